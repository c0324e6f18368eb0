package metadata

import (
	"time"

	"github.com/kansa-go/kansa/ident"
)

// Group is the document group (asiakirjaryhmä), from which the archive derives
// what to do with a document (rule DOC-04).
type Group string

// The groups that this package knows.
const (
	GroupClientRelationship Group = "1" // asiakkuusasiakirja: the relationship of one client with one controller
	GroupMatter             Group = "2" // asia-asiakirja: one matter and its clients
	GroupClientDocument     Group = "5" // client document of phase II or later (asiakasasiakirja)
	GroupPermission         Group = "8" // luovutuslupa-asiakirja
	GroupDenial             Group = "9" // kieltoasiakirja

	// Old and phase I client documents are groups 3 and 4, but which is which is
	// not known: the two codes are our assumption, see AssumedCodes.
	GroupPhaseI Group = "3" // client document of phase I (I vaiheen asiakasasiakirja)
	GroupOld    Group = "4" // old client document, made before joining (vanha asiakasasiakirja)

	// That groups 6 and 7 are informing and attachment is our assumption too.
	GroupInforming  Group = "6" // the client was told about the Kanta services (informointi)
	GroupAttachment Group = "7" // attachment of another document, see Header.AttachedTo (liite)
)

// Groups returns the known groups in order of their codes.
func Groups() []Group {
	return []Group{
		GroupClientRelationship, GroupMatter, GroupPhaseI, GroupOld, GroupClientDocument, GroupInforming, GroupAttachment,
		GroupPermission, GroupDenial,
	}
}

// Structured reports whether documents of the group carry a structured form. Old
// and phase I documents do not; they are XHTML or PDF/A alone (rule DOC-17). No
// structure is published for informing and attachments, so we take them to be
// without one too (inferred). The document of an unknown group is structured.
func (g Group) Structured() bool {
	switch g {
	case GroupPhaseI, GroupOld, GroupInforming, GroupAttachment:
		return false
	}
	return true
}

// AcceptsPDF reports whether a document of the group may be a PDF/A file: old
// and phase I documents (rule DOC-17) and, assumed, attachments.
func (g Group) AcceptsPDF() bool {
	return g == GroupPhaseI || g == GroupOld || g == GroupAttachment
}

// Declaration reports whether documents of the group go to the
// declaration-of-intent service (tahdonilmaisupalvelu) instead of the archive.
func (g Group) Declaration() bool {
	return g == GroupPermission || g == GroupDenial || g == GroupInforming
}

// Code returns the group as a coded value.
func (g Group) Code() Code {
	if g == "" {
		return Code{}
	}
	return DocumentGroups.Code(string(g))
}

// Organisation is an organisation or unit as a header names it.
type Organisation struct {
	ID   ident.OID
	Name string
}

// IsZero reports whether no organisation is given.
func (o Organisation) IsZero() bool { return o == Organisation{} }

// Client is one client (asiakas) of the document. Exactly one of Code and
// Temporary is given (rule TMP-08).
type Client struct {
	Code        ident.PersonalCode
	Temporary   ident.TemporaryID
	Given       []string // given names in order
	CallingName string   // the name in daily use (kutsumanimi); optional
	Family      string
	Gender      Code // of Genders; optional
	Born        ident.Date
}

// Professional is the author of a document (ammattihenkilö). The zero value
// stands for the null flavour NA that groups 1 and 2 carry.
type Professional struct {
	Registration ident.RegistrationNumber
	Given        []string
	Family       string
}

// IsZero reports whether no professional is given.
func (p Professional) IsZero() bool {
	return p.Registration.IsZero() && len(p.Given) == 0 && p.Family == ""
}

// Software names the program that made the document (ohjelmistoympäristö).
type Software struct{ Vendor, Product, Version string }

// IsZero reports whether no software is given.
func (s Software) IsZero() bool { return s == Software{} }

// Reference names one version of another document.
type Reference struct {
	ID      ident.OID
	SetID   ident.OID
	Version int // 0 when not given
}

// Replacement names the version that a new version replaces.
type Replacement = Reference

// Signer is the human-readable block about the professional who signs
// (allekirjoittajan tiedot). It is present only with a professional signature
// and must agree with the certificate.
type Signer struct {
	Registration ident.RegistrationNumber
	Given        []string
	Family       string
	Method       Code // of AuthenticationMethods
	Time         time.Time
}

// Header is the metadata of one document version. Fields stand in the order in
// which the elements occur in real documents. Times have second precision and
// keep their zone. Which fields a group needs, allows or forbids, and how sure we
// are of each: see Fields.
//
// A producer who works in the organiser's register (rekisterinkäyttöoikeus) names
// the organiser as Controller and ServiceCustomer, and itself as Organiser and
// Unit; see OnBehalf. Nothing is known of how joint joining (yhteisliittyminen)
// shows in a header, so it does not.
type Header struct {
	ID                 ident.OID    // asiakirjan yksilöintitunnus: this version
	Type               Code         // yleinen asiakirjatyyppi; zero is sent as null flavour NA
	Drafted            time.Time    // laatimisaika (effectiveTime)
	Confidentiality    Code         // luottamuksellisuusluokka
	Language           string       // "fi" or "sv"; other case is tolerated on decoding
	SetID              ident.OID    // alkuperäisen asiakirjan tunniste: the same for all versions
	Version            int          // from 1
	Clients            []Client     // one, or several for a shared matter
	Author             Professional // ammattihenkilö
	Controller         Organisation // rekisterinpitäjä (custodian)
	Replaces           *Replacement // korvauksen tiedot; nil for a first version
	AttachedTo         *Reference   // main document of an attachment; the form is invented
	GuardianDisclosure Code         // asiakastietojen luovuttaminen huoltajille, for a minor; only the code of "may be disclosed" is known, so set a denial's code whole
	Matter             ident.OID    // asiatunnus
	MatterOpened       time.Time    // opening of the matter; group 2 only, inferred
	MatterClosed       time.Time    // closing of the matter; group 2 only, inferred
	Organiser          Organisation // palvelunjärjestäjä tai palvelunantaja: who gives the service
	Unit               Organisation // palveluyksikkö
	SpecificType       Code         // tarkennettu asiakirjatyyppi
	Created            time.Time    // luontiaika
	Group              Group        // asiakirjaryhmä
	FileFormat         Code         // näyttömuodon formaatti
	StructuredFormat   Code         // rakenteisen muodon formaatti
	Software           Software     // ohjelmistoympäristö
	ServiceTasks       []Code       // palvelutehtävä
	RecordStatus       Code         // valmistumisen tila
	RegisterType       Code         // rekisterityyppi
	ServiceCustomer    Organisation // palvelunjärjestäjä of outsourcingServiceCustomer
	Retention          Code         // kokonaissäilytysaika
	SpecialContent     Code         // erityissisältö, of YesNo
	ContentSpec        ident.OID    // sisältömääritys: OID of the Sosmeta structure
	ClientRelationship ident.OID    // asiakkuuden tunniste
	ServiceProcess     Code         // palveluprosessi
	RestrictionReason  string       // perustelut huoltajarajaukselle tai viivästykselle: why guardians are denied or showing is delayed
	HidingReason       Code         // perustelut viivästämiselle tai näyttämättä jättämiselle
	DisclosureReason   string       // perustelut luovuttamiselle lapsen kiellosta huolimatta; the element's name is invented
	ReleaseToClient    time.Time    // when OmaKanta may show a delayed document (viivästys); inferred from the patient archive
	SafetyProhibition  Code         // turvakielto, of YesNo; the element's name is invented, written only when set
	CorrectionReason   Code         // korvauksen syy
	Signer             *Signer      // allekirjoittajan tiedot

	unreadable map[string]bool // paths whose values Decode could not read
	groupCode  Code            // Group as Decode read it: version and names of its code system
}

// SetDefaults fills empty fields with the values that every observed document
// carries: confidentiality 6, XHTML and JSON formats, record status 3, client
// register, permanent retention and no special content. Fields that are set
// stay as they are.
func (h *Header) SetDefaults() {
	if !h.Cancels() && h.FileFormat.IsZero() {
		h.FileFormat = FileFormats.Code(FormatXHTML)
	}
	for _, d := range []struct {
		field *Code
		code  Code
	}{
		{&h.Confidentiality, Confidentiality.Code("6")},
		{&h.RecordStatus, RecordStatuses.Code("3")},
		{&h.RegisterType, RegisterTypes.Code(RegisterClients)},
		{&h.Retention, RetentionClasses.Code("1")},
		{&h.SpecialContent, YesNo.Code("E")},
	} {
		if d.field.IsZero() {
			*d.field = d.code
		}
	}
	if h.StructuredFormat.IsZero() && h.Group.Structured() && !h.Cancels() {
		h.StructuredFormat = StructuredFormats.Code("5")
	}
	if h.ServiceCustomer.IsZero() {
		h.ServiceCustomer = h.Organiser
	}
}

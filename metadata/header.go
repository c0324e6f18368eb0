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
)

// Groups returns the known groups in order of their codes.
func Groups() []Group {
	return []Group{GroupClientRelationship, GroupMatter, GroupPhaseI, GroupOld, GroupClientDocument, GroupPermission, GroupDenial}
}

// Structured reports whether documents of the group carry a structured form. Old
// and phase I documents do not; they are XHTML or PDF/A alone (rule DOC-17).
func (g Group) Structured() bool { return g != GroupPhaseI && g != GroupOld }

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

// Replacement names the version that a new version replaces.
type Replacement struct {
	ID      ident.OID // the replaced version
	SetID   ident.OID
	Version int
}

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
// keep their zone. Which fields a group needs, allows or forbids: see Fields.
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
	GuardianDisclosure Code         // asiakastietojen luovuttaminen huoltajille, for a minor
	Matter             ident.OID    // asiatunnus
	MatterOpened       time.Time    // opening of the matter; group 2 only, inferred
	MatterClosed       time.Time    // closing of the matter; group 2 only, inferred
	Organiser          Organisation // palvelunjärjestäjä as the responsible party
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
	RestrictionReason  string       // perustelut huoltajarajaukselle tai viivästykselle
	HidingReason       Code         // perustelut näyttämättä jättämiselle
	CorrectionReason   Code         // korvauksen syy
	Signer             *Signer      // allekirjoittajan tiedot

	unreadable map[string]bool // paths whose values Decode could not read
}

// SetDefaults fills empty fields with the values that every observed document
// carries: confidentiality 6, XHTML and JSON formats, record status 3, client
// register, permanent retention and no special content. Fields that are set
// stay as they are.
func (h *Header) SetDefaults() {
	for _, d := range []struct {
		field *Code
		code  Code
	}{
		{&h.Confidentiality, Confidentiality.Code("6")},
		{&h.FileFormat, FileFormats.Code("2")},
		{&h.RecordStatus, RecordStatuses.Code("3")},
		{&h.RegisterType, RegisterTypes.Code("1")},
		{&h.Retention, RetentionClasses.Code("1")},
		{&h.SpecialContent, YesNo.Code("E")},
	} {
		if d.field.IsZero() {
			*d.field = d.code
		}
	}
	if h.StructuredFormat.IsZero() && h.Group.Structured() {
		h.StructuredFormat = StructuredFormats.Code("5")
	}
	if h.ServiceCustomer.IsZero() {
		h.ServiceCustomer = h.Organiser
	}
}

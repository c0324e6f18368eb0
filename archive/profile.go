package archive

import (
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// Entry is one constant of the wire and how sure we are of it.
type Entry struct {
	Value    string        `json:"value"`
	Fidelity rule.Fidelity `json:"fidelity"`
	Source   string        `json:"source"`
}

// Profile is the interface profile (rajapintaprofiili): every wire detail that
// nobody could verify, in one replaceable value. The zero Profile is not
// usable; start from DefaultProfile and change what you know better. It must
// not be modified while it is in use.
type Profile struct {
	Version string `json:"version"`

	Archive         Entry `json:"archive"`         // interaction that archives a document
	Replace         Entry `json:"replace"`         // interaction that archives a new version
	Query           Entry `json:"query"`           // interaction that asks for documents
	QueryAnswer     Entry `json:"queryAnswer"`     // interaction that answers a query
	Acknowledgement Entry `json:"acknowledgement"` // interaction that acknowledges
	Trigger         Entry `json:"trigger"`         // trigger event of controlActProcess

	RequestArchiveRelationship Entry `json:"requestArchiveRelationship"` // service requests (palvelupyyntö) …
	RequestArchiveMatter       Entry `json:"requestArchiveMatter"`
	RequestArchiveDocument     Entry `json:"requestArchiveDocument"`
	RequestArchivePermission   Entry `json:"requestArchivePermission"`
	RequestArchiveDenial       Entry `json:"requestArchiveDenial"`
	RequestNewVersion          Entry `json:"requestNewVersion"`
	RequestFetchDocument       Entry `json:"requestFetchDocument"`

	SituationOwnUse     Entry `json:"situationOwnUse"`     // use situations (käyttötilanne) …
	SituationDisclosure Entry `json:"situationDisclosure"` // search of another controller's register

	ArchiveParty     Entry `json:"archiveParty"`     // receiver of messages to the archive
	MIMEPart         Entry `json:"mimePart"`         // content type of the document's MIME part
	TransferEncoding Entry `json:"transferEncoding"` // its content transfer encoding
	SOAPNamespace    Entry `json:"soapNamespace"`
	SOAPAction       Entry `json:"soapAction"`   // prefix of the SOAPAction header; the interaction follows
	DetailSystem     Entry `json:"detailSystem"` // code system of acknowledgement details: rule ids
}

// DefaultProfile returns the built-in profile.
func DefaultProfile() Profile {
	const two = "two frames of 2026"
	seen := func(v string) Entry { return Entry{v, rule.Observed, two} }
	chapters := func(v string) Entry {
		return Entry{v, rule.Inferred, "number of the use case in Rajapintakäyttötapaukset; SP1 is the first and SP17 the seventeenth"}
	}
	analogy := func(v string) Entry {
		return Entry{v, rule.Inferred, "by analogy with the HL7 V3 Medical Records numbers"}
	}
	ours := func(v string) Entry { return Entry{v, rule.Invented, "our choice"} }
	return Profile{
		Version:         "2026-11",
		Archive:         seen("RCMR_IN200002FI01"),
		Replace:         analogy("RCMR_IN200010FI01"),
		Query:           analogy("RCMR_IN200031FI01"),
		QueryAnswer:     analogy("RCMR_IN200032FI01"),
		Acknowledgement: Entry{"MCCI_IN000002UV01", rule.Specified, "HL7 V3 messaging implementation guide 2.20.1"},
		Trigger:         seen("RCMR_TE000102UV01"),

		RequestArchiveRelationship: seen("SP1"),
		RequestArchiveMatter:       chapters("SP2"),
		RequestArchiveDocument:     seen("SP17"),
		RequestArchivePermission:   ours("KANSA-LUPA"),
		RequestArchiveDenial:       ours("KANSA-KIELTO"),
		RequestNewVersion:          chapters("SP5"),
		RequestFetchDocument:       chapters("SP10"),

		SituationOwnUse:     seen("1"),
		SituationDisclosure: ours("2"),

		ArchiveParty:     seen("1.2.246.556.18007.2"),
		MIMEPart:         ours("text/xml; charset=UTF-8"),
		TransferEncoding: ours("base64"),
		SOAPNamespace:    ours("http://schemas.xmlsoap.org/soap/envelope/"),
		SOAPAction:       ours("urn:hl7-org:v3:"),
		DetailSystem:     ours("2.999.1.2"),
	}
}

// NamedEntry is an entry with its name, for listings.
type NamedEntry struct {
	Name string
	Entry
}

// Entries lists the profile in a fixed order.
func (p Profile) Entries() []NamedEntry {
	return []NamedEntry{
		{"interaction: archive", p.Archive}, {"interaction: new version", p.Replace}, {"interaction: query", p.Query},
		{"interaction: query answer", p.QueryAnswer}, {"interaction: acknowledgement", p.Acknowledgement}, {"trigger event", p.Trigger},
		{"service request: asiakkuusasiakirja", p.RequestArchiveRelationship}, {"service request: asia-asiakirja", p.RequestArchiveMatter},
		{"service request: client document", p.RequestArchiveDocument}, {"service request: luovutuslupa", p.RequestArchivePermission},
		{"service request: kielto", p.RequestArchiveDenial}, {"service request: new version", p.RequestNewVersion},
		{"service request: fetch documents", p.RequestFetchDocument}, {"use situation: own use", p.SituationOwnUse},
		{"use situation: disclosure", p.SituationDisclosure}, {"party id of the archive", p.ArchiveParty}, {"MIME part", p.MIMEPart},
		{"MIME transfer encoding", p.TransferEncoding}, {"SOAP namespace", p.SOAPNamespace}, {"SOAPAction prefix", p.SOAPAction},
		{"code system of acknowledgement details", p.DetailSystem},
	}
}

// ServiceRequest returns the service request that archives a document of the
// group: the one for new versions when version is above 1. It returns "" for an
// unknown group.
func (p Profile) ServiceRequest(group metadata.Group, version int) string {
	if version > 1 {
		return p.RequestNewVersion.Value
	}
	switch group {
	case metadata.GroupClientRelationship:
		return p.RequestArchiveRelationship.Value
	case metadata.GroupMatter:
		return p.RequestArchiveMatter.Value
	case metadata.GroupClientDocument:
		return p.RequestArchiveDocument.Value
	case metadata.GroupPermission:
		return p.RequestArchivePermission.Value
	case metadata.GroupDenial:
		return p.RequestArchiveDenial.Value
	}
	return ""
}

// Code systems of the frame.
var (
	serviceRequests = metadata.CodeSystem{
		OID: "1.2.246.537.6.1503", Version: "201601", Name: "Sosiaalihuolto - Arkistosanomien palvelupyynnöt",
		Values: []metadata.Value{{Code: "SP1", Display: "Asiakkuusasiakirjan arkistointi"}, {Code: "SP17", Display: "Asiakasasiakirjan arkistointi"}},
		Source: "two frames of 2026", Fidelity: rule.Observed,
	}
	useSituations = metadata.CodeSystem{
		OID: "1.2.246.537.6.1289", Version: "201901", Name: "Sosiaalihuolto - Asiakastiedon arkiston käyttötilanne",
		Values: []metadata.Value{{Code: "1", Display: "Palvelunjärjestäjän rekisterin oma käyttö"}},
		Source: "two frames of 2026", Fidelity: rule.Observed,
	}
	searchReasons = metadata.CodeSystem{
		OID: "1.2.246.537.6.1299", Version: "202101", Name: "Sosiaalihuolto - Laajan tiedonhaun peruste",
		Source: "C-1299", Fidelity: rule.Specified,
	}
)

// CodeSystems returns the code systems of the frame, for listings.
func CodeSystems() []metadata.CodeSystem {
	return []metadata.CodeSystem{serviceRequests, useSituations, searchReasons}
}

// SearchReason returns a code of Laajan tiedonhaun peruste, the reason of a
// search by broad right (rule DSC-05).
func SearchReason(code string) metadata.Code { return searchReasons.Code(code) }

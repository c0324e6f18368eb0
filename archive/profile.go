package archive

import (
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// Profile is the interface profile (rajapintaprofiili): every wire detail that
// nobody could verify, in one replaceable value. The zero Profile is not
// usable; start from DefaultProfile and change what you know better. It must
// not be modified while it is in use.
type Profile struct {
	Version string `json:"version"`

	Archive         Entry `json:"archive" entry:"interaction: archive"`
	Replace         Entry `json:"replace" entry:"interaction: new version"`
	Cancel          Entry `json:"cancel" entry:"interaction: cancel"`
	MetadataQuery   Entry `json:"metadataQuery" entry:"interaction: query without content"`
	MetadataAnswer  Entry `json:"metadataAnswer" entry:"interaction: answer without content"`
	Query           Entry `json:"query" entry:"interaction: query"`
	QueryAnswer     Entry `json:"queryAnswer" entry:"interaction: query answer"`
	Acknowledgement Entry `json:"acknowledgement" entry:"interaction: acknowledgement"`
	Trigger         Entry `json:"trigger" entry:"trigger event"`

	RequestArchiveRelationship Entry `json:"requestArchiveRelationship" entry:"service request: asiakkuusasiakirja"`
	RequestArchiveMatter       Entry `json:"requestArchiveMatter" entry:"service request: asia-asiakirja"`
	RequestArchivePhaseI       Entry `json:"requestArchivePhaseI" entry:"service request: client document of phase I"`
	RequestArchiveOld          Entry `json:"requestArchiveOld" entry:"service request: old client document"`
	RequestArchiveDocument     Entry `json:"requestArchiveDocument" entry:"service request: client document"`
	RequestArchiveAttachment   Entry `json:"requestArchiveAttachment" entry:"service request: attachment"`
	RequestArchiveInforming    Entry `json:"requestArchiveInforming" entry:"service request: informointi"`
	RequestArchivePermission   Entry `json:"requestArchivePermission" entry:"service request: luovutuslupa"`
	RequestArchiveDenial       Entry `json:"requestArchiveDenial" entry:"service request: kielto"`
	RequestNewVersion          Entry `json:"requestNewVersion" entry:"service request: new version"`
	RequestCancel              Entry `json:"requestCancel" entry:"service request: cancel"`
	RequestFetchRelationship   Entry `json:"requestFetchRelationship" entry:"service request: fetch client relationship"`
	RequestFetchMatter         Entry `json:"requestFetchMatter" entry:"service request: fetch matter"`
	RequestFetchMetadata       Entry `json:"requestFetchMetadata" entry:"service request: fetch metadata"`
	RequestFetchDocument       Entry `json:"requestFetchDocument" entry:"service request: fetch documents"`
	RequestFetchSummary        Entry `json:"requestFetchSummary" entry:"service request: fetch summary"`

	SituationOwnUse         Entry `json:"situationOwnUse" entry:"use situation: own use"`
	SituationDisclosure     Entry `json:"situationDisclosure" entry:"use situation: disclosure"`
	SituationRegisterAccess Entry `json:"situationRegisterAccess" entry:"use situation: register access right"`

	ParameterClient         Entry `json:"parameterClient" entry:"query parameter: client"`
	ParameterController     Entry `json:"parameterController" entry:"query parameter: controller"`
	ParameterGroup          Entry `json:"parameterGroup" entry:"query parameter: document group"`
	ParameterType           Entry `json:"parameterType" entry:"query parameter: general document type"`
	ParameterSpecificType   Entry `json:"parameterSpecificType" entry:"query parameter: specific document type"`
	ParameterServiceTask    Entry `json:"parameterServiceTask" entry:"query parameter: service task"`
	ParameterServiceProcess Entry `json:"parameterServiceProcess" entry:"query parameter: service process"`
	ParameterMatter         Entry `json:"parameterMatter" entry:"query parameter: matter"`
	ParameterRelationship   Entry `json:"parameterRelationship" entry:"query parameter: client relationship"`
	ParameterSetID          Entry `json:"parameterSetID" entry:"query parameter: set id"`
	ParameterDocument       Entry `json:"parameterDocument" entry:"query parameter: document id"`
	ParameterUnit           Entry `json:"parameterUnit" entry:"query parameter: service unit"`
	ParameterAuthor         Entry `json:"parameterAuthor" entry:"query parameter: author"`
	ParameterCreated        Entry `json:"parameterCreated" entry:"query parameter: creation time"`
	ParameterDrafted        Entry `json:"parameterDrafted" entry:"query parameter: time of drawing up"`
	ParameterAllVersions    Entry `json:"parameterAllVersions" entry:"query parameter: all versions"`
	ParameterPageSize       Entry `json:"parameterPageSize" entry:"query parameter: page size"`
	ParameterContinuation   Entry `json:"parameterContinuation" entry:"query parameter: continuation"`

	ArchiveParty     Entry `json:"archiveParty" entry:"party id of the archive"`
	MIMEPart         Entry `json:"mimePart" entry:"MIME part"`
	TransferEncoding Entry `json:"transferEncoding" entry:"MIME transfer encoding"`
	SOAPNamespace    Entry `json:"soapNamespace" entry:"SOAP namespace"`
	SOAPAction       Entry `json:"soapAction" entry:"SOAPAction prefix"` // the interaction follows
	SummaryNamespace Entry `json:"summaryNamespace" entry:"namespace of a summary"`
	DetailSystem     Entry `json:"detailSystem" entry:"code system of acknowledgement details"` // rule ids
	ErrorSystem      Entry `json:"errorSystem" entry:"code system of process errors"`
	ErrorAccess      Entry `json:"errorAccess" entry:"error: no access right"`
	ErrorIntegrity   Entry `json:"errorIntegrity" entry:"error: integrity of the message"`

	LimitMessage  Entry `json:"limitMessage" entry:"limit: bytes of a message"` // in its envelope, either way
	LimitPage     Entry `json:"limitPage" entry:"limit: documents on a page"`
	TimeoutAnswer Entry `json:"timeoutAnswer" entry:"timeout: answer"` // as time.ParseDuration reads it
}

const twoFrames = "two frames of 2026"

func seen(v string) Entry { return Entry{v, rule.Observed, twoFrames} }
func ours(v string) Entry { return Entry{v, rule.Invented, "our choice"} }

func chapter(v string) Entry {
	return Entry{v, rule.Inferred, "number of the use case in Rajapintakäyttötapaukset; SP1 is the first and SP17 the seventeenth"}
}

func analogy(v string) Entry {
	return Entry{v, rule.Inferred, "by analogy with the HL7 V3 Medical Records numbers"}
}

// parameter is a query parameter: that the attribute exists may be known, its
// name on the wire is not.
func parameter(v string) Entry {
	return Entry{v, rule.Invented, "name after the header's element; search attributes are named in function lists only"}
}

// DefaultProfile returns the built-in profile.
func DefaultProfile() Profile {
	p := Profile{Version: "2026-11"}
	p.interactions()
	p.requests()
	p.parameters()
	p.transport()
	return p
}

func (p *Profile) interactions() {
	p.Archive, p.Trigger = seen("RCMR_IN200002FI01"), seen("RCMR_TE000102UV01")
	p.Replace, p.Cancel = analogy("RCMR_IN200010FI01"), analogy("RCMR_IN200011FI01")
	p.MetadataQuery, p.MetadataAnswer = analogy("RCMR_IN200029FI01"), analogy("RCMR_IN200030FI01")
	p.Query, p.QueryAnswer = analogy("RCMR_IN200031FI01"), analogy("RCMR_IN200032FI01")
	p.Acknowledgement = Entry{"MCCI_IN000002UV01", rule.Specified, "HL7 V3 messaging implementation guide 2.20.1"}
}

func (p *Profile) requests() {
	p.RequestArchiveRelationship, p.RequestArchiveDocument = seen("SP1"), seen("SP17")
	p.RequestArchiveMatter, p.RequestArchivePhaseI, p.RequestArchiveOld = chapter("SP2"), chapter("SP3"), chapter("SP4")
	p.RequestNewVersion, p.RequestCancel = chapter("SP5"), chapter("SP6")
	p.RequestFetchRelationship, p.RequestFetchMatter, p.RequestFetchMetadata = chapter("SP7"), chapter("SP8"), chapter("SP9")
	p.RequestFetchDocument, p.RequestFetchSummary = chapter("SP10"), chapter("SP11")
	p.RequestArchiveAttachment = Entry{"SP17", rule.Inferred, "an attachment is taken for a client document"}
	p.RequestArchiveInforming = ours("KANSA-INFORMOINTI")
	p.RequestArchivePermission, p.RequestArchiveDenial = ours("KANSA-LUPA"), ours("KANSA-KIELTO")
	p.SituationOwnUse = seen("1")
	p.SituationDisclosure, p.SituationRegisterAccess = ours("2"), ours("3")
}

func (p *Profile) parameters() {
	p.ParameterClient, p.ParameterController = parameter("patient.id"), parameter("custodian.id")
	p.ParameterGroup, p.ParameterType, p.ParameterSpecificType = parameter("documentGroup"), parameter("clinicalDocument.code"), parameter("specificDocumentType")
	p.ParameterServiceTask, p.ParameterServiceProcess = parameter("functionCode"), parameter("serviceProcess")
	p.ParameterMatter, p.ParameterRelationship = parameter("encompassingEncounter.id"), parameter("encompassingClientRelationship")
	p.ParameterSetID, p.ParameterDocument = parameter("clinicalDocument.setId"), parameter("clinicalDocument.id")
	p.ParameterUnit, p.ParameterAuthor = parameter("representedOrganization.id"), parameter("assignedAuthor.id")
	p.ParameterCreated, p.ParameterDrafted = parameter("creationTime"), parameter("clinicalDocument.effectiveTime")
	p.ParameterAllVersions = parameter("allVersions")
	p.ParameterPageSize = Entry{"initialQuantity", rule.Inferred, "HL7 V3 query control; whether the archive pages is not known"}
	p.ParameterContinuation = ours("continuation")
}

func (p *Profile) transport() {
	p.ArchiveParty = seen("1.2.246.556.18007.2")
	p.MIMEPart, p.TransferEncoding = ours("text/xml; charset=UTF-8"), ours("base64")
	p.SOAPNamespace, p.SOAPAction = ours("http://schemas.xmlsoap.org/soap/envelope/"), ours("urn:hl7-org:v3:")
	p.SummaryNamespace, p.DetailSystem = ours("urn:kansa:summary"), ours("2.999.1.2")
	const errorCodes = "Kanta-palvelut - Prosessivirheet ja huomautukset, as two Kela FHIR guides use it; the place in a V3 answer is our choice"
	p.ErrorSystem = Entry{"1.2.246.537.5.40112.2006", rule.Specified, errorCodes}
	p.ErrorAccess, p.ErrorIntegrity = Entry{"5Y00009", rule.Specified, errorCodes}, Entry{"4Y00007", rule.Specified, errorCodes}
	p.LimitMessage, p.LimitPage, p.TimeoutAnswer = ours("67108864"), ours("200"), ours("2m")
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
	case metadata.GroupPhaseI:
		return p.RequestArchivePhaseI.Value
	case metadata.GroupOld:
		return p.RequestArchiveOld.Value
	case metadata.GroupClientDocument:
		return p.RequestArchiveDocument.Value
	case metadata.GroupInforming:
		return p.RequestArchiveInforming.Value
	case metadata.GroupAttachment:
		return p.RequestArchiveAttachment.Value
	case metadata.GroupPermission:
		return p.RequestArchivePermission.Value
	case metadata.GroupDenial:
		return p.RequestArchiveDenial.Value
	}
	return ""
}

// Purpose returns the interaction and the service request that archive the
// document of a header: a cancellation, a new version or a first version.
func (p Profile) purpose(h *metadata.Header) (interaction, request string) {
	switch {
	case h.Cancels():
		return p.Cancel.Value, p.RequestCancel.Value
	case h.Version > 1:
		return p.Replace.Value, p.RequestNewVersion.Value
	}
	return p.Archive.Value, p.ServiceRequest(h.Group, h.Version)
}

// archives reports whether an interaction carries a document to the archive.
func (p Profile) archives(interaction string) bool {
	return interaction == p.Archive.Value || interaction == p.Replace.Value || interaction == p.Cancel.Value
}

// Code systems of the frame.
var (
	serviceRequests = metadata.CodeSystem{
		OID: "1.2.246.537.6.1503", Version: "201601", Name: "Sosiaalihuolto - Arkistosanomien palvelupyynnöt",
		Values: []metadata.Value{{Code: "SP1", Display: "Asiakkuusasiakirjan arkistointi"}, {Code: "SP17", Display: "Asiakasasiakirjan arkistointi"}},
		Source: twoFrames, Fidelity: rule.Observed,
	}
	useSituations = metadata.CodeSystem{
		OID: "1.2.246.537.6.1289", Version: "201901", Name: "Sosiaalihuolto - Asiakastiedon arkiston käyttötilanne",
		Values: []metadata.Value{{Code: "1", Display: "Palvelunjärjestäjän rekisterin oma käyttö"}},
		Source: twoFrames, Fidelity: rule.Observed,
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

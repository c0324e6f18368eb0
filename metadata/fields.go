package metadata

import "github.com/kansa-go/kansa/rule"

// Presence says whether a document group carries a field.
type Presence string

// The presences of a field in a group.
const (
	Required Presence = "required"
	Optional Presence = "optional"
	Absent   Presence = "absent"
)

// Field describes one field of the header: where it stands and which groups
// carry it. The table of Fields is the rule; no other code knows presence.
type Field struct {
	Name     string             // name of the Go field
	Finnish  string             // the national term
	Path     string             // element path in the document
	Presence map[Group]Presence // by group; must not be modified
	Rule     rule.ID            // broken when a required field is missing

	missing rule.Rule
	set     func(*Header) bool
}

// groups in the order of the columns of the table below.
var columns = [...]Group{GroupClientRelationship, GroupMatter, GroupClientDocument, GroupPermission, GroupDenial, GroupPhaseI, GroupOld}

// Fields returns the table of fields in the order of the header's elements.
// Columns 1 and 5 are observed, column 2 follows from the structure of the
// asia-asiakirja, columns 8 and 9 follow from the structures of the permission
// and denial documents, and the last two from what is known of old and phase I
// documents (PDF/A or XHTML without structured form; an old one needs no
// matter, rule OLD-10). Real headers of those groups were not seen.
func Fields() []Field {
	const root, local = "/ClinicalDocument/", "/ClinicalDocument/localSocialHeader/"
	const encounter = root + "componentOf/encompassingEncounter/"
	return []Field{
		field("ID", "Asiakirjan yksilöintitunnus", root+"id", "RRRRRRR", ruleIdentified, func(h *Header) bool { return h.ID != "" }),
		field("Type", "Yleinen asiakirjatyyppi", root+"code", "--R--RR", ruleField, func(h *Header) bool { return !h.Type.IsZero() }),
		field("Drafted", "Asiakirjan laatimisaika", root+"effectiveTime", "RRRRRRR", ruleTime, func(h *Header) bool { return !h.Drafted.IsZero() }),
		field("Confidentiality", "Luottamuksellisuusluokka", root+"confidentialityCode", "RRRRRRR", ruleConfidentiality, func(h *Header) bool { return !h.Confidentiality.IsZero() }),
		field("Language", "Kieli", root+"languageCode", "RRRRRRR", ruleLanguage, func(h *Header) bool { return h.Language != "" }),
		field("SetID", "Alkuperäisen asiakirjan tunniste", root+"setId", "RRRRRRR", ruleIdentified, func(h *Header) bool { return h.SetID != "" }),
		field("Version", "Asiakirjan versio", root+"versionNumber", "RRRRRRR", ruleVersion, func(h *Header) bool { return h.Version != 0 }),
		field("Clients", "Asiakkaan tiedot", root+"recordTarget", "RRRRRRR", ruleHasIdentity, func(h *Header) bool { return len(h.Clients) > 0 }),
		field("Author", "Ammattihenkilö", root+"author", "ooRoooo", ruleAuthor, func(h *Header) bool { return !h.Author.IsZero() }),
		field("Controller", "Rekisterinpitäjä", root+"custodian", "RRRRRRR", ruleController, func(h *Header) bool { return h.Controller.ID != "" && h.Controller.Name != "" }),
		field("Replaces", "Korvauksen tiedot", root+"relatedDocument", "ooooooo", ruleFirstVersion, func(h *Header) bool { return h.Replaces != nil }),
		field("GuardianDisclosure", "Asiakastietojen luovuttaminen huoltajille", root+"authorization/consent/code", "ooo--oo", ruleField, func(h *Header) bool { return !h.GuardianDisclosure.IsZero() }),
		field("Matter", "Asiatunnus", encounter+"id", "-RR--Ro", ruleMatter, func(h *Header) bool { return h.Matter != "" }),
		field("MatterOpened", "Asian avauspäivä", encounter+"effectiveTime/low", "-o-----", ruleField, func(h *Header) bool { return !h.MatterOpened.IsZero() }),
		field("MatterClosed", "Asian päättymispäivä", encounter+"effectiveTime/high", "-o-----", ruleField, func(h *Header) bool { return !h.MatterClosed.IsZero() }),
		field("Organiser", "Palvelunjärjestäjä tai palvelunantaja", encounter+"responsibleParty", "ooRoooo", ruleUnit, func(h *Header) bool { return h.Organiser.ID != "" }),
		field("Unit", "Palveluyksikkö", encounter+"encounterParticipant", "RoRoooo", ruleUnit, func(h *Header) bool { return h.Unit.ID != "" }),
		field("SpecificType", "Tarkennettu asiakirjatyyppi", local+"specificDocumentType", "--R--oo", ruleField, func(h *Header) bool { return !h.SpecificType.IsZero() }),
		field("Created", "Asiakirjan luontiaika", local+"creationTime", "RRRRRRR", ruleTime, func(h *Header) bool { return !h.Created.IsZero() }),
		field("Group", "Asiakirjaryhmä", local+"documentGroup", "RRRRRRR", ruleGroup, func(h *Header) bool { return h.Group != "" }),
		field("FileFormat", "Näyttömuodon formaatti", local+"fileFormat", "RRRRRRR", ruleField, func(h *Header) bool { return !h.FileFormat.IsZero() }),
		field("StructuredFormat", "Rakenteisen muodon formaatti", local+"structuredFileFormat", "RRRRR--", ruleField, func(h *Header) bool { return !h.StructuredFormat.IsZero() }),
		field("Software", "Ohjelmistoympäristö", local+"softwareSupport", "RRRRRRR", ruleField, func(h *Header) bool { return h.Software.Product != "" }),
		field("ServiceTasks", "Palvelutehtävä", local+"functionCode", "oRR--Ro", ruleServiceTask, func(h *Header) bool { return len(h.ServiceTasks) > 0 }),
		field("RecordStatus", "Valmistumisen tila", local+"recordStatus", "RRRRRRR", ruleField, func(h *Header) bool { return !h.RecordStatus.IsZero() }),
		field("RegisterType", "Rekisterityyppi", local+"registryType", "RRRRRRR", ruleRegister, func(h *Header) bool { return !h.RegisterType.IsZero() }),
		field("ServiceCustomer", "Palvelunjärjestäjän tunnus ja nimi", local+"outsourcingServiceCustomer", "RRRooRR", ruleUnit, func(h *Header) bool { return h.ServiceCustomer.ID != "" && h.ServiceCustomer.Name != "" }),
		field("Retention", "Kokonaissäilytysaika", local+"totalRetentionPeriodClass", "RRRRRRR", ruleField, func(h *Header) bool { return !h.Retention.IsZero() }),
		field("SpecialContent", "Erityissisältö", local+"specialContent", "RRRoooo", ruleField, func(h *Header) bool { return !h.SpecialContent.IsZero() }),
		field("ContentSpec", "Sisältömääritys", local+"contentSpecificationId", "RRRRR--", ruleStructureNamed, func(h *Header) bool { return h.ContentSpec != "" }),
		field("ClientRelationship", "Asiakkuuden tunniste", local+"encompassingClientRelationship", "R------", ruleRelationship, func(h *Header) bool { return h.ClientRelationship != "" }),
		field("ServiceProcess", "Palveluprosessi", local+"serviceProcess", "--R--oo", ruleServiceProcess, func(h *Header) bool { return !h.ServiceProcess.IsZero() }),
		field("RestrictionReason", "Perustelut huoltajarajaukselle tai viivästykselle", local+"authorizationRestrictionArgument", "ooo--oo", ruleField, func(h *Header) bool { return h.RestrictionReason != "" }),
		field("HidingReason", "Perustelut näyttämättä jättämiselle", local+"inaccessibleArgument", "ooo--oo", ruleField, func(h *Header) bool { return !h.HidingReason.IsZero() }),
		field("CorrectionReason", "Korvauksen syy", local+"reasonOfCorrection", "ooooooo", ruleFirstVersion, func(h *Header) bool { return !h.CorrectionReason.IsZero() }),
		field("Signer", "Allekirjoittajan tiedot", local+"signature", "ooooo--", ruleField, func(h *Header) bool { return h.Signer != nil }),
	}
}

// field reads one row of the table: R required, o optional, - absent.
func field(name, finnish, path, presence string, missing rule.Rule, set func(*Header) bool) Field {
	by := make(map[Group]Presence, len(columns))
	for i, g := range columns {
		switch presence[i] {
		case 'R':
			by[g] = Required
		case 'o':
			by[g] = Optional
		default:
			by[g] = Absent
		}
	}
	return Field{Name: name, Finnish: finnish, Path: path, Presence: by, Rule: missing.ID, missing: missing, set: set}
}

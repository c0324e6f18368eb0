package metadata

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

// Validate judges the header: the fields that its group needs or does not use,
// identifiers, versions, clients, and the code system of every code. It returns
// findings in the order of the header's elements and nil when there are none.
// Locations are element paths, also for a header that was never encoded.
func (h *Header) Validate() rule.Findings {
	v := &validator{h: h}
	v.presence()
	v.group()
	v.versions()
	v.clients()
	v.units()
	v.codes()
	v.dates()
	if l := strings.ToLower(h.Language); l != "" && l != "fi" && l != "sv" {
		v.found.Add(ruleLanguage.Finding("/ClinicalDocument/languageCode", "the language is neither fi nor sv").WithGot(printable(h.Language)))
	}
	return v.found
}

type validator struct {
	h     *Header
	found rule.Findings
}

func (v *validator) presence() {
	known := slices.Contains(Groups(), v.h.Group)
	for _, f := range Fields() {
		want := f.Presence[v.h.Group]
		if !known { // only what all groups share can be judged
			want = common(f)
		}
		set := f.set(v.h)
		switch {
		case want == Required && !set && !v.unreadable(f.Path):
			v.found.Add(f.missing.Finding(f.Path, f.Finnish+" is missing").WithRemedy("set metadata.Header." + f.Name))
		case want == Absent && set:
			v.found.Add(ruleNotInGroup.Finding(f.Path, f.Finnish+" is not used in this document group").WithGot("group " + string(v.h.Group)))
		}
	}
}

// common returns Required when every group requires the field.
func common(f Field) Presence {
	for _, p := range f.Presence {
		if p != Required {
			return Optional
		}
	}
	return Required
}

// unreadable reports whether Decode found a value at the path, or below it,
// that it could not read.
func (v *validator) unreadable(path string) bool {
	for bad := range v.h.unreadable {
		if bad == path || strings.HasPrefix(bad, path+"/") || strings.HasPrefix(bad, path+"[") {
			return true
		}
	}
	return false
}

func (v *validator) group() {
	if g := v.h.Group; g != "" && !slices.Contains(Groups(), g) {
		v.found.Add(ruleKnownGroup.Finding("/ClinicalDocument/localSocialHeader/documentGroup", "the document group is not known").
			WithGot(printable(string(g))).WithWant("1, 2, 3, 4, 5, 8 or 9"))
	}
}

func (v *validator) versions() {
	h := v.h
	v.oid("/ClinicalDocument/id", h.ID)
	v.oid("/ClinicalDocument/setId", h.SetID)
	if h.Version < 0 {
		v.found.Add(ruleVersion.Finding("/ClinicalDocument/versionNumber", "the version is below 1"))
	}
	if h.Version == 1 && h.ID != "" && h.SetID != "" && h.SetID != h.ID {
		v.found.Add(ruleFirstVersion.Finding("/ClinicalDocument/setId", "a first version's set id is its own id").
			WithGot(string(h.SetID)).WithWant(string(h.ID)))
	}
	if h.Version > 1 {
		v.laterVersion()
	}
	if h.Version == 1 && h.Replaces != nil {
		v.found.Add(ruleFirstVersion.Finding("/ClinicalDocument/relatedDocument", "a first version replaces nothing"))
	}
}

func (v *validator) oid(path string, oid ident.OID) {
	if oid != "" && !oid.Valid() {
		v.found.Add(ruleOID.Finding(path, "the OID is wrong"))
	}
}

func (v *validator) laterVersion() {
	h := v.h
	if h.SetID == h.ID && h.ID != "" {
		v.found.Add(ruleFirstVersion.Finding("/ClinicalDocument/id", "a later version has an id of its own").WithRemedy("allocate a new document OID"))
	}
	switch r := h.Replaces; {
	case r == nil:
		v.found.Add(ruleFirstVersion.Finding("/ClinicalDocument/relatedDocument", "a later version names the version that it replaces").WithSeverity(rule.Warning))
	case r.ID == h.ID && h.ID != "":
		v.found.Add(ruleFirstVersion.Finding("/ClinicalDocument/relatedDocument", "a version does not replace itself"))
	case r.SetID != "" && r.SetID != h.SetID:
		v.found.Add(ruleFirstVersion.Finding("/ClinicalDocument/relatedDocument/parentDocument/setId", "the replaced version is of another document"))
	case r.Version != 0 && r.Version >= h.Version:
		v.found.Add(ruleFirstVersion.Finding("/ClinicalDocument/relatedDocument/parentDocument/versionNumber", "the replaced version is not older"))
	}
	if h.CorrectionReason.IsZero() {
		v.found.Add(ruleFirstVersion.Finding("/ClinicalDocument/localSocialHeader/reasonOfCorrection", "a later version gives the reason of correction").WithSeverity(rule.Warning))
	}
}

func (v *validator) clients() {
	h := v.h
	if len(h.Clients) > 1 {
		switch h.Group {
		case GroupClientRelationship:
			v.found.Add(ruleOnePerson.Finding("/ClinicalDocument/recordTarget[2]", "an asiakkuusasiakirja concerns one person"))
		case GroupPermission, GroupDenial:
			v.found.Add(ruleSharedMatter.Finding("/ClinicalDocument/recordTarget[2]", "a declaration of intent concerns one person"))
		}
	}
	for i, c := range h.Clients {
		path := "/ClinicalDocument/recordTarget"
		if len(h.Clients) > 1 {
			path = fmt.Sprintf("%s[%d]", path, i+1)
		}
		v.client(c, path+"/patientRole")
	}
}

func (v *validator) client(c Client, path string) {
	h := v.h
	if c.Code.IsZero() && c.Temporary.IsZero() && !v.unreadable(path+"/id") {
		v.found.Add(ruleHasIdentity.Finding(path+"/id", "the client has neither an identity code nor a temporary identifier").
			WithRemedy("set metadata.Client.Code or Temporary"))
	}
	if (h.Group == GroupPermission || h.Group == GroupDenial) && c.Code.IsZero() && !c.Temporary.IsZero() {
		v.found.Add(ruleNoTemporary.Finding(path+"/id", "a permission or denial needs the client's identity code"))
	}
	if c.Family == "" || len(c.Given) == 0 {
		v.found.Add(ruleClientName.Finding(path+"/patient/name", "the client's name is not complete").WithRemedy("set metadata.Client.Given and Family"))
	}
	if born := c.Code.BirthDate(); !c.Born.IsZero() && !born.IsZero() && c.Born != born {
		v.found.Add(ruleBirth.Finding(path+"/patient/birthTime", "the date of birth is not that of the identity code"))
	}
}

// units checks the OIDs of organisations in the Finnish branch.
func (v *validator) units() {
	const encounter = "/ClinicalDocument/componentOf/encompassingEncounter/"
	v.oid("/ClinicalDocument/custodian", v.h.Controller.ID)
	v.oid(encounter+"id", v.h.Matter)
	v.oid(encounter+"responsibleParty", v.h.Organiser.ID)
	v.oid(encounter+"encounterParticipant", v.h.Unit.ID)
	v.oid("/ClinicalDocument/localSocialHeader/outsourcingServiceCustomer", v.h.ServiceCustomer.ID)
	v.oid("/ClinicalDocument/localSocialHeader/contentSpecificationId", v.h.ContentSpec)
	v.oid("/ClinicalDocument/localSocialHeader/encompassingClientRelationship", v.h.ClientRelationship)
	if org, err := ident.ParseOrganisationID(string(v.h.Unit.ID)); err == nil && org.IsOperatingUnit() {
		v.found.Add(ruleServiceUnit.Finding(encounter+"encounterParticipant", "the service unit is named by the operating unit's OID").
			WithGot(string(v.h.Unit.ID)))
	}
	if h := v.h; h.Group == GroupClientDocument && !h.Author.IsZero() &&
		(h.Author.Registration.IsZero() && !v.unreadable("/ClinicalDocument/author") || h.Author.Family == "") {
		v.found.Add(ruleAuthor.Finding("/ClinicalDocument/author/assignedAuthor", "the author has no registration number or no name"))
	}
}

func (v *validator) codes() {
	h := v.h
	if h.unreadable != nil { // Decode has compared the systems of what it read
		return
	}
	const local = "/ClinicalDocument/localSocialHeader/"
	type pair struct {
		path   string
		code   Code
		system CodeSystem
	}
	pairs := []pair{
		{"/ClinicalDocument/code", h.Type, DocumentTypes}, {"/ClinicalDocument/confidentialityCode", h.Confidentiality, Confidentiality},
		{"/ClinicalDocument/authorization/consent/code", h.GuardianDisclosure, GuardianDisclosures},
		{local + "specificDocumentType", h.SpecificType, DocumentTypes}, {local + "fileFormat", h.FileFormat, FileFormats},
		{local + "structuredFileFormat", h.StructuredFormat, StructuredFormats}, {local + "recordStatus", h.RecordStatus, RecordStatuses},
		{local + "registryType", h.RegisterType, RegisterTypes}, {local + "totalRetentionPeriodClass", h.Retention, RetentionClasses},
		{local + "specialContent", h.SpecialContent, YesNo}, {local + "serviceProcess/code", h.ServiceProcess, ServiceProcesses},
		{local + "inaccessibleArgument", h.HidingReason, HidingReasons},
	}
	for _, task := range h.ServiceTasks {
		pairs = append(pairs, pair{local + "functionCode", task, ServiceTasks})
	}
	for _, p := range pairs {
		if !p.code.IsZero() && (p.code.Value == "" || !p.system.Owns(p.code.System)) {
			v.found.Add(ruleCodeSystem.Finding(p.path, "the code is empty or of another code system").WithWant(string(p.system.Versioned())))
		}
	}
}

func (v *validator) dates() {
	h := v.h
	for _, c := range h.Clients {
		if born := c.Code.BirthDate(); !born.IsZero() && !h.Drafted.IsZero() && ident.DateOf(h.Drafted).Compare(born) < 0 {
			v.found.Add(ruleDates.Finding("/ClinicalDocument/effectiveTime", "the document is drafted before the client's birth"))
			break
		}
	}
	if !h.MatterOpened.IsZero() && !h.MatterClosed.IsZero() && h.MatterClosed.Before(h.MatterOpened) {
		v.found.Add(ruleDates.Finding("/ClinicalDocument/componentOf/encompassingEncounter/effectiveTime", "the matter closes before it opens"))
	}
}

package metadata

import (
	"slices"
	"strings"
	"time"

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
	v.matter()
	v.service()
	v.register()
	v.codes()
	v.dates()
	v.names()
	v.signer()
	if l := strings.ToLower(h.Language); l != "" && l != "fi" && l != "sv" {
		v.found.Add(ruleLanguage.Finding("/ClinicalDocument/languageCode", "the language is neither fi nor sv").WithGot(printable(h.Language)))
	}
	return v.found
}

type validator struct {
	h     *Header
	found rule.Findings
}

// presence compares the header with the table of fields. A field that is missing
// or out of place breaks the most particular rule that says so.
func (v *validator) presence() {
	known := column(v.h.Group) >= 0
	phaseOne := v.phaseOneModel()
	if phaseOne {
		v.found.Add(rulePhaseModel.Finding("/ClinicalDocument/localSocialHeader", "the header follows the model of phase I").
			WithRemedy("set SpecificType, StructuredFormat and ContentSpec, or use the group of phase I documents"))
	}
	for _, f := range Fields() {
		want, set := v.want(f, known), f.set(v.h)
		switch {
		case want == Required && !set && !v.unreadable(f.Path):
			if !phaseOne || !slices.Contains(phaseTwoFields, f.Name) {
				v.found.Add(v.missing(f).Finding(f.Path, f.Finnish+" is missing").WithRemedy(remedyField + f.Name))
			}
		case want == Absent && set:
			v.found.Add(v.outOfPlace(f).Finding(f.Path, f.Finnish+" is not used in this document group").WithGot("group " + string(v.h.Group)))
		}
	}
}

func (v *validator) want(f Field, known bool) Presence {
	switch {
	case !known && !f.inAll(): // only what all groups share can be judged
		return Optional
	case !known:
		return Required
	case v.h.Cancels():
		return f.InCancellation(v.h.Group)
	}
	return f.In(v.h.Group)
}

// matter checks that an asia-asiakirja has no more than one service task.
func (v *validator) matter() {
	if v.h.Group == GroupMatter && len(v.h.ServiceTasks) > 1 {
		v.found.Add(ruleMatterTask.Finding("/ClinicalDocument/localSocialHeader/functionCode[2]", "an asia-asiakirja has exactly one service task").
			WithRemedy("open a matter for each service task"))
	}
}

// missing returns the rule that a missing field breaks.
func (v *validator) missing(f Field) rule.Rule {
	h := v.h
	switch {
	case f.Name == "Group" && h.Cancels():
		return ruleCancelGroup
	case f.Name == "Group" && declarationStructure(h.ContentSpec):
		return ruleDeclarationGroup
	case f.Name == "Group" && h.Version > 1:
		return ruleVersionGroup
	case f.Name == "Replaces" && h.Cancels():
		return ruleCancels
	case (f.Name == "ServiceCustomer" || f.Name == "Organiser") && h.OnBehalf():
		return ruleOnBehalf
	}
	return f.missing
}

// declarationStructure reports whether an OID is that of the structure of a
// permission or denial, <arc>.1505.8.<date> or <arc>.1505.9.<date>.
func declarationStructure(oid ident.OID) bool {
	arcs := oid.Arcs()
	n := len(arcs) - 5
	return n >= 0 && arcs[n] == "1505" && (arcs[n+1] == string(GroupPermission) || arcs[n+1] == string(GroupDenial))
}

// outOfPlace returns the rule that a field breaks which its group does not use.
func (v *validator) outOfPlace(f Field) rule.Rule {
	g := v.h.Group
	if (g == GroupOld || g == GroupPhaseI) && (f.Name == "StructuredFormat" || f.Name == "ContentSpec") {
		return ruleOldMarked
	}
	return ruleNotInGroup
}

// phaseTwoFields are what the model of phase II adds to that of phase I.
var phaseTwoFields = []string{"SpecificType", "StructuredFormat", "ContentSpec"}

// phaseOneModel reports whether a document of phase II or later has none of the
// fields that its model adds.
func (v *validator) phaseOneModel() bool {
	h := v.h
	const local = "/ClinicalDocument/localSocialHeader/"
	return h.Group == GroupClientDocument && !h.Cancels() && h.SpecificType.IsZero() && h.StructuredFormat.IsZero() && h.ContentSpec.IsZero() &&
		!v.unreadable(local+"specificDocumentType") && !v.unreadable(local+"structuredFileFormat") && !v.unreadable(local+"contentSpecificationId")
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
	if g := v.h.Group; g != "" && column(g) < 0 {
		v.found.Add(ruleKnownGroup.Finding("/ClinicalDocument/localSocialHeader/documentGroup", "the document group is not known").
			WithGot(printable(string(g))).WithWant("1 to 9"))
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
	if !h.ReleaseToClient.IsZero() && h.ReleaseToClient.Before(h.Drafted) {
		v.found.Add(ruleDates.Finding("/ClinicalDocument/localSocialHeader/"+elementRelease, "the document is shown to the client before it is drafted"))
	}
	v.year("/ClinicalDocument/effectiveTime", h.Drafted)
	v.year("/ClinicalDocument/localSocialHeader/creationTime", h.Created)
	if !h.MatterOpened.IsZero() && !h.MatterClosed.IsZero() && h.MatterClosed.Before(h.MatterOpened) {
		v.found.Add(ruleDates.Finding("/ClinicalDocument/componentOf/encompassingEncounter/effectiveTime", "the matter closes before it opens"))
	}
}

// year refuses a time that its form has no room for.
func (v *validator) year(path string, t time.Time) {
	if !t.IsZero() && (t.Year() < 1 || t.Year() > 9999) {
		v.found.Add(ruleTime.Finding(path, "the year has not four digits"))
	}
}

// signer checks that the block about the signer says who signed, how and when.
func (v *validator) signer() {
	s := v.h.Signer
	const at = "/ClinicalDocument/localSocialHeader/signature"
	if s == nil || v.unreadable(at) {
		return
	}
	if s.Registration.IsZero() || s.Family == "" || len(s.Given) == 0 || s.Method.IsZero() || s.Time.IsZero() {
		v.found.Add(ruleField.Finding(at, "the block about the signer lacks the number, the name, the method or the time").
			WithRemedy("make it with metadata.Header.SignedBy"))
	}
}

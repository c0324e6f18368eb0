package metadata

import (
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

// versions checks the document's place among its versions.
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
	v.attachment()
	if h.Cancels() && h.Version == 1 {
		v.found.Add(ruleCancels.Finding("/ClinicalDocument/versionNumber", "a cancellation is a new version of the document that it cancels").
			WithRemedy("make it with metadata.Cancel"))
	} else if h.Version == 1 && !h.CorrectionReason.IsZero() {
		v.found.Add(ruleFirstVersion.Finding("/ClinicalDocument/localSocialHeader/reasonOfCorrection", "a first version corrects nothing"))
	}
	if h.Version == 1 && h.Replaces != nil && !h.Cancels() {
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
	case r == nil && h.Cancels(): // reported as missing
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

// attachment checks the reference to a main document.
func (v *validator) attachment() {
	a := v.h.AttachedTo
	if a == nil {
		return
	}
	const at = "/ClinicalDocument/relatedDocument/parentDocument/"
	v.oid(at+"id", a.ID)
	v.oid(at+"setId", a.SetID)
	switch {
	case a.ID == "" && !v.unreadable("/ClinicalDocument/relatedDocument"):
		v.found.Add(ruleAttached.Finding(at+"id", "the main document has no id"))
	case a.ID == v.h.ID && a.ID != "", a.SetID == v.h.SetID && a.SetID != "":
		v.found.Add(ruleAttached.Finding(at+"id", "a document is not attached to itself"))
	}
}

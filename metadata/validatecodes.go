package metadata

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/rule"
)

// codes checks coded values: the code system of each, and that the value is known.
func (v *validator) codes() {
	h := v.h
	v.formerTasks()
	v.formats()
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
		{local + "inaccessibleArgument", h.HidingReason, HidingReasons}, {local + elementSafety, h.SafetyProhibition, YesNo},
	}
	for _, c := range h.Clients {
		pairs = append(pairs, pair{"/ClinicalDocument/recordTarget/patientRole/patient/administrativeGenderCode", c.Gender, Genders})
	}
	if h.Signer != nil {
		pairs = append(pairs, pair{local + "signature/authenticationMethod", h.Signer.Method, AuthenticationMethods})
	}
	if c := h.CorrectionReason; c.Value == "" != (c.System == "") { // the official code system is not known
		v.found.Add(ruleCodeSystem.Finding(local+"reasonOfCorrection", "the code is empty or has no code system"))
	}
	for _, task := range h.ServiceTasks {
		if !formerTask(task) {
			pairs = append(pairs, pair{local + "functionCode", task, ServiceTasks})
		}
	}
	for _, p := range pairs {
		switch {
		case p.code.IsZero():
		case p.code.Value == "" || !p.system.Owns(p.code.System):
			v.found.Add(ruleCodeSystem.Finding(p.path, "the code is empty or of another code system").WithWant(string(p.system.Versioned())))
		case !p.system.Knows(p.code.Value) && !v.judged(p.path):
			v.found.Add(unknownCode(p.path, p.code, p.system))
		}
	}
}

// judged reports whether a finding about a place was made already.
func (v *validator) judged(path string) bool {
	return slices.ContainsFunc(v.found, func(f rule.Finding) bool { return f.Location == path })
}

// unknownCode reports a value that its code system is not known to have. Lists
// are open, so it is never refused.
func unknownCode(path string, c Code, s CodeSystem) rule.Finding {
	broken := ruleUnknownCode
	if s.OID == RegisterTypes.OID {
		broken = ruleTwoRegisters
	}
	return broken.Finding(path, "the code is not among those that we know; a newer release may have it").
		WithGot(printable(c.Value)).WithWant("a known value of " + string(s.Versioned()))
}

// formerTask reports whether a service task is of 1989 or 2011.
func formerTask(task Code) bool {
	return ServiceTasks1989.Owns(task.System) || ServiceTasks2011.Owns(task.System)
}

// formerTasks refuses the service tasks of 1989 and 2011 where no old document
// carries them.
func (v *validator) formerTasks() {
	if g := v.h.Group; g == GroupOld || g == GroupAttachment || column(g) < 0 {
		return
	}
	for _, task := range v.h.ServiceTasks {
		if formerTask(task) {
			v.found.Add(ruleCodeSystem.Finding("/ClinicalDocument/localSocialHeader/functionCode", "only an old document has a service task of a former code system").
				WithGot(string(task.System)).WithWant(string(ServiceTasks.Versioned())))
		}
	}
}

// formats checks that a document of phase II or later is JSON and XHTML. A code
// that nobody has named is left to the finding about unknown codes.
func (v *validator) formats() {
	h := v.h
	if column(h.Group) >= 0 && !h.Group.Structured() && !h.Group.AcceptsPDF() && h.FileFormat.Value == FormatPDFA && FileFormats.Owns(h.FileFormat.System) {
		v.found.Add(ruleFormats.Finding("/ClinicalDocument/localSocialHeader/fileFormat", "a document of this group is no PDF").WithWant("XHTML"))
	}
	if column(h.Group) < 0 || !h.Group.Structured() {
		return
	}
	for _, f := range []struct {
		path, want string
		code       Code
		system     CodeSystem
	}{
		{"/ClinicalDocument/localSocialHeader/fileFormat", "XHTML", h.FileFormat, FileFormats},
		{"/ClinicalDocument/localSocialHeader/structuredFileFormat", "JSON", h.StructuredFormat, StructuredFormats},
	} {
		name := f.system.Display(f.code.Value)
		if name == "" {
			name = f.code.Display
		}
		if name != "" && f.system.Owns(f.code.System) && !strings.Contains(strings.ToUpper(name), f.want) {
			v.found.Add(ruleFormats.Finding(f.path, "the format is not one that is accepted from phase II on").WithGot(printable(f.code.Value)).WithWant(f.want))
		}
	}
}

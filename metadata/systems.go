package metadata

import (
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata/codesystem"
	"github.com/kansa-go/kansa/rule"
)

// AssumedCode is a value that we put into a national code system without having
// seen it there.
type AssumedCode struct {
	Code   Code
	Reason string
}

// AssumedCodes lists the values of national code systems that are our
// assumption. A vendor who knows better sets the header's code directly.
func AssumedCodes() []AssumedCode {
	var out []AssumedCode
	for _, s := range codesystem.All() {
		if s.OID.Under(ident.RootExample) {
			continue // ours as a whole
		}
		for _, v := range s.Values {
			if v.Fidelity == rule.Invented {
				out = append(out, AssumedCode{s.Code(v.Code), v.Source})
			}
		}
	}
	return out
}

// CodeSystems returns all code systems of the header, for listings. Those of
// frames and contents stand in package codesystem.
func CodeSystems() []CodeSystem {
	return []CodeSystem{
		DocumentTypes, DocumentGroups, Confidentiality, Genders, FileFormats, StructuredFormats, RecordStatuses,
		RegisterTypes, ServiceTasks, ServiceTasks1989, ServiceTasks2011, ServiceProcesses, RetentionClasses, YesNo,
		GuardianDisclosures, HidingReasons, AuthenticationMethods, CorrectionReasons,
	}
}

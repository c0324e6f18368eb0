package archive

import (
	"regexp"

	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// Check reports the codes of a search by which the archive would find nothing
// without saying why. One that cannot be of its code system is an error (rule
// MSG-21), and EncodeQuery and Client refuse the search. One that is not among the
// values that we know is a warning with the value (rule MSG-22): a newer release
// may have it, so that the search is sent, and an Observer is told. Locations are
// the fields of Search.
func (s Search) Check() (found rule.Findings) {
	for _, c := range []struct {
		field, code string
		system      metadata.CodeSystem
	}{
		{"Search.Group", string(s.Group), metadata.DocumentGroups}, {"Search.Type", s.Type, metadata.DocumentTypes},
		{"Search.SpecificType", s.SpecificType, metadata.DocumentTypes}, {"Search.ServiceTask", s.ServiceTask, metadata.ServiceTasks},
		{"Search.ServiceProcess", s.ServiceProcess, metadata.ServiceProcesses},
	} {
		if c.code != "" {
			found = append(found, judgeCode(c.field, c.code, c.system)...)
		}
	}
	return found
}

// codeShape is what the codes of these systems look like: all that we have seen are
// numbers of at most five digits. One digit more is left for newer releases.
var codeShape = regexp.MustCompile(`^[0-9]{1,6}$`)

// judgeCode judges a code that is given. A value of another shape is not repeated.
func judgeCode(at, code string, system metadata.CodeSystem) (found rule.Findings) {
	switch {
	case !codeShape.MatchString(code):
		found.Add(ruleParameter.Finding(at, "the value cannot be a code of its code system, whose codes are numbers").
			WithWant("a code of " + string(system.Versioned())))
	case !system.Knows(code):
		found.Add(ruleQueryCode.Finding(at, "the code is not among those that we know; a newer release may have it").
			WithGot(code).WithWant("a known value of " + string(system.Versioned())))
	}
	return found
}

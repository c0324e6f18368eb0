package metadata

import (
	"fmt"

	"github.com/kansa-go/kansa/rule"
)

// InvalidError is the error for a header that breaks rules. It holds no personal
// data, and errors.As finds each rule.Finding in it.
type InvalidError struct {
	Findings rule.Findings // never empty; every one is a reason to refuse
}

// Error implements error: the first finding, and how many there are.
func (e *InvalidError) Error() string {
	if len(e.Findings) == 0 {
		return "metadata: the header breaks rules"
	}
	s := "metadata: the header breaks a rule: " + e.Findings[0].String()
	if more := len(e.Findings) - 1; more > 0 {
		s += fmt.Sprintf(" (and %d more)", more)
	}
	return s
}

// Unwrap returns the findings.
func (e *InvalidError) Unwrap() []error {
	var out []error
	for _, f := range e.Findings {
		out = append(out, f)
	}
	return out
}

// Check judges a header that is being made. It is stricter than Validate, which
// also judges what others made: a field that the document's group does not use is
// a reason to refuse here, because whoever set it expects an effect. The error is
// an *InvalidError; other warnings are not in it.
func Check(h *Header) error {
	var reasons rule.Findings
	for _, f := range h.Validate() {
		if f.Severity == rule.Error || f.Rule == ruleNotInGroup.ID {
			reasons.Add(f)
		}
	}
	if len(reasons) == 0 {
		return nil
	}
	return &InvalidError{reasons}
}

package rule

import (
	"errors"
	"fmt"
	"strings"
)

// Finding says that one rule is broken at one place. It never contains
// personal data: Got and Want hold codes, OIDs, names of elements and counts,
// never names or identity codes of people. The zero value is not a valid
// finding.
type Finding struct {
	Rule     ID       `json:"rule"`
	Severity Severity `json:"severity"`
	Location string   `json:"location,omitempty"` // element path, JSON pointer or file:line
	Message  string   `json:"message"`
	Field    string   `json:"field,omitempty"` // the field's Finnish name, for content findings
	Got      string   `json:"got,omitempty"`
	Want     string   `json:"want,omitempty"`
	Remedy   string   `json:"remedy,omitempty"`
	Note     string   `json:"note,omitempty"` // digest of the structure's note that the finding rests on
}

// WithGot returns a copy that names what was found.
func (f Finding) WithGot(got string) Finding { f.Got = got; return f }

// WithWant returns a copy that names what was expected.
func (f Finding) WithWant(want string) Finding { f.Want = want; return f }

// WithRemedy returns a copy that says what to do about it.
func (f Finding) WithRemedy(remedy string) Finding { f.Remedy = remedy; return f }

// WithSeverity returns a copy of another severity.
func (f Finding) WithSeverity(s Severity) Finding { f.Severity = s; return f }

// Error makes a Finding usable as an error: "SIG-06 at /…: text (remedy)".
func (f Finding) Error() string { return f.String() }

// String returns the finding on one line.
func (f Finding) String() string {
	var b strings.Builder
	b.WriteString(string(f.Rule))
	if f.Location != "" {
		b.WriteString(" at " + f.Location)
	}
	b.WriteString(": " + f.Message)
	if f.Got != "" {
		fmt.Fprintf(&b, ", got %q", f.Got)
	}
	if f.Want != "" {
		fmt.Fprintf(&b, ", want %q", f.Want)
	}
	if f.Remedy != "" {
		b.WriteString(" (" + f.Remedy + ")")
	}
	return b.String()
}

// Findings is a list of findings in the order in which they were made. The
// zero value is empty and ready to use. It is not safe for concurrent use.
type Findings []Finding

// Add appends findings.
func (fs *Findings) Add(f ...Finding) { *fs = append(*fs, f...) }

// HasErrors reports whether any finding has severity Error.
func (fs Findings) HasErrors() bool { return fs.Count(Error) > 0 }

// Count returns the number of findings of one severity.
func (fs Findings) Count(s Severity) int {
	n := 0
	for _, f := range fs {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// Of returns the findings of one rule.
func (fs Findings) Of(id ID) Findings {
	var out Findings
	for _, f := range fs {
		if f.Rule == id {
			out = append(out, f)
		}
	}
	return out
}

// Errors returns the findings of severity Error.
func (fs Findings) Errors() Findings {
	var out Findings
	for _, f := range fs {
		if f.Severity == Error {
			out = append(out, f)
		}
	}
	return out
}

// Err joins the findings of severity Error into one error, or returns nil when
// there are none. Each joined error is a Finding, reachable with errors.As.
func (fs Findings) Err() error {
	var errs []error
	for _, f := range fs.Errors() {
		errs = append(errs, f)
	}
	return errors.Join(errs...)
}

// Within returns copies whose locations are prefixed, for a finding about a
// part that is seen from its whole.
func (fs Findings) Within(prefix string) Findings {
	out := make(Findings, len(fs))
	for i, f := range fs {
		f.Location = prefix + f.Location
		out[i] = f
	}
	return out
}

package consent

import (
	"fmt"
	"strings"
)

// missing collects the fields that a declaration lacks, by their Go names: the
// structure would only say that something is null or no date.
type missing []string

// maxMissing bounds what an error names.
const maxMissing = 5

func (m *missing) need(given bool, field string) {
	if !given {
		*m = append(*m, field+" is missing")
	}
}

// err names the first fields, or is nil when nothing is missing.
func (m missing) err() error {
	if len(m) == 0 {
		return nil
	}
	text := strings.Join(m[:min(len(m), maxMissing)], "; ")
	if more := len(m) - maxMissing; more > 0 {
		text += fmt.Sprintf("; and %d more", more)
	}
	return &Error{Code: CodeInvalid, Message: text}
}

func (m *missing) person(at string, p Person) {
	m.need(!p.Code.IsZero(), at+".Code")
	m.need(p.Family != "", at+".Family")
	m.need(p.Given != "", at+".Given")
}

func (m *missing) author(at string, a *Author) {
	if a == nil {
		return
	}
	m.need(a.Family != "", at+".Family")
	m.need(a.Given != "", at+".Given")
	m.need(a.Unit.IsZero() || a.Unit.ID != "", at+".Unit.ID")
}

// representatives asks for names alone: role and identifier are rules (LUP-12 and
// TMP-11).
func (m *missing) representatives(at string, rs []Representative) {
	for i, r := range rs {
		m.need(r.Family != "", fmt.Sprintf("%s[%d].Family", at, i))
		m.need(r.Given != "", fmt.Sprintf("%s[%d].Given", at, i))
	}
}

// row asks for what all kinds of denials share; given says which of the targets
// name something. A row without target denies nothing: leaving the row out
// withdraws a denial (rule KIE-19).
func (m *missing) row(at string, s Set, targets, name string, given []bool) {
	m.need(!s.Date.IsZero(), at+".Set.Date")
	m.representatives(at+".Set.Representatives", s.Representatives)
	m.need(len(given) > 0, at+"."+targets)
	for i, ok := range given {
		m.need(ok, fmt.Sprintf("%s.%s[%d].%s", at, targets, i, name))
	}
}

// given returns which of the targets name something.
func given[T any](targets []T, names func(T) bool) []bool {
	out := make([]bool, len(targets))
	for i, t := range targets {
		out[i] = names(t)
	}
	return out
}

package document

import (
	"slices"
	"strings"
)

// expr is what a requirement depends on.
type expr interface {
	// holds evaluates over the occurrences of the groups from the document
	// down to the checked one.
	holds(stack []map[string]any) bool
	// walk visits the fields that the expression looks at.
	walk(visit func(ref))
}

// switchIs holds when a switch has been answered so. An unanswered one has no
// value.
type switchIs struct {
	ref
	want bool
}

func (e switchIs) holds(stack []map[string]any) bool {
	return e.any(stack, func(v any) bool { return v == e.want })
}

func (e switchIs) walk(visit func(ref)) { visit(e.ref) }

// notYes holds unless a switch is "yes": an unanswered one counts as "no".
type notYes struct{ ref }

func (e notYes) holds(stack []map[string]any) bool {
	return !e.any(stack, func(v any) bool { return v == true })
}

func (e notYes) walk(visit func(ref)) { visit(e.ref) }

// codeIs holds when a code is one of some, known by code or by name. With
// other set, it holds when a code is given and is none of them.
type codeIs struct {
	ref
	values []namedCode
	other  bool
}

// namedCode is a code that a note names: by its code, its name or both.
type namedCode struct{ code, name string }

func (e codeIs) holds(stack []map[string]any) bool {
	if e.other {
		return e.any(stack, func(v any) bool { return isFilled(v) && !e.matches(v) })
	}
	return e.any(stack, e.matches)
}

func (e codeIs) walk(visit func(ref)) { visit(e.ref) }

func (e codeIs) matches(v any) bool {
	obj, _ := v.(map[string]any)
	code, _ := obj["code"].(string)
	display, _ := obj["display"].(string)
	return slices.ContainsFunc(e.values, func(want namedCode) bool {
		if want.code != "" {
			return code == want.code
		}
		return want.name != "" && plainName(display) == plainName(want.name)
	})
}

// isEmpty holds when nothing is filled at any of some fields.
type isEmpty struct{ refs []ref }

func (e isEmpty) holds(stack []map[string]any) bool {
	return !slices.ContainsFunc(e.refs, func(r ref) bool { return r.filled(stack) })
}

func (e isEmpty) walk(visit func(ref)) { visitAll(e.refs, visit) }

// isGiven holds when something is filled at one of some fields.
type isGiven struct{ refs []ref }

func (e isGiven) holds(stack []map[string]any) bool {
	return slices.ContainsFunc(e.refs, func(r ref) bool { return r.filled(stack) })
}

func (e isGiven) walk(visit func(ref)) { visitAll(e.refs, visit) }

func visitAll(refs []ref, visit func(ref)) {
	for _, r := range refs {
		visit(r)
	}
}

type allOf []expr

func (e allOf) holds(stack []map[string]any) bool {
	return !slices.ContainsFunc(e, func(x expr) bool { return !x.holds(stack) })
}

func (e allOf) walk(visit func(ref)) { walkAll(e, visit) }

type anyOf []expr

func (e anyOf) holds(stack []map[string]any) bool {
	return slices.ContainsFunc(e, func(x expr) bool { return x.holds(stack) })
}

func (e anyOf) walk(visit func(ref)) { walkAll(e, visit) }

func walkAll(all []expr, visit func(ref)) {
	for _, x := range all {
		x.walk(visit)
	}
}

// negation holds when its part does not.
type negation struct{ expr }

func (e negation) holds(stack []map[string]any) bool { return !e.expr.holds(stack) }

// not negates an expression. A switch that must not be "yes" may also be
// unanswered.
func not(e expr) expr {
	if s, ok := e.(switchIs); ok && s.want {
		return notYes{s.ref}
	}
	return negation{e}
}

// always holds: what a note says without a condition that a content could
// fail.
type always struct{}

func (always) holds([]map[string]any) bool { return true }

func (always) walk(func(ref)) {}

// ageIs holds when a client has reached an age on the document's day, or with
// under set, when one has not. Without a birth date or a day it does not hold.
type ageIs struct {
	birth []ref // birth dates and identity codes
	day   []ref // the document's dates, most fitting first
	years int
	under bool
}

func (e ageIs) walk(visit func(ref)) {
	visitAll(e.birth, visit)
	visitAll(e.day, visit)
}

func (e ageIs) holds(stack []map[string]any) bool {
	day := ""
	for _, r := range e.day {
		if day == "" {
			r.any(stack, func(v any) bool { day, _ = v.(string); return isDay(day) })
		}
	}
	if !isDay(day) {
		return false
	}
	return slices.ContainsFunc(e.birth, func(r ref) bool {
		return r.any(stack, func(v any) bool {
			birth := birthDate(v)
			return birth != "" && (birthday(birth, e.years) <= day[:10]) != e.under
		})
	})
}

func isDay(s string) bool { return len(s) >= 10 && s[0] != '-' && strings.Count(s[:10], "-") == 2 }

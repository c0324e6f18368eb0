package document

import (
	"fmt"
	"slices"
)

// Probe is a pair of generated contents for one condition of a structure: one
// that satisfies it in the situation that it speaks of, and one that breaks it
// and no other requirement. Test a system that checks contents with them.
type Probe struct {
	Path       string        `json:"path"`   // the field whose note states the condition
	Digest     string        `json:"digest"` // of the note, as findings carry it
	Kind       ConditionKind `json:"kind"`
	Satisfying []byte        `json:"-"`
	Breaking   []byte        `json:"-"`
}

// Probes generates a pair for every condition that [Structure.Conditions]
// reports as checked. The same structure and options give the same bytes. It
// fails with an *Error when an option is wrong or when the conditions of the
// structure contradict each other, naming the place.
func (s *Structure) Probes(opt MinimalOptions) ([]Probe, error) {
	opt, err := opt.withDefaults()
	if err != nil {
		return nil, err
	}
	var out []Probe
	for g := range s.root.All() {
		for _, c := range s.conditions.byGroup[g] {
			p, err := s.probe(c, opt)
			if err != nil {
				return nil, err
			}
			out = append(out, p)
		}
	}
	return out, nil
}

func (s *Structure) probe(c *condition, opt MinimalOptions) (Probe, error) {
	satisfying := s.newDraft(opt, false)
	satisfying.arrange(c)
	satisfying.satisfy(c)
	satisfying.settle(nil)

	breaking := s.newDraft(opt, false)
	breaking.arrange(c)
	breaking.breach(c)
	breaking.settle(c.alike)
	breaking.breach(c)

	p := Probe{
		Path: c.place.Path(), Digest: c.digest, Kind: c.kind,
		Satisfying: s.encode(satisfying.doc), Breaking: s.encode(breaking.doc),
	}
	if n := len(satisfying.broken(nil)); n > 0 {
		return p, probeError(c, fmt.Sprintf("%d conditions cannot be satisfied", n))
	}
	if !breaking.breaksOnly(c) {
		return p, probeError(c, "the condition cannot be broken alone")
	}
	return p, nil
}

func probeError(c *condition, message string) *Error {
	return &Error{Code: CodeBadStructure, Location: c.place.Path(), Message: "no example of the note: " + message}
}

func (d *draft) breaksOnly(c *condition) bool {
	found := false
	for _, v := range d.broken(nil) {
		if !c.alike(v.condition) {
			return false
		}
		found = found || v.condition == c
	}
	return found
}

// alike reports whether another condition is about the same fields, so that
// breaking one may break the other: they demand or hide the same field, or one
// inside the other's, or each demands its field when the other's is empty.
func (c *condition) alike(other *condition) bool {
	if c == other || sameFields(c.involved(), other.involved()) {
		return true
	}
	for _, f := range c.subjects() {
		for _, g := range other.subjects() {
			if f == g || isBelow(f, g) || isBelow(g, f) {
				return true
			}
		}
	}
	return false
}

func (c *condition) subjects() []*Field {
	if c.target != nil {
		return []*Field{c.target}
	}
	var out []*Field
	for _, r := range c.choices {
		out = append(out, r.field)
	}
	return out
}

// involved returns every field that a condition looks at.
func (c *condition) involved() []*Field {
	out := c.subjects()
	if c.when != nil {
		c.when.walk(func(r ref) { out = append(out, r.field) })
	}
	return out
}

func sameFields(a, b []*Field) bool {
	within := func(a, b []*Field) bool {
		return !slices.ContainsFunc(a, func(f *Field) bool { return !slices.Contains(b, f) })
	}
	return within(a, b) && within(b, a)
}

// arrange makes the situation that a condition speaks of: its group occurs and
// is not hidden, and what the condition depends on holds.
func (d *draft) arrange(c *condition) {
	stack := d.reach(c.group)
	d.kept = append(c.involved(), c.group)
	for depth, g := 0, c.group; g.Parent != nil; depth, g = depth+1, g.Parent {
		for _, other := range d.s.conditions.byGroup[g.Parent] {
			if other.kind == ShownIf && other.target == g {
				d.bring(other.when, stack[:len(stack)-1-depth], true)
			}
		}
	}
	if c.when != nil && c.kind != ShownIf {
		d.bring(c.when, stack, true)
	}
}

func (d *draft) satisfy(c *condition) {
	stack := d.reach(c.group)
	switch c.kind {
	case RequiredIf:
		d.fill(stack, c.target)
	case ShownIf:
		d.bring(c.when, stack, true)
		d.fill(stack, c.target)
	case AllowedCode:
		d.set(stack, c.allowed.ref, d.codeFor(c.allowed, true))
	default:
		if !c.satisfied(stack) {
			d.mend(violation{c, stack})
		}
	}
}

// fill fills a field of the innermost group unless it is filled.
func (d *draft) fill(stack []map[string]any, f *Field) {
	if obj := stack[len(stack)-1]; !isFilled(obj[f.Key]) {
		obj[f.Key] = d.g.filled(f)
	}
}

func (d *draft) breach(c *condition) {
	stack := d.reach(c.group)
	switch c.kind {
	case RequiredIf:
		delete(stack[len(stack)-1], c.target.Key)
	case ShownIf:
		d.bring(c.when, stack, false)
		d.fill(stack, c.target)
	case AllowedCode:
		d.set(stack, c.allowed.ref, d.codeFor(c.allowed, false))
	case OneOf:
		for _, r := range c.choices {
			d.remove(stack, r)
		}
	case OneYes:
		for _, r := range c.choices {
			d.set(stack, r, false)
		}
	case ExactlyOne:
		for _, r := range c.choices {
			d.set(stack, r, d.g.filled(r.field))
		}
	case DateOrder:
		d.set(stack, c.choices[0], d.g.opt.Date)
		d.set(stack, c.choices[1], "1999-12-31")
	}
}

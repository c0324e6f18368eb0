package document

import (
	"cmp"
	"slices"

	"github.com/kansa-go/kansa/rule"
)

// ConditionStatus says what became of a note.
type ConditionStatus string

// The three fates of a note that states a condition.
const (
	// Understood: the compiler read the note and checks it.
	Understood ConditionStatus = "understood"
	// Overridden: a person read the note; the reviewed table says how it is
	// checked, or why a content cannot tell.
	Overridden ConditionStatus = "overridden"
	// NotUnderstood: nobody checks it. It never counts as passed or failed.
	NotUnderstood ConditionStatus = "not understood"
)

// ConditionKind says what a condition demands.
type ConditionKind string

// The kinds of conditions.
const (
	OneOf       ConditionKind = "one-of"       // at least one of several fields is filled
	ExactlyOne  ConditionKind = "exactly-one"  // one of several fields and no other is filled
	OneYes      ConditionKind = "one-yes"      // at least one of several switches is "yes"
	RequiredIf  ConditionKind = "required-if"  // the field is filled when something holds
	ShownIf     ConditionKind = "shown-if"     // the field is absent unless something holds
	DateOrder   ConditionKind = "date-order"   // one date is not before another
	AllowedCode ConditionKind = "allowed-code" // the code is one of some when something holds
	Undecidable ConditionKind = "undecidable"  // depends on what no content tells
)

// Place is a field whose note states a condition, or that is marked mandatory
// under a condition (conditionalRequired).
type Place struct {
	Structure string          `json:"structure"` // OID
	Path      string          `json:"path"`      // as Field.Path
	Marked    bool            `json:"conditionalRequired"`
	Note      string          `json:"note"`   // the Finnish note, else the Swedish one
	Digest    string          `json:"digest"` // of the note, as findings carry it
	Status    ConditionStatus `json:"status"`
	Reason    string          `json:"reason,omitempty"` // why overridden or not understood
	Kind      ConditionKind   `json:"kind,omitempty"`   // of the first condition
	Fields    []string        `json:"fields,omitempty"` // paths of the fields that the conditions look at
	Kinds     []ConditionKind `json:"kinds,omitempty"`  // of every condition of the note
}

// condition is one compiled requirement.
type condition struct {
	kind     ConditionKind
	place    *Field // where the note stands
	group    *Field // whose every occurrence is checked
	target   *Field // the field that must be there or absent; nil for a choice among fields
	choices  []ref  // of one-of kinds; two for date-order: start, end
	when     expr   // nil for always
	allowed  codeIs // of allowed-code: the codes, at the target
	strict   bool   // of date-order: the dates may not be the same
	rule     rule.Rule
	severity rule.Severity
	digest   string
}

// fields returns the fields that the condition looks at, besides its place.
func (c *condition) fields() []*Field {
	var out []*Field
	add := func(f *Field) {
		if f != nil && f != c.place && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	for _, r := range c.choices {
		add(r.field)
	}
	add(c.target)
	if c.when != nil {
		c.when.walk(func(r ref) { add(r.field) })
	}
	return out
}

// conditions are the compiled requirements of one structure.
type conditions struct {
	places  []Place
	byGroup map[*Field][]*condition
	below   map[*Field]bool // groups that have a condition in or below them
}

// compileConditions reads every note of a structure.
func compileConditions(s *Structure) conditions {
	out := conditions{byGroup: map[*Field][]*condition{}, below: map[*Field]bool{}}
	names := newNameIndex(s.root)
	var notes []*readNoteResult
	for f := range s.root.All() {
		if note := readNote(s, names, f); note.isPlace() {
			notes = append(notes, note)
		}
	}
	for _, note := range notes {
		note.adopt(notes)
		out.places = append(out.places, note.place(s))
		for _, c := range note.conditions {
			out.add(c)
		}
	}
	return out
}

// adopt gives a field that is marked but has no note the choice that the note
// of another field of its group makes between the two.
func (n *readNoteResult) adopt(notes []*readNoteResult) {
	if n.status != NotUnderstood || n.field.Note.FI != "" {
		return
	}
	for _, other := range notes {
		for _, c := range other.conditions {
			if c.target != nil || c.group != n.field.Parent || !c.chooses(n.field) {
				continue
			}
			own := *c
			own.place = n.field
			n.conditions = []*condition{&own}
			n.status, n.reason = Understood, "no note; the note of "+other.field.Path()+" names the field"
			return
		}
	}
}

// chooses reports whether a field is one of a condition's alternatives.
func (c *condition) chooses(f *Field) bool {
	return slices.ContainsFunc(c.choices, func(r ref) bool { return r.field == f })
}

func (c *conditions) add(x *condition) {
	c.byGroup[x.group] = append(c.byGroup[x.group], x)
	for g := x.group; g != nil; g = g.Parent {
		c.below[g] = true
	}
}

// Conditions returns every place of the structure whose note states a
// condition, in document order, with what became of it. The caller owns the
// slice but not the slices inside.
func (s *Structure) Conditions() []Place { return slices.Clone(s.conditions.places) }

// place describes what became of a field's note.
func (n *readNoteResult) place(s *Structure) Place {
	p := Place{
		Structure: s.info.OID, Path: n.field.Path(), Marked: n.field.Conditional,
		Note: n.field.Note.In("fi"), Digest: noteDigest(n.field.Note.FI), Status: n.status, Reason: n.reason,
	}
	for _, c := range n.conditions {
		p.Kinds = append(p.Kinds, c.kind)
		for _, f := range c.fields() {
			if path := f.Path(); !slices.Contains(p.Fields, path) {
				p.Fields = append(p.Fields, path)
			}
		}
	}
	if len(p.Kinds) > 0 {
		p.Kind = p.Kinds[0]
	} else if n.status == Overridden {
		p.Kind = Undecidable
	}
	slices.SortStableFunc(p.Fields, cmp.Compare[string])
	return p
}

package document

import (
	"cmp"
	"slices"
	"strings"
)

// ChangeKind says how a field differs between two versions of a structure.
type ChangeKind string

// The kinds of changes. Those that can make a content of the old version
// invalid in the new one are marked by [Change].Breaking.
const (
	FieldAdded       ChangeKind = "added"
	FieldRemoved     ChangeKind = "removed"
	KindChanged      ChangeKind = "kind changed"
	NewlyRequired    ChangeKind = "newly required"
	NoLongerRequired ChangeKind = "no longer required"
	RepeatChanged    ChangeKind = "repetition changed"
	SystemChanged    ChangeKind = "code system changed"
	CodesChanged     ChangeKind = "accepted codes changed"
	PhraseChanged    ChangeKind = "phrase changed"
	LimitChanged     ChangeKind = "limit changed"   // lengths, numbers of items, smallest and largest values of the schema
	PatternChanged   ChangeKind = "pattern changed" // two patterns are not compared: any new one breaks
	RangeChanged     ChangeKind = "range changed"   // of a number, as the note gives it
	NoteChanged      ChangeKind = "note changed"
	NameChanged      ChangeKind = "name changed"
	DisplayChanged   ChangeKind = "display changed"
)

// Change is one difference between two versions of a structure.
type Change struct {
	Kind     ChangeKind `json:"kind"`
	Path     string     `json:"path"` // as Field.Path, in the version that has the field; the new one first
	Name     Name       `json:"name"`
	From     string     `json:"from,omitempty"`
	To       string     `json:"to,omitempty"`
	Breaking bool       `json:"breaking"` // a valid old content may be invalid now
}

// Diff compares two versions of a structure field by field and returns the
// changes in the order of the new version's rows, removed fields last. Fields
// are the same when their paths below the document's key are; a renamed key is
// a removal and an addition.
func Diff(from, to *Structure) []Change {
	before, after := fieldsByPath(from), fieldsByPath(to)
	var out []Change
	if from.root.Key != to.root.Key {
		out = append(out, Change{
			Kind: NameChanged, Path: to.root.Path(), Name: to.root.Name,
			From: from.root.Key, To: to.root.Key, Breaking: true,
		})
	}
	for f := range to.root.All() {
		old, found := before[relativePath(f)]
		if !found {
			out = append(out, added(f, before))
			continue
		}
		out = append(out, fieldChanges(old, f)...)
		out = append(out, boundChanges(old, f)...)
		out = append(out, rangeChange(from, to, old, f)...)
	}
	for f := range from.root.All() {
		if _, found := after[relativePath(f)]; !found {
			out = append(out, Change{Kind: FieldRemoved, Path: f.Path(), Name: f.Name, From: shapeName(f), Breaking: true})
		}
	}
	return out
}

func fieldsByPath(s *Structure) map[string]*Field {
	out := map[string]*Field{}
	for f := range s.root.All() {
		out[relativePath(f)] = f
	}
	return out
}

// relativePath is a field's path below the document's key, without the marks
// of repetition.
func relativePath(f *Field) string {
	if f.Parent == nil {
		return ""
	}
	return relativePath(f.Parent) + "/" + f.Key
}

// added reports a new field; it breaks old contents only when it is mandatory
// and the group around it is not new itself.
func added(f *Field, before map[string]*Field) Change {
	_, within := before[relativePath(f.Parent)]
	return Change{Kind: FieldAdded, Path: f.Path(), Name: f.Name, To: shapeName(f), Breaking: f.Required && within}
}

func shapeName(f *Field) string {
	name := cmp.Or(f.Representation, string(f.Kind))
	if f.Repeatable {
		name += " []"
	}
	return name
}

func fieldChanges(old, now *Field) []Change {
	var out []Change
	report := func(kind ChangeKind, from, to string, breaking bool) {
		if from != to {
			out = append(out, Change{Kind: kind, Path: now.Path(), Name: now.Name, From: from, To: to, Breaking: breaking})
		}
	}
	report(KindChanged, kindName(old), kindName(now), old.Kind != now.Kind)
	report(RepeatChanged, repeatName(old), repeatName(now), true)
	if old.Required != now.Required {
		kind := NoLongerRequired
		if now.Required {
			kind = NewlyRequired
		}
		report(kind, requiredName(old), requiredName(now), now.Required)
	}
	report(SystemChanged, systemName(old), systemName(now), true)
	report(CodesChanged, strings.Join(old.Codes, " "), strings.Join(now.Codes, " "), !accepts(now.Codes, old.Codes))
	report(PhraseChanged, strings.Join(old.Phrases, "\n"), strings.Join(now.Phrases, "\n"), true)
	report(NoteChanged, noteDigest(old.Note.FI), noteDigest(now.Note.FI), false)
	report(NameChanged, old.DisplayName("fi"), now.DisplayName("fi"), false)
	report(DisplayChanged, displayName(old), displayName(now), false)
	return out
}

func kindName(f *Field) string { return cmp.Or(f.Representation, string(f.Kind)) }

func repeatName(f *Field) string {
	if f.Repeatable {
		return "repeats"
	}
	return "once"
}

func requiredName(f *Field) string {
	if f.Required {
		return "required"
	}
	return "optional"
}

func systemName(f *Field) string {
	if len(f.Systems) > 0 {
		return strings.Join(f.Systems, " ")
	}
	return f.CodeSystem
}

func displayName(f *Field) string {
	var flags []string
	if f.HiddenField {
		flags = append(flags, "hidden")
	}
	if f.HiddenTitle {
		flags = append(flags, "title hidden")
	}
	return strings.Join(flags, ", ")
}

// accepts reports whether every code of old is still accepted; no list accepts
// all.
func accepts(now, old []string) bool {
	if len(now) == 0 {
		return true
	}
	return len(old) > 0 && !slices.ContainsFunc(old, func(code string) bool { return !slices.Contains(now, code) })
}

package document

import (
	"slices"
	"strings"
)

// calledShortly reports whether a text is a part of the name of the note's own
// field: its end ("the reasons" for "other reasons"), its beginning, unless
// another field beside it begins the same, or one of what the name lists.
func (p *noteParser) calledShortly(plain string) bool {
	return endsWithName(p.field, plain) || p.begins(plain) || slices.ContainsFunc(p.names.names[p.field], func(n string) bool { return pluralName(n, plain) })
}

// begins reports whether the name of the note's own field, and of no other beside
// it, begins with a text.
func (p *noteParser) begins(plain string) bool {
	if p.field.Parent == nil || len(plain) < 3 || !p.startsWith(p.field, plain) {
		return false
	}
	return !slices.ContainsFunc(p.field.Parent.Fields, func(f *Field) bool { return f != p.field && p.startsWith(f, plain) })
}

// meansNearer reports whether a name that belongs to a field far away may also be
// short for one or more beside the note's.
func (p *noteParser) meansNearer(name string) bool {
	plain := plainName(name)
	return p.field.Parent != nil && slices.ContainsFunc(p.field.Parent.Fields, func(f *Field) bool { return p.startsWith(f, plain) })
}

func (p *noteParser) startsWith(f *Field, plain string) bool {
	n := len(strings.Fields(plain))
	return slices.ContainsFunc(p.names.names[f], func(name string) bool {
		words := strings.Fields(name)
		if n == 0 || n >= len(words) {
			return name == plain
		}
		head := strings.Join(words[:n], " ")
		return head == plain || inflectedName(head, plain)
	})
}

// pluralName reports whether a name is the plural of a text: "findings" of
// "finding".
func pluralName(name, text string) bool {
	head, ok := strings.CutSuffix(name, "t")
	if !ok || len(text) < 4 || strings.Contains(text, " ") {
		return false
	}
	return head == text || slices.Contains(stems(text), head)
}

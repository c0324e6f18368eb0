package document

import (
	"cmp"
	"slices"
	"strings"
)

// nameIndex finds fields by the Finnish names that notes use for them.
type nameIndex struct {
	byName map[string][]*Field
	depth  map[*Field]int
	all    []*Field
	names  map[*Field][]string
}

func newNameIndex(root *Field) *nameIndex {
	x := &nameIndex{byName: map[string][]*Field{}, depth: map[*Field]int{}, names: map[*Field][]string{}}
	for f := range root.All() {
		if f.Parent != nil {
			x.depth[f] = x.depth[f.Parent] + 1
		}
		x.all = append(x.all, f)
		x.names[f] = fieldNames(f)
		for _, name := range x.names[f] {
			x.byName[name] = append(x.byName[name], f)
		}
	}
	return x
}

// fieldNames returns the plain forms of a field's name and title.
func fieldNames(f *Field) []string {
	name, title := plainName(f.Name.FI), plainName(f.Title.FI)
	switch {
	case name == "" && title == "":
		return nil
	case name == "" || name == title:
		return []string{title}
	case title == "":
		return []string{name}
	}
	return []string{name, title}
}

// plainName makes names comparable: small letters, no quotes, no punctuation
// at the ends.
func plainName(name string) string {
	name = strings.ReplaceAll(quoteMarks.Replace(name), `"`, "")
	name = strings.ReplaceAll(name, "pvm", "päivä") // the structures use both for the same
	return strings.Trim(strings.ToLower(strings.Join(strings.Fields(name), " ")), " ?.,:;-")
}

// resolve returns the fields that a name in a note may mean, nearest to the
// place first. It tries the exact name, then an inflected form, then, unless
// strict, a slip of the pen, and stops at the first way that finds any. The
// place itself is left out, and so are the groups around it and what lies below
// it, because a field's presence does not depend on its own parts.
func (x *nameIndex) resolve(name string, place *Field, strict bool) []*Field {
	name = plainName(name)
	if name == "" {
		return nil
	}
	ways := []func(string, string) bool{sameName, inflectedName, misspelledName}
	if strict {
		ways = ways[:2]
	}
	for _, same := range ways {
		if found := x.search(name, place, same); len(found) > 0 {
			return found
		}
	}
	return nil
}

func sameName(field, text string) bool { return field == text }

func (x *nameIndex) search(name string, place *Field, same func(field, text string) bool) []*Field {
	var found []*Field
	for _, f := range x.all {
		if f.Parent == nil || f == place || isBelow(f, place) || isBelow(place, f) {
			continue
		}
		if slices.ContainsFunc(x.names[f], func(n string) bool { return same(n, name) }) {
			found = append(found, f)
		}
	}
	x.sortByDistance(found, place)
	return found
}

// sortByDistance orders fields by their distance from a place in the tree: how
// far up the common group is, then how far down from there, then by rows.
func (x *nameIndex) sortByDistance(fields []*Field, place *Field) {
	slices.SortStableFunc(fields, func(a, b *Field) int {
		upA, downA := x.distance(a, place)
		upB, downB := x.distance(b, place)
		return cmp.Or(
			cmp.Compare(upA, upB), cmp.Compare(downA, downB),
			cmp.Compare(rows(a, place), rows(b, place)),
		)
	})
}

func (x *nameIndex) distance(f, place *Field) (up, down int) {
	common := commonGroup(f, place)
	return x.depth[place] - x.depth[common], x.depth[f] - x.depth[common]
}

func rows(a, b *Field) int { return max(a.Row-b.Row, b.Row-a.Row) }

// commonGroup returns the innermost group that holds both fields; a group
// holds its own parts.
func commonGroup(a, b *Field) *Field {
	for g := a; g != nil; g = g.Parent {
		if g == b || isBelow(b, g) {
			return g
		}
	}
	return nil
}

func isBelow(f, group *Field) bool {
	for g := f.Parent; g != nil; g = g.Parent {
		if g == group {
			return true
		}
	}
	return false
}

// misspelledName allows two wrong letters in a name of at least twelve, and a
// name that is cut at a word's end.
func misspelledName(field, text string) bool {
	if len(field) < 12 || len(text) < 12 {
		return false
	}
	return strings.HasPrefix(field, text+" ") || strings.HasPrefix(field, text+",") ||
		editDistance(field, text, 3) < 3
}

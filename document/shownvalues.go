package document

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/kansa-go/kansa/ident"
)

// shownValue is one text that a display form must show: the phrases in which it
// may be written.
type shownValue struct {
	at    string
	field *Field
	nodes []int32
}

// shownValues collects what a display form must show, until it has more words
// than limit.
type shownValues struct {
	words   words
	at      place
	table   *wordTable
	matcher *wordMatcher
	hidden  *wordMatcher // the values of hidden fields
	hiding  bool         // the field at hand is hidden
	limit   int
	count   int // words of all phrases
	values  []shownValue
}

func (x *shownValues) full() bool { return x.count > x.limit }

// names adds what a form may say beside the values.
func (x *shownValues) names(root *Field) {
	for f := range root.All() {
		for _, name := range []string{f.Name.FI, f.Name.SV, f.Title.FI, f.Title.SV} {
			x.matcher.add(x.table.phrase(name))
		}
	}
}

func (x *shownValues) group(g *Field, obj map[string]any) {
	for _, f := range g.Fields {
		v, present := obj[f.Key]
		if !present {
			continue
		}
		x.hiding = f.Kind.IsLeaf() && f.HiddenField
		x.at = x.at.key(f.Key)
		for i, item := range items(f, v) {
			if x.full() {
				return
			}
			if f.Repeatable {
				x.at = x.at.item(i)
			}
			if group, ok := item.(map[string]any); ok && f.Kind == KindGroup {
				x.group(f, group)
			} else if isFilled(item) {
				x.leaf(f, item)
			}
			if f.Repeatable {
				x.at = x.at[:len(x.at)-1]
			}
		}
		x.at = x.at[:len(x.at)-1]
	}
}

// add adds a text in the ways in which it may be written.
func (x *shownValues) add(at string, f *Field, forms ...string) {
	v := shownValue{at: at, field: f, nodes: make([]int32, 0, len(forms))}
	for i, form := range forms {
		if slices.Contains(forms[:i], form) {
			continue
		}
		if node := x.phrase(form); node != 0 {
			v.nodes = append(v.nodes, node)
		}
	}
	if len(v.nodes) > 0 && !x.hiding {
		x.values = append(x.values, v)
	}
}

// phrase adds what a form may say, and returns its node.
func (x *shownValues) phrase(text string) int32 {
	words := x.table.phrase(cleanText(text))
	x.count += max(len(words), 1)
	if x.hiding {
		return x.hidden.add(words)
	}
	return x.matcher.add(words)
}

func (x *shownValues) leaf(f *Field, v any) {
	at := x.at.String()
	switch t := v.(type) {
	case bool:
		if t {
			x.add(at, f, x.words.yes)
		} else {
			x.add(at, f, x.words.no)
		}
	case json.Number:
		x.add(at, f, numberForms(t)...)
	case string:
		if f.Kind == KindDate || f.Kind == KindTime {
			x.add(at, f, timeForms(t)...)
			return
		}
		for line := range strings.FieldsFuncSeq(t, isLineBreak) {
			if x.full() {
				return
			}
			x.add(at, f, line, ident.MaskCodeEnds(line))
		}
	case map[string]any:
		x.parts(at, f, t)
	}
}

func isLineBreak(r rune) bool { return r == '\n' || r == '\r' }

func (x *shownValues) parts(at string, f *Field, obj map[string]any) {
	text := func(key string) string { s, _ := obj[key].(string); return s }
	switch f.Kind {
	case KindCode:
		x.add(at, f, cmp.Or(text("display"), text("code"))) // a bare code tells a reader nothing
		x.phrase(text("code"))
	case KindIdentifier:
		x.add(at, f, text("value"), maskTail(text("value")))
	case KindQuantity:
		n, _ := obj["value"].(json.Number)
		numbers, units := quantityForms(n, text("code"))
		x.add(at, f, numbers...)
		x.add(at, f, units...)
	}
}

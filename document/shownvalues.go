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
		if !present || f.Kind.IsLeaf() && f.HiddenField {
			continue
		}
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
		phrase := x.table.phrase(cleanText(form))
		x.count += max(len(phrase), 1)
		if node := x.matcher.add(phrase); node != 0 {
			v.nodes = append(v.nodes, node)
		}
	}
	if len(v.nodes) > 0 {
		x.values = append(x.values, v)
	}
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
		x.add(at, f, showNumber(t), t.String())
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
	case KindIdentifier:
		x.add(at, f, text("value"), maskTail(text("value")))
	case KindQuantity:
		if n, ok := obj["value"].(json.Number); ok {
			x.add(at, f, showNumber(n), n.String())
		}
		x.add(at, f, text("code"))
	}
}

// timeForms are the ways in which a date or time may be written.
func timeForms(text string) []string {
	m := shownTime.FindStringSubmatch(text)
	if m == nil {
		return []string{text}
	}
	day := m[1]
	for _, p := range m[2:4] {
		if p != "" {
			day = p + "." + day
		}
	}
	short, _, _ := strings.Cut(showTime(text), " ")
	var out []string
	for _, d := range []string{short, day} {
		if m[4] == "" {
			out = append(out, d)
			continue
		}
		for _, between := range []string{" ", " klo ", " kl. ", " kl "} {
			out = append(out, d+between+m[4]+"."+m[5], d+between+m[4]+":"+m[5])
		}
	}
	return append(out, text)
}

package document

import (
	"cmp"
	"encoding/json"
	"strings"

	"github.com/kansa-go/kansa/ident"
)

// shownValue is one text that a display form must show, in the ways in which
// it may be written.
type shownValue struct {
	at    string
	field *Field
	forms []string
}

// shownValues collects what a display form must show.
type shownValues struct {
	words  words
	at     place
	values []shownValue
}

func (x *shownValues) group(g *Field, obj map[string]any) {
	for _, f := range g.Fields {
		v, present := obj[f.Key]
		if !present || f.Kind.IsLeaf() && f.HiddenField {
			continue
		}
		x.at = x.at.key(f.Key)
		for i, item := range items(f, v) {
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

func (x *shownValues) add(f *Field, forms ...string) {
	var plain []string
	for _, form := range forms {
		if form = squeeze(cleanText(form)); form != "" {
			plain = append(plain, form)
		}
	}
	if len(plain) > 0 {
		x.values = append(x.values, shownValue{at: x.at.String(), field: f, forms: plain})
	}
}

func (x *shownValues) leaf(f *Field, v any) {
	switch t := v.(type) {
	case bool:
		if t {
			x.add(f, x.words.yes)
		} else {
			x.add(f, x.words.no)
		}
	case json.Number:
		x.add(f, showNumber(t), t.String())
	case string:
		if f.Kind == KindDate || f.Kind == KindTime {
			x.add(f, timeForms(t)...)
			return
		}
		for _, line := range textLines(t) {
			x.add(f, line, ident.MaskCodeEnds(line))
		}
	case map[string]any:
		x.parts(f, t)
	}
}

func (x *shownValues) parts(f *Field, obj map[string]any) {
	text := func(key string) string { s, _ := obj[key].(string); return s }
	switch f.Kind {
	case KindCode:
		x.add(f, cmp.Or(text("display"), text("code"))) // a bare code tells a reader nothing
	case KindIdentifier:
		x.add(f, text("value"), maskTail(text("value")))
	case KindQuantity:
		if n, ok := obj["value"].(json.Number); ok {
			x.add(f, showNumber(n), n.String())
		}
		x.add(f, text("code"))
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

func squeeze(text string) string { return strings.Join(strings.Fields(text), " ") }

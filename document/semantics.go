package document

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/kansa-go/kansa/rule"
)

// semantics walks the content along the field tree and checks what a schema
// cannot say about single values. Wrongly typed values are passed over: the
// schema has reported them.
func (c *check) semantics(v any) {
	doc, _ := v.(map[string]any)
	w := &semanticWalk{check: c, at: make(place, 0, 16)}
	w.at = w.at.key(c.s.root.Key)
	w.field(c.s.root, doc[c.s.root.Key])
}

type semanticWalk struct {
	*check
	at place
}

func (w *semanticWalk) field(f *Field, v any) {
	if !f.Repeatable {
		w.value(f, v)
		return
	}
	list, _ := v.([]any)
	for i, item := range list {
		w.at = w.at.item(i)
		w.value(f, item)
		w.at = w.at[:len(w.at)-1]
	}
}

func (w *semanticWalk) value(f *Field, v any) {
	switch x := v.(type) {
	case map[string]any:
		w.object(f, x)
	case string:
		w.text(f, x)
	case json.Number:
		w.number(f, x)
	}
}

func (w *semanticWalk) object(f *Field, obj map[string]any) {
	switch f.Kind {
	case KindGroup:
		for _, child := range f.Fields {
			if v, present := obj[child.Key]; present {
				w.at = w.at.key(child.Key)
				w.field(child, v)
				w.at = w.at[:len(w.at)-1]
			}
		}
		w.order(f, obj)
		w.shared(f, obj)
	case KindCode:
		w.blank(f, obj, "code")
		w.blank(f, obj, "display")
	case KindQuantity:
		w.blank(f, obj, "code")
		if n, ok := obj["value"].(json.Number); ok {
			w.number(f, n)
		}
	case KindIdentifier:
		w.blank(f, obj, "value")
		w.identifier(f, obj)
	}
}

// text checks a string that is a field's whole value.
func (w *semanticWalk) text(f *Field, s string) {
	switch {
	case f.Kind == KindDate || f.Kind == KindTime:
		if f.Pattern != "" && !realDate(s) {
			w.add(strCalendar, w.at.String(), f, "the date is not in the calendar", "check day and month")
		}
	case f.Required && s != "" && isBlank(s):
		finding := w.add(strNonEmpty, w.at.String(), f, "the mandatory text has no visible character", "write a text")
		finding.Severity = inferredSeverity
	}
}

// inferredSeverity is the weight of what follows from a specified rule without
// being said by it.
const inferredSeverity = rule.Warning

// blank reports an empty or invisible part of a code, quantity or
// identifier: the schema asks for the part but lets it be empty.
func (w *semanticWalk) blank(f *Field, obj map[string]any, part string) {
	s, ok := obj[part].(string)
	if !ok || !isBlank(s) {
		return
	}
	r, _ := partRule(f)
	finding := w.add(r, w.at.key(part).String(), f, "the part is empty", "write its value")
	if f.Kind != KindIdentifier {
		finding.Severity = inferredSeverity
	}
}

// realDate reports whether the date part of a date or time exists in the
// calendar. Texts of another form are the pattern's business.
func realDate(s string) bool {
	s = strings.TrimPrefix(s, "-")
	date, _, _ := strings.Cut(s, "T")
	if len(date) != len("2006-01-02") {
		return true
	}
	_, err := time.Parse(time.DateOnly, date)
	return err == nil
}

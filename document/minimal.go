package document

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

// MinimalOptions are the facts that a generated content states. The zero value
// is ready to use: an invented person with a 900-series code and fixed dates.
type MinimalOptions struct {
	Family string // surname of every person; default Esimerkki
	Given  string // given names of every person; default Aino Testi
	// PersonalCode is the identity code of every person; default 140312A907T,
	// a 900-series code. Environments for testing accept no other kind.
	PersonalCode string
	Date         string // YYYY-MM-DD of every date; default 2026-01-15
	Unit         string // OID of every organisation and unit; default under 2.999
}

func (o MinimalOptions) withDefaults() (MinimalOptions, error) {
	o.Family = cmp.Or(o.Family, "Esimerkki")
	o.Given = cmp.Or(o.Given, "Aino Testi")
	o.PersonalCode = cmp.Or(o.PersonalCode, "140312A907T")
	o.Date = cmp.Or(o.Date, "2026-01-15")
	o.Unit = cmp.Or(o.Unit, "2.999.10.1234567.10.0")
	if _, err := ident.ParsePersonalCode(o.PersonalCode); err != nil {
		return o, &Error{Code: CodeOption, Location: "PersonalCode", Message: "not a personal identity code"}
	}
	if len(o.Date) != len("2006-01-02") || !realDate(o.Date) {
		return o, &Error{Code: CodeOption, Location: "Date", Message: "not a calendar date", Remedy: "write YYYY-MM-DD"}
	}
	return o, nil
}

// Minimal generates a content that holds only what the structure demands: its
// mandatory fields and those that a note demands in that situation. The same
// structure and options give the same bytes. The content validates without
// findings of severity error. It is an example, not a document about anyone:
// texts are the fields' own names.
func (s *Structure) Minimal(opt MinimalOptions) ([]byte, error) {
	return s.generate(opt, false)
}

// Full generates a content in which every field is filled, as far as the notes
// allow it: what is mandatory is there, and what must then be absent may still
// be filled and is reported by Validate as a warning. Otherwise like Minimal.
func (s *Structure) Full(opt MinimalOptions) ([]byte, error) {
	return s.generate(opt, true)
}

func (s *Structure) generate(opt MinimalOptions, full bool) ([]byte, error) {
	opt, err := opt.withDefaults()
	if err != nil {
		return nil, err
	}
	d := s.newDraft(opt, full)
	d.settle(func(c *condition) bool { return full && c.severity != rule.Error })
	return s.encode(d.doc), nil
}

// generator makes example values.
type generator struct {
	root *Field
	opt  MinimalOptions
	full bool
}

func (g generator) field(f *Field) any {
	v := g.value(f)
	if f.Repeatable {
		return []any{v}
	}
	return v
}

func (g generator) value(f *Field) any {
	switch f.Kind {
	case KindGroup:
		return g.group(f)
	case KindPhrase:
		return firstText(f.Phrases)
	case KindDate:
		return g.opt.Date
	case KindTime:
		return g.opt.Date + "T10:00:00+02:00"
	case KindSwitch:
		return false
	case KindNumber:
		return number(g.amount(f))
	case KindCode:
		return g.code(f)
	case KindIdentifier:
		return g.identifier(f)
	case KindQuantity:
		return map[string]any{"value": number(g.amount(f)), "code": "h"}
	}
	return g.text(f)
}

// amount is 1, or the least number that the note allows.
func (g generator) amount(f *Field) string {
	if r, ok := rangeOf(f); ok && !r.holds(1) {
		return strconv.FormatFloat(max(r.min, min(r.max, 1)), 'f', -1, 64)
	}
	return "1"
}

func (g generator) group(f *Field) map[string]any {
	obj := map[string]any{}
	for _, child := range f.Fields {
		if child.Required || g.full {
			obj[child.Key] = g.field(child)
		}
	}
	return obj
}

func (g generator) text(f *Field) string {
	switch {
	case f.Key == "sukunimi":
		return g.opt.Family
	case f.Key == "etunimet":
		return g.opt.Given
	}
	return cmp.Or(f.Name.FI, f.Key)
}

func firstText(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[0]
}

// organisations is the code system of organisations and units (SOTE-
// organisaatiorekisteri).
const organisations = "1.2.246.537.6.202"

func (g generator) code(f *Field) map[string]any {
	code := "1"
	if f.CodeSystem == organisations {
		code = g.opt.Unit
	}
	if len(f.Codes) > 0 {
		code = f.Codes[0]
	}
	return g.codeOf(f, code)
}

// systemOf returns the system that a code of a field has: the field's own
// list, its code system, or for an internal list whose system the structure
// leaves open, the usual form <document key>/<field key>.
func (g generator) systemOf(f *Field) string {
	switch {
	case len(f.Systems) > 0:
		return f.Systems[0]
	case f.CodeSystem == "":
		return g.root.Key + "/" + f.Key
	}
	return "urn:oid:" + f.CodeSystem
}

func (g generator) codeOf(f *Field, code string) map[string]any {
	return map[string]any{
		"system":  g.systemOf(f),
		"code":    code,
		"display": cmp.Or(f.Labels[code].FI, f.Name.FI, f.Key),
	}
}

func (g generator) identifier(f *Field) map[string]any {
	id := map[string]any{"value": "2.999.1"}
	switch {
	case f.isHetu():
		id["value"] = g.opt.PersonalCode
	case strings.HasPrefix(f.Key, "tilapainen"):
		id["value"] = g.opt.PersonalCode[:6] + "-998A"
	}
	if f.SystemURI != "" {
		id["system"] = f.SystemURI
	}
	return id
}

// keysInOrder returns the keys of an object as its field orders them; keys
// that the field does not know come last, sorted.
func keysInOrder(f *Field, obj map[string]any) []string {
	var known, other []string
	if f != nil && f.Kind == KindGroup {
		for _, child := range f.Fields {
			if _, ok := obj[child.Key]; ok {
				known = append(known, child.Key)
			}
		}
	} else {
		for _, key := range []string{"system", "value", "code", "display"} {
			if _, ok := obj[key]; ok {
				known = append(known, key)
			}
		}
	}
	for key := range obj {
		if !slices.Contains(known, key) {
			other = append(other, key)
		}
	}
	slices.Sort(other)
	return append(known, other...)
}

package document

import (
	"encoding/json"
	"strconv"
	"strings"
)

// numberIs holds when a number is given and lies on one side of a limit.
type numberIs struct {
	ref
	side  string // "<", "<=", ">", ">=" or "="
	limit float64
}

func (e numberIs) holds(stack []map[string]any) bool {
	return e.any(stack, func(v any) bool {
		x, ok := numberOf(v)
		return ok && e.allows(x)
	})
}

func (e numberIs) walk(visit func(ref)) { visit(e.ref) }

func (e numberIs) allows(x float64) bool {
	switch e.side {
	case "<":
		return x < e.limit
	case "<=":
		return x <= e.limit
	case ">":
		return x > e.limit
	case ">=":
		return x >= e.limit
	}
	return x == e.limit
}

// numberOf returns the number of a number or quantity.
func numberOf(v any) (float64, bool) {
	if obj, ok := v.(map[string]any); ok {
		v = obj["value"]
	}
	n, ok := v.(json.Number)
	if !ok {
		return 0, false
	}
	x, err := n.Float64()
	return x, err == nil
}

var (
	amount   = `(?P<limit>-?\d+(?:,\d+)?)(?: (?:euroa|kpl|vuotta|tuntia|päivää|vuorokautta|henkilöä|%|prosenttia))?`
	numbered = []struct {
		side    string
		pattern *pattern
	}{
		{">=", compilePattern(`(?i)^(?P<name>.+?)(?: arvo| lukumäärä)? (?:on|=) (?:vähintään|suurempi tai yhtä suuri kuin|yhtä suuri tai suurempi kuin) ` + amount + `$`)},
		{">=", compilePattern(`(?i)^(?P<name>.+?)(?: arvo)? on ` + amount + ` tai (?:suurempi|enemmän)$`)},
		{"<=", compilePattern(`(?i)^(?P<name>.+?)(?: arvo| lukumäärä)? (?:on|=) (?:enintään|korkeintaan|pienempi tai yhtä suuri kuin|yhtä suuri tai pienempi kuin) ` + amount + `$`)},
		{"<=", compilePattern(`(?i)^(?P<name>.+?)(?: arvo)? on ` + amount + ` tai (?:pienempi|vähemmän)$`)},
		{">", compilePattern(`(?i)^(?P<name>.+?)(?: arvo| lukumäärä)? (?:on (?:suurempi kuin|enemmän kuin|yli)|ylittää|>) ` + amount + `$`)},
		{"<", compilePattern(`(?i)^(?P<name>.+?)(?: arvo| lukumäärä)? (?:on (?:pienempi kuin|vähemmän kuin|alle)|alittaa|<) ` + amount + `$`)},
		{"=", compilePattern(`(?i)^(?P<name>.+?)(?: arvo| lukumäärä)? (?:on|=) ` + amount + `$`)},
	}
)

// number reads "the number of rooms is more than 2".
func (p *noteParser) number(text string) expr {
	for _, n := range numbered {
		m := submatch(n.pattern, text)
		if m == nil {
			continue
		}
		f := p.conditionField(m["name"])
		if f == nil || f.Kind != KindNumber && f.Kind != KindQuantity || p.several(f) {
			continue
		}
		limit, err := strconv.ParseFloat(strings.Replace(m["limit"], ",", ".", 1), 64)
		if err != nil {
			continue
		}
		return numberIs{p.ref(f), n.side, limit}
	}
	return nil
}

// several reports whether a field can have more than one value as seen from the
// note's: which of them a limit is about, or whether their sum, a note leaves
// open.
func (p *noteParser) several(f *Field) bool {
	common := commonGroup(f, p.field)
	for g := f; g != common; g = g.Parent {
		if g.Repeatable {
			return true
		}
	}
	return false
}

// near returns a number on which the expression holds, or does not.
func (e numberIs) near(want bool) json.Number {
	for _, x := range []float64{e.limit, e.limit + 1, e.limit - 1} {
		if e.allows(x) == want && (x >= 0 || e.limit < 0) {
			return json.Number(strconv.FormatFloat(x, 'f', -1, 64))
		}
	}
	return json.Number(strconv.FormatFloat(e.limit-1, 'f', -1, 64))
}

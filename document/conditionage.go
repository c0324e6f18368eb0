package document

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kansa-go/kansa/ident"
)

// birthDate reads YYYY-MM-DD from a birth date or an identity code; "" when it
// cannot.
func birthDate(v any) string {
	switch x := v.(type) {
	case string:
		if isDay(x) {
			return x[:10]
		}
	case map[string]any:
		value, _ := x["value"].(string)
		code, err := ident.ParsePersonalCode(value)
		if err != nil {
			return ""
		}
		d := code.BirthDate()
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
	}
	return ""
}

// birthday returns the day on which someone reaches an age. Someone born on 29
// February reaches it on that date's place in the order of days.
func birthday(birth string, years int) string {
	year, err := strconv.Atoi(birth[:4])
	if err != nil {
		return "9999"
	}
	return fmt.Sprintf("%04d%s", year+years, birth[4:])
}

// age reads "the client is at least 18 years old".
func (p *noteParser) age(text string) expr {
	m := submatch(aged, text)
	if m == nil {
		return nil
	}
	if e := p.stated(text); e != nil { // a switch says it in the same words
		return e
	}
	e := ageIs{years: 18, under: m["minor"] != "" || m["limit"] == "alle"}
	for _, digits := range []string{m["years"], m["full"], m["turned"], m["orOlder"]} {
		if n, err := strconv.Atoi(digits); err == nil {
			e.years = n
		}
	}
	if m["limit"] == "yli" {
		e.years++
	}
	p.ageFields(&e, strings.ToLower(m["who"]))
	if len(e.birth) == 0 || len(e.day) == 0 {
		return nil
	}
	return e
}

var (
	ofAge        = `(?:(?P<full>\d+) vuotta täyttänee?i?l(?:lä|le)|(?P<limit>yli|alle|vähintään)[ -](?P<years>\d+)[ -]?vuotiaa?i?l(?:la|le)) (?P<who>[^ ,]+)`
	agedPatterns = []*pattern{
		compilePattern(`(?i)^(?P<effect>.+ pakolli(?:nen|sia|set)),? ` + ofAge + `$`),
		compilePattern(`(?i)^` + ofAge + `,? (?P<effect>.+ pakolli(?:nen|sia|set))$`),
	}
)

// peopleOfAge reads "the field is mandatory for children who are 12 years old".
func (p *noteParser) peopleOfAge(text string) bool {
	m := submatch(agedPatterns[0], text)
	if m == nil {
		m = submatch(agedPatterns[1], text)
	}
	if m == nil {
		return false
	}
	who, effects := personIn(m["who"]), p.clauses(m["effect"])
	if who == "" || effects == nil {
		return false
	}
	if m["full"] != "" {
		return p.conclude(effects, who+" on täyttänyt "+m["full"]+" vuotta", false)
	}
	return p.conclude(effects, who+" on "+m["limit"]+" "+m["years"]+"-vuotias", false)
}

// personIn returns the basic form of a word for a client, or "".
func personIn(word string) string {
	for _, who := range []string{"lapsi", "nuori", "asiakas", "henkilö"} {
		if inflectedName(who, strings.ToLower(word)) {
			return who
		}
	}
	return ""
}

// ageFields finds the birth date and identity code of the person who is spoken
// of, else of the client, and the document's own dates.
func (p *noteParser) ageFields(e *ageIs, who string) {
	root := p.field
	for root.Parent != nil {
		root = root.Parent
	}
	person := p.personCalled(root, who)
	if person != nil {
		for _, f := range person.Fields {
			if f.Key == "syntymaaika" || f.isHetu() {
				e.birth = append(e.birth, p.ref(f))
			}
		}
	}
	for _, f := range root.Fields {
		if isTimed(f) && !f.Repeatable {
			e.day = append(e.day, p.ref(f))
		}
	}
	slices.SortStableFunc(e.day, func(a, b ref) int { return dayRank(a.field) - dayRank(b.field) })
}

// personCalled returns the group of the person who is spoken of: one around the
// note's field or at the document's top; the words for anybody mean the client.
func (p *noteParser) personCalled(root *Field, who string) *Field {
	for g := p.field.Parent; g != nil; g = g.Parent {
		if slices.Contains(p.names.names[g], who) {
			return g
		}
	}
	if person := root.Child(who); person != nil {
		return person
	}
	if slices.Contains([]string{"asiakas", "lapsi", "nuori", "henkilö"}, who) {
		return root.Child("asiakas")
	}
	return nil
}

// dayRank prefers the date of the document to other dates at its top.
func dayRank(f *Field) int {
	switch f.Key {
	case "paivamaara", "laatimispaivamaara":
		return 0
	}
	return 1
}

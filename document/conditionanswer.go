package document

import (
	"slices"
	"strings"
)

// answer reads 'field X is answered "yes"'.
func (p *noteParser) answer(text string) expr {
	if m := submatch(bareAnswer, text); m != nil && p.last != nil && p.last.Kind == KindSwitch {
		return switchIs{p.ref(p.last), strings.EqualFold(m["answer"], "kyllä")}
	}
	for _, pattern := range []*pattern{answered, stands, inField} {
		m := submatch(pattern, text)
		if m == nil {
			continue
		}
		answer := strings.ToLower(m["answer"])
		want := answer == "kyllä" || answer == "true" || answer == "tosi"
		if justNamed.MatchString(m["name"]) && len(p.whens) > 0 && p.last != nil && p.last != p.field {
			return p.lastAnswered(want)
		}
		if f := p.conditionField(m["name"]); f != nil && f.Kind == KindSwitch {
			p.last = f
			return switchIs{p.ref(f), want}
		}
		if f := p.spokenSwitch(m["name"]); f != nil {
			return switchIs{p.ref(f), want}
		}
		if e := p.answers(m["name"], want); e != nil {
			return e
		}
	}
	return nil
}

// justNamed matches words that mean the field that the sentence before named, or
// the note's own.
var justNamed = compilePattern(`(?i)^(?:kenttään|siihen|kyseiseen kenttään|samaan kenttään|kysymykseen)$`)

// lastAnswered reads an answer to the switch of the condition before. Behind one
// of a switch the note of another switch may mean either.
func (p *noteParser) lastAnswered(want bool) expr {
	if p.last.Kind != KindSwitch || p.field.Kind == KindSwitch {
		return nil
	}
	return switchIs{p.ref(p.last), want}
}

var inField = compilePattern(`(?i)^(?P<name>.+?) ?-?(?:kentässä|kenttään) "?(?P<answer>kyllä|ei)"?$`)

var bareAnswer = compilePattern(`(?i)^(?:vastaus on )?"?(?P<answer>kyllä|ei)"?$`)

var unansweredYes = compilePattern(`(?i)^(?P<name>.+?) ei ole ` + answerWords + ` "?(?P<answer>kyllä|ei)"?$`)

// unanswered reads 'field X is not answered "yes"'.
func (p *noteParser) unanswered(text string) expr {
	m := submatch(unansweredYes, text)
	if m == nil {
		return nil
	}
	f := p.conditionField(m["name"])
	switch {
	case f == nil || f.Kind != KindSwitch:
		return nil
	case strings.EqualFold(m["answer"], "kyllä"):
		return notYes{p.ref(f)}
	}
	return negation{switchIs{p.ref(f), false}}
}

// spokenSwitch returns the switch of the condition before when an answer names
// none: "if it is answered yes".
func (p *noteParser) spokenSwitch(name string) *Field {
	if p.last != nil && p.last.Kind == KindSwitch && (name == "" || name == "on") {
		return p.last
	}
	return nil
}

var quantity = compilePattern(`(?i)^(?:(?P<some>(?:vähintään |ainakin )?(?:johonkin|yhteen|toiseen|jompaankumpaan))|(?P<all>kaikkiin|molempiin|kumpaankin|sekä))` +
	`(?: seuraavista| näistä)?(?: (?:kentistä|kenttiin|kytkimistä|kenttään))?:? (?P<names>.+)$`)

// answers reads an answer to several switches: "A or B is answered yes".
func (p *noteParser) answers(names string, want bool) expr {
	var all []expr
	m := submatch(quantity, names)
	if m != nil {
		names = m["names"]
	}
	refs, by := p.refsOf(names)
	some := by.or
	if m != nil {
		some = m["all"] == ""
	}
	for _, r := range refs {
		if r.field.Kind != KindSwitch {
			return nil
		}
		all = append(all, switchIs{r, want})
	}
	switch {
	case len(all) < 2:
		return nil
	case some:
		return anyOf(all)
	}
	return allOf(all)
}

var ofTheAbove = compilePattern(`(?i)^(?:vähintään |ainakin )?(?:yhteen|johonkin|jompaankumpaan|toiseen) (?:edellä mainituista|niistä|näistä)(?: kentistä| kytkimistä)? on (?:vastattu|kirjattu) "?kyllä"?$`)

// sameAsBefore reads "at least one of the above is answered yes" behind a
// condition that says which.
func (p *noteParser) sameAsBefore(text string) expr {
	if !ofTheAbove.MatchString(text) || len(p.whens) == 0 {
		return nil
	}
	before := p.whens[len(p.whens)-1]
	if several, ok := before.(anyOf); ok && !slices.ContainsFunc(several, func(e expr) bool { s, is := e.(switchIs); return !is || !s.want }) {
		return before
	}
	return nil
}

package document

import (
	"strings"
)

// condition reads a condition; the words behind "that is, when" say it in
// terms of fields when the ones before do not.
func (p *noteParser) condition(text string) expr {
	text = strings.TrimSpace(text)
	if cuts := thatIs.FindAllStringIndex(text, -1); cuts != nil {
		last := cuts[len(cuts)-1]
		if e := p.parts(text[last[1]:]); e != nil {
			return e
		}
		text = text[:cuts[0][0]]
	}
	return p.parts(text)
}

var junction = compilePattern(`(?i),? (ja|tai|sekä) (?:jos |kun |mikäli )?`)

// maxJunctions bounds the work on a hostile note; real ones join three or four.
const maxJunctions = 12

// parts reads one condition or several joined by "and" or "or". What could not
// be read is remembered, so that a long text is not tried again and again.
func (p *noteParser) parts(text string) expr {
	e, _ := p.partsBy(text)
	return e
}

// partsBy also returns the word that joins the parts: "ja", "tai" or none.
func (p *noteParser) partsBy(text string) (expr, string) {
	text = strings.TrimSpace(text)
	if p.unread[text] {
		return nil, ""
	}
	e, by := p.atom(text), ""
	if e == nil {
		e, by = p.joined(text)
	}
	if e == nil {
		if p.unread == nil {
			p.unread = map[string]bool{}
		}
		p.unread[text] = true
	}
	return e, by
}

// joined reads conditions that one word joins. Where "and" and "or" are mixed,
// nothing tells which binds tighter.
func (p *noteParser) joined(text string) (expr, string) {
	if len(junction.FindAllStringIndex(text, maxJunctions+1)) > maxJunctions {
		return nil, ""
	}
	for _, m := range junction.FindAllStringSubmatchIndex(text, -1) {
		left, leftBy := p.partsBy(text[:m[0]])
		if left == nil {
			continue
		}
		right, rightBy := p.partsBy(text[m[1]:])
		if right == nil {
			continue
		}
		by := "ja"
		if strings.EqualFold(text[m[2]:m[3]], "tai") {
			by = "tai"
		}
		switch {
		case leftBy != "" && leftBy != by || rightBy != "" && rightBy != by:
			return nil, ""
		case by == "tai":
			return anyOf{left, right}, by
		}
		return allOf{left, right}, by
	}
	return nil, ""
}

package document

import (
	"strings"
	"unicode/utf8"
)

// stated reads a condition in plain words that are the name of a switch:
// "hearing is refused", with the name of the switch's group before it or not.
func (p *noteParser) stated(text string) expr {
	claims, negative := claimsOf(plainName(text))
	var found []*Field
	for _, f := range p.names.all {
		if f != p.field && f.Kind == KindSwitch && !isBelow(f, p.field) && p.claimed(f, claims) {
			found = append(found, f)
		}
	}
	p.names.sortByDistance(found, p.field)
	switch {
	case len(found) == 0 || len(found) > 1 && p.equallyNear(found[0], found[1]):
		return nil
	case negative && p.several(found[0]): // of one or of all?
		return nil
	}
	return switchIs{p.ref(found[0]), !negative}
}

func (p *noteParser) equallyNear(a, b *Field) bool {
	upA, downA := p.names.distance(a, p.field)
	upB, downB := p.names.distance(b, p.field)
	return upA == upB && downA == downB
}

// claimsOf returns the positive forms of a claim, with "is" and without.
func claimsOf(text string) (claims []string, negative bool) {
	switch {
	case strings.Contains(text, " ei ole "):
		text, negative = strings.Replace(text, " ei ole ", " on ", 1), true
	case strings.Contains(text, " ei "):
		return positives(text), true
	}
	claims = []string{text}
	if bare := strings.Replace(text, " on ", " ", 1); bare != text {
		claims = append(claims, bare)
	}
	return append(claims, pastForms(text)...), negative
}

// positives returns what a text with "ei" denies, for the forms that its verb may
// have: "ei anneta" denies "annetaan", "ei osallistu" denies "osallistuu".
func positives(text string) []string {
	head, tail, _ := strings.Cut(text, " ei ")
	verb, rest, more := strings.Cut(tail, " ")
	if more {
		rest = " " + rest
	}
	claims := []string{head + " " + tail}
	switch last, _ := utf8.DecodeLastRuneInString(verb); {
	case strings.HasSuffix(verb, "ta") || strings.HasSuffix(verb, "da"):
		claims = append(claims, head+" "+verb+"an"+rest)
	case strings.HasSuffix(verb, "tä") || strings.HasSuffix(verb, "dä"):
		claims = append(claims, head+" "+verb+"än"+rest)
	case strings.ContainsRune("aeiouyäö", last):
		claims = append(claims, head+" "+verb+string(last)+rest)
	}
	if past := pastOf(verb); past != "" {
		claims = append(claims, head+" "+past+rest)
	}
	return claims
}

// pastForms returns "was done" for "has been done", and the other way round: "on
// keskeytetty" is "keskeytettiin".
func pastForms(text string) []string {
	head, tail, ok := strings.Cut(text, " on ")
	verb, rest, more := strings.Cut(tail, " ")
	if more {
		rest = " " + rest
	}
	if past := pastOf(verb); ok && past != "" {
		return []string{head + " " + past + rest}
	}
	if m := passivePast.FindStringSubmatch(text); m != nil { // "lasta kuultiin": "lasta on kuultu"
		return []string{m[1] + " on " + m[2] + "tu" + m[3], m[1] + " on " + m[2] + "ty" + m[3], m[1] + " " + m[2] + "tu" + m[3], m[1] + " " + m[2] + "ty" + m[3]}
	}
	return nil
}

var passivePast = compilePattern(`^(.+?) ([^ ]+)tiin( .+)?$`)

// pastOf returns the past tense of a participle: "keskeytettiin" of "keskeytetty",
// "toteutui" of "toteutunut".
func pastOf(participle string) string {
	for _, e := range [][2]string{{"tu", "tiin"}, {"ty", "tiin"}, {"nut", "i"}, {"nyt", "i"}} {
		if stem, found := strings.CutSuffix(participle, e[0]); found {
			return stem + e[1]
		}
	}
	return ""
}

var personHeard = compilePattern(`^(?:henkilöä?|asiakas|asiakasta|lapsi|lasta|nuori|nuorta|kuultava|kuultavaa|huoltaja|huoltajaa|osapuoli|osapuolta)$`)

// theDocument matches words for the document itself.
var theDocument = compilePattern(`^(?:sopimus|päätös|suunnitelma|lupa|hakemus|asiakirja)$`)

// claimed reports whether one of the claims is a switch's name, alone or with
// its group or, near the note's field, a person before it.
func (p *noteParser) claimed(f *Field, claims []string) bool {
	near := f.Parent == p.field.Parent
	for _, name := range p.names.names[f] {
		for _, claim := range claims {
			if claim == name || inflectedStart(name, claim) {
				return true
			}
			if head, rest, ok := strings.Cut(claim, " "); ok && near && rest == name &&
				(personHeard.MatchString(head) || theDocument.MatchString(head) && strings.Contains(name, " ")) {
				return true
			}
			for _, group := range p.names.names[f.Parent] {
				n := len(strings.Fields(group))
				words := strings.Fields(claim)
				if n >= len(words) {
					continue
				}
				head, rest := strings.Join(words[:n], " "), strings.Join(words[n:], " ")
				if (head == group || inflectedName(group, head)) && (rest == name || inflectedStart(name, rest)) {
					return true
				}
			}
		}
	}
	return false
}

// inflectedStart allows case endings on all words of a name but the last.
func inflectedStart(name, text string) bool {
	i, j := strings.LastIndexByte(name, ' '), strings.LastIndexByte(text, ' ')
	return i > 0 && j > 0 && name[i:] == text[j:] && inflectedName(name[:i], text[:j])
}

var (
	otherwise  = compilePattern(`(?i)^(?:muutoin|muuten|muulloin|muussa tapauksessa|muissa tapauksissa),? (?P<effect>.+)$`)
	otherCases = compilePattern(`(?i)^mui(?:lla|ssa|den|hin) [^ ,]+(?: osalta| kohdalla)?,? (?P<effect>.+)$`)
	elseInside = compilePattern(`(?i)^(?P<first>.+?),? (?:ja |mutta )?(?P<second>(?:muutoin|muuten|muulloin|muussa tapauksessa|muissa tapauksissa) .+)$`)
	thenTail   = compilePattern(`(?i)^(?P<first>.+?),? ja (?P<effect>(?:[^ ,]+ ){1,3}(?:on|ovat) (?:tällöin|silloin) (?:myös )?pakolli(?:nen|sia|set))$`)
	asAgain    = compilePattern(`(?i)^(?P<first>(?:jos|kun|mikäli) .+?),? (?:ja )?(?:jos|kun|mikäli) taas (?P<second>.+)$`)
	whenceTail = compilePattern(`(?i)^(?P<first>.+?), jolloin (?P<effect>.+)$`)
	shownOnly  = compilePattern(`(?i),? ja (?:se |kenttä |tieto |tietokokonaisuus )?näytetään (?:vain|ainoastaan) ` + thenWords + `$`)
)

// otherwise reads "otherwise the field is mandatory" behind the conditions
// that came before it in the note.
func (p *noteParser) otherwise(text string) bool {
	m := submatch(otherwise, text)
	if m == nil {
		m = submatch(otherCases, text)
	}
	if m == nil || len(p.whens) == 0 {
		return false
	}
	effects := p.clauses(m["effect"])
	if effects == nil || !p.relievable(effects) {
		return false
	}
	for _, e := range effects {
		p.effect(e, not(oneOf(p.whens)))
	}
	return true
}

func oneOf(all []expr) expr {
	if len(all) == 1 {
		return all[0]
	}
	return anyOf(all)
}

// compound reads a sentence that ends in a second one: "otherwise …", "and it is
// shown only then" or "and it is then mandatory".
func (p *noteParser) compound(text string, labelled bool) bool {
	if m := shownOnly.FindStringIndex(text); m != nil {
		before := len(p.whens)
		if !p.implication(text[:m[0]], labelled) || len(p.whens) != before+1 {
			return false
		}
		p.effect(effect{show, p.field}, p.whens[before])
		return true
	}
	if m := submatch(elseInside, text); m != nil {
		return p.implication(m["first"], labelled) && p.otherwise(m["second"])
	}
	if m := submatch(asAgain, text); m != nil {
		return p.implication(m["first"], labelled) && p.implication("jos "+m["second"], false)
	}
	for _, tail := range []*pattern{thenTail, whenceTail} {
		if m := submatch(tail, text); m != nil {
			before := len(p.whens)
			return p.implication(m["first"], labelled) && len(p.whens) == before+1 && p.inThatCase("tällöin "+m["effect"])
		}
	}
	return false
}

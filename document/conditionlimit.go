package document

var (
	inThatCase = compilePattern(`(?i)^` + thenWords + ` (?P<effect>.+)$`)
	thenInside = compilePattern(`(?i) ` + thenWords + ` `)
	onlyThen   = compilePattern(`(?i)^` + selfWords + ` (?:näytetään|täytetään|käytetään) (?:vain|ainoastaan) ` + thenWords + `$`)
	butUnless  = compilePattern(`(?i)^(?P<first>(?:jos|mikäli|kun) .+? pakolli(?:nen|sia|set)),? (?:paitsi (?:jos|kun|silloin,? kun)|ellei|jollei) (?P<but>.+)$`)
	casePlace  = compilePattern(`(?i)^(?:[^(),]+(?:ssa|ssä|lla|llä|kohdalla|osalta)) \((?P<when>[^()]+)\),? (?P<effect>.+)$`)
	eitherYes  = compilePattern(`(?i)^joko (?P<name>.+?)(?: ?-?kentässä)? on (?:oltava arvo|kirjattava|täytettävä|annettava|ilmoitettava|pakollinen) tai (?P<switch>.+?) on (?:vastattava|valittava|kirjattava) "?kyllä"?$`)
)

// inThatCase reads "in that case the field is mandatory" and "the field is shown
// only then" behind the condition of the sentence before.
func (p *noteParser) inThatCase(text string) bool {
	if len(p.whens) == 0 {
		return false
	}
	when := p.whens[len(p.whens)-1]
	if onlyThen.MatchString(text) {
		p.effect(effect{show, p.field}, when)
		return true
	}
	what := text
	if m := submatch(inThatCase, text); m != nil {
		what = m["effect"]
	}
	if what = thenInside.ReplaceAllString(what, " "); what == text {
		return false
	}
	effects := p.clauses(what)
	if effects == nil || !p.relievable(effects) {
		return false
	}
	for _, e := range effects {
		p.effect(e, when)
	}
	return true
}

// bracketCase reads a case in words whose condition stands in brackets: "in a
// fixed-term decision (field X is yes) the field is mandatory".
func (p *noteParser) bracketCase(text string) bool {
	m := submatch(casePlace, text)
	if m == nil {
		return false
	}
	effects := p.clauses(m["effect"])
	return effects != nil && p.conclude(effects, m["when"], false)
}

// butUnless reads "if C, the field is mandatory, unless D".
func (p *noteParser) butUnless(text string, labelled bool) bool {
	m := submatch(butUnless, text)
	if m == nil {
		return false
	}
	but := p.when(m["but"], true)
	if but == nil {
		return false
	}
	before := len(p.out)
	if !p.implication(m["first"], labelled) {
		return false
	}
	for _, c := range p.out[before:] {
		c.when = allOf{c.when, rebase(but, p.field.Parent, c.group)}
	}
	return true
}

// eitherYes reads "either the end date is filled or switch X is answered yes".
func (p *noteParser) eitherYes(text string) bool {
	m := submatch(eitherYes, text)
	if m == nil {
		return false
	}
	f, s := p.subject(m["name"]), p.conditionField(m["switch"])
	if s == nil {
		s = p.named(m["switch"], true)
	}
	if f == nil || s == nil || s.Kind != KindSwitch {
		return false
	}
	p.effect(effect{demand, f}, notYes{p.ref(s)})
	return true
}

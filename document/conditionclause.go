package document

import (
	"slices"
	"strings"
)

// action is what a clause does to its subject.
type action int

const (
	demand action = iota
	exemption
	relief // takes back what the note demands, and demands nothing in other cases
	show
	hide
)

// effect is one clause: an action and the field that it is about.
type effect struct {
	action  action
	subject *Field
}

// thenWords point back to the case that was just named.
const thenWords = `(?:tällöin|silloin|(?:tässä|siinä) tapauksessa)`

const selfWords = `(?:(?:tämä|tämän|tätä|tähän|nämä|näitä|se|sitä|tällöin) )?(?:kyseinen |kyseistä )?(?:tieto)?` +
	`(?:kenttä|kentän|kenttää|kenttään|tieto|tiedon|tietoa|tietoja|tiedot|k(?:ok)?onaisuus|k(?:ok)?onaisuutta|kokonaisuuden|kohta|kohdan|kohtaa|kentät|kenttiä|kokonaisuudet|osio|osiota)`

// onDocument are words behind "is not shown" that mean the document itself.
const onDocument = `(?: asiakirjan laatijalle| laatijalle| (?:asiakirja|päätökse|sopimukse|suunnitelma|hakemukse|lausunno|ilmoitukse)(?:lla|llä|ssa|ssä))?`

var (
	selfText = compilePattern(`(?i)^(?:` + selfWords + `|tämä|tätä|tähän|se|sen|tässä|tämän|nämä)?$`)
	leastOne = compilePattern(`(?i)^(?:vähintään|ainakin) (?:yksi|yhden) `)
	andThen  = compilePattern(`,? ja `)
)

// clausePatterns read what follows from a condition. The group "subject" may
// be a name, a word for the note's own field, or empty.
var clausePatterns = []struct {
	action  action
	pattern *pattern
}{
	{exemption, compilePattern(`(?i)^(?P<subject>.*?) ?ei ole (?:enää )?pakolli(?:nen|sia|set)(?:, muille .*)?$`)},
	{exemption, compilePattern(`(?i)^(?P<subject>.*?) ?ei tarvitse (?:täyttää|kirjata|ilmoittaa|antaa)$`)},
	{exemption, compilePattern(`(?i)^ei (?P<subject>.*?) ole pakolli(?:nen|sia|set)$`)},
	{relief, compilePattern(`(?i)^(?P<subject>.*?) ?(?:on|ovat) (?:vapaaehtoi|valinnai)(?:nen|sia|set)$`)},
	{relief, compilePattern(`(?i)^(?P<subject>.*?) ?(?:voidaan|voi|saa) (?:jättää|jäädä) (?:tyhjäksi|täyttämättä|kirjaamatta|pois)$`)},
	{demand, compilePattern(`(?i)^(?P<subject>.*?) ?(?:on|ovat) (?:myös |aina |silloin |tällöin )?(?:ehdollisesti )?pakolli(?:nen|sia|set)(?: tieto| myös)*$`)},
	{demand, compilePattern(`(?i)^(?:on|ovat) (?P<subject>.*?) ?(?:myös |aina )?pakolli(?:nen|sia|set)(?: tieto)?$`)},
	{demand, compilePattern(`(?i)^pakolli(?:nen|sia|set)(?: tieto| kenttä)?(?: myös| aina)?(?P<subject>)$`)},
	{demand, compilePattern(`(?i)^(?P<subject>.*?) ?(?:on|tulee|pitää|täytyy) (?:aina )?(?:kirjattava|ilmoitettava|täytettävä|annettava|vastattava|kirjata|ilmoittaa|täyttää|antaa)$`)},
	{demand, compilePattern(`(?i)^(?:on|tulee|pitää|täytyy) (?:kirjattava|ilmoitettava|täytettävä|annettava|valittava|merkittävä|kirjata|ilmoittaa|täyttää|antaa|valita|merkitä) (?P<subject>.+)$`)},
	{demand, compilePattern(`(?i)^(?:tulee|pitää|täytyy) (?P<subject>.+?) (?:aina )?(?:kirjata|täyttää|ilmoittaa|antaa|merkitä)$`)},
	{demand, compilePattern(`(?i)^(?:tulee|pitää|täytyy|on) [^,]+ (?:kuvata|kirjata|kuvattava|kirjattava) (?P<subject>tähän|tässä)(?: kenttään| kohtaan| kentässä| kohdassa)?$`)},
	{demand, compilePattern(`(?i)^täytetään myös (?P<subject>.+)$`)},
	{demand, compilePattern(`(?i)^(?P<subject>.*?) ?(?:täyttäminen|kirjaaminen|ilmoittaminen|antaminen|valitseminen) on (?:aina |myös )?pakollista$`)},
	{demand, compilePattern(`(?i)^(?:on |tulee )?(?:ainakin|vähintään) (?:yhden|yksi) (?P<subject>.+?) (?:on )?(?:kirjattava|ilmoitettava|annettava|täytettävä|kirjata|ilmoittaa)$`)},
	{demand, compilePattern(`(?i)^(?:on )?(?:ainakin|vähintään) yksi (?P<subject>.+?) (?:on )?(?:pakollinen|valittava)$`)},
	{demand, compilePattern(`(?i)^(?:tulee|pitää|täytyy|on) (?P<subject>tähän|tässä)(?: kenttään| kentässä| kohtaan| kohdassa)? (?:kirjata|kuvata|ilmoittaa|antaa|perustella|kirjattava|kuvattava|ilmoitettava|perusteltava)(?: [^,]+)?$`)},
	{demand, compilePattern(`(?i)^(?:[^,]+ )?(?:tulee|pitää|täytyy|on) (?:[^,]+ )?(?:kuvata|kirjata|perustella|ilmoittaa|kuvattava|kirjattava|perusteltava|ilmoitettava) (?P<subject>tähän|tässä)(?: kenttään| kohtaan| kentässä| kohdassa)?$`)},
	{demand, compilePattern(`(?i)^on (?P<subject>.+?) (?:aina )?(?:kirjattava|ilmoitettava|täytettävä|annettava)$`)},
	{hide, compilePattern(`(?i)^(?P<subject>.*?) ?ei (?:näytetä|käytetä|kirjata|täytetä)` + onDocument + `$`)},
	{hide, compilePattern(`(?i)^(?P<subject>.*?) ?(?:ei saa (?:täyttää|kirjata|antaa|ilmoittaa)|(?:jätetään|tulee jättää|on jätettävä) (?:pois|tyhjäksi|täyttämättä|kirjaamatta)(?: asiakirja\S+)?)$`)},
	{hide, compilePattern(`(?i)^ei (?P<subject>.*?) ?(?:näytetä|käytetä|kirjata|täytetä)` + onDocument + `$`)},
	{show, compilePattern(`(?i)^(?P<subject>.*?) ?(?:näytetään|käytetään|täytetään)(?: vain| ainoastaan)?(?: asiakirjan laatijalle| laatijalle)?$`)},
	{show, compilePattern(`(?i)^(?:vain )?(?:näytetään|käytetään) (?:vain )?(?P<subject>.*?)$`)},
}

// clauses reads "this field is shown and it is mandatory". When one of the
// clauses cannot be read, none is: what is left out might be a demand.
func (p *noteParser) clauses(text string) []effect {
	text = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(text), "niin "), "myös ")
	if len(text) > maxClause {
		return nil
	}
	if e := p.clause(text, false); e != nil {
		return e
	}
	for _, cut := range andThen.FindAllStringIndex(text, -1) {
		left := p.clause(text[:cut[0]], true)
		if left == nil {
			continue
		}
		right := p.clause(text[cut[1]:], true)
		if right == nil {
			right = ofThem(left, text[cut[1]:])
		}
		if right != nil {
			return append(left, right...)
		}
	}
	return p.clause(text, true)
}

var themMandatory = compilePattern(`(?i)^(?:molemmat|kumpikin|kaikki|ne)(?: näistä| niistä)?(?: kentät| kentistä| tiedot| tiedoista)? (?:ovat|on) (?:tällöin |silloin |myös )?pakolli(?:nen|sia|set)$`)

// ofThem reads "both fields are mandatory" behind a clause that names several.
func ofThem(before []effect, text string) []effect {
	if len(before) < 2 || !themMandatory.MatchString(text) {
		return nil
	}
	return effectsOn(subjectsOf(before), demand)
}

// themWords mean all the fields that the sentence before was about.
var themWords = compilePattern(`(?i)^(?:nämä |molemmat |kaikki )?(?:kentät|kenttiä|tiedot|tietoja|(?:tieto)?kokonaisuudet|ne|niitä|molemmat)$`)

func effectsOn(fields []*Field, a action) []effect {
	var out []effect
	for _, f := range fields {
		out = append(out, effect{a, f})
	}
	return out
}

// subjectsOf returns the fields that effects are about, each once.
func subjectsOf(effects []effect) []*Field {
	var out []*Field
	for _, e := range effects {
		if !slices.Contains(out, e.subject) {
			out = append(out, e.subject)
		}
	}
	return out
}

// clause reads one clause. With lists its subject may be several fields.
func (p *noteParser) clause(text string, lists bool) []effect {
	for _, c := range clausePatterns {
		m := submatch(c.pattern, text)
		if m == nil {
			continue
		}
		if len(p.spoken) > 1 && themWords.MatchString(m["subject"]) {
			return effectsOn(p.spoken, c.action)
		}
		if f := p.subject(m["subject"]); f != nil {
			return []effect{{c.action, f}}
		}
		if !lists {
			continue
		}
		var effects []effect
		fields, by := p.fieldList(m["subject"])
		if len(fields) < 2 || by.or && c.action != hide {
			continue
		}
		for _, f := range fields {
			effects = append(effects, effect{c.action, f})
		}
		if effects != nil {
			return effects
		}
	}
	return nil
}

// subject resolves what a clause is about; nothing and "this field" mean the
// note's own.
func (p *noteParser) subject(text string) *Field {
	text = leastOne.ReplaceAllString(strings.TrimSpace(text), "")
	if selfText.MatchString(text) {
		return p.field
	}
	f := p.named(text, false)
	if plain := plainName(text); (f == nil || f.Parent != p.field.Parent) && p.calledShortly(plain) {
		return p.field
	}
	if f != nil && f.Parent != p.field.Parent && p.meansNearer(text) {
		return nil
	}
	if f != nil {
		return f
	}
	if owner, ok := strings.CutSuffix(text, "n tiedot"); ok {
		return p.named(owner+"n", true)
	}
	return nil
}

const ifWords = `(?:jos|mikäli|kun|(?P<unless>ellei|jollei|paitsi jos|paitsi silloin,? kun|paitsi kun))`

var (
	condFirst = compilePattern(`(?i)^(?:vain )?(?:silloin,? )?` + ifWords + ` `)
	condLater = compilePattern(`(?i),? (?:vain |ainoastaan )?(?:silloin,? |siinä tapauksessa,? |tapauksissa,? )?` + ifWords + ` `)
	thatIs    = compilePattern(`(?i),? eli (?:silloin,? )?(?:(?:jos|kun) )?`)
	inCase    = compilePattern(`(?i)^(?P<effect>.+? (?:pakolli(?:nen|sia|set)|näytetään(?: vain)?|täytetään(?: vain)?)) (?:[^ ,]+ ){0,3}[^ ,]+(?:ssa|ssä|lla|llä),? eli$`)
	lacking   = compilePattern(`(?i)^(?P<name>.+?) puuttuessa,? (?P<effect>.+)$`)
	isNot     = compilePattern(`(?i)\bole\b`)
)

// withoutCase drops the case that "that is, when" explains: "mandatory in
// adoptions from abroad, that is, when".
func withoutCase(text string) string {
	if m := submatch(inCase, text); m != nil {
		return m["effect"]
	}
	return strings.TrimRight(strings.TrimSuffix(text, " eli"), " ,")
}

// implication reads "if C, E" and "E if C", and the same with "unless".
func (p *noteParser) implication(text string, labelled bool) bool {
	if m := condFirst.FindStringSubmatchIndex(text); m != nil {
		rest, unless := text[m[1]:], m[2] >= 0
		return p.conditionFirst(rest, unless) ||
			labelled && p.conclude([]effect{{demand, p.field}}, rest, unless)
	}
	if m := submatch(lacking, text); m != nil {
		if effects := p.clauses(m["effect"]); effects != nil {
			return p.conclude(effects, m["name"]+" puuttuu", false)
		}
	}
	for _, m := range condLater.FindAllStringSubmatchIndex(text, -1) {
		left := strings.TrimSpace(text[:m[0]])
		if m := submatch(labelVerb, left); labelled && m != nil && p.subject(m["subject"]) == p.field {
			left = "kenttä on pakollinen"
		}
		if effects := p.clauses(withoutCase(left)); effects != nil && p.conclude(effects, text[m[1]:], m[2] >= 0) {
			return true
		}
		if when := p.when(text[m[1]:], m[2] >= 0); when != nil && p.choiceSentence(left, labelled, when) {
			return true
		}
	}
	if effects := p.clauses(text); p.reviewed && len(effects) == 1 && effects[0].action == demand {
		return p.conclude(effects, "", false)
	}
	return false
}

var labelVerb = compilePattern(`(?i)^(?P<subject>.*?) ?(?:kirjataan|ilmoitetaan|annetaan|täytetään)(?: vain)?$`)

// conditionFirst reads "C, E": the comma is the last one behind which a clause
// stands. Some notes leave it out before "on tämä kenttä pakollinen".
func (p *noteParser) conditionFirst(text string, unless bool) bool {
	for i := len(text) - 1; i > 0; i-- {
		if text[i] != ',' {
			continue
		}
		if effects := p.clauses(text[i+1:]); effects != nil && p.conclude(effects, text[:i], unless) {
			return true
		}
		if when := p.when(text[:i], unless); when != nil && p.choiceSentence(strings.TrimSpace(text[i+1:]), false, when) {
			return true
		}
	}
	for i := len(text) - 1; i > 0; i-- {
		if text[i] == ' ' && bareClause.MatchString(text[i+1:]) {
			if effects := p.clauses(text[i+1:]); effects != nil && p.conclude(effects, text[:i], unless) {
				return true
			}
		}
	}
	return false
}

var bareClause = compilePattern(`(?i)^(?:niin )?(?:on |ei )?(?:` + selfWords + `|tämä) `)

// when reads a condition, or with unless its opposite; nil when it cannot.
func (p *noteParser) when(cond string, unless bool) expr {
	if unless && restated.MatchString(cond) { // "unless it is confirmed, that is, when X is no"
		return p.condition(cond)
	}
	if unless {
		cond = isNot.ReplaceAllString(cond, "on")
	}
	e := p.condition(cond)
	if e != nil && unless {
		return not(e)
	}
	return e
}

// restated matches a condition that says in terms of fields what "unless" and the
// words behind it mean together: "that is, when", or a bracket that answers no.
// A bracket that answers yes restates what stands behind "unless" alone.
var restated = compilePattern(`(?i),? eli (?:silloin,? )?(?:kun|jos) |, eli silloin .*"?\bei"?$`)

// conclude adds what follows from a condition. An empty condition always holds.
func (p *noteParser) conclude(effects []effect, cond string, unless bool) bool {
	if !p.relievable(effects) {
		return false
	}
	when := expr(always{})
	if cond != "" {
		if when = p.when(cond, unless); when == nil {
			return false
		}
		p.whens = append(p.whens, when)
	}
	p.spoken = subjectsOf(effects)
	for _, e := range effects {
		p.effect(e, when)
	}
	return true
}

func (p *noteParser) effect(e effect, when expr) {
	if e.subject != p.field && e.subject.Parent != p.field.Parent {
		when = rebase(when, p.field.Parent, e.subject.Parent)
	}
	switch e.action {
	case demand:
		p.add(p.requirement(RequiredIf, e.subject, when))
	case exemption:
		if !p.limit(e.subject, not(when)) {
			p.exempt = when
		}
	case relief:
		p.limit(e.subject, not(when))
	case show:
		p.add(p.requirement(ShownIf, e.subject, when))
	case hide:
		p.add(p.requirement(ShownIf, e.subject, not(when)))
	}
}

// relievable reports whether the note has demanded what effects take back.
func (p *noteParser) relievable(effects []effect) bool {
	return !slices.ContainsFunc(effects, func(e effect) bool {
		return e.action == relief && !slices.ContainsFunc(p.out, func(c *condition) bool { return c.kind == RequiredIf && c.target == e.subject })
	})
}

// limit adds a condition to the demands of a field that the note has made, and
// reports whether there are any.
func (p *noteParser) limit(f *Field, when expr) bool {
	found := false
	for _, c := range p.out {
		if c.kind == RequiredIf && c.target == f {
			c.when, found = allOf{c.when, when}, true
		}
	}
	return found
}

package document

import (
	"slices"
	"strings"
)

// Words of the notes, in the forms that occur.
const (
	fieldWords  = `(?:tieto)?(?:kentistä|kentät|kenttä|kenttien|kokonaisuuksista|kokonaisuudet|tiedoista|kytkimistä|kohdista|valintaruuduista)`
	oneWords    = `(?:toinen|yksi|jokin|jompikumpi|jommankumman|yhden|toisen|ainakin toinen)`
	mustWords   = `(?:pakollinen|pakollista|täytettävä|kirjattava|annettava|ilmoitettava|täyttää|kirjata|antaa|ilmoittaa|valittava|valita|merkitä|täytetty|kirjattu|annettu|ilmoitettu|täytettynä|kirjattuna|annettuna|ilmoitettuna)`
	leastWords  = `(?:vähintään |ainakin |aina )?`
	mustClause  = `(?:on|tulee|pitää|täytyy) (?:aina )?(?:olla |oltava )?` + mustWords + `(?: tieto)?`
	choiceScope = `(?:tässä kokonaisuudessa |tässä tietokokonaisuudessa |näistä )?`
)

// choicePatterns read sentences that demand one of several fields. The group
// "names" holds the fields.
var choicePatterns = []*pattern{
	compilePattern(`(?i)^` + choiceScope + `(?:joko )?(?P<names>.+?) ?-? ?` + fieldWords + ` ` + leastWords + oneWords + ` ` + mustClause + `$`),
	compilePattern(`(?i)^` + choiceScope + leastWords + oneWords + ` (?:seuraavista |näistä )?(?:` + fieldWords + `:? )?(?P<names>.+?)(?: ?-? ?` + fieldWords + `)? ` + mustClause + `$`),
	compilePattern(`(?i)^(?:on|tulee|pitää|täytyy) ` + leastWords + oneWords + ` (?:seuraavista |näistä )?` + fieldWords + `:? (?P<names>.+?) ` + mustWords + `$`),
	compilePattern(`(?i)^` + choiceScope + leastWords + oneWords + ` (?:seuraavista |näistä )?` + fieldWords + ` ` + mustClause + `:? (?P<names>.+)$`),
	compilePattern(`(?i)^` + choiceScope + `joko (?P<names>.+?) ` + mustClause + `$`),
	compilePattern(`(?i)^` + choiceScope + fieldWords + `:? (?P<names>.+?) ` + leastWords + oneWords + ` ` + mustClause + `$`),
	compilePattern(`(?i)^` + choiceScope + `(?P<names>.+ tai .+?) ` + mustClause + `$`),
	compilePattern(`(?i)^(?:on|tulee|pitää|täytyy) ` + mustWords + ` ` + leastWords + oneWords + `(?: seuraavista| näistä)?(?: ` + fieldWords + `)?:? (?P<names>.+)$`),
	compilePattern(`(?i)^(?:on|tulee|pitää|täytyy) ` + mustWords + ` (?:joko )?(?P<names>.+ tai .+)$`),
}

var (
	onlyOne  = compilePattern(`(?i)\b(vain (toinen|yksi)|täsmälleen yksi|ei molempia|(?:mutta|ja) ei molem(?:pia|mat))\b`)
	onlyWord = compilePattern(`(?i)\b(?:vain|täsmälleen) |,? (?:(?:mutta|ja) )?ei (?:molempia|molemmat)$`)
	oneYes   = compilePattern(`(?i)^(?:vähintään |ainakin )?(?:toiseen|yhteen|johonkin)(?: näistä)?(?: ` +
		`(?:kentistä|kytkimistä|kysymyksistä))?(?P<names>.*?) on (?:vastattava|kirjattava|valittava|merkittävä) "?kyllä"?$`)
	oneOfListYes = compilePattern(`(?i)^(?P<names>.+?) ?-? ?` + fieldWords + ` ` + leastWords + `(?:toiseen|yhteen|johonkin|jompaankumpaan) on (?:vastattava|kirjattava|valittava|merkittävä) "?kyllä"?$`)
	ownYes       = compilePattern(`(?i)^(?:tähän |tähän tieto)?kenttään on (?:aina )?vastattava "?kyllä"?$`)
	yesOfList    = compilePattern(`(?i)^` + fieldWords + `:? (?P<names>.+?) ` + leastWords + `(?:toiseen|yhteen|johonkin|jompaankumpaan) on (?:vastattava|kirjattava|valittava|merkittävä) "?kyllä"?$`)
	picked       = compilePattern(`(?i)\b(?:valittava|valita)\b`)
	hasCondition = compilePattern(`(?i)(^|[ ,])(jos|mikäli|kun|ellei|jollei)[ ,]`)
)

// barePatterns read choices without a verb, which only stand behind the label.
var barePatterns = []*pattern{
	compilePattern(`(?i)^` + leastWords + oneWords + ` (?:seuraavista |näistä )?(?:` + fieldWords + `:? )?(?P<names>.+?)(?: ?-? ?` + fieldWords + `)?$`),
	compilePattern(`(?i)^(?:joko )?(?P<names>.+ tai .+)$`),
}

// choiceSentence reads "of A and B one is mandatory" and its relatives. when
// is the condition around it, nil for none.
func (p *noteParser) choiceSentence(text string, labelled bool, when expr) bool {
	if hasCondition.MatchString(text) {
		return false
	}
	for _, pattern := range []*pattern{oneYes, yesOfList, oneOfListYes} {
		if m := submatch(pattern, text); m != nil {
			return p.oneYes(m["names"])
		}
	}
	kind := OneOf
	if onlyOne.MatchString(text) {
		kind = ExactlyOne
		text = onlyWord.ReplaceAllString(text, "")
	}
	patterns := choicePatterns
	if labelled {
		patterns = slices.Concat(choicePatterns, barePatterns)
	}
	for _, pattern := range patterns {
		m := submatch(pattern, text)
		if m == nil {
			continue
		}
		fields, by := p.alternatives(m["names"])
		if fields != nil && !(by.and && by.or) && (by.or || !strings.Contains(pattern.String(), " tai ")) {
			if kind == OneOf && picked.MatchString(text) && allSwitches(fields) {
				kind = OneYes
			}
			c := p.choice(kind, fields)
			if when != nil {
				c.when = rebase(when, p.field.Parent, c.group)
			}
			p.add(c)
			return true
		}
	}
	return false
}

func allSwitches(fields []*Field) bool {
	return !slices.ContainsFunc(fields, func(f *Field) bool { return f.Kind != KindSwitch })
}

// oneYes reads "one of the switches must be answered yes"; without names it
// speaks of the choice before it.
func (p *noteParser) oneYes(names string) bool {
	if strings.TrimSpace(names) != "" {
		fields, by := p.alternatives(names)
		if fields == nil || by.and && by.or {
			return false
		}
		p.add(p.choice(OneYes, fields))
		return true
	}
	for _, c := range slices.Backward(p.out) {
		if c.kind == OneOf {
			c.kind = OneYes
			return true
		}
	}
	return false
}

// mustBeYes reads "this field must be answered yes" of the note's own switch.
func (p *noteParser) mustBeYes(text string) bool {
	if p.field.Kind != KindSwitch || !ownYes.MatchString(text) {
		return false
	}
	p.add(p.choice(OneYes, []*Field{p.field}))
	return true
}

// alternatives reads a list of at least two fields, or one name that several
// groups share.
func (p *noteParser) alternatives(text string) ([]*Field, joints) {
	fields, by := p.fieldList(text)
	if len(fields) == 1 && fields[0] == p.field {
		same := p.names.resolve(p.field.Name.FI, p.field, true)
		if len(same) == 0 || plainName(same[0].Name.FI) != plainName(p.field.Name.FI) {
			return nil, by
		}
		return []*Field{p.field, same[0]}, by
	}
	if len(fields) < 2 {
		return nil, by
	}
	return fields, by
}

var (
	separator = compilePattern(`,? (?:ja|tai|sekä|että|eli|eikä) |, `)
	nameWords = compilePattern(`(?i)^(?:joko |(?:tieto)?kent(?:än|ät|tä|tää|tiä) |kytkin )|[ -]*\b(?:tieto)?(?:kenttä|kentän|kenttää|kentät|kenttiä|kokonaisuudet|kokonaisuuksia|kokonaisuus|kokonaisuutta|kokonaisuuden|tieto|kentistä|kokonaisuuksista|valintaruutu|valintaruuduista)$`)
)

// fieldList reads "A, B and C" into fields. Names may hold the separators
// themselves, so the longest name wins; slips of the pen are only looked for
// when the exact reading fails. It returns nil unless all of the text is names.
func (p *noteParser) fieldList(text string) ([]*Field, joints) {
	if fields, by := p.fieldsIn(text, true); fields != nil {
		return fields, by
	}
	return p.fieldsIn(text, false)
}

func (p *noteParser) fieldsIn(text string, strict bool) ([]*Field, joints) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, joints{}
	}
	cuts := append(separator.FindAllStringIndex(text, -1), []int{len(text), len(text)})
	for _, cut := range slices.Backward(cuts) {
		f := p.named(text[:cut[0]], strict)
		if f == nil {
			continue
		}
		if cut[1] >= len(text) {
			return []*Field{f}, joints{}
		}
		if rest, by := p.fieldsIn(text[cut[1]:], strict); rest != nil {
			return append([]*Field{f}, rest...), by.with(text[cut[0]:cut[1]])
		}
	}
	return nil, joints{}
}

// named resolves one name, which may be the note's own field. Words for
// "field" around it and a genitive before it ("of the client") are taken off.
func (p *noteParser) named(name string, strict bool) *Field {
	name = strings.Trim(name, ` "-`)
	if f := p.bareName(name, strict); f != nil {
		return f
	}
	for {
		bare := strings.Trim(nameWords.ReplaceAllString(name, ""), ` "-`)
		if bare == name || bare == "" {
			break
		}
		if f := p.bareName(bare, strict); f != nil {
			return f
		}
		name = bare
	}
	if f := p.owned(name); f != nil {
		return f
	}
	return p.qualifiedName(name)
}

func (p *noteParser) bareName(name string, strict bool) *Field {
	plain := plainName(name)
	if plain != "" && selfText.MatchString(plain) {
		return p.field
	}
	for _, own := range p.names.names[p.field] {
		if own == plain || inflectedName(own, plain) {
			return p.field
		}
	}
	if p.field.Kind == KindGroup {
		if f := p.part(plain); f != nil {
			return f
		}
	}
	if found := p.names.resolve(name, p.field, strict); len(found) > 0 {
		return found[0]
	}
	return nil
}

// part returns the field of a group, the note's own, that has a name.
func (p *noteParser) part(plain string) *Field {
	for _, f := range p.field.Fields {
		if slices.Contains(p.names.names[f], plain) {
			return f
		}
	}
	return nil
}

// submatch returns the named groups of a match, or nil.
func submatch(pattern *pattern, text string) map[string]string {
	m := pattern.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	out := map[string]string{}
	for i, name := range pattern.SubexpNames() {
		if name != "" {
			out[name] = m[i]
		}
	}
	return out
}

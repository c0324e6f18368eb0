package document

import (
	"slices"
	"strings"
)

// Patterns of single conditions. "name" is a field, "values" codes or names of
// codes.
var (
	answerWords = `(?:vastattu|kirjattu|merkitty|valittu|annettu|vastataan|kirjataan|merkitään|valitaan|annetaan|asetettu)`
	answered    = compilePattern(`(?i)^(?P<name>.+?)(?: arvoksi| vastaukseksi)? (?:on |olisi |)` + answerWords +
		`(?: vastaus| arvo| arvoksi| vastaukseksi| valinta)?:? "?(?P<answer>kyllä|ei|true|false|tosi|epätosi)"?(?: eli .*)?$`)
	stands = compilePattern(`(?i)^(?P<name>.+?)(?: arvo| vastaus)? (?:on|=) (?:asennossa |arvossa |arvoltaan |arvo |vastaus |valittuna |valinta |valintana )?"?(?P<answer>kyllä|ei|true|false|tosi|epätosi)"?(?: eli .*)?$`)

	chosen = compilePattern(`(?i)^(?P<name>.+?)(?: olevasta| käytettävästä)?(?: luokituksesta| luokitukseen)?(?: arvoksi| valinnaksi)? (?:on |)` +
		`(?:valittu|valitaan|kirjattu|kirjataan|merkitty|annettu)` +
		`(?: luokituksesta| luokka| luokkaa| luokat| arvo| arvoa| arvoksi| koodi| koodia| vaihtoehto| vaihtoehtoa| jokin seuraavista)*:? (?P<values>.+)$`)
	valued = compilePattern(`(?i)^(?P<name>.+?)(?: luokka| arvo| koodi)?(?: on| ?=) (?:valittuna |arvona |luokka |arvo |koodi )*(?P<values>.+)$`)

	notChosen = compilePattern(`(?i)^(?P<name>.+?)(?: luokituksesta)? ei ole (?:valittu|kirjattu|merkitty)(?: luokka| luokkaa| arvo| arvoa| koodi| vaihtoehto)? (?P<values>.+)$`)
	notValued = compilePattern(`(?i)^(?P<name>.+?)(?: luokka| arvo| koodi)? ei ole (?:luokka |arvo |koodi )?(?P<values>.+)$`)

	leftEmpty = compilePattern(`(?i)^(?P<names>.+?) (?:on |jätetään |jää |jäävät |on jätetty |ovat )tyhj(?:ä|äksi|iksi|iä)$|^(?P<missing>.+?) puuttu(?:u|vat)$`)
	notGiven  = compilePattern(`(?i)^(?P<names>.+?) ei(?: ole| olla)? ?(?:enää |vielä )?` +
		`(?:täytetty|kirjattu|annettu|ilmoitettu|käytetty|tiedossa|saatavilla|merkitty|valittu|täytetä|käytetä|kirjata|ilmoiteta|anneta|tiedetä|olemassa)(?: tietoa| mitään)?$`)
	hasNone = compilePattern(`(?i)^(?:henkilöllä |asiakkaalla |hänellä |lapsella |lapselle |asiakkaalle |henkilölle )?(?:ei ole )(?:vielä )?(?:annettu )?(?:suomalaista )?(?P<names>.+)$|^(?:suomalaista )?(?P<partitive>\S+) ei ole$`)

	noneOfIts = compilePattern(`(?i)^(?P<whose>[^ ,]+(?:sta|stä|lle|lla|llä)) ei ole (?:(?:kirjattu|annettu|ilmoitettu|merkitty|tiedossa) )?(?:suomalaista )?(?P<names>.+)$`)

	given = compilePattern(`(?i)^(?P<names>.+?) (?:on |ovat |)` +
		`(?:täytetty|käytetty|kirjattu|annettu|ilmoitettu|merkitty|tiedossa|valittu|täytetään|käytetään|kirjataan|ilmoitetaan|annetaan)` +
		`(?: tieto| tietoja| tiedot| jotain| jokin arvo| arvo| päivämäärä)?$`)
	insteadOf = compilePattern(`(?i)^(?P<other>.+?) sija(?:an|sta) (?:on )?(?:ilmoitetaan|ilmoitettu|annetaan|annettu|kirjataan|kirjattu) (?P<names>.+)$`)

	isCase = compilePattern(`(?i)^(?:kyseessä|kyse) (?P<verb>on|ei ole) (?P<name>.+)$`)
	aged   = compilePattern(`(?i)^(?P<who>[^ ,]+) on (?:(?P<adult>täysi-ikäinen)|(?P<minor>alaikäinen)|(?P<limit>vähintään|yli|alle) (?P<years>\d+)[- ]?vuotias|(?P<full>\d+) vuotta täyttänyt|(?P<orOlder>\d+)[- ]?vuotias tai (?:sitä )?vanhempi|täyttänyt (?P<turned>\d+) vuotta)$`)
)

// atom reads a condition that is not joined of others.
func (p *noteParser) atom(text string) expr {
	for _, read := range []func(string) expr{p.age, p.number, p.sameAsBefore, p.unanswered, p.answer, p.ticked, p.instead, p.empty, p.shown, p.code, p.inGroup, p.labelNamed, p.filled, p.switched, p.stated, p.elided} {
		if e := read(text); e != nil {
			return e
		}
	}
	return nil
}

var (
	ownWords   = compilePattern(`(?i)^(?:tähän|tämä|tässä|kenttään|tähän kysymykseen|tähän kenttään|tämän kentän|tässä kentässä|tähän kohtaan)$`)
	beforeName = compilePattern(`(?i)^(?:(?:tieto)?(?:kentän|kenttään|kentässä|kenttä|kenttää|kentästä|kohta|kohtaan|kohdassa|kohdan|kytkin|kytkimen|kytkimeen|kysymykseen|tieto|tietoa|tiedon|kokonaisuus|kokonaisuutta|kokonaisuuden|kokonaisuudessa|kokonaisuuteen|luokituksesta|valintaruutu) )+`)
	afterName  = compilePattern(`(?i)[" -]*(?:\b(?:tieto)?(?:kenttään|kentässä|kentän|kenttä|kenttää|kentät|kenttiä|kenttiin|kentästä|kytkimeen|kytkin|kytkintä|kytkimen|valintaruutu|valintaruudun|valintaruutua|kysymykseen|kohdan|kohta|kohtaan|kohdassa|` +
		`valintaan|kokonaisuuteen|kokonaisuudessa|kokonaisuutta|kokonaisuus|kokonaisuuden|luokituksesta|luokitukseen|luokitus|luokituksen|tiedot))(?: olevasta| käytettävästä)?$`)
)

// conditionField resolves the field of a condition, with the words around its
// name taken off.
func (p *noteParser) conditionField(text string) *Field {
	text = strings.TrimSpace(text)
	if ownWords.MatchString(text) {
		return p.field
	}
	if previous.MatchString(text) {
		return p.before()
	}
	for {
		if f := p.other(text); f != nil {
			return f
		}
		if f := p.qualifiedName(text); f != nil && f != p.field {
			return f
		}
		before := strings.Trim(beforeName.ReplaceAllString(text, ""), ` "-`)
		if f := p.other(before); f != nil {
			return f
		}
		bare := strings.Trim(afterName.ReplaceAllString(before, ""), ` "-`)
		if bare == text || bare == "" {
			return p.distant(text)
		}
		text = bare
	}
}

// distant resolves a name that stands behind its owner's, or is shortened.
func (p *noteParser) distant(text string) *Field {
	if f := p.owned(text); f != nil && f != p.field {
		return f
	}
	return p.tail(text)
}

// around reports whether a text names a group that the note's field is in: a
// field is only looked at when the groups around it occur.
func (p *noteParser) around(text string) bool {
	bare := plainName(afterName.ReplaceAllString(strings.TrimSpace(text), ""))
	behind := plainName(beforeName.ReplaceAllString(strings.TrimSpace(text), ""))
	if ownGroup.MatchString(strings.TrimSpace(text)) {
		return p.field.Parent != nil
	}
	for g := p.field.Parent; g != nil; g = g.Parent {
		if slices.Contains(p.names.names[g], bare) || slices.Contains(p.names.names[g], behind) {
			return true
		}
	}
	return false
}

var ownGroup = compilePattern(`(?i)^(?:tämä |tätä |kyseinen )?(?:tieto)?kokonaisuu(?:s|tta|den)$`)

// previous matches words for the field before the note's own.
var previous = compilePattern(`(?i)^(?:edellä|edelli(?:nen|seen|sessä|sen|stä)|yllä oleva(?:an|ssa|n)?)(?: (?:oleva(?:an|ssa) )?(?:tieto)?(?:kenttä|kenttään|kentässä|kentän|kohtaan|kohdassa|kysymykseen))?$`)

// before returns the field of the group that stands before the note's own.
func (p *noteParser) before() *Field {
	if p.field.Parent == nil {
		return nil
	}
	fields := p.field.Parent.Fields
	if i := slices.Index(fields, p.field); i > 0 {
		return fields[i-1]
	}
	return nil
}

// other resolves a name to the nearest field that is not the note's own.
func (p *noteParser) other(name string) *Field {
	name = strings.Trim(name, ` "-`)
	if found := p.names.resolve(name, p.field, false); len(found) > 0 {
		return found[0]
	}
	if bare := strings.Replace(name, " on ", " ", 1); bare != name { // "X on haettu" for the field "X haettu"
		if found := p.names.resolve(bare, p.field, true); len(found) > 0 {
			return found[0]
		}
	}
	return nil
}

// joints are the words that join a list of fields.
type joints struct{ and, or bool }

func (j joints) with(separator string) joints {
	switch strings.Trim(strings.ToLower(separator), ", ") {
	case "ja", "sekä", "että":
		j.and = true
	case "tai", "eikä":
		j.or = true
	}
	return j
}

// refsOf reads a list of fields of a condition. A list that mixes "and" and
// "or" is not read.
func (p *noteParser) refsOf(text string) ([]ref, joints) {
	refs, by := p.listOf(text)
	if by.and && by.or {
		return nil, by
	}
	return refs, by
}

func (p *noteParser) listOf(text string) ([]ref, joints) {
	if f := p.conditionField(text); f != nil {
		return []ref{p.ref(f)}, joints{}
	}
	cuts := separator.FindAllStringIndex(text, -1)
	for _, cut := range slices.Backward(cuts) {
		first := p.conditionField(text[:cut[0]])
		if first == nil {
			continue
		}
		if rest, by := p.listOf(text[cut[1]:]); rest != nil {
			return append([]ref{p.ref(first)}, rest...), by.with(text[cut[0]:cut[1]])
		}
	}
	return nil, joints{}
}

func (p *noteParser) empty(text string) expr {
	for _, pattern := range []*pattern{leftEmpty, notGiven, hasNone, noneOfIts} {
		m := submatch(pattern, text)
		if m == nil || m["whose"] != "" && !p.scopes(m["whose"]) {
			continue
		}
		names := m["names"] + m["partitive"] + m["missing"]
		refs, by := p.refsOf(names)
		if (pattern == hasNone || pattern == noneOfIts) && slices.ContainsFunc(refs, func(r ref) bool { return r.field.Kind == KindSwitch }) {
			return p.lacksSwitch(names)
		}
		if refs != nil && !(by.or && pattern == leftEmpty) {
			return isEmpty{refs}
		}
	}
	return nil
}

// lacksSwitch reads "the client has no X" where X is the name of a switch.
func (p *noteParser) lacksSwitch(name string) expr {
	if f := p.other(name); f != nil && f.Kind == KindSwitch {
		return notYes{p.ref(f)}
	}
	return nil
}

func (p *noteParser) filled(text string) expr {
	for _, pattern := range []*pattern{given, hasValue} {
		m := submatch(pattern, text)
		if m == nil {
			continue
		}
		m["names"] += m["there"]
		if p.around(m["names"]) {
			if e := p.stated(text); e != nil { // a switch of the group says it
				return e
			}
			return always{}
		}
		refs, by := p.refsOf(m["names"])
		switch {
		case refs == nil:
		case by.and:
			return allGiven(refs)
		default:
			return isGiven{refs}
		}
	}
	return nil
}

func allGiven(refs []ref) expr {
	var all allOf
	for _, r := range refs {
		all = append(all, isGiven{[]ref{r}})
	}
	return all
}

var (
	hasValue = compilePattern(`(?i)^(?P<names>.+?) on (?:jokin )?(?:arvo|päivämäärä|tieto|tietoja)$|^(?:suomalaista )?(?P<there>[^ ,]+) on(?: olemassa)?$`)
	ticks    = compilePattern(`(?i)^(?P<name>.+?) (?P<verb>on|ei ole) (?:valittu|rastitettu|päällä|valittuna|rastittu)$|` +
		`^(?P<kytkin>.+?) (?P<is>on) (?P<no>kyllä|ei)-asennossa$`)
)

var shownItself = compilePattern(`(?i)^(?:` + selfWords + `|se|tämä) (?:näytetään|on näkyvissä)$`)

// shown reads "the field is shown" behind the sentence that says when it is.
func (p *noteParser) shown(text string) expr {
	if !shownItself.MatchString(text) {
		return nil
	}
	var found []*condition
	for _, c := range p.out {
		if c.kind == ShownIf && c.target == p.field {
			found = append(found, c)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0].when
}

// ticked reads "switch X is chosen".
func (p *noteParser) ticked(text string) expr {
	m := submatch(ticks, text)
	if m == nil {
		return nil
	}
	f := p.conditionField(m["name"] + m["kytkin"])
	switch {
	case f == nil || f.Kind != KindSwitch:
		return nil
	case m["verb"] == "ei ole":
		return notYes{p.ref(f)}
	}
	return switchIs{p.ref(f), m["no"] != "ei"}
}

// instead reads "B is stated instead of A".
func (p *noteParser) instead(text string) expr {
	if m := submatch(insteadOf, text); m != nil && p.conditionField(m["other"]) != nil {
		if refs, _ := p.refsOf(m["names"]); refs != nil {
			return isGiven{refs}
		}
	}
	return nil
}

// switched reads "it is a matter of X", where X is a switch.
func (p *noteParser) switched(text string) expr {
	if m := submatch(isCase, text); m != nil {
		if f := p.other(m["name"]); f != nil && f.Kind == KindSwitch {
			if m["verb"] != "on" {
				return notYes{p.ref(f)}
			}
			return switchIs{p.ref(f), true}
		}
	}
	return nil
}

package document

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/rule"
)

// readNoteResult is what became of one field's note.
type readNoteResult struct {
	field      *Field
	status     ConditionStatus // empty when the note states no condition
	reason     string
	conditions []*condition
}

func (n *readNoteResult) isPlace() bool { return n.status != "" }

// readNote compiles the note of a field: by the reviewed table when that has
// the note, else by the grammar.
func readNote(s *Structure, names *nameIndex, f *Field) *readNoteResult {
	n := &readNoteResult{field: f}
	o, changed := findOverride(s.info, f)
	if o == nil && f.Note.FI == "" {
		n.readUnsaid(names)
		return n
	}
	if o == nil {
		n.compile(names, f.Note.FI, false)
		if changed && n.isPlace() && n.status == NotUnderstood {
			n.reason = "the note has changed since its override was reviewed; " + n.reason
		}
		return n
	}
	if o.readAs != "" {
		n.compile(names, o.readAs, true)
		for _, c := range n.conditions {
			c.digest = noteDigest(f.Note.FI)
			o.apply(c)
		}
	}
	n.status, n.reason = Overridden, o.reason
	return n
}

// readUnsaid judges a field without a Finnish note. A mark without a note states
// nothing that could be checked, and a note in Swedish alone is not read; both
// are reported.
func (n *readNoteResult) readUnsaid(names *nameIndex) {
	f := n.field
	switch {
	case f.Note.SV != "" && (f.Conditional || swedishCondition.MatchString(f.Note.SV)):
		n.status, n.reason = NotUnderstood, "the note is in Swedish only"
	case f.Conditional && isIdentityPair(f):
		n.compile(names, "Joko Henkilötunnus tai Tilapäinen yksilöintitunnus on pakollinen.", true)
		if n.status == Understood {
			n.status, n.reason = Overridden, "no note; rule TMP-08: a client has an identity code or a temporary identifier"
		}
	case f.Conditional:
		n.status, n.reason = NotUnderstood, "the field is marked as mandatory under a condition, but has no note"
	}
}

// isIdentityPair reports whether the field is one of a person's two identifiers,
// both marked and both without a note: rule TMP-08 says what the marks mean.
func isIdentityPair(f *Field) bool {
	if f.Parent == nil || f.Key != "henkilotunnus" && f.Key != "tilapainen_yksilointitunnus" {
		return false
	}
	for _, key := range []string{"henkilotunnus", "tilapainen_yksilointitunnus"} {
		if other := f.Parent.Child(key); other == nil || !other.Conditional || other.Note != (Name{}) {
			return false
		}
	}
	return f.Parent.Child("edunvalvojan_tunniste") == nil // then there are three to choose from
}

var swedishCondition = compilePattern(`(?i)\b(?:om|när|ifall)\b.*\b(?:obligatorisk|obligatoriskt|obligatoriska|visas|fyllas|antecknas|anges|ifyllas)\b|\bobligatorisk[ta]?\b.*\b(?:om|när|ifall)\b`)

// compile reads every sentence of a note.
func (n *readNoteResult) compile(names *nameIndex, note string, reviewed bool) {
	p := &noteParser{field: n.field, names: names, digest: noteDigest(note), reviewed: reviewed}
	if len(note) > maxNote {
		n.status, n.reason = NotUnderstood, "the note is too long to be read"
		return
	}
	unread := p.sentences(note)
	p.finish()
	if unread == "" || reviewed { // else what was not read may limit what was
		n.conditions = p.out
	}
	switch {
	case unread != "":
		n.status, n.reason = NotUnderstood, "not read: "+unread
	case len(p.out) > 0:
		n.status = Understood
	case n.field.Conditional:
		n.status, n.reason = NotUnderstood, "the note states no condition that the compiler knows"
	}
}

// sentences reads a note and returns the first sentence that was not read although
// it states a condition or limits one.
func (p *noteParser) sentences(note string) (unread string) {
	before := "" // the sentence before, unless it was read
	for _, sentence := range noteSentences(note) {
		switch {
		case before != "" && p.worldThenField(before, sentence):
			if unread == before {
				unread = ""
			}
			before = ""
		case p.sentence(sentence):
			before = ""
		default:
			before = sentence
			if unread == "" && (looksConditional(sentence) || p.takesBack(sentence)) {
				unread = sentence
			}
		}
	}
	return unread
}

var (
	label      = compilePattern(`(?i)^(?:(?:tämä )?(?:kenttä|tieto|tietokenttä|tietokokonaisuus|kohta) on )?ehdol[a-zä]{4,9} pakol[a-z]{3,9}( (tieto|kenttä))?\s*[:;.,-]?\s*`)
	condWord   = compilePattern(`(?i)(^|[ ,(])(jos|mikäli|kun|ellei|jollei|paitsi|muutoin|muuten|muulloin|muussa tapauksessa|muissa tapauksissa|muille|joko|toinen|jompikumpi|jokin|vähintään|ainakin|yksi|yhden|toiseen|alaikäis\S+|täysi-ikäis\S+)[ ,]`)
	demandWord = compilePattern(`(?i)pakolli|näytet|vastattava|kirjattava|ilmoitettava|täytettävä|annettava|käytetään|(?:^| )täytetään|täytetä(?:[ ,]|$)|käytetä(?:[ ,]|$)|ei saa (?:täyttää|kirjata|antaa|ilmoittaa)|jätetään (?:pois|tyhjäksi|täyttämättä|kirjaamatta)|perustella|valittava|merkittävä|sallitaan vain|tulee (?:.* )?(?:kirjata|täyttää|ilmoittaa|antaa|merkitä|valita)`)
	// hints are sentences about the screen, the heading, the class lists or the
	// component library, not about what the content must hold.
	hints = compilePattern(`(?i)poiketen|otsik|kentän nimeä|kenttien nimiä|nimi näytetään|voidaan|laskee|suodattaa|automaatti|fraasi|` +
		`alatunniste|ylätunniste|paperituloste|^luok|sallitut arvot|sallittuja arvoja|toistuva|toistuu|` +
		`lehtisolmu|valintaruutuna|oikeat kentät|tilastointi`)
)

var (
	dateDemand  = compilePattern(`(?i)\b(?:ei saa|ei voi|tulee|pitää|täytyy) olla\b|\bon oltava\b`)
	spanDemand  = compilePattern(`(?i)\b(?:korkeintaan|enintään|viimeistään|aikaisintaan)\b.*(?:kuluttua|kuluessa|sisällä)\b.*(?:päivä|hetk|ajankohda)`)
	valueDemand = compilePattern(`(?i)\b(?:sallitaan|käytetään|valitaan|valita|käyttää) (?:vain|ainoastaan) (?:arvo|luokk|luokan|koodi|koode|vaihtoeh)`)
	comparative = compilePattern(`(?i)\b(?:suurempi|pienempi) kuin [^-\d]|\b(?:myöhempi|myöhäisempi|myöhemmin|aiempi|aikaisempi|aikaisemmin|ennen|jälkeen)\b`)
	// withdrawn sentences say that something is not there in some case.
	withdrawn    = compilePattern(`(?i)(?:ei (?:näytetä|täytetä|kirjata|käytetä)|jätetään (?:tyhjäksi|pois|kirjaamatta|täyttämättä))(?: asiakirja\S+)?$`)
	tooMandatory = compilePattern(`(?i)\bpakolli`)
	// softer sentences take something back from a demand.
	softer = compilePattern(`(?i)(?:voidaan|voi|saa) (?:jättää|jäädä) (?:tyhjäksi|täyttämättä|kirjaamatta|pois)|ei (?:koske|edellytetä|vaadita)\b|(?:vapaaehtoinen|valinnainen)\b|\d{4} (?:alkaen|lähtien|jälkeen)|ei tarvitse (?:täyttää|kirjata|ilmoittaa|antaa)|ei ole pakolli|ei kuitenkaan|poikkeuksena|paitsi`)
)

// layout sentences say how something is shown that is shown anyhow.
var layout = compilePattern(`(?i)yläluok|peräkkäin|allekkain|vierekkäin|rinnakkain|aakkosjärjesty`)

// looksConditional reports whether a sentence that could not be read probably
// states a condition about the content.
func looksConditional(sentence string) bool {
	if label.MatchString(sentence) {
		return true
	}
	if dateDemand.MatchString(sentence) && comparative.MatchString(sentence) {
		return true
	}
	if spanDemand.MatchString(sentence) || valueDemand.MatchString(sentence) && condWord.MatchString(sentence) {
		return true
	}
	if layout.MatchString(sentence) && !tooMandatory.MatchString(sentence) {
		return false
	}
	return condWord.MatchString(sentence) && demandWord.MatchString(sentence) && !hints.MatchString(sentence)
}

// takesBack reports whether a sentence that could not be read limits what the
// others demand.
func (p *noteParser) takesBack(sentence string) bool {
	switch {
	case softer.MatchString(sentence) || otherwise.MatchString(sentence) && !hints.MatchString(sentence):
		return len(p.out) > 0 || p.field.Conditional
	case len(p.out) == 0 || hints.MatchString(sentence):
		return false
	}
	return withdrawn.MatchString(sentence) || tooMandatory.MatchString(sentence)
}

// noteParser reads the sentences of one note, which may refer to each other.
type noteParser struct {
	field  *Field
	names  *nameIndex
	digest string
	out    []*condition

	reviewed bool     // the text is of the override table, where "is mandatory" alone means always
	exempt   expr     // of "not mandatory if …", until "for others mandatory" completes it
	last     *Field   // the code or switch that the condition before spoke of
	spoken   []*Field // what the sentence before was about
	whens    []expr   // the conditions so far, for "otherwise"
	labelled bool     // the label stood in a sentence of its own
	unread   map[string]bool
}

// maxNote is the length in bytes of the longest note that is read; the longest
// published one has about 1,500.
const maxNote = 8000

// Limits of one sentence. The work on a sentence grows with the square of its
// joints; no requirement is worded at such length.
const (
	maxSentence = 1200
	maxClause   = 400
	maxJoints   = 30
)

var joint = compilePattern(`(?i), | (?:ja|tai|sekä|että|eli|jos|kun|mikäli) `)

// sentence reads one sentence and reports whether it was understood. A
// sentence that states nothing about the content is not.
func (p *noteParser) sentence(text string) bool {
	if len(text) > maxSentence || len(joint.FindAllStringIndex(text, maxJoints+1)) > maxJoints {
		return false
	}
	labelled := label.MatchString(text) || p.labelled
	text = strings.TrimSpace(label.ReplaceAllString(text, ""))
	if p.labelled = text == ""; p.labelled {
		return true
	}
	before := len(p.out)
	for _, variant := range variants(reworded(text)) {
		if p.whole(variant, labelled) {
			return true
		}
		p.out = p.out[:before] // what the first half of a sentence gave
	}
	p.whens, p.spoken = nil, nil
	return false
}

func (p *noteParser) whole(text string, labelled bool) bool {
	if p.otherwise(text) || p.inThatCase(text) || p.compound(text, labelled) || p.bracketCase(text) || p.butUnless(text, labelled) || p.eitherYes(text) || p.allowedSentence(text) || p.peopleOfAge(text) || p.hiddenInCase(text) || p.mustBeYes(text) || !labelled && p.rangeSentence(text) {
		return true
	}
	for _, bare := range p.unscoped(text) {
		if p.choiceSentence(bare, labelled, nil) {
			return true
		}
	}
	return p.orderSentence(text) || p.implication(text, labelled) || p.others(text) || labelled && p.bareAnswer(text)
}

// bareAnswer reads 'mandatory under a condition: field X is answered "yes"', where
// the note leaves out "when".
func (p *noteParser) bareAnswer(text string) bool {
	when, _ := p.answer(text).(switchIs)
	if when.field == nil || when.field == p.field {
		return false
	}
	p.whens = append(p.whens, when)
	p.effect(effect{demand, p.field}, when)
	return true
}

var (
	bracketClause = compilePattern(`\s*\(([^()]* on [^()]*)\)`)
	thatIsInside  = compilePattern(`(?i)\(eli (?:kun |jos )?`)
	bracketLimit  = compilePattern(`(?i)\([^()]*\b(?:jos|kun|mikäli|paitsi|ellei|vain|ei koske|poikkeu)[^()]*\)`)
)

// variants are a sentence as it is, without what stands in brackets unless that
// limits it, and with a condition in brackets read as "that is, when".
func variants(text string) []string {
	text = thatIsInside.ReplaceAllString(text, "(")
	out := []string{text}
	if bare := withoutParentheses(text); bare != text && !bracketLimit.MatchString(text) {
		out = append(out, bare)
	}
	if bracketLimit.MatchString(text) {
		return out
	}
	if clause := bracketClause.ReplaceAllString(text, ", eli silloin $1"); clause != text {
		out = append(out, clause)
	}
	return out
}

// rewordings turn rare ways of saying something into a frequent one.
var rewordings = []struct {
	pattern *pattern
	by      string
}{
	{compilePattern(`(?i)\bpako+l+i(nen|sia|set|suus)\b`), "pakolli$1"},
	{compilePattern(`(?i)\b(?:edellä|yllä) (?:oleva|mainit)\S* (?:(?:tieto)?kent(?:tään|ässä|än|tä) )?("|[^" ]+ ?-kent)`), "$1"},
	{compilePattern(`(?i)\bedelli(?:nen|seen|sessä|sen) (?:tieto)?kent(?:tään|ässä|än|tä) "`), `"`},
	{compilePattern(`(?i),? muille (?:tieto|kenttä|tietokokonaisuus) ei ole pakollinen$`), ""},
	{compilePattern(`(?i)\b(?:yksi|jokin) ([^,]+? ?-kentän) valinnoista on `), "$1 arvoksi on valittu "},
	{compilePattern(`(?i)-kenttään valituista [^ ]+ (?:yksi|jokin) on `), "-kenttään on valittu "},
	{compilePattern(`(?i)^(jos|kun|mikäli) (.+?) on (molempiin|kumpaankin|kaikkiin) (vastattu|kirjattu)`), "$1 $3 $2 on $4"},
	{compilePattern(`(?i) (alaikäisille|täysi-ikäisille) asiakkaille$`), ", jos asiakas on $1"},
	{compilePattern(`(?i)\basiakas on alaikäisille$`), "asiakas on alaikäinen"},
	{compilePattern(`(?i)\basiakas on täysi-ikäisille$`), "asiakas on täysi-ikäinen"},
	{compilePattern(`(?i) (?:kunkin|jokaisen) [^ ,]+ (?:osalta|kohdalla)$`), ""},
	{compilePattern(`(?i)(?:-kentistä)? vain toinen (?:voidaan|saa) (?:täyttää|kirjata),? (?:ja|mutta) (?:toinen|jompikumpi) niistä on pakollinen$`), " -kentistä vain toinen on pakollinen"},
	{compilePattern(`(?i)^vain toinen kentistä (.+?) (?:voidaan|saa) (?:täyttää|kirjata),? (?:ja|mutta) (?:toinen|jompikumpi) niistä on pakollinen$`), "vain toinen kentistä $1 on pakollinen"},
	{compilePattern(`(?i)^(jos|kun|mikäli) taas `), "$1 "},
	{compilePattern(`(?i)^vanho?ille asiakkuuksille |^vanhalle asiakkuudelle |^vanhoissa asiakkuuksissa |^vanhojen asiakkuuksien (?:osalta|kohdalla) `), "jos kyseessä on vanha asiakkuus, "},
	{compilePattern(`(?i)\basiakkuus on vanha\b`), "kyseessä on vanha asiakkuus"},
	{compilePattern(`(?i) tai,? (?:jos|mikäli) (?:sitä|tätä) ei ole(?: tiedossa| annettu)?,? `), " tai "},
	{compilePattern(`(?i)\baina,? (kun|jos|ellei|jollei|paitsi)\b`), "$1"},
	{compilePattern(`(?i)\bvain, (kun|jos)\b`), "vain $1"},
	{compilePattern(`(?i) (?:muille|muissa) kuin (?:vanho?ille asiakkuuksille|vanhoissa asiakkuuksissa)$`), ", ellei kyseessä ole vanha asiakkuus"},
	{compilePattern(`(?i) (?:kaikille|kaikissa tapauksissa|aina),? paitsi (?:vanho?ille asiakkuuksille|vanhalle asiakkuudelle|vanhoissa asiakkuuksissa)$`), ", ellei kyseessä ole vanha asiakkuus"},
	{compilePattern(`(?i) (?:vanhoille asiakkuuksille|vanhalle asiakkuudelle)$`), ", jos kyseessä on vanha asiakkuus"},
}

func reworded(text string) string {
	for _, r := range rewordings {
		text = r.pattern.ReplaceAllString(text, r.by)
	}
	return text
}

var othersMandatory = compilePattern(`(?i)^muille .*on pakolli(nen|sia|set)$`)

// others reads "for others it is mandatory" after an exemption.
func (p *noteParser) others(text string) bool {
	return p.exempt != nil && othersMandatory.MatchString(text)
}

// finish turns an exemption into the requirement that it implies: what is
// "mandatory under a condition" and exempt in some case is mandatory in the
// others.
func (p *noteParser) finish() {
	if p.exempt != nil {
		p.add(p.requirement(RequiredIf, p.field, not(p.exempt)))
		p.exempt = nil
	}
}

func (p *noteParser) add(c *condition) {
	c.digest = p.digest
	p.out = append(p.out, c)
}

// requirement makes a condition about one field; its parts are still relative
// to the field's own group.
func (p *noteParser) requirement(kind ConditionKind, target *Field, when expr) *condition {
	c := &condition{
		kind: kind, place: p.field, group: target.Parent, target: target, when: when,
		rule: strConditional, severity: rule.Error,
	}
	if kind == ShownIf {
		c.rule, c.severity = strHidden, rule.Warning
	}
	return c
}

// choice makes a condition about several fields. It is checked in the group
// of the note's field, or in the field itself when that is the group that
// holds all of them.
func (p *noteParser) choice(kind ConditionKind, fields []*Field) *condition {
	group := p.field.Parent
	inside := !slices.ContainsFunc(fields, func(f *Field) bool { return !isBelow(f, p.field) })
	if inside || group == nil {
		group = p.field
	}
	c := &condition{kind: kind, place: p.field, group: group, rule: strConditional, severity: rule.Error, digest: p.digest}
	for _, f := range fields {
		c.choices = append(c.choices, refTo(group, f))
	}
	return c
}

func (p *noteParser) ref(f *Field) ref {
	group := p.field.Parent
	if group == nil {
		group = p.field
	}
	return refTo(group, f)
}

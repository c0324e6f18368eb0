package document

const (
	mustBe  = `(?:(?:tulee|pitää|täytyy) olla|on oltava) `
	mayNot  = `(?:ei saa|ei voi) olla `
	later   = `(?:myöhempi|myöhäisempi|myöhemmin)`
	earlier = `(?:aiempi|aiemmin|aikaisempi|aikaisemmin)`
)

// orderPatterns read the order of two dates.
var orderPatterns = []*pattern{
	compilePattern(`(?i)^(?P<end>.+?) ` + mayNot + `(?:ennen|` + earlier + ` kuin) (?P<start>.+)$`),
	compilePattern(`(?i)^(?P<end>.+?) ` + mustBe + `(?:sama tai |yhtä suuri tai )?` + later + `(?: tai sama)? kuin (?P<start>.+)$`),
	compilePattern(`(?i)^(?P<end>.+?) ` + mustBe + `(?P<start>.+?) jälkeen$`),
	compilePattern(`(?i)^(?P<end>.+?) ` + mustBe + `(?:sama tai )?(?P<start>.+?) ` + later + `(?: tai sama)?$`),
	compilePattern(`(?i)^(?P<end>.+?) ` + mustBe + `(?:aikaisintaan(?: sama kuin)?|vähintään yhtä suuri kuin) (?P<start>.+)$`),
	compilePattern(`(?i)^(?P<end>.+?) ei (?:saa|voi) edeltää (?P<start>.+)$`),
	compilePattern(`(?i)^(?P<end>.+?) ` + mayNot + `(?P<start>.+?) ` + earlier + `$`),
	compilePattern(`(?i)^(?P<start>.+?) ` + mustBe + `viimeistään (?P<end>.+)$`),
	compilePattern(`(?i)^(?P<start>.+?) ` + mayNot + later + ` kuin (?P<end>.+)$`),
	compilePattern(`(?i)^(?P<start>.+?) ` + mayNot + `(?P<end>.+?) (?:` + later + `|jälkeen)$`),
	compilePattern(`(?i)^(?P<start>.+?) ` + mustBe + `(?:ennen|(?:sama tai )?` + earlier + `(?: tai sama)? kuin) (?P<end>.+?)(?: tai sama kuin .+)?$`),
	compilePattern(`(?i)^(?P<start>.+?) ` + mustBe + `(?:sama tai )?(?P<end>.+?) ` + earlier + `(?: tai sama)?$`),
}

func (p *noteParser) orderSentence(text string) bool {
	for _, pattern := range orderPatterns {
		m := submatch(pattern, text)
		if m == nil {
			continue
		}
		start, end := p.date(m["start"]), p.date(m["end"])
		if isTimed(start) && isTimed(end) && start != end {
			c := p.choice(DateOrder, []*Field{start, end})
			c.strict = strictly(text)
			c.rule, c.severity = lnkOrder, lnkOrder.DefaultSeverity()
			p.add(c)
			return true
		}
	}
	return false
}

// strictly reports whether the two dates may not be the same: one "must be later"
// and not "must not be earlier".
func strictly(text string) bool { return mustOrder.MatchString(text) && !orSame.MatchString(text) }

var (
	mustOrder = compilePattern(`(?i) ` + mustBe)
	orSame    = compilePattern(`(?i)\b(?:sama|yhtä suuri|aikaisintaan|viimeistään)\b`)
)

func isTimed(f *Field) bool { return f != nil && (f.Kind == KindDate || f.Kind == KindTime) }

var (
	dateWord = compilePattern(`(?i)^(?:päivämäärä|päivän|päivämäärän|ajankohta|ajankohdan)$`)
	dateIn   = compilePattern(`(?i)[ -]*(?:tieto)?(?:kenttään|kentässä|kentän) ?(?:kirjattua?|merkittyä?|merkitty|olevaa?|ilmoitettua?|annettua?|kirjatun|) ?(?:päivämäärän?ä?|päivää?|päivän|ajankohtaa?)$`)
)

// date resolves one side of an order; "the date" alone is the note's own.
func (p *noteParser) date(text string) *Field {
	if f := p.subject(dateIn.ReplaceAllString(text, "")); f != nil {
		return f
	}
	if dateWord.MatchString(text) {
		return p.field
	}
	return nil
}

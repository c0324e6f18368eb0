package document

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	otherThan  = compilePattern(`(?i)^(?:joku|jokin|jotain|jotakin|mikä tahansa|)\s*(?:muu|muuta|muun)(?: luokka| arvo| koodi| palvelu| vaihtoehto)? kuin (?P<values>.+)$`)
	codeItem   = compilePattern(`(?i)^(?:luokka |luokan |arvo |koodi |kohta )?"?(?P<code>[A-ZÅÄÖ]{0,3}\d{1,6})"?(?:\s*(?:=|:|-)\s*|\s+|$)(?P<name>.*)$`)
	codeBehind = compilePattern(`^(?P<name>[^()]+?)"? \((?:koodi )?(?P<code>\d{1,6})\)$`)
	fromList   = compilePattern(`(?i)\s+(?:"[^"]*" -?)?(?:-?luokituksesta|luokituksesta .*|-luokituksesta .*)$`)
	quotedName = compilePattern(`^(?:luokka |arvo )?"(?P<name>[^"\d][^"]*)"$`)
	valueSplit = compilePattern(`(?i),? (?:tai|ja|sekä) |, `)
)

// code reads "class 99 Other is chosen in field X" and its relatives. "The
// classification" without a name is the one that the sentence before named.
func (p *noteParser) code(text string) expr {
	if m := submatch(sameCode, text); m != nil {
		if f := p.spokenOf(m["values"]); f != nil {
			return p.codeOf(f, m["values"])
		}
	}
	for _, pattern := range []*pattern{notChosen, chosen, notValued, valued} {
		m := submatch(pattern, text)
		if m == nil {
			continue
		}
		f := p.conditionField(m["name"])
		if f == nil || f.Kind != KindCode || pattern == notValued && unlisted(f, m["values"]) || pattern == valued && unlisted(f, m["values"]) {
			continue
		}
		if e := p.codeOf(f, m["values"]); e != nil {
			p.last = f
			if pattern == notChosen || pattern == notValued {
				return differs(e)
			}
			return e
		}
	}
	return nil
}

// differs holds when a code is given and is another one.
func differs(e expr) expr {
	if c, ok := e.(codeIs); ok && !c.other {
		c.other = true
		return c
	}
	return negation{e}
}

// unlisted reports whether plain words behind "is" may be something else than
// a value of the code: they are not when they are numbered, quoted, written
// like a name or listed by the structure.
func unlisted(f *Field, values string) bool {
	if m := submatch(otherThan, values); m != nil {
		values = m["values"]
	}
	for _, item := range valueSplit.Split(values, -1) {
		item = strings.TrimPrefix(strings.TrimSpace(item), "joko ")
		name := strings.Trim(item, ` "`)
		if codeItem.MatchString(name) || codeOfLabel(f, name) != "" {
			continue
		}
		first, _ := utf8.DecodeRuneInString(item)
		if len(f.Labels) > 0 || first != '"' && !unicode.IsUpper(first) {
			return true
		}
	}
	return false
}

var sameCode = compilePattern(`(?i)^(?:(?:samasta |tästä )?luokituksesta )?(?:on )?(?:valittu|valitaan|kirjattu|kirjataan)(?: luokka| arvo| luokituksesta)* (?P<values>.+)$`)

// spokenOf returns the code that a sentence means without naming it: the one
// named before it or, when a class number is given, the nearest code that
// stands before the note's field in its group.
func (p *noteParser) spokenOf(values string) *Field {
	if p.last != nil && p.last.Kind == KindCode {
		return p.last
	}
	m := submatch(codeItem, strings.Trim(values, ` "`))
	if m == nil || p.field.Parent == nil {
		return nil
	}
	var found *Field
	for _, f := range p.field.Parent.Fields {
		if f == p.field {
			break
		}
		if f.Kind == KindCode {
			found = f
		}
	}
	if p.field.Kind != KindCode {
		return found
	}
	return p.ownOr(found, m["code"])
}

// ownOr returns which of the note's own code and another has a value in its list;
// nil when both have it or neither.
func (p *noteParser) ownOr(other *Field, code string) *Field {
	_, own := p.field.Labels[code]
	of := false
	if other != nil {
		_, of = other.Labels[code]
	}
	switch {
	case own && !of:
		return p.field
	case of && !own:
		return other
	}
	return nil
}

var elidedVerb = compilePattern(`(?i)^(?P<name>.+? ?-?(?:kenttään|kentässä)) (?P<values>[^ ].*)$`)

// elided reads "class 2 in field X", where the verb stands in the condition before.
func (p *noteParser) elided(text string) expr {
	m := submatch(elidedVerb, text)
	if m == nil {
		return nil
	}
	f := p.conditionField(m["name"])
	if f == nil || f.Kind != KindCode || len(f.Labels) == 0 || !allLabels(f, m["values"]) {
		return nil
	}
	return p.codeOf(f, m["values"])
}

func (p *noteParser) codeOf(f *Field, values string) expr {
	e := codeIs{ref: p.ref(f)}
	values = strings.TrimPrefix(fromList.ReplaceAllString(values, ""), "joko ")
	if other := submatch(otherThan, values); other != nil {
		e.other, values = true, other["values"]
	}
	if e.values = codeValues(f, values); e.values == nil || slices.ContainsFunc(e.values, namesNothing) || unknown(f, e.values) {
		return nil
	}
	return e
}

// unknown reports whether a note names a value that the structure's own list
// does not have.
func unknown(f *Field, values []namedCode) bool {
	if len(f.Labels) == 0 {
		return false
	}
	return slices.ContainsFunc(values, func(v namedCode) bool { return v.code == "" })
}

// namesNothing matches words that stand for any value.
func namesNothing(v namedCode) bool { return v.code == "" && anyValue.MatchString(v.name) }

var anyValue = compilePattern(`(?i)^(?:jo(?:kin|ku|tain|takin) |mikä tahansa )?(?:tieto|tietoja|tiedot|arvo|arvoja|luokka|koodi|vaihtoehto|jotain|jotakin|jokin|päivämäärä|kyllä|ei)$|\b(?:seuraavista|edellä|useampi|enemmän)\b`)

// codeValues reads a list of codes and names of codes. A name may hold the
// separators; when the structure names the codes itself, a name is turned into
// its code.
func codeValues(f *Field, text string) []namedCode {
	if code := codeOfLabel(f, text); code != "" {
		return []namedCode{{code: code, name: strings.Trim(text, ` "`)}}
	}
	if m := submatch(quotedName, strings.TrimSpace(text)); m != nil {
		return []namedCode{{code: codeOfLabel(f, m["name"]), name: m["name"]}}
	}
	text = strings.Trim(strings.TrimSpace(text), ` "`)
	if looksLikeClause(text) && looksLikeClause(withoutLabels(f, text)) {
		return nil
	}
	var out []namedCode
	for _, item := range splitValues(f, text) {
		if item = strings.Trim(strings.TrimSpace(item), ` ".`); item == "" {
			continue
		}
		if m := submatch(codeItem, item); m != nil {
			out = append(out, namedCode{code: m["code"], name: strings.Trim(m["name"], ` "`)})
			continue
		}
		if m := submatch(codeBehind, item); m != nil {
			out = append(out, namedCode{code: m["code"], name: m["name"]})
			continue
		}
		out = append(out, namedCode{code: codeOfLabel(f, item), name: item})
	}
	if len(out) > 1 && out[0].code == "" && len(f.Labels) == 0 {
		out = append(out, namedCode{name: text})
	}
	return out
}

// splitValues splits a list of codes. Names of numbered codes may hold the words
// that join a list: "2 = Seizure of substances and objects or 3 = Search".
func splitValues(f *Field, text string) []string {
	items := valueSplit.Split(text, -1)
	cuts := valueSplit.FindAllString(text, -1)
	if len(items) < 2 || !codeItem.MatchString(strings.Trim(items[0], ` "`)) {
		return items
	}
	out := items[:1:1]
	for i, item := range items[1:] {
		bare := strings.Trim(strings.TrimSpace(item), ` ".`)
		if codeItem.MatchString(bare) || codeBehind.MatchString(bare) || codeOfLabel(f, bare) != "" {
			out = append(out, item)
		} else {
			out[len(out)-1] += cuts[i] + item
		}
	}
	return out
}

var clauseWord = compilePattern(`(?i)(?:^|[ ,(])(?:jos|kun|mikäli|ellei|jollei|paitsi|mutta|kuitenkaan)[ ,]|` +
	`(?:^| )(?:on|ovat|tulee|pitää|täytyy|täytetään|kirjataan|näytetään|ilmoitetaan|kenttä|kenttää|kenttään|tämä|tätä|tähän)(?:[ ,]|$)`)

// looksLikeClause keeps the value list from swallowing a second condition.
func looksLikeClause(text string) bool {
	return clauseWord.MatchString(text) || strings.Contains(text, "-kenttä") || strings.Contains(text, " on ") ||
		strings.Contains(text, " -kent") || len(text) > 400
}

// withoutLabels takes the names of a code's own list out of a text: "1 = The
// work has been done" is no clause.
func withoutLabels(f *Field, text string) string {
	var names []string
	for _, label := range f.Labels {
		names = append(names, plainName(label.FI))
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) })
	text = strings.ToLower(text)
	for _, name := range names {
		text = strings.ReplaceAll(text, name, "")
	}
	return text
}

// codeOfLabel returns the code that the structure's own list gives a name, or
// "".
func codeOfLabel(f *Field, name string) string {
	found := ""
	for code, label := range f.Labels {
		if plainName(label.FI) == plainName(name) && (found == "" || code < found) {
			found = code
		}
	}
	return found
}

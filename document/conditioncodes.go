package document

import (
	"regexp"
	"strings"
)

var (
	otherThan  = regexp.MustCompile(`(?i)^(?:joku|jokin|jotain|jotakin|joku|)\s*(?:muu|muuta|muun)(?: luokka| arvo| koodi| palvelu)? kuin (?P<values>.+)$`)
	codeItem   = regexp.MustCompile(`(?i)^(?:luokka |luokan |arvo |koodi |kohta )?"?(?P<code>[A-ZÅÄÖ]{0,3}\d{1,6})"?(?:\s*(?:=|:|-)\s*|\s+|$)(?P<name>.*)$`)
	fromList   = regexp.MustCompile(`(?i)\s+(?:"[^"]*" -?)?(?:-?luokituksesta|luokituksesta .*|-luokituksesta .*)$`)
	quotedName = regexp.MustCompile(`^(?:luokka |arvo )?"(?P<name>[^"\d][^"]*)"$`)
	valueSplit = regexp.MustCompile(`(?i),? (?:tai|ja|sekä) |, `)
)

// code reads "class 99 Other is chosen in field X" and its relatives. "The
// classification" without a name is the one that the sentence before named.
func (p *noteParser) code(text string) expr {
	if m := submatch(sameCode, text); m != nil {
		if f := p.spokenOf(m["values"]); f != nil {
			return p.codeOf(f, m["values"])
		}
	}
	for _, pattern := range []*regexp.Regexp{notChosen, chosen, valued} {
		m := submatch(pattern, text)
		if m == nil {
			continue
		}
		f := p.conditionField(m["name"] + m["plain"])
		if f == nil || f.Kind != KindCode {
			continue
		}
		if e := p.codeOf(f, m["values"]+m["code"]); e != nil {
			p.lastCode = f
			if pattern == notChosen {
				return negation{e}
			}
			return e
		}
	}
	return nil
}

var sameCode = regexp.MustCompile(`(?i)^(?:(?:samasta |tästä )?luokituksesta )?(?:on )?(?:valittu|valitaan)(?: luokka| arvo| luokituksesta)* (?P<values>.+)$`)

// spokenOf returns the code that a sentence means without naming it: the one
// named before it or, when a class number is given, the nearest code that
// stands before the note's field in its group.
func (p *noteParser) spokenOf(values string) *Field {
	if p.lastCode != nil || !codeItem.MatchString(strings.Trim(values, ` "`)) || p.field.Parent == nil {
		return p.lastCode
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
	return found
}

func (p *noteParser) codeOf(f *Field, values string) expr {
	e := codeIs{ref: p.ref(f)}
	values = fromList.ReplaceAllString(values, "")
	if other := submatch(otherThan, values); other != nil {
		e.other, values = true, other["values"]
	}
	if e.values = codeValues(f, values); e.values == nil {
		return nil
	}
	return e
}

// codeValues reads a list of codes and names of codes. A name may hold the
// separators; when the structure names the codes itself, a name is turned into
// its code.
func codeValues(f *Field, text string) []namedCode {
	if m := submatch(quotedName, strings.TrimSpace(text)); m != nil {
		return []namedCode{{code: codeOfLabel(f, m["name"]), name: m["name"]}}
	}
	text = strings.Trim(strings.TrimSpace(text), ` "`)
	if looksLikeClause(text) {
		return nil
	}
	var out []namedCode
	for _, item := range valueSplit.Split(text, -1) {
		if item = strings.Trim(strings.TrimSpace(item), ` ".`); item == "" {
			continue
		}
		if m := submatch(codeItem, item); m != nil {
			out = append(out, namedCode{code: m["code"], name: strings.Trim(m["name"], ` "`)})
			continue
		}
		out = append(out, namedCode{code: codeOfLabel(f, item), name: item})
	}
	if whole := (namedCode{code: codeOfLabel(f, text), name: text}); len(out) > 1 && out[0].code == "" {
		out = append(out, whole)
	}
	return out
}

// looksLikeClause keeps the value list from swallowing a second condition.
func looksLikeClause(text string) bool {
	return strings.Contains(text, "-kenttä") || strings.Contains(text, " on ") ||
		strings.Contains(text, " -kent") || len(text) > 400
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

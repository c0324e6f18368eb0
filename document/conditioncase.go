package document

import (
	"slices"
	"strings"
)

var (
	hiddenCase = compilePattern(`(?i)^(?P<case>[^,]+?(?:ssa|ssä|lla|llä|kohdalla|osalta)),? (?P<effect>` + selfWords + ` ei (?:näytetä|täytetä|käytetä|kirjata)|` + selfWords + ` jätetään (?:pois|tyhjäksi|täyttämättä))$`)
	situation  = compilePattern(`(?i)(?:tilanteessa|tapauksessa)$`)
	needed     = compilePattern(`(?i)^(?P<world>[^,]+ on [^ ,]+(?:ttava|ttävä|tava|tävä)(?: [^ ,]+)?),? (?:jos|kun|mikäli) (?P<when>.+)$`)
	aboutField = compilePattern(`(?i)kent|tieto|kokonaisuu|kohta|kohda|pakolli|näyt|täyt|kirja|vali|vasta|ilmoi|anne|merki|perus`)
	thenField  = compilePattern(`(?i)^` + thenWords + ` (?P<effect>.+)$`)
)

// hiddenInCase reads "in a fixed-term agreement the field is not shown" behind a
// condition that named the code or switch in question.
func (p *noteParser) hiddenInCase(text string) bool {
	if len(p.whens) == 0 || p.last == nil {
		return false
	}
	m := submatch(hiddenCase, text)
	if m == nil {
		return false
	}
	when := p.caseOf(plainName(m["case"]))
	if when == nil {
		return false
	}
	p.effect(effect{hide, p.field}, when)
	return true
}

// caseOf returns what a case in words says of the code or switch that was just
// named: one value of its list, or "yes" of a switch named after the situation.
func (p *noteParser) caseOf(words string) expr {
	switch p.last.Kind {
	case KindSwitch:
		if stem := situation.ReplaceAllString(words, ""); stem != words && p.situationOf(stem) {
			return switchIs{p.ref(p.last), true}
		}
	case KindCode:
		var values []namedCode
		for code, label := range p.last.Labels {
			if inCaseOf(plainName(label.FI), words) {
				values = append(values, namedCode{code: code, name: label.FI})
			}
		}
		if len(values) == 1 {
			return codeIs{ref: p.ref(p.last), values: values}
		}
	}
	return nil
}

// situationOf reports whether a compound word's first part is the name of the
// switch that was just named.
func (p *noteParser) situationOf(stem string) bool {
	return slices.ContainsFunc(p.names.names[p.last], func(name string) bool {
		return name == stem || strings.TrimSuffix(name, "nen")+"s" == stem && strings.HasSuffix(name, "nen")
	})
}

// inCaseOf reports whether words are the name of a value in an inner or outer
// case, alone or before one noun: "kielteisessä päätöksessä".
func inCaseOf(name, words string) bool {
	if name == "muu" { // "in another case" is no value
		return false
	}
	if inflectedName(name, words) && !strings.HasSuffix(words, "n") {
		return true
	}
	i := strings.LastIndexByte(words, ' ')
	return i > 0 && inflectedName(name, words[:i])
}

// worldThenField reads two sentences of which the first says what must be done in
// the world under a condition, and the second what the field must hold then: "the
// decision must be submitted to the court if X. In that case the field is
// mandatory". The first must not speak of fields.
func (p *noteParser) worldThenField(first, second string) bool {
	premise, then := submatch(needed, label.ReplaceAllString(first, "")), submatch(thenField, second)
	if premise == nil || then == nil || aboutField.MatchString(premise["world"]) {
		return false
	}
	effects := p.clauses(then["effect"])
	return effects != nil && p.conclude(effects, premise["when"], false)
}

package document

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// valueRange is the range of a number that a note gives, ends included.
type valueRange struct {
	min, max float64
	integer  bool
}

var (
	between = compilePattern(`(?i)(?P<what>(?:kokonais)?luku|(?:kokonais)?luvut|arvo(?:t|ja|n)?)\b[^.]*?(?:väli(?:ltä|llä) )?(?P<min>-?\d+(?:,\d+)?) ?- ?(?P<max>\d+(?:,\d+)?)\s*$`)
	fromTo  = compilePattern(`(?i)vähintään (?P<min>-?\d+(?:,\d+)?) (?:ja|mutta) (?:enintään|korkeintaan) (?P<max>\d+(?:,\d+)?)$`)
	atLeast = compilePattern(`(?i)(?:suurempi tai yhtä suuri kuin|vähintään|yhtä suuri tai suurempi kuin) (?P<min>-?\d+(?:,\d+)?)$`)
	atMost  = compilePattern(`(?i)(?:pienempi tai yhtä suuri kuin|enintään|korkeintaan|yhtä suuri tai pienempi kuin) (?P<max>-?\d+(?:,\d+)?)$`)
	ofValue = compilePattern(`(?i)\b(?:arvo|arvon|arvot|arvoja|arvoksi|luku|luvun|lukuja)\b`)
)

// rangeOf reads the range of a number out of the sentences of its note:
// "Sallittuja arvoja ovat kokonaisluvut välillä 0-5", "arvon tulee olla
// suurempi tai yhtä suuri kuin 2".
func rangeOf(f *Field) (valueRange, bool) {
	r := valueRange{min: math.Inf(-1), max: math.Inf(1)}
	if f.Kind != KindNumber && f.Kind != KindQuantity || f.Note.FI == "" {
		return r, false
	}
	found := false
	for _, s := range sentences(plainNote(f.Note.FI)) {
		if !ofAnother(f, s) {
			found = r.read(s) || found
		}
	}
	return r, found
}

// ofAnother reports whether a sentence speaks of the field of another name.
func ofAnother(f *Field, sentence string) bool {
	name, _, found := strings.Cut(strings.ToLower(sentence), "-kent")
	return found && !slices.ContainsFunc(fieldNames(f), func(own string) bool { return strings.Contains(name, own) })
}

// read narrows the range by what a sentence says of the value, and reports
// whether it says anything.
func (r *valueRange) read(sentence string) bool {
	if !ofValue.MatchString(sentence) && !strings.Contains(sentence, "luvut") || hasCondition.MatchString(sentence) {
		return false
	}
	found := false
	for _, pattern := range []*pattern{between, fromTo, atLeast, atMost} {
		m := submatch(pattern, sentence)
		if m == nil {
			continue
		}
		found = true
		r.integer = r.integer || strings.Contains(strings.ToLower(sentence), "kokonaislu")
		r.narrow(m["min"], m["max"])
	}
	return found
}

// rangeSentence reports whether a sentence gives the note's own number its range,
// which is checked apart from the conditions (rule CNT-10).
func (p *noteParser) rangeSentence(text string) bool {
	if p.field.Kind != KindNumber && p.field.Kind != KindQuantity || tooMandatory.MatchString(text) || ofAnother(p.field, text) {
		return false
	}
	return (&valueRange{}).read(text)
}

func (r *valueRange) narrow(lowest, highest string) {
	if n, err := strconv.ParseFloat(strings.Replace(lowest, ",", ".", 1), 64); err == nil {
		r.min = n
	}
	if n, err := strconv.ParseFloat(strings.Replace(highest, ",", ".", 1), 64); err == nil {
		r.max = n
	}
}

func (r valueRange) String() string {
	what := "a number"
	if r.integer {
		what = "a whole number"
	}
	switch {
	case math.IsInf(r.max, 1):
		return fmt.Sprintf("%s of at least %v", what, r.min)
	case math.IsInf(r.min, -1):
		return fmt.Sprintf("%s of at most %v", what, r.max)
	}
	return fmt.Sprintf("%s from %v to %v", what, r.min, r.max)
}

func (r valueRange) holds(x float64) bool {
	return x >= r.min && x <= r.max && (!r.integer || x == math.Trunc(x))
}

// number reports a number outside the range of its note.
func (w *semanticWalk) number(f *Field, n json.Number) {
	r, ok := w.s.ranges[f]
	if !ok {
		return
	}
	if x, err := n.Float64(); err == nil && !r.holds(x) {
		finding := w.add(cntRange, w.at.String(), f, "the number is outside the range that the structure's note gives", "")
		finding.Want, finding.Note = r.String(), noteDigest(f.Note.FI)
	}
}

// shared reports several clients of a matter that is not shared (LNK-16); that
// each has a joining time then is said by the field's own note.
func (w *semanticWalk) shared(group *Field, obj map[string]any) {
	if group.Parent != nil || w.s.info.TypeKey() != "1505.2" {
		return
	}
	clients, _ := obj["asiakas"].([]any)
	matter, _ := obj["asian_tiedot"].(map[string]any)
	if len(clients) > 1 && matter["yhteinen_asia"] != true {
		w.add(lnkShared, w.at.key("asiakas").String(), group.Child("asiakas"),
			"the matter has several clients and is not marked as shared", "set asian_tiedot/yhteinen_asia")
	}
}

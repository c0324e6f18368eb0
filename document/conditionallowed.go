package document

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/rule"
)

var (
	allowedIf = compilePattern(`(?i)^(?:jos|kun|mikäli) (?P<when>.+?), (?:(?:sallitut|sallittuja) (?:arvot|arvoja|luokat|luokkia|koodit) (?:ovat|on)|sallittu (?:arvo|luokka|koodi) on):? (?P<values>.+)$`)
	usedOnly  = compilePattern(`(?i)^(?:tässä kentässä|kentässä|(?:kentän )?luokituksesta|(?:kentän )?luokituksen arvoista|(?:tähän )?kenttään) (?:sallitaan|käytetään|hyväksytään|valitaan|(?:voidaan|voi|saa) (?:valita|käyttää)) (?:vain|ainoastaan) ` +
		`(?:(?:arvoja|arvot|arvoa|arvon|luokan|koodin|luokkia|luokat|luokkaa|koodeja|koodit|koodia|kieliä|vaihtoehtoja|vaihtoehdot) )?(?P<values>.+)$`)
	listedOnly = compilePattern(`(?i)^(?:kentän |kentässä |tässä kentässä )?(?:sallitut|sallittuja) (?:arvot|arvoja|luokat|luokkia|koodit|koodeja) (?:ovat|on):? (?P<values>.+)$`)
	allowed    = compilePattern(`(?i)^(?:vain|ainoastaan) (?:arvot?|luokka|luokat|koodit?) (?P<values>.+?) (?:on|ovat) (?:sallittu|sallittuja)(?: tässä kentässä| kentässä| tässä)?$`)
)

// allowedSentence reads "if the service task is 10, the allowed values are 24
// and 31" and "only value 2 is allowed in this field", about the note's own code.
func (p *noteParser) allowedSentence(text string) bool {
	if p.field.Kind != KindCode {
		return false
	}
	when, m := expr(always{}), submatch(allowed, text)
	for _, pattern := range []*pattern{usedOnly, listedOnly} {
		if m == nil {
			m = submatch(pattern, text)
		}
	}
	if m == nil {
		m = submatch(allowedIf, text)
		if m == nil {
			return false
		}
		if when = p.when(m["when"], false); when == nil {
			return false
		}
	}
	values := codeValues(p.field, m["values"])
	if values == nil || slices.ContainsFunc(values, func(v namedCode) bool { return v.code == "" }) {
		return false // names alone do not bind a code set that the structure does not list
	}
	if saidBySchema(p.field, values) {
		return true
	}
	p.add(&condition{
		kind: AllowedCode, place: p.field, group: p.field.Parent, target: p.field, when: when,
		allowed: codeIs{ref: p.ref(p.field), values: values}, rule: strAccepted, severity: rule.Error,
	})
	return true
}

// saidBySchema reports whether the structure's own list holds none but the
// allowed codes.
func saidBySchema(f *Field, values []namedCode) bool {
	return len(f.Codes) > 0 && !slices.ContainsFunc(f.Codes, func(code string) bool {
		return !slices.ContainsFunc(values, func(v namedCode) bool { return v.code == code })
	})
}

// allows reports whether every code at the target is one of the allowed ones.
func (c *condition) allows(stack []map[string]any) bool {
	other := c.allowed
	other.other = true
	return !other.holds(stack)
}

// listedCodes are the codes that a condition allows.
func (c *condition) listedCodes() string {
	var codes []string
	for _, v := range c.allowed.values {
		codes = append(codes, v.code)
	}
	return strings.Join(codes, ", ")
}

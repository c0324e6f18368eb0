package document

import (
	"encoding/base64"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"github.com/kansa-go/kansa/ident"
)

// words are the fixed texts of a display form.
type words struct{ yes, no string }

func wordsIn(language string) words {
	if language == "sv" {
		return words{yes: "Ja", no: "Nej"}
	}
	return words{yes: "Kyllä", no: "Ei"}
}

// leaf returns the lines that show a leaf's value; none when there is nothing
// to show. Identity codes are masked.
func (r *renderer) leaf(f *Field, v any) []string {
	switch x := v.(type) {
	case string:
		return r.textLines(f, x)
	case bool:
		if x {
			return []string{r.words.yes}
		}
		return []string{r.words.no}
	case json.Number:
		return []string{showNumber(x)}
	case map[string]any:
		return r.parts(f, x)
	}
	return nil
}

// leafShown reports whether leaf returns lines, without making them.
func leafShown(f *Field, v any) bool {
	switch x := v.(type) {
	case string:
		return strings.TrimSpace(x) != ""
	case bool, json.Number:
		return true
	case map[string]any:
		return partsShown(f, x)
	}
	return false
}

func partsShown(f *Field, obj map[string]any) bool {
	says := func(key string) bool {
		s, _ := obj[key].(string)
		return strings.TrimSpace(cleanText(s)) != ""
	}
	switch f.Kind {
	case KindCode:
		return says("display") || says("code")
	case KindQuantity:
		n, _ := obj["value"].(json.Number)
		return n != ""
	case KindIdentifier:
		return says("value")
	}
	return false
}

func (r *renderer) textLines(f *Field, text string) []string {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	if f.Kind == KindDate || f.Kind == KindTime {
		text = showTime(text)
	}
	return textLines(ident.MaskCodeEnds(cleanText(text)))
}

// parts shows a code by its display text, an identifier by its value and a
// quantity with its unit.
func (r *renderer) parts(f *Field, obj map[string]any) []string {
	part := func(key string) string {
		s, _ := obj[key].(string)
		return strings.TrimSpace(cleanText(s))
	}
	var text string
	switch f.Kind {
	case KindCode:
		if text = part("display"); text == "" {
			text = part("code")
		}
	case KindQuantity:
		n, _ := obj["value"].(json.Number)
		if n != "" {
			text = strings.TrimSpace(showNumber(n) + " " + part("code"))
		}
	case KindIdentifier:
		return showIdentifier(f, part("system"), part("value"))
	}
	if text == "" {
		return nil
	}
	return textLines(ident.MaskCodeEnds(text))
}

// showIdentifier masks what stands in a field of identity codes (rule STR-23), even when it
// is not a valid one, and shows a temporary identifier in its own field unless
// it is a valid identity code.
func showIdentifier(f *Field, system, value string) []string {
	hetu := f.isHetu() || strings.TrimPrefix(system, "urn:oid:") == hetuSystem
	switch {
	case value == "":
		return nil
	case hetu && len(value) > codeShown, isCode(value):
		return []string{maskTail(value)}
	case strings.HasPrefix(f.Key, "tilapainen_yksilointitunnus"):
		return textLines(value)
	}
	return textLines(ident.MaskCodeEnds(value))
}

func isCode(value string) bool {
	_, err := ident.ParsePersonalCode(strings.ToUpper(strings.TrimSpace(value)))
	return err == nil
}

// textLines splits text at its line breaks, of any platform. Empty lines at
// the ends are dropped.
func textLines(text string) []string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	return strings.Split(strings.Trim(text, "\n"), "\n")
}

// cleanText replaces what XML cannot carry.
func cleanText(text string) string {
	return strings.Map(func(r rune) rune {
		if !isXMLChar(r) {
			return '\uFFFD'
		}
		return r
	}, text)
}

// showNumber writes a number as Finnish and Swedish do, with a decimal comma
// and all the digits that were given; an exponent is written out.
func showNumber(n json.Number) string {
	text := n.String()
	if strings.ContainsAny(text, "eE") {
		if x, err := n.Float64(); err == nil {
			text = strconv.FormatFloat(x, 'f', -1, 64)
		}
	}
	return strings.Replace(text, ".", ",", 1)
}

var shownTime = regexp.MustCompile(`^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?:[:Z+-].*)?)?)?)?$`)

// showTime writes a date as d.M.yyyy, a partial one as M.yyyy or yyyy, and a
// time behind it as HH.mm in its own zone. Seconds are left out. Another text
// and a day that no calendar has are shown as they are.
func showTime(text string) string {
	m := shownTime.FindStringSubmatch(text)
	if m == nil || !realDate(text) {
		return text
	}
	shown := m[1]
	for _, p := range m[2:4] {
		if p != "" {
			shown = strings.TrimPrefix(p, "0") + "." + shown
		}
	}
	if m[4] != "" {
		shown += " " + m[4] + "." + m[5]
	}
	return shown
}

func dataURL(l *Logo) string {
	return "data:" + l.MediaType + ";base64," + base64.StdEncoding.EncodeToString(l.Data)
}

// generalType returns the header's name of a general document type. Swedish
// names are ours; an unknown type keeps its Finnish name.
func generalType(finnish, language string) string {
	if sv, ok := swedishTypes[finnish]; ok && language == "sv" {
		return sv
	}
	return finnish
}

var swedishTypes = map[string]string{
	"Arvio":                   "Bedömning",
	"Asia-asiakirja":          "Ärendehandling",
	"Asiakaskertomusmerkintä": "Anteckning i klientjournalen",
	"Asiakkuusasiakirja":      "Klientrelationshandling",
	"Hakemus":                 "Ansökan",
	"Ilmoitus":                "Anmälan",
	"Kieltoasiakirja":         "Förbudshandling",
	"Kuulemisasiakirja":       "Handling om hörande",
	"Laskelma":                "Kalkyl",
	"Lausunto":                "Utlåtande",
	"Lähete":                  "Remiss",
	"Luovutuslupa-asiakirja":  "Handling om tillstånd till utlämnande",
	"Maksusitoumus":           "Betalningsförbindelse",
	"Pyyntö":                  "Begäran",
	"Päätös":                  "Beslut",
	"Selvitys":                "Utredning",
	"Sopimus":                 "Avtal",
	"Suostumus":               "Samtycke",
	"Suunnitelma":             "Plan",
	"Yhteenveto":              "Sammandrag",
}

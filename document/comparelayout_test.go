package document_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
)

// layoutStructure has a field of each kind, one of them hidden.
func layoutStructure(t *testing.T) *document.Structure {
	t.Helper()
	file := structureJSON(t,
		testField{key: "d", name: "Päivä", kind: "Pvm"}, testField{key: "h", name: "Aika", kind: "Hetki"},
		testField{key: "n", name: "Luku", kind: "Numero"}, testField{key: "q", name: "Määrä", kind: "Määrä"},
		testField{key: "k", name: "Koodi", kind: "Koodi"}, testField{key: "i", name: "Tunnus", kind: "Tunnus"},
		testField{key: "t", name: "Teksti", kind: "Teksti"}, testField{key: "b", name: "Kytkin", kind: "Kytkin"},
		testField{key: "p", name: "Piilo", kind: "Teksti"},
	)
	var tree map[string]any
	require.NoError(t, json.Unmarshal(file, &tree))
	hide(tree, "Piilo")
	file, err := json.Marshal(tree)
	require.NoError(t, err)
	return buildFS(t, file)
}

// hide sets the flag of the fields with a name.
func hide(v any, name string) {
	switch x := v.(type) {
	case map[string]any:
		if n, ok := x["name"].([]any); ok && len(n) > 0 && n[0].(map[string]any)["value"] == name {
			x["hiddenField"] = true
		}
		for _, child := range x {
			hide(child, name)
		}
	case []any:
		for _, child := range x {
			hide(child, name)
		}
	}
}

// TestOrdinaryLayouts: other systems write the same in other ways.
func TestOrdinaryLayouts(t *testing.T) {
	s := layoutStructure(t)
	for content, forms := range map[string][]string{
		`{"i":{"system":"1.2.246.21","value":"010190-913V"}}`: {"010190-913V", "010190*****", "010190-****", "010190-9***", "010190-", "010190\u2011****"},
		`{"i":{"system":"1.2.246.21","value":"010190A9131"}}`: {"010190A****", "010190A9***"},
		`{"t":"Äiti (010190-913V) soitti."}`:                  {"Äiti (010190-****) soitti.", "Äiti (010190-9***) soitti.", "äiti (010190*****) soitti."},
		`{"h":"2026-01-15T20:30:00Z"}`: {
			"15.1.2026 20.30", "15.1.2026 22.30", "15.1.2026, klo 22.30", "15.1.2026 kello 22.30", "2026-01-15 22:30", "15.01.2026 klo 22:30:15",
			"15. tammikuuta 2026 klo 22.30", "den 15 januari 2026 kl. 22.30", "to 15.1.2026 klo 22.30",
		},
		`{"h":"2026-07-15T00:30:00+03:00"}`: {"14.7.2026 21.30", "15.7.2026 0.30", "15.7.2026 00:30", "2026-07-14, 21:30"},
		`{"d":"2026-01-05"}`: {
			"5.1.2026", "05.01.2026", "2026-01-05", "5. tammikuuta 2026", "den 5 januari 2026", "ma 5.1.2026", "Maanantaina 5.1.2026", "måndag den 5 januari 2026", "\u20135.1.2026",
		},
		`{"d":"2026-03"}`:                      {"3.2026", "3/2026", "03/2026", "maaliskuu 2026", "Mars 2026", "2026-03"},
		`{"n":1234567.5}`:                      {"1234567,5", "1 234 567,5", "1\u00a0234\u00a0567,5", "1\u202f234\u202f567,5", "1234567.5"},
		`{"n":-1500}`:                          {"-1500", "\u22121 500"},
		`{"q":{"value":1500,"code":"EUR"}}`:    {"1500 EUR", "1500 €", "1500€", "1500EUR", "1 500 €", "1 500EUR", "1500 euroa"},
		`{"q":{"value":2.5,"code":"kg"}}`:      {"2,5 kg", "2,5kg"},
		`{"t":"Lastensuojelun asiakas"}`:       {"Lasten\u00adsuojelun asiakas", "Lasten\u200bsuojelun\u2060 asiakas", "LASTENSUOJELUN ASIAKAS", "1. Lastensuojelun asiakas", "2) Lastensuojelun asiakas"},
		`{"b":false}`:                          {"ei", "EI"},
		`{"t":"x"}`:                            {"x<p>1/3</p>", "x<p>Sivu 1/3</p>", "x<p>Sida 1 (3)</p>", "x<p>Sivu 12</p>"},
		`{"t":"klo 22.30 alkaa"}`:              {"klo 22.30 alkaa", "Klo 22:30 alkaa", "22.30 alkaa"},
		`{"k":{"code":"A12","display":"Muu"}}`: {"Muu", "Muu (A12)", "A12 Muu"},
		`{"d":"2026-01-15","t":"klo 22.30"}`:   {"15.1.2026 klo 22.30", "15.1.2026, klo 22:30"},
	} {
		for _, form := range forms {
			findings, err := s.CompareDisplay([]byte(`{"koe":`+content+`}`), []byte("<div><p>"+form+"</p></div>"), "fi")
			require.NoError(t, err)
			require.Empty(t, findings, "%s as %s", content, form)
		}
	}
}

// TestDifferencesInOrdinaryLayouts: the freedom of layout hides no difference.
func TestDifferencesInOrdinaryLayouts(t *testing.T) {
	s := layoutStructure(t)
	for _, c := range []struct{ name, content, form, rules string }{
		{"another hour", `{"h":"2026-01-15T20:30:00Z"}`, "15.1.2026 klo 21.30", "CNT-08 CNT-09"},
		{"another minute", `{"h":"2026-01-15T20:30:00Z"}`, "15.1.2026 klo 20.31", "CNT-08 CNT-09"},
		{"another day", `{"d":"2026-01-05"}`, "ma 12.1.2026", "CNT-08 CNT-09"},
		{"another month", `{"d":"2026-01-05"}`, "5. helmikuuta 2026", "CNT-08 CNT-09"},
		{"another year", `{"d":"2026-01-05"}`, "den 5 januari 2025", "CNT-08 CNT-09"},
		{"day and month change places", `{"d":"2026-01-05"}`, "1.5.2026", "CNT-08 CNT-09"},
		{"another code", `{"i":{"system":"1.2.246.21","value":"010190-913V"}}`, "020190-****", "CNT-08 CNT-09"},
		{"another end of a code", `{"i":{"system":"1.2.246.21","value":"010190-913V"}}`, "010190-915X", "CNT-08 CNT-09"},
		{"a changed digit", `{"n":1234567.5}`, "1 234 568,5", "CNT-08 CNT-09"},
		{"a sign before thousands", `{"n":1234567.5}`, "-1 234 567,5", "CNT-08 CNT-09"},
		{"another unit", `{"q":{"value":1500,"code":"EUR"}}`, "1500 kg", "CNT-08 CNT-09"},
		{"a changed glued number", `{"q":{"value":1500,"code":"EUR"}}`, "1600EUR", "CNT-08 CNT-09"},
		{"a number beside", `{"t":"x"}`, "x 17", "CNT-09"},
		{"a number alone", `{"t":"x"}`, "x<p>17</p>", "CNT-09"},
		{"a date beside", `{"t":"x"}`, "x<p>5.1.2026</p>", "CNT-09"},
		{"a day of the week", `{"t":"x"}`, "x<p>maanantaina</p>", "CNT-09"},
		{"a sentence", `{"t":"x"}`, "x<p>1. Asiakas kieltää.</p>", "CNT-09"},
		{"a negation", `{"t":"Lupa on annettu"}`, "Lupa ei ole annettu", "CNT-08 CNT-09"},
		{"a switch", `{"b":true}`, "Ei", "CNT-08 CNT-09"},
		{"hidden text", `{"t":"x"}`, `<span style="display:none">x</span>`, "CNT-08"},
		{"hidden text of its own", `{"t":"x"}`, `x<span hidden="hidden">y</span>`, "CNT-09"},
	} {
		findings, err := s.CompareDisplay([]byte(`{"koe":`+c.content+`}`), []byte("<div><p>"+c.form+"</p></div>"), "fi")
		require.NoError(t, err)
		var rules []string
		for _, f := range findings {
			if id := string(f.Rule); !strings.Contains(strings.Join(rules, " "), id) {
				rules = append(rules, id)
			}
		}
		require.Equal(t, strings.Fields(c.rules), slices.Sorted(slices.Values(rules)), c.name)
	}
}

// TestHiddenFieldShown: what the structure hides is no text that the content lacks.
func TestHiddenFieldShown(t *testing.T) {
	s := layoutStructure(t)
	for form, message := range map[string]string{
		"x": "", "x<p>Piilo: salainen asia</p>": "the display form shows a field that the structure hides",
		"x<p>salainen asia ja muuta</p>": "the display form says something that the content does not",
	} {
		findings, err := s.CompareDisplay([]byte(`{"koe":{"t":"x","p":"salainen asia"}}`), []byte("<div><p>"+form+"</p></div>"), "fi")
		require.NoError(t, err)
		if message == "" {
			require.Empty(t, findings)
			continue
		}
		require.Len(t, findings, 1)
		require.Equal(t, message, findings[0].Message)
		require.Equal(t, "CNT-09", string(findings[0].Rule))
	}
}

package document_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
)

// testField describes a field of a structure that a test builds.
type testField struct {
	key, name, kind string
	title, note     string
	required, many  bool
	marked          bool
	codes           string // of a code: "1 Name,2 Name"
	fields          []testField
}

const testOID = "2.999.1506.99001.2026.2.3"

// build makes a usable structure of fields.
func build(t testing.TB, fields ...testField) *document.Structure {
	t.Helper()
	return buildFS(t, structureJSON(t, fields...))
}

func buildFS(t testing.TB, file []byte) *document.Structure {
	t.Helper()
	reg, err := document.NewRegistry(fstest.MapFS{"s.json": {Data: file}})
	require.NoError(t, err)
	return structure(t, reg, testOID)
}

func structureJSON(t testing.TB, fields ...testField) []byte {
	t.Helper()
	row := 0
	var node func(f testField) map[string]any
	node = func(f testField) map[string]any {
		row++
		lang := func(s string) any { return []map[string]string{{"lang": "fi", "value": s}} }
		a := map[string]any{"name": lang(f.name), "rowNumber": row, "conditionalRequired": f.marked}
		if f.title != "" {
			a["title"] = lang(f.title)
		}
		if f.note != "" {
			a["implementationNote"] = lang(f.note)
		}
		if f.kind != "" {
			a["representation"] = lang(f.kind)
		}
		if f.kind == "Koodi" {
			a["classificationOid"] = lang("1.2.246.537.6.1")
			if f.codes != "" {
				a["valueSet"] = lang(valueSet(f.codes))
			}
		}
		if f.key == "henkilotunnus" {
			a["systemUri"] = lang("urn:oid:1.2.246.21")
		}
		n := shape(f, node)
		n["sosmeta"] = a
		if f.many {
			return map[string]any{"type": "array", "minItems": 0, "items": n}
		}
		return n
	}
	root := node(testField{key: "koe", name: "Koe", fields: fields})
	data, err := json.Marshal(map[string]any{
		"$schema": "http://json-schema.org/draft-07/schema#",
		"type":    "object", "additionalProperties": false, "required": []string{"koe"},
		"sosmeta":    map[string]any{"oid": testOID, "documentType": "Arvio"},
		"properties": map[string]any{"koe": root},
	})
	require.NoError(t, err)
	// The head must stand before the properties, as in the published files.
	return []byte(strings.Replace(string(data), `{"$schema"`, `{"sosmeta":{"oid":"`+testOID+`"},"$schema"`, 1))
}

// valueSet writes codes as THL's structures list them.
func valueSet(codes string) string {
	var out []string
	for _, c := range strings.Split(codes, ",") {
		code, name, _ := strings.Cut(c, " ")
		out = append(out, code+" = "+name)
	}
	return strings.Join(out, ", \n")
}

// shape returns the schema of a field without its annotations.
func shape(f testField, node func(testField) map[string]any) map[string]any {
	text := map[string]any{"type": "string"}
	object := func(required []string, properties map[string]any) map[string]any {
		return map[string]any{"type": "object", "additionalProperties": false, "required": required, "properties": properties}
	}
	switch f.kind {
	case "Kytkin":
		return map[string]any{"type": "boolean"}
	case "Numero", "Lkm":
		return map[string]any{"type": "number"}
	case "Määrä":
		return object([]string{"value", "code"}, map[string]any{"value": map[string]any{"type": "number"}, "code": text})
	case "Koodi":
		return object([]string{"system", "code", "display"}, map[string]any{"system": text, "code": text, "display": text})
	case "Tunnus":
		return object([]string{"value"}, map[string]any{"system": text, "value": text})
	case "":
		required, properties := []string{}, map[string]any{}
		for _, c := range f.fields {
			properties[c.key] = node(c)
			if c.required {
				required = append(required, c.key)
			}
		}
		return object(required, properties)
	}
	return map[string]any{"type": "string"}
}

// noteFields is the structure that the notes of the next test stand in: the
// note is on the field "kohde" (Kohde).
func noteFields(note string) []testField {
	return []testField{
		{key: "asiakas", name: "Asiakas", required: true, fields: []testField{
			{key: "sukunimi", name: "Sukunimi", kind: "Nimi"},
			{key: "henkilotunnus", name: "Henkilötunnus", kind: "Tunnus"},
			{key: "syntymaaika", name: "Syntymäaika", kind: "Pvm"},
		}},
		{key: "henkilotunnus", name: "Henkilötunnus", kind: "Tunnus"},
		{key: "syntymaaika", name: "Syntymäaika", kind: "Pvm"},
		{key: "asiakasta_on_kuultu", name: "Asiakasta on kuultu", kind: "Kytkin", title: "Onko asiakasta kuultu?"},
		{key: "vanha_asiakkuus", name: "Vanha asiakkuus", kind: "Kytkin"},
		{key: "ratkaisun_laji", name: "Ratkaisun laji", kind: "Koodi"},
		{key: "sosiaalipalvelu", name: "Sosiaalipalvelu", kind: "Koodi", many: true},
		{key: "lisatiedot", name: "Lisätiedot", kind: "Teksti"},
		{key: "paivamaara_ja_kellonaika", name: "Päivämäärä ja kellonaika", kind: "Pvm"},
		{key: "kohde", name: "Kohde", kind: "Teksti", note: note, marked: true},
		{key: "ryhma", name: "Vastaanottaja", fields: []testField{{key: "nimi", name: "Nimi", kind: "Teksti"}}},
		{key: "paivamaara", name: "Päivämäärä", kind: "Pvm"},
	}
}

// Notes that are written in other words than the published ones say the same
// thing: each is understood and its condition tells its probes apart.
func TestNotesInOtherWords(t *testing.T) {
	for _, c := range noteCases {
		t.Run(c.note, func(t *testing.T) {
			s := build(t, noteFields(c.note)...)
			place := kohde(t, s)
			require.Equal(t, document.Understood, place.Status, place.Reason)
			require.Equal(t, c.kinds, strings.Trim(fmt.Sprint(place.Kinds), "[]"))
			var fields []string
			for _, f := range place.Fields {
				fields = append(fields, strings.TrimSuffix(strings.TrimPrefix(f, "/koe/"), "[]"))
			}
			require.Equal(t, c.fields, strings.Join(fields, " "))
			probes, err := s.Probes(document.MinimalOptions{})
			require.NoError(t, err)
			require.NotEmpty(t, probes)
			for _, p := range probes {
				require.Empty(t, ofNote(s.Validate(p.Satisfying), p.Digest), "%s", p.Satisfying)
				require.NotEmpty(t, ofNote(s.Validate(p.Breaking), p.Digest), "%s", p.Breaking)
			}
		})
	}
}

func kohde(t testing.TB, s *document.Structure) document.Place {
	t.Helper()
	for _, p := range s.Conditions() {
		if p.Path == "/koe/kohde" {
			return p
		}
	}
	t.Fatal("the note's field is no place")
	return document.Place{}
}

var noteCases = []struct{ note, kinds, fields string }{
	// One of several fields.
	{"Ehdollisesti pakollinen: Kohde- ja Lisätiedot -kentistä toinen on pakollinen.", "one-of", "lisatiedot"},
	{"Ehdollisesti pakollinen: Kohde- tai Lisätiedot-kentistä toinen on täytettävä.", "one-of", "lisatiedot"},
	{"Ehdollisesti pakollinen: Joko Kohde tai Lisätiedot on pakollinen.", "one-of", "lisatiedot"},
	{"Ehdollisesti pakollinen: Joko tämä tai Lisätiedot-kenttä on pakollinen.", "one-of", "lisatiedot"},
	{"Ehdollisesti pakollinen: Kohde tai Lisätiedot on pakollinen.", "one-of", "lisatiedot"},
	{"Ehdollisesti pakollinen: Kohde tai Lisätiedot on pakollinen tieto.", "one-of", "lisatiedot"},
	{"Ehdollisesti pakollinen: Vähintään yksi kentistä Kohde, Lisätiedot ja Sosiaalipalvelu on pakollinen.", "one-of", "lisatiedot sosiaalipalvelu"},
	{"Ehdollisesti pakollinen: Kentistä Kohde, Lisätiedot ja Sosiaalipalvelu vähintään yksi on pakollinen.", "one-of", "lisatiedot sosiaalipalvelu"},
	{"Ehdollisesti pakollinen: Vähintään yksi seuraavista kentistä on täytettävä: Kohde, Lisätiedot, Sosiaalipalvelu.", "one-of", "lisatiedot sosiaalipalvelu"},
	{"Ehdollinen pakollisuus: Jompikumpi kentistä ”Kohde” ja ”Lisätiedot” on pakollinen.", "one-of", "lisatiedot"},
	{"Ehdollisesti pakollinen: Kohde- ja Päivämäärä ja kellonaika -kentistä ainakin toinen on pakollinen.", "one-of", "paivamaara_ja_kellonaika"},
	{"Ehdollisesti pakollinen: \"Kohde\", \"Lisätiedot\" tai \"Sosiaalipalvelu\" -kentistä jokin on pakollinen.", "one-of", "lisatiedot sosiaalipalvelu"},
	{"Ehdollisesti pakollinen: Vain toinen kentistä Kohde ja Lisätiedot on pakollinen.", "exactly-one", "lisatiedot"},
	// A switch.
	{"Ehdollisesti pakollinen: Jos Asiakasta on kuultu -kenttään on vastattu \"kyllä\", kenttä on pakollinen.", "required-if", "asiakasta_on_kuultu"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos ”Onko asiakasta kuultu?” -kenttään on vastattu ”ei”.", "required-if", "asiakasta_on_kuultu"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Asiakasta on kuultu -kentässä on valittu Kyllä.", "required-if", "asiakasta_on_kuultu"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Asiakasta on kuultu -kentän arvo on \"kyllä\".", "required-if", "asiakasta_on_kuultu"},
	{"Ehdollisesti pakollinen: Tieto on pakollinen, mikäli kytkin \"Asiakasta on kuultu\" on asennossa kyllä.", "required-if", "asiakasta_on_kuultu"},
	{"Ehdollisesti pakollinen: Tieto on pakollinen silloin, kun Asiakasta on kuultu = Kyllä.", "required-if", "asiakasta_on_kuultu"},
	{"Ehdollisesti pakollinen: Jos kyseessä on vanha asiakkuus, tieto on pakollinen.", "required-if", "vanha_asiakkuus"},
	{"Ehdollisesti pakollinen: Tieto on pakollinen, jos kyseessä ei ole vanha asiakkuus.", "required-if", "vanha_asiakkuus"},
	{"Ehdollisesti pakollinen: Jos kyseessä on vanha asiakkuus, tieto ei ole pakollinen, muille tieto on pakollinen.", "required-if", "vanha_asiakkuus"},
	{"Ehdollisesti pakollinen, jos Asiakasta on kuultu -kenttään on vastattu kyllä.", "required-if", "asiakasta_on_kuultu"},
	{"Pakollinen, jos Asiakasta on kuultu -kenttään on vastattu kyllä.", "required-if", "asiakasta_on_kuultu"},
	{"Ehdollisesti pakollinen: Jos Asiakasta on kuultu -kenttään on vastattu kyllä niin tämä kenttä on pakollinen.", "required-if", "asiakasta_on_kuultu"},
	{"Ehdollisesti pakollinen: Kenttä näytetään ja se on pakollinen, jos Asiakasta on kuultu -kenttään on vastattu kyllä.", "shown-if required-if", "asiakasta_on_kuultu"},
	// A code.
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Ratkaisun laji -kenttään on valittu luokka 99 Muu.", "required-if", "ratkaisun_laji"},
	{"Ehdollisesti pakollinen: Jos Ratkaisun laji -kentässä on valittu 2 = Kielteinen, kenttä on pakollinen.", "required-if", "ratkaisun_laji"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Ratkaisun laji -kentässä on valittu joko 2 tai 3.", "required-if", "ratkaisun_laji"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos ratkaisun lajiksi valitaan kielteinen.", "required-if", "ratkaisun_laji"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Ratkaisun laji -kentän arvo on 2.", "required-if", "ratkaisun_laji"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Sosiaalipalvelu-kentän luokituksesta valitaan 46 Sosiaalityö tai 45 Sosiaaliohjaus.", "required-if", "sosiaalipalvelu"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Ratkaisun laji -kenttään on valittu muu kuin 1 Myönteinen.", "required-if", "ratkaisun_laji"},
	{"Kenttä näytetään vain, jos Ratkaisun laji -kenttään on valittu 1 = Myönteinen.", "shown-if", "ratkaisun_laji"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Ratkaisun laji on 2.", "required-if", "ratkaisun_laji"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Ratkaisun laji -luokituksesta on valittu 2.", "required-if", "ratkaisun_laji"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Asiakasta on kuultu -kentässä on arvo \"kyllä\".", "required-if", "asiakasta_on_kuultu"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, paitsi jos Asiakasta on kuultu -kenttään on vastattu \"kyllä\".", "required-if", "asiakasta_on_kuultu"},
	{"Ehdollisesti pakollinen: Jos Asiakasta on kuultu -kenttään on vastattu kyllä, Kohde ja Lisätiedot ovat pakollisia.", "required-if required-if", "asiakasta_on_kuultu lisatiedot"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos edellinen kenttä on täytetty.", "required-if", "paivamaara_ja_kellonaika"},
	// Filled or empty.
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Lisätiedot-kenttä on tyhjä.", "required-if", "lisatiedot"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Lisätiedot-kenttää ei ole täytetty.", "required-if", "lisatiedot"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, ellei Lisätiedot-kenttää ole täytetty.", "required-if", "lisatiedot"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Lisätiedot on täytetty.", "required-if", "lisatiedot"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Lisätiedot-kenttään on kirjattu tieto.", "required-if", "lisatiedot"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, mikäli Vastaanottaja-tietokokonaisuutta on käytetty.", "required-if", "ryhma"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos henkilötunnusta ei ole.", "required-if", "henkilotunnus"},
	{"Ehdollisesti pakollinen: Tieto on pakollinen, jos henkilöllä ei ole suomalaista henkilötunnusta.", "required-if", "henkilotunnus"},
	{"Ehdollisesti pakollinen: Tieto on pakollinen, jos henkilötunnus puuttuu.", "required-if", "henkilotunnus"},
	{"Ehdollisesti pakollinen: Jos Lisätiedot-kenttä tai Sosiaalipalvelu-kenttä on täytetty, tämä kenttä on pakollinen.", "required-if", "lisatiedot sosiaalipalvelu"},
	// Several conditions, ages, hidden fields, orders.
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Asiakasta on kuultu -kenttään on vastattu \"ei\" ja Lisätiedot-kenttä on tyhjä.", "required-if", "asiakasta_on_kuultu lisatiedot"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos asiakas on täysi-ikäinen.", "required-if", "asiakas/henkilotunnus asiakas/syntymaaika paivamaara paivamaara_ja_kellonaika syntymaaika"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos asiakas on alle 18-vuotias.", "required-if", "asiakas/henkilotunnus asiakas/syntymaaika paivamaara paivamaara_ja_kellonaika syntymaaika"},
	{"Kenttää ei näytetä, jos Asiakasta on kuultu -kenttään on vastattu \"Ei\".", "shown-if", "asiakasta_on_kuultu"},
	{"Kenttä näytetään vain silloin, kun Asiakasta on kuultu -kenttään on vastattu \"Kyllä\".", "shown-if", "asiakasta_on_kuultu"},
	{"Kenttää käytetään vain, jos Lisätiedot-kenttä on täytetty.", "shown-if", "lisatiedot"},
	{"Kenttä on ehdollisesti pakollinen: Toinen kentistä Kohde ja Lisätiedot on pakollinen.", "one-of", "lisatiedot"},
	{"Kenttä on ehdollisesti pakollinen, jos Asiakasta on kuultu -kenttään on vastattu \"ei\".", "required-if", "asiakasta_on_kuultu"},
	{"Ehdollisesti pakollinen: Kohde tai Lisätiedot.", "one-of", "lisatiedot"},
	{"Ehdollisesti pakollinen: toinen kentistä Kohde ja Lisätiedot.", "one-of", "lisatiedot"},
	{"Ehdollisesti pakollinen: Henkilötunnuksen puuttuessa tieto on pakollinen.", "required-if", "henkilotunnus"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Asiakasta on kuultu- tai Vanha asiakkuus -kenttään on vastattu \"kyllä\".", "required-if", "asiakasta_on_kuultu vanha_asiakkuus"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Asiakasta on kuultu -kenttään on vastattu \"kyllä\". Kenttä on pakollinen myös, jos Lisätiedot on täytetty.", "required-if required-if", "asiakasta_on_kuultu lisatiedot"},
	{"Ehdollisesti pakollinen: Jos Asiakasta on kuultu -kenttään on vastattu \"kyllä\", toinen kentistä Kohde ja Lisätiedot on pakollinen.", "one-of", "asiakasta_on_kuultu lisatiedot"},
	{"Ehdollisesti pakollinen: Toinen kentistä Kohde ja Lisätiedot on pakollinen, jos Asiakasta on kuultu -kenttään on vastattu \"kyllä\".", "one-of", "asiakasta_on_kuultu lisatiedot"},
	{"Ehdollisesti pakollinen: Jos Asiakasta on kuultu -kenttään on vastattu kyllä, tulee vähintään yksi kentistä Kohde, Lisätiedot ja Sosiaalipalvelu täyttää.", "one-of", "asiakasta_on_kuultu lisatiedot sosiaalipalvelu"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Ratkaisun laji -kenttään on valittu \"Kyllä, osittain\".", "required-if", "ratkaisun_laji"},
	{"Ehdollisesti pakollinen: Jos luokituksesta on valittu 99 Muu, kenttä on pakollinen.", "required-if", "sosiaalipalvelu"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos lapsi on täyttänyt 12 vuotta.", "required-if", "asiakas/henkilotunnus asiakas/syntymaaika paivamaara paivamaara_ja_kellonaika syntymaaika"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos edellä on täytetty.", "required-if", "paivamaara_ja_kellonaika"},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos tietokokonaisuus täytetään.", "required-if", ""},
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Koe-tietokokonaisuus on täytetty.", "required-if", ""},
	// Slips of the pen.
	{"Ehdollisesti pakollinen: Kenttä on pakollinen, jos  Asiakasta on kultu -kenttään on vastattu \"kyllä\" .", "required-if", "asiakasta_on_kuultu"},
	{"Ehdollisesti pakollinen : Kenttä on pakollinen, jos Asiakasta on kuultu –kenttään on vastattu “kyllä”", "required-if", "asiakasta_on_kuultu"},
	{"ehdollisesti pakollinen: jos asiakasta on kuultu -kenttään on vastattu kyllä, kenttä on pakollinen", "required-if", "asiakasta_on_kuultu"},
}

// Notes that nothing in the structure can decide are reported with their text,
// and notes about the screen are no places.
func TestNotesThatAreNotRead(t *testing.T) {
	for _, note := range []string{
		"Ehdollisesti pakollinen: Kenttä on pakollinen, jos sää on kaunis.",
		"Ehdollisesti pakollinen: Kenttä on pakollinen, jos Puuttuva kenttä -kenttään on vastattu \"kyllä\".",
		"Ehdollisesti pakollinen: Kohde- ja Puuttuva kenttä -kentistä toinen on pakollinen.",
		"Ehdollisesti pakollinen.",
		"Ehdollisesti pakollinen: Jos Lisätiedot-kenttään on vastattu \"kyllä\", kenttä on pakollinen.",
	} {
		place := kohde(t, build(t, noteFields(note)...))
		require.Equal(t, document.NotUnderstood, place.Status, note)
		require.NotEmpty(t, place.Reason)
		require.Empty(t, place.Kinds, note)
	}
}

package document_test

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/metadata/codesystem"
)

func TestBuilder(t *testing.T) {
	s := structure(t, demo(t), demodata.Plan)
	when := time.Date(2026, 6, 2, 13, 30, 0, 0, time.FixedZone("", 3*3600))
	content, err := s.NewContent().
		Set("laatija/0/sukunimi", "Mallinen").
		Set("laatija/0/etunimet", "Oona Testi").
		Set("laatija/0/palveluyksikko", document.CodeValue{Code: "2.999.1", Display: "Yksikkö"}).
		Set("asiakas/0/sukunimi", "Esimerkki").
		Set("asiakas/0/etunimet", "Aino Testi").
		Set("asiakas/0/henkilotunnus", "140312A907T").
		Set("suunnitelma/selvitys_oikeuksista", true).
		Set("suunnitelma/suunnitelman_tarkistaminen/paivamaara_ja_kellonaika", when).
		Set("paivamaara", when).
		JSON()
	require.NoError(t, err)
	require.Equal(t, `{"lapsiperheiden_palvelujen_asiakassuunnitelma":{"asiakas":[{"sukunimi":"Esimerkki","etunimet":"Aino Testi",`+
		`"henkilotunnus":{"system":"urn:oid:1.2.246.21","value":"140312A907T"}}],`+
		`"suunnitelma":{"selvitys_oikeuksista":true,"suunnitelman_tarkistaminen":{"paivamaara_ja_kellonaika":"2026-06-02T13:30:00+03:00"}},`+
		`"paivamaara":"2026-06-02","laatija":[{"sukunimi":"Mallinen","etunimet":"Oona Testi",`+
		`"palveluyksikko":{"system":"urn:oid:1.2.246.537.6.202","code":"2.999.1","display":"Yksikkö"}}]}}`, string(content))
	require.Empty(t, s.Validate(content))
}

func TestBuilderMistakes(t *testing.T) {
	s := build(t,
		testField{key: "luku", name: "Luku", kind: "Numero"},
		testField{key: "teksti", name: "Teksti", kind: "Teksti"},
		testField{key: "lista", name: "Lista", kind: "Teksti", many: true},
		testField{key: "ryhmat", name: "Ryhmät", many: true, fields: []testField{{key: "koodi", name: "Koodi", kind: "Koodi"}}},
	)
	for _, c := range []struct {
		path  string
		value any
		want  string
	}{
		{marker, 1, "/koe/*: the structure has no field that part 1 of the path names"},
		{"ryhmat/0/kodi", 1, "/koe/ryhmat/0/*: the structure has no field that part 3 of the path names (is it koodi?)"},
		{"", 1, "part 1 of the path"},
		{"teksti/" + marker, 1, "/koe/teksti: the field has no fields inside"},
		{"teksti", 1, "a field of kind text does not take a value of type int (set a string)"},
		{"luku", marker, "a field of kind number does not take a value of type string"},
		{"luku", math.NaN(), "type float64"},
		{"luku", json.Number(marker), "type json.Number"},
		{"lista", "x", "give the index"},
		{"lista/1", "x", "leaves out items"},
		{"lista/" + marker, "x", "give the index"},
		{"ryhmat/1/koodi", document.CodeValue{}, "leaves out items"},
		{"ryhmat/0", "x", "kind group does not take"},
		{"ryhmat/0/koodi", "x", "kind code does not take"},
	} {
		_, err := s.NewContent().Set(c.path, c.value).JSON()
		require.ErrorIs(t, err, &document.Error{Code: document.CodeContent}, c.path)
		require.ErrorContains(t, err, c.want)
		require.NotContains(t, err.Error(), marker)
	}
	data, err := s.NewContent().Set("luku", 2.5).Set("lista/0", "a").Set("lista/1", "b").Set("lista/0", "c").
		Set("ryhmat/0/koodi", document.CodeValue{System: "s", Code: "1", Display: "d"}).JSON()
	require.NoError(t, err)
	require.JSONEq(t, `{"koe":{"luku":2.5,"lista":["c","b"],"ryhmat":[{"koodi":{"system":"s","code":"1","display":"d"}}]}}`, string(data))
}

// TestBuilderTakesTypedValues: values of this module's own types need no
// conversion, and a code gets what its field knows of it.
func TestBuilderTakesTypedValues(t *testing.T) {
	s := structure(t, demo(t), demodata.Plan)
	code, err := ident.ParsePersonalCode("140312A907T")
	require.NoError(t, err)
	temporary, err := ident.ParseTemporaryID("1.2.246.10.12345671.22.2026", "140312-907X")
	require.NoError(t, err)
	for want, value := range map[string]any{
		`{"system":"urn:oid:1.2.246.21","value":"140312A907T"}`:                  code,
		`{"system":"urn:oid:1.2.246.10.12345671.22.2026","value":"140312-907X"}`: temporary,
		`{"system":"urn:oid:1.2.246.21","value":"2.999.1"}`:                      ident.OID("2.999.1"),
	} {
		content, err := s.NewContent().Set("asiakas/0/henkilotunnus", value).JSON()
		require.NoError(t, err)
		require.Contains(t, string(content), want)
	}
	content, err := s.NewContent().Set("laatija/0/palveluyksikko", codesystem.Code{Value: "2.999.1", System: "1.2.246.537.6.202.2023", Display: "Yksikkö"}).JSON()
	require.NoError(t, err)
	require.Contains(t, string(content), `{"system":"urn:oid:1.2.246.537.6.202.2023","code":"2.999.1","display":"Yksikkö"}`)

	night := time.Date(2026, 11, 25, 22, 30, 0, 0, time.UTC)
	content, err = s.NewContent().Set("paivamaara", night).Set("suunnitelma/suunnitelman_tarkistaminen/paivamaara_ja_kellonaika", night).JSON()
	require.NoError(t, err)
	require.Contains(t, string(content), `"paivamaara":"2026-11-26"`, "Finland's day")
	require.Contains(t, string(content), `"2026-11-26T00:30:00+02:00"`)

	coded := build(t, testField{key: "laji", name: "Laji", kind: "Koodi", codes: "1 Oma,2 Muu"})
	content, err = coded.NewContent().Set("laji", document.CodeValue{Code: "1"}).JSON()
	require.NoError(t, err)
	require.Empty(t, coded.Validate(content), string(content))
}

// TestBuilderChangesNothingSilently: what would be written as something else is
// refused, with the place and a remedy and without the value.
func TestBuilderChangesNothingSilently(t *testing.T) {
	s := build(t,
		testField{key: "teksti", name: "Teksti", kind: "Teksti"}, testField{key: "koodi", name: "Koodi", kind: "Koodi"},
		testField{key: "tunnus", name: "Tunnus", kind: "Tunnus"}, testField{key: "paiva", name: "Päivä", kind: "Pvm"},
		testField{key: "hetki", name: "Hetki", kind: "Hetki"}, testField{key: "paivat", name: "Päivät", kind: "Pvm", many: true},
	)
	const noUTF8, zero, noDate = "the text is not UTF-8 (convert it to UTF-8)", "the zero time (leave the field out", "not a date of the calendar in the form of the field (write yyyy-mm-dd"
	for _, tc := range []struct {
		path  string
		value any
		want  string
	}{
		{"teksti", "a\xffb" + marker, noUTF8},
		{"teksti", "\xed\xa0\x80", noUTF8},
		{"koodi", document.CodeValue{Code: "1", Display: "\xff"}, noUTF8},
		{"koodi", document.CodeValue{Code: "\xff"}, noUTF8},
		{"koodi", codesystem.Code{Value: "1", System: "\xff"}, noUTF8},
		{"tunnus", "\xff", noUTF8},
		{"tunnus", ident.OID("\xff"), noUTF8},
		{"tunnus", document.IdentifierValue{System: "\xff", Value: "1"}, noUTF8},
		{"paiva", time.Time{}, zero},
		{"hetki", time.Time{}, zero},
		{"hetki", time.Time{}.In(time.FixedZone("", 3600)), zero},
		{"paiva", time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), "four digits"},
		{"paiva", "1.1.2026", noDate},
		{"paiva", "", noDate},
		{"paiva", marker, noDate},
		{"paiva", "2026-1-1", noDate},
		{"paiva", "2026-02-31", noDate},
		{"paiva", "2026-01-01T10:00:00Z", noDate},
		{"paivat/0", "20260101", noDate},
		{"hetki", "2026-01-01 10:00:00", noDate},
		{"hetki", "2026-01-01T10:00:00", noDate},
		{"hetki", "2026-01-01T10:00Z", noDate},
		{"hetki", "2026-01-01T10:00:00,5Z", noDate},
	} {
		_, err := s.NewContent().Set(tc.path, tc.value).JSON()
		require.ErrorIs(t, err, &document.Error{Code: document.CodeContent}, "%s %v", tc.path, tc.value)
		require.ErrorContains(t, err, "/koe/"+tc.path+": ")
		require.ErrorContains(t, err, tc.want)
		require.NotContains(t, err.Error(), marker)
	}
	for path, values := range map[string][]any{
		"teksti": {"ä\u200b\ufffd", ""}, "tunnus": {ident.OID("2.999.1")},
		"paiva": {"2026-01-01", "2026-01", "2026", "2024-02-29", time.Date(1, 1, 2, 0, 0, 0, 0, time.UTC)},
		"hetki": {"2026-01-01", "2026", "2026-01-01T10:00:00Z", "2026-01-01T10:00:00.25+02:00"},
	} {
		for _, value := range values {
			content, err := s.NewContent().Set(path, value).JSON()
			require.NoError(t, err, "%s %v", path, value)
			require.Empty(t, s.Validate(content).Errors(), "%s %v", path, value)
		}
	}
}

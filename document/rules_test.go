package document_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/rule"
)

func TestRulesAreDeclaredOnce(t *testing.T) {
	reg, err := rule.NewRegistry(document.Rules())
	require.NoError(t, err)
	for _, r := range reg.Rules() {
		require.NotEmpty(t, r.Statement.FI, r.ID)
		require.NotEmpty(t, r.Statement.SV, r.ID)
		require.NotEmpty(t, r.Actors, r.ID)
	}
}

// ruleCases each change one thing in a valid content and name the finding.
var ruleCases = []struct {
	why, oid, from, to string
	rule               rule.ID
	severity           rule.Severity
	location           string
}{
	{"Unknown properties are refused.", demodata.Plan, `"paikka"`, `"paika"`, "STR-02", rule.Error, "/suunnitelma/suunnitelman_tarkistaminen/*"},
	{"A code has all three parts.", demodata.Plan, `"code": "45",`, ``, "STR-03", rule.Error, "/suunnitelma/palvelut_joita_asiakkaalle_suunnitellaan/0/sosiaalipalvelu/code"},
	{"An empty display is advisory.", demodata.Plan, `"Sosiaaliohjaus"`, `" "`, "STR-03", rule.Warning, "/suunnitelma/palvelut_joita_asiakkaalle_suunnitellaan/0/sosiaalipalvelu/display"},
	{"A code's system is the field's.", demodata.Plan, `1.2.246.537.6.1222`, `1.2.246.537.6.1221`, "STR-04", rule.Error, "/suunnitelma/palvelut_joita_asiakkaalle_suunnitellaan/0/sosiaalipalvelu/system"},
	{"Accepted codes are listed.", demodata.ClientRelationship, `"FI"`, `"EN"`, "STR-05", rule.Error, "/asiakas/asiointikieli/code"},
	{"An identifier has a value.", demodata.Matter, `"2.999.10.1234567.15.2026.1"`, `""`, "STR-08", rule.Error, "/asian_tiedot/asiatunnus/value"},
	{"A time has seconds and a zone.", demodata.Plan, `13:30:00+03:00`, `13:30`, "STR-09", rule.Error, "/suunnitelma/suunnitelman_tarkistaminen/paivamaara_ja_kellonaika"},
	{"Dates are in the calendar.", demodata.Plan, `"2026-01-15"`, `"2026-02-30"`, "STR-10", rule.Warning, "/paivamaara"},
	{"Day 00 passes the pattern only.", demodata.Plan, `"2026-01-15"`, `"2026-01-00"`, "STR-10", rule.Warning, "/paivamaara"},
	{"A phrase is copied exactly.", demodata.Permission, `Tämä on esimerkkilupa`, `Tämä on lupa`, "STR-11", rule.Error, "/infoteksti"},
	{"A mandatory text is not empty.", demodata.Plan, `"sukunimi": "Esimerkki"`, `"sukunimi": ""`, "STR-13", rule.Error, "/asiakas/0/sukunimi"},
	{"A mandatory text is not whitespace.", demodata.Plan, `"sukunimi": "Esimerkki"`, `"sukunimi": " \n"`, "STR-13", rule.Warning, "/asiakas/0/sukunimi"},
	{"A mandatory field is there.", demodata.ClientRelationship, `"turvakielto": false,`, ``, "CNT-03", rule.Error, "/asiakas/turvakielto"},
	{"The advised system has urn:oid:.", demodata.Plan, `urn:oid:1.2.246.21`, `1.2.246.21`, "TMP-09", rule.Warning, "/asiakas/0/henkilotunnus/system"},
	{"An identity code passes its check.", demodata.Plan, `140312A907T`, `140312A907U`, "TMP-09", rule.Error, "/asiakas/0/henkilotunnus/value"},
	{"An end is not before its start.", demodata.ClientRelationship, `"sosiaalihuollon_asiakkuus": {`, `"sosiaalihuollon_asiakkuus": {"asiakkuuden_paattymispvm": "2025-12",`, "LNK-08", rule.Warning, "/sosiaalihuollon_asiakkuus/asiakkuuden_paattymispvm"},
	{"A closed matter has a closing date.", demodata.Matter, `"Avoin"`, `"Suljettu"`, "STR-14", rule.Error, "/asian_tiedot/paattymispaiva"},
	{"Matter name 99 has a supplement.", demodata.Matter, `"lisatieto_luokkaan_muu": "Perheneuvonnan järjestäminen",`, ``, "STR-14", rule.Error, "/asian_tiedot/lisatieto_luokkaan_muu"},
	{"Each client of a shared matter has a joining time.", demodata.Matter, `"yhteinen_asia": false`, `"yhteinen_asia": true`, "STR-14", rule.Error, "/asiakas/0/asiaan_liittymishetki"},
	{"Several clients only in a shared matter.", demodata.Matter, `"asiakas": [`, `"asiakas": [{"sukunimi":"A","etunimet":"B","tilapainen_yksilointitunnus":{"value":"140312-998A"}},`, "LNK-16", rule.Error, "/asiakas"},
	{"A client has a code or a temporary identifier.", demodata.Matter, `"henkilotunnus": {
     "system": "urn:oid:1.2.246.21",
     "value": "140312A907T"
    },
    "syntymaaika"`, `"syntymaaika"`, "STR-14", rule.Error, "/asiakas/0/henkilotunnus"},
	{"An old relationship needs code and birth date.", demodata.ClientRelationship, `"asiakkuuden_alkamispvm": "2026-01-12"
  },
  "palvelunjarjestajan_toimintayksikko"`, `"asiakkuuden_alkamispvm": "2026-01-12", "vanha_asiakkuus": true
  },
  "palvelunjarjestajan_toimintayksikko"`, "", "", ""},
	{"A relationship that is not old has its identifier.", demodata.ClientRelationship, `"asiakkuuden_yksilointitunnus": {
   "value": "2.999.10.1234567.14.2026.1"
  },`, ``, "STR-14", rule.Error, "/asiakkuuden_yksilointitunnus"},
	{"A prohibition hides home municipality and address.", demodata.ClientRelationship, `"turvakielto": false`, `"turvakielto": true`, "TUR-02", rule.Error, "/asiakas/kotikunta"},
	{"A guardian has a description of powers.", demodata.ClientRelationship, `,
    "toimivalta": "Huoltaja, edustaa lasta yksin."`, ``, "STR-14", rule.Error, "/asiakkaaseen_liittyvat_henkilot/0/toimivalta"},
	{"Powers are for representatives only.", demodata.ClientRelationship, `"code": "31"`, `"code": "12"`, "STR-16", rule.Warning, "/asiakkaaseen_liittyvat_henkilot/0/toimivalta"},
	{"A representative who gives a permission is named.", demodata.Permission, `"luovutusluvan_antaja_on_laillinen_edustaja": false`, `"luovutusluvan_antaja_on_laillinen_edustaja": true`, "STR-14", rule.Error, "/luovutusluvan_antaja"},
}

func TestRulesOnExamples(t *testing.T) {
	for _, c := range ruleCases {
		t.Run(c.why, func(t *testing.T) {
			s := structure(t, demo(t), c.oid)
			before := string(demodata.Content(c.oid))
			after := strings.Replace(before, c.from, c.to, 1)
			require.NotEqual(t, before, after, "the test changes nothing")
			require.True(t, json.Valid([]byte(after)))
			findings := s.Validate([]byte(after))
			if c.rule == "" {
				require.Empty(t, findings)
				return
			}
			of := findings.Of(c.rule)
			require.NotEmpty(t, of, findings)
			require.Equal(t, "/"+s.Info().Key+c.location, of[0].Location)
			require.Equal(t, c.severity, of[0].Severity)
			require.NotEmpty(t, of[0].Field)
		})
	}
}

// Numbers keep to the range that a note gives.
func TestRangesOfNotes(t *testing.T) {
	for _, c := range []struct{ note, good, bad string }{
		{"Sallittuja arvoja ovat kokonaisluvut välillä 0-5.", "0 5 3", "-1 6 2.5"},
		{"Sallittuja arvoja ovat 1–10.", "1 10 2.5", "0 11"},
		{"Kenttään kirjattavan arvon tulee olla suurempi tai yhtä suuri kuin 2.", "2 100", "1.9 -3"},
		{"Arvo on enintään 7,5.", "7.5 -1", "7.6"},
		{"Määrä lasketaan 2-3 kertaa.", "1 99", ""},
	} {
		s := build(t, testField{key: "luku", name: "Luku", kind: "Numero", note: c.note})
		for _, n := range strings.Fields(c.good) {
			require.Empty(t, s.Validate([]byte(`{"koe":{"luku":`+n+`}}`)), "%s: %s", c.note, n)
		}
		for _, n := range strings.Fields(c.bad) {
			findings := s.Validate([]byte(`{"koe":{"luku":` + n + `}}`))
			require.Len(t, findings.Of("CNT-10"), 1, "%s: %s", c.note, n)
			require.Equal(t, "/koe/luku", findings[0].Location)
			require.Equal(t, rule.Error, findings[0].Severity)
		}
		content, err := s.Full(document.MinimalOptions{})
		require.NoError(t, err)
		require.Empty(t, s.Validate(content))
	}
}

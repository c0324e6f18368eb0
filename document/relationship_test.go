package document_test

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/rule"
)

// TestOldRelationship: rules OLD-12, OLD-13 and OLD-14.
func TestOldRelationship(t *testing.T) {
	old := func(content string) string {
		return strings.Replace(content, `"asiakkuuden_alkamispvm": "2026-01-12"
  }`, `"asiakkuuden_alkamispvm": "2026-01-12", "vanha_asiakkuus": true
  }`, 1)
	}
	bare := func(content string) string { // what an old relationship may lack is missing
		content = strings.Replace(content, relationshipID, "", 1)
		i, j := strings.Index(content, `"palvelunjarjestajan_toimintayksikko"`), strings.Index(content, ownWorkers)
		content = content[:i] + `"palvelunjarjestajan_palveluyksikko": [{"palveluyksikon_nimi": {"system": "urn:oid:1.2.246.537.6.202.2008",
    "code": "2.999.10.1234567.10.1", "display": "Yksikkö"}, "asiakkuuden_alkamispvm": "2026-01-12"}],` + content[j:]
		k := strings.Index(content, `"sosiaalihuollon_palvelutehtava"`)
		return strings.TrimRight(strings.TrimRight(content[:k], " \n"), ",") + "}}"
	}
	d := relationshipDraft(t)
	t.Run("OLD-14 an old relationship lacks OID, operating unit and service tasks", func(t *testing.T) {
		d := relationshipDraft(t)
		d.Content, d.Header.ClientRelationship = []byte(old(bare(string(d.Content)))), ""
		found := judged(t, d, string(d.Content))
		require.Empty(t, found.Errors())
	})
	t.Run("OLD-14 another relationship does not lack them", func(t *testing.T) {
		found := judged(t, d, strings.Replace(string(d.Content), relationshipID, "", 1))
		require.Len(t, found.Errors(), 1, "%v", found)
		require.Equal(t, rule.ID("LNK-21"), found.Errors()[0].Rule)
	})
	t.Run("OLD-12 what only an old relationship lacks is marked as old", func(t *testing.T) {
		require.Empty(t, judged(t, d, old(bare(string(d.Content)))).Of("OLD-12"))
		found := judged(t, d, bare(string(d.Content)))
		require.Len(t, found.Errors(), 1, "%v", found)
		require.Equal(t, rule.ID("OLD-12"), found.Errors()[0].Rule)
	})
	t.Run("OLD-13 an old relationship needs an identity code", func(t *testing.T) {
		content := old(bare(string(d.Content)))
		require.Empty(t, judged(t, d, content).Of("OLD-13"))
		temporary := strings.Replace(content, clientIdentity, `"tilapainen_yksilointitunnus": {"value": "140312-998A"}, "syntymaaika": "2012-03-14",`, 1)
		require.NotEqual(t, content, temporary)
		found := judged(t, d, temporary)
		require.Len(t, found.Errors(), 1, "%v", found)
		require.Equal(t, rule.ID("OLD-13"), found.Errors()[0].Rule)
		require.Contains(t, found.Errors()[0].Location, "/asiakas/henkilotunnus")
	})
	t.Run("OLD-13 an old relationship needs a birth date", func(t *testing.T) {
		content := strings.Replace(old(bare(string(d.Content))), `"syntymaaika": "2012-03-14",`, "", 1)
		found := judged(t, d, content)
		require.Len(t, found.Errors(), 1, "%v", found)
		require.Equal(t, rule.ID("OLD-13"), found.Errors()[0].Rule)
	})
}

// TestOnlyCurrentDataStay: rule LNK-24, a new version keeps nothing that has ended.
func TestOnlyCurrentDataStay(t *testing.T) {
	period := func(key string) testField { return groupOf(key, false, pvm("paattymispaiva")) }
	s := groupStructure(t, "1", "asiakkuusasiakirja",
		groupOf("riskitieto", true, pvm("maaraaikaisen_riskitiedon_paattymispaiva")),
		groupOf("asiakas", false, groupOf("yhteystiedot", false, groupOf("tilapainen_osoite", false, period("voimassaolo")))),
		groupOf("asiakkaaseen_liittyvat_henkilot", true, groupOf("edunvalvonta", false, period("edunvalvonnan_voimassaolo"))),
		groupOf("sosiaalihuollon_asiakkuus", false, pvm("asiakkuuden_alkamispvm")), testField{key: "asiakkuuden_yksilointitunnus", name: "Tunnus", kind: "Tunnus"})
	const body = `{"asiakkuusasiakirja":{"asiakkuuden_yksilointitunnus":{"value":"x"},"sosiaalihuollon_asiakkuus":{"asiakkuuden_alkamispvm":"2026-01-12"},PART}}`
	for _, tc := range []struct{ name, part, location string }{
		{"LNK-24 ended risk data", `"riskitieto":[{"maaraaikaisen_riskitiedon_paattymispaiva":"DAY"}]`, "/riskitieto/0"},
		{"LNK-24 an old address", `"asiakas":{"yhteystiedot":{"tilapainen_osoite":{"voimassaolo":{"paattymispaiva":"DAY"}}}}`, "/asiakas/yhteystiedot/tilapainen_osoite"},
		{"LNK-24 an ended guardianship", `"asiakkaaseen_liittyvat_henkilot":[{"edunvalvonta":{"edunvalvonnan_voimassaolo":{"paattymispaiva":"DAY"}}}]`, "/asiakkaaseen_liittyvat_henkilot/0/edunvalvonta"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			content := func(day string) string {
				return strings.Replace(body, "PART", strings.Replace(tc.part, "DAY", day, 1), 1)
			}
			first, next := relationshipDraft(t), relationshipDraft(t)
			first.Structure, next.Structure = s, s
			second(next.Header)
			first.Content, next.Content = []byte(content("2026-01-20")), []byte(content("2026-01-20"))
			require.Empty(t, judged(t, next, content("2026-01-15")).Of("LNK-24"), "it ends on the day of drafting")
			require.Empty(t, judged(t, first, content("2026-01-14")).Of("LNK-24"), "a first version")
			found := judged(t, next, content("2026-01-14")).Of("LNK-24")
			require.Len(t, found, 1)
			require.Equal(t, rule.Error, found[0].Severity)
			require.Contains(t, found[0].Location, tc.location)
		})
	}
}

// TestSubcontractorUnderProvider: rule REG-22, a subcontractor stands under a
// recorded provider.
func TestSubcontractorUnderProvider(t *testing.T) {
	unit := testField{key: "palveluyksikon_nimi", name: "Yksikkö", kind: "Koodi", required: true}
	d := relationshipDraft(t)
	d.Structure = groupStructure(t, "1", "asiakkuusasiakirja", groupOf("sosiaalihuollon_asiakkuus", false, pvm("asiakkuuden_alkamispvm")),
		groupOf("sosiaalihuollon_palvelutehtava", true, groupOf("palveluntuottaja", true, unit, groupOf("palveluntoteuttaja", true, unit))))
	const code = `"palveluyksikon_nimi":{"system":"urn:oid:1.2.246.537.6.1","code":"1","display":"x"}`
	const good = `{"asiakkuusasiakirja":{"sosiaalihuollon_asiakkuus":{"asiakkuuden_alkamispvm":"2026-01-12"},"sosiaalihuollon_palvelutehtava":[{"palveluntuottaja":[{` + code +
		`,"palveluntoteuttaja":[{` + code + `}]}]}]}}`
	d.Content = []byte(good)
	require.Empty(t, judged(t, d, good).Errors())
	found := judged(t, d, strings.Replace(good, code+`,`, ``, 1)).Errors()
	require.Len(t, found, 1, "%v", found)
	require.Equal(t, rule.ID("REG-22"), found[0].Rule)
	alone := judged(t, d, strings.Replace(good, code+`,"palveluntoteuttaja":[{`+code+`}]`, ``, 1))
	require.Empty(t, alone.Of("REG-22"), "a provider without unit and subcontractor")
	require.Len(t, alone.Of("CNT-03"), 1, "%v", alone)
}

// TestEndedProvidersStay: rule REG-24, ended providers stay in the newest version
// with their end date.
func TestEndedProvidersStay(t *testing.T) {
	read := func(t *testing.T, content string) *document.Document {
		d := relationshipDraft(t)
		out, err := d.Assemble()
		require.NoError(t, err)
		was, is := base64.StdEncoding.EncodeToString(d.Content), base64.StdEncoding.EncodeToString([]byte(content))
		doc, err := document.Read(bytes.Replace(out, []byte(was), []byte(is), 1))
		require.NoError(t, err)
		return doc
	}
	const start = `"palveluntuottaja": [
     {`
	base := string(relationshipDraft(t).Content)
	require.Contains(t, base, start)
	ended := strings.Replace(base, start, start+`"asiakkuuden_paattymispvm": "2026-01-14", `, 1)
	gone := strings.Replace(base, start, `"poistettu": [
     {`, 1)
	moved := strings.Replace(base, `"code": "24"`, `"code": "20"`, 1)
	for _, tc := range []struct {
		name, old, next string
		want            int
	}{
		{"REG-24 nothing changes", base, base, 0},
		{"REG-24 a producer ends", base, ended, 0},
		{"REG-24 an ended producer stays", ended, ended, 0},
		{"REG-24 a producer is gone", base, gone, 1},
		{"REG-24 an ended producer is gone", ended, gone, 1},
		{"REG-24 an ended producer has lost its end date", ended, base, 1},
		{"REG-24 a producer of another service task", base, moved, 1},
		{"REG-24 an unreadable version", base, "oho", 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			found := document.CheckNewVersion(read(t, tc.old), read(t, tc.next))
			require.Len(t, found, tc.want)
			for _, f := range found {
				require.Equal(t, rule.ID("REG-24"), f.Rule)
				require.Equal(t, rule.Error, f.Severity)
			}
		})
	}
	matter, err := matterDraft(t).Assemble()
	require.NoError(t, err)
	doc, err := document.Read(matter)
	require.NoError(t, err)
	require.Empty(t, document.CheckNewVersion(doc, doc), "REG-24 is about asiakkuusasiakirjat")
}

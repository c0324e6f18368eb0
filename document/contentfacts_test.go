package document_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// TestGroupDocumentsHaveTheirStructure: rule LNK-11, asia- and asiakkuusasiakirja
// have a JSON structure, 1505.2 and 1505.1.
func TestGroupDocumentsHaveTheirStructure(t *testing.T) {
	for name, tc := range map[string]struct{ draft, other document.Draft }{
		"LNK-11 asiakkuusasiakirja": {relationshipDraft(t), planDraft(t)},
		"LNK-11 asia-asiakirja":     {matterDraft(t), planDraft(t)},
	} {
		t.Run(name, func(t *testing.T) {
			require.Empty(t, judged(t, tc.draft, string(tc.draft.Content)).Of("LNK-11"))
			bad := tc.draft
			bad.Structure, bad.Content = tc.other.Structure, tc.other.Content
			_, err := bad.Assemble()
			require.ErrorContains(t, err, "LNK-11")
			require.NotContains(t, err.Error(), "STR-18", "one finding about one flaw")
		})
	}
}

// typedStructure builds a structure of a type from fields.
func typedStructure(t testing.TB, oid string, fields ...testField) *document.Structure {
	file := bytes.ReplaceAll(structureJSON(t, fields...), []byte(testOID), []byte(oid))
	reg, err := document.NewRegistry(fstest.MapFS{"s.json": {Data: file}})
	require.NoError(t, err)
	return structure(t, reg, oid)
}

// typedDraft is a client document of a structure built from fields.
func typedDraft(t testing.TB, typeCode, content string, fields ...testField) document.Draft {
	d := planDraft(t)
	d.Structure, d.Content = typedStructure(t, "2.999.1506."+typeCode+".2026.1.1", fields...), []byte(content)
	d.Header.SpecificType = metadata.DocumentTypes.Code(typeCode)
	return d
}

func taskField() testField {
	return testField{key: "palvelutehtava", name: "Palvelutehtävä", kind: "Koodi", many: true}
}

const tasksContent = `{"koe":{"palvelutehtava":[{"system":"urn:oid:1.2.246.537.6.1","code":"24","display":"x"}]}}`

// TestEntriesHaveOneServiceTask: rule STR-19, "exactly one service task; several
// only in 19001".
func TestEntriesHaveOneServiceTask(t *testing.T) {
	two := strings.Replace(tasksContent, `}]`, `},{"system":"urn:oid:1.2.246.537.6.1","code":"10","display":"y"}]`, 1)
	both := func(h *metadata.Header) { h.ServiceTasks = append(h.ServiceTasks, metadata.ServiceTasks.Code("10")) }
	for _, tc := range []struct {
		name, typeCode, content string
		header                  func(*metadata.Header)
		want                    int
	}{
		{"STR-19 one task", "19004", tasksContent, nil, 0},
		{"STR-19 two tasks in the content", "19004", two, nil, 1},
		{"STR-19 two tasks in the header", "19004", tasksContent, both, 1},
		{"STR-19 two tasks of a matter that becomes pending", "19001", two, both, 0},
		{"STR-19 two tasks of a plan", "15007", two, both, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := typedDraft(t, tc.typeCode, tasksContent, taskField())
			if tc.header != nil {
				tc.header(d.Header)
			}
			out, err := d.Assemble()
			if err != nil { // the header alone breaks the rule
				require.ErrorContains(t, err, "STR-19")
				require.NotZero(t, tc.want)
				return
			}
			require.NotEmpty(t, out)
			require.Len(t, judged(t, d, tc.content).Of("STR-19"), tc.want)
		})
	}
}

// TestDecisionNumber: rule STR-20, a decision number differs from the version's
// OID.
func TestDecisionNumber(t *testing.T) {
	d := typedDraft(t, "11000", `{"koe":{"paatos":{"paatostunnus":{"value":"D-1/2026"}}}}`,
		testField{key: "paatos", name: "Päätös", fields: []testField{{key: "paatostunnus", name: "Päätöstunnus", kind: "Tunnus"}}})
	require.Empty(t, judged(t, d, string(d.Content)).Of("STR-20"))
	for _, id := range []string{string(d.Header.ID), d.Header.ID.URN()} {
		found := judged(t, d, strings.Replace(string(d.Content), "D-1/2026", id, 1)).Of("STR-20")
		require.Len(t, found, 1)
		require.Equal(t, rule.Error, found[0].Severity)
		require.Contains(t, found[0].Location, "/koe/paatos/paatostunnus")
	}
}

// TestOpenEndedProhibition: rule TUR-07, an open-ended prohibition has no end date.
func TestOpenEndedProhibition(t *testing.T) {
	d := typedDraft(t, "15007", `{"koe":{"turvakielto":true,"turvakiellon_paattymispaiva":"2027-01-15"}}`,
		testField{key: "turvakielto", name: "Turvakielto", kind: "Kytkin"}, testField{key: "turvakiellon_paattymispaiva", name: "Päättyy", kind: "Pvm"})
	require.Empty(t, judged(t, d, string(d.Content)).Of("TUR-07"))
	found := judged(t, d, strings.Replace(string(d.Content), "2027-01-15", "9999-12-31", 1)).Of("TUR-07")
	require.Len(t, found, 1)
	require.Equal(t, rule.Error, found[0].Severity)
}

// TestSecretContacts: rule TUR-09, secret contact data are not given to other
// parties.
func TestSecretContacts(t *testing.T) {
	person := func(key string, many bool) testField {
		return testField{key: key, name: "Henkilö", many: many, fields: []testField{
			{key: "salaiset_yhteystiedot", name: "Salaiset", kind: "Kytkin"}, {key: "yhteystiedot", name: "Yhteystiedot", kind: "Teksti"},
		}}
	}
	const secret, open = `{"salaiset_yhteystiedot":true,"yhteystiedot":"050"}`, `{"salaiset_yhteystiedot":false,"yhteystiedot":"050"}`
	other, err := ident.ParsePersonalCode("020585-913P")
	require.NoError(t, err)
	for _, tc := range []struct {
		name, content string
		clients, want int
	}{
		{"TUR-09 a document of one client", `{"koe":{"asiakas":[` + secret + `]}}`, 1, 0},
		{"TUR-09 another client gets the document", `{"koe":{"asiakas":[` + secret + `]}}`, 2, 1},
		{"TUR-09 the client gets the data of a related person", `{"koe":{"henkilo":` + secret + `}}`, 1, 1},
		{"TUR-09 nothing is secret", `{"koe":{"asiakas":[` + open + `],"henkilo":` + open + `}}`, 2, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := typedDraft(t, "15007", tc.content, person("asiakas", true), person("henkilo", false))
			if tc.clients == 2 {
				d.Header.Clients = append(d.Header.Clients, metadata.Client{Code: other, Given: []string{"Veikko"}, Family: "Esimerkki"})
			}
			found := judged(t, d, tc.content).Of("TUR-09")
			require.Len(t, found, tc.want)
			for _, f := range found {
				require.Equal(t, rule.Warning, f.Severity)
				require.NotContains(t, f.String(), "050")
			}
		})
	}
}

// TestStructureInForce: rule DOC-23 is silent about a header without a date.
func TestStructureInForce(t *testing.T) {
	d := matterDraft(t)
	d.Header.Drafted = time.Time{}
	_, err := d.Assemble()
	require.ErrorContains(t, err, "HDR-06")
	require.NotContains(t, err.Error(), "DOC-23")
}

// groupStructure builds a structure of a group document from fields.
func groupStructure(t testing.TB, group, key string, fields ...testField) *document.Structure {
	oid := "2.999.1505." + group + ".2026.1.1"
	file := bytes.ReplaceAll(structureJSON(t, fields...), []byte(testOID), []byte(oid))
	file = bytes.ReplaceAll(file, []byte(`"koe"`), []byte(`"`+key+`"`))
	reg, err := document.NewRegistry(fstest.MapFS{"s.json": {Data: file}})
	require.NoError(t, err)
	return structure(t, reg, oid)
}

func pvm(key string) testField { return testField{key: key, name: key, kind: "Pvm"} }

func groupOf(key string, many bool, fields ...testField) testField {
	return testField{key: key, name: key, many: many, fields: fields}
}

// TestLeavingTime: rule LNK-19, a client does not leave a matter before joining.
func TestLeavingTime(t *testing.T) {
	d := matterDraft(t)
	d.Structure = groupStructure(t, "2", "asia_asiakirja", groupOf("asiakas", true,
		testField{key: "asiaan_liittymishetki", name: "Liittymishetki", kind: "Hetki"}, testField{key: "asiasta_poistumishetki", name: "Poistumishetki", kind: "Hetki"}))
	d.Content = []byte(`{"asia_asiakirja":{"asiakas":[{"asiaan_liittymishetki":"2026-01-12","asiasta_poistumishetki":"2026-01-14"}]}}`)
	require.Empty(t, judged(t, d, string(d.Content)).Of("LNK-19"))
	found := judged(t, d, strings.Replace(string(d.Content), "2026-01-14", "2026-01-10", 1))
	require.Len(t, found, 1, "%v", found)
	require.Equal(t, rule.ID("LNK-19"), found[0].Rule)
	require.Equal(t, rule.Warning, found[0].Severity)
}

// TestOtherPersonsAreIdentified: rule STR-15, other persons have an identity code
// or a birth date where the note says so.
func TestOtherPersonsAreIdentified(t *testing.T) {
	const note = "Ehdollisesti pakollinen: Joko henkilötunnus tai syntymäaika on pakollinen."
	d := typedDraft(t, "15007", `{"koe":{"henkilo":[{"syntymaaika":"2012-03-14","nimi":"x"}]}}`, groupOf("henkilo", true,
		testField{key: "henkilotunnus", name: "Henkilötunnus", kind: "Tunnus", note: note, marked: true},
		testField{key: "syntymaaika", name: "Syntymäaika", kind: "Pvm", note: note, marked: true}, testField{key: "nimi", name: "Nimi", kind: "Teksti"}))
	require.Empty(t, judged(t, d, string(d.Content)).Errors())
	found := judged(t, d, strings.Replace(string(d.Content), `"syntymaaika":"2012-03-14",`, "", 1)).Errors()
	require.Len(t, found, 1, "one choice is one finding: %v", found)
	require.Equal(t, rule.ID("STR-15"), found[0].Rule)
	require.Contains(t, found[0].Location, "/koe/henkilo/0")
}

// TestRenderDropsTheEndOfCodes: rule STR-23, a print can drop the end of the
// identity code; Render does so wherever a code stands.
func TestRenderDropsTheEndOfCodes(t *testing.T) {
	s := typedStructure(t, "2.999.1506.9001.2026.1.1", testField{key: "henkilotunnus", name: "Henkilötunnus", kind: "Tunnus"}, testField{key: "teksti", name: "Teksti", kind: "Teksti"})
	for _, tc := range []struct{ name, content string }{
		{"STR-23 in its own field", `{"koe":{"henkilotunnus":{"value":"140312A907T"}}}`},
		{"STR-23 in a text", `{"koe":{"teksti":"Maksaja 140312A907T, ks. liite"}}`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			out, err := s.Render([]byte(tc.content), document.RenderOptions{Language: "fi"})
			require.NoError(t, err)
			require.Contains(t, string(out), "140312*****")
			require.NotContains(t, string(out), "907T")
		})
	}
}

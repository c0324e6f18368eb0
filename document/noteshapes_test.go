package document_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
)

// placeOf returns what became of the note of a field.
func placeOf(t testing.TB, s *document.Structure, path string) document.Place {
	t.Helper()
	for _, p := range s.Conditions() {
		if p.Path == path {
			return p
		}
	}
	t.Fatalf("%s is no place", path)
	return document.Place{}
}

// A mark without a note is reported with an empty text, also when other fields
// of the group are marked in the same way.
func TestMarkWithoutNoteIsReported(t *testing.T) {
	s := build(t,
		testField{key: "nimi", name: "Nimi", kind: "Nimi", marked: true},
		testField{key: "tunnus", name: "Tunnus", kind: "Tunnus", marked: true})
	for _, path := range []string{"/koe/nimi", "/koe/tunnus"} {
		p := placeOf(t, s, path)
		require.Equal(t, document.NotUnderstood, p.Status)
		require.Empty(t, p.Note)
		require.True(t, p.Marked)
	}
}

// A note in Swedish alone is reported when it states a condition.
func TestSwedishNoteIsReported(t *testing.T) {
	const note = "Fältet är obligatoriskt om ja har valts."
	file := structureJSON(t, testField{key: "nimi", name: "Nimi", kind: "Nimi", note: note})
	swedish := strings.Replace(string(file), `"implementationNote":[{"lang":"fi"`, `"implementationNote":[{"lang":"sv"`, 1)
	require.NotEqual(t, string(file), swedish)
	p := placeOf(t, buildFS(t, []byte(swedish)), "/koe/nimi")
	require.Equal(t, document.NotUnderstood, p.Status)
	require.Equal(t, note, p.Note)
}

// A very long note is judged quickly and, when it is too long, reported.
func TestLongNotes(t *testing.T) {
	advice := strings.Repeat("Kenttään kirjataan asiakkaan kertomat tiedot, ja tarvittaessa muut tai lisäksi edellä mainitut. ", 60)
	for _, c := range []struct {
		note string
		want document.ConditionStatus
	}{
		{advice + `Kenttä on pakollinen, jos Kuultu-kenttään on vastattu "kyllä".`, document.Understood},
		{strings.Repeat(advice, 3), document.NotUnderstood},
		{strings.Repeat("jos A ja B tai C, D on, ", 300), document.NotUnderstood},
		{strings.Repeat("jos A ja B tai C, D on, ", 5), document.NotUnderstood},
		{strings.Repeat(strings.Repeat("jos A ja B tai C, D on, ", 5)+"E on pakollinen. ", 40), document.NotUnderstood},
	} {
		s := build(t, testField{key: "kuultu", name: "Kuultu", kind: "Kytkin"},
			testField{key: "syy", name: "Syy", kind: "Teksti", note: c.note, marked: true})
		require.Equal(t, c.want, placeOf(t, s, "/koe/syy").Status)
	}
}

// Of two fields of the same name, a note means the one in its own group.
func TestSameNameAtTwoLevels(t *testing.T) {
	const note = `Kenttä on pakollinen, jos Kuultu-kenttään on vastattu "kyllä".`
	kuultu := testField{key: "kuultu", name: "Kuultu", kind: "Kytkin"}
	s := build(t, kuultu, testField{key: "osapuoli", name: "Osapuoli", many: true, fields: []testField{
		kuultu, {key: "syy", name: "Syy", kind: "Teksti", note: note}}})
	require.Equal(t, []string{"/koe/osapuoli[]/kuultu"}, placeOf(t, s, "/koe/osapuoli[]/syy").Fields)
	findings := s.Validate([]byte(`{"koe":{"kuultu":true,"osapuoli":[{"kuultu":false},{"kuultu":true}]}}`))
	require.Len(t, findings.Errors(), 1)
	require.Equal(t, "/koe/osapuoli/1/syy", findings.Errors()[0].Location)
}

// A note on a repeated group is checked in the group around it.
func TestNoteOnRepeatedGroup(t *testing.T) {
	s := build(t, testField{key: "yhteinen", name: "Yhteinen", kind: "Kytkin"},
		testField{key: "osapuoli", name: "Osapuoli", many: true, marked: true,
			note:   `Tietokokonaisuus on pakollinen, jos Yhteinen-kenttään on vastattu "kyllä".`,
			fields: []testField{{key: "nimi", name: "Nimi", kind: "Nimi"}}})
	require.Empty(t, s.Validate([]byte(`{"koe":{"yhteinen":true,"osapuoli":[{"nimi":"A"}]}}`)).Errors())
	require.Len(t, s.Validate([]byte(`{"koe":{"yhteinen":true,"osapuoli":[]}}`)).Errors(), 1)
	require.Len(t, s.Validate([]byte(`{"koe":{"yhteinen":true,"osapuoli":[{}]}}`)).Errors(), 1)
}

// A field of a new representation makes its structure unusable with an error
// that names it; the others stay usable.
func TestNewRepresentationIsAClearError(t *testing.T) {
	file := structureJSON(t, testField{key: "nimi", name: "Nimi", kind: "Teksti"})
	require.True(t, json.Valid(file))
	odd := strings.Replace(string(file), `"value":"Teksti"`, `"value":"Ääni"`, 1)
	reg, err := document.NewRegistry(fstest.MapFS{"odd.json": {Data: []byte(odd)}})
	require.NoError(t, err)
	_, err = reg.Structure(testOID)
	require.ErrorContains(t, err, "Ääni")
}

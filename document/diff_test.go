package document_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
)

func TestDiffOfTheSameStructureIsEmpty(t *testing.T) {
	everyStructure(t, func(t *testing.T, s *document.Structure) {
		require.Empty(t, document.Diff(s, s))
	})
}

// A content that is valid in the old version stays valid unless a change says
// that it may not.
func TestDiff(t *testing.T) {
	old := build(t,
		testField{key: "a", name: "Alku", kind: "Teksti"},
		testField{key: "b", name: "Poistuva", kind: "Pvm"},
		testField{key: "c", name: "Laji", kind: "Teksti", note: "Ohje."},
		testField{key: "d", name: "Lista", kind: "Teksti"},
	)
	now := build(t,
		testField{key: "a", name: "Alku", kind: "Teksti", required: true},
		testField{key: "c", name: "Uusi laji", kind: "Kytkin", note: "Toinen ohje."},
		testField{key: "d", name: "Lista", kind: "Teksti", many: true},
		testField{key: "e", name: "Ryhmä", fields: []testField{{key: "f", name: "Osa", kind: "Numero", required: true}}},
		testField{key: "g", name: "Pakollinen ryhmä", required: true, fields: []testField{{key: "h", name: "Osa", kind: "Numero", required: true}}},
	)
	require.Equal(t, []string{
		"newly required /koe/a !",
		"kind changed /koe/c !",
		"note changed /koe/c",
		"name changed /koe/c",
		"repetition changed /koe/d[] !",
		"added /koe/e",
		"added /koe/e/f",
		"added /koe/g !",
		"added /koe/g/h",
		"removed /koe/b !",
	}, lines(document.Diff(old, now)))
}

// lines writes changes, those that break with a mark.
func lines(changes []document.Change) []string {
	var out []string
	for _, c := range changes {
		line := string(c.Kind) + " " + c.Path
		if c.Breaking {
			line += " !"
		}
		out = append(out, line)
	}
	return out
}

// What the schema demands of a value is compared: what is narrowed breaks, and
// what is widened is reported.
func TestDiffOfBounds(t *testing.T) {
	field := func(kind, shape string) *document.Structure {
		return buildFS(t, []byte(`{"sosmeta":{"oid":"`+testOID+`"},"$schema":"http://json-schema.org/draft-07/schema#","type":"object",
			"properties":{"koe":{"type":"object","properties":{"a":{"sosmeta":{"representation":[{"lang":"fi","value":"`+kind+`"}]},`+shape+`}}}}}`))
	}
	list := func(more string) string { return `"type":"array",` + more + `"items":{"type":"string"}` }
	unit := func(more string) string {
		return `"type":"object","properties":{"value":{"type":"number"},"code":{"type":"string"` + more + `}}`
	}
	for name, c := range map[string]struct {
		kind, less, more string // the second admits less
		want             string
		both             bool // breaks in both directions
	}{
		"minLength":        {kind: "Teksti", more: `"type":"string"`, less: `"type":"string","minLength":1`, want: "limit changed"},
		"higher minLength": {kind: "Teksti", more: `"type":"string","minLength":1`, less: `"type":"string","minLength":2`, want: "limit changed"},
		"maxLength":        {kind: "Teksti", more: `"type":"string"`, less: `"type":"string","maxLength":100`, want: "limit changed"},
		"lower maxLength":  {kind: "Teksti", more: `"type":"string","maxLength":100`, less: `"type":"string","maxLength":99`, want: "limit changed"},
		"pattern":          {kind: "Teksti", more: `"type":"string"`, less: `"type":"string","pattern":"^a"`, want: "pattern changed"},
		"other pattern":    {kind: "Teksti", more: `"type":"string","pattern":"^b"`, less: `"type":"string","pattern":"^a"`, want: "pattern changed", both: true},
		"minimum":          {kind: "Numero", more: `"type":"number"`, less: `"type":"number","minimum":0`, want: "limit changed"},
		"lower maximum":    {kind: "Numero", more: `"type":"number","maximum":5`, less: `"type":"number","maximum":4.5`, want: "limit changed"},
		"whole numbers":    {kind: "Numero", more: `"type":"number"`, less: `"type":"integer"`, want: "limit changed"},
		"items":            {kind: "Teksti", more: list(""), less: list(`"minItems":1,`), want: "limit changed"},
		"fewer items":      {kind: "Teksti", more: list(`"maxItems":9,`), less: list(`"maxItems":8,`), want: "limit changed"},
		"units":            {kind: "Määrä", more: unit(`,"enum":["h","min"]`), less: unit(`,"enum":["h"]`), want: "accepted codes changed"},
		"any unit":         {kind: "Määrä", more: unit(""), less: unit(`,"enum":["h"]`), want: "accepted codes changed"},
		"part required":    {kind: "Määrä", more: unit(""), less: unit("") + `,"required":["code"]`, want: "limit changed"},
	} {
		t.Run(name, func(t *testing.T) {
			more, less := field(c.kind, c.more), field(c.kind, c.less)
			path := document.Diff(more, less)[0].Path
			require.Equal(t, []string{c.want + " " + path + " !"}, lines(document.Diff(more, less)))
			widened := c.want + " " + path
			if c.both {
				widened += " !"
			}
			require.Equal(t, []string{widened}, lines(document.Diff(less, more)))
		})
	}
}

// So is the range that a note gives to a number.
func TestDiffOfRanges(t *testing.T) {
	of := func(note string) *document.Structure {
		return build(t, testField{key: "a", name: "Pisteet", kind: "Numero", note: note})
	}
	wide, narrow := of("Sallittuja arvoja ovat luvut välillä 0-5."), of("Sallittuja arvoja ovat luvut välillä 0-4.")
	changes := document.Diff(wide, narrow)
	require.Equal(t, []string{"note changed /koe/a", "range changed /koe/a !"}, lines(changes))
	require.Equal(t, "a number from 0 to 5", changes[1].From)
	require.Equal(t, "a number from 0 to 4", changes[1].To)
	require.Equal(t, []string{"note changed /koe/a", "range changed /koe/a"}, lines(document.Diff(narrow, wide)))
	require.Equal(t, []string{"note changed /koe/a", "range changed /koe/a !"}, lines(document.Diff(of("Pisteet."), wide)))
}

func TestDiffOfCodes(t *testing.T) {
	file := string(demoFile(t, demodata.Permission))
	open := func(file string) *document.Structure {
		reg, err := document.NewRegistry(fstest.MapFS{"x.json": {Data: []byte(file)}})
		require.NoError(t, err)
		return structure(t, reg, demodata.Permission)
	}
	i := strings.LastIndex(file, `"enum"`)
	fewer := file[:i] + strings.Replace(file[i:], `"34"`, `"33"`, 1)
	changes := document.Diff(open(file), open(fewer))
	require.Len(t, changes, 1)
	require.Equal(t, document.CodesChanged, changes[0].Kind)
	require.True(t, changes[0].Breaking)
	phrase := strings.ReplaceAll(file, "Tämä on esimerkkilupa", "Tämä on uusi lupa")
	changes = document.Diff(open(file), open(phrase))
	require.Len(t, changes, 1)
	require.Equal(t, document.PhraseChanged, changes[0].Kind)
}

func TestNationwide(t *testing.T) {
	s := structure(t, demo(t), demodata.Plan)
	values, err := s.Nationwide(content(t, demodata.PlanContent))
	require.NoError(t, err)
	require.Equal(t, []document.Recorded{
		{
			Pointer: "/lapsiperheiden_palvelujen_asiakassuunnitelma/suunnitelma/edellisen_suunnitelman_tavoitteiden_saavuttaminen/arvio",
			Path:    "/lapsiperheiden_palvelujen_asiakassuunnitelma/suunnitelma/edellisen_suunnitelman_tavoitteiden_saavuttaminen/arvio",
			Name:    document.Name{FI: "Arvio", SV: "Bedömning"}, Kind: document.KindCode,
			Value: "1", Text: "Tavoite tai tavoitteet on saavutettu kokonaan", System: "urn:oid:1.2.246.537.6.1253.201501",
		},
		{
			Pointer: "/lapsiperheiden_palvelujen_asiakassuunnitelma/paivamaara",
			Path:    "/lapsiperheiden_palvelujen_asiakassuunnitelma/paivamaara",
			Name:    document.Name{FI: "Päivämäärä", SV: "Datum"}, Kind: document.KindDate, Value: "2026-01-15",
		},
	}, values)
	_, err = s.Nationwide([]byte(`{`))
	require.ErrorIs(t, err, &document.Error{Code: document.CodeContent})
}

// Every field that a structure marks is extracted from its full content.
func TestNationwideIsComplete(t *testing.T) {
	everyStructure(t, func(t *testing.T, s *document.Structure) {
		full, err := s.Full(document.MinimalOptions{})
		require.NoError(t, err)
		values, err := s.Nationwide(full)
		require.NoError(t, err)
		marked := 0
		for f := range s.Root().All() {
			if f.Nationwide {
				marked++
			}
		}
		require.Len(t, values, marked)
	})
}

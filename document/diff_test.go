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
		testField{key: "e", name: "Ryhmä", fields: []testField{{key: "f", name: "Osa", kind: "Numero"}}},
	)
	var got []string
	for _, c := range document.Diff(old, now) {
		line := string(c.Kind) + " " + c.Path
		if c.Breaking {
			line += " !"
		}
		got = append(got, line)
	}
	require.Equal(t, []string{
		"newly required /koe/a !",
		"kind changed /koe/c !",
		"note changed /koe/c",
		"name changed /koe/c",
		"repetition changed /koe/d[] !",
		"added /koe/e",
		"added /koe/e/f",
		"removed /koe/b !",
	}, got)
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

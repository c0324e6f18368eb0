package document_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
)

// Whatever the content, Validate returns, Render fails or gives well-formed
// XML, and what Validate accepts can be rendered.
func FuzzContent(f *testing.F) {
	for _, c := range hostile {
		if len(c.content) < 5000 {
			f.Add(c.content)
		}
	}
	f.Add(demodata.Content(demodata.Plan))
	s := structure(f, demo(f), demodata.Plan)
	f.Fuzz(func(t *testing.T, content []byte) {
		findings := s.Validate(content)
		xhtml, err := s.Render(content, document.RenderOptions{Language: "sv"})
		if err != nil {
			require.ErrorIs(t, err, &document.Error{Code: document.CodeContent})
			require.True(t, findings.HasErrors(), "%s", content)
			return
		}
		dec := xml.NewDecoder(bytes.NewReader(xhtml))
		for {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("%v: %s", err, xhtml)
			}
		}
	})
}

// Whatever stands in a structure's file, opening and using it ends in an error
// or in a structure that generates contents it accepts itself.
func FuzzStructure(f *testing.F) {
	f.Add(demoFile(f, demodata.Plan))
	f.Add(structureJSON(f, noteFields("Ehdollisesti pakollinen: Kohde- ja Lisätiedot -kentistä toinen on pakollinen.")...))
	f.Add([]byte(`{"sosmeta":{"oid":"2.999.1506.1.2026.1.1"},"properties":{"a":{"type":"object"}}}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		reg, err := document.NewRegistry(fstest.MapFS{"s.json": {Data: file}})
		require.NoError(t, err)
		for _, info := range reg.Structures() {
			s, err := reg.Structure(info.OID)
			if err != nil {
				continue
			}
			minimal, err := s.Minimal(document.MinimalOptions{})
			require.NoError(t, err)
			s.Validate(minimal)
			s.Conditions()
			_, _ = s.Render(minimal, document.RenderOptions{})
			_, _ = s.Probes(document.MinimalOptions{})
		}
	})
}

// Whatever a note says, the compiler ends, and a note without a condition that
// it knows is never taken for understood.
func FuzzNote(f *testing.F) {
	for _, c := range noteCases {
		f.Add(c.note)
	}
	f.Fuzz(func(t *testing.T, note string) {
		s := build(t, noteFields(note)...)
		for _, p := range s.Conditions() {
			if p.Status == document.Understood {
				require.NotEmpty(t, p.Kinds)
			} else {
				require.NotEmpty(t, p.Reason)
			}
		}
		_, _ = s.Probes(document.MinimalOptions{})
	})
}

package document_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
)

// marker stands for personal data.
const marker = "Salainen12345X"

// No finding and no error repeats what the client wrote: every leaf of a full
// content is replaced by a marker in turn, in several wrong ways, and so are
// keys, and nothing that comes out holds the marker.
func TestNothingLeaks(t *testing.T) {
	everyStructure(t, func(t *testing.T, s *document.Structure) {
		full, err := s.Full(document.MinimalOptions{})
		require.NoError(t, err)
		for _, wrong := range []any{
			marker, " " + marker + "\x00", []any{marker}, map[string]any{marker: marker},
			map[string]any{"system": marker, "value": marker}, map[string]any{"code": marker},
		} {
			requireNoMarker(t, s, replaceLeaves(t, full, func(any) any { return wrong }))
		}
		requireNoMarker(t, s, replaceLeaves(t, full, func(v any) any {
			if text, ok := v.(string); ok {
				return text + marker
			}
			return v
		}))
		requireNoMarker(t, s, []byte(fmt.Sprintf(`{%q:{%q:1},%q:2,%q:3}`, s.Info().Key, marker, marker, marker)))
		requireNoMarker(t, s, slices.Concat(full[:len(full)/2], []byte(marker)))
		requireNoMarker(t, s, slices.Concat(full, []byte(marker)))
	})
}

func requireNoMarker(t *testing.T, s *document.Structure, content []byte) {
	t.Helper()
	findings := s.Validate(content)
	require.NotEmpty(t, findings)
	out, err := json.Marshal(findings)
	require.NoError(t, err)
	require.NotContains(t, string(out), marker)
	require.NotContains(t, fmt.Sprintf("%+v %v", findings, findings.Err()), marker)
	if _, err := s.Render(content, document.RenderOptions{}); err != nil {
		require.NotContains(t, fmt.Sprintf("%v %+v", err, err), marker)
	}
}

// TestPathsHideUnknownNames: an element or attribute of any name, in the document
// or in its display form, is shown without its name.
func TestPathsHideUnknownNames(t *testing.T) {
	draft := planDraft(t)
	src, err := draft.Assemble()
	require.NoError(t, err)
	d, err := document.Read(src)
	require.NoError(t, err)
	packed := base64.StdEncoding.EncodeToString
	require.Contains(t, string(src), packed(d.Display))
	for _, spoilt := range withNames(string(src)) {
		requireNoName(t, spoilt, draft.Structure)
	}
	for _, spoilt := range withNames(string(d.Display)) {
		requireNoName(t, strings.Replace(string(src), packed(d.Display), packed([]byte(spoilt)), 1), draft.Structure)
	}
}

// withNames are copies of an XML text with a name of an element, closed and open,
// and of an attribute that nobody meant, at each tag in turn.
func withNames(src string) (out []string) {
	const name = "x131052-308T." + marker
	for i := range src {
		if src[i] != '<' || src[i+1] == '!' || src[i+1] == '?' || src[i+1] == '/' {
			continue
		}
		for _, insert := range []string{"<" + name + ">", "<" + name + "/>", "<" + name + "><script>131052-308T</script></" + name + ">"} {
			out = append(out, src[:i]+insert+src[i:])
		}
		at := i + strings.IndexAny(src[i:], " />")
		for _, insert := range []string{" " + name + `="131052-308T"`, " " + name} {
			out = append(out, src[:at]+insert+src[at:])
		}
	}
	return out
}

func requireNoName(t *testing.T, src string, s *document.Structure) {
	t.Helper()
	j, err := document.Check([]byte(src), document.CheckOptions{Structures: sourceOf{s}, Unsigned: true})
	said := fmt.Sprintf("%v %+v", err, err)
	if j != nil {
		out, err := json.Marshal(j.Findings)
		require.NoError(t, err)
		said += string(out)
	}
	require.NotContains(t, said, marker)
	require.NotContains(t, said, "131052-308T")
}

// replaceLeaves replaces every leaf of a content that is not a code's system.
func replaceLeaves(t *testing.T, content []byte, with func(any) any) []byte {
	t.Helper()
	var doc any
	require.NoError(t, json.Unmarshal(content, &doc))
	var walk func(v any) any
	walk = func(v any) any {
		switch x := v.(type) {
		case map[string]any:
			for k, child := range x {
				x[k] = walk(child)
			}
			return x
		case []any:
			for i, child := range x {
				x[i] = walk(child)
			}
			return x
		}
		return with(v)
	}
	out, err := json.Marshal(walk(doc))
	require.NoError(t, err)
	return out
}

func TestOptionErrorsDoNotLeak(t *testing.T) {
	s := structure(t, demo(t), "2.999.1505.1.2026.1.1")
	content, err := s.Minimal(document.MinimalOptions{})
	require.NoError(t, err)
	for _, opt := range []document.RenderOptions{
		{Language: marker}, {DocumentOID: marker},
		{Logo: &document.Logo{MediaType: marker, Alt: "x"}}, {Logo: &document.Logo{MediaType: "image/png"}},
	} {
		_, err := s.Render(content, opt)
		require.ErrorIs(t, err, &document.Error{Code: document.CodeOption})
		require.NotContains(t, err.Error(), marker)
	}
	for _, opt := range []document.MinimalOptions{{PersonalCode: marker}, {Date: marker}, {Date: "2024-02-31"}} {
		_, err := s.Minimal(opt)
		require.ErrorIs(t, err, &document.Error{Code: document.CodeOption})
		require.NotContains(t, err.Error(), marker)
	}
	_, err = demo(t).Structure(marker)
	require.ErrorIs(t, err, &document.Error{Code: document.CodeUnknownStructure})
	require.NotContains(t, err.Error(), marker)
}

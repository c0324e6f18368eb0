package document_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/outside"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file under testdata, or writes it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, got, 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "run the test with -update to create the file")
	require.Equal(t, string(want), string(got), "run the test with -update when the change is meant")
}

// textOf parses a display form strictly and returns its text, one line per
// piece, and the levels of its headings.
func textOf(t testing.TB, xhtml []byte) (text string, levels []int) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(xhtml))
	var b strings.Builder
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), levels
		}
		require.NoError(t, err)
		switch x := token.(type) {
		case xml.CharData:
			b.Write(x)
		case xml.StartElement:
			b.WriteByte('\n')
			if n := x.Name.Local; len(n) == 2 && n[0] == 'h' && n[1] != 'r' {
				levels = append(levels, int(n[1]-'0'))
			}
		}
	}
}

var goldenOptions = document.RenderOptions{
	DocumentOID: "2.999.10.1234567.11.2026.7", Organisation: "Esimerkin hyvinvointialue", Date: time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC),
	Logo: &document.Logo{MediaType: "image/png", Data: []byte("\x89PNG\r\n"), Alt: "Esimerkin logo"},
}

func TestRenderGolden(t *testing.T) {
	for oid, file := range map[string]string{
		demodata.ClientRelationship: demodata.ClientRelationshipContent,
		demodata.Matter:             demodata.MatterContent,
		demodata.Permission:         demodata.PermissionContent,
		demodata.Denial:             demodata.DenialContent,
		demodata.Plan:               demodata.PlanContent,
	} {
		for _, language := range []string{"fi", "sv"} {
			t.Run(file+"."+language, func(t *testing.T) {
				opt := goldenOptions
				opt.Language = language
				xhtml, err := structure(t, demo(t), oid).Render(content(t, file), opt)
				require.NoError(t, err)
				golden(t, strings.TrimSuffix(file, ".json")+"."+language+".xhtml", xhtml)
			})
		}
	}
}

// Every structure renders, minimal and full, in both languages, to well-formed
// XHTML with headings in order, the same bytes each time, and no value lost.
func TestEveryStructureRenders(t *testing.T) {
	everyStructure(t, func(t *testing.T, s *document.Structure) {
		for _, language := range []string{"fi", "sv"} {
			opt := document.RenderOptions{Language: language}
			minimal, err := s.Minimal(document.MinimalOptions{})
			require.NoError(t, err)
			_, err = s.Render(minimal, opt)
			require.NoError(t, err)

			full, err := s.Full(document.MinimalOptions{})
			require.NoError(t, err)
			marked, markers := mark(t, s, full)
			xhtml, err := s.Render(marked, opt)
			require.NoError(t, err)
			again, err := s.Render(marked, opt)
			require.NoError(t, err)
			require.Equal(t, xhtml, again)
			text, levels := textOf(t, xhtml)
			for _, m := range markers {
				require.Contains(t, text, m)
			}
			requireHeadingOrder(t, levels)
		}
	})
}

func requireHeadingOrder(t *testing.T, levels []int) {
	t.Helper()
	require.Equal(t, 1, levels[0], "the document's title comes first")
	for i := 1; i < len(levels); i++ {
		require.Greater(t, levels[i], 1, "one h1 only")
		require.LessOrEqual(t, levels[i], levels[i-1]+1, "no level is skipped: %v", levels)
	}
}

// mark puts a different text into every free text and display of a content and
// returns those that the display form must show.
func mark(t *testing.T, s *document.Structure, content []byte) (marked []byte, markers []string) {
	t.Helper()
	var doc map[string]any
	require.NoError(t, json.Unmarshal(content, &doc))
	var walk func(f *document.Field, v any) any
	walk = func(f *document.Field, v any) any {
		if list, ok := v.([]any); ok {
			for i := range list {
				list[i] = walk(f, list[i])
			}
			return list
		}
		next := fmt.Sprintf("Mårk<&>ëd %d!", len(markers))
		obj, _ := v.(map[string]any)
		switch {
		case f.Kind == document.KindGroup:
			for _, c := range f.Fields {
				if child, ok := obj[c.Key]; ok {
					obj[c.Key] = walk(c, child)
				}
			}
			return obj
		case f.Kind == document.KindText:
			markers = append(markers, next)
			return next
		case f.Kind == document.KindCode:
			markers = append(markers, next)
			obj["display"] = next
		}
		return v
	}
	walk(s.Root(), doc[s.Info().Key])
	marked, err := json.Marshal(doc)
	require.NoError(t, err)
	return marked, markers
}

func TestRealContentsRenderWithoutLoss(t *testing.T) {
	reg := sosmeta(t)
	for oid, file := range map[string]string{
		"1.2.246.537.6.1506.15007.2024.11.28": "plan.json",
		"1.2.246.537.6.1505.1.2023.6.1":       "asiakkuus.json",
	} {
		data := outside.Sample(t, file)
		xhtml, err := structure(t, reg, oid).Render(data, document.RenderOptions{})
		require.NoError(t, err)
		text, _ := textOf(t, xhtml)
		for _, want := range shownValues(t, data) {
			require.Contains(t, text, want)
		}
	}
}

var (
	date = regexp.MustCompile(`^(\d{4})-0?(\d+)-0?(\d+)(T(\d\d):(\d\d).*)?$`)
	hetu = regexp.MustCompile(`^(\d{6})[A-Z-]\d{3}[0-9A-Z]$`)
)

// shownValues is a second, simpler reading of how values are shown.
func shownValues(t *testing.T, content []byte) []string {
	t.Helper()
	var doc any
	require.NoError(t, json.Unmarshal(content, &doc))
	var out []string
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch x := v.(type) {
		case map[string]any:
			for k, child := range x {
				if k != "system" && k != "code" {
					walk(key+"/"+k, child)
				}
			}
		case []any:
			for _, child := range x {
				walk(key, child)
			}
		case bool:
			out = append(out, map[bool]string{true: "Kyllä", false: "Ei"}[x])
		case string:
			if m := date.FindStringSubmatch(x); m != nil {
				x = m[3] + "." + m[2] + "." + m[1]
				if m[4] != "" {
					x += " " + m[5] + "." + m[6]
				}
			}
			if m := hetu.FindStringSubmatch(x); m != nil && !strings.Contains(key, "tilapainen") {
				x = m[1] + "*****"
			}
			out = append(out, x)
		}
	}
	walk("", doc)
	require.NotEmpty(t, out)
	return out
}

func TestRenderedFormsPassXmllint(t *testing.T) {
	lint := outside.Tool(t, "xmllint")
	files, err := filepath.Glob("testdata/golden/*.xhtml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	out, err := exec.Command(lint, append([]string{"--noout"}, files...)...).CombinedOutput()
	require.NoError(t, err, "%s", out)
}

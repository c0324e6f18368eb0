package archive_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// oddCodes are searches with one code that would find nothing without a word.
var oddCodes = []struct {
	field string
	spoil func(s *archive.Search, code string)
}{
	{"Search.Group", func(s *archive.Search, code string) { s.Group = metadata.Group(code) }},
	{"Search.Type", func(s *archive.Search, code string) { s.Type = code }},
	{"Search.SpecificType", func(s *archive.Search, code string) { s.SpecificType = code }},
	{"Search.ServiceTask", func(s *archive.Search, code string) { s.ServiceTask = code }},
	{"Search.ServiceProcess", func(s *archive.Search, code string) { s.ServiceProcess = code }},
}

// TestCodesThatCannotBe: rule MSG-21, before anything is sent. The value is not
// repeated: it may be anything.
func TestCodesThatCannotBe(t *testing.T) {
	for _, tc := range oddCodes {
		for _, code := range []string{"plan", "15 ", "1234567", "-1", markedCode, markedName} {
			client, transport := pagingClient(func(int, *archive.QueryAnswer) {})
			s := someone(t)
			tc.spoil(&s, code)
			found := s.Check()
			require.Len(t, found.Of("MSG-21"), 1, tc.field)
			require.True(t, found.HasErrors())
			require.Equal(t, tc.field, found[0].Location)
			require.NotContains(t, found[0].String(), code)
			_, err := client.Search(t.Context(), s)
			e := requireBadMessage(t, err, tc.field+": the value cannot be a code of its code system")
			require.Equal(t, rule.ID("MSG-21"), e.Details[0].Rule)
			require.NotContains(t, err.Error(), code)
			_, err = client.Metadata(t.Context(), s)
			requireBadMessage(t, err, tc.field)
			require.Zero(t, transport.queries)
		}
	}
}

// TestCodesThatAreNotKnown: rule MSG-22. A newer release may have them, so that the
// search is sent; the warning and the log name the value, once for a search.
func TestCodesThatAreNotKnown(t *testing.T) {
	for _, tc := range oddCodes {
		var log bytes.Buffer
		watch := &watcher{}
		client, transport := pagingClient(func(n int, a *archive.QueryAnswer) {
			a.Documents = [][]byte{encodedVersion(t, "2.999.5", n+1)}
			a.Page = []archive.Page{{Total: 2, Remaining: 1, Continuation: "a"}, {Total: 2}}[n]
		})
		client.Observer = archive.Observers(watch, archive.SlogObserver{Logger: slog.New(slog.NewTextHandler(&log, nil))})
		s := someone(t)
		tc.spoil(&s, "77")
		found := s.Check()
		require.Len(t, found, 1, tc.field)
		require.Equal(t, rule.ID("MSG-22"), found[0].Rule)
		require.Equal(t, rule.Warning, found[0].Severity)
		require.Equal(t, "77", found[0].Got)
		_, err := client.Search(t.Context(), s)
		require.Equal(t, found, watch.ends[0].Warnings)
		if s.Group == "" { // the answer's documents are of a known group
			require.NoError(t, err)
			require.Equal(t, 2, transport.queries)
			require.Empty(t, watch.ends[1].Warnings)
		}
		require.Equal(t, 1, strings.Count(log.String(), "MSG-22"), "seen by a log of level info")
	}
	require.Empty(t, testQuery(t).Check(), "MSG-22: known codes")
	require.Empty(t, archive.Search{}.Check())
}

// TestForeignCodes: whoever receives a query judges its codes in the same way
// (rules MSG-21 and MSG-22).
func TestForeignCodes(t *testing.T) {
	out, err := archive.EncodeQuery(profile, testQuery(t))
	require.NoError(t, err)
	for code, want := range map[string]rule.ID{"plan": "MSG-21", "77": "MSG-22"} {
		foreign := strings.Replace(string(out), `code="15"`, `code="`+code+`"`, 1)
		require.NotEqual(t, string(out), foreign)
		_, found, err := archive.DecodeRequest(profile, []byte(foreign))
		require.NoError(t, err)
		require.Len(t, found, 1)
		require.Equal(t, want, found[0].Rule)
		require.Equal(t, want == "MSG-21", found.HasErrors())
		require.True(t, strings.HasPrefix(found[0].Location, "/"))
		require.NotContains(t, found[0].String(), "plan")
	}
}

package archive_test

import (
	"context"
	"fmt"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// paging is a transport that answers the n-th query, from 0, as it is told to.
type paging struct {
	answer  func(n int, a *archive.QueryAnswer)
	queries int
}

func (p *paging) Exchange(_ context.Context, interaction string, message []byte) ([]byte, error) {
	req, _, err := archive.DecodeRequest(profile, message)
	if err != nil {
		return nil, err
	}
	a := &archive.QueryAnswer{Acknowledgement: archive.Acknowledgement{
		Envelope: archive.Envelope{ID: archive.MessageID{Root: "2.999.2", Extension: "1"}, Created: created, Sender: "2.999.2", Receiver: "2.999.1"},
		Type:     archive.Accepted, Target: req.Query.ID,
	}}
	a.Interaction = map[string]string{profile.Query.Value: profile.QueryAnswer.Value, profile.MetadataQuery.Value: profile.MetadataAnswer.Value}[interaction]
	p.answer(p.queries, a)
	p.queries++
	return archive.EncodeQueryAnswer(profile, a)
}

func pagingClient(answer func(n int, a *archive.QueryAnswer)) (*archive.Client, *paging) {
	p := &paging{answer: answer}
	return &archive.Client{
		Transport: p, Sequence: &archive.Counter{}, Attempts: -1, Retry: noPause(),
		Party: archive.Party{Platform: "2.999.9", Organiser: "2.999.1", User: user},
	}, p
}

func someone(t testing.TB) archive.Search {
	code, err := ident.ParsePersonalCode(markedCode)
	require.NoError(t, err)
	return archive.Search{Client: code}
}

func requireBadAnswer(t testing.TB, err error, message string) {
	t.Helper()
	var e *archive.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, archive.CodeBadAnswer, e.Code)
	require.ErrorContains(t, err, message)
}

// versionOf is a header that can be sent.
func versionOf(t testing.TB, set ident.OID, version int) *metadata.Header {
	f := testFrame(t)
	return &metadata.Header{
		ID: set + ident.OID("."+strconv.Itoa(version)), SetID: set, Version: version, Group: metadata.GroupClientDocument, Drafted: created, Created: created,
		Language: "fi", Clients: []metadata.Client{f.Subject.Client}, Controller: f.Subject.Custodian,
	}
}

func encodedVersion(t testing.TB, set ident.OID, version int) []byte {
	out, err := metadata.Encode(versionOf(t, set, version), []byte(`<component/>`))
	require.NoError(t, err)
	return out
}

// TestAnswerIsOfTheKindAsked: an answer without content to a query for content,
// or the other way round, is no empty answer.
func TestAnswerIsOfTheKindAsked(t *testing.T) {
	s := someone(t)
	client, _ := pagingClient(func(_ int, a *archive.QueryAnswer) {
		a.Interaction, a.Headers = profile.MetadataAnswer.Value, []*metadata.Header{versionOf(t, "2.999.5", 1)}
	})
	_, err := client.Search(t.Context(), s)
	requireBadAnswer(t, err, "not of the kind")
	_, err = client.Metadata(t.Context(), s)
	require.NoError(t, err)

	client, _ = pagingClient(func(_ int, a *archive.QueryAnswer) {
		a.Interaction, a.Documents = profile.QueryAnswer.Value, [][]byte{encodedVersion(t, "2.999.5", 1)}
	})
	_, err = client.Metadata(t.Context(), s)
	requireBadAnswer(t, err, "not of the kind")
	_, err = client.Summary(t.Context(), s)
	requireBadAnswer(t, err, "not of the kind")

	client, _ = pagingClient(func(_ int, a *archive.QueryAnswer) { a.Summary = testSummary() })
	_, err = client.Metadata(t.Context(), s)
	requireBadAnswer(t, err, "is a summary")
}

// TestAnswerIsWhole: what an answer says was found has come when it ends.
func TestAnswerIsWhole(t *testing.T) {
	s := someone(t)
	for name, tc := range map[string]struct {
		pages []archive.Page // with one document each
		fails string
	}{
		"no pages":                   {[]archive.Page{{}}, ""},
		"one page":                   {[]archive.Page{{Total: 1}}, ""},
		"three pages":                {[]archive.Page{{3, 2, "a"}, {3, 1, "b"}, {3, 0, ""}}, ""},
		"one came while it was read": {[]archive.Page{{3, 2, "a"}, {4, 2, "b"}, {4, 1, "c"}, {4, 0, ""}}, ""},
		"one was cancelled":          {[]archive.Page{{3, 2, "a"}, {2, 0, ""}}, ""},
		"20 found, 1 came":           {[]archive.Page{{Total: 20}}, "lacks documents"},
		"lost on the last page":      {[]archive.Page{{4, 3, "a"}, {4, 0, ""}}, "lacks documents"},
		"lost on the first page":     {[]archive.Page{{4, 2, "a"}}, "lacks documents"},
		"the last page is nameless":  {[]archive.Page{{2, 1, "a"}, {}}, "lacks documents"},
		"the same continuation":      {[]archive.Page{{3, 2, "a"}, {3, 1, "a"}}, "do not go on"},
	} {
		t.Run(name, func(t *testing.T) {
			client, transport := pagingClient(func(n int, a *archive.QueryAnswer) {
				a.Page, a.Documents = tc.pages[n], [][]byte{encodedVersion(t, ident.OID("2.999."+strconv.Itoa(n)), 1)}
			})
			found, err := client.Search(t.Context(), s)
			require.Equal(t, len(tc.pages), transport.queries)
			if tc.fails != "" {
				requireBadAnswer(t, err, tc.fails)
				return
			}
			require.NoError(t, err)
			require.Len(t, found, len(tc.pages))
		})
	}
}

// TestSearchEnds: no archive keeps a search going for ever, whether pages come in
// a circle or are always new.
func TestSearchEnds(t *testing.T) {
	s := someone(t)
	page := func(a *archive.QueryAnswer, remaining int, continuation string) {
		a.Documents = [][]byte{[]byte("<x/>")}
		a.Page = archive.Page{Total: 1 << 40, Remaining: remaining, Continuation: continuation}
	}
	circle, transport := pagingClient(func(n int, a *archive.QueryAnswer) { page(a, 1<<40-n-1, []string{"A", "B"}[n%2]) })
	_, err := circle.Search(t.Context(), s)
	requireBadAnswer(t, err, "do not go on")
	require.Equal(t, 3, transport.queries)

	endless, transport := pagingClient(func(n int, a *archive.QueryAnswer) { page(a, 1<<40-n-1, strconv.Itoa(n)) })
	_, err = endless.Search(t.Context(), s)
	requireBadAnswer(t, err, "MaxPages")
	require.Equal(t, 1000, transport.queries)

	endless.MaxPages, transport.queries = 7, 0
	_, err = endless.Search(t.Context(), s)
	requireBadAnswer(t, err, "MaxPages")
	require.Equal(t, 7, transport.queries)

	endless.MaxPages, endless.MaxBytes, transport.queries = -1, 10_000, 0
	_, err = endless.Search(t.Context(), s)
	requireBadAnswer(t, err, "MaxBytes")
	require.Less(t, transport.queries, 12)
}

// TestNewVersionBetweenPages: of a document that gets a new version while the
// pages are read, Search and Metadata return the newest alone. Documents gives
// both, as its comment says.
func TestNewVersionBetweenPages(t *testing.T) {
	versions := []int{1, 1, 2} // of the documents 0, 1 and 0 again
	client, transport := pagingClient(func(n int, a *archive.QueryAnswer) {
		set := ident.OID(fmt.Sprintf("2.999.%d", n%2))
		if a.Page = (archive.Page{Total: 2, Remaining: 2 - n, Continuation: strconv.Itoa(n)}); n == 2 {
			a.Page.Continuation = ""
		}
		if a.Interaction == profile.MetadataAnswer.Value {
			a.Headers = []*metadata.Header{versionOf(t, set, versions[n])}
			return
		}
		a.Documents = [][]byte{encodedVersion(t, set, versions[n])}
	})
	s := someone(t)
	found, err := client.Search(t.Context(), s)
	require.NoError(t, err)
	require.Equal(t, [][]byte{encodedVersion(t, "2.999.1", 1), encodedVersion(t, "2.999.0", 2)}, found)

	transport.queries = 0
	headers, err := client.Metadata(t.Context(), s)
	require.NoError(t, err)
	require.Len(t, headers, 2)
	require.Equal(t, 2, headers[1].Version)

	transport.queries, s.AllVersions = 0, true
	found, err = client.Search(t.Context(), s)
	require.NoError(t, err)
	require.Len(t, found, 3, "all versions were asked for")

	transport.queries, s.AllVersions = 0, false
	came := 0
	for _, err := range client.Documents(t.Context(), s) {
		require.NoError(t, err)
		came++
	}
	require.Equal(t, 3, came)
}

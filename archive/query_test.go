package archive_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

func requireBadMessage(t testing.TB, err error, message string) *archive.Error {
	t.Helper()
	var e *archive.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, archive.CodeBadMessage, e.Code)
	require.ErrorContains(t, err, message)
	return e
}

// TestSearchSaysItsPurpose: what Search says of the purpose is written, also
// when Purpose leaves it out.
func TestSearchSaysItsPurpose(t *testing.T) {
	other, own := ident.OID("2.999.10.7654321.10.0"), testFrame(t).Sender
	for name, tc := range map[string]struct {
		search            archive.Search
		situation, reason string
	}{
		"own":                          {archive.Search{}, profile.SituationOwnUse.Value, ""},
		"own by name":                  {archive.Search{Controller: own}, profile.SituationOwnUse.Value, ""},
		"disclosure":                   {archive.Search{Controller: other}, profile.SituationDisclosure.Value, ""},
		"broad right":                  {archive.Search{Controller: other, Reason: archive.SearchReason("1")}, profile.SituationDisclosure.Value, "1"},
		"register access":              {archive.Search{Controller: other, RegisterAccess: true}, profile.SituationRegisterAccess.Value, ""},
		"register access, broad right": {archive.Search{Controller: other, RegisterAccess: true, Reason: archive.SearchReason("1")}, profile.SituationRegisterAccess.Value, "1"},
	} {
		t.Run(name, func(t *testing.T) {
			q := testQuery(t)
			tc.search.Client = q.Client
			q.Search, q.UseSituation, q.SearchReason = tc.search, metadata.Code{}, metadata.Code{}
			out, err := archive.EncodeQuery(profile, q)
			require.NoError(t, err)
			require.True(t, q.UseSituation.IsZero(), "the caller's query is left alone")
			r, found, err := archive.DecodeRequest(profile, out)
			require.NoError(t, err)
			require.Empty(t, found)
			require.Equal(t, tc.situation, r.Query.UseSituation.Value)
			require.Equal(t, tc.reason, r.Query.SearchReason.Value)
			require.Equal(t, tc.search.RegisterAccess, r.Query.RegisterAccess)
		})
	}
}

// TestQueriesThatAreNotSent: a query that the archive would refuse, or that would
// lose a part on the way, is refused where it is made.
func TestQueriesThatAreNotSent(t *testing.T) {
	temporary, err := ident.ParseTemporaryID("1.2.246.10.12345671.22.2026", "010111A998W")
	require.NoError(t, err)
	for name, tc := range map[string]struct {
		spoil   func(q *archive.Query)
		message string
	}{
		"two clients":   {func(q *archive.Query) { q.Temporary = temporary }, "names its client twice"},
		"negative page": {func(q *archive.Query) { q.PageSize = -1 }, "page size"},
		"access to the own register": {func(q *archive.Query) {
			q.UseSituation, q.Controller, q.RegisterAccess = metadata.Code{}, q.Sender, true
		}, "register access"},
		"access to nobody's":             {func(q *archive.Query) { q.UseSituation, q.Controller, q.RegisterAccess = metadata.Code{}, "", true }, "register access"},
		"access, but stated: disclosure": {func(q *archive.Query) { q.RegisterAccess = true }, "register access"},
		"two reasons":                    {func(q *archive.Query) { q.Reason = archive.SearchReason("2") }, "two reasons"},
		"no client":                      {func(q *archive.Query) { q.Client = ident.PersonalCode{} }, "names no client"},
	} {
		q := testQuery(t)
		tc.spoil(q)
		out, err := archive.EncodeQuery(profile, q)
		require.Empty(t, out, name)
		requireBadMessage(t, err, tc.message)
	}
}

// TestSearchWithoutClient: rule MSG-06, before anything is sent.
func TestSearchWithoutClient(t *testing.T) {
	client, transport := pagingClient(func(int, *archive.QueryAnswer) {})
	_, err := client.Search(t.Context(), archive.Search{})
	e := requireBadMessage(t, err, "MSG-06")
	require.Equal(t, rule.ID("MSG-06"), e.Details[0].Rule)
	require.True(t, strings.HasPrefix(e.Details[0].Location, "/"))
	client.PageSize = -5
	_, err = client.Search(t.Context(), someone(t))
	requireBadMessage(t, err, "page size")
	require.Zero(t, transport.queries)
}

package archive_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/metadata"
)

// TestAnswerIsOfTheSearch: a document of another client, or another one than was
// asked for, is no answer, whatever else the archive says.
func TestAnswerIsOfTheSearch(t *testing.T) {
	mine := someone(t)
	header := func(change func(*metadata.Header)) *metadata.Header {
		h := versionOf(t, "2.999.5", 1)
		h.Clients = []metadata.Client{{Code: mine.Client, Given: []string{"Aino"}, Family: "Esimerkki"}}
		h.Matter = "2.999.7"
		change(h)
		return h
	}
	same := func(*metadata.Header) {}
	for _, tc := range []struct {
		explanation string
		search      func(*archive.Search)
		answer      func(*metadata.Header)
		problem     string
	}{
		{"the client's document", func(*archive.Search) {}, same, ""},
		{"one of several clients", func(*archive.Search) {}, func(h *metadata.Header) {
			h.Clients = append(h.Clients, metadata.Client{Code: mustCode(t, "020585-913P")})
		}, ""},
		{"another client's", func(*archive.Search) {}, func(h *metadata.Header) { h.Clients[0].Code = mustCode(t, "020585-913P") }, "another client's"},
		{"the document", func(s *archive.Search) { s.SetID = "2.999.5" }, same, ""},
		{"another document", func(s *archive.Search) { s.SetID = "2.999.6" }, same, "set id"},
		{"another version", func(s *archive.Search) { s.Document = "2.999.5.77" }, same, "its id"},
		{"another matter's", func(s *archive.Search) { s.Matter = "2.999.8" }, same, "matter"},
		{"another group's", func(s *archive.Search) { s.Group = metadata.GroupDenial }, same, "group"},
	} {
		h := header(tc.answer)
		document, err := metadata.Encode(h, []byte(`<component/>`))
		require.NoError(t, err)
		for _, documents := range [][][]byte{
			{document},
			{withRootPrefix(document, "<!-- <component> -->", "x")},
			{withRootPrefix(document, "<!--"+strings.Repeat(" long", 20_000)+"-->", "ä")},
			nil,
		} {
			client, _ := pagingClient(func(_ int, a *archive.QueryAnswer) {
				a.Documents, a.Headers = documents, nil
				if documents == nil {
					a.Interaction, a.Headers = profile.MetadataAnswer.Value, []*metadata.Header{h}
				}
			})
			s := mine
			tc.search(&s)
			if documents != nil {
				_, err = client.Search(t.Context(), s)
			} else {
				_, err = client.Metadata(t.Context(), s)
			}
			if tc.problem == "" {
				require.NoError(t, err, tc.explanation)
				continue
			}
			requireBadAnswer(t, err, tc.problem)
		}
	}
}

// withRootPrefix puts a comment before a document and a prefix on its root.
func withRootPrefix(document []byte, comment, prefix string) []byte {
	return []byte(strings.NewReplacer(
		"<ClinicalDocument xmlns=", comment+"<"+prefix+":ClinicalDocument xmlns:"+prefix+"=\"urn:hl7-org:v3\" xmlns=",
		"</ClinicalDocument>", "</"+prefix+":ClinicalDocument>").Replace(string(document)))
}

// TestMemoryOfSummary: an answer that is no summary is refused before its headers
// are read.
func TestMemoryOfSummary(t *testing.T) {
	const limit = 1 << 20
	header := carrying("8bit", "<![CDATA[<ClinicalDocument xmlns=\"urn:hl7-org:v3\">"+repeated("<a/>", 4<<10)+"</ClinicalDocument>]]>")
	client := answered(queryAnswer(profile.MetadataAnswer.Value, strings.Repeat(header, profile.PageLimit())), limit)
	used := allocated(func() {
		_, err := client.Summary(t.Context(), someone(t))
		requireBadAnswer(t, err, "no summary")
	})
	require.Less(t, used, uint64(answerBudget*limit))
}

// TestCompressedFailure: what a failure's body is compressed with does not matter.
func TestCompressedFailure(t *testing.T) {
	transport := over(func(*http.Request) (*http.Response, error) {
		return response(503, http.Header{"Content-Encoding": {"gzip"}, "Retry-After": {"7"}}, strings.NewReader("\x1f\x8b")), nil
	})
	_, err := transport.Exchange(t.Context(), profile.Archive.Value, []byte("<x/>"))
	var status *archive.StatusError
	require.ErrorAs(t, err, &status)
	require.Equal(t, 503, status.Status)
}

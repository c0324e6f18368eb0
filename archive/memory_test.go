package archive_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
)

// unannounced hides the length of an answer, as chunked transfer does.
type unannounced struct{ io.Reader }

// queryAnswer is an answer of our own with the content of its act.
func queryAnswer(interaction, act string) string {
	return strings.NewReplacer("NAME", interaction, "ACT", act).Replace(`<NAME xmlns="urn:hl7-org:v3"><id root="2.999.2" extension="1"/>` +
		`<creationTime value="20260101000000+0200"/><interactionId extension="NAME"/><receiver><device><id root="2.999.1"/></device></receiver>` +
		`<sender><device><id root="2.999.2"/></device></sender><acknowledgement typeCode="AA"><targetMessage><id root="2.999.9" extension="1"/>` +
		`</targetMessage></acknowledgement><controlActProcess>ACT</controlActProcess></NAME>`)
}

// carrying is a subject with a document.
func carrying(encoding, body string) string {
	return `<subject><clinicalDocument><text>` + mimeText(encoding, body) + `</text></clinicalDocument></subject>`
}

// answered is a client whose archive gives one answer, of unknown length, to
// everything.
func answered(answer string, limit int64) *archive.Client {
	transport := over(func(*http.Request) (*http.Response, error) {
		r := response(200, nil, unannounced{strings.NewReader(answer)})
		r.ContentLength = -1
		return r, nil
	})
	transport.MaxAnswer = limit
	return &archive.Client{
		Transport: transport, Sequence: &archive.Counter{}, Attempts: -1, Retry: noPause(),
		Party: archive.Party{Platform: "2.999.9", Organiser: "2.999.1", User: user},
	}
}

// repeated is a text as often as it fits.
func repeated(text string, size int) string { return strings.Repeat(text, size/len(text)) }

// longNames are elements of many long names.
func longNames(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size-500; i++ {
		fmt.Fprintf(&b, "<n%0390d/>", i)
	}
	return b.String()
}

// targets are processing instructions of many names.
func targets(size int) string {
	return strings.NewReplacer("<n", "<?n", "/>", "?>").Replace(names(size * 3 / 4))
}

// longNamespaces are declarations of many namespaces.
func longNamespaces(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size-500; i++ {
		fmt.Fprintf(&b, `<a xmlns="urn:%0780d"/>`, i)
	}
	return b.String()
}

// answerBudget is what a search may allocate for an answer, as a multiple of the
// limit; HTTPTransport and docs/decisions.md state it.
const answerBudget = 3

// TestMemoryOfSearch: a whole search, from the connection to the documents,
// allocates a small multiple of the limit that was set, garbage included, whatever
// the answer, and 16 kB for each document, whose header is looked at.
func TestMemoryOfSearch(t *testing.T) {
	code, err := ident.ParsePersonalCode(markedCode)
	require.NoError(t, err)
	p := archive.DefaultProfile()
	for _, limit := range []int{512 << 10, 1 << 20, 8 << 20} {
		room := limit - 4<<10
		for name, act := range map[string]string{
			"one document, 8bit":      carrying("8bit", repeated("x", room)),
			"one document, elements":  carrying("8bit", "<![CDATA["+repeated("<a/>", room)+"]]>"),
			"one document, Base64":    carrying("base64", repeated("QUFB", room)),
			"references":              carrying("8bit", repeated("&#65;", room)),
			"many small documents":    repeated(carrying("8bit", "x"), room),
			"as many as are allowed":  strings.Repeat(carrying("8bit", "x"), p.PageLimit()),
			"names":                   names(room),
			"few names":               names(room * 2 / 5),
			"elements":                repeated("<a/>", room),
			"nodes with long names":   repeated("<"+strings.Repeat("n", 1000)+"/>", room),
			"long names":              longNames(room),
			"namespaces":              longNamespaces(room),
			"attributes":              repeated(`<a b="" c="" d="" e="" f=""/>`, room),
			"declarations":            repeated(`<a xmlns:b="urn:b" xmlns:c="urn:c"/>`, room),
			"processing instructions": targets(room),
			"text without an element": repeated("x", room),
			"references in text":      repeated("&lt;", room),
		} {
			t.Run(name, func(t *testing.T) {
				answer := queryAnswer(p.QueryAnswer.Value, act)
				require.LessOrEqual(t, len(answer), limit+limit/100)
				client := answered(answer, int64(limit))
				used := allocated(func() { _, _ = client.Search(t.Context(), archive.Search{Client: code}) })
				budget := answerBudget*limit + strings.Count(act, "<subject>")*16<<10
				require.Less(t, used, uint64(budget), "%.2f times the limit", float64(used)/float64(limit))
			})
		}
	}
}

// TestMemoryOfMetadata: headers are trees of their own, read one after another.
// Beside twice what another answer costs, each may make 256 kB of garbage.
func TestMemoryOfMetadata(t *testing.T) {
	const limit = 1 << 20
	code, err := ident.ParsePersonalCode(markedCode)
	require.NoError(t, err)
	p := archive.DefaultProfile()
	header := func(inside string) string {
		return carrying("8bit", "<![CDATA["+`<ClinicalDocument xmlns="urn:hl7-org:v3">`+inside+`</ClinicalDocument>]]>`)
	}
	for name, act := range map[string]string{
		"one of names":     header(names(limit - 8<<10)),
		"many of names":    strings.Repeat(header(names(4<<10)), p.PageLimit()),
		"many of allowed":  strings.Repeat(header(names(240*len("<nAAAA/>"))), p.PageLimit()),
		"many of elements": strings.Repeat(header(repeated("<a/>", 4<<10)), p.PageLimit()),
		"many":             strings.Repeat(header(""), p.PageLimit()),
	} {
		t.Run(name, func(t *testing.T) {
			client := answered(queryAnswer(p.MetadataAnswer.Value, act), limit)
			used := allocated(func() { _, _ = client.Metadata(t.Context(), archive.Search{Client: code}) })
			budget := uint64(2*answerBudget*limit + strings.Count(act, "<subject>")*256<<10)
			require.Less(t, used, budget, "%.2f times the limit", float64(used)/limit)
		})
	}
}

// TestMemoryOfSearchFinds: the bounds leave room for what archives send.
func TestMemoryOfSearchFinds(t *testing.T) {
	code, err := ident.ParsePersonalCode(markedCode)
	require.NoError(t, err)
	p := archive.DefaultProfile()
	for _, size := range []int{1, 20, p.PageLimit()} {
		answer := queryAnswer(p.QueryAnswer.Value, strings.Repeat(carrying("base64", "QUFB"), size))
		found, err := answered(answer, 1<<20).Search(t.Context(), archive.Search{Client: code})
		require.NoError(t, err)
		require.Len(t, found, size)
	}
	answer := queryAnswer(p.QueryAnswer.Value, strings.Repeat(carrying("base64", "QUFB"), p.PageLimit()+1))
	_, err = answered(answer, 1<<20).Search(t.Context(), archive.Search{Client: code})
	var e *archive.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, archive.CodeBadAnswer, e.Code, "more documents than a page may have")
}

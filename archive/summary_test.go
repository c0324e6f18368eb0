package archive_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

func testSummary() *archive.Summary {
	task := metadata.ServiceTasks.Code("24")
	county := metadata.Organisation{ID: "2.999.10.1234567.10.0", Name: "Esimerkkilän hyvinvointialue"}
	return &archive.Summary{
		Relationships: []archive.SummaryRelationship{{
			ID: "2.999.2", Controller: county, From: ident.Date{Year: 2026, Month: 1, Day: 2}, To: ident.Date{Year: 2026, Month: 3, Day: 4},
			Tasks: []archive.SummaryTask{{Task: task, Units: []metadata.Organisation{{ID: "2.999.10.1234567.10.1", Name: "Perhekeskus"}}}},
		}},
		Matters:   []archive.SummaryMatter{{ID: "2.999.3", Controller: county, Task: task, Opened: created, Closed: created.AddDate(0, 1, 0)}},
		Documents: []archive.SummaryDocuments{{Group: metadata.GroupClientDocument, Type: metadata.DocumentTypes.Code("15007"), Task: task, Count: 3, Newest: created}},
	}
}

// TestAnswersRoundTrip: documents, headers, a summary and the page come back as
// they were sent.
func TestAnswersRoundTrip(t *testing.T) {
	h := everyHeader(t)[0]
	a := &archive.QueryAnswer{Acknowledgement: *testAck(archive.Accepted), Headers: []*metadata.Header{h}, Summary: testSummary(), Page: archive.Page{Total: 3, Remaining: 2, Continuation: "7"}}
	a.Interaction = profile.MetadataAnswer.Value
	out, err := archive.EncodeQueryAnswer(profile, a)
	require.NoError(t, err)
	golden(t, "metadata-answer.xml", out)
	back, err := archive.DecodeQueryAnswer(profile, out)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(a.Summary, back.Summary, sameValues))
	require.Equal(t, a.Page, back.Page)
	require.Equal(t, h.ID, back.Headers[0].ID)
	require.Equal(t, h.Clients[0].Code, back.Headers[0].Clients[0].Code)

	for name, bad := range map[string][2]string{
		"a page that does not add up":     {`resultRemainingQuantity value="2"`, `resultRemainingQuantity value="5"`},
		"pages without continuation":      {`<continuation value="7"/>`, ``},
		"a page that is no number":        {`resultTotalQuantity value="3"`, `resultTotalQuantity value="x"`},
		"a summary that counts none":      {`count="3"`, `count="0"`},
		"a summary with a wrong date":     {`<from value="20260102"/>`, `<from value="2026010"/>`},
		"a header that is no document":    {`boundary`, `border`},
		"an answer of another kind":       {`RCMR_IN200030FI01 xmlns`, `RCMR_IN200099FI01 xmlns`},
		"an answer without its target id": {`targetMessage`, `other`},
	} {
		broken := strings.ReplaceAll(string(out), bad[0], bad[1])
		if name == "an answer of another kind" {
			broken = strings.ReplaceAll(broken, "/RCMR_IN200030FI01", "/RCMR_IN200099FI01")
		}
		require.NotEqual(t, string(out), broken, name)
		_, err := archive.DecodeQueryAnswer(profile, []byte(broken))
		var e *archive.Error
		require.ErrorAs(t, err, &e, name)
		require.Equal(t, archive.CodeBadAnswer, e.Code, name)
	}
}

// TestPagesThatDoNotEnd: an archive that answers the same page for ever is an
// error, not an endless loop.
func TestPagesThatDoNotEnd(t *testing.T) {
	a := &archive.QueryAnswer{Acknowledgement: *testAck(archive.Accepted), Documents: [][]byte{[]byte("<x/>")}, Page: archive.Page{Total: 3, Remaining: 2, Continuation: "7"}}
	a.Interaction = profile.QueryAnswer.Value
	sequence := &archive.Counter{}
	transport := &script{steps: []func([]byte) ([]byte, error){func(message []byte) ([]byte, error) {
		request, _, err := archive.DecodeRequest(profile, message)
		require.NoError(t, err)
		a.Target = request.Query.ID
		return archive.EncodeQueryAnswer(profile, a)
	}}}
	client := &archive.Client{Transport: transport, Sequence: sequence, Party: archive.Party{Platform: "2.999.1", Organiser: "2.999.2", User: testFrame(t).User}}
	_, err := client.Search(t.Context(), archive.Search{Client: testFrame(t).Subject.Client.Code})
	var e *archive.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, archive.CodeBadAnswer, e.Code)
	a.Documents = nil
	_, err = client.Search(t.Context(), archive.Search{Client: testFrame(t).Subject.Client.Code})
	require.ErrorAs(t, err, &e)
}

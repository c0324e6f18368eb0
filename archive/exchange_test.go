package archive_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

func testQuery(t testing.TB) *archive.Query {
	f := testFrame(t)
	q := &archive.Query{
		Envelope: f.Envelope, Purpose: f.Purpose, PageSize: 20, Continuation: "40",
		Search: archive.Search{
			Client: f.Subject.Client.Code, Controller: "2.999.10.7654321.10.0", Group: metadata.GroupClientDocument,
			Type: "15", SpecificType: "15007", ServiceTask: "24", ServiceProcess: "3", Matter: "1.2.5", Relationship: "1.2.6",
			SetID: "1.2.4", Document: "1.2.3", Unit: "2.999.10.7654321.10.1", Author: registration(t),
			Created: archive.Interval{From: created}, Drafted: archive.Interval{From: created.AddDate(-1, 0, 0), To: created},
			AllVersions: true, Reason: archive.SearchReason("1"),
		},
	}
	q.Interaction = profile.Query.Value
	q.ServiceRequest.Value, q.ServiceRequest.Display = profile.RequestFetchDocument.Value, ""
	q.UseSituation.Value, q.UseSituation.Display = profile.SituationDisclosure.Value, ""
	q.SearchReason = q.Reason
	return q
}

func registration(t testing.TB) ident.RegistrationNumber {
	number, err := ident.ParseRegistrationNumber("90000000017")
	require.NoError(t, err)
	return number
}

func TestQueryRoundTrip(t *testing.T) {
	q := testQuery(t)
	out, err := archive.EncodeQuery(profile, q)
	require.NoError(t, err)
	golden(t, "query.xml", out)
	req, found, err := archive.DecodeRequest(profile, out)
	require.NoError(t, err)
	require.Empty(t, found)
	require.Empty(t, cmp.Diff(q, req.Query, sameValues))

	_, found, err = archive.DecodeRequest(profile, []byte(strings.Replace(string(out), `extension="140312A907T"`, ``, 1)))
	require.NoError(t, err)
	require.NotEmpty(t, found.Of("MSG-06"), "a query names its client")
}

func testAck(kind archive.AckType) *archive.Acknowledgement {
	return &archive.Acknowledgement{
		Envelope: archive.Envelope{
			ID: archive.MessageID{Root: "2.999.1.3", Extension: "1"}, Created: created, Interaction: profile.Acknowledgement.Value,
			Receiver: "2.999.10.1234567.10.0", Sender: ident.ArchiveParty,
		},
		Type: kind, Target: archive.MessageID{Root: "2.999.10.1234567", Extension: "1"},
		Details: []archive.Detail{
			{Severity: rule.Error, Rule: "SIG-06", Location: "/ClinicalDocument", Text: "a digest does not match"},
			{Severity: rule.Warning, Rule: "ID-10", Location: "/x", Text: "no version"},
			{Severity: rule.Info, Rule: "HDR-16", Location: "/y", Text: "unknown"},
		},
	}
}

func TestAcknowledgementRoundTrip(t *testing.T) {
	a := testAck(archive.InError)
	out, err := archive.EncodeAcknowledgement(profile, a)
	require.NoError(t, err)
	golden(t, "acknowledgement.xml", out)
	back, err := archive.DecodeAcknowledgement(profile, archive.EncodeSOAP(profile, out))
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(a, back, sameValues))

	for _, bad := range []string{
		"", "x", strings.Replace(string(out), `typeCode="AE"`, `typeCode="XX"`, 1), strings.Replace(string(out), "MCCI_IN000002UV01", "MCCI_IN000003UV01", 2),
		strings.Replace(string(out), "targetMessage", "other", 2),
	} {
		_, err := archive.DecodeAcknowledgement(profile, []byte(bad))
		var e *archive.Error
		require.ErrorAs(t, err, &e)
		require.Equal(t, archive.CodeBadAnswer, e.Code)
	}
}

func TestQueryAnswerRoundTrip(t *testing.T) {
	a := &archive.QueryAnswer{Acknowledgement: *testAck(archive.Accepted), Documents: [][]byte{[]byte("<a>\r\n</a>"), []byte("<b>ä</b>")}}
	a.Interaction = profile.QueryAnswer.Value
	out, err := archive.EncodeQueryAnswer(profile, a)
	require.NoError(t, err)
	golden(t, "answer.xml", out)
	back, err := archive.DecodeQueryAnswer(profile, out)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(a, back, sameValues))
	_, err = archive.DecodeQueryAnswer(profile, []byte(strings.Replace(string(out), "boundary", "border", 1)))
	require.Error(t, err, "an answer with one unreadable document is refused whole")
}

func TestDetailsOf(t *testing.T) {
	details := archive.DetailsOf(rule.Findings{{Rule: "A-1", Severity: rule.Error, Location: "/a", Message: "m", Got: "g", Want: "w", Remedy: "r"}})
	require.Equal(t, []archive.Detail{{Severity: rule.Error, Rule: "A-1", Location: "/a", Text: "m, got g, want w (r)"}}, details)
}

// TestProfileChangesTheWire: the wire follows the profile, not constants in code.
func TestProfileChangesTheWire(t *testing.T) {
	p := archive.DefaultProfile()
	p.Archive.Value, p.Trigger.Value, p.TransferEncoding.Value = "RCMR_IN999999FI01", "RCMR_TE999999UV01", "BASE64"
	f := testFrame(t)
	f.Interaction = p.Archive.Value
	out, err := archive.EncodeFrame(p, f)
	require.NoError(t, err)
	for _, want := range []string{"<RCMR_IN999999FI01", "RCMR_TE999999UV01", "Content-Transfer-Encoding: BASE64"} {
		require.Contains(t, string(out), want)
	}
	_, found, err := archive.DecodeFrame(p, out)
	require.NoError(t, err)
	require.Empty(t, found)
	_, _, err = archive.DecodeFrame(profile, out)
	require.Error(t, err)
	for _, e := range p.Entries() {
		require.NotEmpty(t, e.Value, e.Name)
		require.NotEmpty(t, e.Fidelity, e.Name)
		require.NotEmpty(t, e.Source, e.Name)
	}
}

package archive_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
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

// script is a transport that plays answers and errors in turn.
type script struct {
	steps    []func(message []byte) ([]byte, error)
	messages [][]byte
}

func (s *script) Exchange(_ context.Context, _ string, message []byte) ([]byte, error) {
	step := s.steps[min(len(s.messages), len(s.steps)-1)]
	s.messages = append(s.messages, message)
	return step(message)
}

func fails(err error) func([]byte) ([]byte, error) {
	return func([]byte) ([]byte, error) { return nil, err }
}

func acks(t *testing.T, kind archive.AckType) func([]byte) ([]byte, error) {
	return func([]byte) ([]byte, error) {
		out, err := archive.EncodeAcknowledgement(profile, testAck(kind))
		require.NoError(t, err)
		return out, nil
	}
}

func TestClientSend(t *testing.T) {
	lost, unsent := errors.New("connection reset"), errors.Join(archive.ErrNotSent, errors.New("refused"))
	other := func([]byte) ([]byte, error) {
		a := testAck(archive.Accepted)
		a.Target.Extension = "999"
		out, err := archive.EncodeAcknowledgement(profile, a)
		return out, err
	}
	type steps []func([]byte) ([]byte, error)
	for _, tc := range []struct {
		name     string
		steps    steps
		code     archive.Code // "" means accepted
		messages int
	}{
		{"accepted at once", steps{acks(t, archive.Accepted)}, "", 1},
		{"refused is not repeated", steps{acks(t, archive.InError)}, archive.CodeRefused, 1},
		{"rejected is not repeated", steps{acks(t, archive.Rejected)}, archive.CodeRefused, 1},
		{"a lost answer is repeated", steps{fails(lost), acks(t, archive.Accepted)}, "", 2},
		{"unknown after all attempts", steps{fails(lost)}, archive.CodeUnknown, 3},
		{"unavailable when nothing was ever sent", steps{fails(unsent)}, archive.CodeUnavailable, 3},
		{"unknown when one copy may have arrived", steps{fails(lost), fails(unsent)}, archive.CodeUnknown, 3},
		{"an acknowledgement of another message", steps{other}, archive.CodeBadAnswer, 1},
		{"nonsense", steps{func([]byte) ([]byte, error) { return []byte("<x/>"), nil }}, archive.CodeBadAnswer, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			transport := &script{steps: tc.steps}
			client := &archive.Client{Transport: transport, Sequence: &archive.Counter{}}
			receipt, err := client.Send(t.Context(), &archive.Message{
				ID: archive.MessageID{Root: "2.999.10.1234567", Extension: "1"}, Interaction: "x", Document: "1.2.3", Bytes: []byte("m"),
			})
			require.Len(t, transport.messages, tc.messages)
			for _, m := range transport.messages {
				require.Equal(t, "m", string(m), "DOC-25: the same bytes every time")
			}
			if tc.code == "" {
				require.NoError(t, err)
				require.Equal(t, tc.messages, receipt.Attempts)
				return
			}
			var e *archive.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, tc.code, e.Code)
		})
	}
}

func TestClientStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	transport := &script{steps: []func([]byte) ([]byte, error){func([]byte) ([]byte, error) { cancel(); return nil, ctx.Err() }}}
	client := &archive.Client{Transport: transport, Sequence: &archive.Counter{}}
	_, err := client.Send(ctx, &archive.Message{Bytes: []byte("m")})
	require.ErrorIs(t, err, context.Canceled)
	require.Len(t, transport.messages, 1)
}

func TestHTTPTransport(t *testing.T) {
	var status int
	var body string
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("SOAPAction") != `"urn:hl7-org:v3:RCMR"` || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/xml") {
			status = http.StatusBadRequest
		}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}))
	defer server.Close()
	transport := &archive.HTTPTransport{URL: server.URL, Client: server.Client(), MaxAnswer: 10}

	status, body = 200, "answer"
	got, err := transport.Exchange(t.Context(), "RCMR", []byte("m"))
	require.NoError(t, err)
	require.Equal(t, "answer", string(got))

	body = strings.Repeat("x", 11)
	_, err = transport.Exchange(t.Context(), "RCMR", []byte("m"))
	var e *archive.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, archive.CodeBadAnswer, e.Code, "an endless answer is cut at the limit")

	status, body = http.StatusServiceUnavailable, ""
	_, err = transport.Exchange(t.Context(), "RCMR", []byte("m"))
	require.ErrorIs(t, err, archive.ErrNotSent)

	status = http.StatusInternalServerError
	_, err = transport.Exchange(t.Context(), "RCMR", []byte("m"))
	require.Error(t, err)
	require.NotErrorIs(t, err, archive.ErrNotSent, "after a 500 nobody knows")

	server.Close()
	_, err = transport.Exchange(t.Context(), "RCMR", []byte("m"))
	require.ErrorIs(t, err, archive.ErrNotSent, "no connection, nothing sent")

	plain := &archive.HTTPTransport{URL: "http://127.0.0.1:1", Client: http.DefaultClient}
	_, err = plain.Exchange(t.Context(), "RCMR", nil)
	require.ErrorIs(t, err, archive.ErrNotSent, "SIG-11: traffic is encrypted")
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

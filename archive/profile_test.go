package archive_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

func TestProfileFile(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, archive.WriteProfile(&out, archive.DefaultProfile()))
	back, err := archive.ReadProfile(&out)
	require.NoError(t, err)
	require.Equal(t, archive.DefaultProfile(), *back)

	mine, err := archive.ReadProfile(strings.NewReader(`{"version":"guide 3.3","query":{"value":"RCMR_IN100029FI01","fidelity":"specified","source":"guide"}}`))
	require.NoError(t, err)
	require.Equal(t, "RCMR_IN100029FI01", mine.Query.Value)
	require.Equal(t, rule.Specified, mine.Query.Fidelity)
	require.Equal(t, archive.DefaultProfile().Archive, mine.Archive, "what the file leaves out stays")

	for name, in := range map[string]string{
		"nothing": "", "no version": `{}`, "an unknown name": `{"version":"1","querry":{}}`, "no value": `{"version":"1","query":{"fidelity":"specified"}}`,
		"an unknown fidelity": `{"version":"1","query":{"value":"x","fidelity":"sure"}}`, "an encoding that nobody can write": `{"version":"1","transferEncoding":{"value":"uuencode","fidelity":"specified"}}`,
		"no OID": `{"version":"1","archiveParty":{"value":"x","fidelity":"specified"}}`,
	} {
		_, err := archive.ReadProfile(strings.NewReader(in))
		var e *archive.Error
		require.ErrorAs(t, err, &e, name)
	}
}

// everyMessage returns the bytes of every kind of message under a profile.
func everyMessage(t *testing.T, p archive.Profile) []byte {
	t.Helper()
	var all bytes.Buffer
	write := func(message []byte, err error) {
		require.NoError(t, err)
		all.Write(archive.EncodeSOAP(p, message))
	}
	sent := &recorder{}
	client := &archive.Client{
		Transport: sent, Sequence: &archive.Counter{}, Profile: &p, PageSize: 10, Now: func() time.Time { return created },
		Party: archive.Party{Platform: "2.999.10.1234567", Organiser: "2.999.10.1234567.10.0", Unit: testFrame(t).Unit, User: testFrame(t).User},
	}
	for _, h := range everyHeader(t) {
		document, err := metadata.Encode(h, []byte(`<component/>`))
		require.NoError(t, err)
		m, err := client.NewMessage(t.Context(), document)
		require.NoError(t, err)
		all.Write(m.Bytes)
	}
	q := testQuery(t)
	for _, s := range []archive.Search{q.Search, {Client: q.Client}, {Client: q.Client, Controller: q.Controller, RegisterAccess: true}} {
		_, _ = client.Search(t.Context(), s)
		_, _ = client.Metadata(t.Context(), s)
		_, _ = client.Relationship(t.Context(), s)
		_, _ = client.Matters(t.Context(), s)
		_, _ = client.Summary(t.Context(), s)
	}
	all.Write(sent.Bytes())
	write(archive.EncodeQuery(p, q))
	a := testAck(archive.InError)
	a.Interaction = p.Acknowledgement.Value
	a.Details[0].Process, a.Details[1].Process = archive.ProcessIntegrity, archive.ProcessAccess
	write(archive.EncodeAcknowledgement(p, a))
	for _, interaction := range []string{p.QueryAnswer.Value, p.MetadataAnswer.Value} {
		answer := &archive.QueryAnswer{Acknowledgement: *a, Documents: [][]byte{[]byte("<x/>")}, Summary: testSummary(), Page: archive.Page{Total: 2, Remaining: 1, Continuation: "1"}}
		answer.Interaction = interaction
		write(archive.EncodeQueryAnswer(p, answer))
	}
	return all.Bytes()
}

// recorder is a transport that keeps what is sent and answers nothing.
type recorder struct{ bytes.Buffer }

func (r *recorder) Exchange(_ context.Context, interaction string, message []byte) ([]byte, error) {
	r.WriteString("<!-- " + interaction + " -->\n")
	r.Write(message)
	return nil, &archive.Error{Code: archive.CodeRefused}
}

// everyHeader returns a header for every way of archiving.
func everyHeader(t *testing.T) (out []*metadata.Header) {
	f := testFrame(t)
	header := func(group metadata.Group) *metadata.Header {
		return &metadata.Header{
			ID: "2.999.1", SetID: "2.999.1", Version: 1, Group: group, Drafted: created, Created: created, Language: "fi",
			Clients: []metadata.Client{f.Subject.Client}, Controller: f.Subject.Custodian,
		}
	}
	for _, g := range metadata.Groups() {
		out = append(out, header(g))
	}
	for _, g := range metadata.Groups() {
		for _, reason := range []string{metadata.ReasonCorrection, metadata.ReasonCancellation} {
			h := header(g)
			h.ID, h.Version = "2.999.2", 2
			h.Replaces = &metadata.Replacement{ID: "2.999.1", SetID: "2.999.1", Version: 1}
			h.CorrectionReason = metadata.CorrectionReasons.Code(reason)
			out = append(out, h)
		}
	}
	outsourced := header(metadata.GroupClientDocument) // by register access right
	outsourced.Organiser = outsourced.Controller
	outsourced.Controller = metadata.Organisation{ID: "2.999.10.7654321.10.0", Name: "Toinen hyvinvointialue"}
	outsourced.ServiceCustomer = outsourced.Controller
	return append(out, outsourced)
}

// TestGoldenMessages: the message of every use case, as it goes over the wire.
func TestGoldenMessages(t *testing.T) {
	transport := &recorder{}
	client := &archive.Client{
		Transport: transport, Sequence: &archive.Counter{}, PageSize: 10, Now: func() time.Time { return created },
		Party: archive.Party{Platform: "2.999.10.1234567", Organiser: "2.999.10.1234567.10.0", Unit: testFrame(t).Unit, User: testFrame(t).User},
	}
	for _, h := range everyHeader(t) {
		document, err := metadata.Encode(h, []byte(`<component/>`))
		require.NoError(t, err)
		m, err := client.NewMessage(t.Context(), document)
		require.NoError(t, err)
		name := "group" + string(h.Group)
		switch {
		case h.Cancels():
			name += "-cancel"
		case h.Version > 1:
			name += "-new-version"
		case !h.Organiser.IsZero():
			name += "-register-access"
		}
		golden(t, "archive-"+name+".xml", m.Bytes)
	}
	s := testQuery(t).Search
	other := archive.Search{Client: s.Client, Controller: s.Controller}
	broad, access := other, other
	broad.Reason, access.RegisterAccess = archive.SearchReason("1"), true
	search := func(s archive.Search) func() error {
		return func() error { _, err := client.Search(t.Context(), s); return err }
	}
	for name, ask := range map[string]func() error{
		"disclosure": search(other), "broad-right": search(broad), "register-access": search(access),
		"relationship": func() error { _, err := client.Relationship(t.Context(), s); return err },
		"matters":      func() error { _, err := client.Matters(t.Context(), s); return err },
		"metadata":     func() error { _, err := client.Metadata(t.Context(), s); return err },
		"documents":    func() error { _, err := client.Search(t.Context(), s); return err },
		"summary":      func() error { _, err := client.Summary(t.Context(), s); return err },
	} {
		transport.Reset()
		client.Sequence = &archive.Counter{}
		require.Error(t, ask())
		golden(t, "fetch-"+name+".xml", transport.Bytes())
	}
}

// TestEveryEntryIsOnTheWire: changing an entry of the profile changes what is
// sent or answered.
func TestEveryEntryIsOnTheWire(t *testing.T) {
	before := everyMessage(t, archive.DefaultProfile())
	require.Equal(t, before, everyMessage(t, archive.DefaultProfile()), "the same profile gives the same bytes")
	other := map[string]string{
		"party id of the archive": "2.999.7", "code system of acknowledgement details": "2.999.8", "code system of process errors": "2.999.9",
		"MIME transfer encoding": "8bit",
	}
	behaviour := map[string]bool{"SOAPAction prefix": true, "limit: bytes of a message": true, "limit: documents on a page": true, "timeout: answer": true} // see the tests below
	for _, e := range archive.DefaultProfile().Entries() {
		t.Run(e.Name, func(t *testing.T) {
			value := other[e.Name]
			if value == "" {
				value = "CHANGED"
			}
			p, ok := archive.DefaultProfile().With(e.Name, value)
			require.True(t, ok)
			if !behaviour[e.Name] {
				require.False(t, bytes.Equal(before, everyMessage(t, p)))
			}
		})
	}
	_, ok := archive.DefaultProfile().With("no such entry", "x")
	require.False(t, ok)
}

// TestPageLimitIsOfTheProfile: a query for more than the limit is refused.
func TestPageLimitIsOfTheProfile(t *testing.T) {
	q := testQuery(t)
	out, err := archive.EncodeQuery(profile, q)
	require.NoError(t, err)
	narrow, _ := profile.With("limit: documents on a page", "19")
	_, found, err := archive.DecodeRequest(narrow, out)
	require.NoError(t, err)
	require.NotEmpty(t, found.Of("MSG-21"))
}

// TestTransportFollowsTheProfile: SOAP action, limit and timeout are the
// profile's where the transport has none of its own.
func TestTransportFollowsTheProfile(t *testing.T) {
	hold := make(chan struct{})
	var action string
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if action = r.Header.Get("SOAPAction"); r.URL.Path == "/slow" {
			<-hold
		}
		_, _ = w.Write(bytes.Repeat([]byte("x"), 100))
	}))
	defer server.Close()
	defer close(hold)
	p := archive.DefaultProfile()
	for name, value := range map[string]string{"SOAPAction prefix": "urn:other:", "limit: bytes of a message": "99", "timeout: answer": "20ms"} {
		p, _ = p.With(name, value)
	}
	transport := &archive.HTTPTransport{URL: server.URL, Client: server.Client(), Profile: &p, Timeout: time.Minute}
	_, err := transport.Exchange(t.Context(), "X", nil)
	var e *archive.Error
	require.ErrorAs(t, err, &e, "the answer is larger than the profile's limit")
	require.Equal(t, archive.CodeBadAnswer, e.Code)
	require.Equal(t, `"urn:other:X"`, action)

	transport = &archive.HTTPTransport{URL: server.URL + "/slow", Client: server.Client(), Profile: &p}
	_, err = transport.Exchange(t.Context(), "X", nil)
	require.ErrorIs(t, err, context.DeadlineExceeded)
}

// TestTransferEncodings: a document comes back byte for byte in every encoding
// that a profile may name.
func TestTransferEncodings(t *testing.T) {
	f := testFrame(t)
	f.Subject.Document = []byte("<?xml version=\"1.0\"?>\r\n<a b=\"ä = &amp;\">\n\n " + strings.Repeat("pitkä rivi = ", 20) + "\t\n--kansa\n.</a>\n")
	for _, encoding := range []string{"base64", "BASE64", "quoted-printable", "8bit", "binary"} {
		p, _ := profile.With("MIME transfer encoding", encoding)
		out, err := archive.EncodeFrame(p, f)
		require.NoError(t, err)
		back, found, err := archive.DecodeFrame(p, out)
		require.NoError(t, err)
		require.Empty(t, found, encoding)
		require.Equal(t, string(f.Subject.Document), string(back.Subject.Document), encoding)
	}
}

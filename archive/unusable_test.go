package archive_test

import (
	"bytes"
	"encoding/json"
	"math/rand"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/metadata"
)

// TestUnusableProfiles: a profile of which no message could be made, or whose
// messages could not be told apart, is refused when it is read.
func TestUnusableProfiles(t *testing.T) {
	p := archive.DefaultProfile()
	entry := func(name, value string) string {
		quoted, err := json.Marshal(value)
		require.NoError(t, err)
		return `{"version":"x","` + name + `":{"value":` + string(quoted) + `,"fidelity":"observed","source":"x"}}`
	}
	read := func(text string) error {
		_, err := archive.ReadProfile(strings.NewReader(text))
		return err
	}
	require.NoError(t, read(entry("archive", "RCMR_IN999999FI01")))
	require.NoError(t, read(entry("mimePart", "application/xml")))
	require.NoError(t, read(entry("requestArchiveOld", "SP17")), "two groups may have one service request")
	require.NoError(t, read(entry("replace", p.Archive.Value)), "the document tells versions apart")
	require.NoError(t, read(entry("requestFetchMatter", p.RequestFetchDocument.Value)))
	for name, text := range map[string]string{
		"a space in an interaction":      entry("archive", "A B"),
		"a colon in an interaction":      entry("archive", "a:b"),
		"an interaction of SOAP":         entry("archive", "Envelope"),
		"one name for query and frame":   entry("query", p.Archive.Value),
		"one name for two answers":       entry("acknowledgement", p.QueryAnswer.Value),
		"one code for two situations":    entry("situationDisclosure", p.SituationOwnUse.Value),
		"one code for access, too":       entry("situationRegisterAccess", p.SituationDisclosure.Value),
		"one code for two errors":        entry("errorAccess", p.ErrorIntegrity.Value),
		"one request for two answers":    entry("requestFetchSummary", p.RequestFetchMetadata.Value),
		"one name for two parameters":    entry("parameterMatter", p.ParameterUnit.Value),
		"a parameter that is no name":    entry("parameterMatter", "a b"),
		"a quote in SOAP's namespace":    entry("soapNamespace", `a"><x`),
		"a line end in SOAPAction":       entry("soapAction", "a\nb"),
		"a quote in SOAPAction":          entry("soapAction", `a"b`),
		"a header in the MIME part":      entry("mimePart", "text/xml\n\nEvil"),
		"a MIME part that is no XML":     entry("mimePart", "application/octet-stream"),
		"a MIME part in Latin 1":         entry("mimePart", "text/xml; charset=ISO-8859-1"),
		"a control character in a code":  entry("requestCancel", "SP\u00006"),
		"white space around a code":      entry("requestCancel", " SP6"),
		"markup in a summary's names":    entry("summaryNamespace", "<a>"),
		"something behind it":            `{"version":"x"} garbage`,
		"another profile behind it":      `{"version":"x"}{"version":"y"}`,
		"an entry twice":                 `{"version":"x","archive":{"value":"AB","fidelity":"observed","source":"x"},"Archive":{"value":"AC","fidelity":"observed","source":"x"}}`,
		"a part twice":                   `{"version":"x","archive":{"value":"AB","value":"AC","fidelity":"observed","source":"x"}}`,
		"no source":                      `{"version":"x","archive":{"value":"AB","fidelity":"observed","source":""}}`,
		"no source, not even its name":   `{"version":"x","archive":{"value":"AB","fidelity":"observed"}}`,
		"a limit that nobody could keep": entry("limitMessage", "0"),
	} {
		var e *archive.Error
		require.ErrorAs(t, read(text), &e, name)
		require.Equal(t, archive.CodeBadMessage, e.Code, name)
	}
}

// TestUnusableMessages: what is missing or can be no message is a typed error,
// not a crash and no unreadable text.
func TestUnusableMessages(t *testing.T) {
	p := archive.DefaultProfile()
	odd := archive.Envelope{Interaction: "a><b"}
	for name, encode := range map[string]func() ([]byte, error){
		"no frame":                   func() ([]byte, error) { return archive.EncodeFrame(p, nil) },
		"an empty frame":             func() ([]byte, error) { return archive.EncodeFrame(p, &archive.Frame{}) },
		"markup as a frame":          func() ([]byte, error) { return archive.EncodeFrame(p, &archive.Frame{Envelope: odd}) },
		"no query":                   func() ([]byte, error) { return archive.EncodeQuery(p, nil) },
		"an empty query":             func() ([]byte, error) { return archive.EncodeQuery(p, &archive.Query{}) },
		"markup as a query":          func() ([]byte, error) { return archive.EncodeQuery(p, &archive.Query{Envelope: odd}) },
		"no acknowledgement":         func() ([]byte, error) { return archive.EncodeAcknowledgement(p, nil) },
		"an empty acknowledgement":   func() ([]byte, error) { return archive.EncodeAcknowledgement(p, &archive.Acknowledgement{}) },
		"no answer":                  func() ([]byte, error) { return archive.EncodeQueryAnswer(p, nil) },
		"an empty answer":            func() ([]byte, error) { return archive.EncodeQueryAnswer(p, &archive.QueryAnswer{}) },
		"an answer without a header": func() ([]byte, error) { return archive.EncodeQueryAnswer(p, headless()) },
	} {
		out, err := encode()
		require.Empty(t, out, name)
		var e *archive.Error
		require.ErrorAs(t, err, &e, name)
		require.Equal(t, archive.CodeBadMessage, e.Code, name)
	}
	require.NotEmpty(t, archive.CheckFrame(p, nil, nil))
	require.NotEmpty(t, archive.CheckFrame(p, testFrame(t), nil))
	require.NotEmpty(t, archive.CheckFrame(p, nil, &metadata.Header{}))
	require.Empty(t, archive.CheckEnvironment(nil, true))
}

func headless() *archive.QueryAnswer {
	a := &archive.QueryAnswer{Headers: []*metadata.Header{nil}}
	a.Interaction = archive.DefaultProfile().MetadataAnswer.Value
	return a
}

// TestUnusableClients: a client without what it needs says so.
func TestUnusableClients(t *testing.T) {
	for name, ask := range map[string]func() error{
		"no message": func() error {
			_, err := answered("", 0).Send(t.Context(), nil)
			return err
		},
		"no transport": func() error {
			_, err := (&archive.Client{Sequence: &archive.Counter{}}).Search(t.Context(), someone(t))
			return err
		},
		"no transport to send": func() error {
			_, err := (&archive.Client{}).Send(t.Context(), testMessage())
			return err
		},
		"no numbers": func() error {
			client := answered("", 0)
			client.Sequence = nil
			_, err := client.Search(t.Context(), someone(t))
			return err
		},
	} {
		var e *archive.Error
		require.ErrorAs(t, ask(), &e, name)
		require.Equal(t, archive.CodeBadMessage, e.Code, name)
	}
}

// TestPartyIsAsked: what a message needs of its sender is missed where it is made,
// by the name of the field and before a number is taken (rules MSG-02, MSG-06,
// MSG-08 and REG-05).
func TestPartyIsAsked(t *testing.T) {
	draft := encodedVersion(t, "2.999.5", 1)
	for _, tc := range []struct {
		name, message string
		spoil         func(*archive.Client)
	}{
		{"nothing", "the client has no Party.Platform", func(c *archive.Client) { c.Party = archive.Party{} }},
		{"no platform", "the client has no Party.Platform", func(c *archive.Client) { c.Party.Platform = "" }},
		{"a name for the platform", "the client's Party.Platform is no OID", func(c *archive.Client) { c.Party.Platform = markedName }},
		{"no organiser", "the client has no Party.Organiser", func(c *archive.Client) { c.Party.Organiser = "" }},
		{"a name for the organiser", "the client's Party.Organiser is no OID", func(c *archive.Client) { c.Party.Organiser = markedName }},
		{"a name for the unit", "the client's Party.Unit.ID is no OID", func(c *archive.Client) { c.Party.Unit.ID = markedName }},
		{"no user", "the client has no Party.User.Code", func(c *archive.Client) { c.Party.User = archive.User{Family: markedName} }},
		{"no numbers", "the client has no Sequence", func(c *archive.Client) { c.Sequence = nil }},
		{"no transport", "the client has no Transport", func(c *archive.Client) { c.Transport = nil }},
		{"no unit in another's register", "the client has no Party.Unit", func(c *archive.Client) { c.Party.Unit.ID = "" }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			transport, numbers := &script{}, &archive.Counter{}
			client := &archive.Client{Transport: transport, Sequence: numbers, Party: archive.Party{
				Platform: "2.999.9", Organiser: "2.999.1", Unit: metadata.Organisation{ID: "2.999.1.1"}, User: user,
			}}
			tc.spoil(client)
			_, storing := client.Archive(t.Context(), draft)
			s := someone(t)
			s.Controller, s.RegisterAccess = "2.999.2", true
			_, searching := client.Search(t.Context(), s)
			for _, err := range []error{storing, searching} {
				e := requireBadMessage(t, err, tc.message)
				require.False(t, e.MayBeStored())
				require.NotContains(t, err.Error(), markedName)
			}
			require.Empty(t, transport.messages)
			next, err := numbers.Next(t.Context())
			require.NoError(t, err)
			require.EqualValues(t, 1, next, "no number is taken for a message that is not made")
		})
	}
}

// TestUnitIsNotAsked: in the own register a message may name no unit.
func TestUnitIsNotAsked(t *testing.T) {
	client := &archive.Client{
		Sequence: &archive.Counter{}, Party: archive.Party{Platform: "2.999.9", Organiser: testFrame(t).Subject.Custodian.ID, User: user},
	}
	_, err := client.NewMessage(t.Context(), encodedVersion(t, "2.999.5", 1))
	require.NoError(t, err)
}

// TestEncodingsCarryEverything: whatever XML can hold comes back byte for byte
// in every transfer encoding, line ends at the end and delimiters among it.
func TestEncodingsCarryEverything(t *testing.T) {
	source := rand.New(rand.NewSource(1))
	pieces := []string{
		"<a/>", "\r\n", "\r", "\n", " ", "\t", "=", "ä", "]]>", "&", "--", "x", "€", ".", "<![CDATA[", "--kansa", "--kansa.1.2.999.1", "--kansa.1.2.999.1--", "--kansa.1.2.999.1.0",
		strings.Repeat("x", 64<<10-1),
	}
	f := testFrame(t)
	f.ID.Extension, f.Subject.ID = "1", "2.999.1"
	for _, encoding := range []string{"base64", "quoted-printable", "8bit", "binary"} {
		p, _ := profile.With("MIME transfer encoding", encoding)
		for range 1000 {
			var b strings.Builder
			for range source.Intn(12) + 1 {
				b.WriteString(pieces[source.Intn(len(pieces)-1)])
			}
			if source.Intn(100) == 0 {
				b.WriteString(pieces[len(pieces)-1] + "\r")
			}
			f.Subject.Document = []byte(b.String())
			requireCarried(t, p, f)
		}
	}
}

// TestBoundaries: ids of any length and form make a boundary that can be read.
func TestBoundaries(t *testing.T) {
	f := testFrame(t)
	for _, extension := range []string{"1", strings.Repeat("9", 64), `"><`, "a b", "ä"} {
		f.ID.Extension = extension
		requireCarried(t, profile, f)
	}
}

func requireCarried(t *testing.T, p archive.Profile, f *archive.Frame) {
	t.Helper()
	out, err := archive.EncodeFrame(p, f)
	require.NoError(t, err)
	back, _, err := archive.DecodeFrame(p, out)
	require.NoError(t, err)
	if !bytes.Equal(back.Subject.Document, f.Subject.Document) {
		require.Equal(t, string(f.Subject.Document), string(back.Subject.Document), p.TransferEncoding.Value)
	}
}

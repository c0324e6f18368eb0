package validation_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive/validation"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// service answers in memory and keeps what it was asked.
type service struct {
	status int
	header http.Header
	body   io.Reader
	err    error
	asked  []*http.Request
	sent   []byte
}

func (s *service) RoundTrip(r *http.Request) (*http.Response, error) {
	s.asked = append(s.asked, r)
	s.sent, _ = io.ReadAll(r.Body)
	if s.err != nil {
		return nil, s.err
	}
	if s.header == nil {
		s.header = http.Header{}
	}
	return &http.Response{StatusCode: s.status, Header: s.header, Body: io.NopCloser(s.body), ContentLength: -1}, nil
}

func answering(status int, body string) *service {
	return &service{status: status, body: strings.NewReader(body)}
}

func question() validation.Request {
	return validation.Request{MessageID: "17", ServiceRequest: "SP17", Frame: []byte("<f/>"), Document: []byte("<d>\r\nä</d>")}
}

// TestQuestion: the question has the observed form.
func TestQuestion(t *testing.T) {
	s := answering(200, "")
	result, err := (&validation.Client{HTTP: &http.Client{Transport: s}}).Validate(t.Context(), question())
	require.NoError(t, err)
	require.True(t, result.Accepted())
	r := s.asked[0]
	require.Equal(t, http.MethodPost, r.Method)
	require.Equal(t, "http://shvalidaattori.at.kanta.fi/shark-validointi/validoi/asiakirja/tulos", r.URL.String())
	require.Equal(t, "application/json; charset=utf-8", r.Header.Get("Content-Type"))
	var sent map[string]string
	require.NoError(t, json.Unmarshal(s.sent, &sent))
	require.Equal(t, map[string]string{
		"messageId": "17", "palveluPyynto": "SP17", "level": "1",
		"siirtokehysXml": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<f/>", "asiakirjaXml": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<d>\nä</d>",
	}, sent)
	require.Contains(t, string(s.sent), "<?xml version", "markup is not escaped")
}

func TestAnswers(t *testing.T) {
	const rejected = "<html><head><title>Request Rejected</title></head><body>Your support ID is: 12345678901234567890 140312A907T</body></html>"
	for _, tc := range []struct {
		name   string
		status int
		body   string
		code   validation.Code // "" means a result
		found  int
	}{
		{"nothing found", 200, "", "", 0},
		{"nothing but white space", 200, "\r\n", "", 0},
		{"two findings", 400, `{"description":"1: Aino; 2: Testi 140312A907T"}`, "", 2},
		{"more fields", 400, `{"status":400,"description":"1: x","errors":[]}`, "", 1},
		{"no numbers", 400, `{"description":"Aino"}`, "", 1},
		{"no description", 400, `{}`, validation.CodeBadAnswer, 0},
		{"no JSON", 400, `Aino 140312A907T`, validation.CodeBadAnswer, 0},
		{"JSON of another kind", 400, `{"description":["Aino"]}`, validation.CodeBadAnswer, 0},
		{"firewall", 200, rejected, validation.CodeBlocked, 0},
		{"firewall with status", 403, rejected, validation.CodeBlocked, 0},
		{"firewall at 400", 400, rejected, validation.CodeBlocked, 0},
		{"another page", 200, "<html>Aino</html>", validation.CodeBadAnswer, 0},
		{"text", 200, "Aino", validation.CodeBadAnswer, 0},
		{"fault", 500, `{"description":"1: Aino"}`, validation.CodeStatus, 0},
		{"not there", 404, "Aino", validation.CodeStatus, 0},
		{"redirect", 302, "Aino", validation.CodeStatus, 0},
		{"no content", 204, "", validation.CodeStatus, 0},
		{"endless", 200, strings.Repeat("Aino", 2<<20), validation.CodeBadAnswer, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := answering(tc.status, tc.body)
			s.header = http.Header{"Location": {"http://elsewhere.test/"}}
			result, err := (&validation.Client{HTTP: &http.Client{Transport: s}}).Validate(t.Context(), question())
			require.Len(t, s.asked, 1)
			if tc.code == "" {
				require.NoError(t, err)
				require.Len(t, result.Findings, tc.found)
				return
			}
			var e *validation.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, tc.code, e.Code)
			require.Equal(t, tc.status, e.Status)
			if tc.code == validation.CodeBlocked {
				require.Equal(t, "12345678901234567890", e.SupportID)
				require.ErrorContains(t, err, "12345678901234567890")
			}
			require.NotContains(t, err.Error(), "Aino")
			require.NotContains(t, err.Error(), "140312A907")
		})
	}
}

func TestCompressedAndBroken(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	_, _ = z.Write(make([]byte, 1<<20))
	require.NoError(t, z.Close())
	s := &service{status: 200, header: http.Header{"Content-Encoding": {"gzip"}}, body: &bomb}
	client := &validation.Client{HTTP: &http.Client{Transport: s}}
	var e *validation.Error
	_, err := client.Validate(t.Context(), question())
	require.ErrorAs(t, err, &e)
	require.Equal(t, validation.CodeBadAnswer, e.Code)

	s.err = errors.New("malformed HTTP response 140312A907T")
	_, err = client.Validate(t.Context(), question())
	require.ErrorAs(t, err, &e)
	require.Equal(t, validation.CodeUnreachable, e.Code)
	require.ErrorIs(t, err, s.err)
	require.NotContains(t, err.Error(), "140312A907")
}

func TestTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		_, err := (&validation.Client{HTTP: &http.Client{Transport: never{}}}).Validate(t.Context(), question())
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.Equal(t, 2*time.Minute, time.Since(start))
	})
}

type never struct{}

func (never) RoundTrip(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, r.Context().Err()
}

// TestNotSent: what may not be sent is not.
func TestNotSent(t *testing.T) {
	const real = "131052-308T" // the code of public examples
	for _, tc := range []struct {
		name   string
		client validation.Client
		spoil  func(r *validation.Request)
		code   validation.Code // "" means sent
	}{
		{"no URL", validation.Client{URL: "ftp://x/"}, func(*validation.Request) {}, validation.CodeInput},
		{"no host", validation.Client{URL: "https:///x"}, func(*validation.Request) {}, validation.CodeInput},
		{"latin-1", validation.Client{}, func(r *validation.Request) { r.Frame = []byte("<a>\xe4</a>") }, validation.CodeInput},
		{"declared latin-1", validation.Client{}, func(r *validation.Request) { r.Document = []byte(`<?xml version="1.0" encoding="iso-8859-1"?><a/>`) }, validation.CodeInput},
		{"real code in the frame", validation.Client{}, func(r *validation.Request) { r.Frame = []byte("<a b='" + real + "'/>") }, validation.CodeRealData},
		{"real code in the document", validation.Client{}, func(r *validation.Request) { r.Document = []byte("<a>" + real + "</a>") }, validation.CodeRealData},
		{"real code in no XML", validation.Client{}, func(r *validation.Request) { r.Document = []byte("<a> " + real) }, validation.CodeRealData},
		{"production over http", validation.Client{Production: true}, func(r *validation.Request) { r.Document = []byte("<a>" + real + "</a>") }, validation.CodeRealData},
		{"production over https", validation.Client{Production: true, URL: "https://x.test/"}, func(r *validation.Request) { r.Document = []byte("<a>" + real + "</a>") }, ""},
		{"test code", validation.Client{}, func(r *validation.Request) { r.Document = []byte("<a>140312A907T</a>") }, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := answering(200, "")
			tc.client.HTTP = &http.Client{Transport: s}
			r := question()
			tc.spoil(&r)
			_, err := tc.client.Validate(t.Context(), r)
			if tc.code == "" {
				require.NoError(t, err)
				require.Len(t, s.asked, 1)
				return
			}
			var e *validation.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, tc.code, e.Code)
			require.Empty(t, s.asked)
			require.NotContains(t, err.Error(), real)
		})
	}
}

func TestParseDescription(t *testing.T) {
	f := func(number int, text string) validation.Finding {
		return validation.Finding{Number: number, Text: text}
	}
	for in, want := range map[string]validation.Findings{
		"":                        nil,
		"  ":                      nil,
		"1: a":                    {f(1, "a")},
		"1: a; 2: b":              {f(1, "a"), f(2, "b")},
		"1:a;2:b;\n 3: c":         {f(1, "a"), f(2, "b"), f(3, "c")},
		"1: a; b; 2: c":           {f(1, "a; b"), f(2, "c")},
		"1: see 3: x; 3: y; 2: z": {f(1, "see 3: x; 3: y"), f(2, "z")},
		"1: ; 2: ":                {f(1, ""), f(2, "")},
		"no number":               {f(0, "no number")},
		"2: b; 3: c":              {f(0, "2: b; 3: c")},
		validation.Describe([]string{"a", "b; c", "d"}): {f(1, "a"), f(2, "b; c"), f(3, "d")},
	} {
		require.Equal(t, want, validation.ParseDescription(in), "%q", in)
	}
	require.Len(t, validation.ParseDescription("1: a"+strings.Repeat(";", 1_000_000)), 1, "linear")
}

// TestFindingsStaySilent: formatting, logging and marshalling show numbers only,
// however the findings are handed on.
func TestFindingsStaySilent(t *testing.T) {
	r := &validation.Result{Findings: validation.Findings{{Number: 1, Text: "Merkkivalo"}}}
	type wrapped struct {
		R  validation.Result
		P  *validation.Result
		F  validation.Finding
		Fs validation.Findings
		S  []validation.Finding
		M  map[string]any
	}
	values := []any{
		r, *r, r.Findings, []validation.Finding(r.Findings), r.Findings[0], &r.Findings[0], &r.Findings,
		wrapped{*r, r, r.Findings[0], r.Findings, r.Findings, map[string]any{"x": r.Findings}},
	}
	var b bytes.Buffer
	for _, v := range values {
		for _, log := range []*slog.Logger{slog.New(slog.NewTextHandler(&b, nil)), slog.New(slog.NewJSONHandler(&b, nil))} {
			log.Info("x", slog.Any("v", v), slog.Group("g", slog.Any("v", v)))
			log.With("v", v).WithGroup("h").Info("x", "list", []any{v})
		}
		for _, verb := range strings.Fields("%v %+v %#v %s %q %x %X %d %t %T %o %10v %-10s") {
			fmt.Fprintf(&b, verb+"\n", v)
		}
		fmt.Fprintln(&b, v)
		fmt.Fprintf(&b, "%v\n", fmt.Errorf("%v", v))
		out, err := json.Marshal(v)
		require.NoError(t, err)
		b.Write(out)
	}
	require.NotContains(t, b.String(), "Merkkivalo")
	require.NotContains(t, b.String(), fmt.Sprintf("%x", "Merkkivalo"))
	require.NotContains(t, b.String(), fmt.Sprintf("%X", "Merkkivalo"))
	require.Contains(t, b.String(), "finding 1")
	require.Contains(t, b.String(), "1 finding")
	require.Equal(t, "2 findings", validation.Findings{{}, {}}.String())
}

// TestPrepareKeepsSignatures: line ends and declaration are not part of what an
// XML signature covers.
func TestPrepareKeepsSignatures(t *testing.T) {
	pki, err := testpki.New(testpki.Options{})
	require.NoError(t, err)
	system, err := pki.System()
	require.NoError(t, err)
	unsigned := signable(t)
	signed, err := signing.Sign(t.Context(), unsigned, system.Signer(), signing.Options{Kind: signing.System, Time: pki.Now()})
	require.NoError(t, err)
	for name, src := range map[string][]byte{
		"LF": signed, "CR LF": bytes.ReplaceAll(signed, []byte("\n"), []byte("\r\n")), "CR": bytes.ReplaceAll(signed, []byte("\n"), []byte("\r")),
		"byte order mark": append([]byte("\ufeff"), signed...),
	} {
		out, err := validation.Prepare(src)
		require.NoError(t, err, name)
		require.True(t, validation.HasDeclaration(out))
		require.NotContains(t, string(out), "\r")
		roots, issuers := pki.Pools()
		report, err := signing.Verify(out, signing.VerifyOptions{Roots: roots, Intermediates: issuers, Now: pki.Now()})
		require.NoError(t, err, name)
		require.True(t, report.Valid(), name)
		again, err := validation.Prepare(out)
		require.NoError(t, err)
		require.Equal(t, out, again, "what is prepared stays")
	}
}

// signable is a document with line ends between its elements.
func signable(t *testing.T) []byte {
	structures, err := document.NewRegistry(demodata.Structures())
	require.NoError(t, err)
	types, err := scenario.Types(structures)
	require.NoError(t, err)
	records, err := scenario.New(scenario.Options{Structures: structures, Types: types, Seed: 5})
	require.NoError(t, err)
	draft, err := records.Plan()
	require.NoError(t, err)
	out, err := draft.Assemble()
	require.NoError(t, err)
	return bytes.ReplaceAll(out, []byte("><"), []byte(">\n<"))
}

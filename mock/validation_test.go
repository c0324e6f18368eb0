package mock_test

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/archive/validation"
)

// inquiry is a question about a signed document in its own frame.
func (d *desk) inquiry(document []byte) validation.Request {
	d.t.Helper()
	m, err := d.client.NewMessage(d.t.Context(), document)
	require.NoError(d.t, err)
	return validation.Request{MessageID: m.ID.Extension, ServiceRequest: "SP17", Frame: m.Bytes, Document: document}
}

// TestValidationService: the client asks the mock in the observed form, and the
// mock judges by its own rules.
func TestValidationService(t *testing.T) {
	d := newDesk(t)
	server := httptest.NewServer(d.mock.ValidationHandler())
	defer server.Close()
	client := &validation.Client{URL: server.URL + validation.Path}
	good := d.sign(d.unsigned(d.records.Plan()))
	for _, tc := range []struct {
		name  string
		spoil func(r *validation.Request)
		want  []string // what the findings name, in order
	}{
		{"nothing found", func(*validation.Request) {}, nil},
		{"CR LF is made LF", func(r *validation.Request) { r.Frame = bytes.ReplaceAll(r.Frame, []byte("\n"), []byte("\r\n")) }, nil},
		{"document touched", func(r *validation.Request) {
			r.Document = bytes.Replace(r.Document, []byte("<text mediaType"), []byte(" <text mediaType"), 1)
		}, []string{"SIG-06 at asiakirja:/ClinicalDocument", "SGN-05"}},
		{"document unreadable", func(r *validation.Request) { r.Document = r.Document[:100] }, []string{"ARC-01 at asiakirja:/"}},
		{"frame unreadable", func(r *validation.Request) { r.Frame = []byte("<a/>") }, []string{"ARC-01 at siirtokehys:/"}},
		{"frame without use situation", func(r *validation.Request) {
			r.Frame = bytes.Replace(r.Frame, []byte("1.2.246.537.6.1289.201901"), []byte("1.2.3"), 1)
		}, []string{"MSG-04 at siirtokehys:/RCMR_IN200002FI01"}},
		{"another service request", func(r *validation.Request) { r.ServiceRequest = "SP1" }, []string{"MSG-03", "MSG-16"}},
		{"no service request", func(r *validation.Request) { r.ServiceRequest = "" }, []string{"MSG-03"}},
		{"frame without its document", func(r *validation.Request) {
			from, to := bytes.Index(r.Frame, []byte("MIME-Version")), bytes.Index(r.Frame, []byte("</text>"))
			r.Frame = bytes.Join([][]byte{r.Frame[:from], []byte("<mimeEncode/>"), r.Frame[to:]}, nil)
		}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := d.inquiry(good)
			tc.spoil(&r)
			result, err := client.Validate(t.Context(), r)
			require.NoError(t, err)
			require.Len(t, result.Findings, len(tc.want), "%d findings", len(result.Findings))
			for i, want := range tc.want {
				require.Equal(t, i+1, result.Findings[i].Number)
				require.True(t, strings.HasPrefix(result.Findings[i].Text, want), result.Findings[i].Text)
			}
		})
	}
	require.Empty(t, d.mock.Documents(), "nothing is stored")
	require.Empty(t, d.mock.Journal())
}

// TestValidationHabits: what other tools meet when they ask like careless ones.
func TestValidationHabits(t *testing.T) {
	d := newDesk(t)
	var log bytes.Buffer
	d.mock.Log = slog.New(slog.NewTextHandler(&log, nil))
	server := httptest.NewServer(d.mock.ValidationHandler())
	defer server.Close()
	post := func(body string) (int, string) {
		resp, err := http.Post(server.URL, "application/json", strings.NewReader(body))
		require.NoError(t, err)
		defer resp.Body.Close()
		text, err := io.ReadAll(resp.Body)
		require.NoError(t, err)
		return resp.StatusCode, string(text)
	}
	const declared = `<?xml version='1.0'?>`
	status, text := post(`{"siirtokehysXml":"<a/>","asiakirjaXml":"` + declared + `<a/>"}`)
	require.Equal(t, 200, status)
	require.Contains(t, text, "Request Rejected")
	require.Regexp(t, `Your support ID is: \d{20}<`, text)

	status, text = post(`{"siirtokehysXml":"` + declared + `<a/>","asiakirjaXml":"` + declared + `\r\n<a>140312A907T</a>"}`)
	require.Equal(t, 400, status)
	require.Contains(t, text, "nonXMLBody is missing")
	require.NotContains(t, text+log.String(), "140312A907T")

	status, text = post(`hello`)
	require.Equal(t, 400, status)
	require.Contains(t, text, `"description":"1: `)
}

// TestValidationBesideTheArchive: the service stands on the archive's own server.
func TestValidationBesideTheArchive(t *testing.T) {
	d := newDesk(t)
	d.overHTTPS()
	client := &validation.Client{
		URL:  strings.TrimSuffix(d.mock.URL, "/archive") + validation.Path,
		HTTP: d.client.Transport.(*archive.HTTPTransport).Client,
	}
	result, err := client.Validate(t.Context(), d.inquiry(d.sign(d.unsigned(d.records.Plan()))))
	require.NoError(t, err)
	require.True(t, result.Accepted())
}

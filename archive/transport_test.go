package archive_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
)

// roundTrip is a connection in memory.
type roundTrip func(r *http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func response(status int, header http.Header, body io.Reader) *http.Response {
	if header == nil {
		header = http.Header{}
	}
	return &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(body), ContentLength: -1, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}
}

func over(f roundTrip) *archive.HTTPTransport {
	return &archive.HTTPTransport{URL: "https://archive.test/", Client: &http.Client{Transport: f}}
}

func TestHTTPTransport(t *testing.T) {
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if r.Header.Get("SOAPAction") != `"urn:hl7-org:v3:RCMR"` || r.Header.Get("Accept-Encoding") != "identity" ||
			!strings.HasPrefix(r.Header.Get("Content-Type"), "text/xml") || !bytes.Contains(body, []byte("<soapenv:Body>m<")) {
			w.WriteHeader(http.StatusBadRequest)
		}
		_, _ = w.Write([]byte("answer"))
	}))
	transport := &archive.HTTPTransport{URL: server.URL, Client: server.Client(), MaxAnswer: 6}
	got, err := transport.Exchange(t.Context(), "RCMR", []byte("m"))
	require.NoError(t, err)
	require.Equal(t, "answer", string(got))

	server.Close()
	_, err = transport.Exchange(t.Context(), "RCMR", []byte("m"))
	require.ErrorIs(t, err, archive.ErrNotSent, "no connection, nothing sent")
	for _, url := range []string{"http://127.0.0.1:1", "https://[::1", ""} {
		_, err = (&archive.HTTPTransport{URL: url}).Exchange(t.Context(), "RCMR", nil)
		require.ErrorIs(t, err, archive.ErrNotSent, "SIG-11: traffic is encrypted")
	}
}

// TestHTTPStatus: what each status means for the message.
func TestHTTPStatus(t *testing.T) {
	sender, receiver := strings.Replace(faultEnvelope, "CODE", "Client", 1), strings.Replace(faultEnvelope, "CODE", "Server", 1)
	soap12 := strings.NewReplacer("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope",
		"<faultcode>s:CODE</faultcode>", "<s:Code><s:Value>s:Sender</s:Value></s:Code>",
		"<faultstring>", "<s:Reason><s:Text>", "</faultstring>", "</s:Text></s:Reason>").Replace(faultEnvelope)
	const notSent, unknown = archive.Code("not sent"), archive.Code("")
	for _, tc := range []struct {
		status int
		body   string
		code   archive.Code
		side   archive.FaultSide
	}{
		{429, "", notSent, ""}, {503, "", notSent, ""}, {503, sender, notSent, archive.SenderFault},
		{503, receiver, unknown, archive.ReceiverFault}, {429, receiver, unknown, archive.ReceiverFault},
		{408, "", unknown, ""}, {500, "", unknown, ""}, {500, "<html>140312A907T", unknown, ""}, {502, "", unknown, ""}, {504, "", unknown, ""},
		{500, receiver, unknown, archive.ReceiverFault}, {500, strings.Replace(faultEnvelope, "CODE", "140312A907T", 1), unknown, archive.UnknownFault},
		{500, sender, archive.CodeRefused, archive.SenderFault}, {500, soap12, archive.CodeRefused, archive.SenderFault},
		{400, "", archive.CodeRefused, ""}, {401, "", archive.CodeRefused, ""}, {403, "", archive.CodeRefused, ""}, {404, "", archive.CodeRefused, ""},
		{413, "", archive.CodeRefused, ""}, {415, "", archive.CodeRefused, ""},
		{301, "", archive.CodeBadAnswer, ""}, {307, "", archive.CodeBadAnswer, ""}, {202, "", archive.CodeBadAnswer, ""}, {204, "", archive.CodeBadAnswer, ""},
		{200, "", unknown, ""}, {200, " \n", unknown, ""},
	} {
		requests := 0
		_, err := over(func(*http.Request) (*http.Response, error) {
			requests++
			return response(tc.status, http.Header{"Location": {"https://elsewhere.test/"}}, strings.NewReader(tc.body)), nil
		}).Exchange(t.Context(), "RCMR", []byte("m"))
		require.Error(t, err, tc.status)
		require.Equal(t, 1, requests, "a redirect is not followed")
		require.Equal(t, tc.code == notSent, errors.Is(err, archive.ErrNotSent), tc.status)
		var own *archive.Error
		if errors.As(err, &own) {
			require.Equal(t, tc.code, own.Code, tc.status)
		} else {
			require.Contains(t, []archive.Code{notSent, unknown}, tc.code, tc.status)
		}
		var fault *archive.Fault
		require.Equal(t, tc.side != "", errors.As(err, &fault), tc.status)
		if fault != nil {
			require.Equal(t, tc.side, fault.Side)
			require.Equal(t, "Aino Esimerkki 140312A907T", fault.Reason, "for the caller, who must not log it")
		}
		require.NotContains(t, err.Error(), "140312A907", "the server's words are not repeated")
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "0": 0, "7": 7 * time.Second, " 7 ": 7 * time.Second, "-1": 0, "1.5": 0, "soon": 0, "99999999999999999999": 0, "4000000000": 24 * time.Hour,
		"Thu, 15 Jan 2026 09:00:30 GMT": 30 * time.Second, "Thu, 15 Jan 2026 08:00:00 GMT": 0, "Thu, 15 Jan 2099 08:00:00 GMT": 24 * time.Hour,
	} {
		transport := over(func(*http.Request) (*http.Response, error) {
			return response(503, http.Header{"Retry-After": {value}}, http.NoBody), nil
		})
		transport.Now = func() time.Time { return now }
		_, err := transport.Exchange(t.Context(), "RCMR", nil)
		var status *archive.StatusError
		require.ErrorAs(t, err, &status)
		require.Equal(t, want, status.RetryAfter, "%q", value)
	}
}

// endless is a body without an end; it counts what was taken.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	e.read += len(p)
	return len(p), nil
}

// broken gives an error after its text.
type broken struct {
	io.Reader
	err error
}

func (b broken) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if errors.Is(err, io.EOF) {
		err = b.err
	}
	return n, err
}

func TestBadAnswers(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	_, _ = z.Write(make([]byte, 1<<20))
	require.NoError(t, z.Close())
	for _, tc := range []struct {
		name   string
		header http.Header
		length int64
		body   io.Reader
		code   archive.Code // "" means an unknown outcome
	}{
		{"endless", nil, -1, &endless{}, archive.CodeBadAnswer},
		{"one byte too long", nil, -1, strings.NewReader(strings.Repeat("x", 1001)), archive.CodeBadAnswer},
		{"announced too long", nil, 1001, &endless{}, archive.CodeBadAnswer},
		{"longer than announced", nil, 10, &endless{}, archive.CodeBadAnswer},
		{"compressed", http.Header{"Content-Encoding": {"gzip"}}, -1, &bomb, archive.CodeBadAnswer},
		{"cut", nil, -1, broken{strings.NewReader("<a"), io.ErrUnexpectedEOF}, ""},
		{"unreadable", nil, -1, broken{strings.NewReader("<a"), errors.New("malformed chunk: 140312A907T")}, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			transport := over(func(*http.Request) (*http.Response, error) {
				r := response(200, tc.header, tc.body)
				r.ContentLength = tc.length
				return r, nil
			})
			transport.MaxAnswer = 1000
			_, err := transport.Exchange(t.Context(), "RCMR", nil)
			require.Error(t, err)
			require.NotErrorIs(t, err, archive.ErrNotSent)
			require.NotContains(t, err.Error(), "140312A907")
			var own *archive.Error
			require.Equal(t, tc.code != "", errors.As(err, &own))
			if own != nil {
				require.Equal(t, tc.code, own.Code)
			}
		})
	}
}

// TestAnswerWithinTheLimit: answers of every length around the sizes of buffers
// come whole.
func TestAnswerWithinTheLimit(t *testing.T) {
	for _, size := range []int{1, 999, 32<<10 - 1, 32 << 10, 32<<10 + 1, 128 << 10, 300 << 10} {
		for _, length := range []int64{-1, int64(size)} {
			want := bytes.Repeat([]byte("x"), size)
			transport := over(func(*http.Request) (*http.Response, error) {
				r := response(200, nil, bytes.NewReader(want))
				r.ContentLength = length
				return r, nil
			})
			transport.MaxAnswer = 300 << 10
			got, err := transport.Exchange(t.Context(), "RCMR", nil)
			require.NoError(t, err)
			require.Equal(t, want, got)
		}
	}
}

// TestSlowAnswers runs on the bubble's clock: an answer that does not begin, or
// does not end, is given up after the timeout.
func TestSlowAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		late := over(func(r *http.Request) (*http.Response, error) {
			<-r.Context().Done()
			return nil, r.Context().Err()
		})
		start := time.Now()
		_, err := late.Exchange(t.Context(), "RCMR", nil)
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.Equal(t, 2*time.Minute, time.Since(start))

		slow := over(func(r *http.Request) (*http.Response, error) { return response(200, nil, drip{r.Context()}), nil })
		slow.Timeout = 10 * time.Second
		start = time.Now()
		_, err = slow.Exchange(t.Context(), "RCMR", nil)
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.Equal(t, 10*time.Second, time.Since(start))
		require.NotErrorIs(t, err, archive.ErrNotSent)
	})
}

// drip gives one byte a second until its context ends, as a body of net/http
// does.
type drip struct{ ctx context.Context }

func (d drip) Read(p []byte) (int, error) {
	select {
	case <-d.ctx.Done():
		return 0, d.ctx.Err()
	case <-time.After(time.Second):
		return copy(p, "x"), nil
	}
}

// TestForeignServers: what is no TLS and no HTTP.
func TestForeignServers(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = conn.Write([]byte("HELLO 140312A907T\r\n\r\n"))
			conn.Close()
		}
	}()
	transport := &archive.HTTPTransport{URL: "https://" + listener.Addr().String()}
	_, err = transport.Exchange(t.Context(), "RCMR", []byte("m"))
	require.ErrorIs(t, err, archive.ErrNotSent, "no TLS, nothing sent")
	require.NotContains(t, err.Error(), "140312A907")

	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		conn, _, _ := w.(http.Hijacker).Hijack()
		_, _ = conn.Write([]byte("140312A907T is no HTTP\r\n\r\n"))
		conn.Close()
	}))
	defer server.Close()
	transport = &archive.HTTPTransport{URL: server.URL, Client: server.Client()}
	_, err = transport.Exchange(t.Context(), "RCMR", []byte("m"))
	require.Error(t, err)
	require.NotErrorIs(t, err, archive.ErrNotSent)
	require.NotContains(t, err.Error(), "140312A907", "net/http quotes what it cannot read")
}

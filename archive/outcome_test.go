package archive_test

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
)

var (
	errLost   = errors.New("connection reset")
	errUnsent = errors.Join(archive.ErrNotSent, errors.New("connection refused"))
	errGate   = &archive.Error{Code: archive.CodeRefused, Message: "no", Err: &archive.StatusError{Status: 403}}
)

// TestWhichAttempt: an error says of which attempt the outcome is unknown, and
// says so only when there is one that stores.
func TestWhichAttempt(t *testing.T) {
	const unknown, unavailable = archive.CodeUnknown, archive.CodeUnavailable
	for _, tc := range []struct {
		name            string
		errs            []error // of the attempts; the last one repeats
		code            archive.Code
		store, searched string // the error's message after storing and searching
	}{
		{"never sent", []error{errUnsent}, unavailable, "not taken in after 3 attempts", "not taken in after 3 attempts"},
		{"never answered", []error{errLost}, unknown, "no answer after 3 attempts", "no answer after 3 attempts"},
		{
			"lost, lost, not sent", []error{errLost, errLost, errUnsent}, unknown,
			"attempt 2's outcome is unknown, the last one was not taken in", "no answer after 3 attempts, the last one was not taken in",
		},
		{
			"lost, not sent, not sent", []error{errLost, errUnsent, errUnsent}, unknown,
			"attempt 1's outcome is unknown, the last one was not taken in", "no answer after 3 attempts, the last one was not taken in",
		},
		{"not sent, lost, lost", []error{errUnsent, errLost}, unknown, "no answer after 3 attempts", "no answer after 3 attempts"},
		{"lost, refused on the way", []error{errLost, errGate}, unknown, "attempt 1's outcome is unknown, the last one was not taken in", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			client, _ := attempts(tc.errs...)
			_, err := client.Send(t.Context(), testMessage())
			var e *archive.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, tc.code, e.Code)
			require.Equal(t, tc.store, e.Message)
			require.Equal(t, tc.code == unknown, e.MayBeStored())
			require.False(t, e.ReadOnly)

			client, _ = attempts(tc.errs...)
			_, err = client.Search(t.Context(), someone(t))
			require.ErrorAs(t, err, &e)
			require.False(t, e.MayBeStored(), "a search stores nothing")
			require.True(t, e.ReadOnly)
			if tc.searched == "" {
				require.Equal(t, archive.CodeRefused, e.Code)
				return
			}
			require.Equal(t, unavailable, e.Code)
			require.Equal(t, tc.searched, e.Message)
		})
	}
}

// attempts is a client whose attempts fail in turn.
func attempts(errs ...error) (*archive.Client, *script) {
	transport := &script{}
	for _, err := range errs {
		transport.steps = append(transport.steps, fails(err))
	}
	return &archive.Client{
		Transport: transport, Sequence: &archive.Counter{}, Retry: noPause(), Observer: quiet(),
		Party: archive.Party{Platform: "2.999.9", Organiser: "2.999.1", User: user},
	}, transport
}

// TestSearchesStoreNothing: an answer to a search that cannot be used leaves no
// doubt about what is stored.
func TestSearchesStoreNothing(t *testing.T) {
	circle := func(_ int, a *archive.QueryAnswer) { a.Page = archive.Page{Total: 2, Remaining: 2, Continuation: "a"} }
	large := func(_ int, a *archive.QueryAnswer) { a.Documents = [][]byte{encodedVersion(t, "2.999.5", 1)} }
	for _, tc := range []struct {
		name   string
		answer func(int, *archive.QueryAnswer)
		ask    func(*archive.Client) error
	}{
		{"no summary", func(int, *archive.QueryAnswer) {}, func(c *archive.Client) error { _, err := c.Summary(t.Context(), someone(t)); return err }},
		{"pages in a circle", circle, func(c *archive.Client) error { _, err := c.Search(t.Context(), someone(t)); return err }},
		{"headers in a circle", circle, func(c *archive.Client) error { _, err := c.Metadata(t.Context(), someone(t)); return err }},
		{"too large together", large, func(c *archive.Client) error { _, err := c.Search(t.Context(), someone(t)); return err }},
		{"one by one", circle, func(c *archive.Client) (err error) {
			for _, err = range c.Documents(t.Context(), someone(t)) {
			}
			return err
		}},
	} {
		client, _ := pagingClient(tc.answer)
		client.MaxBytes = 1
		err := tc.ask(client)
		var e *archive.Error
		require.ErrorAs(t, err, &e, tc.name)
		require.Equal(t, archive.CodeBadAnswer, e.Code, tc.name)
		require.False(t, e.MayBeStored(), tc.name)
	}
}

// TestCertificatesAreTriedOnce: sending again does not make a certificate
// another one.
func TestCertificatesAreTriedOnce(t *testing.T) {
	alert := func(number tls.AlertError) error { return &net.OpError{Op: "remote error", Err: number} }
	for name, cause := range map[string]error{
		"no certificate, TLS 1.3": alert(116), "no certificate, TLS 1.2": alert(40), "bad": alert(42), "expired": alert(45), "of nobody known": alert(48),
		"the archive's is of nobody known": &tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}},
		"a vendor's own transport":         x509.HostnameError{Certificate: &x509.Certificate{}, Host: "x.test"},
	} {
		unsent := fmt.Errorf("%w: %w", archive.ErrNotSent, cause)
		client, transport := attempts(unsent)
		_, err := client.Send(t.Context(), testMessage())
		var e *archive.Error
		require.ErrorAs(t, err, &e, name)
		require.Equal(t, archive.CodeUnavailable, e.Code, name)
		require.Contains(t, e.Message, "not taken in after 1 attempt; it was not tried again", name)
		require.Len(t, transport.messages, 1, name)

		client, transport = attempts(errLost, unsent)
		_, err = client.Send(t.Context(), testMessage())
		require.ErrorAs(t, err, &e, name)
		require.Equal(t, archive.CodeUnknown, e.Code, name)
		require.Equal(t, "attempt 1's outcome is unknown, the last one was not taken in", e.Message, name)
		require.Len(t, transport.messages, 2, name)
	}
	client, transport := attempts(errors.Join(archive.ErrNotSent, alert(80)))
	_, err := client.Send(t.Context(), testMessage())
	require.Error(t, err)
	require.Len(t, transport.messages, 3, "an internal error of the server is tried again")
}

// TestUntrustedArchive is that over a real connection.
func TestUntrustedArchive(t *testing.T) {
	var connections atomic.Int32
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "x") }))
	server.Config.ConnState = func(_ net.Conn, s http.ConnState) {
		if s == http.StateNew {
			connections.Add(1)
		}
	}
	server.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	server.StartTLS()
	defer server.Close()
	empty := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: x509.NewCertPool()}}}
	for _, trust := range []*http.Client{empty, nil} {
		client, _ := attempts()
		client.Transport = &archive.HTTPTransport{URL: server.URL, Client: trust}
		requireTurnedAway(t, client, &connections)
	}
}

// requireTurnedAway stores and searches with a client that does not trust the
// archive's certificate.
func requireTurnedAway(t *testing.T, client *archive.Client, connections *atomic.Int32) {
	t.Helper()
	for _, ask := range []func() error{
		func() error { _, err := client.Send(t.Context(), testMessage()); return err },
		func() error { _, err := client.Search(t.Context(), someone(t)); return err },
	} {
		before := connections.Load()
		err := ask()
		var e *archive.Error
		require.ErrorAs(t, err, &e)
		require.Equal(t, archive.CodeUnavailable, e.Code)
		require.False(t, e.MayBeStored())
		require.ErrorContains(t, err, "nothing was sent: the connection failed: tls: failed to verify certificate")
		require.EqualValues(t, 1, connections.Load()-before)
	}
}

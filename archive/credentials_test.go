package archive_test

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/signing/testpki"
)

// keyring is a folder with credentials.
type keyring struct {
	t     testing.TB
	files archive.CredentialFiles
}

func newKeyring(t testing.TB) *keyring {
	dir := t.TempDir()
	return &keyring{t, archive.CredentialFiles{
		Certificate: filepath.Join(dir, "client.pem"), Key: filepath.Join(dir, "client-key.pem"), Roots: filepath.Join(dir, "root.pem"),
	}}
}

func (k *keyring) write(file string, content []byte) {
	k.t.Helper()
	require.NoError(k.t, os.WriteFile(file, content, 0o600))
}

func certificates(certs ...*x509.Certificate) []byte {
	var b bytes.Buffer
	for _, c := range certs {
		_ = pem.Encode(&b, &pem.Block{Type: "CERTIFICATE", Bytes: c.Raw})
	}
	return b.Bytes()
}

func (k *keyring) writeCertificate(h *testpki.Hierarchy) {
	id := h.Client()
	k.write(k.files.Certificate, certificates(append([]*x509.Certificate{id.Certificate}, id.Issuers...)...))
}

func (k *keyring) writeAll(h *testpki.Hierarchy) {
	k.writeCertificate(h)
	key, err := h.Client().KeyPEM()
	require.NoError(k.t, err)
	k.write(k.files.Key, key)
	k.write(k.files.Roots, certificates(h.Root()))
}

// gate is an archive's server that notes which certificate each request showed
// and can change its own hierarchy.
type gate struct {
	*httptest.Server
	config atomic.Pointer[tls.Config]
	seen   chan *x509.Certificate
}

func newGate(t testing.TB, h *testpki.Hierarchy) *gate {
	g := &gate{seen: make(chan *x509.Certificate, 10)}
	g.config.Store(h.TLSServerConfig())
	g.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.seen <- r.TLS.PeerCertificates[0]
		_, _ = w.Write([]byte("answer"))
	}))
	g.TLS = &tls.Config{
		Certificates:       []tls.Certificate{h.Server().TLS()},
		GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) { return g.config.Load(), nil },
	}
	g.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	g.StartTLS()
	t.Cleanup(g.Close)
	return g
}

func hierarchy(t testing.TB) *testpki.Hierarchy {
	h, err := testpki.New(testpki.Options{})
	require.NoError(t, err)
	return h
}

// TestRenewal renews certificate and roots under a living client.
func TestRenewal(t *testing.T) {
	first, second := hierarchy(t), hierarchy(t)
	keys := newKeyring(t)
	keys.writeAll(first)
	var events []archive.ReloadEvent
	clock := first.Now()
	credentials, err := archive.NewCredentials(keys.files, archive.CredentialOptions{
		Now: func() time.Time { return clock }, OnReload: func(e archive.ReloadEvent) { events = append(events, e) },
	})
	require.NoError(t, err)
	server := newGate(t, first)
	transport := archive.NewHTTPTransport(server.URL, credentials, archive.HTTPOptions{})
	exchange := func() *x509.Certificate {
		t.Helper()
		_, err := transport.Exchange(t.Context(), "RCMR", []byte("m"))
		require.NoError(t, err)
		return <-server.seen
	}
	require.Equal(t, first.Client().Certificate, exchange())

	server.config.Store(second.TLSServerConfig())
	require.Equal(t, first.Client().Certificate, exchange(), "the connection is used again")

	keys.writeCertificate(second) // half of a renewal
	require.Error(t, credentials.Reload())
	require.Error(t, credentials.Reload())
	require.Len(t, events, 1, "the same broken files are reported once")
	require.Error(t, events[0].Err)
	require.Equal(t, first.Client().Certificate, credentials.Certificate(), "the earlier pair stays in use")
	require.Equal(t, first.Client().Certificate, exchange())

	keys.writeAll(second)
	require.NoError(t, credentials.Reload())
	require.Len(t, events, 2)
	require.NoError(t, events[1].Err)
	require.Equal(t, second.Client().Certificate.NotAfter, events[1].NotAfter)
	require.Equal(t, second.Client().Certificate, exchange(), "new connections use the new pair and roots")

	require.NoError(t, credentials.Reload(), "unchanged files are no news")
	require.Len(t, events, 2)
}

// TestRenewalByClock: files are looked at when a connection is made and the last
// look is too old.
func TestRenewalByClock(t *testing.T) {
	first, second := hierarchy(t), hierarchy(t)
	keys := newKeyring(t)
	keys.writeAll(first)
	clock := first.Now()
	credentials, err := archive.NewCredentials(keys.files, archive.CredentialOptions{
		Now: func() time.Time { return clock }, OnReload: func(archive.ReloadEvent) {}, CheckEvery: time.Hour,
	})
	require.NoError(t, err)
	keys.writeAll(second)
	credentials.TLSConfig()
	require.Equal(t, first.Client().Certificate, credentials.Certificate(), "the last look is young")
	clock = clock.Add(time.Hour)
	config := credentials.TLSConfig()
	require.Equal(t, second.Client().Certificate, credentials.Certificate())
	require.Equal(t, second.Client().Certificate.Raw, config.Certificates[0].Certificate[0])

	keys.write(keys.files.Roots, nil)
	clock = clock.Add(time.Hour)
	credentials.TLSConfig()
	require.Equal(t, second.Client().Certificate, credentials.Certificate())
	require.NoError(t, os.Remove(keys.files.Key))
	require.ErrorIs(t, credentials.Reload(), os.ErrNotExist)
}

// TestReloadIsToldWithoutTheLock: who is told of new credentials may use them.
func TestReloadIsToldWithoutTheLock(t *testing.T) {
	first, second := hierarchy(t), hierarchy(t)
	keys := newKeyring(t)
	keys.writeAll(first)
	var credentials *archive.Credentials
	var leaves [][]byte
	clock := first.Now()
	credentials, err := archive.NewCredentials(keys.files, archive.CredentialOptions{
		Now: func() time.Time { return clock }, CheckEvery: time.Hour, OnReload: func(archive.ReloadEvent) {
			leaves = append(leaves, credentials.TLSConfig().Certificates[0].Certificate[0])
			archive.NewHTTPTransport("https://x.test/", credentials, archive.HTTPOptions{})
		},
	})
	require.NoError(t, err)
	keys.writeAll(second)
	require.NoError(t, credentials.Reload())
	require.NoError(t, os.Remove(keys.files.Key))
	clock = clock.Add(time.Hour)
	credentials.TLSConfig()
	leaf := second.Client().Certificate.Raw
	require.Equal(t, [][]byte{leaf, leaf}, leaves)
}

func TestCredentialErrors(t *testing.T) {
	h := hierarchy(t)
	for _, tc := range []struct {
		name  string
		now   time.Time
		spoil func(k *keyring)
	}{
		{"no certificate", h.Now(), func(k *keyring) { require.NoError(k.t, os.Remove(k.files.Certificate)) }},
		{"no key", h.Now(), func(k *keyring) { k.write(k.files.Key, []byte("x")) }},
		{"no roots", h.Now(), func(k *keyring) { k.write(k.files.Roots, []byte("x")) }},
		{"roots missing", h.Now(), func(k *keyring) { require.NoError(k.t, os.Remove(k.files.Roots)) }},
		{"another's key", h.Now(), func(k *keyring) {
			key, err := h.Server().KeyPEM()
			require.NoError(k.t, err)
			k.write(k.files.Key, key)
		}},
		{"expired", h.Now().AddDate(2, 0, 0), func(*keyring) {}},
		{"not yet valid", h.Now().AddDate(-2, 0, 0), func(*keyring) {}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			keys := newKeyring(t)
			keys.writeAll(h)
			tc.spoil(keys)
			_, err := archive.NewCredentials(keys.files, archive.CredentialOptions{Now: func() time.Time { return tc.now }})
			require.Error(t, err)
			require.NotContains(t, err.Error(), "PRIVATE")
		})
	}
}

// TestCredentialsWithoutFile: a field that was forgotten is named, not the file
// without name that there is not.
func TestCredentialsWithoutFile(t *testing.T) {
	for field, files := range map[string]archive.CredentialFiles{
		"Certificate": {Key: "k.pem", Roots: "r.pem"}, "Key": {Certificate: "c.pem", Roots: "r.pem"}, "Roots": {Certificate: "c.pem", Key: "k.pem"},
	} {
		_, err := archive.NewCredentials(files, archive.CredentialOptions{})
		var e *archive.Error
		require.ErrorAs(t, err, &e)
		require.Equal(t, archive.CodeOption, e.Code)
		require.EqualError(t, err, "archive: option: CredentialFiles."+field+" names no file")
		require.False(t, e.MayBeStored())
	}
	_, err := archive.NewCredentials(archive.CredentialFiles{Certificate: "none.pem", Key: "k.pem", Roots: "r.pem"}, archive.CredentialOptions{})
	require.ErrorIs(t, err, os.ErrNotExist)
	require.ErrorContains(t, err, "none.pem")
}

// TestRefusedHandshakes: a server without trust in us, and one without an
// answer, have been sent nothing.
func TestRefusedHandshakes(t *testing.T) {
	first, second := hierarchy(t), hierarchy(t)
	keys := newKeyring(t)
	keys.writeAll(first)
	keys.write(keys.files.Roots, certificates(first.Root(), second.Root()))
	credentials, err := archive.NewCredentials(keys.files, archive.CredentialOptions{})
	require.NoError(t, err)
	server := newGate(t, second) // trusted by the client, but does not trust the client
	_, err = archive.NewHTTPTransport(server.URL, credentials, archive.HTTPOptions{}).Exchange(t.Context(), "RCMR", []byte("m"))
	require.ErrorIs(t, err, archive.ErrNotSent)
	require.ErrorContains(t, err, "unknown certificate authority")

	keys.write(keys.files.Roots, certificates(first.Root()))
	require.NoError(t, credentials.Reload())
	_, err = archive.NewHTTPTransport(server.URL, credentials, archive.HTTPOptions{}).Exchange(t.Context(), "RCMR", []byte("m"))
	require.ErrorIs(t, err, archive.ErrNotSent)
	require.ErrorContains(t, err, "certificate")

	silent, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer silent.Close()
	transport := archive.NewHTTPTransport("https://"+silent.Addr().String(), credentials, archive.HTTPOptions{HandshakeTimeout: time.Millisecond})
	_, err = transport.Exchange(t.Context(), "RCMR", []byte("m"))
	require.ErrorIs(t, err, archive.ErrNotSent)
}

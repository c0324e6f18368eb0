package archive

import (
	"crypto/tls"
	"errors"
	"net"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/signing/testpki"
)

// handshaken is a connection whose client believes that the handshake is over.
func handshaken(t *testing.T, certificate bool) *tls.Conn {
	t.Helper()
	pki, err := testpki.New(testpki.Options{})
	require.NoError(t, err)
	here, there := net.Pipe()
	server := tls.Server(there, pki.TLSServerConfig())
	go func() {
		_ = server.Handshake() // sends an alert when the client has no certificate
		_ = server.Close()
	}()
	config := pki.TLSClientConfig()
	config.ServerName = "localhost"
	if !certificate {
		config.Certificates, config.GetClientCertificate = nil, nil
	}
	client := tls.Client(here, config)
	t.Cleanup(func() { _ = client.Close() })
	require.NoError(t, client.Handshake())
	_, err = client.Read(make([]byte, 1)) // as net/http does in the background
	require.Error(t, err)
	require.NoError(t, here.Close())
	return client
}

// TestAlertBehindTheWrite: net/http may tell of the write that failed, and not of
// the alert for which it did. Nothing was sent then all the same.
func TestAlertBehindTheWrite(t *testing.T) {
	write := errors.New("use of closed network connection")
	var conn net.Conn = handshaken(t, false)
	err := classify(write, &conn)
	require.ErrorIs(t, err, ErrNotSent)
	require.True(t, certificateRefused(err))
	require.ErrorContains(t, err, "certificate required")

	conn = handshaken(t, true)
	err = classify(write, &conn)
	require.NotErrorIs(t, err, ErrNotSent, "a connection that broke without alert leaves the outcome open")
	require.ErrorIs(t, err, write)

	conn, _ = net.Pipe()
	require.NotErrorIs(t, classify(write, &conn), ErrNotSent)
	require.ErrorIs(t, classify(write, nil), ErrNotSent, "there was no connection")
}

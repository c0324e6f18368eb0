package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMockCommand starts the archive, talks to it with the certificates that it
// wrote, and stops it.
func TestMockCommand(t *testing.T) {
	dir := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, []string{"mock", "--pki", dir, "--validation", "127.0.0.1:0"}, writer, io.Discard)
		writer.Close()
	}()
	lines := bufio.NewReader(reader)
	line, err := lines.ReadString('\n')
	require.NoError(t, err)
	second, err := lines.ReadString('\n')
	require.NoError(t, err)
	url := regexp.MustCompile(`https://\S+`).FindString(line)
	require.NotEmpty(t, url)

	root, err := os.ReadFile(filepath.Join(dir, "root.pem"))
	require.NoError(t, err)
	pool := x509.NewCertPool()
	require.True(t, pool.AppendCertsFromPEM(root))
	issuers, err := os.ReadFile(filepath.Join(dir, "issuers.pem"))
	require.NoError(t, err)
	pool.AppendCertsFromPEM(issuers)
	pair, err := tls.LoadX509KeyPair(filepath.Join(dir, "client.pem"), filepath.Join(dir, "client-key.pem"))
	require.NoError(t, err)
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, Certificates: []tls.Certificate{pair}}}
	client := &http.Client{Transport: transport}
	resp, err := client.Post(url, "text/xml", strings.NewReader("<a/>"))
	require.NoError(t, err)
	body, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	resp.Body.Close()
	require.Contains(t, string(body), `typeCode="AR"`)

	plain := regexp.MustCompile(`http://\S+`).FindString(second)
	resp, err = http.Post(plain, "application/json", strings.NewReader("no JSON"))
	require.NoError(t, err)
	body, err = io.ReadAll(resp.Body)
	require.NoError(t, err)
	resp.Body.Close()
	require.Equal(t, http.StatusBadRequest, resp.StatusCode)
	require.Contains(t, string(body), "description")

	transport.CloseIdleConnections()
	http.DefaultClient.CloseIdleConnections()
	stop()
	require.Equal(t, exitOK, <-done)
}

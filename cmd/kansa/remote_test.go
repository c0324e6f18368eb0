package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	service "github.com/kansa-go/kansa/archive/validation"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// validationService is a server with the mock's validation service at its path,
// a firewall at /firewall and a service with a name and a code in its words at
// /words. It returns its address.
func validationService(t *testing.T) string {
	structures, err := document.NewRegistry(demodata.Structures())
	require.NoError(t, err)
	mux := http.NewServeMux()
	mux.Handle(service.Path, (&mock.Archive{Structures: structures}).ValidationHandler())
	mux.HandleFunc("/firewall", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "<html><title>Request Rejected</title>Your support ID is: 1234567890</html>")
	})
	mux.HandleFunc("/words", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprint(w, `{"description":"1: hetu 140312A907T \u001b[31m; 2: muu"}`)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

// message writes a signed document and its frame into a folder.
func message(t *testing.T, dir string, pki *testpki.Hierarchy) (documentFile, frameFile string) {
	structures, err := document.NewRegistry(demodata.Structures())
	require.NoError(t, err)
	types, err := scenario.Types(structures)
	require.NoError(t, err)
	records, err := scenario.New(scenario.Options{Structures: structures, Types: types, Seed: 5})
	require.NoError(t, err)
	draft, err := records.Relationship()
	require.NoError(t, err)
	unsigned, err := draft.Assemble()
	require.NoError(t, err)
	system, err := pki.System()
	require.NoError(t, err)
	signed, err := signing.Sign(t.Context(), unsigned, system.Signer(), signing.Options{Kind: signing.System, Time: time.Now()})
	require.NoError(t, err)
	org, w := records.Organisation, records.Worker
	client := &archive.Client{Sequence: &archive.Counter{}, Party: archive.Party{
		Platform: org.Root, Organiser: org.Controller.ID, Unit: org.Unit, User: archive.User{Code: w.Code, Given: w.Given, Family: w.Family},
	}}
	m, err := client.NewMessage(t.Context(), signed)
	require.NoError(t, err)
	documentFile, frameFile = filepath.Join(dir, "document.xml"), filepath.Join(dir, "frame.xml")
	require.NoError(t, os.WriteFile(documentFile, signed, 0o600))
	require.NoError(t, os.WriteFile(frameFile, m.Bytes, 0o600))
	return documentFile, frameFile
}

// TestRemote asks the service of a running mock over mutual TLS.
func TestRemote(t *testing.T) {
	dir := t.TempDir()
	pki, err := testpki.New(testpki.Options{})
	require.NoError(t, err)
	structures, err := document.NewRegistry(demodata.Structures())
	require.NoError(t, err)
	server := &mock.Archive{Structures: structures, TLS: pki.TLSServerConfig()}
	require.NoError(t, server.Start())
	defer server.Close()
	require.NoError(t, (&mockServer{pki: dir, registration: "90000000001"}).writePKI(pki))
	doc, frame := message(t, dir, pki)
	url := server.URL[:len(server.URL)-len("/archive")] + service.Path
	kansa := func(args ...string) (code int, out, stderr string) {
		var stdout, errs bytes.Buffer
		code = run(context.Background(), append([]string{
			"validate", "--frame", frame, "--remote", url,
			"--remote-cert", filepath.Join(dir, "client.pem"), "--remote-key", filepath.Join(dir, "client-key.pem"), "--remote-root", filepath.Join(dir, "root.pem"),
		}, args...), &stdout, &errs)
		return code, stdout.String(), errs.String()
	}
	code, out, stderr := kansa(doc)
	require.Equal(t, exitOK, code, out+stderr)
	require.Contains(t, out, "0 findings of the validation service")

	touched := filepath.Join(dir, "touched.xml")
	src, err := os.ReadFile(doc)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(touched, bytes.Replace(src, []byte("<text mediaType"), []byte(" <text mediaType"), 1), 0o600))
	code, out, _ = kansa("--json", touched)
	require.Equal(t, exitFindings, code)
	require.Contains(t, out, `"text": "SIG-06 at asiakirja:/ClinicalDocument`)

	code, _, stderr = kansa("--remote-cert", filepath.Join(dir, "root.pem"), doc)
	require.Equal(t, exitUsage, code, "a certificate without its key")
	require.Contains(t, stderr, "key pair")
	require.NoError(t, server.Close())
	code, out, stderr = kansa(doc)
	require.Equal(t, exitUsage, code)
	require.Contains(t, stderr, "cannot be reached")
	require.Contains(t, out, "1 of 1 signatures valid", "what was judged here is reported all the same")
}

// TestFindingsOfTheServiceAreErrors: a document that we accept is not accepted
// when the service has findings, and the summary counts them.
func TestFindingsOfTheServiceAreErrors(t *testing.T) {
	pki, err := testpki.New(testpki.Options{})
	require.NoError(t, err)
	doc, frame := message(t, t.TempDir(), pki)
	words := validationService(t) + "/words"
	for flag, want := range map[string]string{"--json=false": "  2 errors, 2 warnings, 0 notes\n", "--json": `"accepted": false`} {
		var stdout, stderr bytes.Buffer
		code := run(context.Background(), []string{"validate", "--frame", frame, "--remote", words, flag, doc}, &stdout, &stderr)
		require.Equal(t, exitFindings, code, stderr.String())
		require.Contains(t, stdout.String(), want)
	}
}

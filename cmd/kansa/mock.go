package main

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	service "github.com/kansa-go/kansa/archive/validation"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// mockServer is one run of the mock command.
type mockServer struct {
	addr, dir, pki string
	validation     string
	organisation   string
	registration   string
	informed       []string
	profile        string
}

func mockCommand() *cobra.Command {
	m := &mockServer{}
	cmd := &cobra.Command{
		Use:   "mock",
		Short: "run the mock archive over mutual TLS until it is interrupted",
		Long: "Runs the mock archive. A test certificate hierarchy is made at start; --pki writes what a client needs:\n" +
			"root, issuers, client, system and professional certificates with their keys.",
		Args: cobra.NoArgs,
		RunE: interruptible(func(cmd *cobra.Command, _ []string) error {
			return m.run(cmd.Context(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		}),
	}
	f := cmd.Flags()
	f.StringVar(&m.addr, "addr", "127.0.0.1:0", "address to listen at")
	f.StringVar(&m.validation, "validation", "", "address at which to serve the validation service without TLS, for tools that know no client certificates")
	f.StringVar(&m.pki, "pki", "", "folder for the test certificates and keys")
	f.StringVar(&m.organisation, "organisation", "2.999.10.1234567.10.0", "OID in the system certificate")
	f.StringVar(&m.registration, "registration", "90000000001", "registration number in the professional's certificate")
	f.StringArrayVar(&m.informed, "informed", nil, "900-series code of a client who has received the Kanta information")
	structureFlag(cmd, &m.dir)
	profileFlag(cmd, &m.profile)
	return cmd
}

func (m *mockServer) run(ctx context.Context, out, log io.Writer) error {
	structures, err := allStructures(m.dir)
	if err != nil {
		return err
	}
	profile, err := readProfile(m.profile)
	if err != nil {
		return err
	}
	if oid := ident.OID(m.organisation); !oid.Valid() {
		return usage("--organisation is no OID")
	}
	if _, err := ident.ParseRegistrationNumber(m.registration); err != nil {
		return usage("--registration: %w", err)
	}
	pki, err := testpki.New(testpki.Options{Organisation: m.organisation})
	if err != nil {
		return fault(err)
	}
	if err := m.writePKI(pki); err != nil {
		return err
	}
	roots, intermediates := pki.Pools()
	archive := &mock.Archive{
		Structures: structures, Signatures: signing.VerifyOptions{Roots: roots, Intermediates: intermediates},
		TLS: pki.TLSServerConfig(), Addr: m.addr, Keep: 1000, Profile: profile, Log: slog.New(slog.NewTextHandler(log, nil)),
	}
	for _, text := range m.informed {
		code, err := ident.ParsePersonalCode(text)
		if err != nil || !code.IsTest() {
			return usage("--informed takes a 900-series code")
		}
		archive.Inform(code)
	}
	if err := archive.Start(); err != nil {
		return usage("the mock archive cannot start: %w", err)
	}
	fmt.Fprintf(out, "mock archive: %s (mutual TLS; documents are kept in memory; not Kela's archive)\n", archive.URL)
	plain, err := m.serveValidation(archive, out, log)
	if err != nil {
		_ = archive.Close()
		return err
	}
	<-ctx.Done()
	return fault(errors.Join(plain.Close(), archive.Close()))
}

// serveValidation serves the validation service without TLS when an address is
// given for it.
func (m *mockServer) serveValidation(archive *mock.Archive, out, log io.Writer) (*http.Server, error) {
	server := &http.Server{Handler: archive.ValidationHandler(), ReadHeaderTimeout: 10 * time.Second}
	if m.validation == "" {
		return server, nil
	}
	listener, err := net.Listen("tcp", m.validation)
	if err != nil {
		return nil, usage("--validation: %w", err)
	}
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			fmt.Fprintln(log, "validation service:", err)
		}
	}()
	fmt.Fprintf(out, "validation service: http://%s%s\n", listener.Addr(), service.Path)
	return server, nil
}

// writePKI writes what a client needs to talk to the archive and to sign.
// Certificates come with their issuers, leaf first, as TLS libraries expect.
func (m *mockServer) writePKI(pki *testpki.Hierarchy) error {
	if m.pki == "" {
		return nil
	}
	if err := os.MkdirAll(m.pki, 0o700); err != nil {
		return usage("%w", err)
	}
	system, err := pki.System()
	if err != nil {
		return fault(err)
	}
	professional, err := pki.Professional(testpki.Person{Registration: m.registration})
	if err != nil {
		return fault(err)
	}
	files := map[string][]byte{
		"root.pem": certificates(pki.Root()), "issuers.pem": certificates(pki.IssuingCA(), pki.ProfessionalCA()),
	}
	for name, id := range map[string]*testpki.Identity{"client": pki.Client(), "system": system, "professional": professional} {
		key, err := id.KeyPEM()
		if err != nil {
			return fault(err)
		}
		files[name+".pem"], files[name+"-key.pem"] = certificates(append([]*x509.Certificate{id.Certificate}, id.Issuers...)...), key
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(m.pki, name), content, 0o600); err != nil {
			return usage("%w", err)
		}
	}
	return nil
}

package pkcs11_test

import (
	"bytes"
	"context"
	"crypto/elliptic"
	"crypto/x509"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/pkcs11"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

const pin = "1234"

// unsigned is a document with what a signature needs, all values made up.
const unsigned = `<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1.2.246.10.1234567.95.2026.1"/><f:localSocialHeader xmlns:f="urn:hl7finland">` +
	`<f:signature><f:assignedAuthorSigner>90000000001</f:assignedAuthorSigner></f:signature></f:localSocialHeader>` +
	`<component><nonXMLBody ID="OID1.2.246.10.1234567.95.2026.1"><text>e30=</text></nonXMLBody></component></ClinicalDocument>`

func open(t *testing.T, opt pkcs11.Options) *pkcs11.Signer {
	t.Helper()
	s, err := shared.Open(opt)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

func requireCode(t *testing.T, err error, want pkcs11.Code) {
	t.Helper()
	var e *pkcs11.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, want, e.Code, "%v", err)
	require.NotContains(t, err.Error(), pin)
}

// prompts counts what was asked for.
type prompts struct {
	mu                  sync.Mutex
	sessions, signature int
}

func (p *prompts) pin(_ context.Context, why pkcs11.Prompt) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if why.Signature {
		p.signature++
	} else {
		p.sessions++
	}
	return pin, nil
}

func professional(t *testing.T, spec testpki.Spec) (*testpki.Hierarchy, *testpki.Identity) {
	t.Helper()
	h, err := testpki.New(testpki.Options{})
	require.NoError(t, err)
	id, err := h.NewProfessional(testpki.Person{}, spec)
	require.NoError(t, err)
	return h, id
}

// TestSign: every kind of key, with and without PIN for each signature.
func TestSign(t *testing.T) {
	for name, spec := range map[string]testpki.Spec{
		"RSA-3072": {RSABits: 3072}, "RSA-4096": {RSABits: 4096}, "P-256": {Curve: elliptic.P256()}, "P-384": {Curve: elliptic.P384()},
	} {
		for _, always := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/always=%v", name, always), func(t *testing.T) {
				h, id := professional(t, spec)
				token := withToken(t, stored{id: id, label: "signing", always: always})
				asked := &prompts{}
				s := open(t, pkcs11.Options{PIN: asked.pin, Token: token})
				require.Zero(t, asked.sessions, "no PIN before the first signature")
				doc := []byte(unsigned)
				for range 2 {
					var err error
					doc, err = signing.Sign(t.Context(), doc, s, signing.Options{Kind: signing.Professional, Time: h.Now()})
					require.NoError(t, err)
				}
				roots, intermediates := h.Pools()
				r, err := signing.Verify(doc, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, Now: h.Now()})
				require.NoError(t, err)
				require.True(t, r.Valid(), "%v", r.All())
				require.Len(t, r.Signatures, 2)
				require.Equal(t, 1, asked.sessions)
				require.Equal(t, map[bool]int{true: 2}[always], asked.signature)
			})
		}
	}
}

// TestAlgorithms: each hash of an RSA key verifies.
func TestAlgorithms(t *testing.T) {
	h, id := professional(t, testpki.Spec{})
	s := open(t, pkcs11.Options{Token: withToken(t, stored{id: id, label: "k"}), PIN: (&prompts{}).pin})
	for _, alg := range []signing.Algorithm{signing.RSASHA256, signing.RSASHA384, signing.RSASHA512} {
		_, err := signing.Sign(t.Context(), []byte(unsigned), s, signing.Options{Kind: signing.Professional, Time: h.Now(), Algorithm: alg})
		require.NoError(t, err)
	}
	_, err := s.Sign(t.Context(), nil, signing.ECDSASHA256)
	requireCode(t, err, pkcs11.CodeKey)
	_, err = s.Sign(t.Context(), nil, "http://www.w3.org/2000/09/xmldsig#rsa-sha1")
	requireCode(t, err, pkcs11.CodeKey)
}

// TestSelection: by usage, label and token.
func TestSelection(t *testing.T) {
	h, signer := professional(t, testpki.Spec{Curve: elliptic.P256()})
	login, err := h.NewProfessional(testpki.Person{}, testpki.Spec{Curve: elliptic.P256(), Change: func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageDigitalSignature }})
	require.NoError(t, err)
	system, err := h.NewSystem(testpki.Spec{Curve: elliptic.P256()})
	require.NoError(t, err)
	token := withToken(t, stored{id: login, label: "login"}, stored{id: signer, label: "signing"}, stored{id: system, label: "system"})
	for name, c := range map[string]struct {
		opt  pkcs11.Options
		want *testpki.Identity
		code pkcs11.Code
	}{
		"by label":            {pkcs11.Options{Label: "signing"}, signer, ""},
		"by label and usage":  {pkcs11.Options{Label: "login", Usage: x509.KeyUsageDigitalSignature}, login, ""},
		"both usages":         {pkcs11.Options{Usage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment}, system, ""},
		"two with the usage":  {pkcs11.Options{}, nil, pkcs11.CodeAmbiguous},
		"label of a login":    {pkcs11.Options{Label: "login"}, nil, pkcs11.CodeNotFound},
		"unknown label":       {pkcs11.Options{Label: "x"}, nil, pkcs11.CodeNotFound},
		"unknown token":       {pkcs11.Options{Token: "x"}, nil, pkcs11.CodeToken},
		"usage that none has": {pkcs11.Options{Usage: x509.KeyUsageCertSign}, nil, pkcs11.CodeNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			if c.opt.Token == "" {
				c.opt.Token = token
			}
			s, err := shared.Open(c.opt)
			if c.code != "" {
				requireCode(t, err, c.code)
				return
			}
			require.NoError(t, err)
			cert, err := s.Certificate(t.Context())
			require.NoError(t, err)
			require.True(t, bytes.Equal(c.want.Certificate.Raw, cert.Raw))
			require.NoError(t, s.Close())
			require.NoError(t, s.Close(), "closing twice is no mistake")
			_, err = s.Sign(t.Context(), nil, signing.ECDSASHA256)
			requireCode(t, err, pkcs11.CodeRemoved)
		})
	}
}

// TestRefusals: wrong or missing PINs, missing keys, and that the signer works
// again afterwards.
func TestRefusals(t *testing.T) {
	_, id := professional(t, testpki.Spec{Curve: elliptic.P256()})
	_, lonely := professional(t, testpki.Spec{Curve: elliptic.P256()})
	token := withToken(t, stored{id: id, label: "k", always: true}, stored{id: lonely, label: "no key", noKey: true})
	sign := func(s *pkcs11.Signer) error {
		_, err := s.Sign(t.Context(), []byte("x"), signing.ECDSASHA256)
		return err
	}
	requireCode(t, sign(open(t, pkcs11.Options{Token: token, Label: "k"})), pkcs11.CodePIN)

	cancelled := errors.New("cancelled")
	answers := []struct {
		pin string
		err error
	}{{"9999", nil}, {"", cancelled}, {pin, nil}, {"9999", nil}, {"", cancelled}, {pin, nil}}
	next := 0
	s := open(t, pkcs11.Options{Token: token, Label: "k", PIN: func(context.Context, pkcs11.Prompt) (string, error) {
		next++
		return answers[next-1].pin, answers[next-1].err
	}})
	requireCode(t, sign(s), pkcs11.CodePIN) // session, wrong
	err := sign(s)                          // session, not given
	requireCode(t, err, pkcs11.CodePIN)
	require.ErrorIs(t, err, cancelled)
	requireCode(t, sign(s), pkcs11.CodePIN) // session good, signature wrong
	err = sign(s)                           // signature not given
	requireCode(t, err, pkcs11.CodePIN)
	require.ErrorIs(t, err, cancelled)
	require.NoError(t, sign(s), "both good")
	require.Equal(t, len(answers), next)

	requireCode(t, sign(open(t, pkcs11.Options{Token: token, Label: "no key", PIN: (&prompts{}).pin})), pkcs11.CodeNotFound)
	done, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = s.Sign(done, nil, signing.ECDSASHA256)
	require.ErrorIs(t, err, context.Canceled)
}

// TestConcurrentUse: tokens sign one after the other, callers need not care.
func TestConcurrentUse(t *testing.T) {
	h, id := professional(t, testpki.Spec{Curve: elliptic.P256()})
	s := open(t, pkcs11.Options{Token: withToken(t, stored{id: id, label: "k", always: true}), PIN: (&prompts{}).pin})
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			_, err := signing.Sign(t.Context(), []byte(unsigned), s, signing.Options{Kind: signing.Professional, Time: h.Now().Add(time.Duration(i) * time.Second)})
			require.NoError(t, err)
		})
	}
	wg.Wait()
}

func TestLoadRefusals(t *testing.T) {
	_, err := pkcs11.Load(filepath.Join(t.TempDir(), "none.so"))
	requireCode(t, err, pkcs11.CodeModule)
	require.ErrorContains(t, err, "check the path")
	token := withToken(t)
	_, err = pkcs11.Load(shared.path)
	requireCode(t, err, pkcs11.CodeModule)
	_, err = shared.Open(pkcs11.Options{Token: token})
	requireCode(t, err, pkcs11.CodeNotFound)
}

package signing_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
	"software.sslmate.com/src/go-pkcs12"
)

const secret = "salasana-ä-1"

func requireChain(t *testing.T, id *testpki.Identity, got []*x509.Certificate) {
	t.Helper()
	want := append([]*x509.Certificate{id.Certificate}, id.Issuers...)
	require.True(t, slices.EqualFunc(want, got, (*x509.Certificate).Equal), "leaf first, then the issuers upwards")
}

// TestPKCS12FromTheLibrary: every encoding that the library writes, the issuers
// in the wrong order.
func TestPKCS12FromTheLibrary(t *testing.T) {
	id := fastSigner(t)
	issuers := slices.Clone(id.Issuers)
	slices.Reverse(issuers)
	for name, enc := range map[string]*pkcs12.Encoder{"DES": pkcs12.LegacyDES, "RC2": pkcs12.LegacyRC2, "2023": pkcs12.Modern2023, "2026": pkcs12.Modern2026} {
		t.Run(name, func(t *testing.T) {
			data, err := enc.Encode(id.Key, id.Certificate, issuers, secret)
			require.NoError(t, err)
			s, err := signing.NewPKCS12Signer(data, secret)
			require.NoError(t, err)
			requireChain(t, id, s.Chain())
			_, err = signing.Sign(t.Context(), []byte(unsigned), s, signing.Options{Kind: signing.System, Time: present})
			require.NoError(t, err)
		})
	}
}

// TestPKCS12FromOpenSSL: files as the program writes that most keys come out of.
func TestPKCS12FromOpenSSL(t *testing.T) {
	openssl := outside.Tool(t, "openssl")
	for name, id := range map[string]*testpki.Identity{"RSA": system(t), "P-256": fastSigner(t)} {
		for _, options := range [][]string{nil, {"-descert"}, {"-keypbe", "AES-256-CBC", "-certpbe", "AES-256-CBC", "-macalg", "sha512"}} {
			t.Run(name, func(t *testing.T) {
				key, err := id.KeyPEM()
				require.NoError(t, err)
				issuers := ""
				for _, c := range id.Issuers {
					issuers += certPEM(c)
				}
				file := filepath.Join(t.TempDir(), "key.p12")
				args := append([]string{"pkcs12", "-export", "-inkey", write(t, "k.pem", string(key)), "-in", write(t, "c.pem", certPEM(id.Certificate)),
					"-certfile", write(t, "i.pem", issuers), "-passout", "pass:" + secret, "-out", file}, options...)
				out, err := exec.Command(openssl, args...).CombinedOutput()
				require.NoError(t, err, "%s", out)
				data, err := os.ReadFile(file)
				require.NoError(t, err)
				s, err := signing.NewPKCS12Signer(data, secret)
				require.NoError(t, err)
				requireChain(t, id, s.Chain())
			})
		}
	}
}

func TestPKCS12Refusals(t *testing.T) {
	id := fastSigner(t)
	good, err := pkcs12.Modern2023.Encode(id.Key, id.Certificate, nil, secret)
	require.NoError(t, err)
	other, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	mismatch, err := pkcs12.Modern2023.Encode(other, id.Certificate, id.Issuers, secret)
	require.NoError(t, err)
	trust, err := pkcs12.Modern2023.EncodeTrustStore(id.Issuers, secret)
	require.NoError(t, err)
	p224, err := ecdsa.GenerateKey(elliptic.P224(), rand.Reader)
	require.NoError(t, err)
	odd, err := pki(t).NewSystem(testpki.Spec{Key: p224})
	require.NoError(t, err)
	curve, err := pkcs12.Modern2023.Encode(odd.Key, odd.Certificate, nil, secret)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		data     []byte
		password string
		want     signing.Code
	}{
		"wrong password": {good, "other", signing.CodePassword},
		"no password":    {good, "", signing.CodePassword},
		"other key":      {mismatch, secret, signing.CodeKeyMismatch},
		"no key":         {trust, secret, signing.CodeKey},
		"unusual curve":  {curve, secret, signing.CodeKey},
		"empty":          {nil, secret, signing.CodeKey},
		"PEM":            {[]byte(certPEM(id.Certificate)), secret, signing.CodeKey},
		"truncated":      {good[:len(good)-1], secret, signing.CodeKey},
		"too long":       {make([]byte, 1<<20+1), secret, signing.CodeKey},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := signing.NewPKCS12Signer(c.data, c.password)
			requireCode(t, err, c.want, name)
			require.NotContains(t, err.Error(), secret)
		})
	}
}

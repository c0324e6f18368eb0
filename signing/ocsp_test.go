package signing_test

import (
	"crypto/elliptic"
	"crypto/x509"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func ocspAnswer(t testing.TB, about *testpki.Identity, o testpki.OCSP) []byte {
	t.Helper()
	der, err := pki(t).OCSP(about, o)
	require.NoError(t, err)
	return der
}

func TestOCSP(t *testing.T) {
	before, after := present.Add(-time.Hour), present.Add(time.Hour)
	stranger, err := testpki.New(testpki.Options{Now: present})
	require.NoError(t, err)
	forged, err := stranger.OCSP(system(t), testpki.OCSP{})
	require.NoError(t, err)
	about := func(o testpki.OCSP) []byte { return ocspAnswer(t, system(t), o) }
	doc := []byte(sign(t, unsigned, system(t), signing.System))
	roots, intermediates := pki(t).Pools()
	cases := []struct {
		name    string
		answers [][]byte
		now     time.Time
		status  signing.RevocationStatus
		valid   bool
	}{
		{"good", [][]byte{about(testpki.OCSP{})}, present, signing.RevocationGood, true},
		{"good by a delegate", [][]byte{about(testpki.OCSP{Delegated: true})}, present, signing.RevocationGood, true},
		{"good by a liar", [][]byte{about(testpki.OCSP{Liar: true})}, present, signing.RevocationUnknown, false},
		{"good by a stranger", [][]byte{forged}, present, signing.RevocationUnknown, false},
		{"revoked before", [][]byte{about(testpki.OCSP{Revoked: before})}, present, signing.RevocationRevoked, false},
		{"revoked after", [][]byte{about(testpki.OCSP{Revoked: after})}, time.Time{}, signing.RevocationRevoked, true},
		{"unknown", [][]byte{about(testpki.OCSP{Unknown: true})}, present, signing.RevocationUnknown, false},
		{"stale", [][]byte{about(testpki.OCSP{Issued: present.Add(-48 * time.Hour)})}, present, signing.RevocationUnknown, false},
		{"from the future", [][]byte{about(testpki.OCSP{Issued: present.Add(time.Hour)})}, present, signing.RevocationUnknown, false},
		{"about another", [][]byte{ocspAnswer(t, professional(t), testpki.OCSP{})}, present, signing.RevocationUnknown, false},
		{"newest counts", [][]byte{about(testpki.OCSP{}), about(testpki.OCSP{Issued: present.Add(time.Minute), Revoked: before})}, present, signing.RevocationRevoked, false},
		{"silent responder", nil, present, signing.RevocationUnknown, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			set, err := signing.NewOCSPSet(c.answers...)
			require.NoError(t, err)
			lists, err := signing.NewCRLSet(rootList(t))
			require.NoError(t, err)
			r, err := signing.Verify(doc, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, OCSP: set, CRLs: lists, Now: c.now})
			require.NoError(t, err)
			require.Equal(t, c.status, r.Signatures[0].Revocation.Status)
			require.Equal(t, c.valid, r.Valid(), "%v", r.All())
		})
	}
}

// TestTwoSources: a revocation that one source knows counts.
func TestTwoSources(t *testing.T) {
	doc := []byte(sign(t, unsigned, system(t), signing.System))
	roots, intermediates := pki(t).Pools()
	list, err := pki(t).ServiceCRL(present, testpki.Revoked{Certificate: system(t).Certificate, At: present.Add(-time.Hour)})
	require.NoError(t, err)
	revoked, err := signing.NewCRLSet(list)
	require.NoError(t, err)
	empty, err := signing.NewCRLSet()
	require.NoError(t, err)
	good, err := signing.NewOCSPSet(ocspAnswer(t, system(t), testpki.OCSP{}))
	require.NoError(t, err)
	for want, crls := range map[signing.RevocationStatus]*signing.CRLSet{signing.RevocationRevoked: revoked, signing.RevocationGood: empty} {
		r, err := signing.Verify(doc, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, OCSP: good, CRLs: crls, Now: present})
		require.NoError(t, err)
		require.Equal(t, want, r.Signatures[0].Revocation.Status)
	}
}

func TestOCSPAnswersThatCannotBeRead(t *testing.T) {
	good := ocspAnswer(t, system(t), testpki.OCSP{})
	for name, der := range map[string][]byte{
		"empty": nil, "text": []byte("<html>"), "truncated": good[:len(good)-1], "followed": append(good[:len(good):len(good)], 0),
		"refusal": {0x30, 0x03, 0x0a, 0x01, 0x06}, "no answer": {0x30, 0x03, 0x0a, 0x01, 0x00},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := signing.NewOCSPSet(der)
			requireCode(t, err, signing.CodeOCSP, name)
		})
	}
}

// TestOpenSSLReadsOurOCSP: question and answer are what OpenSSL understands.
func TestOpenSSLReadsOurOCSP(t *testing.T) {
	openssl := outside.Tool(t, "openssl")
	h := pki(t)
	question, err := signing.OCSPRequest(system(t).Certificate, h.IssuingCA())
	require.NoError(t, err)
	out, err := exec.Command(openssl, "ocsp", "-reqin", write(t, "q.der", string(question)), "-req_text").CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Contains(t, string(out), "Serial Number")

	issuing, root := write(t, "issuing.pem", certPEM(h.IssuingCA())), write(t, "root.pem", certPEM(h.Root()))
	answer := write(t, "a.der", string(ocspAnswer(t, system(t), testpki.OCSP{Delegated: true})))
	out, err = exec.Command(openssl, "ocsp", "-respin", answer, "-issuer", issuing, "-cert", write(t, "c.pem", certPEM(system(t).Certificate)),
		"-CAfile", root, "-verify_other", issuing, "-attime", "1774256400", "-no_nonce", "-validity_period", "1000000000").CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Contains(t, string(out), "Response verify OK")
	require.Contains(t, string(out), ": good")
}

// FuzzOCSP: whatever a responder sends, reading and judging ends without panic.
func FuzzOCSP(f *testing.F) {
	f.Add(ocspAnswer(f, system(f), testpki.OCSP{}))
	f.Add(ocspAnswer(f, system(f), testpki.OCSP{Revoked: present, Delegated: true}))
	f.Fuzz(func(t *testing.T, der []byte) {
		set, err := signing.NewOCSPSet(der)
		if err != nil {
			return
		}
		set.Status(system(t).Certificate, pki(t).IssuingCA(), present)
	})
}

// TestOpenSSLReadsOurNonce: the question of a Fetcher with nonce is what OpenSSL
// understands.
func TestOpenSSLReadsOurNonce(t *testing.T) {
	openssl := outside.Tool(t, "openssl")
	var question []byte
	srv := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		var err error
		question, err = io.ReadAll(r.Body)
		assert.NoError(t, err)
	}))
	defer srv.Close()
	id, err := pki(t).NewSystem(testpki.Spec{Curve: elliptic.P256(), Change: func(c *x509.Certificate) { c.OCSPServer = []string{srv.URL} }})
	require.NoError(t, err)
	f := fetcher(nil)
	f.Nonce, f.Rand = signing.NonceOptional, strings.NewReader("0123456789abcdef0123456789abcdef")
	f.Status(t.Context(), id.Certificate, pki(t).IssuingCA())
	out, err := exec.Command(openssl, "ocsp", "-reqin", write(t, "q.der", string(question)), "-req_text").CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Contains(t, string(out), "OCSP Nonce")
	require.Contains(t, string(out), "0420"+hex.EncodeToString([]byte("0123456789abcdef"))[:8], "%s", out)
}

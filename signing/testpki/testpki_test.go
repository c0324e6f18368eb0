package testpki_test

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

func TestHierarchy(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	h, err := testpki.New(testpki.Options{Now: now})
	require.NoError(t, err)
	sys, err := h.System()
	require.NoError(t, err)
	pro, err := h.Professional(testpki.Person{Given: "Aino"})
	require.NoError(t, err)

	require.Equal(t, x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment, sys.Certificate.KeyUsage)
	require.Equal(t, x509.KeyUsageContentCommitment, pro.Certificate.KeyUsage)
	require.Equal(t, "1.2.246.10.1234567.10.0", signing.IdentityOf(sys.Certificate).Organisation)
	require.Equal(t, "251 sosionomi, socionom", signing.IdentityOf(pro.Certificate).Title)
	require.Equal(t, "Ammattilainen Aino 90000000001", pro.Certificate.Subject.CommonName)

	roots, intermediates := h.Pools()
	for _, id := range []*testpki.Identity{sys, pro, h.Server(), h.Client()} {
		require.Equal(t, 128, id.Certificate.SerialNumber.BitLen(), "serial numbers do not fit 64 bits")
		require.Contains(t, id.Certificate.Subject.Organization[0], "KANSA TEST")
		_, err := id.Certificate.Verify(x509.VerifyOptions{Roots: roots, Intermediates: intermediates, CurrentTime: now, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}})
		require.NoError(t, err)
		key, err := id.KeyPEM()
		require.NoError(t, err)
		_, err = tls.X509KeyPair(id.CertificatePEM(), key)
		require.NoError(t, err)
	}
	again, err := h.System()
	require.NoError(t, err)
	require.Same(t, sys, again)
	other, err := h.Professional(testpki.Person{Registration: "90000000002"})
	require.NoError(t, err)
	require.NotSame(t, pro, other)
}

func TestMutualTLS(t *testing.T) {
	h, err := testpki.New(testpki.Options{})
	require.NoError(t, err)
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, r.TLS.PeerCertificates[0].Subject.CommonName)
	}))
	srv.TLS = h.TLSServerConfig()
	srv.StartTLS()
	defer srv.Close()

	tr := &http.Transport{TLSClientConfig: h.TLSClientConfig()}
	defer tr.CloseIdleConnections()
	res, err := (&http.Client{Transport: tr}).Get(srv.URL)
	require.NoError(t, err)
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	require.Equal(t, "KANSA TEST client", string(body))
}

func TestKnobs(t *testing.T) {
	h, err := testpki.New(testpki.Options{RSABits: 2048})
	require.NoError(t, err)
	key := h.Server().Key
	for name, c := range map[string]struct {
		spec testpki.Spec
		want func(*x509.Certificate) bool
	}{
		"expired":       {testpki.Spec{Key: key, Change: testpki.Expired}, func(c *x509.Certificate) bool { return c.NotAfter.Before(h.Now()) }},
		"not yet valid": {testpki.Spec{Key: key, Change: testpki.NotYetValid}, func(c *x509.Certificate) bool { return c.NotBefore.After(h.Now()) }},
		"wrong usage":   {testpki.Spec{Key: key, Change: testpki.WrongUsage}, func(c *x509.Certificate) bool { return c.KeyUsage == x509.KeyUsageKeyEncipherment }},
		"foreign": {testpki.Spec{Key: key, Foreign: true}, func(c *x509.Certificate) bool {
			return c.Issuer.CommonName == "KANSA TEST Foreign CA"
		}},
	} {
		t.Run(name, func(t *testing.T) {
			id, err := h.NewProfessional(testpki.Person{}, c.spec)
			require.NoError(t, err)
			require.True(t, c.want(id.Certificate))
		})
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestNewReportsMissingRandomness(t *testing.T) {
	_, err := testpki.New(testpki.Options{Rand: broken{}})
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
}

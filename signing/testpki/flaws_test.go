package testpki_test

import (
	"crypto/elliptic"
	"testing"
	"time"

	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

// flaws are the knobs, each in one call on a new hierarchy.
var flaws = map[string]func(h *testpki.Hierarchy, srv *testpki.RevocationServer) (*testpki.Identity, error){
	"RSA 2048": func(h *testpki.Hierarchy, _ *testpki.RevocationServer) (*testpki.Identity, error) { return h.System() },
	"RSA 3072": spec(testpki.Spec{RSABits: 3072}),
	"RSA 4096": spec(testpki.Spec{RSABits: 4096}),
	"P-256":    spec(testpki.Spec{Curve: elliptic.P256()}),
	"P-384":    spec(testpki.Spec{Curve: elliptic.P384()}),
	"expired":  spec(testpki.Spec{Change: testpki.Expired}),
	"foreign":  spec(testpki.Spec{Foreign: true}),
	"policy":   spec(testpki.Spec{Policies: []string{"1.2.246.10.1234567.99.1"}}),
	"revoked": func(h *testpki.Hierarchy, srv *testpki.RevocationServer) (*testpki.Identity, error) {
		return h.NewSystem(testpki.Spec{Service: srv, Revoked: h.Now().Add(-time.Hour)})
	},
}

func spec(s testpki.Spec) func(*testpki.Hierarchy, *testpki.RevocationServer) (*testpki.Identity, error) {
	return func(h *testpki.Hierarchy, _ *testpki.RevocationServer) (*testpki.Identity, error) {
		return h.NewSystem(s)
	}
}

// BenchmarkFlaws measures a whole hierarchy with revocation service and one
// flawed signer: the aim is 200 ms.
func BenchmarkFlaws(b *testing.B) {
	for name, issue := range flaws {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				h, err := testpki.New(testpki.Options{})
				require.NoError(b, err)
				srv := h.Serve(testpki.Service{})
				_, err = issue(h, srv)
				require.NoError(b, err)
				srv.Close()
			}
		})
	}
}

func TestFlawsAreMade(t *testing.T) {
	for name, issue := range flaws {
		t.Run(name, func(t *testing.T) {
			h, err := testpki.New(testpki.Options{})
			require.NoError(t, err)
			srv := h.Serve(testpki.Service{Silent: true})
			defer srv.Close()
			id, err := issue(h, srv)
			require.NoError(t, err)
			require.NotNil(t, id.Signer())
			if name == "revoked" {
				require.Equal(t, []string{srv.URL + "/ocsp"}, id.Certificate.OCSPServer)
				require.Equal(t, srv.URL+"/services.crl", id.Certificate.CRLDistributionPoints[1])
			}
		})
	}
	h, err := testpki.New(testpki.Options{})
	require.NoError(t, err)
	_, err = h.NewSystem(testpki.Spec{Policies: []string{"x"}})
	require.ErrorContains(t, err, "Spec.Policies")
}

// TestReadyKeys: no two signers of a hierarchy share a key, also when the keys
// that were made in advance run out.
func TestReadyKeys(t *testing.T) {
	h, err := testpki.New(testpki.Options{})
	require.NoError(t, err)
	seen := map[string]bool{}
	for range 5 {
		id, err := h.NewSystem(testpki.Spec{})
		require.NoError(t, err)
		require.False(t, seen[string(id.Certificate.RawSubjectPublicKeyInfo)])
		seen[string(id.Certificate.RawSubjectPublicKeyInfo)] = true
	}
	fresh, err := testpki.New(testpki.Options{FreshKeys: true, RSABits: 1024})
	require.NoError(t, err)
	_, err = fresh.System()
	require.NoError(t, err)
}

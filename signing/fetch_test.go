package signing_test

import (
	"context"
	"crypto/elliptic"
	"crypto/x509"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

func serve(t testing.TB, how testpki.Service) *testpki.RevocationServer {
	t.Helper()
	srv := pki(t).Serve(how)
	t.Cleanup(srv.Close)
	return srv
}

func served(t testing.TB, srv *testpki.RevocationServer, revoked time.Time) *testpki.Identity {
	t.Helper()
	id, err := pki(t).NewSystem(testpki.Spec{Curve: elliptic.P256(), Service: srv, Revoked: revoked})
	require.NoError(t, err)
	return id
}

func fetcher(client *http.Client) *signing.Fetcher {
	return &signing.Fetcher{Client: client, Now: func() time.Time { return present }}
}

// TestFetcher: what services say, and what becomes of a signature.
func TestFetcher(t *testing.T) {
	before := present.Add(-time.Hour)
	cases := []struct {
		name    string
		how     testpki.Service
		revoked time.Time
		want    signing.RevocationStatus
		reason  string
	}{
		{"good", testpki.Service{}, time.Time{}, signing.RevocationGood, ""},
		{"revoked", testpki.Service{}, before, signing.RevocationRevoked, ""},
		{"good by a delegate", testpki.Service{Delegated: true}, time.Time{}, signing.RevocationGood, ""},
		{"revoked by a delegate", testpki.Service{Delegated: true}, before, signing.RevocationRevoked, ""},
		{"good by list", testpki.Service{NoOCSP: true}, time.Time{}, signing.RevocationGood, ""},
		{"revoked by list", testpki.Service{NoOCSP: true}, before, signing.RevocationRevoked, ""},
		{"stale", testpki.Service{Stale: true}, time.Time{}, signing.RevocationUnknown, "stale"},
		{"liar", testpki.Service{Liar: true}, before, signing.RevocationUnknown, "signed by somebody else"},
		{"ignorant", testpki.Service{Ignorant: true}, time.Time{}, signing.RevocationUnknown, "the revocation list answered with HTTP status 404"},
		{"refusing", testpki.Service{Refusing: true}, time.Time{}, signing.RevocationUnknown, "the OCSP responder refused to answer"},
		{"silent", testpki.Service{Silent: true}, time.Time{}, signing.RevocationUnknown, "did not answer in time"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			srv := serve(t, c.how)
			id := served(t, srv, c.revoked)
			roots, intermediates, err := srv.Pools()
			require.NoError(t, err)
			opt := signing.VerifyOptions{
				Roots: roots, Intermediates: intermediates, Now: present,
				Online: fetcher(&http.Client{Timeout: 200 * time.Millisecond}).With(t.Context()),
			}
			if !c.how.Silent {
				opt.Online = fetcher(nil).With(t.Context())
			}
			doc := []byte(sign(t, unsigned, id, signing.System))
			r, err := signing.Verify(doc, opt)
			require.NoError(t, err)
			got := r.Signatures[0].Revocation
			require.Equal(t, c.want, got.Status, "%s", got.Reason)
			require.Equal(t, c.want == signing.RevocationGood, r.Valid(), "%v", r.All())
			require.Contains(t, got.Reason, c.reason)
			require.NotContains(t, got.Reason, "127.0.0.1", "reasons hold no addresses")
			if c.want == signing.RevocationRevoked {
				require.True(t, before.Truncate(time.Second).Equal(got.Since))
			}
			opt.SoftFail = true
			r, err = signing.Verify(doc, opt)
			require.NoError(t, err)
			require.Equal(t, c.want != signing.RevocationRevoked, r.Valid(), "soft failure forgives ignorance, not revocation")
		})
	}
}

// TestFetcherAsksOnce: many questions at the same time are one request, until
// the answer's next update.
func TestFetcherAsksOnce(t *testing.T) {
	srv := serve(t, testpki.Service{})
	id := served(t, srv, time.Time{})
	now := present
	f := &signing.Fetcher{Now: func() time.Time { return now }}
	ask := func() signing.Revocation { return f.Status(t.Context(), id.Certificate, pki(t).IssuingCA()) }
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() { ask() })
	}
	wg.Wait()
	require.Equal(t, 1, srv.Requests())
	now = present.Add(23 * time.Hour)
	require.Equal(t, signing.RevocationGood, ask().Status)
	require.Equal(t, 1, srv.Requests())
	now = present.Add(25 * time.Hour)
	require.Equal(t, signing.RevocationUnknown, ask().Status, "the service gives the same old answers")
	require.Equal(t, 3, srv.Requests(), "OCSP and list were asked again")
	ask()
	require.Equal(t, 3, srv.Requests(), "a failure is remembered")
	now = now.Add(2 * time.Minute)
	ask()
	require.Equal(t, 5, srv.Requests(), "and forgotten")
}

// TestFetcherSharesLists: one list answers for all certificates of an issuer.
func TestFetcherSharesLists(t *testing.T) {
	srv := serve(t, testpki.Service{})
	f := fetcher(nil)
	for i, at := range []time.Time{{}, present.Add(-time.Hour), {}} {
		id, err := pki(t).NewSystem(testpki.Spec{Curve: elliptic.P256(), Service: srv, Revoked: at, Change: func(c *x509.Certificate) { c.OCSPServer = nil }})
		require.NoError(t, err)
		got := f.Status(t.Context(), id.Certificate, pki(t).IssuingCA())
		require.NotEqual(t, signing.RevocationUnknown, got.Status, "%s", got.Reason)
		require.LessOrEqual(t, srv.Requests(), 1, "certificate %d", i)
	}
}

func TestFetcherBounds(t *testing.T) {
	id := served(t, serve(t, testpki.Service{NoOCSP: true}), time.Time{})
	small := fetcher(nil)
	small.MaxCRL = 100
	require.Contains(t, small.Status(t.Context(), id.Certificate, pki(t).IssuingCA()).Reason, "more bytes than the limit")

	flood := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		for r := 0; r < 1<<10; r++ {
			if _, err := w.Write(make([]byte, 1<<10)); err != nil {
				return
			}
		}
	}))
	defer flood.Close()
	long, err := pki(t).NewSystem(testpki.Spec{Curve: elliptic.P256(), Change: func(c *x509.Certificate) {
		c.OCSPServer = []string{"ldap://ldap.invalid/", "file:///etc/passwd", "::", flood.URL}
	}})
	require.NoError(t, err)
	got := fetcher(nil).Status(t.Context(), long.Certificate, pki(t).IssuingCA())
	require.Contains(t, got.Reason, "the OCSP responder gave more bytes than the limit")
	require.Contains(t, got.Reason, "names no address of the revocation list")
}

// TestFetcherEndsWithItsContext: a context that ends is no verdict about the
// service.
func TestFetcherEndsWithItsContext(t *testing.T) {
	srv := serve(t, testpki.Service{})
	id := served(t, srv, time.Time{})
	f := fetcher(nil)
	done, cancel := context.WithCancel(t.Context())
	cancel()
	got := f.With(done).Status(id.Certificate, pki(t).IssuingCA(), present)
	require.Equal(t, signing.RevocationUnknown, got.Status)
	require.Contains(t, got.Reason, "context")
	require.Equal(t, signing.RevocationGood, f.Status(t.Context(), id.Certificate, pki(t).IssuingCA()).Status, "the next one may ask")
}

// TestChainIsReported: what a verifier needs to ask about revocation by itself.
func TestChainIsReported(t *testing.T) {
	r := verify(t, sign(t, unsigned, system(t), signing.System))
	requireChain(t, system(t), r.Signatures[0].Chain)
	r, err := signing.Verify([]byte(sign(t, unsigned, system(t), signing.System)), signing.VerifyOptions{})
	require.NoError(t, err)
	require.Nil(t, r.Signatures[0].Chain)
}

// TestFetcherAsksAboutAuthorities: an authority that the root has revoked.
func TestFetcherAsksAboutAuthorities(t *testing.T) {
	h, err := testpki.New(testpki.Options{Now: present})
	require.NoError(t, err)
	srv := h.Serve(testpki.Service{})
	defer srv.Close()
	id, err := h.NewSystem(testpki.Spec{Curve: elliptic.P256(), Service: srv})
	require.NoError(t, err)
	roots, intermediates, err := srv.Pools()
	require.NoError(t, err)
	doc := []byte(sign(t, unsigned, id, signing.System))
	judge := func() signing.Signature {
		r, err := signing.Verify(doc, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, Now: present, Online: fetcher(nil).With(t.Context())})
		require.NoError(t, err)
		return r.Signatures[0]
	}
	s := judge()
	require.True(t, s.Valid, "%v", s.Findings)
	require.Equal(t, signing.RevocationGood, s.IssuerRevocation[0].Status)
	h.Revoke(s.Chain[1], present.Add(-time.Hour))
	s = judge()
	require.False(t, s.Valid)
	require.Equal(t, signing.RevocationGood, s.Revocation.Status)
	require.Equal(t, signing.RevocationRevoked, s.IssuerRevocation[0].Status)
}

// TestNonce: what an answer without nonce, or with another one, is worth.
func TestNonce(t *testing.T) {
	good, other, none := testpki.Service{Delegated: true}, testpki.Service{Replaying: true}, testpki.Service{NoNonce: true}
	for _, c := range []struct {
		name   string
		how    testpki.Service
		policy signing.Nonce
		reason string
	}{
		{"not sent", good, signing.NonceNone, ""},
		{"optional", good, signing.NonceOptional, ""},
		{"required", good, signing.NonceRequired, ""},
		{"absent, optional", none, signing.NonceOptional, ""},
		{"absent, required", none, signing.NonceRequired, "without nonce"},
		{"another, optional", other, signing.NonceOptional, "another question"},
		{"another, required", other, signing.NonceRequired, "another question"},
	} {
		t.Run(c.name, func(t *testing.T) {
			srv := serve(t, c.how)
			id, err := pki(t).NewSystem(testpki.Spec{Curve: elliptic.P256(), Service: srv, Change: func(c *x509.Certificate) { c.CRLDistributionPoints = nil }})
			require.NoError(t, err)
			f := fetcher(nil)
			f.Nonce = c.policy
			got := f.Status(t.Context(), id.Certificate, pki(t).IssuingCA())
			require.Equal(t, c.reason == "", got.Status == signing.RevocationGood, "%s", got.Reason)
			require.Contains(t, got.Reason, c.reason)
		})
	}
}

// TestNonceNeedsRandomness: without it no question is asked.
func TestNonceNeedsRandomness(t *testing.T) {
	srv := serve(t, testpki.Service{})
	id := served(t, srv, time.Time{})
	f := fetcher(nil)
	f.Nonce, f.Rand = signing.NonceRequired, strings.NewReader("short")
	got := f.Status(t.Context(), id.Certificate, pki(t).IssuingCA())
	require.Equal(t, signing.RevocationGood, got.Status, "the list answers")
	require.Equal(t, 1, srv.Requests())
}

// TestFetcherMaxAge: an answer is asked for again before its next update.
func TestFetcherMaxAge(t *testing.T) {
	srv := serve(t, testpki.Service{})
	id := served(t, srv, time.Time{})
	now := present
	f := &signing.Fetcher{Now: func() time.Time { return now }, MaxAge: time.Hour}
	for i, at := range []time.Duration{0, 59 * time.Minute, 61 * time.Minute} {
		now = present.Add(at)
		require.Equal(t, signing.RevocationGood, f.Status(t.Context(), id.Certificate, pki(t).IssuingCA()).Status)
		require.Equal(t, []int{1, 1, 2}[i], srv.Requests())
	}
}

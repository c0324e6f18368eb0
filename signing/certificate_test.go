package signing_test

import (
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

func TestChain(t *testing.T) {
	h := pki(t)
	key := system(t).Key
	issue := func(spec testpki.Spec) string {
		spec.Key = key
		id, err := h.NewSystem(spec)
		require.NoError(t, err)
		return forge(t, collect(entry{}), id)
	}
	roots, intermediates := h.Pools()
	good := issue(testpki.Spec{})
	cases := []struct {
		name, doc string
		opt       signing.VerifyOptions
		want      rule.ID
		valid     bool
		why       string
	}{
		{"good", good, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, Now: present}, "", true, "chain to the root, valid then and now"},
		{"not judged", good, signing.VerifyOptions{}, "SGN-14", true, "never silently"},
		{"foreign issuer", issue(testpki.Spec{Foreign: true}), signing.VerifyOptions{Roots: roots, Intermediates: intermediates}, "SIG-07", false, "unknown CA is refused"},
		{"no intermediates", good, signing.VerifyOptions{Roots: roots}, "SIG-07", false, "the issuing authority is configuration, not part of the document"},
		{"no roots", good, signing.VerifyOptions{Roots: x509.NewCertPool(), Intermediates: intermediates}, "SIG-07", false, "an empty pool trusts nobody"},
		{"expired then", issue(testpki.Spec{Change: testpki.Expired}), signing.VerifyOptions{Roots: roots, Intermediates: intermediates}, "SIG-07", false, "expired when it signed"},
		{"not yet valid", issue(testpki.Spec{Change: testpki.NotYetValid}), signing.VerifyOptions{}, "SIG-07", false, "validity is judged without pools too"},
		{"expired now", good, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, Now: present.AddDate(5, 0, 0)}, "SIG-07", false, "the archive refuses an expired certificate on receipt"},
		{"archived long ago", good, signing.VerifyOptions{Roots: roots, Intermediates: intermediates}, "", true, "without Now the claimed time counts"},
		{"wrong usage", issue(testpki.Spec{Change: testpki.WrongUsage}), signing.VerifyOptions{}, "SGN-11", false, "the key is not for signing"},
		{"authority signs", issue(testpki.Spec{Change: func(c *x509.Certificate) { c.IsCA, c.BasicConstraintsValid = true, true }}), signing.VerifyOptions{}, "SGN-11", false, "an authority signs certificates"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r, err := signing.Verify([]byte(c.doc), c.opt)
			require.NoError(t, err)
			require.Equal(t, c.valid, r.Signatures[0].Valid, "%s: %v", c.why, r.All())
			if c.want == "" {
				require.Empty(t, r.All())
				return
			}
			require.NotEmpty(t, r.Signatures[0].Findings.Of(c.want), "%s: %v", c.why, r.All())
		})
	}
}

func TestKeysAndCurves(t *testing.T) {
	h := pki(t)
	for name, c := range map[string]struct {
		spec   testpki.Spec
		policy signing.Policy
		valid  bool
	}{
		"RSA 1024":                   {testpki.Spec{RSABits: 1024}, signing.Policy{}, false},
		"RSA 1024 by policy":         {testpki.Spec{RSABits: 1024}, signing.Policy{MinRSABits: 1024}, true},
		"RSA 2048 under 3072":        {testpki.Spec{Key: system(t).Key}, signing.Policy{MinRSABits: 3072}, false},
		"P-224":                      {testpki.Spec{Curve: elliptic.P224()}, signing.Policy{}, false},
		"P-256 under a policy":       {testpki.Spec{Curve: elliptic.P256()}, signing.Policy{Curves: []string{"P-384"}}, false},
		"nothing is accepted":        {testpki.Spec{Key: system(t).Key}, signing.Policy{Algorithms: []signing.Algorithm{}}, false},
		"kinds by policy":            {testpki.Spec{Key: system(t).Key}, signing.Policy{Kinds: []signing.Kind{signing.Professional}}, false},
		"canonicalisation by policy": {testpki.Spec{Key: system(t).Key}, signing.Policy{Canonicalization: []string{"x"}}, false},
		"transforms by policy":       {testpki.Spec{Key: system(t).Key}, signing.Policy{Transforms: []string{"x"}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			id, err := h.NewSystem(c.spec)
			require.NoError(t, err)
			e := entry{}
			if c.spec.Curve != nil {
				e.method = string(signing.ECDSASHA256)
			}
			r, err := signing.Verify([]byte(forge(t, collect(e), id)), signing.VerifyOptions{Policy: c.policy})
			require.NoError(t, err)
			require.Equal(t, c.valid, r.Valid(), "%v", r.All())
		})
	}
}

func TestSHA1NeedsAnExplicitOption(t *testing.T) {
	doc := forge(t, collect(entry{method: "http://www.w3.org/2000/09/xmldsig#rsa-sha1"}), system(t))
	r, err := signing.Verify([]byte(doc), signing.VerifyOptions{})
	require.NoError(t, err)
	require.False(t, r.Valid())
	r, err = signing.Verify([]byte(doc), signing.VerifyOptions{Policy: signing.Policy{AcceptSHA1: true}})
	require.NoError(t, err)
	require.True(t, r.Valid(), "%v", r.All())
	require.Equal(t, 1, r.Signatures[0].Findings.Count(rule.Warning)-len(r.Signatures[0].Findings.Of("SGN-14")), "it is marked")
}

func TestWrongKeySigned(t *testing.T) {
	other, err := pki(t).Professional(testpki.Person{Registration: "90000000002"})
	require.NoError(t, err)
	mine := sign(t, unsigned, professional(t), signing.Professional)
	swapped := replaceCertificate(mine, other)
	r := verify(t, swapped)
	require.False(t, r.Valid())
	require.True(t, rules(r)["SIG-06"] && rules(r)["SGN-12"], "%v", r.All())
}

func TestClockSkewIsTolerated(t *testing.T) {
	signed := sign(t, unsigned, system(t), signing.System)
	for skew, valid := range map[time.Duration]bool{4 * time.Minute: true, 6 * time.Minute: false} {
		r, err := signing.Verify([]byte(signed), signing.VerifyOptions{Now: present.Add(-skew)})
		require.NoError(t, err)
		require.Equal(t, valid, r.Valid())
	}
}

// TestKeyValueBesideTheCertificate: a second key in KeyInfo must be the first.
func TestKeyValueBesideTheCertificate(t *testing.T) {
	with := func(key *rsa.PublicKey) string {
		value := "<KeyValue><RSAKeyValue><Modulus>" + base64.StdEncoding.EncodeToString(key.N.Bytes()) + "</Modulus><Exponent>AQAB</Exponent></RSAKeyValue></KeyValue>"
		return strings.Replace(sign(t, unsigned, system(t), signing.System), "<KeyInfo>", "<KeyInfo>"+value, 1)
	}
	r := verify(t, with(system(t).Certificate.PublicKey.(*rsa.PublicKey)))
	require.True(t, r.Valid(), "%v", r.All())
	require.NotEmpty(t, r.All().Of("SGN-13"), "the archive's documents have none")
	r = verify(t, with(professional(t).Certificate.PublicKey.(*rsa.PublicKey)))
	require.False(t, r.Valid())
	require.NotEmpty(t, r.All().Errors().Of("SGN-13"))
}

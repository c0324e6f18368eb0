package signing_test

import (
	"encoding/pem"
	"testing"
	"time"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

// rootList is the root's list, which revokes no authority.
func rootList(t testing.TB, revoked ...testpki.Revoked) []byte {
	t.Helper()
	der, err := pki(t).RootCRL(present, revoked...)
	require.NoError(t, err)
	return der
}

func TestRevocation(t *testing.T) {
	h := pki(t)
	list := func(issued time.Time, revoked ...testpki.Revoked) []byte {
		der, err := h.ServiceCRL(issued, revoked...)
		require.NoError(t, err)
		return der
	}
	mine := func(at time.Time) testpki.Revoked { return testpki.Revoked{Certificate: system(t).Certificate, At: at} }
	other, err := h.ProfessionalCRL(present, mine(present.Add(-time.Hour)))
	require.NoError(t, err)
	stranger, err := testpki.New(testpki.Options{Now: present})
	require.NoError(t, err)
	forged, err := stranger.ServiceCRL(present, mine(present.Add(-time.Hour)))
	require.NoError(t, err)
	doc := []byte(sign(t, unsigned, system(t), signing.System))
	roots, intermediates := h.Pools()
	cases := []struct {
		name   string
		lists  [][]byte
		now    time.Time
		status signing.RevocationStatus
		valid  bool
		why    string
	}{
		{"good", [][]byte{list(present)}, present, signing.RevocationGood, true, "not on the list"},
		{"PEM", [][]byte{pem.EncodeToMemory(&pem.Block{Type: "X509 CRL", Bytes: list(present)})}, present, signing.RevocationGood, true, "either form"},
		{"revoked before", [][]byte{list(present, mine(present.Add(-time.Hour)))}, time.Time{}, signing.RevocationRevoked, false, "no signature after revocation"},
		{"revoked later, looked at in the archive", [][]byte{list(present.Add(2*time.Hour), mine(present.Add(time.Hour)))}, time.Time{}, signing.RevocationRevoked, true, "a warning only"},
		{"revoked later, looked at on receipt", [][]byte{list(present.Add(2*time.Hour), mine(present.Add(time.Hour)))}, present.Add(3 * time.Hour), signing.RevocationRevoked, false, "the claimed time is no proof"},
		{"newest counts", [][]byte{list(present.Add(time.Minute), mine(present.Add(-time.Hour))), list(present)}, present, signing.RevocationRevoked, false, "the newer list has the entry"},
		{"stale", [][]byte{list(present.Add(-48 * time.Hour))}, present, signing.RevocationUnknown, false, "an overdue list says nothing"},
		{"from the future", [][]byte{list(present.Add(time.Hour))}, present, signing.RevocationUnknown, false, "a clock is wrong, or somebody lies"},
		{"another authority", [][]byte{other}, present, signing.RevocationUnknown, false, "only the issuer revokes"},
		{"forged list", [][]byte{forged}, present, signing.RevocationUnknown, false, "same name, other key"},
		{"no list", nil, present, signing.RevocationUnknown, false, "SGN-15: unknown is not good"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			crls, err := signing.NewCRLSet(append([][]byte{rootList(t)}, c.lists...)...)
			require.NoError(t, err)
			r, err := signing.Verify(doc, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, CRLs: crls, Now: c.now})
			require.NoError(t, err)
			s := r.Signatures[0]
			require.Equal(t, c.status, s.Revocation.Status, c.why)
			require.Equal(t, c.valid, s.Valid, "%s: %v", c.why, s.Findings)
			require.Equal(t, c.status == signing.RevocationGood, len(s.Findings) == 0, "%v", s.Findings)
		})
	}
	_, err = signing.NewCRLSet([]byte("x"))
	requireCode(t, err, signing.CodeCRL, "not a list")
}

// TestRevocationOfAuthorities: a chain is as good as every certificate in it.
func TestRevocationOfAuthorities(t *testing.T) {
	issuing := func(at time.Time) testpki.Revoked { return testpki.Revoked{Certificate: pki(t).IssuingCA(), At: at} }
	leaf, err := pki(t).ServiceCRL(present)
	require.NoError(t, err)
	doc := []byte(sign(t, unsigned, system(t), signing.System))
	roots, intermediates := pki(t).Pools()
	cases := []struct {
		name   string
		lists  [][]byte
		change func(*signing.VerifyOptions)
		status signing.RevocationStatus
		valid  bool
	}{
		{"good", [][]byte{leaf, rootList(t)}, nil, signing.RevocationGood, true},
		{"revoked before", [][]byte{leaf, rootList(t, issuing(present.Add(-time.Hour)))}, nil, signing.RevocationRevoked, false},
		{"revoked after, in the archive", [][]byte{leaf, rootList(t, issuing(present.Add(time.Hour)))}, func(o *signing.VerifyOptions) { o.Now = time.Time{} }, signing.RevocationRevoked, true},
		{"revoked after, on receipt", [][]byte{leaf, rootList(t, issuing(present.Add(time.Hour)))}, func(o *signing.VerifyOptions) { o.Now = present.Add(2 * time.Hour) }, signing.RevocationRevoked, false},
		{"unknown", [][]byte{leaf}, nil, signing.RevocationUnknown, false},
		{"unknown, accepted", [][]byte{leaf}, func(o *signing.VerifyOptions) { o.SoftFail = true }, signing.RevocationUnknown, true},
		{"not asked for", [][]byte{leaf}, func(o *signing.VerifyOptions) { o.SignerOnly = true }, "", true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			crls, err := signing.NewCRLSet(c.lists...)
			require.NoError(t, err)
			opt := signing.VerifyOptions{Roots: roots, Intermediates: intermediates, CRLs: crls, Now: present}
			if c.change != nil {
				c.change(&opt)
			}
			r, err := signing.Verify(doc, opt)
			require.NoError(t, err)
			s := r.Signatures[0]
			require.Equal(t, signing.RevocationGood, s.Revocation.Status)
			require.Equal(t, c.valid, s.Valid, "%v", s.Findings)
			if c.status == "" {
				require.Empty(t, s.IssuerRevocation)
				return
			}
			require.Len(t, s.IssuerRevocation, 1)
			require.Equal(t, c.status, s.IssuerRevocation[0].Status)
		})
	}
}

// TestMaxAge: a good word ages, a revocation does not.
func TestMaxAge(t *testing.T) {
	doc := []byte(sign(t, unsigned, system(t), signing.System))
	roots, intermediates := pki(t).Pools()
	mine := testpki.Revoked{Certificate: system(t).Certificate, At: present.Add(-time.Hour)}
	for name, c := range map[string]struct {
		revoked []testpki.Revoked
		maxAge  time.Duration
		now     time.Time
		want    signing.RevocationStatus
	}{
		"young enough":         {nil, 6 * time.Hour, present, signing.RevocationGood},
		"too old":              {nil, 4 * time.Hour, present, signing.RevocationUnknown},
		"no limit":             {nil, 0, present, signing.RevocationGood},
		"no present":           {nil, time.Hour, time.Time{}, signing.RevocationGood},
		"too old, but revoked": {[]testpki.Revoked{mine}, time.Hour, present, signing.RevocationRevoked},
	} {
		t.Run(name, func(t *testing.T) {
			list, err := pki(t).ServiceCRL(present.Add(-5*time.Hour), c.revoked...)
			require.NoError(t, err)
			crls, err := signing.NewCRLSet(list)
			require.NoError(t, err)
			answers, err := signing.NewOCSPSet(ocspAnswer(t, system(t), testpki.OCSP{Issued: present.Add(-5 * time.Hour)}))
			require.NoError(t, err)
			for _, opt := range []signing.VerifyOptions{{CRLs: crls}, {OCSP: answers, CRLs: crls}} {
				opt.Roots, opt.Intermediates, opt.Now, opt.MaxAge, opt.SignerOnly = roots, intermediates, c.now, c.maxAge, true
				r, err := signing.Verify(doc, opt)
				require.NoError(t, err)
				got := r.Signatures[0].Revocation
				require.Equal(t, c.want, got.Status, "%s", got.Reason)
				require.Equal(t, c.want == signing.RevocationGood, r.Valid())
				require.Equal(t, c.want == signing.RevocationUnknown, got.Reason != "")
			}
		})
	}
}

package signing_test

import (
	"encoding/pem"
	"testing"
	"time"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

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
		{"another authority", [][]byte{other}, present, signing.RevocationUnknown, false, "only the issuer revokes"},
		{"forged list", [][]byte{forged}, present, signing.RevocationUnknown, false, "same name, other key"},
		{"no list", nil, present, signing.RevocationUnknown, false, "unknown is not good"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			crls, err := signing.NewCRLSet(c.lists...)
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

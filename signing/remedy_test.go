package signing_test

import (
	"context"
	"crypto/x509"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// silentSigner has no certificate and says nothing about it.
type silentSigner struct{ signing.Signer }

func (silentSigner) Certificate(context.Context) (*x509.Certificate, error) { return nil, nil }

// TestRemedies: an error says what to do about this cause, not about another one
// of the same code.
func TestRemedies(t *testing.T) {
	expired, err := pki(t).NewSystem(testpki.Spec{Change: testpki.Expired})
	require.NoError(t, err)
	early, err := pki(t).NewSystem(testpki.Spec{Change: testpki.NotYetValid})
	require.NoError(t, err)
	valid := signing.Options{Kind: signing.System, Time: present}
	foreign := valid
	foreign.Holder = "2.999.1"
	var none *signing.KeySigner
	for _, c := range []struct {
		name   string
		signer signing.Signer
		opt    signing.Options
		code   signing.Code
		detail string
		remedy string
	}{
		{"nil", nil, valid, signing.CodeSigner, "no signer is given", "pass a Signer"},
		{"nil of a type", none, valid, signing.CodeSigner, "no signer is given", "pass a Signer"},
		{"zero value", &signing.KeySigner{}, valid, signing.CodeSigner, "no signer is given", "pass a Signer"},
		{"no certificate", silentSigner{}, valid, signing.CodeSigner, "the signer gave no certificate", ""},
		{"expired", expired.Signer(), valid, signing.CodeCertificate, "not valid any more", "set Options.Time to the present"},
		{"not yet valid", early.Signer(), valid, signing.CodeCertificate, "not yet valid", "set Options.Time to the present"},
		{"other holder", system(t).Signer(), foreign, signing.CodeCertificate, "another holder", "Options.Holder"},
		{"other kind", professional(t).Signer(), valid, signing.CodeCertificate, "no organisation's OID", "an organisation's for System"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := signing.Sign(t.Context(), []byte(unsigned), c.signer, c.opt)
			var se *signing.Error
			require.ErrorAs(t, err, &se)
			require.Equal(t, c.code, se.Code)
			require.Contains(t, se.Detail, c.detail)
			require.Contains(t, se.Remedy(), c.remedy)
		})
	}
}

// TestBlockRemedy: SGN-12 says how the readable block comes into the header.
func TestBlockRemedy(t *testing.T) {
	signed := sign(t, unsigned, professional(t), signing.Professional)
	for name, doc := range map[string]string{
		"another's": strings.Replace(signed, ">90000000001<", ">90000000002<", 1),
		"none":      withoutBlock(signed),
	} {
		t.Run(name, func(t *testing.T) {
			found := verify(t, doc).All().Of("SGN-12")
			require.Len(t, found, 1)
			require.Contains(t, found[0].Remedy, "metadata.Header.SignedBy")
		})
	}
}

// withoutBlock takes the readable block out of a document's header.
func withoutBlock(doc string) string {
	start := strings.Index(doc, "<f:signature>")
	end := strings.Index(doc, "</f:signature>") + len("</f:signature>")
	return doc[:start] + doc[end:]
}

// TestTimeOfTheCertificate: the last second of a certificate still signs.
func TestTimeOfTheCertificate(t *testing.T) {
	cert := system(t).Certificate
	for _, c := range []struct {
		at time.Time
		ok bool
	}{{cert.NotBefore, true}, {cert.NotAfter, true}, {cert.NotBefore.Add(-time.Second), false}, {cert.NotAfter.Add(time.Second), false}} {
		_, err := signing.Sign(t.Context(), []byte(unsigned), system(t).Signer(), signing.Options{Kind: signing.System, Time: c.at})
		require.Equal(t, c.ok, err == nil, "%v", err)
	}
}

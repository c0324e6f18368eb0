package signing_test

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"testing"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

// FuzzCRL: whatever a distribution point gives, reading and judging ends without
// panic, and only the issuer's list can say anything.
func FuzzCRL(f *testing.F) {
	h, cert := pki(f), system(f).Certificate
	list, err := h.ServiceCRL(present, testpki.Revoked{Certificate: cert, At: present})
	require.NoError(f, err)
	f.Add(list)
	f.Fuzz(func(t *testing.T, der []byte) {
		set, err := signing.NewCRLSet(der)
		if err != nil {
			return
		}
		require.NotEqual(t, signing.RevocationGood, set.Status(cert, h.IssuingCA(), present).Status, "the seed revokes, and nobody else can sign")
	})
}

// FuzzCertificate: whatever stands in a document as certificate, describing it
// ends without panic and with a sane organisation.
func FuzzCertificate(f *testing.F) {
	f.Add(system(f).Certificate.Raw)
	f.Add(professional(f).Certificate.Raw)
	f.Add(pki(f).Root().Raw)
	f.Fuzz(func(t *testing.T, der []byte) {
		cert, err := x509.ParseCertificate(der)
		if err != nil {
			return
		}
		id := signing.IdentityOf(cert)
		require.False(t, id.Organisation != "" && id.Registration != "")
		_ = id.String() + id.LogValue().String()
		_, err = signing.NewKeySigner(system(t).Key, cert)
		// The same key may be written otherwise, so that its bytes do not tell.
		same := system(t).Certificate.PublicKey.(*rsa.PublicKey).Equal(cert.PublicKey)
		require.Equal(t, same, err == nil)
	})
}

// FuzzPEM: reading key files ends without panic, and a signer has a key that
// belongs to its certificate.
func FuzzPEM(f *testing.F) {
	id := fastSigner(f)
	key, err := id.KeyPEM()
	require.NoError(f, err)
	f.Add(append(id.CertificatePEM(), key...))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := signing.NewPEMSigner(data, data)
		if err != nil {
			return
		}
		require.NotEmpty(t, s.Chain())
		_, err = s.Sign(t.Context(), nil, signing.AlgorithmFor(s.Chain()[0]))
		_ = err // a damaged RSA key may refuse
	})
}

// FuzzOctets: the octets of a reference are those whose digest was reported.
func FuzzOctets(f *testing.F) {
	f.Add([]byte(unsigned))
	f.Add([]byte(forge(f, collect(entry{}), fastSigner(f))))
	f.Add([]byte(forge(f, collect(entry{refs: []string{ref("", sha256m, xmlEnveloped), stampRef}}), fastSigner(f))))
	f.Fuzz(func(t *testing.T, doc []byte) {
		r, err := signing.Verify(doc, signing.VerifyOptions{})
		if err != nil {
			var xe *xmltree.Error
			require.ErrorAs(t, err, &xe)
			return
		}
		for _, s := range r.Signatures {
			require.Len(t, s.Body(), s.BodySize)
			for _, ref := range s.References {
				hash, known := xmldsig.DigestHash(ref.DigestMethod)
				if octets := ref.Octets(); octets != nil && known {
					require.Equal(t, ref.Got, base64.StdEncoding.EncodeToString(xmldsig.Sum(hash, octets)))
				}
			}
		}
	})
}

const xmlEnveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"

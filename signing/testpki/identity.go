package testpki

import (
	"crypto"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"

	"github.com/kansa-go/kansa/signing"
)

// Identity is a certificate with its key. It must not be modified.
type Identity struct {
	Certificate *x509.Certificate
	Key         crypto.Signer
	Issuers     []*x509.Certificate // nearest first, root last; empty for the root
}

// Signer returns a signer with this key and certificate.
func (i *Identity) Signer() *signing.KeySigner {
	s, err := signing.NewKeySigner(i.Key, i.Certificate)
	if err != nil {
		// Key and certificate were made for each other in this package.
		panic("testpki: " + err.Error())
	}
	return s
}

// CertificatePEM returns the certificate in PEM form, without its issuers.
func (i *Identity) CertificatePEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: i.Certificate.Raw})
}

// KeyPEM returns the private key as PKCS#8 in PEM form. It fails only for key
// types that this package does not make.
func (i *Identity) KeyPEM() ([]byte, error) {
	der, err := x509.MarshalPKCS8PrivateKey(i.Key)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), nil
}

// TLS returns the identity in the form of crypto/tls, with the issuing
// authority but not the root.
func (i *Identity) TLS() tls.Certificate {
	c := tls.Certificate{Certificate: [][]byte{i.Certificate.Raw}, PrivateKey: i.Key, Leaf: i.Certificate}
	for _, issuer := range i.Issuers[:max(0, len(i.Issuers)-1)] {
		c.Certificate = append(c.Certificate, issuer.Raw)
	}
	return c
}

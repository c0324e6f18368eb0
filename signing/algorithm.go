package signing

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"

	"github.com/kansa-go/kansa/internal/xmldsig"
)

// Algorithm is the identifier of a signature method in XML signatures.
type Algorithm string

// The algorithms that Sign can use. RSASHA256 is what real documents of 2026
// carry; whether the archive accepts ECDSA already is not known.
const (
	RSASHA256   Algorithm = xmldsig.RSASHA256
	RSASHA384   Algorithm = xmldsig.RSASHA384
	RSASHA512   Algorithm = xmldsig.RSASHA512
	ECDSASHA256 Algorithm = xmldsig.ECDSASHA256
	ECDSASHA384 Algorithm = xmldsig.ECDSASHA384
	ECDSASHA512 Algorithm = xmldsig.ECDSASHA512
)

// Hash returns the hash function of the algorithm, or 0 when it is unknown. A
// Signer that cannot hash by itself applies it to the bytes to be signed.
func (a Algorithm) Hash() crypto.Hash {
	_, hash, _ := xmldsig.MethodHash(string(a))
	return hash
}

// Family returns the kind of key that the algorithm needs: "RSA" or "ECDSA",
// empty when it is unknown.
func (a Algorithm) Family() string {
	family, _, _ := xmldsig.MethodHash(string(a))
	return string(family)
}

// AlgorithmFor returns the algorithm that Sign uses with a certificate when
// Options names none: SHA-256 for RSA and P-256, SHA-384 for P-384, SHA-512 for
// P-521. It is empty for other keys and for nil.
func AlgorithmFor(cert *x509.Certificate) Algorithm {
	if cert == nil {
		return ""
	}
	switch key := cert.PublicKey.(type) {
	case *rsa.PublicKey:
		return RSASHA256
	case *ecdsa.PublicKey:
		switch key.Curve.Params().BitSize {
		case 256:
			return ECDSASHA256
		case 384:
			return ECDSASHA384
		case 521:
			return ECDSASHA512
		}
	}
	return ""
}

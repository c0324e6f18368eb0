package signing

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"math/big"
)

// genuine reads a certificate again from its own bytes. They are what a document
// will carry, whatever the other fields of the value say.
func genuine(cert *x509.Certificate) (*x509.Certificate, error) {
	if cert == nil {
		return nil, fail(CodeCertificate, "", "no certificate is given")
	}
	read, err := x509.ParseCertificate(cert.Raw)
	if err != nil {
		return nil, fail(CodeCertificate, "", "the certificate was not parsed from bytes, or they are no certificate")
	}
	return read, nil
}

// usable returns a key that nobody else can change, as far as it is in memory. What
// is computed for an RSA key in advance is computed anew: crypto/rsa checks a
// value against that, and takes it for the key's.
func usable(key crypto.Signer) (crypto.Signer, error) {
	switch k := key.(type) {
	case *rsa.PrivateKey:
		return copyOfRSA(k)
	case *ecdsa.PrivateKey:
		if k == nil || k.Curve == nil {
			return nil, fail(CodeKey, "", "the key is incomplete")
		}
	}
	return key, nil
}

func copyOfRSA(k *rsa.PrivateKey) (crypto.Signer, error) {
	if k == nil || k.N == nil || k.D == nil {
		return nil, fail(CodeKey, "", "the key is incomplete")
	}
	own := &rsa.PrivateKey{PublicKey: rsa.PublicKey{N: new(big.Int).Set(k.N), E: k.E}, D: new(big.Int).Set(k.D)}
	for _, prime := range k.Primes {
		if prime == nil {
			return nil, fail(CodeKey, "", "the key is incomplete")
		}
		own.Primes = append(own.Primes, new(big.Int).Set(prime))
	}
	own.Precompute()
	if err := own.Validate(); err != nil {
		return nil, &Error{Code: CodeKey, Detail: "the parts of the RSA key do not fit", Err: err}
	}
	return own, nil
}

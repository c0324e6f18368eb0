package signing

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"errors"
	"slices"

	"software.sslmate.com/src/go-pkcs12"
)

// maxPKCS12 bounds a PKCS#12 file; one key and its chain need some kilobytes.
const maxPKCS12 = 1 << 20

// NewPKCS12Signer makes a signer of a PKCS#12 file (.p12, .pfx) in DER form: its
// one private key, the certificate of that key and, as Chain, the issuers that
// the file holds, in whatever order they stand in the file.
//
// It fails with CodePassword when the password is wrong, with CodeKey when the
// file is longer than 1 MiB, malformed, protected by a method that is not
// supported, or holds no key, several keys or a key of another kind, and with
// CodeKeyMismatch when no certificate of the file belongs to the key. The
// password and the key never come into an error.
func NewPKCS12Signer(data []byte, password string) (*KeySigner, error) {
	if len(data) > maxPKCS12 {
		return nil, fail(CodeKey, "", "the PKCS#12 file is longer than 1 MiB")
	}
	key, first, rest, err := pkcs12.DecodeChain(data, password)
	var unsupported pkcs12.NotImplementedError
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword), errors.Is(err, pkcs12.ErrDecryption):
		return nil, fail(CodePassword, "", "the password does not open the PKCS#12 file")
	case errors.As(err, &unsupported):
		return nil, &Error{Code: CodeKey, Detail: "the PKCS#12 file is protected by a method that is not supported; write it again with openssl pkcs12 -export", Err: err}
	case err != nil:
		return nil, &Error{Code: CodeKey, Detail: "the PKCS#12 file cannot be read", Err: err}
	}
	signer, ok := key.(crypto.Signer)
	if !ok {
		return nil, fail(CodeKey, "", "the key of the PKCS#12 file cannot sign")
	}
	return newChainSigner(signer, append([]*x509.Certificate{first}, rest...))
}

// newChainSigner finds the key's certificate among others and puts its issuers
// behind it.
func newChainSigner(key crypto.Signer, certs []*x509.Certificate) (*KeySigner, error) {
	i := slices.IndexFunc(certs, func(c *x509.Certificate) bool { return belongs(key, c) })
	if i < 0 {
		return nil, fail(CodeKeyMismatch, "", "no certificate belongs to the key")
	}
	s, err := NewKeySigner(key, certs[i])
	if err != nil {
		return nil, err
	}
	s.issuers = issuersOf(certs[i], certs)
	return s, nil
}

// belongs reports whether a certificate is of a key.
func belongs(key crypto.Signer, cert *x509.Certificate) bool {
	pub, ok := key.Public().(interface{ Equal(crypto.PublicKey) bool })
	return ok && pub.Equal(cert.PublicKey)
}

// issuersOf follows the issuers of cert among certs, nearest first, as far as
// they are there.
func issuersOf(cert *x509.Certificate, certs []*x509.Certificate) (chain []*x509.Certificate) {
	for len(chain) < len(certs) && !bytes.Equal(cert.RawIssuer, cert.RawSubject) {
		i := slices.IndexFunc(certs, func(c *x509.Certificate) bool {
			return bytes.Equal(c.RawSubject, cert.RawIssuer) && cert.CheckSignatureFrom(c) == nil
		})
		if i < 0 {
			break
		}
		cert = certs[i]
		chain = append(chain, cert)
	}
	return chain
}

package signing

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/x509"

	"github.com/kansa-go/kansa/internal/xmldsig"
)

// Signer holds or reaches a private key: in memory, in a file, on a card or in
// a service. Implementations must be safe for concurrent use.
type Signer interface {
	// Certificate returns the signer's own certificate, without its issuers.
	Certificate(ctx context.Context) (*x509.Certificate, error)

	// Sign signs the bytes tbs, which are canonical XML of about one kilobyte,
	// and not a digest of them: cards and card services hash by themselves. An
	// ECDSA value may be in DER or in the r‖s form; Sign of this package finds
	// out which it is by verifying it.
	Sign(ctx context.Context, tbs []byte, alg Algorithm) ([]byte, error)
}

// KeySigner signs with any crypto.Signer: a key in memory, an HSM or a key
// management service. Create it with NewKeySigner. It is safe for concurrent
// use when its key is.
type KeySigner struct {
	key     crypto.Signer
	cert    *x509.Certificate
	issuers []*x509.Certificate // nearest first
}

// NewKeySigner joins a key and its certificate. An RSA key in memory is copied,
// whatever was computed for it before computed again, and checked. It fails with
// CodeKeyMismatch when they do not belong together, with CodeKey when the key is
// neither RSA nor ECDSA or its parts do not fit, and with CodeCertificate when the
// certificate was not parsed from the bytes that it carries.
func NewKeySigner(key crypto.Signer, cert *x509.Certificate) (*KeySigner, error) {
	if key == nil || cert == nil {
		return nil, fail(CodeKey, "", "the key or the certificate is missing")
	}
	cert, err := genuine(cert)
	if err != nil {
		return nil, err
	}
	if key, err = usable(key); err != nil {
		return nil, err
	}
	if !belongs(key, cert) {
		return nil, fail(CodeKeyMismatch, "", "the certificate belongs to another key")
	}
	if AlgorithmFor(cert) == "" {
		return nil, fail(CodeKey, "", "the key is neither RSA nor ECDSA on P-256, P-384 or P-521")
	}
	return &KeySigner{key: key, cert: cert}, nil
}

// Certificate returns the certificate of the key. The error is always nil.
func (s *KeySigner) Certificate(context.Context) (*x509.Certificate, error) { return s.cert, nil }

// Chain returns the certificate of the key and behind it the issuers that came
// in the same file, nearest first. Documents carry the first one only; the
// others are for VerifyOptions. The caller owns the slice.
func (s *KeySigner) Chain() []*x509.Certificate {
	return append([]*x509.Certificate{s.cert}, s.issuers...)
}

// Sign hashes tbs and signs the digest. ECDSA values are returned in the r‖s
// form. It fails with CodeKey when the key cannot do the algorithm.
func (s *KeySigner) Sign(ctx context.Context, tbs []byte, alg Algorithm) ([]byte, error) {
	if s == nil || s.cert == nil {
		return nil, fail(CodeSigner, "", "the KeySigner was not made by NewKeySigner")
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if alg.Family() != AlgorithmFor(s.cert).Family() {
		return nil, fail(CodeKey, "", "the key does not fit the algorithm")
	}
	value, err := s.key.Sign(rand.Reader, xmldsig.Sum(alg.Hash(), tbs), alg.Hash())
	if err != nil {
		return nil, &Error{Code: CodeSigner, Detail: "the key refused to sign", Err: err}
	}
	if pub, ok := s.cert.PublicKey.(*ecdsa.PublicKey); ok {
		if raw, ok := xmldsig.RawSignature(pub, value); ok {
			return raw, nil
		}
	}
	return value, nil
}

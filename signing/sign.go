package signing

import (
	"context"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"slices"

	"github.com/kansa-go/kansa/internal/xmldsig"
)

// Sign adds a signature to a document and returns the new document; doc is not
// modified. The signature becomes the last entry of the signatureCollection,
// which is created as the last child of localSocialHeader when it is absent. No
// other byte changes, so signatures that are there already stay as they are.
//
// Sign fails with an *Error: CodeUnreadable, CodeDocument (no single header, body
// or body ID), CodeOptions, CodeID, CodeCertificate (the certificate does not fit
// kind or time), CodeSigner, CodeValue or CodeSelfCheck. An error of ctx comes
// through the signer.
func Sign(ctx context.Context, doc []byte, s Signer, opt Options) ([]byte, error) {
	cert, err := certificateOf(ctx, s)
	if err != nil {
		return nil, err
	}
	if opt.Algorithm == "" {
		opt.Algorithm = AlgorithmFor(cert)
	}
	if err := opt.check(); err != nil {
		return nil, err
	}
	if err := checkSigner(cert, opt); err != nil {
		return nil, err
	}
	pending, err := Prepare(doc, opt)
	if err != nil {
		return nil, err
	}
	value, err := s.Sign(ctx, pending.ToBeSigned(), opt.Algorithm)
	if err != nil {
		return nil, &Error{Code: CodeSigner, Detail: "the signer did not sign", Err: err}
	}
	if checksItself(s) {
		return pending.embed(value, cert)
	}
	return pending.complete(value, cert)
}

// certificateOf asks the signer for its certificate. A nil signer, for example of
// a constructor whose error was passed over, is told apart from one that fails.
func certificateOf(ctx context.Context, s Signer) (*x509.Certificate, error) {
	if key, ok := s.(*KeySigner); s == nil || ok && (key == nil || key.cert == nil) {
		return nil, fail(CodeSigner, "", "no signer is given").advise("pass a Signer, for example one of NewKeySigner or NewPEMSigner")
	}
	cert, err := s.Certificate(ctx)
	if err != nil || cert == nil {
		return nil, &Error{Code: CodeSigner, Detail: "the signer gave no certificate", Err: err}
	}
	if _, ok := s.(*KeySigner); ok { // it has read it again itself
		return cert, nil
	}
	return genuine(cert)
}

// checksItself reports whether a signer verifies what it signs: crypto/rsa does,
// before a value leaves it (crypto/internal/fips140/rsa, DecryptWithCheck), and a
// KeySigner's certificate is known to hold the same key.
func checksItself(s Signer) bool {
	if signer, ok := s.(*KeySigner); ok {
		_, ok = signer.key.(*rsa.PrivateKey)
		return ok
	}
	return false
}

// fixTime is the remedy for a time of signing outside the certificate's validity.
const fixTime = "set Options.Time to the present, or sign with a certificate that is valid then"

// checkSigner refuses a certificate before anybody is asked for a PIN.
func checkSigner(cert *x509.Certificate, opt Options) error {
	if opt.Algorithm.Family() == "" || opt.Algorithm.Family() != AlgorithmFor(cert).Family() {
		return fail(CodeKey, "", "the key does not fit the algorithm")
	}
	if objection := DefaultPolicy().key(cert.PublicKey); objection != "" {
		return fail(CodeKey, "", objection)
	}
	id := IdentityOf(cert)
	if _, problem := checkFit(opt.Kind, cert, id); problem != "" {
		return fail(CodeCertificate, "", problem)
	}
	if opt.Holder != "" && opt.Holder != id.Registration && opt.Holder != id.Organisation {
		return fail(CodeCertificate, "", "the certificate names another holder than Options.Holder").
			advise("sign with the certificate of that holder, or leave Options.Holder empty")
	}
	switch {
	case opt.Time.Before(cert.NotBefore):
		return fail(CodeCertificate, "", "the certificate is not yet valid at the time of signing").advise(fixTime)
	case opt.Time.After(cert.NotAfter):
		return fail(CodeCertificate, "", "the certificate is not valid any more at the time of signing").advise(fixTime)
	}
	return nil
}

// check refuses options that no signature can be made with.
func (o Options) check() error {
	switch {
	case !slices.Contains(DefaultPolicy().Kinds, o.Kind):
		return fail(CodeOptions, "", "Options.Kind is none of the known kinds")
	case o.Time.IsZero():
		return fail(CodeOptions, "", "Options.Time is not set; pass the time of signing")
	case o.Time.Year() < 1 || o.Time.Year() > 9999:
		return fail(CodeOptions, "", "Options.Time has no four-digit year")
	case !slices.Contains(DefaultPolicy().Algorithms, o.Algorithm):
		return fail(CodeOptions, "", "Options.Algorithm is not set or none of the known algorithms")
	}
	return nil
}

// normalise verifies a signature value and returns it in the form of XML
// signatures. Cards and services give ECDSA values in DER or as r‖s; only
// verifying tells them apart.
func normalise(value, tbs []byte, alg Algorithm, cert *x509.Certificate) ([]byte, bool) {
	if pub, ok := cert.PublicKey.(*ecdsa.PublicKey); ok {
		if raw, ok := xmldsig.RawSignature(pub, value); ok && verifies(alg, cert, tbs, raw) {
			return raw, true
		}
	}
	return value, verifies(alg, cert, tbs, value)
}

// verifies reports whether a value is the certificate's signature of tbs.
func verifies(alg Algorithm, cert *x509.Certificate, tbs, value []byte) bool {
	return xmldsig.VerifyOctets(string(alg), cert.PublicKey, tbs, value) == nil
}

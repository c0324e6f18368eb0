package testpki

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"time"

	"golang.org/x/crypto/ocsp"
)

// OCSP is an answer of an OCSP responder in the making. The zero value answers
// "good", signed by the issuing authority itself, for a day from now on.
type OCSP struct {
	Revoked   time.Time // when the certificate was revoked; zero means that it is good
	Unknown   bool      // the responder does not know the certificate
	Issued    time.Time // zero means Now of the hierarchy
	Delegated bool      // signed by a responder that the issuer has certified
	Liar      bool      // signed by a certificate that may not answer

	nonce []byte // value of the extension; nil means none
}

// OCSP returns an answer about an identity of this hierarchy in DER form. It
// fails only when the system's source of randomness does.
func (h *Hierarchy) OCSP(about *Identity, o OCSP) ([]byte, error) {
	issuer := h.services
	if len(about.Issuers) > 0 && about.Issuers[0].Equal(h.ProfessionalCA()) {
		issuer = h.professionals
	}
	return h.answer(issuer, ocsp.Response{SerialNumber: about.Certificate.SerialNumber}, o)
}

// answer completes and signs an answer.
func (h *Hierarchy) answer(issuer *Identity, a ocsp.Response, o OCSP) ([]byte, error) {
	responder, err := h.responder(issuer, o)
	if err != nil {
		return nil, err
	}
	if responder != issuer {
		a.Certificate = responder.Certificate
	}
	if o.Issued.IsZero() {
		o.Issued = h.opt.Now
	}
	a.ThisUpdate = o.Issued.UTC().Truncate(time.Second)
	a.NextUpdate = a.ThisUpdate.Add(day)
	switch {
	case o.Unknown:
		a.Status = ocsp.Unknown
	case !o.Revoked.IsZero():
		a.Status, a.RevokedAt = ocsp.Revoked, o.Revoked.UTC().Truncate(time.Second)
	}
	der, err := ocsp.CreateResponse(issuer.Certificate, responder.Certificate, a, responder.Key)
	if err != nil || o.nonce == nil {
		return der, err
	}
	return addNonce(der, o.nonce, responder.Key)
}

// responder returns who signs the answer.
func (h *Hierarchy) responder(issuer *Identity, o OCSP) (*Identity, error) {
	if !o.Delegated && !o.Liar {
		return issuer, nil
	}
	key, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		return nil, err
	}
	t := h.leaf(name(country(), organisation("KANSA TEST"), commonName("KANSA TEST OCSP")), x509.KeyUsageDigitalSignature)
	if o.Delegated {
		t.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageOCSPSigning}
	}
	return h.issue(issuer, key, t)
}

package testpki

import (
	"crypto/rand"
	"crypto/x509"
	"math/big"
	"slices"
	"time"
)

// Revoked is an entry of a revocation list.
type Revoked struct {
	Certificate *x509.Certificate
	At          time.Time
}

// ServiceCRL returns the revocation list of the authority that issues system
// certificates, in DER form: issued at the given time and good for a day.
func (h *Hierarchy) ServiceCRL(issued time.Time, revoked ...Revoked) ([]byte, error) {
	return h.crl(h.services, issued, revoked)
}

// ProfessionalCRL is ServiceCRL for the authority of professionals.
func (h *Hierarchy) ProfessionalCRL(issued time.Time, revoked ...Revoked) ([]byte, error) {
	return h.crl(h.professionals, issued, revoked)
}

// RootCRL is ServiceCRL for the root authority, which revokes the issuing
// authorities.
func (h *Hierarchy) RootCRL(issued time.Time, revoked ...Revoked) ([]byte, error) {
	return h.crl(h.root, issued, revoked)
}

// Revoke makes the revocation services of the hierarchy say that a certificate
// was revoked at a time. Spec.Revoked does the same when it is issued.
func (h *Hierarchy) Revoke(c *x509.Certificate, at time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.revoked = append(h.revoked, Revoked{c, at})
}

func (h *Hierarchy) revocations() []Revoked {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.revoked)
}

// revokedAt returns when a serial number was revoked; zero means never.
func (h *Hierarchy) revokedAt(serial *big.Int) (at time.Time) {
	for _, r := range h.revocations() {
		if r.Certificate.SerialNumber.Cmp(serial) == 0 {
			at = r.At
		}
	}
	return at
}

func (h *Hierarchy) crl(issuer *Identity, issued time.Time, revoked []Revoked) ([]byte, error) {
	list := &x509.RevocationList{Number: big.NewInt(issued.Unix()), ThisUpdate: issued, NextUpdate: issued.Add(day)}
	for _, r := range revoked {
		list.RevokedCertificateEntries = append(list.RevokedCertificateEntries,
			x509.RevocationListEntry{SerialNumber: r.Certificate.SerialNumber, RevocationTime: r.At})
	}
	return x509.CreateRevocationList(rand.Reader, list, issuer.Certificate, issuer.Key)
}

package signing

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"time"
)

// RevocationStatus says whether a certificate was revoked.
type RevocationStatus string

// The statuses. An empty status means that revocation was not judged.
const (
	RevocationGood    RevocationStatus = "good"    // a fresh list or answer of the issuer says so
	RevocationRevoked RevocationStatus = "revoked" // a list or answer of the issuer says so
	RevocationUnknown RevocationStatus = "unknown" // no list or answer of the issuer is at hand that is good for anything
)

// Revocation is the judgement about one certificate.
type Revocation struct {
	Status RevocationStatus `json:"status,omitempty"`
	Since  time.Time        `json:"since,omitzero"`   // when it was revoked
	Issued time.Time        `json:"issued,omitzero"`  // when the list or answer that says so was issued
	Reason string           `json:"reason,omitempty"` // why the status is unknown, when that is known
}

// Revoker judges whether a certificate is revoked: a CRLSet, an OCSPSet, or a
// Fetcher by its method With. The issuer is the one of a verified chain. A zero
// now means that old lists and answers count too. Implementations must be safe
// for concurrent use and must answer RevocationUnknown on any failure.
type Revoker interface {
	Status(cert, issuer *x509.Certificate, now time.Time) Revocation
}

// CRLSet holds certificate revocation lists for VerifyOptions. It is immutable
// and safe for concurrent use; the caller fetches new lists and makes a new set.
// Nothing is fetched from the network here.
type CRLSet struct{ lists []*x509.RevocationList }

// maxCRL bounds one list; those of DVV have some megabytes at most.
const maxCRL = 32 << 20

// NewCRLSet reads lists in DER or PEM form. Their signatures are checked when
// they are used, against the issuer that the chain has found. It fails with
// CodeCRL when a list is too long or cannot be read.
func NewCRLSet(lists ...[]byte) (*CRLSet, error) {
	s := &CRLSet{}
	for _, data := range lists {
		if len(data) > maxCRL {
			return nil, fail(CodeCRL, "", "a revocation list is longer than 32 MiB")
		}
		if block, _ := pem.Decode(data); block != nil {
			data = block.Bytes
		}
		list, err := x509.ParseRevocationList(data)
		if err != nil {
			return nil, &Error{Code: CodeCRL, Detail: "a revocation list cannot be read", Err: err}
		}
		s.lists = append(s.lists, list)
	}
	return s, nil
}

// Status judges a certificate by the newest usable list of its issuer. A list is
// usable when the issuer signed it, its digest is not SHA-1, it has no critical
// extension (so that it is complete) and, unless now is zero, it is not from the
// future and its next update is not overdue.
func (s *CRLSet) Status(cert, issuer *x509.Certificate, now time.Time) Revocation {
	if s == nil {
		return Revocation{Status: RevocationUnknown}
	}
	var newest *x509.RevocationList
	for _, list := range s.lists {
		untimely := !now.IsZero() && (now.After(list.NextUpdate) || list.ThisUpdate.After(now.Add(clockSkew)))
		if untimely || !complete(list) || overSHA1(list.SignatureAlgorithm) || !bytes.Equal(list.RawIssuer, issuer.RawSubject) || list.CheckSignatureFrom(issuer) != nil {
			continue
		}
		if newest == nil || list.ThisUpdate.After(newest.ThisUpdate) {
			newest = list
		}
	}
	if newest == nil {
		return Revocation{Status: RevocationUnknown}
	}
	for _, e := range newest.RevokedCertificateEntries {
		if e.SerialNumber.Cmp(cert.SerialNumber) == 0 {
			return Revocation{Status: RevocationRevoked, Since: e.RevocationTime, Issued: newest.ThisUpdate}
		}
	}
	return Revocation{Status: RevocationGood, Issued: newest.ThisUpdate}
}

// complete reports whether a list has no critical extension: partitions, delta
// and indirect lists have one (RFC 5280, 5.2).
func complete(list *x509.RevocationList) bool {
	for _, e := range list.Extensions {
		if e.Critical {
			return false
		}
	}
	return true
}

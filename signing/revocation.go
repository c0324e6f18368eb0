package signing

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"time"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
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
	Reason string           `json:"reason,omitempty"` // why the status is unknown, when a Fetcher was asked
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
// usable when the issuer signed it, it has no critical extension (so that it is
// complete) and, unless now is zero, its next update is not overdue.
func (s *CRLSet) Status(cert, issuer *x509.Certificate, now time.Time) Revocation {
	var newest *x509.RevocationList
	for _, list := range s.lists {
		stale := !now.IsZero() && now.After(list.NextUpdate)
		if stale || !complete(list) || !bytes.Equal(list.RawIssuer, issuer.RawSubject) || list.CheckSignatureFrom(issuer) != nil {
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
			return Revocation{Status: RevocationRevoked, Since: e.RevocationTime}
		}
	}
	return Revocation{Status: RevocationGood}
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

// status asks the sources at hand: a revocation that one knows counts, and so
// does a good answer when the other knows nothing. Only when both know nothing
// is the network asked.
func (j *judge) status(cert, issuer *x509.Certificate) Revocation {
	out := Revocation{Status: RevocationUnknown}
	if j.opt.OCSP != nil {
		out = j.opt.OCSP.Status(cert, issuer, j.opt.Now)
	}
	if j.opt.CRLs != nil && out.Status != RevocationRevoked {
		if r := j.opt.CRLs.Status(cert, issuer, j.opt.Now); r.Status != RevocationUnknown {
			out = r
		}
	}
	if j.opt.Online != nil && out.Status == RevocationUnknown {
		out = j.opt.Online.Status(cert, issuer, j.opt.Now)
	}
	return out
}

// revocation judges the signer's certificate once its chain is known.
func (j *judge) revocation(chain []*x509.Certificate, at *xmltree.Element) {
	if j.opt.CRLs == nil && j.opt.OCSP == nil && j.opt.Online == nil || len(chain) < 2 {
		return
	}
	r := j.status(chain[0], chain[1])
	j.out.Revocation = r
	switch {
	case r.Status == RevocationUnknown:
		j.unknown(r, at)
	case r.Status == RevocationRevoked && !r.Since.After(j.out.Claimed):
		j.add(ruleIssuer(), at, "the certificate was revoked before the claimed time of signing")
	case r.Status == RevocationRevoked && !j.opt.Now.IsZero() && !r.Since.After(j.opt.Now):
		j.add(ruleIssuer(), at, "the certificate is revoked now; the claimed time of signing is no proof that it was not then")
	case r.Status == RevocationRevoked:
		f := ruleIssuer().Finding(at.Path(), "the certificate was revoked after the claimed time of signing, which is no proof of time")
		j.out.Findings.Add(f.WithSeverity(rule.Warning))
	}
}

// unknown reports that revocation cannot be judged: an error, unless the caller
// has chosen otherwise.
func (j *judge) unknown(r Revocation, at *xmltree.Element) {
	message := "no usable revocation list or OCSP answer of the certificate's issuer is at hand"
	if r.Reason != "" {
		message += ": " + r.Reason
	}
	f := ruleRevocation().Finding(at.Path(), message).WithSeverity(rule.Error)
	if j.opt.SoftFail {
		f = f.WithSeverity(rule.Warning)
	}
	j.out.Findings.Add(f.WithRemedy("get a fresh list or answer, or set VerifyOptions.SoftFail to accept the risk"))
}

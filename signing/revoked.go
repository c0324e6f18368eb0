package signing

import (
	"crypto/x509"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// status asks the sources at hand: a revocation that one knows counts, and so
// does a good answer when the other knows nothing. Only when both know nothing
// is the network asked.
func (j *judge) status(cert, issuer *x509.Certificate) Revocation {
	out := Revocation{Status: RevocationUnknown}
	if j.opt.OCSP != nil {
		out = j.recent(j.opt.OCSP.Status(cert, issuer, j.opt.Now))
	}
	if j.opt.CRLs != nil && out.Status != RevocationRevoked {
		out = better(out, j.recent(j.opt.CRLs.Status(cert, issuer, j.opt.Now)))
	}
	if j.opt.Online != nil && out.Status == RevocationUnknown {
		out = j.recent(j.opt.Online.Status(cert, issuer, j.opt.Now))
	}
	return out
}

// better returns the second judgement, unless it knows less than the first one.
func better(first, second Revocation) Revocation {
	if second.Status == RevocationUnknown && (first.Status != RevocationUnknown || second.Reason == "") {
		return first
	}
	return second
}

// recent takes a good word back that is older than VerifyOptions.MaxAge. A
// revocation does not age.
func (j *judge) recent(r Revocation) Revocation {
	limited := j.opt.MaxAge > 0 && !j.opt.Now.IsZero() && r.Status == RevocationGood
	if limited && r.Issued.Add(j.opt.MaxAge).Before(j.opt.Now) {
		return Revocation{Status: RevocationUnknown, Reason: "what is known is older than VerifyOptions.MaxAge"}
	}
	return r
}

// revocation judges the signer's certificate once its chain is known, and those
// of the authorities below the root.
func (j *judge) revocation(chain []*x509.Certificate, at *xmltree.Element) {
	if j.opt.CRLs == nil && j.opt.OCSP == nil && j.opt.Online == nil || len(chain) == 0 {
		return
	}
	if len(chain) == 1 {
		j.out.Revocation = Revocation{Status: RevocationUnknown, Reason: "the certificate itself is a root, and has no issuer who could revoke it"}
		j.revoked(j.out.Revocation, at, "the certificate")
		return
	}
	j.out.Revocation = j.status(chain[0], chain[1])
	j.revoked(j.out.Revocation, at, "the certificate")
	if j.opt.SignerOnly {
		return
	}
	for i := 1; i < len(chain)-1; i++ {
		r := j.status(chain[i], chain[i+1])
		j.out.IssuerRevocation = append(j.out.IssuerRevocation, r)
		j.revoked(r, at, "an issuing certificate of the chain")
	}
}

// revoked adds what follows from a judgement about a certificate.
func (j *judge) revoked(r Revocation, at *xmltree.Element, which string) {
	switch {
	case r.Status == RevocationUnknown:
		j.unknown(r, at, which)
	case r.Status == RevocationRevoked && !r.Since.After(j.out.Claimed):
		j.add(ruleIssuer(), at, which+" was revoked before the claimed time of signing")
	case r.Status == RevocationRevoked && !j.opt.Now.IsZero() && !r.Since.After(j.opt.Now):
		j.add(ruleIssuer(), at, which+" is revoked now; the claimed time of signing is no proof that it was not then")
	case r.Status == RevocationRevoked:
		f := ruleIssuer().Finding(at.Path(), which+" was revoked after the claimed time of signing, which is no proof of time")
		j.out.Findings.Add(f.WithSeverity(rule.Warning))
	}
}

// unknown reports that revocation cannot be judged: an error, unless the caller
// has chosen otherwise.
func (j *judge) unknown(r Revocation, at *xmltree.Element, which string) {
	message := "no usable revocation list or OCSP answer about " + which + " is at hand"
	if r.Reason != "" {
		message += ": " + r.Reason
	}
	f := ruleRevocation().Finding(at.Path(), message).WithSeverity(rule.Error)
	if j.opt.SoftFail {
		f = f.WithSeverity(rule.Warning)
	}
	j.out.Findings.Add(f.WithRemedy("get a fresh list or answer, or set VerifyOptions.SoftFail to accept the risk"))
}

package signing

import (
	"crypto/x509"
	"errors"
	"strings"
	"time"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// chain judges issuer and validity.
func (j *judge) chain() {
	cert := j.out.Certificate
	if cert == nil {
		return
	}
	at := j.dsig.KeyInfo.Element
	if j.opt.Roots == nil {
		j.out.Findings.Add(ruleJudged().Finding(at.Path(), "no issuers are configured: who issued the certificate was not judged").
			WithRemedy("set VerifyOptions.Roots"))
	}
	var chain []*x509.Certificate
	if !j.out.Claimed.IsZero() {
		chain = j.validAt(cert, j.out.Claimed, at, "at the claimed time of signing")
	}
	if !j.opt.Now.IsZero() {
		chain = j.validAt(cert, j.opt.Now, at, "now")
	}
	j.out.Chain = chain
	j.revocation(chain, at)
}

// validAt adds what is wrong with a certificate at one time and returns its
// chain, the signer's first.
func (j *judge) validAt(cert *x509.Certificate, t time.Time, at *xmltree.Element, when string) []*x509.Certificate {
	if t.Before(cert.NotBefore) || t.After(cert.NotAfter) {
		j.add(ruleIssuer(), at, "the certificate is not valid "+when)
		return nil
	}
	if j.opt.Roots == nil {
		return nil
	}
	j.out.ChainJudged = true
	chains, err := cert.Verify(x509.VerifyOptions{
		Roots: j.opt.Roots, Intermediates: j.opt.Intermediates, CurrentTime: t,
		KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny},
	})
	if err != nil {
		j.add(ruleIssuer(), at, chainProblem(err)+" "+when)
		return nil
	}
	return chains[0]
}

// chainProblem puts an error of crypto/x509 into words without names of people.
func chainProblem(err error) string {
	var unknown x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	var critical x509.UnhandledCriticalExtension
	switch {
	case errors.As(err, &unknown):
		return "the certificate's issuer is unknown"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "a certificate of the chain is not valid"
	case errors.As(err, &critical):
		return "a certificate of the chain has a critical extension that is not understood"
	}
	return "the certificate chain does not verify"
}

// fit adds the findings of checkFit.
func (j *judge) fit() {
	if j.out.Certificate == nil {
		return
	}
	if r, problem := checkFit(j.out.Kind, j.out.Certificate, j.out.Signer); problem != "" {
		j.add(r, j.dsig.KeyInfo.Element, problem)
	}
}

// checkFit returns what speaks against a certificate, whose identity is id, in a
// kind of signature.
// The real certificates of professionals have content commitment only, those
// of systems digital signature beside it.
func checkFit(kind Kind, cert *x509.Certificate, id Identity) (rule.Rule, string) {
	commits := cert.KeyUsage&x509.KeyUsageContentCommitment != 0
	switch kind {
	case Professional:
		if id.Registration == "" {
			return rulePersonal(), "a professional's signature is made with a certificate that has no registration number"
		}
		if !commits {
			return rulePersonal(), "the professional's certificate is not for signing (key usage content commitment)"
		}
	case System, SystemKanTa:
		if id.Organisation == "" {
			return ruleFit(), "a system signature is made with a certificate that has no organisation's OID"
		}
		if !commits && cert.KeyUsage&x509.KeyUsageDigitalSignature == 0 {
			return ruleFit(), "the system certificate is not for signing (key usage)"
		}
	}
	if cert.IsCA {
		return ruleFit(), "a certificate authority signed the document"
	}
	return rule.Rule{}, ""
}

// fixBlock is the remedy for a signer block that is missing or names another
// person.
const fixBlock = "call metadata.Header.SignedBy with the holder of the certificate before the document is assembled"

// block compares the readable signer blocks with a professional's certificate.
func (j *judge) block() {
	if j.out.Kind != Professional || j.out.Signer.Registration == "" || j.header == nil {
		return
	}
	blocks := j.header.All(nsSoc, "signature")
	if len(blocks) == 0 {
		f := ruleBlock().Finding(j.header.Path(), "there is no readable signer block for a professional's signature")
		j.out.Findings.Add(f.WithSeverity(rule.Warning).WithRemedy(fixBlock))
		return
	}
	for _, b := range blocks {
		if strings.TrimSpace(b.Child(nsSoc, "assignedAuthorSigner").Text()) == j.out.Signer.Registration {
			return
		}
	}
	j.out.Findings.Add(ruleBlock().Finding(blocks[0].Path(), "no readable signer block has the registration number of the certificate").WithRemedy(fixBlock))
}

package signing

import (
	"bytes"
	"crypto/x509"
	"errors"
	"slices"
	"time"

	"golang.org/x/crypto/ocsp"
)

// OCSPSet holds answers of OCSP responders (RFC 6960) for VerifyOptions. It is
// immutable and safe for concurrent use. Nothing is fetched from the network
// here: OCSPRequest makes the question, the caller posts it, or a Fetcher does
// both.
type OCSPSet struct{ answers []*ocsp.Response }

// maxOCSP bounds one answer: real ones have one to three kilobytes, and a key
// inside a much longer one could be so large that checking it takes seconds.
const maxOCSP = 16 << 10

// ocspLifetime is how long an answer without next update counts.
const ocspLifetime = 24 * time.Hour

// NewOCSPSet reads answers in DER form, as responders give them: about one
// certificate each. It fails with CodeOCSP when an answer is longer than 16 KiB,
// malformed, or a refusal of the responder. Whether the answer may be believed
// is judged when it is used.
func NewOCSPSet(answers ...[]byte) (*OCSPSet, error) {
	s := &OCSPSet{}
	for _, der := range answers {
		answer, err := parseOCSP(der)
		if err != nil {
			return nil, err
		}
		s.answers = append(s.answers, answer)
	}
	return s, nil
}

func parseOCSP(der []byte) (*ocsp.Response, error) {
	if len(der) > maxOCSP {
		return nil, fail(CodeOCSP, "", "an OCSP answer is longer than 16 KiB")
	}
	// Without issuer, the library checks the signature of a delegate's answer
	// and leaves to us who the delegate is.
	answer, err := ocsp.ParseResponse(der, nil)
	var refusal ocsp.ResponseError
	switch {
	case errors.As(err, &refusal):
		return nil, &Error{Code: CodeOCSP, Detail: "the OCSP responder refused to answer", Err: err}
	case err != nil:
		return nil, &Error{Code: CodeOCSP, Detail: "an OCSP answer cannot be read", Err: err}
	}
	return answer, nil
}

// OCSPRequest returns the question about a certificate in DER form. Post it with
// the content type application/ocsp-request to one of cert.OCSPServer. It fails
// with CodeOCSP when the issuer's key cannot be read.
func OCSPRequest(cert, issuer *x509.Certificate) ([]byte, error) {
	if cert == nil || issuer == nil {
		return nil, fail(CodeOCSP, "", "the certificate or its issuer is missing")
	}
	der, err := ocsp.CreateRequest(cert, issuer, nil)
	if err != nil {
		return nil, &Error{Code: CodeOCSP, Detail: "the issuer's key cannot be read", Err: err}
	}
	return der, nil
}

// Status judges a certificate by the newest usable answer about it: one that
// the issuer or its delegate signed, without SHA-1, and that is fresh unless now
// is zero.
func (s *OCSPSet) Status(cert, issuer *x509.Certificate, now time.Time) Revocation {
	if s == nil {
		return Revocation{Status: RevocationUnknown}
	}
	var newest *ocsp.Response
	for _, a := range s.answers {
		if a.SerialNumber.Cmp(cert.SerialNumber) != 0 || !fresh(a, now) || !answersFor(a, issuer, now) {
			continue
		}
		if newest == nil || a.ThisUpdate.After(newest.ThisUpdate) {
			newest = a
		}
	}
	if newest == nil {
		return Revocation{Status: RevocationUnknown}
	}
	switch newest.Status {
	case ocsp.Good:
		return Revocation{Status: RevocationGood, Issued: newest.ThisUpdate}
	case ocsp.Revoked:
		return Revocation{Status: RevocationRevoked, Since: newest.RevokedAt, Issued: newest.ThisUpdate}
	}
	return Revocation{Status: RevocationUnknown}
}

// fresh reports whether an answer counts at a time.
func fresh(a *ocsp.Response, now time.Time) bool {
	if now.IsZero() {
		return true
	}
	return !now.After(ocspExpiry(a)) && !a.ThisUpdate.After(now.Add(clockSkew))
}

// ocspExpiry is when an answer ceases to count.
func ocspExpiry(a *ocsp.Response) time.Time {
	if a.NextUpdate.IsZero() {
		return a.ThisUpdate.Add(ocspLifetime)
	}
	return a.NextUpdate
}

// overSHA1 reports whether a signature is over SHA-1, which can be forged.
func overSHA1(alg x509.SignatureAlgorithm) bool {
	return alg == x509.SHA1WithRSA || alg == x509.ECDSAWithSHA1
}

// answersFor reports whether the issuer signed an answer, or a responder that
// the issuer has certified for it (RFC 6960, 4.2.2.2).
func answersFor(a *ocsp.Response, issuer *x509.Certificate, now time.Time) bool {
	if overSHA1(a.SignatureAlgorithm) {
		return false
	}
	if a.Certificate == nil || bytes.Equal(a.Certificate.Raw, issuer.Raw) {
		return a.CheckSignatureFrom(issuer) == nil
	}
	// The answer's own signature was checked with this certificate when it was
	// read.
	if now.IsZero() {
		now = a.ThisUpdate
	}
	return delegated(a.Certificate, issuer, now)
}

// delegated reports whether c may answer for the issuer at a time.
func delegated(c, issuer *x509.Certificate, t time.Time) bool {
	return !t.Before(c.NotBefore) && !t.After(c.NotAfter) &&
		slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageOCSPSigning) &&
		c.CheckSignatureFrom(issuer) == nil
}

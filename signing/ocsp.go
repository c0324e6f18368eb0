package signing

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"time"

	"github.com/kansa-go/kansa/internal/xmldsig"
)

// OCSPSet holds answers of OCSP responders (RFC 6960) for VerifyOptions. It is
// immutable and safe for concurrent use. Nothing is fetched from the network
// here: OCSPRequest makes the question, the caller posts it.
type OCSPSet struct{ responses []*ocspBasic }

// maxOCSP bounds one answer.
const maxOCSP = 1 << 20

var (
	oidOCSPBasic = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 48, 1, 1}
	oidSHA1      = asn1.ObjectIdentifier{1, 3, 14, 3, 2, 26}
	oidSHA256    = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
)

type ocspResponse struct {
	Status   asn1.Enumerated
	Response struct {
		Type asn1.ObjectIdentifier
		Body []byte
	} `asn1:"explicit,tag:0,optional"`
}

type ocspBasic struct {
	Data         ocspData
	Algorithm    pkix.AlgorithmIdentifier
	Signature    asn1.BitString
	Certificates []asn1.RawValue `asn1:"explicit,tag:0,optional"`
}

type ocspData struct {
	Raw         asn1.RawContent
	Version     int `asn1:"optional,default:0,explicit,tag:0"`
	ResponderID asn1.RawValue
	ProducedAt  time.Time `asn1:"generalized"`
	Responses   []ocspSingle
}

type ocspSingle struct {
	ID         ocspCertID
	Good       asn1.Flag   `asn1:"tag:0,optional"`
	Revoked    ocspRevoked `asn1:"tag:1,optional"`
	Unknown    asn1.Flag   `asn1:"tag:2,optional"`
	ThisUpdate time.Time   `asn1:"generalized"`
	NextUpdate time.Time   `asn1:"generalized,explicit,tag:0,optional"`
}

type ocspRevoked struct {
	At     time.Time       `asn1:"generalized"`
	Reason asn1.Enumerated `asn1:"explicit,tag:0,optional"`
}

type ocspCertID struct {
	Hash     pkix.AlgorithmIdentifier
	NameHash []byte
	KeyHash  []byte
	Serial   *big.Int
}

// NewOCSPSet reads answers in DER form, as responders give them. It fails with
// CodeOCSP when an answer is too long, malformed, or a refusal of the responder.
func NewOCSPSet(answers ...[]byte) (*OCSPSet, error) {
	s := &OCSPSet{}
	for _, der := range answers {
		basic, err := parseOCSP(der)
		if err != nil {
			return nil, err
		}
		s.responses = append(s.responses, basic)
	}
	return s, nil
}

func parseOCSP(der []byte) (*ocspBasic, error) {
	var outer ocspResponse
	if rest, err := asn1.Unmarshal(der, &outer); len(der) > maxOCSP || err != nil || len(rest) > 0 {
		return nil, fail(CodeOCSP, "", "an OCSP answer cannot be read")
	}
	if outer.Status != 0 {
		return nil, fail(CodeOCSP, "", "the OCSP responder refused to answer")
	}
	var basic ocspBasic
	if rest, err := asn1.Unmarshal(outer.Response.Body, &basic); err != nil || len(rest) > 0 || !outer.Response.Type.Equal(oidOCSPBasic) {
		return nil, fail(CodeOCSP, "", "an OCSP answer is not a basic one")
	}
	return &basic, nil
}

// OCSPRequest returns the question about a certificate in DER form. Post it with
// the content type application/ocsp-request to one of cert.OCSPServer.
func OCSPRequest(cert, issuer *x509.Certificate) ([]byte, error) {
	id, err := certID(crypto.SHA1, oidSHA1, cert, issuer)
	if err != nil {
		return nil, err
	}
	type one struct{ ID ocspCertID }
	type list struct{ Requests []one }
	return asn1.Marshal(struct{ TBS list }{list{[]one{{id}}}})
}

// certID names a certificate as OCSP does. SHA-1 is what responders expect in a
// question; it protects nothing there.
func certID(h crypto.Hash, oid asn1.ObjectIdentifier, cert, issuer *x509.Certificate) (ocspCertID, error) {
	var key struct {
		Algorithm pkix.AlgorithmIdentifier
		Key       asn1.BitString
	}
	if _, err := asn1.Unmarshal(issuer.RawSubjectPublicKeyInfo, &key); err != nil {
		return ocspCertID{}, fail(CodeOCSP, "", "the issuer's key cannot be read")
	}
	return ocspCertID{
		Hash:     pkix.AlgorithmIdentifier{Algorithm: oid, Parameters: asn1.NullRawValue},
		NameHash: xmldsig.Sum(h, issuer.RawSubject), KeyHash: xmldsig.Sum(h, key.Key.RightAlign()), Serial: cert.SerialNumber,
	}, nil
}

// Status judges a certificate by the newest usable answer about it: one that
// the issuer or its delegate signed and that, unless now is zero, is fresh.
func (s *OCSPSet) Status(cert, issuer *x509.Certificate, now time.Time) Revocation {
	var newest *ocspSingle
	for _, b := range s.responses {
		single := b.about(cert, issuer)
		if single == nil || !single.fresh(now) || !b.signedBy(issuer) {
			continue
		}
		if newest == nil || single.ThisUpdate.After(newest.ThisUpdate) {
			newest = single
		}
	}
	switch {
	case newest == nil || bool(newest.Unknown):
		return Revocation{Status: RevocationUnknown}
	case !newest.Revoked.At.IsZero():
		return Revocation{Status: RevocationRevoked, Since: newest.Revoked.At}
	case bool(newest.Good):
		return Revocation{Status: RevocationGood}
	}
	return Revocation{Status: RevocationUnknown}
}

// about returns the part of an answer that is about a certificate.
func (b *ocspBasic) about(cert, issuer *x509.Certificate) *ocspSingle {
	for i := range b.Data.Responses {
		single := &b.Data.Responses[i]
		hash, oid := crypto.SHA1, oidSHA1
		if single.ID.Hash.Algorithm.Equal(oidSHA256) {
			hash, oid = crypto.SHA256, oidSHA256
		}
		want, err := certID(hash, oid, cert, issuer)
		if err == nil && single.ID.Serial != nil && single.ID.Serial.Cmp(want.Serial) == 0 &&
			bytes.Equal(single.ID.NameHash, want.NameHash) && bytes.Equal(single.ID.KeyHash, want.KeyHash) {
			return single
		}
	}
	return nil
}

// fresh reports whether an answer counts at a time. One without next update
// counts for a day.
func (s *ocspSingle) fresh(now time.Time) bool {
	if now.IsZero() {
		return true
	}
	until := s.NextUpdate
	if until.IsZero() {
		until = s.ThisUpdate.Add(24 * time.Hour)
	}
	return !now.After(until) && !s.ThisUpdate.After(now.Add(clockSkew))
}

// signedBy reports whether the issuer signed an answer, or a responder that the
// issuer has certified for it (RFC 6960, 4.2.2.2).
func (b *ocspBasic) signedBy(issuer *x509.Certificate) bool {
	alg := signatureAlgorithm(b.Algorithm.Algorithm)
	check := func(c *x509.Certificate) bool {
		return c.CheckSignature(alg, b.Data.Raw, b.Signature.RightAlign()) == nil
	}
	if check(issuer) {
		return true
	}
	for _, raw := range b.Certificates[:min(len(b.Certificates), maxAlike)] {
		c, err := x509.ParseCertificate(raw.FullBytes)
		if err == nil && delegated(c, issuer, b.Data.ProducedAt) && check(c) {
			return true
		}
	}
	return false
}

// delegated reports whether c may answer for the issuer at a time.
func delegated(c, issuer *x509.Certificate, t time.Time) bool {
	if t.Before(c.NotBefore) || t.After(c.NotAfter) || oversized(c.PublicKey) || c.CheckSignatureFrom(issuer) != nil {
		return false
	}
	for _, usage := range c.ExtKeyUsage {
		if usage == x509.ExtKeyUsageOCSPSigning {
			return true
		}
	}
	return false
}

// signatureAlgorithm maps the identifiers that responders use; SHA-1 is not
// among them.
func signatureAlgorithm(oid asn1.ObjectIdentifier) x509.SignatureAlgorithm {
	switch oid.String() {
	case "1.2.840.113549.1.1.11":
		return x509.SHA256WithRSA
	case "1.2.840.113549.1.1.12":
		return x509.SHA384WithRSA
	case "1.2.840.113549.1.1.13":
		return x509.SHA512WithRSA
	case "1.2.840.10045.4.3.2":
		return x509.ECDSAWithSHA256
	case "1.2.840.10045.4.3.3":
		return x509.ECDSAWithSHA384
	case "1.2.840.10045.4.3.4":
		return x509.ECDSAWithSHA512
	}
	return x509.UnknownSignatureAlgorithm
}

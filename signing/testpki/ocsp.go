package testpki

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha1" //nolint:gosec // RFC 6960 names certificates by SHA-1; it protects nothing here
	"crypto/sha512"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"time"
)

// OCSP is an answer of an OCSP responder in the making. The zero value answers
// "good", signed by the issuing authority itself, for a day from now on.
type OCSP struct {
	Revoked   time.Time // when the certificate was revoked; zero means that it is good
	Unknown   bool      // the responder does not know the certificate
	Issued    time.Time // zero means Now of the hierarchy
	Delegated bool      // signed by a responder that the issuer has certified
	Liar      bool      // signed by a certificate that may not answer
}

type certID struct {
	Hash              pkix.AlgorithmIdentifier
	NameHash, KeyHash []byte
	Serial            *big.Int
}

type single struct {
	ID      certID
	Status  asn1.RawValue
	Updated time.Time `asn1:"generalized"`
	Next    time.Time `asn1:"generalized,explicit,tag:0"`
}

type responseData struct {
	Responder asn1.RawValue
	Produced  time.Time `asn1:"generalized"`
	Responses []single
}

type basicResponse struct {
	Data         asn1.RawValue
	Algorithm    pkix.AlgorithmIdentifier
	Signature    asn1.BitString
	Certificates []asn1.RawValue `asn1:"explicit,tag:0,optional"`
}

type responseBytes struct {
	Type asn1.ObjectIdentifier
	Body []byte
}

type response struct {
	Status asn1.Enumerated
	Bytes  responseBytes `asn1:"explicit,tag:0"`
}

// OCSP returns an answer about an identity of this hierarchy in DER form.
func (h *Hierarchy) OCSP(about *Identity, o OCSP) ([]byte, error) {
	issuer := h.services
	if len(about.Issuers) > 0 && about.Issuers[0].Equal(h.ProfessionalCA()) {
		issuer = h.professionals
	}
	responder, err := h.responder(issuer, o)
	if err != nil {
		return nil, err
	}
	data, err := h.responseData(about, issuer, responder, o)
	if err != nil {
		return nil, err
	}
	digest := sha512.Sum384(data)
	value, err := responder.Key.Sign(rand.Reader, digest[:], crypto.SHA384)
	if err != nil {
		return nil, err
	}
	basic := basicResponse{
		Data:      asn1.RawValue{FullBytes: data},
		Algorithm: pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 3}},
		Signature: asn1.BitString{Bytes: value, BitLength: 8 * len(value)},
	}
	if responder != issuer {
		basic.Certificates = []asn1.RawValue{{FullBytes: responder.Certificate.Raw}}
	}
	body, err := asn1.Marshal(basic)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(response{Bytes: responseBytes{asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 48, 1, 1}, body}})
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

func (h *Hierarchy) responseData(about, issuer, responder *Identity, o OCSP) ([]byte, error) {
	issued := o.Issued
	if issued.IsZero() {
		issued = h.opt.Now
	}
	issued = issued.UTC().Truncate(time.Second)
	status := asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0}
	switch {
	case o.Unknown:
		status.Tag = 2
	case !o.Revoked.IsZero():
		at, err := asn1.MarshalWithParams(o.Revoked.UTC().Truncate(time.Second), "generalized")
		if err != nil {
			return nil, err
		}
		status = asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 1, IsCompound: true, Bytes: at}
	}
	nameHash := sha1.Sum(issuer.Certificate.RawSubject) //nolint:gosec // see the import
	issuerKey, err := keyHash(issuer.Certificate)
	if err != nil {
		return nil, err
	}
	responderKey, err := keyHash(responder.Certificate)
	if err != nil {
		return nil, err
	}
	hash, err := asn1.Marshal(responderKey)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(responseData{
		Responder: asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 2, IsCompound: true, Bytes: hash},
		Produced:  issued,
		Responses: []single{{
			ID: certID{
				Hash:     pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 3, 14, 3, 2, 26}, Parameters: asn1.NullRawValue},
				NameHash: nameHash[:], KeyHash: issuerKey, Serial: about.Certificate.SerialNumber,
			},
			Status: status, Updated: issued, Next: issued.Add(day),
		}},
	})
}

// keyHash is the SHA-1 digest by which OCSP names a certificate's key.
func keyHash(c *x509.Certificate) ([]byte, error) {
	var info struct {
		Algorithm pkix.AlgorithmIdentifier
		Key       asn1.BitString
	}
	if _, err := asn1.Unmarshal(c.RawSubjectPublicKeyInfo, &info); err != nil {
		return nil, err
	}
	sum := sha1.Sum(info.Key.Bytes) //nolint:gosec // see the import
	return sum[:], nil
}

package signing

import (
	"bytes"
	"crypto/rand"
	"crypto/x509/pkix"
	"encoding/asn1"
	"io"
)

// Nonce says whether a Fetcher's OCSP questions carry a nonce (RFC 9654), by
// which an old answer cannot be passed off as a new one.
type Nonce uint8

// The choices. Many responders hand out answers that were made in advance, which
// cannot have a nonce; fresh by their next update they are all the same.
const (
	NonceNone     Nonce = iota // questions carry none
	NonceOptional              // questions carry one, answers may lack it but must not have another
	NonceRequired              // answers without it are refused too
)

// nonceSize is what RFC 9654 asks for.
const nonceSize = 32

func oidNonce() asn1.ObjectIdentifier {
	return asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 48, 1, 2}
}

// newNonce returns the value of the extension: an octet string in DER.
func newNonce(random io.Reader) ([]byte, error) {
	if random == nil {
		random = rand.Reader
	}
	nonce := make([]byte, nonceSize)
	if _, err := io.ReadFull(random, nonce); err != nil {
		return nil, err
	}
	return asn1.Marshal(nonce)
}

// request is an OCSP question (RFC 6960, 4.1.1) as far as it needs to be known to
// add an extension.
type request struct {
	TBS struct {
		List       asn1.RawValue
		Extensions []pkix.Extension `asn1:"explicit,tag:2,optional"`
	}
}

// withNonce adds a nonce to a question of OCSPRequest.
func withNonce(question, nonce []byte) ([]byte, error) {
	var r request
	if _, err := asn1.Unmarshal(question, &r); err != nil {
		return nil, err
	}
	r.TBS.Extensions = []pkix.Extension{{Id: oidNonce(), Value: nonce}}
	return asn1.Marshal(r)
}

// responseData is the signed part of an answer (RFC 6960, 4.2.1).
type responseData struct {
	Version     int `asn1:"optional,default:0,explicit,tag:0"`
	ResponderID asn1.RawValue
	ProducedAt  asn1.RawValue
	Responses   asn1.RawValue
	Extensions  []pkix.Extension `asn1:"explicit,tag:1,optional"`
}

// nonceOf returns the nonce in the signed part of an answer, nil when there is
// none. It reports false when the part cannot be read or has two.
func nonceOf(signed []byte) ([]byte, bool) {
	var d responseData
	if rest, err := asn1.Unmarshal(signed, &d); err != nil || len(rest) > 0 {
		return nil, false
	}
	var nonce []byte
	for _, e := range d.Extensions {
		if !e.Id.Equal(oidNonce()) {
			continue
		}
		if nonce != nil {
			return nil, false
		}
		nonce = append([]byte{}, e.Value...)
	}
	return nonce, true
}

// objection returns what speaks against the nonce of an answer, or nothing.
func (n Nonce) objection(sent, signed []byte) string {
	if n == NonceNone {
		return ""
	}
	got, ok := nonceOf(signed)
	switch {
	case !ok:
		return "gave an answer whose extensions cannot be read"
	case got == nil && n == NonceRequired:
		return "gave an answer without nonce"
	case got != nil && !bytes.Equal(got, sent):
		return "gave an answer to another question: the nonce is not the one that was sent"
	}
	return ""
}

package testpki

import (
	"crypto"
	"crypto/rand"
	"crypto/x509/pkix"
	"encoding/asn1"
)

// The parts of OCSP messages (RFC 6960, 4) that a nonce is put into: the library
// that makes them knows none.
type (
	ocspRequest struct {
		TBS struct {
			List       asn1.RawValue
			Extensions []pkix.Extension `asn1:"explicit,tag:2,optional"`
		}
	}
	ocspResponse struct {
		Status asn1.Enumerated
		Bytes  struct {
			Type     asn1.ObjectIdentifier
			Response []byte
		} `asn1:"explicit,tag:0"`
	}
	ocspBasic struct {
		Data         ocspData
		Algorithm    pkix.AlgorithmIdentifier
		Signature    asn1.BitString
		Certificates []asn1.RawValue `asn1:"explicit,tag:0,optional"`
	}
	ocspData struct {
		ResponderID asn1.RawValue
		ProducedAt  asn1.RawValue
		Responses   asn1.RawValue
		Extensions  []pkix.Extension `asn1:"explicit,tag:1,optional"`
	}
)

func oidNonce() asn1.ObjectIdentifier {
	return asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 48, 1, 2}
}

// nonce is what the answer to a question carries as nonce: that of the question,
// unless the service has a flaw.
func (s *RevocationServer) nonce(question []byte) []byte {
	var r ocspRequest
	if _, err := asn1.Unmarshal(question, &r); err != nil || s.how.NoNonce {
		return nil
	}
	for _, e := range r.TBS.Extensions {
		if e.Id.Equal(oidNonce()) && s.how.Replaying {
			return append([]byte{4, 32}, make([]byte, 32)...)
		} else if e.Id.Equal(oidNonce()) {
			return e.Value
		}
	}
	return nil
}

// addNonce puts a nonce into an answer and signs it anew. The authorities' keys
// are on P-384, which goes with SHA-384.
func addNonce(der, nonce []byte, key crypto.Signer) ([]byte, error) {
	var r ocspResponse
	var b ocspBasic
	if _, err := asn1.Unmarshal(der, &r); err != nil {
		return nil, err
	}
	if _, err := asn1.Unmarshal(r.Bytes.Response, &b); err != nil {
		return nil, err
	}
	b.Data.Extensions = []pkix.Extension{{Id: oidNonce(), Value: nonce}}
	signed, err := asn1.Marshal(b.Data)
	if err != nil {
		return nil, err
	}
	h := crypto.SHA384.New()
	h.Write(signed)
	value, err := key.Sign(rand.Reader, h.Sum(nil), crypto.SHA384)
	if err != nil {
		return nil, err
	}
	b.Signature = asn1.BitString{Bytes: value, BitLength: 8 * len(value)}
	if r.Bytes.Response, err = asn1.Marshal(b); err != nil {
		return nil, err
	}
	return asn1.Marshal(r)
}

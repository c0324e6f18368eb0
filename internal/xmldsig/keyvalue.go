package xmldsig

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"errors"
	"math/big"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// namespace11 is the namespace of ECKeyValue (XML Signature 1.1, 4.5.2.3).
const namespace11 = "http://www.w3.org/2009/xmldsig11#"

// ErrKeyValue: a KeyValue is no RSA key, no key on P-256, P-384 or P-521 by name,
// or not written as the schema has it.
var ErrKeyValue = errors.New("xmldsig: the KeyValue is not a key that is understood")

// PublicKey reads a ds:KeyValue. Anybody can write a key there: it tells nothing
// about who holds it.
func (s *Signature) PublicKey(keyValue *xmltree.Element) (crypto.PublicKey, error) {
	e := keyValue.FirstChild()
	if e == nil || e.NextSibling() != nil {
		return nil, ErrKeyValue
	}
	// What is wrong with it is said by the error, not among the problems of the
	// signature, which is shared.
	scratch := &Signature{}
	var key crypto.PublicKey
	switch {
	case e.Is(Namespace, "RSAKeyValue"):
		key = scratch.rsaKey(e)
	case e.Is(namespace11, "ECKeyValue"):
		key = scratch.ecKey(e)
	}
	if key == nil || len(scratch.Problems) > 0 {
		return nil, ErrKeyValue
	}
	return key, nil
}

// maxModulus bounds the bytes of a modulus: 16,384 bits.
const maxModulus = 2048

func (s *Signature) rsaKey(e *xmltree.Element) crypto.PublicKey {
	c := s.children(e)
	modulus, exponent := c.take("Modulus"), c.take("Exponent")
	c.end()
	if modulus == nil || exponent == nil {
		return nil
	}
	n, x := new(big.Int).SetBytes(s.base64(modulus)), new(big.Int).SetBytes(s.base64(exponent))
	if n.Sign() <= 0 || n.BitLen() > 8*maxModulus || x.Sign() <= 0 || x.BitLen() > 31 {
		return nil
	}
	return &rsa.PublicKey{N: n, E: int(x.Int64())}
}

func (s *Signature) ecKey(e *xmltree.Element) crypto.PublicKey {
	c := s.children(e)
	named, point := c.takeIn(namespace11, "NamedCurve"), c.takeIn(namespace11, "PublicKey")
	c.end()
	if named == nil || point == nil {
		return nil
	}
	uri, _ := named.Attr("URI")
	curve := map[string]elliptic.Curve{
		"urn:oid:1.2.840.10045.3.1.7": elliptic.P256(),
		"urn:oid:1.3.132.0.34":        elliptic.P384(),
		"urn:oid:1.3.132.0.35":        elliptic.P521(),
	}[uri]
	if curve == nil {
		return nil
	}
	key, err := ecdsa.ParseUncompressedPublicKey(curve, s.base64(point))
	if err != nil {
		return nil
	}
	return key
}

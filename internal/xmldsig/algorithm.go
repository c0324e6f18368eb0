package xmldsig

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	_ "crypto/sha1"   // registers the digest that old documents use
	_ "crypto/sha256" // registers SHA-256
	_ "crypto/sha512" // registers SHA-384 and SHA-512
	"encoding/asn1"
	"errors"
	"math/big"
)

// Identifiers of digest methods.
const (
	SHA1   = "http://www.w3.org/2000/09/xmldsig#sha1"
	SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
	SHA384 = "http://www.w3.org/2001/04/xmldsig-more#sha384"
	SHA512 = "http://www.w3.org/2001/04/xmlenc#sha512"
)

// Identifiers of signature methods.
const (
	RSASHA1     = "http://www.w3.org/2000/09/xmldsig#rsa-sha1"
	RSASHA256   = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
	RSASHA384   = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384"
	RSASHA512   = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"
	ECDSASHA1   = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1"
	ECDSASHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
	ECDSASHA384 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"
	ECDSASHA512 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512"
)

// DigestHash returns the hash function of a digest method and whether it is
// known.
func DigestHash(uri string) (crypto.Hash, bool) {
	switch uri {
	case SHA1:
		return crypto.SHA1, true
	case SHA256:
		return crypto.SHA256, true
	case SHA384:
		return crypto.SHA384, true
	case SHA512:
		return crypto.SHA512, true
	}
	return 0, false
}

// Family is the kind of key that a signature method needs.
type Family string

// The families.
const (
	RSA   Family = "RSA"
	ECDSA Family = "ECDSA"
)

// MethodHash returns the key family and hash function of a signature method and
// whether it is known.
func MethodHash(uri string) (Family, crypto.Hash, bool) {
	switch uri {
	case RSASHA1:
		return RSA, crypto.SHA1, true
	case RSASHA256:
		return RSA, crypto.SHA256, true
	case RSASHA384:
		return RSA, crypto.SHA384, true
	case RSASHA512:
		return RSA, crypto.SHA512, true
	case ECDSASHA1:
		return ECDSA, crypto.SHA1, true
	case ECDSASHA256:
		return ECDSA, crypto.SHA256, true
	case ECDSASHA384:
		return ECDSA, crypto.SHA384, true
	case ECDSASHA512:
		return ECDSA, crypto.SHA512, true
	}
	return "", 0, false
}

// Reasons for which VerifyOctets refuses a signature value.
var (
	ErrMethod = errors.New("xmldsig: the signature method is not supported")
	ErrKey    = errors.New("xmldsig: the key does not fit the signature method")
	ErrValue  = errors.New("xmldsig: the signature value does not belong to the octets and the key")
)

// VerifyOctets checks a signature value over octets: for RSA the PKCS#1 v1.5
// value, for ECDSA the two numbers r and s in the width of the curve one after
// the other (XML Signature 1.1, 6.4.3).
func VerifyOctets(method string, pub crypto.PublicKey, octets, value []byte) error {
	family, hash, ok := MethodHash(method)
	if !ok {
		return ErrMethod
	}
	digest := Sum(hash, octets)
	switch key := pub.(type) {
	case *rsa.PublicKey:
		if family != RSA {
			return ErrKey
		}
		if rsa.VerifyPKCS1v15(key, hash, digest, value) != nil {
			return ErrValue
		}
		return nil
	case *ecdsa.PublicKey:
		if family != ECDSA {
			return ErrKey
		}
		der, ok := DERSignature(key, value)
		if !ok || !ecdsa.VerifyASN1(key, digest, der) {
			return ErrValue
		}
		return nil
	}
	return ErrKey
}

// Sum digests octets.
func Sum(hash crypto.Hash, octets []byte) []byte {
	h := hash.New()
	h.Write(octets)
	return h.Sum(nil)
}

type ecdsaValue struct{ R, S *big.Int }

// DERSignature turns the r‖s form of an ECDSA signature into the DER form. It
// reports whether the length fits the key.
func DERSignature(key *ecdsa.PublicKey, value []byte) ([]byte, bool) {
	size := (key.Curve.Params().BitSize + 7) / 8
	if len(value) != 2*size {
		return nil, false
	}
	der, err := asn1.Marshal(ecdsaValue{new(big.Int).SetBytes(value[:size]), new(big.Int).SetBytes(value[size:])})
	return der, err == nil
}

// RawSignature turns the DER form of an ECDSA signature, which most libraries
// and cards give, into the r‖s form. It reports whether value is DER that fits
// the key.
func RawSignature(key *ecdsa.PublicKey, value []byte) ([]byte, bool) {
	size := (key.Curve.Params().BitSize + 7) / 8
	var v ecdsaValue
	rest, err := asn1.Unmarshal(value, &v)
	if err != nil || len(rest) > 0 || v.R.Sign() <= 0 || v.S.Sign() <= 0 || v.R.BitLen() > 8*size || v.S.BitLen() > 8*size {
		return nil, false
	}
	raw := make([]byte, 2*size)
	v.R.FillBytes(raw[:size])
	v.S.FillBytes(raw[size:])
	return raw, true
}

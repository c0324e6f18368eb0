package xmldsig

import (
	"bytes"
	"crypto"
	"crypto/rsa"
	"math/big"
)

// fastModulus is the longest modulus in bytes that crypto/rsa has a fast path for.
const fastModulus = 2048 / 8

// VerifyOwn is VerifyOctets for a value that was just made and is not yet given
// to anybody. It decides alike, and takes half the time with RSA keys of more than
// 2,048 bits. It must not decide whether to trust somebody else's signature: that
// is left to crypto/rsa alone.
func VerifyOwn(method string, pub crypto.PublicKey, octets, value []byte) error {
	family, hash, ok := MethodHash(method)
	key, isRSA := pub.(*rsa.PublicKey)
	if !ok || family != RSA || !isRSA || key.Size() <= fastModulus {
		return VerifyOctets(method, pub, octets, value)
	}
	want := encodePKCS1(hash, Sum(hash, octets), key.Size())
	s := new(big.Int).SetBytes(value)
	if want == nil || len(value) != key.Size() || key.E < 3 || s.Cmp(key.N) >= 0 {
		return ErrValue
	}
	// All of this is public, so that the time it takes tells nothing.
	got := s.Exp(s, big.NewInt(int64(key.E)), key.N).FillBytes(make([]byte, key.Size()))
	if !bytes.Equal(got, want) {
		return ErrValue
	}
	return nil
}

// digestInfos are the DER prefixes of DigestInfo (RFC 8017, 9.2, note 1).
var digestInfos = map[crypto.Hash]string{
	crypto.SHA1:   "\x30\x21\x30\x09\x06\x05\x2b\x0e\x03\x02\x1a\x05\x00\x04\x14",
	crypto.SHA256: "\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20",
	crypto.SHA384: "\x30\x41\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02\x05\x00\x04\x30",
	crypto.SHA512: "\x30\x51\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03\x05\x00\x04\x40",
}

// encodePKCS1 is EMSA-PKCS1-v1_5 (RFC 8017, 9.2): the one encoding of a digest in
// size bytes, which is compared as a whole. It is nil when it does not fit.
func encodePKCS1(hash crypto.Hash, digest []byte, size int) []byte {
	tail := append([]byte(digestInfos[hash]), digest...)
	pad := size - len(tail) - 3
	if pad < 8 {
		return nil
	}
	out := append(make([]byte, 0, size), 0, 1)
	out = append(out, bytes.Repeat([]byte{0xff}, pad)...)
	return append(append(out, 0), tail...)
}

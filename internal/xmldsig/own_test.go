package xmldsig_test

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"fmt"
	"math/big"
	"testing"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/stretchr/testify/require"
)

// TestVerifyOwn: the check of one's own values decides as crypto/rsa does, on
// good values, on every value with one bit changed, and on values out of range.
func TestVerifyOwn(t *testing.T) {
	octets := []byte("octets")
	for _, bits := range []int{2048, 3072} {
		key, err := rsa.GenerateKey(rand.Reader, bits)
		require.NoError(t, err)
		for _, method := range []string{xmldsig.RSASHA1, xmldsig.RSASHA256, xmldsig.RSASHA384, xmldsig.RSASHA512} {
			_, hash, _ := xmldsig.MethodHash(method)
			good, err := key.Sign(rand.Reader, xmldsig.Sum(hash, octets), hash)
			require.NoError(t, err)
			require.NoError(t, xmldsig.VerifyOwn(method, &key.PublicKey, octets, good))
			for name, value := range wrongValues(key, good) {
				require.ErrorIs(t, xmldsig.VerifyOctets(method, &key.PublicKey, octets, value), xmldsig.ErrValue, name)
				require.ErrorIs(t, xmldsig.VerifyOwn(method, &key.PublicKey, octets, value), xmldsig.ErrValue, name)
			}
			require.ErrorIs(t, xmldsig.VerifyOwn(method, &key.PublicKey, []byte("others"), good), xmldsig.ErrValue)
		}
	}
}

// wrongValues are values that are not the good one.
func wrongValues(key *rsa.PrivateKey, good []byte) map[string][]byte {
	more := new(big.Int).Add(new(big.Int).SetBytes(good), key.N)
	out := map[string][]byte{
		"empty": nil, "short": good[:len(good)-1], "long": append([]byte{0}, good...), "zero": make([]byte, len(good)),
		"modulus": key.N.Bytes(),
	}
	if more.BitLen() <= 8*len(good) {
		out["out of range"] = more.FillBytes(make([]byte, len(good)))
	}
	for i := 0; i < 8*len(good); i += 97 {
		changed := append([]byte{}, good...)
		changed[i/8] ^= 1 << (i % 8)
		out[fmt.Sprintf("bit %d", i)] = changed
	}
	return out
}

// TestVerifyOwnLooksAtAllOfTheEncoding: values whose padding or digest is encoded
// otherwise, as lenient verifiers have accepted, are refused.
func TestVerifyOwnLooksAtAllOfTheEncoding(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2056)
	require.NoError(t, err)
	octets := []byte("octets")
	digest := xmldsig.Sum(crypto.SHA256, octets)
	good, err := key.Sign(rand.Reader, digest, crypto.SHA256)
	require.NoError(t, err)
	encoded := new(big.Int).Exp(new(big.Int).SetBytes(good), big.NewInt(int64(key.E)), key.N).FillBytes(make([]byte, key.Size()))
	require.Equal(t, byte(1), encoded[1])
	for i := range encoded {
		if i == 0 {
			continue // would not be smaller than the modulus
		}
		changed := append([]byte{}, encoded...)
		changed[i] ^= 1
		value := new(big.Int).Exp(new(big.Int).SetBytes(changed), key.D, key.N).FillBytes(make([]byte, key.Size()))
		require.ErrorIs(t, xmldsig.VerifyOwn(xmldsig.RSASHA256, &key.PublicKey, octets, value), xmldsig.ErrValue, "byte %d", i)
	}
	require.ErrorIs(t, xmldsig.VerifyOwn("?", &key.PublicKey, octets, good), xmldsig.ErrMethod)
	require.ErrorIs(t, xmldsig.VerifyOwn(xmldsig.ECDSASHA256, &key.PublicKey, octets, good), xmldsig.ErrKey)
}

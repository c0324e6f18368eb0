package xmldsig_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"testing"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestVerifyOctets(t *testing.T) {
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	_, ed, err := ed25519.GenerateKey(rand.Reader)
	require.NoError(t, err)
	octets := []byte("octets")
	digest := sha256.Sum256(octets)
	der, err := ecdsa.SignASN1(rand.Reader, ec, digest[:])
	require.NoError(t, err)
	raw, ok := xmldsig.RawSignature(&ec.PublicKey, der)
	require.True(t, ok)

	require.NoError(t, xmldsig.VerifyOctets(xmldsig.ECDSASHA256, &ec.PublicKey, octets, raw))
	require.ErrorIs(t, xmldsig.VerifyOctets(xmldsig.ECDSASHA256, &ec.PublicKey, octets, der), xmldsig.ErrValue, "6.4.3: the form is r‖s, not DER")
	require.ErrorIs(t, xmldsig.VerifyOctets(xmldsig.ECDSASHA256, &ec.PublicKey, octets, append(raw, 0)), xmldsig.ErrValue)
	require.ErrorIs(t, xmldsig.VerifyOctets(xmldsig.ECDSASHA256, &ec.PublicKey, octets, make([]byte, 64)), xmldsig.ErrValue, "r and s are not zero")
	require.ErrorIs(t, xmldsig.VerifyOctets(xmldsig.ECDSASHA256, &ec.PublicKey, octets, nil), xmldsig.ErrValue)
	require.ErrorIs(t, xmldsig.VerifyOctets(xmldsig.RSASHA256, &ec.PublicKey, octets, raw), xmldsig.ErrKey)
	require.ErrorIs(t, xmldsig.VerifyOctets(xmldsig.ECDSASHA256, &rsaKey.PublicKey, octets, raw), xmldsig.ErrKey)
	require.ErrorIs(t, xmldsig.VerifyOctets(xmldsig.RSASHA256, ed.Public(), octets, raw), xmldsig.ErrKey)
	require.ErrorIs(t, xmldsig.VerifyOctets("http://www.w3.org/2000/09/xmldsig#hmac-sha1", &rsaKey.PublicKey, octets, raw), xmldsig.ErrMethod)
}

func TestRawAndDERAreInverse(t *testing.T) {
	ec, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	require.NoError(t, err)
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.SliceOfN(rapid.Byte(), 96, 96).Draw(t, "raw")
		raw[0], raw[48] = raw[0]|1, raw[48]|1 // both numbers are positive
		der, ok := xmldsig.DERSignature(&ec.PublicKey, raw)
		require.True(t, ok)
		again, ok := xmldsig.RawSignature(&ec.PublicKey, der)
		require.True(t, ok)
		require.Equal(t, raw, again)
		_, ok = xmldsig.RawSignature(&ec.PublicKey, append(der, 0))
		require.False(t, ok, "nothing may follow the value")
	})
}

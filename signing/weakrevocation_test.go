package signing_test

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"testing"
	"time"

	"github.com/kansa-go/kansa/signing"
	"github.com/stretchr/testify/require"
)

// TestSHA1ListSaysNothing: a revocation list over SHA-1 can be forged, and calls no
// certificate good.
func TestSHA1ListSaysNothing(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	ca := authority(t, key)
	list := x509.RevocationList{Number: big.NewInt(1), ThisUpdate: present.Add(-time.Hour), NextUpdate: present.Add(time.Hour)}
	good, err := x509.CreateRevocationList(rand.Reader, &list, ca, key)
	require.NoError(t, err)
	for status, der := range map[signing.RevocationStatus][]byte{
		signing.RevocationGood: good, signing.RevocationUnknown: overSHA1(t, good, key),
	} {
		set, err := signing.NewCRLSet(der)
		require.NoError(t, err)
		require.Equal(t, status, set.Status(system(t).Certificate, ca, present).Status)
	}
}

func authority(t *testing.T, key *rsa.PrivateKey) *x509.Certificate {
	t.Helper()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "An authority"}, NotBefore: present.AddDate(0, -1, 0), NotAfter: present.AddDate(0, 1, 0),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	require.NoError(t, err)
	cert, err := x509.ParseCertificate(der)
	require.NoError(t, err)
	return cert
}

// overSHA1 signs a list again with SHA-1.
func overSHA1(t *testing.T, list []byte, key *rsa.PrivateKey) []byte {
	t.Helper()
	var parts struct {
		TBS       asn1.RawValue
		Algorithm pkix.AlgorithmIdentifier
		Value     asn1.BitString
	}
	_, err := asn1.Unmarshal(list, &parts)
	require.NoError(t, err)
	method := asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 5}
	from, err := asn1.Marshal(parts.Algorithm.Algorithm)
	require.NoError(t, err)
	to, err := asn1.Marshal(method)
	require.NoError(t, err)
	parts.TBS = asn1.RawValue{FullBytes: bytes.Replace(parts.TBS.FullBytes, from, to, 1)}
	parts.Algorithm.Algorithm = method
	sum := sha1.Sum(parts.TBS.FullBytes)
	parts.Value.Bytes, err = rsa.SignPKCS1v15(nil, key, crypto.SHA1, sum[:])
	require.NoError(t, err)
	out, err := asn1.Marshal(parts)
	require.NoError(t, err)
	return out
}

// TestPinnedCertificateIsNotRevocable: a certificate that is a root itself has no
// issuer who could say that it is good (rule SGN-15).
func TestPinnedCertificateIsNotRevocable(t *testing.T) {
	doc := []byte(sign(t, unsigned, system(t), signing.System))
	roots := x509.NewCertPool()
	roots.AddCert(system(t).Certificate)
	crls, err := signing.NewCRLSet(rootList(t))
	require.NoError(t, err)
	for _, soft := range []bool{false, true} {
		r, err := signing.Verify(doc, signing.VerifyOptions{Roots: roots, CRLs: crls, SoftFail: soft})
		require.NoError(t, err)
		require.Len(t, r.All().Of("SGN-15"), 1)
		require.Equal(t, soft, r.Valid())
	}
	r, err := signing.Verify(doc, signing.VerifyOptions{Roots: roots})
	require.NoError(t, err)
	require.True(t, r.Valid(), "nobody asked for revocation")
	require.Empty(t, r.Signatures[0].Revocation.Status)
}

package xmldsig_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"math/big"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

func keyValue(t *testing.T, inner string) (crypto.PublicKey, error) {
	t.Helper()
	doc, err := xmltree.Parse([]byte(`<KeyValue xmlns="`+xmldsig.Namespace+`" xmlns:e="http://www.w3.org/2009/xmldsig11#">`+inner+`</KeyValue>`), xmltree.Limits{})
	require.NoError(t, err)
	return (&xmldsig.Signature{}).PublicKey(doc.Root())
}

func TestKeyValue(t *testing.T) {
	b64 := base64.StdEncoding.EncodeToString
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	rsaValue := "<RSAKeyValue><Modulus>" + b64(rsaKey.N.Bytes()) + "</Modulus><Exponent>" + b64(big.NewInt(int64(rsaKey.E)).Bytes()) + "</Exponent></RSAKeyValue>"
	got, err := keyValue(t, "\n"+strings.Replace(rsaValue, "AQAB", "AQ\nAB", 1))
	require.NoError(t, err)
	require.True(t, rsaKey.PublicKey.Equal(got))

	for uri, curve := range map[string]elliptic.Curve{"1.2.840.10045.3.1.7": elliptic.P256(), "1.3.132.0.34": elliptic.P384(), "1.3.132.0.35": elliptic.P521()} {
		key, err := ecdsa.GenerateKey(curve, rand.Reader)
		require.NoError(t, err)
		point, err := key.PublicKey.Bytes()
		require.NoError(t, err)
		value := `<e:ECKeyValue><e:NamedCurve URI="urn:oid:` + uri + `"/><e:PublicKey>` + b64(point) + `</e:PublicKey></e:ECKeyValue>`
		got, err := keyValue(t, value)
		require.NoError(t, err)
		require.True(t, key.PublicKey.Equal(got))
		point[len(point)-1] ^= 1
		_, err = keyValue(t, `<e:ECKeyValue><e:NamedCurve URI="urn:oid:`+uri+`"/><e:PublicKey>`+b64(point)+`</e:PublicKey></e:ECKeyValue>`)
		require.ErrorIs(t, err, xmldsig.ErrKeyValue, "not on the curve")
	}
	for name, inner := range map[string]string{
		"empty": "", "two": rsaValue + rsaValue, "unknown": "<DSAKeyValue/>", "no exponent": "<RSAKeyValue><Modulus>AQAB</Modulus></RSAKeyValue>",
		"stray":          strings.Replace(rsaValue, "</Modulus>", "</Modulus><x/>", 1),
		"split":          strings.Replace(rsaValue, "AQAB", "AQ<!-- -->AB", 1),
		"large exponent": strings.Replace(rsaValue, "AQAB", "AQABAQAB", 1),
		"large modulus":  "<RSAKeyValue><Modulus>" + b64(append([]byte{1}, make([]byte, 2048)...)) + "</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>",
		"zero":           "<RSAKeyValue><Modulus>AA==</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>",
		"unknown curve":  `<e:ECKeyValue><e:NamedCurve URI="urn:oid:1.3.132.0.10"/><e:PublicKey>BAAA</e:PublicKey></e:ECKeyValue>`,
		"no curve":       `<e:ECKeyValue><e:PublicKey>BAAA</e:PublicKey></e:ECKeyValue>`,
	} {
		_, err := keyValue(t, inner)
		require.ErrorIs(t, err, xmldsig.ErrKeyValue, name)
	}
}

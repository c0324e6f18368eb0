package signing_test

import (
	"bytes"
	"crypto/elliptic"
	"encoding/pem"
	"testing"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

func TestNewPEMSigner(t *testing.T) {
	id, err := pki(t).NewSystem(testpki.Spec{Curve: elliptic.P256()})
	require.NoError(t, err)
	key, err := id.KeyPEM()
	require.NoError(t, err)
	both := bytes.Join([][]byte{key, id.CertificatePEM()}, nil)
	for name, c := range map[string]struct {
		cert, key []byte
		code      signing.Code
	}{
		"apart":         {id.CertificatePEM(), key, ""},
		"together":      {both, both, ""},
		"no key":        {id.CertificatePEM(), id.CertificatePEM(), signing.CodeKey},
		"no cert":       {key, key, signing.CodeKey},
		"nothing":       {nil, nil, signing.CodeKey},
		"broken cert":   {pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: []byte("x")}), key, signing.CodeKey},
		"broken key":    {id.CertificatePEM(), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: []byte("x")}), signing.CodeKey},
		"broken PKCS#1": {id.CertificatePEM(), pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: []byte("x")}), signing.CodeKey},
		"broken SEC 1":  {id.CertificatePEM(), pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: []byte("x")}), signing.CodeKey},
		"encrypted":     {id.CertificatePEM(), pem.EncodeToMemory(&pem.Block{Type: "ENCRYPTED PRIVATE KEY", Bytes: []byte("x")}), signing.CodeKey},
		"other":         {system(t).CertificatePEM(), key, signing.CodeKeyMismatch},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := signing.NewPEMSigner(c.cert, c.key)
			if c.code == "" {
				require.NoError(t, err)
				return
			}
			requireCode(t, err, c.code, name)
		})
	}
}

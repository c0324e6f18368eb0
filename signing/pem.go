package signing

import (
	"crypto"
	"crypto/x509"
	"encoding/pem"
)

// NewPEMSigner makes a signer of PEM data: the first private key of keyPEM
// (PKCS#8, PKCS#1 or SEC 1, not encrypted), its certificate in certPEM and, as
// Chain, the issuers that certPEM holds. The two may be the same data. It fails
// with CodeKey when one of them is missing or unreadable, and with
// CodeKeyMismatch when no certificate belongs to the key.
func NewPEMSigner(certPEM, keyPEM []byte) (*KeySigner, error) {
	certs, err := certificates(certPEM)
	if err != nil {
		return nil, err
	}
	key, err := firstKey(keyPEM)
	if err != nil {
		return nil, err
	}
	return newChainSigner(key, certs)
}

// certificates reads all certificates of PEM data, of which there must be one.
func certificates(data []byte) (certs []*x509.Certificate, err error) {
	for block, rest := pem.Decode(data); block != nil; block, rest = pem.Decode(rest) {
		if block.Type != "CERTIFICATE" {
			continue
		}
		cert, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, &Error{Code: CodeKey, Detail: "the certificate cannot be read", Err: err}
		}
		certs = append(certs, cert)
	}
	if certs == nil {
		return nil, fail(CodeKey, "", "the PEM data has no certificate")
	}
	return certs, nil
}

func firstKey(data []byte) (crypto.Signer, error) {
	for block, rest := pem.Decode(data); block != nil; block, rest = pem.Decode(rest) {
		var key any
		var err error
		switch block.Type {
		case "PRIVATE KEY":
			key, err = x509.ParsePKCS8PrivateKey(block.Bytes)
		case "RSA PRIVATE KEY":
			key, err = x509.ParsePKCS1PrivateKey(block.Bytes)
		case "EC PRIVATE KEY":
			key, err = x509.ParseECPrivateKey(block.Bytes)
		case "ENCRYPTED PRIVATE KEY":
			return nil, fail(CodeKey, "", "the private key is encrypted; decrypt it first, for example with openssl pkcs8")
		default:
			continue
		}
		// The cause stays inside: its text could show parts of the key.
		signer, ok := key.(crypto.Signer)
		if err != nil || !ok {
			return nil, fail(CodeKey, "", "the private key cannot be read")
		}
		return signer, nil
	}
	return nil, fail(CodeKey, "", "the PEM data has no private key")
}

package main

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
)

// certificates returns certificates in PEM form.
func certificates(all ...*x509.Certificate) []byte {
	var b bytes.Buffer
	for _, c := range all {
		_ = pem.Encode(&b, &pem.Block{Type: "CERTIFICATE", Bytes: c.Raw}) // a buffer takes everything
	}
	return b.Bytes()
}

package testpki

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"embed"
	"encoding/pem"
	"fmt"
)

// keyFiles are RSA keys made in advance: making one takes up to some seconds,
// and tests that wait for keys are tests that nobody runs.
//
//go:embed keys
var keyFiles embed.FS

// newKey makes a signer's key.
func (h *Hierarchy) newKey(spec Spec) (crypto.Signer, error) {
	if spec.Curve != nil {
		return ecdsa.GenerateKey(spec.Curve, rand.Reader)
	}
	bits := spec.RSABits
	if bits == 0 {
		bits = h.opt.RSABits
	}
	if key := h.readyKey(bits); key != nil {
		return key, nil
	}
	return rsa.GenerateKey(rand.Reader, bits)
}

// readyKey returns the next key of a size that was made in advance, or nil when
// there is none left. No two identities of a hierarchy get the same one.
func (h *Hierarchy) readyKey(bits int) crypto.Signer {
	if h.opt.FreshKeys {
		return nil
	}
	rest, err := keyFiles.ReadFile(fmt.Sprintf("keys/rsa-%d.pem", bits))
	if err != nil {
		return nil // no keys of that size
	}
	h.mu.Lock()
	n := h.ready[bits]
	h.ready[bits]++
	h.mu.Unlock()
	var block *pem.Block
	for range n + 1 {
		if block, rest = pem.Decode(rest); block == nil {
			return nil
		}
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	signer, ok := key.(crypto.Signer)
	if err != nil || !ok {
		return nil
	}
	return signer
}

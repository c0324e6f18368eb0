package testpki

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"io"
	"math/big"
	"net"
	"time"
)

const day = 24 * time.Hour

// Subject attributes that pkix.Name has no field for.
var (
	oidSurname   = asn1.ObjectIdentifier{2, 5, 4, 4}
	oidTitle     = asn1.ObjectIdentifier{2, 5, 4, 12}
	oidGivenName = asn1.ObjectIdentifier{2, 5, 4, 42}
)

// name builds a subject in the given order.
func name(attributes ...pkix.AttributeTypeAndValue) pkix.Name {
	return pkix.Name{ExtraNames: attributes}
}

func attribute(oid asn1.ObjectIdentifier, value string) pkix.AttributeTypeAndValue {
	return pkix.AttributeTypeAndValue{Type: oid, Value: value}
}

func country() pkix.AttributeTypeAndValue {
	return attribute(asn1.ObjectIdentifier{2, 5, 4, 6}, "FI")
}

func organisation(o string) pkix.AttributeTypeAndValue {
	return attribute(asn1.ObjectIdentifier{2, 5, 4, 10}, o)
}

func serialNumber(s string) pkix.AttributeTypeAndValue {
	return attribute(asn1.ObjectIdentifier{2, 5, 4, 5}, s)
}

func commonName(cn string) pkix.AttributeTypeAndValue {
	return attribute(asn1.ObjectIdentifier{2, 5, 4, 3}, cn)
}

// serial returns a serial number of exactly 128 bits, as DVV's newer ones are.
func (h *Hierarchy) serial() (*big.Int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	var b [16]byte
	if _, err := io.ReadFull(h.opt.Rand, b[:]); err != nil {
		return nil, err
	}
	b[0] |= 0x80
	return new(big.Int).SetBytes(b[:]), nil
}

// issue signs a template with the issuer's key; a nil issuer signs itself.
func (h *Hierarchy) issue(issuer *Identity, key crypto.Signer, template *x509.Certificate) (*Identity, error) {
	serial, err := h.serial()
	if err != nil {
		return nil, err
	}
	if template.SerialNumber == nil {
		template.SerialNumber = serial
	}
	id := &Identity{Key: key}
	parent, signer := template, key
	if issuer != nil {
		parent, signer = issuer.Certificate, issuer.Key
		id.Issuers = append([]*x509.Certificate{issuer.Certificate}, issuer.Issuers...)
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, key.Public(), signer)
	if err != nil {
		return nil, err
	}
	id.Certificate, err = x509.ParseCertificate(der)
	return id, err
}

// authority makes a certificate authority below issuer.
func (h *Hierarchy) authority(issuer *Identity, cn string) (*Identity, error) {
	key, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		return nil, err
	}
	return h.issue(issuer, key, &x509.Certificate{
		Subject:               name(country(), organisation("KANSA TEST"), commonName(cn)),
		NotBefore:             h.opt.Now.Add(-365 * day),
		NotAfter:              h.opt.Now.Add(10 * 365 * day),
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
		BasicConstraintsValid: true,
		IsCA:                  true,
	})
}

// leaf is a template with the validity of everything but authorities.
func (h *Hierarchy) leaf(subject pkix.Name, usage x509.KeyUsage) *x509.Certificate {
	return &x509.Certificate{
		Subject:   subject,
		NotBefore: h.opt.Now.Add(-30 * day),
		NotAfter:  h.opt.Now.Add(365 * day),
		KeyUsage:  usage,
	}
}

// tls makes a certificate for TLS on this machine.
func (h *Hierarchy) tls(cn string, usage x509.ExtKeyUsage) (*Identity, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	t := h.leaf(name(country(), organisation("KANSA TEST"), serialNumber(h.opt.Organisation), commonName(cn)), x509.KeyUsageDigitalSignature)
	t.ExtKeyUsage = []x509.ExtKeyUsage{usage}
	if usage == x509.ExtKeyUsageServerAuth {
		t.DNSNames = []string{"localhost"}
		t.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}
	}
	return h.issue(h.services, key, t)
}

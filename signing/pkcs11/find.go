package pkcs11

import (
	"crypto/x509"

	"github.com/kansa-go/kansa/signing"
	"github.com/miekg/pkcs11"
)

// maxObjects bounds what is read from a token.
const maxObjects = 256

// candidate is a certificate on a token.
type candidate struct {
	slot slot
	cert *x509.Certificate
	id   []byte // CKA_ID, which the private key shares
}

// candidates returns the certificates of a token that fit the options.
func (m *Module) candidates(s slot, opt Options) (out []candidate, err error) {
	session, err := m.ctx.OpenSession(s.id, pkcs11.CKF_SERIAL_SESSION)
	if err != nil {
		return nil, deviceError("a token cannot be opened", err)
	}
	defer func() { _ = m.ctx.CloseSession(session) }()
	template := []*pkcs11.Attribute{
		pkcs11.NewAttribute(pkcs11.CKA_CLASS, pkcs11.CKO_CERTIFICATE),
		pkcs11.NewAttribute(pkcs11.CKA_CERTIFICATE_TYPE, pkcs11.CKC_X_509),
	}
	if opt.Label != "" {
		template = append(template, pkcs11.NewAttribute(pkcs11.CKA_LABEL, opt.Label))
	}
	objects, err := m.find(session, template)
	if err != nil {
		return nil, err
	}
	for _, o := range objects {
		values, err := m.ctx.GetAttributeValue(session, o, []*pkcs11.Attribute{
			pkcs11.NewAttribute(pkcs11.CKA_VALUE, nil), pkcs11.NewAttribute(pkcs11.CKA_ID, nil),
		})
		if err != nil {
			return nil, deviceError("a certificate cannot be read", err)
		}
		cert, err := x509.ParseCertificate(values[0].Value)
		if err == nil && fits(cert, opt) && len(values[1].Value) > 0 {
			out = append(out, candidate{s, cert, values[1].Value})
		}
	}
	return out, nil
}

// fits reports whether a certificate is what the options ask for.
func fits(cert *x509.Certificate, opt Options) bool {
	usage := opt.Usage
	if usage == 0 {
		usage = x509.KeyUsageContentCommitment
	}
	return !cert.IsCA && cert.KeyUsage&usage == usage && signing.AlgorithmFor(cert) != ""
}

// find returns the objects that have all attributes.
func (m *Module) find(session pkcs11.SessionHandle, template []*pkcs11.Attribute) ([]pkcs11.ObjectHandle, error) {
	if err := m.ctx.FindObjectsInit(session, template); err != nil {
		return nil, deviceError("the token cannot be searched", err)
	}
	objects, _, err := m.ctx.FindObjects(session, maxObjects)
	if end := m.ctx.FindObjectsFinal(session); err == nil {
		err = end
	}
	if err != nil {
		return nil, deviceError("the token cannot be searched", err)
	}
	return objects, nil
}

package testpki

import (
	"crypto"
	"crypto/elliptic"
	"crypto/x509"
	"fmt"
	"strings"
	"time"
)

// Person is a professional of a test. Empty fields mean those of a made-up
// person.
type Person struct {
	Registration string // registration number of 11 digits; default 90000000001
	Given        string // default "Testi"
	Surname      string // default "Ammattilainen"
	Title        string // default "251 sosionomi, socionom"
}

func (p Person) withDefaults() Person {
	set := func(field *string, def string) {
		if *field == "" {
			*field = def
		}
	}
	set(&p.Registration, "90000000001")
	set(&p.Given, "Testi")
	set(&p.Surname, "Ammattilainen")
	set(&p.Title, "251 sosionomi, socionom")
	return p
}

// Spec changes what a signer's certificate and key are like. The zero value
// changes nothing.
type Spec struct {
	Key     crypto.Signer           // key to certify; nil makes a new one
	Curve   elliptic.Curve          // makes an ECDSA key
	RSABits int                     // modulus of an RSA key; 0 means Options.RSABits
	Change  func(*x509.Certificate) // changes the certificate before it is issued
	Foreign bool                    // issued by an authority that Pools does not know

	Policies []string          // certificate policies as OIDs; nil means none
	Service  *RevocationServer // revocation service that the certificate names; nil means none
	Revoked  time.Time         // when it was revoked; zero means that it is good
}

// Expired is a Spec.Change: the certificate's validity ended one hour after it
// began.
func Expired(c *x509.Certificate) { c.NotAfter = c.NotBefore.Add(time.Hour) }

// NotYetValid is a Spec.Change: the validity begins one hour before it ends.
func NotYetValid(c *x509.Certificate) { c.NotBefore = c.NotAfter.Add(-time.Hour) }

// WrongUsage is a Spec.Change: the key is for encipherment only.
func WrongUsage(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment }

// System returns the organisation's system identity: digital signature and
// content commitment, RSA. The first call makes it, later calls return the same.
func (h *Hierarchy) System() (*Identity, error) {
	return h.once("system", func() (*Identity, error) { return h.NewSystem(Spec{}) })
}

// Professional returns the identity of a professional: content commitment only,
// RSA. The first call for a person makes it, later calls return the same.
func (h *Hierarchy) Professional(p Person) (*Identity, error) {
	p = p.withDefaults()
	return h.once(fmt.Sprintf("%q", p), func() (*Identity, error) { return h.NewProfessional(p, Spec{}) })
}

// once makes an identity on the first call for a key. Keys are made outside of
// the lock; when two calls race, one result is thrown away.
func (h *Hierarchy) once(key string, issue func() (*Identity, error)) (*Identity, error) {
	h.mu.Lock()
	id := h.issued[key]
	h.mu.Unlock()
	if id != nil {
		return id, nil
	}
	id, err := issue()
	if err != nil {
		return nil, err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if first := h.issued[key]; first != nil {
		return first, nil
	}
	h.issued[key] = id
	return id, nil
}

// NewSystem issues another system certificate, as spec says.
func (h *Hierarchy) NewSystem(spec Spec) (*Identity, error) {
	o := h.opt.OrganisationName
	if !strings.Contains(o, "KANSA TEST") {
		o = "KANSA TEST " + o
	}
	subject := name(country(), organisation(o), serialNumber(h.opt.Organisation), commonName("KANSA TEST system"))
	t := h.leaf(subject, x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment)
	return h.signer(h.services, t, spec)
}

// NewProfessional issues another professional's certificate, as spec says.
func (h *Hierarchy) NewProfessional(p Person, spec Spec) (*Identity, error) {
	p = p.withDefaults()
	subject := name(country(), organisation("KANSA TEST"), attribute(oidTitle, p.Title), serialNumber(p.Registration),
		attribute(oidGivenName, p.Given), attribute(oidSurname, p.Surname),
		commonName(p.Surname+" "+p.Given+" "+p.Registration))
	return h.signer(h.professionals, h.leaf(subject, x509.KeyUsageContentCommitment), spec)
}

func (h *Hierarchy) signer(issuer *Identity, t *x509.Certificate, spec Spec) (*Identity, error) {
	key, err := spec.Key, error(nil)
	if key == nil {
		if key, err = h.newKey(spec); err != nil {
			return nil, err
		}
	}
	if spec.Foreign {
		if issuer, err = h.authority(nil, "KANSA TEST Foreign CA"); err != nil {
			return nil, err
		}
	}
	if err := spec.apply(t, issuer == h.professionals); err != nil {
		return nil, err
	}
	id, err := h.issue(issuer, key, t)
	if err == nil && !spec.Revoked.IsZero() {
		h.Revoke(id.Certificate, spec.Revoked)
	}
	return id, err
}

// apply puts what the spec says into a template.
func (s Spec) apply(t *x509.Certificate, professional bool) error {
	for _, text := range s.Policies {
		oid, err := x509.ParseOID(text)
		if err != nil {
			return fmt.Errorf("testpki: Spec.Policies: %w", err)
		}
		t.Policies = append(t.Policies, oid)
	}
	if s.Service != nil {
		list := "/services.crl"
		if professional {
			list = "/professionals.crl"
		}
		t.OCSPServer = []string{s.Service.URL + "/ocsp"}
		// Some authorities name an LDAP directory too, which fetchers pass over.
		t.CRLDistributionPoints = []string{"ldap://ldap.invalid/cn=KANSA%20TEST,c=FI?certificateRevocationList", s.Service.URL + list}
	}
	if s.Change != nil {
		s.Change(t)
	}
	return nil
}

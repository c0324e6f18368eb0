// Package testpki makes a whole certificate hierarchy in memory, shaped like
// the one that the archive's documents are signed with. It is for tests only:
// nothing it issues is trusted anywhere, and every issuer has "KANSA TEST" in
// its name.
//
//	pki, err := testpki.New(testpki.Options{})
//	if err != nil {
//		t.Fatal(err)
//	}
//	system, err := pki.System()
//	if err != nil {
//		t.Fatal(err)
//	}
//	signed, err := signing.Sign(ctx, document, system.Signer(), signing.Options{
//		Kind: signing.System, Time: pki.Now(),
//	})
//	roots, intermediates := pki.Pools()
//	report, err := signing.Verify(signed, signing.VerifyOptions{
//		Roots: roots, Intermediates: intermediates, Now: pki.Now(),
//	})
//
// There is a root with two issuing authorities, one for services (system, server
// and client certificates) and one for professionals. New and every signer take
// some milliseconds: the first four RSA keys of 2,048, 3,072 and 4,096 bits that
// a hierarchy needs were made in advance and are public, so every hierarchy has
// the same ones unless Options.FreshKeys is set.
//
// # Flaws
//
// Spec makes signers with a flaw, each in one call: Expired, NotYetValid,
// WrongUsage, Foreign, Revoked, other keys and policies. Serve starts a
// revocation service that is silent, stale, ignorant or lies; ServiceCRL and
// OCSP give single lists and answers.
//
// # What is not modelled
//
// Policy OIDs of the real authorities are left out on purpose. OCSP answers are
// about signers only; about authorities there is the root's list.
package testpki

import (
	"crypto/rand"
	"crypto/x509"
	"io"
	"sync"
	"time"
)

// Options shapes a hierarchy. The zero value is ready to use.
type Options struct {
	// Rand gives serial numbers; nil means crypto/rand. Keys always come from the
	// system's source, as Go 1.26 takes no other.
	Rand io.Reader

	// Now is the time around which certificates are valid: authorities from one
	// year before to ten years after, others from 30 days before to one year
	// after. Zero means the time of the call of New.
	Now time.Time

	// Organisation is the OID in the system certificate's serialNumber; empty
	// means 1.2.246.10.1234567.10.0, which belongs to nobody.
	Organisation string

	// OrganisationName is the O of the system certificate; empty means
	// "KANSA TEST Hyvinvointialue".
	OrganisationName string

	// RSABits is the modulus of signers' keys; 0 means 2,048.
	RSABits int

	// FreshKeys makes every RSA key anew, which takes up to some seconds. Set it
	// when signers of two hierarchies must not share keys.
	FreshKeys bool
}

// Hierarchy is a root, its issuing authorities and what they issued. It is safe
// for concurrent use.
type Hierarchy struct {
	opt           Options
	root          *Identity
	services      *Identity
	professionals *Identity
	server        *Identity
	client        *Identity

	mu      sync.Mutex // guards opt.Rand and what follows
	issued  map[string]*Identity
	ready   map[int]int // how many ready keys of a size were given out
	revoked []Revoked
}

// New makes a hierarchy. It fails only when Options.Rand does, or the system's
// source of randomness.
func New(opt Options) (*Hierarchy, error) {
	if opt.Rand == nil {
		opt.Rand = rand.Reader
	}
	if opt.Now.IsZero() {
		opt.Now = time.Now()
	}
	if opt.Organisation == "" {
		opt.Organisation = "1.2.246.10.1234567.10.0"
	}
	if opt.OrganisationName == "" {
		opt.OrganisationName = "KANSA TEST Hyvinvointialue"
	}
	if opt.RSABits == 0 {
		opt.RSABits = 2048
	}
	h := &Hierarchy{opt: opt, issued: map[string]*Identity{}, ready: map[int]int{}}
	return h, h.found()
}

// found makes the authorities and the TLS certificates.
func (h *Hierarchy) found() (err error) {
	if h.root, err = h.authority(nil, "KANSA TEST Root CA"); err != nil {
		return err
	}
	if h.services, err = h.authority(h.root, "KANSA TEST Service Certs"); err != nil {
		return err
	}
	if h.professionals, err = h.authority(h.root, "KANSA TEST Professional Certs"); err != nil {
		return err
	}
	if h.server, err = h.tls("127.0.0.1", x509.ExtKeyUsageServerAuth); err != nil {
		return err
	}
	h.client, err = h.tls("KANSA TEST client", x509.ExtKeyUsageClientAuth)
	return err
}

// Now returns the time that the hierarchy is made around.
func (h *Hierarchy) Now() time.Time { return h.opt.Now }

// Root returns the certificate of the root authority.
func (h *Hierarchy) Root() *x509.Certificate { return h.root.Certificate }

// IssuingCA returns the certificate of the authority that issues system, server
// and client certificates.
func (h *Hierarchy) IssuingCA() *x509.Certificate { return h.services.Certificate }

// ProfessionalCA returns the certificate of the authority that issues
// professionals' certificates.
func (h *Hierarchy) ProfessionalCA() *x509.Certificate { return h.professionals.Certificate }

// Pools returns the root, and the issuing authorities, as a verifier needs them.
// Every call returns new pools.
func (h *Hierarchy) Pools() (roots, intermediates *x509.CertPool) {
	roots, intermediates = x509.NewCertPool(), x509.NewCertPool()
	roots.AddCert(h.Root())
	intermediates.AddCert(h.IssuingCA())
	intermediates.AddCert(h.ProfessionalCA())
	return roots, intermediates
}

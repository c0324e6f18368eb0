package signing

import (
	"crypto/ecdsa"
	"crypto/rsa"
	"slices"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmldsig"
)

// Policy says which algorithms, keys and kinds Verify accepts. It is data,
// because the full text of the archive's own rules is not public. A nil list
// means the list of DefaultPolicy; an empty one that is not nil accepts nothing.
type Policy struct {
	Algorithms       []Algorithm // signature methods
	Digests          []string    // digest methods
	Canonicalization []string    // methods for SignedInfo
	Transforms       []string    // transforms of references
	Curves           []string    // names of curves for ECDSA keys
	Kinds            []Kind      // kinds of signatures
	MinRSABits       int         // smallest RSA modulus; 0 means 2,048

	// CertificatePolicies are the certificate policies (varmennepolitiikka) as
	// OIDs, of which the signer's certificate must state one, by kind of
	// signature. A kind that is not in the map is not judged; nil judges none. The
	// authorities number their policies anew for test and production, so there is
	// no default.
	CertificatePolicies map[Kind][]string

	// RequireOrganisation makes it an error that a system certificate names
	// another organisation than the document's header does as custodian
	// (rekisterinpitäjä) or outsourcingServiceCustomer (palvelunjärjestäjä), or
	// that the header names none. Otherwise a difference is a warning (SGN-11),
	// because the relation was observed in one real document only.
	RequireOrganisation bool

	// AcceptSHA1 lets SHA-1 pass as a digest and in rsa-sha1, for documents of
	// the years before 2017. Such a signature carries a warning (SGN-03) and
	// proves little: SHA-1 collisions are made for money.
	AcceptSHA1 bool
}

// DefaultPolicy returns what real documents of 2026 use and the stronger
// methods of the same families: RSA and ECDSA with SHA-2, canonicalisation
// without comments, at most the enveloped-signature transform beside it.
func DefaultPolicy() Policy {
	methods := []string{c14n.URIExclusive, c14n.URIInclusive10, c14n.URIInclusive11}
	return Policy{
		Algorithms:       []Algorithm{RSASHA256, RSASHA384, RSASHA512, ECDSASHA256, ECDSASHA384, ECDSASHA512},
		Digests:          []string{xmldsig.SHA256, xmldsig.SHA384, xmldsig.SHA512},
		Canonicalization: methods,
		Transforms:       append([]string{xmldsig.EnvelopedSignature}, methods...),
		Curves:           []string{"P-256", "P-384", "P-521"},
		Kinds:            []Kind{Professional, System, SystemKanTa},
		MinRSABits:       2048,
	}
}

// withDefaults fills what is nil or zero.
func (p Policy) withDefaults() Policy {
	def := DefaultPolicy()
	p.Algorithms = orDefault(p.Algorithms, def.Algorithms)
	p.Digests = orDefault(p.Digests, def.Digests)
	p.Canonicalization = orDefault(p.Canonicalization, def.Canonicalization)
	p.Transforms = orDefault(p.Transforms, def.Transforms)
	p.Curves = orDefault(p.Curves, def.Curves)
	p.Kinds = orDefault(p.Kinds, def.Kinds)
	if p.MinRSABits == 0 {
		p.MinRSABits = def.MinRSABits
	}
	return p
}

func orDefault[T any](list, def []T) []T {
	if list == nil {
		return def
	}
	return list
}

// verdict is what a policy says about an algorithm.
type verdict int

const (
	accepted verdict = iota
	weak             // SHA-1 by explicit permission
	refused
)

func (p Policy) algorithm(uri string) verdict {
	if slices.Contains(p.Algorithms, Algorithm(uri)) {
		return accepted
	}
	if p.AcceptSHA1 && uri == xmldsig.RSASHA1 {
		return weak
	}
	return refused
}

func (p Policy) digest(uri string) verdict {
	if slices.Contains(p.Digests, uri) {
		return accepted
	}
	if p.AcceptSHA1 && uri == xmldsig.SHA1 {
		return weak
	}
	return refused
}

// key returns what the policy objects to in a public key, or nothing.
func (p Policy) key(pub any) string {
	if oversized(pub) {
		return "the RSA key is longer than 16,384 bits"
	}
	switch k := pub.(type) {
	case *rsa.PublicKey:
		if k.N.BitLen() < p.MinRSABits {
			return "the RSA key is shorter than the policy allows"
		}
		return ""
	case *ecdsa.PublicKey:
		if !slices.Contains(p.Curves, k.Curve.Params().Name) {
			return "the curve of the ECDSA key is not one that the policy allows"
		}
		return ""
	}
	return "the key is neither RSA nor ECDSA"
}

// oversized reports whether a key is so large that using it would be an attack
// on the verifier.
func oversized(pub any) bool {
	k, ok := pub.(*rsa.PublicKey)
	return ok && k.N.BitLen() > 16_384
}

package xmldsig

import (
	"crypto"
	"crypto/subtle"
	"hash"
	"strings"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmltree"
)

// Result is what a reference covers.
type Result struct {
	Node   *xmltree.Element // element that the URI names; the document element for ""
	Octets []byte           // octets that were digested; nil from ResolveDigest
	Size   int              // their number
	Digest []byte           // their digest; nil when the digest method is unknown
	Match  bool             // Digest equals the DigestValue
}

// SignedOctets returns the canonical form of SignedInfo, the octets that the
// signature value is made over.
func (s *Signature) SignedOctets() ([]byte, error) {
	opt, ok := c14n.ByURI(s.Canonicalization.Algorithm)
	if !ok || s.SignedInfo == nil {
		return nil, ErrTransform
	}
	opt.Prefixes = s.Canonicalization.Prefixes
	return c14n.Append(nil, s.SignedInfo, opt), nil
}

// VerifyValue checks the signature value with a key that the caller has chosen.
func (s *Signature) VerifyValue(pub crypto.PublicKey) error {
	octets, err := s.SignedOctets()
	if err != nil {
		return err
	}
	return VerifyOctets(s.Method, pub, octets, s.Value)
}

// Target returns the element that the URI of a reference names: the document
// element for "", the element with the identifier for "#id".
func (s *Signature) Target(r *Reference) (*xmltree.Element, error) {
	doc := s.Element.Document()
	if r.HasURI && r.URI == "" {
		return doc.Root(), nil
	}
	id, ok := strings.CutPrefix(r.URI, "#")
	if !ok || id == "" || !xmltree.IsNCName(id) {
		return nil, ErrURI
	}
	e := doc.ByID(id)
	if e == nil {
		return nil, ErrNoTarget
	}
	return e, nil
}

// Resolve follows a reference through its transforms to the octets and their
// digest (XML Signature 1.1, 4.4.3.2). A digest that differs is no error: the
// Result says so.
func (s *Signature) Resolve(r *Reference) (Result, error) {
	node, err := s.Target(r)
	if err != nil {
		return Result{}, err
	}
	res := Result{Node: node}
	res.Octets, err = s.Transform(r, r.Transforms)
	if err != nil {
		return res, err
	}
	res.Size = len(res.Octets)
	hash, ok := DigestHash(r.DigestMethod)
	if !ok {
		return res, ErrMethod
	}
	res.Digest = Sum(hash, res.Octets)
	res.Match = subtle.ConstantTimeCompare(res.Digest, r.DigestValue) == 1
	return res, nil
}

// ResolveDigest is Resolve without keeping the octets: the last transform writes
// straight into the hash, so that large elements cost no memory.
func (s *Signature) ResolveDigest(r *Reference) (Result, error) {
	node, err := s.Target(r)
	if err != nil {
		return Result{}, err
	}
	res := Result{Node: node}
	d, last, err := s.allButLast(r, node)
	if err != nil {
		return res, err
	}
	w := &counter{}
	hash, known := DigestHash(r.DigestMethod)
	if known {
		w.hash = hash.New()
	}
	if d.octets != nil {
		_, err = w.Write(d.octets)
	} else {
		err = d.write(w, last)
	}
	if err != nil {
		return res, err
	}
	if res.Size = w.n; !known {
		return res, ErrMethod
	}
	res.Digest = w.hash.Sum(nil)
	res.Match = subtle.ConstantTimeCompare(res.Digest, r.DigestValue) == 1
	return res, nil
}

// allButLast applies the transforms of a reference. When the last one is a
// canonicalisation of a node set, explicit or implicit, it is returned and left
// to the caller; otherwise the octets are there.
func (s *Signature) allButLast(r *Reference, node *xmltree.Element) (*data, c14n.Options, error) {
	transforms := r.Transforms
	var last c14n.Options // Canonical XML 1.0, the implicit one
	if n := len(transforms); n > 0 {
		if opt, ok := c14n.ByURI(transforms[n-1].Algorithm); ok {
			opt.Prefixes = transforms[n-1].Prefixes
			last, transforms = opt, transforms[:n-1]
		}
	}
	d := s.start(r, node)
	for _, t := range transforms {
		if err := s.apply(d, t); err != nil {
			return nil, last, err
		}
	}
	if len(transforms) < len(r.Transforms) {
		if err := d.nodes(s.limits.Tree); err != nil {
			return nil, last, err
		}
	}
	return d, last, nil
}

// start is the node set that a reference names.
func (s *Signature) start(r *Reference, node *xmltree.Element) *data {
	d := &data{doc: s.Element.Document()}
	if r.URI != "" {
		d.apexes = []*xmltree.Element{node}
	}
	return d
}

// counter counts octets and, unless hash is nil, digests them.
type counter struct {
	hash hash.Hash
	n    int
}

func (c *counter) Write(b []byte) (int, error) {
	if c.n += len(b); c.hash == nil {
		return len(b), nil
	}
	return c.hash.Write(b)
}

// Transform returns the octets of a reference under the given transforms, which
// need not be its own.
func (s *Signature) Transform(r *Reference, transforms []Transform) ([]byte, error) {
	node, err := s.Target(r)
	if err != nil {
		return nil, err
	}
	d := s.start(r, node)
	for _, t := range transforms {
		if err := s.apply(d, t); err != nil {
			return nil, err
		}
	}
	if d.octets == nil {
		// The implicit canonicalisation of a node set is Canonical XML 1.0.
		d.octets = d.canonical(c14n.Options{})
	}
	return d.octets, nil
}

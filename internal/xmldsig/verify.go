package xmldsig

import (
	"crypto"
	"crypto/subtle"
	"hash"
	"io"
	"slices"
	"strings"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmltree"
)

// Result is what a reference covers.
type Result struct {
	Node   *xmltree.Element // element that the URI names; the document element for ""
	Size   int              // number of octets that were digested
	Work   int              // octets that all transforms together read and wrote, about; also with an error
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

// Resolve follows a reference through its transforms to the digest of its octets
// (XML Signature 1.1, 4.4.3.2). The octets are not kept: the last transform
// writes straight into the hash, so that large elements cost no memory. A digest
// that differs is no error: the Result says so.
func (s *Signature) Resolve(r *Reference) (Result, error) { return s.Write(nil, r) }

// Write is Resolve that also writes the octets to w, unless w is nil. The caller
// must not use what was written when the Result does not match or there is an
// error, which may be that of w.
func (s *Signature) Write(w io.Writer, r *Reference) (Result, error) {
	node, err := s.Target(r)
	if err != nil {
		return Result{}, err
	}
	res := Result{Node: node}
	d, last, err := s.allButLast(r, node)
	if d != nil {
		res.Work = d.work
	}
	if err != nil {
		return res, err
	}
	sink := &sink{out: w}
	hash, known := DigestHash(r.DigestMethod)
	if known {
		sink.hash = hash.New()
	}
	if d.octets != nil {
		_, err = sink.Write(d.octets)
	} else {
		err = d.write(sink, last)
	}
	if res.Work += d.input() + sink.n; err != nil {
		return res, err
	}
	if res.Size = sink.n; !known {
		return res, ErrMethod
	}
	res.Digest = sink.hash.Sum(nil)
	res.Match = subtle.ConstantTimeCompare(res.Digest, r.DigestValue) == 1
	return res, nil
}

// Digest is what a reference to an element with one canonicalisation as its only
// transform resolves to, for those who are about to write that reference.
func Digest(node *xmltree.Element, opt c14n.Options, hash crypto.Hash) Result {
	sink := &sink{hash: hash.New()}
	_ = c14n.Write(sink, node, opt) // without out there is no error to come
	return Result{Node: node, Size: sink.n, Digest: sink.hash.Sum(nil)}
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
	if slices.ContainsFunc(transforms, func(t Transform) bool { return !supported(t.Algorithm) }) {
		return d, last, ErrTransform // before any work is done
	}
	for _, t := range transforms {
		if err := s.applied(d, t); err != nil {
			return d, last, err
		}
	}
	if len(transforms) < len(r.Transforms) {
		d.work += len(d.octets)
		if err := d.nodes(s.limits.Tree); err != nil {
			return d, last, err
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

// sink counts octets, digests them unless hash is nil, and passes them on unless
// out is nil.
type sink struct {
	hash hash.Hash
	out  io.Writer
	n    int
}

func (s *sink) Write(b []byte) (int, error) {
	if s.n += len(b); s.hash != nil {
		s.hash.Write(b) // never fails
	}
	if s.out == nil {
		return len(b), nil
	}
	return s.out.Write(b)
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

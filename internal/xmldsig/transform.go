package xmldsig

import (
	"encoding/base64"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmltree"
)

// Identifiers of transforms beside the canonicalisation methods.
const (
	EnvelopedSignature = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
	Base64Transform    = "http://www.w3.org/2000/09/xmldsig#base64"
	XPathTransform     = "http://www.w3.org/TR/1999/REC-xpath-19991116"

	exclusive = c14n.URIExclusive
)

// Reasons for which a reference cannot be resolved.
var (
	ErrURI       = errors.New("xmldsig: only references within the document are resolved")
	ErrNoTarget  = errors.New("xmldsig: no element has the identifier of the reference")
	ErrTransform = errors.New("xmldsig: a transform is not supported")
	ErrXPath     = errors.New("xmldsig: the XPath expression is not one of the supported two forms")
	ErrEnveloped = errors.New("xmldsig: enveloped-signature stands behind a transform that ends the document")
	ErrParse     = errors.New("xmldsig: the octets of a transform are not a well-formed document")
	ErrBase64    = errors.New("xmldsig: the octets of a base64 transform are not Base64")
)

// data is what flows from one transform to the next: octets, or a set of nodes
// of one document when octets is nil.
type data struct {
	octets []byte
	doc    *xmltree.Document
	apexes []*xmltree.Element // nil: the whole document
	skips  []func(*xmltree.Element) bool

	// comments is false for the node set of "" and "#id" (XML Signature 1.1,
	// 4.4.3.3), true for a document that a transform has parsed again.
	comments bool

	work int // octets that were read and written so far
}

// input is how much the next transform reads.
func (d *data) input() int {
	if d.octets != nil {
		return len(d.octets)
	}
	return d.size()
}

// supported reports whether a transform can be run.
func supported(algorithm string) bool {
	_, canonical := c14n.ByURI(algorithm)
	return canonical || algorithm == EnvelopedSignature || algorithm == Base64Transform || algorithm == XPathTransform
}

// applied runs one transform and counts its work.
func (s *Signature) applied(d *data, t Transform) error {
	work := d.work + d.input()
	err := s.apply(d, t)
	d.work = work + len(d.octets)
	return err
}

// canonical returns the node set in canonical form.
func (d *data) canonical(opt c14n.Options) []byte {
	opt = d.options(opt)
	out := make([]byte, 0, d.size())
	if d.apexes == nil {
		return c14n.AppendDocument(out, d.doc, opt)
	}
	for _, apex := range d.apexes {
		if !d.skippedAbove(apex) {
			out = c14n.Append(out, apex, opt)
		}
	}
	return out
}

// write is canonical without keeping the octets.
func (d *data) write(w io.Writer, opt c14n.Options) error {
	opt = d.options(opt)
	if d.apexes == nil {
		return c14n.WriteDocument(w, d.doc, opt)
	}
	for _, apex := range d.apexes {
		if d.skippedAbove(apex) {
			continue
		}
		if err := c14n.Write(w, apex, opt); err != nil {
			return err
		}
	}
	return nil
}

// options fits canonicalisation to the node set.
func (d *data) options(opt c14n.Options) c14n.Options {
	opt.Comments = opt.Comments && d.comments
	if len(d.skips) > 0 {
		opt.Skip = d.skipped
	}
	return opt
}

func (d *data) skipped(e *xmltree.Element) bool {
	return slices.ContainsFunc(d.skips, func(skip func(*xmltree.Element) bool) bool { return skip(e) })
}

// skippedAbove reports whether e or an ancestor of it is left out.
func (d *data) skippedAbove(e *xmltree.Element) bool {
	for ; e != nil && len(d.skips) > 0; e = e.Parent() {
		if d.skipped(e) {
			return true
		}
	}
	return false
}

// size estimates the length of the canonical form.
func (d *data) size() (n int) {
	if d.apexes == nil {
		return len(d.doc.Source())
	}
	for _, apex := range d.apexes {
		start, end := apex.Range()
		n += end - start + 128
	}
	return n
}

// nodes makes sure that there is a node set, parsing octets when needed.
func (d *data) nodes(lim xmltree.Limits) error {
	if d.octets == nil {
		return nil
	}
	doc, err := xmltree.Parse(d.octets, lim)
	if err != nil {
		return ErrParse
	}
	*d = data{doc: doc, comments: true}
	return nil
}

// apply runs one transform.
func (s *Signature) apply(d *data, t Transform) error {
	if opt, ok := c14n.ByURI(t.Algorithm); ok {
		if err := d.nodes(s.limits.Tree); err != nil {
			return err
		}
		opt.Prefixes = t.Prefixes
		*d = data{octets: d.canonical(opt)}
		return nil
	}
	switch t.Algorithm {
	case EnvelopedSignature:
		if d.octets != nil || d.doc != s.Element.Document() {
			return ErrEnveloped
		}
		d.skips = append(d.skips, func(e *xmltree.Element) bool { return e == s.Element })
		return nil
	case Base64Transform:
		return d.decode()
	case XPathTransform:
		if err := d.nodes(s.limits.Tree); err != nil {
			return err
		}
		return d.filter(t.Element.Child(Namespace, "XPath"))
	}
	return ErrTransform
}

// decode is the base64 transform: of a node set it takes the text only.
func (d *data) decode() error {
	text := d.octets
	if text == nil {
		apexes := d.apexes
		if apexes == nil {
			apexes = []*xmltree.Element{d.doc.Root()}
		}
		text = []byte{}
		for _, apex := range apexes {
			text = d.allText(text, apex)
		}
	}
	clean := strings.Join(strings.FieldsFunc(string(text), xmlSpace), "")
	octets, err := base64.StdEncoding.DecodeString(clean)
	if err != nil {
		return ErrBase64
	}
	*d = data{octets: append([]byte{}, octets...)}
	return nil
}

// allText appends the string value of e without what is skipped.
func (d *data) allText(dst []byte, e *xmltree.Element) []byte {
	if d.skippedAbove(e) {
		return dst
	}
	if e.FirstChild() == nil {
		return e.AppendText(dst)
	}
	canonical := (&data{doc: d.doc, apexes: []*xmltree.Element{e}, skips: d.skips}).canonical(c14n.Options{})
	return appendStripped(dst, canonical)
}

// appendStripped appends canonical XML without its tags. Base64 has none of the
// characters that are escaped.
func appendStripped(dst, canonical []byte) []byte {
	inside := false
	for _, c := range canonical {
		switch {
		case c == '<':
			inside = true
		case c == '>':
			inside = false
		case !inside:
			dst = append(dst, c)
		}
	}
	return dst
}

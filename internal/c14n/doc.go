// Package c14n writes elements and documents in canonical form: Canonical XML
// 1.0 and 1.1 and Exclusive XML Canonicalization 1.0, with and without
// comments.
//
//	doc, err := xmltree.Parse(src, xmltree.Limits{})
//	if err != nil {
//		return err
//	}
//	h := sha256.New()
//	body := doc.ByID("OID1.2.246.10.1234567.95.2026.1")
//	if err := c14n.Write(h, body, c14n.Options{Method: c14n.Exclusive}); err != nil {
//		return err
//	}
//	digest := h.Sum(nil)
//
// A sub-tree is written with the namespaces and xml attributes that the chosen
// method takes over from its ancestors. General node sets are not modelled:
// what XML signatures need is a whole sub-tree, at most without some inner
// sub-trees (enveloped signature).
//
// Writing allocates a fixed number of small buffers per call and nothing per
// element. All functions are safe for concurrent use.
package c14n

import (
	"io"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// Method is a canonicalisation method without its choice about comments.
type Method uint8

// The methods.
const (
	Inclusive10 Method = iota // Canonical XML 1.0, the default of XML signatures
	Inclusive11               // Canonical XML 1.1
	Exclusive                 // Exclusive XML Canonicalization 1.0
)

// Options chooses the canonical form. The zero value is Canonical XML 1.0
// without comments.
type Options struct {
	Method   Method
	Comments bool

	// Prefixes is the InclusiveNamespaces PrefixList of the exclusive method;
	// "#default" stands for the default namespace. Other methods ignore it.
	Prefixes []string

	// Skip says which elements are left out with all their content, as the
	// enveloped-signature transform leaves out the signature. Nil leaves nothing
	// out.
	Skip func(*xmltree.Element) bool
}

const withComments = "WithComments"

// The algorithm identifiers of the methods without comments.
const (
	URIInclusive10 = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
	URIInclusive11 = "http://www.w3.org/2006/12/xml-c14n11"
	URIExclusive   = "http://www.w3.org/2001/10/xml-exc-c14n#"
)

// ByURI returns the options that an algorithm identifier stands for and whether
// it is known.
func ByURI(uri string) (Options, bool) {
	switch uri {
	case URIInclusive10:
		return Options{Method: Inclusive10}, true
	case URIInclusive10 + "#" + withComments:
		return Options{Method: Inclusive10, Comments: true}, true
	case URIInclusive11:
		return Options{Method: Inclusive11}, true
	case URIInclusive11 + "#" + withComments:
		return Options{Method: Inclusive11, Comments: true}, true
	case URIExclusive:
		return Options{Method: Exclusive}, true
	case URIExclusive + withComments:
		return Options{Method: Exclusive, Comments: true}, true
	}
	return Options{}, false
}

// Write writes the canonical form of the sub-tree at apex. The error is that of
// w; canonicalisation itself cannot fail on a parsed document.
func Write(w io.Writer, apex *xmltree.Element, opt Options) error {
	start, end := apex.Range()
	c := newWriter(w, 2*(end-start), nil, apex.Document(), opt)
	c.apex(apex)
	return c.flush()
}

// WriteDocument writes the canonical form of the whole document: comments and
// processing instructions around the document element included as the options
// say, the XML declaration never.
func WriteDocument(w io.Writer, doc *xmltree.Document, opt Options) error {
	c := newWriter(w, bufferSize, nil, doc, opt)
	c.document()
	return c.flush()
}

// Append appends the canonical form of the sub-tree at apex to dst.
func Append(dst []byte, apex *xmltree.Element, opt Options) []byte {
	c := newWriter(nil, 0, dst, apex.Document(), opt)
	c.apex(apex)
	return c.bytes()
}

// AppendDocument appends what WriteDocument writes to dst.
func AppendDocument(dst []byte, doc *xmltree.Document, opt Options) []byte {
	c := newWriter(nil, 0, dst, doc, opt)
	c.document()
	return c.bytes()
}

package xmldsig

import (
	"github.com/kansa-go/kansa/internal/xmltree"
)

// Limits bounds the work of one signature. Zero fields mean the defaults, negative
// ones refuse everything.
type Limits struct {
	References   int            // references of one signature; default 16
	Transforms   int            // transforms of one reference; default 8
	Certificates int            // certificates in KeyInfo; default 16
	Tree         xmltree.Limits // for octets that a transform parses again
}

func (l Limits) withDefaults() Limits {
	set := func(field *int, def int) {
		if *field == 0 {
			*field = def
		}
		*field = max(*field, 0)
	}
	set(&l.References, 16)
	set(&l.Transforms, 8)
	set(&l.Certificates, 16)
	return l
}

// Signature is a ds:Signature element as read. Fields whose element is missing
// or malformed are zero, and Problems tells why.
type Signature struct {
	Element          *xmltree.Element
	SignedInfo       *xmltree.Element
	Canonicalization Transform
	Method           string // identifier of the signature method
	References       []Reference
	Value            []byte
	KeyInfo          KeyInfo
	Objects          []*xmltree.Element

	// Problems lists everything in which the element differs from the schema of
	// XML signatures, in document order. A signature with problems must not be
	// trusted, whatever its values say.
	Problems []Problem

	limits Limits
}

// Reference is one ds:Reference.
type Reference struct {
	Element      *xmltree.Element
	URI          string
	HasURI       bool
	Type         string
	Transforms   []Transform
	DigestMethod string
	DigestValue  []byte
}

// Transform is a ds:Transform or the ds:CanonicalizationMethod.
type Transform struct {
	Algorithm string
	Prefixes  []string // InclusiveNamespaces PrefixList of exclusive canonicalisation
	Element   *xmltree.Element
}

// KeyInfo is what the signer says about the key. None of it is signed.
type KeyInfo struct {
	Element      *xmltree.Element // nil when absent
	Certificates [][]byte         // DER of each X509Certificate in order
	KeyValues    []*xmltree.Element
	Others       []*xmltree.Element // anything else, which this package does not read
}

// ProblemCode classifies a Problem.
type ProblemCode string

// The problems.
const (
	Missing        ProblemCode = "missing"         // a required element or attribute is absent
	Repeated       ProblemCode = "repeated"        // an element occurs more often than allowed
	Misplaced      ProblemCode = "misplaced"       // elements are in the wrong order
	StrayElement   ProblemCode = "stray-element"   // an element that has no business there
	StrayAttribute ProblemCode = "stray-attribute" // an attribute that has no business there
	StrayText      ProblemCode = "stray-text"      // text between elements, or a processing instruction
	SplitValue     ProblemCode = "split-value"     // a comment, section or instruction inside a value
	NotBase64      ProblemCode = "base64"          // a value is not Base64
	TooMany        ProblemCode = "limit"           // a limit of Limits is exceeded
)

// Problem is one difference from the schema. Detail names elements, never
// values.
type Problem struct {
	Code    ProblemCode
	Element *xmltree.Element
	Detail  string
}

package xmldsig

import (
	"encoding/base64"
	"slices"
	"strings"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// Read reads a ds:Signature element. It never fails: everything that is wrong
// becomes a Problem.
func Read(e *xmltree.Element, lim Limits) *Signature {
	s := &Signature{Element: e, limits: lim.withDefaults()}
	s.attributes(e, "Id")
	c := s.children(e)
	s.SignedInfo = c.take("SignedInfo")
	value := c.take("SignatureValue")
	s.KeyInfo.Element = c.takeOptional("KeyInfo")
	s.Objects = c.takeAll("Object")
	c.end()

	s.readSignedInfo()
	if value != nil {
		s.attributes(value, "Id")
		s.Value = s.base64(value)
	}
	s.readKeyInfo()
	return s
}

// maxProblems bounds Problems: one is enough to refuse a signature, some help to
// mend it, and thousands would be an attack on the reader of the report.
const maxProblems = 32

func (s *Signature) problem(code ProblemCode, e *xmltree.Element, detail string) {
	if len(s.Problems) < maxProblems {
		s.Problems = append(s.Problems, Problem{Code: code, Element: e, Detail: detail})
	}
}

func (s *Signature) readSignedInfo() {
	if s.SignedInfo == nil {
		return
	}
	s.attributes(s.SignedInfo, "Id")
	c := s.children(s.SignedInfo)
	method := c.take("CanonicalizationMethod")
	algorithm := c.take("SignatureMethod")
	references := c.takeAll("Reference")
	c.end()

	if method != nil {
		s.Canonicalization = s.readTransform(method)
	}
	if algorithm != nil {
		s.Method = s.algorithm(algorithm)
	}
	if len(references) == 0 {
		s.problem(Missing, s.SignedInfo, "SignedInfo has no Reference")
	}
	if len(references) > s.limits.References {
		s.problem(TooMany, s.SignedInfo, "SignedInfo has more references than the limit")
		references = references[:s.limits.References]
	}
	for _, r := range references {
		s.References = append(s.References, s.readReference(r))
	}
}

func (s *Signature) readReference(e *xmltree.Element) Reference {
	r := Reference{Element: e}
	s.attributes(e, "Id", "URI", "Type")
	r.URI, r.HasURI = e.Attr("URI")
	r.Type, _ = e.Attr("Type")
	c := s.children(e)
	transforms := c.takeOptional("Transforms")
	method := c.take("DigestMethod")
	value := c.take("DigestValue")
	c.end()

	if transforms != nil {
		s.attributes(transforms)
		c := s.children(transforms)
		list := c.takeAll("Transform")
		c.end()
		if len(list) == 0 {
			s.problem(Missing, transforms, "Transforms has no Transform")
		}
		if len(list) > s.limits.Transforms {
			s.problem(TooMany, transforms, "a reference has more transforms than the limit")
			list = list[:s.limits.Transforms]
		}
		for _, t := range list {
			r.Transforms = append(r.Transforms, s.readTransform(t))
		}
	}
	if method != nil {
		r.DigestMethod = s.algorithm(method)
	}
	if value != nil {
		s.attributes(value)
		r.DigestValue = s.base64(value)
	}
	return r
}

// algorithm reads an element that has an Algorithm and nothing else.
func (s *Signature) algorithm(e *xmltree.Element) string {
	s.attributes(e, "Algorithm")
	s.children(e).end()
	return s.requiredAlgorithm(e)
}

func (s *Signature) requiredAlgorithm(e *xmltree.Element) string {
	a, ok := e.Attr("Algorithm")
	if !ok {
		s.problem(Missing, e, e.Local()+" has no Algorithm")
	}
	return a
}

// maxPrefixes bounds a PrefixList, which is looked up again and again.
const maxPrefixes = 32

// readTransform reads a Transform or CanonicalizationMethod with the one
// parameter that its algorithm may have.
func (s *Signature) readTransform(e *xmltree.Element) Transform {
	s.attributes(e, "Algorithm")
	t := Transform{Algorithm: s.requiredAlgorithm(e), Element: e}
	c := s.children(e)
	switch t.Algorithm {
	case exclusive, exclusive + "WithComments":
		if list := c.takeIn(exclusiveNamespace, "InclusiveNamespaces"); list != nil {
			s.attributes(list, "PrefixList")
			s.children(list).end()
			prefixes, _ := list.Attr("PrefixList")
			t.Prefixes = strings.Fields(prefixes)
			if len(t.Prefixes) > maxPrefixes {
				s.problem(TooMany, list, "PrefixList is longer than the limit")
				t.Prefixes = t.Prefixes[:maxPrefixes]
			}
		}
	case XPathTransform:
		// The expression is read when the transform is applied.
		if c.takeIn(Namespace, "XPath") == nil {
			s.problem(Missing, e, "the XPath transform has no XPath")
		}
	}
	c.end()
	return t
}

func (s *Signature) readKeyInfo() {
	e := s.KeyInfo.Element
	if e == nil {
		return
	}
	s.attributes(e, "Id")
	for child := range e.Children() {
		switch {
		case child.Is(Namespace, "X509Data"):
			s.readX509Data(child)
		case child.Is(Namespace, "KeyValue"):
			s.KeyInfo.KeyValues = append(s.KeyInfo.KeyValues, child)
		default:
			s.KeyInfo.Others = append(s.KeyInfo.Others, child)
		}
	}
}

func (s *Signature) readX509Data(e *xmltree.Element) {
	for child := range e.Children() {
		if !child.Is(Namespace, "X509Certificate") {
			s.KeyInfo.Others = append(s.KeyInfo.Others, child)
			continue
		}
		if len(s.KeyInfo.Certificates) == s.limits.Certificates {
			s.problem(TooMany, e, "KeyInfo has more certificates than the limit")
			return
		}
		if der := s.base64(child); der != nil {
			s.KeyInfo.Certificates = append(s.KeyInfo.Certificates, der)
		}
	}
}

// attributes refuses attributes other than the allowed ones without namespace.
func (s *Signature) attributes(e *xmltree.Element, allowed ...string) {
	for a := range e.Attributes() {
		if a.Space != "" || !slices.Contains(allowed, a.Local) {
			s.problem(StrayAttribute, e, e.Local()+" has an attribute that the schema does not know")
		}
	}
}

// base64 reads a value that is nothing but text. White space is allowed
// anywhere (XML Schema part 2, 3.2.16), comments are not: readers differ in
// what a split value means.
func (s *Signature) base64(e *xmltree.Element) []byte {
	if e.FirstChild() != nil {
		s.problem(StrayElement, e, e.Local()+" contains an element")
		return nil
	}
	for p := range e.Pieces() {
		if p.Kind != xmltree.PieceText {
			s.problem(SplitValue, e, e.Local()+" contains a comment, a section or an instruction")
			return nil
		}
	}
	text := e.Text()
	if strings.ContainsAny(text, " \t\n\r") {
		text = strings.Join(strings.FieldsFunc(text, xmlSpace), "")
	}
	value, err := base64.StdEncoding.Strict().DecodeString(text)
	if err != nil || len(value) == 0 {
		s.problem(NotBase64, e, e.Local()+" is not Base64")
		return nil
	}
	return value
}

func xmlSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }

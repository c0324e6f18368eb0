package signing

import (
	"bytes"
	"crypto"
	"crypto/subtle"
	"slices"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
)

// diagnosisLimit is the size of an element in bytes up to which accidents are
// tried: each of some dozen attempts costs one pass over the element.
const diagnosisLimit = 4 << 20

// maxDiagnoses bounds the mismatches of one document that are looked into.
const maxDiagnoses = 8

// mayDiagnose reports whether a mismatch is to be looked into, and counts it.
func (v *verifier) mayDiagnose() bool {
	v.diagnoses++
	return v.opt.Diagnose && v.diagnoses <= maxDiagnoses
}

// diagnoseReference looks for the accident that explains a digest mismatch.
func (j *judge) diagnoseReference(ref *xmldsig.Reference, res xmldsig.Result) *Diagnosis {
	hash, ok := xmldsig.DigestHash(ref.DigestMethod)
	if !ok || res.Node == nil || res.Size > diagnosisLimit {
		return nil
	}
	octets, err := j.dsig.Transform(ref, ref.Transforms)
	if err != nil {
		return nil
	}
	for _, other := range []crypto.Hash{crypto.SHA1, crypto.SHA256, crypto.SHA384, crypto.SHA512} {
		if other != hash && equal(xmldsig.Sum(other, octets), ref.DigestValue) {
			return diagnosisOf(OtherDigestMethod)
		}
	}
	matches := func(octets []byte) bool { return equal(xmldsig.Sum(hash, octets), ref.DigestValue) }
	exclusive := slices.ContainsFunc(ref.Transforms, isExclusive)
	if a := diagnose(res.Node, octets, exclusive, matches); a != "" {
		return diagnosisOf(a)
	}
	for _, order := range reorder(ref.Transforms) {
		octets, err := j.dsig.Transform(ref, order)
		if err == nil && matches(octets) {
			return diagnosisOf(TransformOrder)
		}
	}
	if movedNamespaces(res.Node, octets, matches) {
		return diagnosisOf(NamespaceMoved)
	}
	return nil
}

// diagnoseValue looks for the accident that explains a signature value which
// does not verify.
func (j *judge) diagnoseValue() *Diagnosis {
	octets, err := j.dsig.SignedOctets()
	if err != nil {
		return nil
	}
	a := diagnose(j.dsig.SignedInfo, octets, isExclusive(j.dsig.Canonicalization), func(octets []byte) bool {
		return xmldsig.VerifyOctets(j.dsig.Method, j.out.Certificate.PublicKey, octets, j.dsig.Value) == nil
	})
	if a == "" {
		return nil
	}
	return diagnosisOf(a)
}

func equal(a, b []byte) bool { return subtle.ConstantTimeCompare(a, b) == 1 }

// isExclusive reports whether a transform is exclusive canonicalisation.
func isExclusive(t xmldsig.Transform) bool {
	opt, ok := c14n.ByURI(t.Algorithm)
	return ok && opt.Method == c14n.Exclusive
}

// diagnose tries what may have been digested instead of octets, the canonical
// form of e, exclusive or not. It returns the first accident that matches, or
// nothing.
func diagnose(e *xmltree.Element, octets []byte, exclusive bool, matches func([]byte) bool) Accident {
	if a := diagnoseText(e, octets, matches); a != "" {
		return a
	}
	for _, c := range otherForms(e, octets, exclusive) {
		form := c.form()
		if matches(form) {
			return c.accident
		}
		// Indentation hides other faults, and often comes with them.
		if doc := parseOctets(form); doc != nil && matches(rewrite(doc, dropSpace)) {
			return c.accident
		}
	}
	return ""
}

// candidate makes what a signer with a known fault would have digested.
type candidate struct {
	accident Accident
	form     func() []byte
}

// otherForms returns what faulty signers make of an element.
func otherForms(e *xmltree.Element, octets []byte, exclusive bool) []candidate {
	start, end := e.Range()
	raw := e.Document().Source()[start:end]
	form := func(a Accident, opt c14n.Options) candidate {
		return candidate{a, func() []byte { return c14n.Append(nil, e, opt) }}
	}
	replaced := func(a Accident, src []byte, from, to string) candidate {
		return candidate{a, func() []byte { return bytes.ReplaceAll(src, []byte(from), []byte(to)) }}
	}
	out := []candidate{
		form(OtherMethod, c14n.Options{Method: c14n.Exclusive}),
		form(OtherMethod, c14n.Options{Method: c14n.Inclusive10}),
		form(OtherMethod, c14n.Options{Method: c14n.Inclusive11}),
		form(CommentsDigested, c14n.Options{Method: c14n.Exclusive, Comments: true}),
		form(CommentsDigested, c14n.Options{Method: c14n.Inclusive10, Comments: true}),
		{NamespaceLeftOut, func() []byte { return bytes.Replace(octets, []byte(` xmlns="`+e.Space()+`"`), nil, 1) }},
		{NotCanonical, func() []byte { return raw }},
		replaced(NotCanonical, raw, "\r\n", "\n"),
		replaced(NotCanonical, raw, "\n", "\r\n"),
	}
	if !exclusive {
		return out
	}
	for _, prefix := range prefixesInScope(e) {
		out = append(out, form(NamespacesAtApex, c14n.Options{Method: c14n.Exclusive, Prefixes: []string{prefix}}))
	}
	return out
}

// prefixesInScope returns the prefixes that ancestors of e declare, at most
// eight.
func prefixesInScope(e *xmltree.Element) (out []string) {
	for p := e.Parent(); p != nil; p = p.Parent() {
		for n := range p.Namespaces() {
			if len(out) < 8 && n.Prefix != "" {
				out = append(out, n.Prefix)
			}
		}
	}
	return out
}

// reorder returns the other orders of two or three transforms.
func reorder(t []xmldsig.Transform) [][]xmldsig.Transform {
	switch len(t) {
	case 2:
		return [][]xmldsig.Transform{{t[1], t[0]}}
	case 3:
		a, b, c := t[0], t[1], t[2]
		return [][]xmldsig.Transform{{a, c, b}, {b, a, c}, {b, c, a}, {c, a, b}, {c, b, a}}
	}
	return nil
}

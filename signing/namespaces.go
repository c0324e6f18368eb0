package signing

import (
	"bytes"
	"slices"
	"strings"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// maxMoves bounds the declarations whose place is tried.
const maxMoves = 8

// movedNamespaces tries, for every namespace that the document declares, other
// places of its declaration than the octets have: nowhere, on the outermost
// elements that use it, and on the element itself.
func movedNamespaces(e *xmltree.Element, octets []byte, matches func([]byte) bool) bool {
	doc := parseOctets(octets)
	if doc == nil {
		return false
	}
	for _, n := range declaredNamespaces(e.Document()) {
		for _, put := range []place{nowhere, atUse, atApex} {
			if moved := redeclare(doc, n, put); !bytes.Equal(moved, octets) && matches(moved) {
				return true
			}
		}
	}
	return false
}

// place is where a declaration is put.
type place uint8

const (
	nowhere place = iota
	atUse         // on the outermost elements that use the prefix
	atApex
)

// declaredNamespaces returns the bindings of prefixes that a document declares,
// each once.
func declaredNamespaces(doc *xmltree.Document) (out []xmltree.Namespace) {
	for e := range doc.Elements() {
		for n := range e.Namespaces() {
			if n.Prefix != "" && len(out) < maxMoves && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// redeclare writes a document in canonical form anew with every declaration of
// one namespace taken away and put elsewhere.
func redeclare(doc *xmltree.Document, n xmltree.Namespace, put place) []byte {
	src := doc.Source()
	out := make([]byte, 0, len(src)+len(src)/8)
	pos := 0
	for e := range doc.Elements() {
		wanted := put == atApex && e.Parent() == nil || put == atUse && uses(e, n) && !usedAbove(e, n)
		if wanted || declares(e, n) {
			start, _ := e.Range()
			in, _ := e.Inner()
			out = append(append(out, src[pos:start]...), startTag(e, n, wanted)...)
			pos = in
		}
	}
	return append(out, src[pos:]...)
}

// startTag writes the start tag of a canonical form with or without a
// declaration. Declarations stand in order of their prefixes before everything
// else.
func startTag(e *xmltree.Element, n xmltree.Namespace, declared bool) []byte {
	start, _ := e.Range()
	in, _ := e.Inner()
	tag := string(e.Document().Source()[start:in])
	attribute := func(n xmltree.Namespace) string {
		if n.Prefix == "" {
			return ` xmlns="` + n.URI + `"`
		}
		return " xmlns:" + n.Prefix + `="` + n.URI + `"`
	}
	tag = strings.Replace(tag, attribute(n), "", 1)
	if !declared {
		return []byte(tag)
	}
	at := len("<" + e.Local())
	if e.Prefix() != "" {
		at += len(e.Prefix() + ":")
	}
	for other := range e.Namespaces() {
		if other.Prefix < n.Prefix {
			at += len(attribute(other))
		}
	}
	at = min(at, len(tag)) // namespaces with references are longer as written
	return []byte(tag[:at] + attribute(n) + tag[at:])
}

func declares(e *xmltree.Element, n xmltree.Namespace) bool {
	for i := range e.NamespaceCount() {
		if e.NamespaceAt(i) == n {
			return true
		}
	}
	return false
}

// uses reports whether the tag itself needs a namespace.
func uses(e *xmltree.Element, n xmltree.Namespace) bool {
	if e.Prefix() == n.Prefix && e.Space() == n.URI {
		return true
	}
	for a := range e.Attributes() {
		if a.Prefix == n.Prefix && a.Space == n.URI {
			return true
		}
	}
	return false
}

func usedAbove(e *xmltree.Element, n xmltree.Namespace) bool {
	for p := e.Parent(); p != nil; p = p.Parent() {
		if uses(p, n) {
			return true
		}
	}
	return false
}

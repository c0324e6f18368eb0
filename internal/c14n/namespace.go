package c14n

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// isRendered reports whether the output has a binding in force. A prefix that it
// does not bind is bound to nothing.
func (c *writer) isRendered(b xmltree.Binding) bool {
	for i := len(c.rendered) - 1; i >= 0; i-- {
		if c.rendered[i].Prefix == b.Prefix {
			return c.rendered[i].Space == b.Space
		}
	}
	return b.Space == 0
}

// need marks a declaration as needed here, unless the output has it in force or
// it was marked already. Unbound prefixes do not occur in a parsed document, so
// no namespace stands for the absent default namespace only.
func (c *writer) need(b xmltree.Binding) {
	if c.isRendered(b) || b.Prefix == xmltree.XMLPrefix {
		return
	}
	for _, n := range c.fresh {
		if n.Prefix == b.Prefix {
			return
		}
	}
	c.fresh = append(c.fresh, b)
}

// utilised collects the prefixes that the tag itself uses (Exclusive XML
// Canonicalization, section 3).
func (c *writer) utilised(e *xmltree.Element) {
	c.need(e.Binding())
	if e.Layout()&xmltree.PrefixedAttribute == 0 {
		return
	}
	for i := range e.AttrCount() {
		if b := e.AttrBinding(i); b.Prefix != 0 {
			c.need(b)
		}
	}
}

// list finds the numbers of the PrefixList. A prefix that the document does not
// have is in scope nowhere.
func (c *writer) list() {
	for _, prefix := range c.opt.Prefixes {
		if prefix == "#default" {
			prefix = ""
		}
		if n, ok := c.doc.PrefixNumber(prefix); ok && !slices.Contains(c.listed, n) {
			c.listed = append(c.listed, n)
		}
	}
}

// listedInScope collects the prefixes of the PrefixList that are in scope.
func (c *writer) listedInScope(e *xmltree.Element) {
	for _, prefix := range c.listed {
		if b, ok := e.Lookup(prefix); ok {
			c.need(b)
		}
	}
}

// listedHere collects the prefixes of the PrefixList that the element itself
// declares. Below the apex that is enough: what is inherited was written by the
// apex or where it was declared, and is in force in the output.
func (c *writer) listedHere(e *xmltree.Element) {
	for i := range e.NamespaceCount() {
		if b := e.DeclarationAt(i); slices.Contains(c.listed, b.Prefix) {
			c.need(b)
		}
	}
}

// declared collects the declarations of the element itself.
func (c *writer) declared(e *xmltree.Element) {
	for i := range e.NamespaceCount() {
		c.need(e.DeclarationAt(i))
	}
}

// inScope collects every namespace in force at the apex. Nothing is rendered
// yet, so need drops an absent default namespace by itself; a nearer
// declaration must hide a farther one all the same.
func (c *writer) inScope(e *xmltree.Element) {
	undeclared := false
	for ; e != nil; e = e.Parent() {
		for i := range e.NamespaceCount() {
			b := e.DeclarationAt(i)
			if b.Prefix == 0 && undeclared {
				continue
			}
			undeclared = undeclared || b == xmltree.Binding{}
			c.need(b)
		}
	}
}

// namespaces writes the collected declarations, default namespace first, then
// by prefix.
func (c *writer) namespaces() {
	if len(c.fresh) > 1 {
		slices.SortFunc(c.fresh, func(a, b xmltree.Binding) int {
			return strings.Compare(c.doc.Namespace(a).Prefix, c.doc.Namespace(b).Prefix)
		})
	}
	for _, binding := range c.fresh {
		n := c.doc.Namespace(binding)
		b := append(c.buf, " xmlns"...)
		if n.Prefix != "" {
			b = append(append(b, ':'), n.Prefix...)
		}
		c.buf = append(appendValue(append(b, `="`...), n.URI), '"')
	}
	c.rendered = append(c.rendered, c.fresh...)
}

// appendValue appends a decoded attribute value.
func appendValue(dst []byte, s string) []byte {
	start := 0
	for i := range len(s) {
		if attrSpecial[s[i]] {
			dst = append(append(dst, s[start:i]...), escaped(rune(s[i]))...)
			start = i + 1
		}
	}
	return append(dst, s[start:]...)
}

package c14n

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// lookupRendered returns the namespace that the output binds a prefix to.
func (c *writer) lookupRendered(prefix string) string {
	for i := len(c.rendered) - 1; i >= 0; i-- {
		if c.rendered[i].Prefix == prefix {
			return c.rendered[i].URI
		}
	}
	return ""
}

// need marks a declaration as needed here, unless the output has it in force or
// it was marked already. Unbound prefixes do not occur in a parsed document, so
// an empty URI stands for the absent default namespace only.
func (c *writer) need(prefix, uri string) {
	if prefix == "xml" || c.lookupRendered(prefix) == uri {
		return
	}
	for _, n := range c.fresh {
		if n.Prefix == prefix {
			return
		}
	}
	c.fresh = append(c.fresh, xmltree.Namespace{Prefix: prefix, URI: uri})
}

// utilised collects the prefixes that the tag itself uses (Exclusive XML
// Canonicalization, section 3).
func (c *writer) utilised(e *xmltree.Element) {
	c.need(e.Prefix(), e.Space())
	for i := range e.AttrCount() {
		if a := e.AttrAt(i); a.Prefix != "" {
			c.need(a.Prefix, a.Space)
		}
	}
}

// listed collects the prefixes of the PrefixList that are in scope.
func (c *writer) listed(e *xmltree.Element) {
	for _, prefix := range c.opt.Prefixes {
		if prefix == "#default" {
			prefix = ""
		}
		if uri, ok := e.LookupNamespace(prefix); ok {
			c.need(prefix, uri)
		}
	}
}

// declared collects the declarations of the element itself.
func (c *writer) declared(e *xmltree.Element) {
	for i := range e.NamespaceCount() {
		n := e.NamespaceAt(i)
		c.need(n.Prefix, n.URI)
	}
}

// inScope collects every namespace in force at the apex. Nothing is rendered
// yet, so need drops an absent default namespace by itself; a nearer
// declaration must hide a farther one all the same.
func (c *writer) inScope(e *xmltree.Element) {
	undeclared := false
	for ; e != nil; e = e.Parent() {
		for n := range e.Namespaces() {
			if n.Prefix == "" && undeclared {
				continue
			}
			undeclared = undeclared || n.Prefix == "" && n.URI == ""
			c.need(n.Prefix, n.URI)
		}
	}
}

// namespaces writes the collected declarations, default namespace first, then
// by prefix.
func (c *writer) namespaces() {
	if len(c.fresh) > 1 {
		slices.SortFunc(c.fresh, func(a, b xmltree.Namespace) int { return strings.Compare(a.Prefix, b.Prefix) })
	}
	for _, n := range c.fresh {
		b := append(c.buf, " xmlns"...)
		if n.Prefix != "" {
			b = append(append(b, ':'), n.Prefix...)
		}
		c.buf = append(b, `="`...)
		c.value(n.URI)
		c.buf = append(c.buf, '"')
	}
	c.rendered = append(c.rendered, c.fresh...)
}

// value writes a decoded attribute value.
func (c *writer) value(s string) {
	start := 0
	for i := range len(s) {
		if attrSpecial[s[i]] {
			c.writeString(s[start:i])
			c.attrRune(rune(s[i]))
			start = i + 1
		}
	}
	c.writeString(s[start:])
}

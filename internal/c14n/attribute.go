package c14n

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// ownAttributes collects the attributes of the element itself.
func (c *writer) ownAttributes(e *xmltree.Element) {
	for i := range e.AttrCount() {
		c.attrs = append(c.attrs, e.AttrAt(i))
	}
}

// inherit collects the xml attributes that an apex takes over from its
// ancestors: of Canonical XML 1.0 (section 2.4) all of them, nearest first; of
// 1.1 xml:lang and xml:space; its xml:base is a matter of its own.
func (c *writer) inherit(e *xmltree.Element) {
	for p := e.Parent(); p != nil; p = p.Parent() {
		for i := range p.AttrCount() {
			a := p.AttrAt(i)
			if a.Space != xmltree.XMLNamespace || !c.inherits(a.Local) {
				continue
			}
			if _, own := e.AttrNS(a.Space, a.Local); !own && !c.collected(a.Local) {
				c.attrs = append(c.attrs, a)
			}
		}
	}
}

func (c *writer) inherits(local string) bool {
	return c.opt.Method == Inclusive10 || local == "lang" || local == "space"
}

func (c *writer) collected(local string) bool {
	return slices.ContainsFunc(c.attrs, func(a xmltree.Attr) bool { return a.Local == local })
}

// attributes writes the collected attributes by namespace, then local name.
func (c *writer) attributes() {
	if len(c.attrs) > 1 {
		slices.SortFunc(c.attrs, func(a, b xmltree.Attr) int {
			if n := strings.Compare(a.Space, b.Space); n != 0 {
				return n
			}
			return strings.Compare(a.Local, b.Local)
		})
	}
	for i := range c.attrs {
		a := &c.attrs[i]
		b := append(c.buf, ' ')
		if a.Prefix != "" {
			b = append(append(b, a.Prefix...), ':')
		}
		c.buf = append(append(b, a.Local...), `="`...)
		c.rawValue(a.Raw)
		c.buf = append(c.buf, '"')
	}
}

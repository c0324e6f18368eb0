package c14n

import (
	"iter"
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
	var nearer map[string]bool // local names of the xml attributes so far
	for p := e.Parent(); p != nil; p = p.Parent() {
		for a := range xmlAttributes(p) {
			if !c.inherits(a.Local) {
				continue
			}
			if nearer == nil {
				nearer = xmlNames(e)
			}
			if !nearer[a.Local] {
				nearer[a.Local] = true
				c.attrs = append(c.attrs, a)
			}
		}
	}
}

// xmlAttributes yields the xml attributes of e.
func xmlAttributes(e *xmltree.Element) iter.Seq[xmltree.Attr] {
	return func(yield func(xmltree.Attr) bool) {
		if e.Layout()&xmltree.PrefixedAttribute == 0 {
			return
		}
		for i := range e.AttrCount() {
			if e.AttrBinding(i).Prefix == xmltree.XMLPrefix && !yield(e.AttrAt(i)) {
				return
			}
		}
	}
}

// xmlNames are the local names of the xml attributes of e.
func xmlNames(e *xmltree.Element) map[string]bool {
	names := map[string]bool{}
	for a := range xmlAttributes(e) {
		names[a.Local] = true
	}
	return names
}

func (c *writer) inherits(local string) bool {
	return c.opt.Method == Inclusive10 || local == "lang" || local == "space"
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

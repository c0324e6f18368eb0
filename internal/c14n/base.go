package c14n

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// joinBase gives an apex the xml:base that results from its own and those of
// its ancestors (Canonical XML 1.1, 2.4). An element without ancestors that
// carry one keeps its own as it is.
func (c *writer) joinBase(e *xmltree.Element) {
	var chain []string // nearest first
	for p := e.Parent(); p != nil; p = p.Parent() {
		if v, ok := p.AttrNS(xmltree.XMLNamespace, "base"); ok {
			chain = append(chain, v)
		}
	}
	if len(chain) == 0 {
		return
	}
	if v, ok := e.AttrNS(xmltree.XMLNamespace, "base"); ok {
		chain = slices.Insert(chain, 0, v)
	}
	base := joinURIs(slices.Backward(chain))
	c.attrs = slices.DeleteFunc(c.attrs, func(a xmltree.Attr) bool {
		return a.Space == xmltree.XMLNamespace && a.Local == "base"
	})
	if base != "" {
		escaped := strings.NewReplacer("&", "&amp;", "\t", "&#9;", "\n", "&#10;", "\r", "&#13;").Replace(base)
		c.attrs = append(c.attrs, xmltree.Attr{Space: xmltree.XMLNamespace, Prefix: "xml", Local: "base", Raw: []byte(escaped)})
	}
}

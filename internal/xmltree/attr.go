package xmltree

import (
	"iter"
	"strings"
)

// Attr is one attribute other than a namespace declaration.
type Attr struct {
	Space, Prefix, Local string // Space and Prefix are empty for an attribute without prefix
	Raw                  []byte // the value as written between the quotes
}

// Value returns the normalised value: references decoded, literal tabs and line
// ends turned into spaces.
func (a Attr) Value() string {
	return attributeString(a.Raw)
}

// AttrCount returns the number of attributes, without namespace declarations.
func (e *Element) AttrCount() int {
	if e == nil {
		return 0
	}
	return e.nodes.attrs()
}

// AttrAt returns attribute i, counted from 0 as written.
func (e *Element) AttrAt(i int) Attr {
	a := e.doc.attrs[int(e.attrs)+i]
	n := &e.doc.names[a.name]
	return Attr{Space: n.space, Prefix: n.prefix, Local: n.local, Raw: e.doc.src[a.start:a.end]}
}

// AttrIsNamed reports whether the local name of attribute i is an ASCII name in
// any spelling of upper and lower case.
func (e *Element) AttrIsNamed(i int, lower string) bool {
	local := e.doc.names[e.doc.attrs[int(e.attrs)+i].name].local
	return len(local) == len(lower) && strings.EqualFold(local, lower)
}

// Attributes yields the attributes as written, without namespace declarations.
func (e *Element) Attributes() iter.Seq[Attr] {
	return func(yield func(Attr) bool) {
		for i := range e.AttrCount() {
			if !yield(e.AttrAt(i)) {
				return
			}
		}
	}
}

// Attr returns the normalised value of the attribute without namespace and
// whether it is there.
func (e *Element) Attr(local string) (string, bool) { return e.AttrNS("", local) }

// AttrNS returns the normalised value of the attribute with the expanded name
// and whether it is there.
func (e *Element) AttrNS(space, local string) (string, bool) {
	for i := range e.AttrCount() {
		if a := e.AttrAt(i); a.Local == local && a.Space == space {
			return a.Value(), true
		}
	}
	return "", false
}

// NamespaceCount returns the number of namespace declarations of this element.
func (e *Element) NamespaceCount() int {
	if e == nil {
		return 0
	}
	return e.nodes.decls()
}

// NamespaceAt returns namespace declaration i of this element, counted from 0
// as written.
func (e *Element) NamespaceAt(i int) Namespace {
	n := &e.doc.names[e.doc.decls[int(e.decls)+i].name]
	return Namespace{Prefix: n.prefix, URI: n.space}
}

// Binding returns the binding of the element's own prefix.
func (e *Element) Binding() Binding { return e.doc.names[e.name].binding }

// AttrBinding returns the binding of the prefix of attribute i; without prefix
// it is the zero Binding.
func (e *Element) AttrBinding(i int) Binding {
	return e.doc.names[e.doc.attrs[int(e.attrs)+i].name].binding
}

// DeclarationAt is NamespaceAt by numbers.
func (e *Element) DeclarationAt(i int) Binding {
	return e.doc.names[e.doc.decls[int(e.decls)+i].name].binding
}

// Lookup returns the binding of the prefix of that number at e, and whether it is
// declared.
func (e *Element) Lookup(prefix uint32) (Binding, bool) {
	for ; e != nil; e = e.Parent() {
		for i := range e.NamespaceCount() {
			if b := e.DeclarationAt(i); b.Prefix == prefix {
				return b, true
			}
		}
	}
	return Binding{}, prefix == 0
}

// Namespaces yields the namespace declarations of this element as written.
func (e *Element) Namespaces() iter.Seq[Namespace] {
	return func(yield func(Namespace) bool) {
		for i := range e.NamespaceCount() {
			if !yield(e.NamespaceAt(i)) {
				return
			}
		}
	}
}

// LookupNamespace returns the namespace that a prefix is bound to at e; the
// empty prefix asks for the default namespace.
func (e *Element) LookupNamespace(prefix string) (string, bool) {
	if prefix == "xml" {
		return XMLNamespace, true
	}
	for ; e != nil; e = e.Parent() {
		for i := range e.NamespaceCount() {
			if d := e.NamespaceAt(i); d.Prefix == prefix {
				return d.URI, true
			}
		}
	}
	return "", prefix == ""
}

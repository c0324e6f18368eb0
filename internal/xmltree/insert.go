package xmltree

import (
	"bytes"
	"maps"
	"slices"
	"sort"
)

// Insert returns the tree of src, which is the document of e with elements
// inserted before the end tag of e and no other difference, as the caller knows.
// Only what was inserted is read. The outcome is that of Parse of the whole, when
// the old document was parsed with the same limits; only where several things are
// wrong an error may name another one. It fails with CodeSyntax when e is an empty-element tag or the insertion
// is not one or more whole elements.
func (e *Element) Insert(src []byte, lim Limits) (*Document, error) {
	_, from := e.Inner()
	to := from + len(src) - len(e.doc.src)
	p := newParser(src, lim, usualNames/2)
	if len(src) > p.lim.Bytes {
		return nil, p.fail(CodeLimit, 0, "the document is longer than Limits.Bytes")
	}
	if e.SelfClosing() || to <= from || src[from] != '<' {
		return nil, p.fail(CodeSyntax, from, "there is no element to insert, or no place for it")
	}
	if err := p.checkBytes(from, to); err != nil {
		return nil, err
	}
	g := p.resume(e, from, to)
	depth := len(p.open)
	for p.pos < to && len(p.open) >= depth {
		if err := p.content(); err != nil {
			return nil, err
		}
	}
	if p.pos != to || len(p.open) != depth {
		return nil, p.fail(CodeSyntax, from, "what is inserted is not whole elements")
	}
	g.finish(p)
	return p.doc, nil
}

// growth is what a document has more than another one, and where.
type growth struct {
	old                    *Document
	elements, attrs, decls int // index of the first one behind the insertion
	bytes                  uint32
}

// resume puts the parser where it would be if it had read the document up to from,
// inside e.
func (p *parser) resume(e *Element, from, to int) *growth {
	old := e.doc
	g := &growth{old: old, attrs: len(old.attrs), decls: len(old.decls), bytes: uint32(to - from)}
	g.elements = sort.Search(len(old.elements), func(i int) bool { return int(old.elements[i].start) > from })
	if g.elements < len(old.elements) {
		g.attrs, g.decls = int(old.elements[g.elements].attrs), int(old.elements[g.elements].decls)
	}
	tags, values := bytes.Count(p.src[from:to], []byte{'<'}), bytes.Count(p.src[from:to], []byte{'='})
	p.doc.elements = begin(old.elements, g.elements, tags)
	p.doc.attrs = begin(old.attrs, g.attrs, values)
	p.doc.decls = begin(old.decls, g.decls, values)
	for i := range p.doc.elements {
		p.doc.elements[i].doc = p.doc
	}
	p.doc.ids = maps.Clone(old.ids)
	p.doc.names = slices.Clip(old.names)
	p.know(old)
	p.pos, p.nodes, p.cdEnd = from, len(old.elements)+len(old.attrs)+len(old.decls), true
	p.reopen(e)
	return g
}

// begin copies the first n of a table, with room for the others and more.
func begin[T any](table []T, n, more int) []T {
	return append(make([]T, 0, len(table)+more), table[:n]...)
}

// know takes over the numbers of prefixes and namespaces and the reserved names.
func (p *parser) know(old *Document) {
	for _, prefix := range old.prefixes {
		p.internPrefix(prefix)
	}
	for _, space := range old.spaces {
		p.internSpace(space)
	}
	for i := range old.names {
		p.reserve(&old.names[i])
	}
	p.scope = append(p.scope, Binding{p.internPrefix("xml"), p.internSpace(XMLNamespace)}, Binding{})
}

// reopen opens e and the elements around it, outermost first.
func (p *parser) reopen(e *Element) {
	if e == nil {
		return
	}
	p.reopen(e.Parent())
	o := openElement{element: e.index(), size: e.doc.names[e.name].size(), scope: len(p.scope)}
	var last *Element
	for c := range e.Children() {
		last = c
	}
	if last != nil {
		o.lastChild = last.index()
	}
	p.open = append(p.open, o)
	for i := range e.NamespaceCount() {
		p.scope = append(p.scope, e.DeclarationAt(i))
	}
}

// finish adds what stands behind the insertion. Only the elements around it begin
// before and end behind it, and only they have siblings there.
func (g *growth) finish(p *parser) {
	d := p.doc
	elements := uint32(len(d.elements) - g.elements)
	attrs, decls := uint32(len(d.attrs)-g.attrs), uint32(len(d.decls)-g.decls)
	index := func(i *uint32) {
		if *i != none && *i >= uint32(g.elements) {
			*i += elements
		}
	}
	for _, o := range p.open {
		around := &d.elements[o.element]
		around.end += g.bytes
		index(&around.next)
	}
	for _, e := range g.old.elements[g.elements:] {
		e.doc = d
		e.start, e.inner, e.end = e.start+g.bytes, e.inner+g.bytes, e.end+g.bytes
		e.attrs, e.decls = e.attrs+attrs, e.decls+decls
		index(&e.parent)
		index(&e.child)
		index(&e.next)
		d.elements = append(d.elements, e)
	}
	for _, a := range g.old.attrs[g.attrs:] {
		a.start, a.end = a.start+g.bytes, a.end+g.bytes
		d.attrs = append(d.attrs, a)
	}
	d.decls = append(d.decls, g.old.decls[g.decls:]...)
	for id, i := range g.old.ids {
		index(&i)
		d.ids[id] = i
	}
}

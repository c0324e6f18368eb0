package xmltree

import "bytes"

// startTag reads a start tag or an empty-element tag at '<'.
func (p *parser) startTag() error {
	start := p.pos
	p.pos++
	name, err := p.qname()
	if err != nil {
		return err
	}
	if len(p.open) >= p.lim.Depth {
		return p.fail(CodeLimit, start, "elements are nested deeper than Limits.Depth")
	}
	mark := len(p.scope)
	e := Element{
		doc: p.doc, name: name, start: uint32(start), parent: none, next: none, child: none,
		attrs: uint32(len(p.doc.attrs)), decls: uint32(len(p.doc.decls)),
	}
	empty, err := p.attributes(&e)
	if err != nil {
		return err
	}
	if err := p.resolve(&e, start); err != nil {
		return err
	}
	i, err := p.link(e, start)
	if err != nil {
		return err
	}
	if empty {
		p.scope = p.scope[:mark]
		return nil
	}
	p.open = append(p.open, openElement{element: i, scope: mark})
	return nil
}

// link puts a finished element into the tree.
func (p *parser) link(e Element, at int) (uint32, error) {
	if p.nodes += 1 + int(e.nattrs) + int(e.ndecls); p.nodes > p.lim.Nodes {
		return 0, p.fail(CodeLimit, at, "the document has more nodes than Limits.Nodes")
	}
	i := uint32(len(p.doc.elements))
	if len(p.open) > 0 {
		o := &p.open[len(p.open)-1]
		e.parent = o.element
		if o.lastChild == 0 {
			p.doc.elements[o.element].child = i
		} else {
			p.doc.elements[o.lastChild].next = i
		}
		o.lastChild = i
	}
	p.doc.elements = append(p.doc.elements, e)
	return i, p.identify(i)
}

// attributes reads up to the end of the tag and reports whether the element is
// an empty-element tag.
func (p *parser) attributes(e *Element) (empty bool, err error) {
	for n := 0; ; n++ {
		space := p.skipSpace()
		if p.pos >= len(p.src) {
			return false, p.fail(CodeTruncated, p.pos, "the document ends inside a tag")
		}
		switch c := p.src[p.pos]; {
		case c == '>':
			p.pos++
			e.inner = uint32(p.pos)
			return false, nil
		case c == '/':
			if p.pos+1 >= len(p.src) || p.src[p.pos+1] != '>' {
				return false, p.fail(CodeSyntax, p.pos, `"/" is not followed by ">" in a tag`)
			}
			e.inner = uint32(p.pos)
			p.pos += 2
			e.end = uint32(p.pos)
			return true, nil
		case !space:
			return false, p.fail(CodeSyntax, p.pos, "white space is missing in a tag")
		case n >= p.lim.Attributes:
			return false, p.fail(CodeLimit, p.pos, "an element has more attributes than Limits.Attributes")
		}
		if err := p.attribute(e); err != nil {
			return false, err
		}
	}
}

// attribute reads one attribute or namespace declaration.
func (p *parser) attribute(e *Element) error {
	at := p.pos
	name, err := p.qname()
	if err != nil {
		return err
	}
	p.skipSpace()
	if p.pos >= len(p.src) || p.src[p.pos] != '=' {
		return p.fail(CodeSyntax, p.pos, "an attribute has no value")
	}
	p.pos++
	p.skipSpace()
	start, end, err := p.quoted()
	if err != nil {
		return err
	}
	n := &p.qnames[name]
	if n.prefix == "xmlns" || n.prefix == "" && n.local == "xmlns" {
		return p.declare(e, name, start, end, at)
	}
	p.doc.attrs = append(p.doc.attrs, attribute{name: name, start: uint32(start), end: uint32(end)})
	e.nattrs++
	return nil
}

// quoted reads an attribute value and returns the range between the quotes.
func (p *parser) quoted() (start, end int, err error) {
	if p.pos >= len(p.src) || p.src[p.pos] != '"' && p.src[p.pos] != '\'' {
		return 0, 0, p.fail(CodeSyntax, p.pos, "an attribute value is not in quotes")
	}
	quote := p.src[p.pos]
	start = p.pos + 1
	i := bytes.IndexByte(p.src[start:], quote)
	if i < 0 {
		return 0, 0, p.fail(CodeTruncated, start, "an attribute value is not closed")
	}
	end = start + i
	if i := bytes.IndexByte(p.src[start:end], '<'); i >= 0 {
		return 0, 0, p.fail(CodeSyntax, start+i, `"<" in an attribute value`)
	}
	if err := p.references(start, end); err != nil {
		return 0, 0, err
	}
	p.pos = end + 1
	return start, end, nil
}

// identify enters the identifiers of element i into the index.
func (p *parser) identify(i uint32) error {
	e := &p.doc.elements[i]
	for _, a := range p.doc.attrs[e.attrs : e.attrs+uint32(e.nattrs)] {
		n := &p.doc.names[a.name]
		if !isID(n.space, n.local) {
			continue
		}
		id := string(appendAttribute(nil, p.src[a.start:a.end]))
		if id == "" {
			continue
		}
		if _, taken := p.doc.ids[id]; taken {
			return p.fail(CodeDuplicateID, int(e.start), "an identifier is used twice")
		}
		p.doc.ids[id] = i
	}
	return nil
}

// isID is the identifier policy: ID as in the Finnish CDA documents, Id as in
// XML signatures, xml:id.
func isID(space, local string) bool {
	return space == "" && (local == "ID" || local == "Id") || space == XMLNamespace && local == "id"
}

package xmltree

import (
	"bytes"
	"strings"
)

// startTag reads a start tag or an empty-element tag at '<'.
func (p *parser) startTag() error {
	start := p.pos
	p.pos++
	name, err := p.qname()
	if err != nil {
		return err
	}
	size := uint32(p.pos - start - 1)
	if len(p.open) >= p.lim.Depth {
		return p.fail(CodeLimit, start, "elements are nested deeper than Limits.Depth")
	}
	mark := len(p.scope)
	i := p.link()
	e := &p.doc.elements[i]
	e.start, e.name = uint32(start), name
	empty, err := p.attributes(e)
	if err != nil {
		return err
	}
	if p.nodes += 1 + e.nodes.attrs() + e.nodes.decls(); p.nodes > p.lim.Nodes {
		return p.fail(CodeLimit, start, "the document has more nodes than Limits.Nodes")
	}
	if err := p.resolve(e, start); err != nil {
		return err
	}
	if len(p.doc.names) > p.lim.Names {
		return p.fail(CodeLimit, start, "the document has more different names than Limits.Names")
	}
	if len(p.reserved) > p.lim.Reserved {
		return p.fail(CodeLimit, start, "the document has more different names with the prefix xml than Limits.Reserved")
	}
	if err := p.identify(e, i); err != nil {
		return err
	}
	if empty {
		p.scope = p.scope[:mark]
		return nil
	}
	p.open = append(p.open, openElement{element: i, scope: mark, size: size})
	return nil
}

// link puts a new element into the tree.
func (p *parser) link() uint32 {
	i := uint32(len(p.doc.elements))
	parent := uint32(none)
	if len(p.open) > 0 {
		o := &p.open[len(p.open)-1]
		parent = o.element
		if o.lastChild == 0 {
			p.doc.elements[parent].child = i
		} else {
			p.doc.elements[o.lastChild].next = i
		}
		o.lastChild = i
	}
	p.doc.elements = append(p.doc.elements, Element{
		doc: p.doc, parent: parent, next: none, child: none,
		attrs: uint32(len(p.doc.attrs)), decls: uint32(len(p.doc.decls)),
		nodes: nodes(0).with(PlainTag | PlainContent),
	})
	return i
}

// attributes reads up to the end of the tag and reports whether the element is
// an empty-element tag.
func (p *parser) attributes(e *Element) (empty bool, err error) {
	for n := 0; ; n++ {
		before := p.pos
		space := p.skipSpace()
		if p.pos >= len(p.src) {
			return false, p.fail(CodeTruncated, p.pos, "the document ends inside a tag")
		}
		switch c := p.src[p.pos]; {
		case c == '>':
			if space {
				e.nodes = e.nodes.without(PlainTag)
			}
			p.pos++
			e.inner = uint32(p.pos)
			return false, nil
		case c == '/':
			if p.pos+1 >= len(p.src) || p.src[p.pos+1] != '>' {
				return false, p.fail(CodeSyntax, p.pos, `"/" is not followed by ">" in a tag`)
			}
			e.inner = uint32(p.pos)
			e.nodes = e.nodes.without(PlainTag)
			p.pos += 2
			e.end = uint32(p.pos)
			return true, nil
		case !space:
			return false, p.fail(CodeSyntax, p.pos, "white space is missing in a tag")
		case n >= p.lim.Attributes:
			return false, p.fail(CodeLimit, p.pos, "an element has more attributes than Limits.Attributes")
		}
		if p.pos != before+1 || p.src[before] != ' ' {
			e.nodes = e.nodes.without(PlainTag)
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
	space := p.skipSpace()
	if p.pos >= len(p.src) || p.src[p.pos] != '=' {
		return p.fail(CodeSyntax, p.pos, "an attribute has no value")
	}
	p.pos++
	space = p.skipSpace() || space
	start, end, plain, err := p.quoted()
	if err != nil {
		return err
	}
	if !plain || space {
		e.nodes = e.nodes.without(PlainTag)
	}
	if p.qnames[name].declaration {
		return p.declare(e, name, start, end, at)
	}
	p.doc.attrs = append(p.doc.attrs, attribute{name: name, start: uint32(start), end: uint32(end)})
	e.nodes += oneAttr
	return nil
}

// valueStop marks the characters that end a plain attribute value.
var valueStop = [256]bool{'"': true, '<': true, '&': true, '\t': true, '\n': true, '\r': true}

// quoted reads an attribute value and returns the range between the quotes, and
// whether it is written as canonical XML writes it.
func (p *parser) quoted() (start, end int, plain bool, err error) {
	if p.pos >= len(p.src) || p.src[p.pos] != '"' && p.src[p.pos] != '\'' {
		return 0, 0, false, p.fail(CodeSyntax, p.pos, "an attribute value is not in quotes")
	}
	quote := p.src[p.pos]
	start = p.pos + 1
	for i, c := range p.src[start:] {
		if !valueStop[c] {
			continue
		}
		if c == '"' && quote == '"' {
			p.pos = start + i + 1
			return start, start + i, true, nil
		}
		break
	}
	i := bytes.IndexByte(p.src[start:], quote)
	if i < 0 {
		return 0, 0, false, p.fail(CodeTruncated, start, "an attribute value is not closed")
	}
	end = start + i
	if i := bytes.IndexByte(p.src[start:end], '<'); i >= 0 {
		return 0, 0, false, p.fail(CodeSyntax, start+i, `"<" in an attribute value`)
	}
	if err := p.references(start, end); err != nil {
		return 0, 0, false, err
	}
	p.pos = end + 1
	return start, end, false, nil
}

// identify enters the identifiers of e, element i, into the index.
func (p *parser) identify(e *Element, i uint32) error {
	for _, a := range p.doc.attrs[e.attrs:] {
		if !p.doc.names[a.name].id {
			continue
		}
		id := attributeString(p.src[a.start:a.end])
		if p.doc.names[a.name].space == XMLNamespace {
			id = collapse(id)
		}
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

// collapse makes one space of each run of white space and none at the ends.
func collapse(id string) string {
	if strings.IndexFunc(id, white) < 0 {
		return id
	}
	return strings.Join(strings.FieldsFunc(id, white), " ")
}

func white(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }

// isID is the identifier policy: ID as in the Finnish CDA documents, Id as in
// XML signatures, xml:id.
func isID(space, local string) bool {
	return space == "" && (local == "ID" || local == "Id") || space == XMLNamespace && local == "id"
}

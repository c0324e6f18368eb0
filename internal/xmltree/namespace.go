package xmltree

import "bytes"

// declare reads a namespace declaration of e; at is where it begins, name its
// qualified name.
func (p *parser) declare(e *Element, qname uint32, start, end, at int) error {
	prefix := p.qnames[qname].declares()
	space := p.spaceOf(p.src[start:end])
	uri := p.spaces[space]
	if detail := badDeclaration(prefix, uri); detail != "" {
		return p.fail(CodeNamespace, at, detail)
	}
	for _, d := range p.doc.decls[e.decls:] {
		if p.doc.names[d.name].prefix == prefix {
			return p.fail(CodeDuplicateAttribute, at, "a prefix is declared twice on one element")
		}
	}
	p.doc.decls = append(p.doc.decls, declaration{name: p.expand(qname, space, declarationRole)})
	e.ndecls++
	p.scope = append(p.scope, binding{prefix: prefix, space: space})
	// The first two bindings are ours: xml, and no default namespace.
	if len(p.scope)-2 > p.lim.Namespaces {
		return p.fail(CodeLimit, at, "more namespaces are in force than Limits.Namespaces")
	}
	return nil
}

// spaceOf returns the index of the namespace that a declaration's value names.
// Most documents repeat a few of them, so the value is looked up as written.
func (p *parser) spaceOf(raw []byte) uint32 {
	if i, ok := p.spaceIndex[string(raw)]; ok && !bytes.ContainsAny(raw, "&\t\n\r") {
		return i
	}
	return p.internSpace(string(appendAttribute(nil, raw)))
}

// badDeclaration returns what Namespaces in XML 1.0, section 3, or our own
// strictness objects to, or nothing.
func badDeclaration(prefix, uri string) string {
	switch {
	case prefix == "xmlns":
		return "the prefix xmlns must not be declared"
	case uri == xmlnsNamespace:
		return "no prefix may be bound to the namespace of xmlns"
	case (prefix == "xml") != (uri == XMLNamespace):
		return "the prefix xml and its namespace belong to each other only"
	case uri == "" && prefix != "":
		return "a prefix must not be bound to nothing"
	case uri != "" && !absolute(uri):
		return "a namespace name is not absolute; canonical XML is not defined for it"
	}
	return ""
}

// resolve finds the namespaces of e and its attributes, whose names are
// qualified names up to here, and refuses attributes with the same expanded name.
func (p *parser) resolve(e *Element, at int) error {
	prefix := p.qnames[e.name].prefix
	space, ok := p.lookup(prefix)
	if !ok || prefix == "xmlns" {
		return p.fail(CodeNamespace, at, "the prefix of an element is not declared")
	}
	e.name = p.expand(e.name, space, elementRole)
	attrs := p.doc.attrs[e.attrs:]
	for i := range attrs {
		a := &attrs[i]
		space := uint32(0)
		if prefix := p.qnames[a.name].prefix; prefix != "" {
			if space, ok = p.lookup(prefix); !ok {
				return p.fail(CodeNamespace, at, "the prefix of an attribute is not declared")
			}
		}
		a.name = p.expand(a.name, space, attributeRole)
		name := &p.doc.names[a.name]
		for _, b := range attrs[:i] {
			if other := &p.doc.names[b.name]; name.local == other.local && name.space == other.space {
				return p.fail(CodeDuplicateAttribute, at, "an attribute occurs twice")
			}
		}
	}
	return nil
}

// lookup finds the namespace that a prefix is bound to at the position.
func (p *parser) lookup(prefix string) (uint32, bool) {
	for i := len(p.scope) - 1; i >= 0; i-- {
		if p.scope[i].prefix == prefix {
			return p.scope[i].space, true
		}
	}
	return 0, false
}

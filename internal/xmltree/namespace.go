package xmltree

import "bytes"

// declare reads a namespace declaration of e; at is where it begins, name its
// qualified name.
func (p *parser) declare(e *Element, name uint32, start, end, at int) error {
	prefix := p.doc.declaredPrefix(name)
	space := p.spaceOf(p.src[start:end])
	uri := p.doc.spaces[space]
	if detail := badDeclaration(prefix, uri); detail != "" {
		return p.fail(CodeNamespace, at, detail)
	}
	for _, d := range p.doc.decls[e.decls:] {
		if p.doc.declaredPrefix(d.name) == prefix {
			return p.fail(CodeDuplicateAttribute, at, "a prefix is declared twice on one element")
		}
	}
	p.doc.decls = append(p.doc.decls, declaration{name: name, space: space})
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
	if i, ok := p.spaces[string(raw)]; ok && !bytes.ContainsAny(raw, "&\t\n\r") {
		return i
	}
	return p.internSpace(string(appendAttribute(nil, raw)))
}

// declaredPrefix returns the prefix that an attribute of that name declares:
// "p" for xmlns:p, nothing for xmlns.
func (d *Document) declaredPrefix(name uint32) string {
	if n := d.names[name]; n.prefix != "" {
		return n.local
	}
	return ""
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

// resolve finds the namespaces of e and its attributes and refuses attributes
// with the same expanded name.
func (p *parser) resolve(e *Element, at int) error {
	prefix := p.doc.names[e.name].prefix
	space, ok := p.lookup(prefix)
	if !ok || prefix == "xmlns" {
		return p.fail(CodeNamespace, at, "the prefix of an element is not declared")
	}
	e.space = space
	attrs := p.doc.attrs[e.attrs:]
	for i := range attrs {
		a := &attrs[i]
		name := p.doc.names[a.name]
		if name.prefix != "" {
			if a.space, ok = p.lookup(name.prefix); !ok {
				return p.fail(CodeNamespace, at, "the prefix of an attribute is not declared")
			}
		}
		for _, b := range attrs[:i] {
			if a.space == b.space && name.local == p.doc.names[b.name].local {
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

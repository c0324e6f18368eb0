package xmltree

import (
	"bytes"
	"strings"
)

// declare reads a namespace declaration of e; at is where it begins, name its
// qualified name.
func (p *parser) declare(e *Element, qname uint32, start, end, at int) error {
	name, detail := p.declared(qname, start, end)
	if detail != "" {
		return p.fail(CodeNamespace, at, detail)
	}
	if longer(p.doc.names[name].space, p.lim.Space) {
		return p.fail(CodeLimit, at, "a namespace name is longer than Limits.Space")
	}
	prefix := p.doc.names[name].prefix
	for _, d := range p.doc.decls[e.decls:] {
		switch before := p.doc.names[d.name].prefix; {
		case before == prefix:
			return p.fail(CodeDuplicateAttribute, at, "a prefix is declared twice on one element")
		case before > prefix:
			e.nodes = e.nodes.without(PlainTag)
		}
	}
	if e.nodes.attrs() > 0 {
		e.nodes = e.nodes.without(PlainTag)
	}
	p.doc.decls = append(p.doc.decls, declaration{name: name})
	e.nodes += oneDecl
	p.scope = append(p.scope, p.doc.names[name].binding)
	// The first two bindings are ours: xml, and no default namespace.
	if len(p.scope)-2 > p.lim.Namespaces {
		return p.fail(CodeLimit, at, "more namespaces are in force than Limits.Namespaces")
	}
	return nil
}

// longer reports whether canonical XML writes more than limit bytes for a value,
// at most six for one: only long values need to be looked at.
func longer(uri string, limit int) bool {
	if len(`&quot;`)*len(uri) <= limit {
		return false
	}
	return len(uri)+4*strings.Count(uri, "&")+5*strings.Count(uri, `"`)+3*strings.Count(uri, "<") > limit
}

// declared returns the name that a declaration stands for, or what is wrong with
// it. A prefix is mostly declared as it was the last time.
func (p *parser) declared(qname uint32, start, end int) (name uint32, detail string) {
	q, raw := &p.qnames[qname], p.src[start:end]
	if last := q.last[declarationRole]; last.known && bytes.Equal(p.src[q.from:q.to], raw) {
		return last.name, ""
	}
	space := p.spaceOf(raw)
	if detail := badDeclaration(q.declares(), p.doc.spaces[space]); detail != "" {
		return 0, detail
	}
	q.from, q.to = uint32(start), uint32(end)
	return p.expand(qname, space, declarationRole), ""
}

// spaceOf returns the index of the namespace that a declaration's value names.
// Most documents repeat a few of them, so the value is looked up as written.
func (p *parser) spaceOf(raw []byte) uint32 {
	if i, ok := p.spaceIndex[string(raw)]; ok && !bytes.ContainsAny(raw, "&\t\n\r") {
		return i
	}
	return p.internSpace(attributeString(raw))
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
	// No scope ever has the prefix xmlns, which must not be declared.
	space, ok := p.lookup(p.qnames[e.name].number)
	if !ok {
		return p.fail(CodeNamespace, at, "the prefix of an element is not declared")
	}
	e.name = p.expand(e.name, space, elementRole)
	attrs := p.doc.attrs[e.attrs:]
	for i := range attrs {
		a := &attrs[i]
		space := uint32(0)
		if prefix := p.qnames[a.name].number; prefix != 0 {
			if space, ok = p.lookup(prefix); !ok {
				return p.fail(CodeNamespace, at, "the prefix of an attribute is not declared")
			}
			e.nodes = e.nodes.with(PrefixedAttribute)
		}
		a.name = p.expand(a.name, space, attributeRole)
		if i > 0 {
			if err := p.ordered(e, attrs[:i+1], at); err != nil {
				return err
			}
		}
	}
	return nil
}

// ordered refuses the last attribute when another one has its expanded name, and
// notes when they are not in canonical order. Attributes in order need no
// comparison with all.
func (p *parser) ordered(e *Element, attrs []attribute, at int) error {
	last := len(attrs) - 1
	name := &p.doc.names[attrs[last].name]
	if e.nodes.layout()&PlainTag != 0 && p.doc.names[attrs[last-1].name].before(name) {
		return nil
	}
	e.nodes = e.nodes.without(PlainTag)
	for _, b := range attrs[:last] {
		if other := &p.doc.names[b.name]; name.local == other.local && name.space == other.space {
			return p.fail(CodeDuplicateAttribute, at, "an attribute occurs twice")
		}
	}
	return nil
}

// before reports whether an attribute comes before another in canonical order.
func (n *name) before(other *name) bool {
	if n.space != other.space {
		return n.space < other.space
	}
	return n.local < other.local
}

// lookup finds the namespace that a prefix is bound to at the position.
func (p *parser) lookup(prefix uint32) (uint32, bool) {
	for i := len(p.scope) - 1; i >= 0; i-- {
		if p.scope[i].Prefix == prefix {
			return p.scope[i].Space, true
		}
	}
	return 0, false
}

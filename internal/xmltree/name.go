package xmltree

import "unicode/utf8"

// Classes of ASCII characters in names.
const (
	nameStart uint8 = 1 << iota
	namePart
)

// asciiPart are the ASCII characters of names as a table for all bytes.
var asciiPart = func() (t [256]bool) {
	for c := range asciiName {
		t[c] = asciiName[c]&namePart != 0
	}
	return t
}()

// asciiName classifies ASCII characters by productions 4 and 4a of XML 1.0
// (fifth edition) without the colon, which Namespaces in XML takes out.
var asciiName = func() (t [utf8.RuneSelf]uint8) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_':
			t[c] = nameStart | namePart
		case c >= '0' && c <= '9', c == '-', c == '.':
			t[c] = namePart
		}
	}
	return t
}()

// isNameStart is production 4 for characters beyond ASCII.
func isNameStart(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return asciiName[r]&nameStart != 0
	case r < 0xC0, r == 0xD7, r == 0xF7, r == 0x37E:
		return false
	case r <= 0x2FF:
		return true
	case r < 0x370:
		return false
	case r <= 0x1FFF, r == 0x200C, r == 0x200D:
		return true
	}
	return r >= 0x2070 && r <= 0x218F || r >= 0x2C00 && r <= 0x2FEF ||
		r >= 0x3001 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFDCF ||
		r >= 0xFDF0 && r <= 0xFFFD || r >= 0x10000 && r <= 0xEFFFF
}

// isNamePart is production 4a for characters beyond ASCII.
func isNamePart(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiName[r]&namePart != 0
	}
	return isNameStart(r) || r == 0xB7 || r >= 0x300 && r <= 0x36F || r >= 0x203F && r <= 0x2040
}

// IsNCName reports whether s is a name without colon, as an XML ID must be.
func IsNCName(s string) bool {
	for i, r := range s {
		if i == 0 && !isNameStart(r) || !isNamePart(r) || r == utf8.RuneError {
			return false
		}
	}
	return s != ""
}

// qname reads a qualified name at the position and interns it.
func (p *parser) qname() (uint32, error) {
	start, colon := p.pos, -1
	i := start
	for {
		for i < len(p.src) && asciiPart[p.src[i]] {
			i++
		}
		if i == len(p.src) {
			break
		}
		if c := p.src[i]; c == ':' {
			if colon >= 0 {
				return 0, p.fail(CodeName, i, "a name has two colons")
			}
			colon = i
			i++
			continue
		} else if c < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRune(p.src[i:])
		if !isNamePart(r) {
			break
		}
		i += size
	}
	if !p.startsName(start, i) || colon >= 0 && !p.startsName(colon+1, i) {
		return 0, p.fail(CodeName, start, "a name is missing or begins with a character that names must not begin with")
	}
	if i-start > p.lim.Name {
		return 0, p.fail(CodeLimit, start, "a name is longer than Limits.Name")
	}
	p.pos = i
	name := p.intern(start, i, colon)
	if len(p.qnames) > p.lim.Names {
		return 0, p.fail(CodeLimit, start, "the document has more different names than Limits.Names")
	}
	return name, nil
}

// startsName reports whether a name part begins at i and before end.
func (p *parser) startsName(i, end int) bool {
	if i >= end {
		return false
	}
	if c := p.src[i]; c < utf8.RuneSelf {
		return asciiName[c]&nameStart != 0
	}
	r, _ := utf8.DecodeRune(p.src[i:end])
	return isNameStart(r)
}

// recent is a small memory of names in front of the map: a document has few
// names, and looks them up for every tag and attribute.
type recent [64]uint32

// slot is where a name is remembered. It depends on the length and three bytes,
// so that it costs nothing to find.
func slot(name []byte) int {
	n := len(name)
	return int(name[0]) + 7*int(name[n/2]) + 31*int(name[n-1]) + n
}

func (p *parser) intern(start, end, colon int) uint32 {
	raw := p.src[start:end]
	at := &p.recent[slot(raw)%len(p.recent)]
	if i := int(*at); i < len(p.qnames) && p.qnames[i].raw == string(raw) {
		return *at
	}
	i, ok := p.interned[string(raw)]
	if !ok {
		i = p.newName(string(raw), max(colon-start, -1))
	}
	*at = i
	return i
}

// newName enters a qualified name whose colon is at the index, or at -1.
func (p *parser) newName(s string, colon int) uint32 {
	n := qname{raw: s, start: uint32(colon + 1)}
	n.number = p.internPrefix(n.prefix())
	n.declaration = n.prefix() == "xmlns" || s == "xmlns"
	i := uint32(len(p.qnames))
	p.qnames = append(p.qnames, n)
	p.interned[s] = i
	return i
}

// internPrefix returns the number of a prefix.
func (p *parser) internPrefix(prefix string) uint32 {
	if i, ok := p.doc.numbers[prefix]; ok {
		return i
	}
	i := uint32(len(p.doc.prefixes))
	p.doc.prefixes = append(p.doc.prefixes, prefix)
	p.doc.numbers[prefix] = i
	return i
}

// expand returns the index in Document.names of a qualified name with its
// namespace. The same name mostly has the same namespace as the last time, as
// an element or, told apart by role, as an attribute or declaration.
func (p *parser) expand(qname, space uint32, role role) uint32 {
	q := &p.qnames[qname]
	if q.last[role].known && q.last[role].space == space {
		return q.last[role].name
	}
	key := uint64(qname)<<32 | uint64(space)
	i, ok := p.expanded[key]
	if !ok {
		n := name{prefix: q.prefix(), local: q.local(), space: p.doc.spaces[space], binding: Binding{q.number, space}}
		if role == declarationRole {
			prefix := q.declares()
			n = name{prefix: prefix, space: p.doc.spaces[space], binding: Binding{p.internPrefix(prefix), space}}
		}
		i = uint32(len(p.doc.names))
		n.id = isID(n.space, n.local)
		p.doc.names = append(p.doc.names, n)
		p.reserve(&n)
		p.expanded[key] = i
	}
	q.last[role] = expansion{name: i, space: space, known: true}
	return i
}

// reserve notes a name with the prefix xml, which most documents do without.
func (p *parser) reserve(n *name) {
	if n.binding.Prefix != XMLPrefix || n.local == "" {
		return
	}
	if p.reserved == nil {
		p.reserved = map[string]bool{}
	}
	p.reserved[n.local] = true
}

// declares returns the prefix that an attribute of that name declares: "p" for
// xmlns:p, nothing for xmlns.
func (q *qname) declares() string {
	if q.start > 0 {
		return q.local()
	}
	return ""
}

// internSpace returns the index of a namespace name.
func (p *parser) internSpace(uri string) uint32 {
	if i, ok := p.spaceIndex[uri]; ok {
		return i
	}
	i := uint32(len(p.doc.spaces))
	p.doc.spaces = append(p.doc.spaces, uri)
	p.spaceIndex[uri] = i
	return i
}

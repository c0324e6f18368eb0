package xmltree

import (
	"bytes"
	"strings"
	"unicode"
)

// parser reads one document in one pass. Positions are byte offsets in src.
type parser struct {
	doc   *Document
	src   []byte
	pos   int
	lim   Limits
	nodes int
	open  []openElement
	scope []Binding // declarations in force
	cdEnd bool      // "]]>" occurs somewhere, so text must be searched for it

	qnames     []qname
	reserved   map[string]bool // different local names with the prefix xml
	recent     recent
	interned   map[string]uint32 // qualified name to index in qnames
	spaceIndex map[string]uint32
	expanded   map[uint64]uint32 // indices of qualified name and namespace to index in Document.names
}

// qname is a qualified name as written.
type qname struct {
	raw         string
	start       uint32 // of the local name in raw
	number      uint32 // of the prefix
	declaration bool   // xmlns or xmlns:…
	last        [roles]expansion
	from, to    uint32 // value of the last declaration, as written
}

// prefix shares the string of the whole name.
func (q *qname) prefix() string { return q.raw[:max(q.start, 1)-1] }

// local shares the string of the whole name.
func (q *qname) local() string { return q.raw[q.start:] }

// expansion is the expanded name that a qualified name had the last time.
type expansion struct {
	name, space uint32
	known       bool
}

// role tells apart what has names: unprefixed attributes do not take the
// default namespace.
type role uint8

const (
	elementRole role = iota
	attributeRole
	declarationRole
	roles
)

// openElement is an element whose end tag has not been read.
type openElement struct {
	element   uint32
	lastChild uint32 // 0 = none: the root is nobody's child
	size      uint32 // length of the name
	scope     int    // length of parser.scope outside this element
}

// none is the index that names no element.
const none = ^uint32(0)

// usualNames is about how many different names a small document has.
const usualNames = 56

// Parse reads a whole document. The Document refers to src, which must not be
// modified while the Document is in use. The error is always an *Error.
func Parse(src []byte, lim Limits) (*Document, error) {
	p := newParser(src, lim, usualNames)
	if len(src) > p.lim.Bytes {
		return nil, p.fail(CodeLimit, 0, "the document is longer than Limits.Bytes")
	}
	if err := p.checkBytes(0, len(src)); err != nil {
		return nil, err
	}
	p.prepare()
	if err := p.document(); err != nil {
		return nil, err
	}
	return p.doc, nil
}

// newParser has room for some different names.
func newParser(src []byte, lim Limits, names int) *parser {
	return &parser{
		doc:        &Document{src: src, known: lim.Known, numbers: map[string]uint32{}},
		src:        src,
		lim:        lim.withDefaults(),
		qnames:     make([]qname, 0, names),
		interned:   make(map[string]uint32, names),
		spaceIndex: map[string]uint32{},
		expanded:   make(map[uint64]uint32, names),
	}
}

// checkBytes judges a part of the document as a string of characters.
func (p *parser) checkBytes(from, to int) error {
	for _, bom := range []string{"\xFE\xFF", "\xFF\xFE"} {
		if bytes.HasPrefix(p.src, []byte(bom)) {
			return p.fail(CodeEncoding, 0, "the document is UTF-16; only UTF-8 is accepted")
		}
	}
	at, code := illegal(p.src[from:to])
	switch code {
	case CodeEncoding:
		return p.fail(code, from+at, "the bytes are not valid UTF-8")
	case CodeCharacter:
		return p.fail(code, from+at, "a character that XML 1.0 forbids")
	}
	return nil
}

// prepare sizes the tables by the number of tags and equals signs, so that they
// hardly need to grow in ordinary documents. The limit on nodes caps what a document
// without ordinary tags can claim.
func (p *parser) prepare() {
	room := func(n int) int { return max(1, min(n, p.lim.Nodes)) }
	p.cdEnd = bytes.Contains(p.src, []byte("]]>"))
	tags, values := tagsIn(p.src, p.cdEnd), bytes.Count(p.src, []byte{'='})
	values = min(values, 4*tags)
	ends, _ := share(p.src, "<", "</", tags)
	fewest, decls := share(p.src, "=", "xmlns", values)
	p.doc.ids = map[string]uint32{}
	p.doc.names = make([]name, 0, usualNames)
	p.doc.elements = make([]Element, 0, room(tags-ends))
	p.doc.decls = make([]declaration, 0, room(decls))
	p.doc.attrs = make([]attribute, 0, room(values-fewest))
	p.internPrefix("")
	p.internSpace("")
	p.scope = append(p.scope, Binding{p.internPrefix("xml"), p.internSpace(XMLNamespace)}, Binding{})
}

// document reads the prolog, the document element and what follows it.
func (p *parser) document() error {
	p.pos = len(p.src) - len(bytes.TrimPrefix(p.src, []byte("\uFEFF")))
	if err := p.declaration(); err != nil {
		return err
	}
	if err := p.misc(); err != nil {
		return err
	}
	if p.pos >= len(p.src) {
		return p.fail(CodeRoot, p.pos, "the document element is missing")
	}
	if err := p.startTag(); err != nil {
		return err
	}
	for len(p.open) > 0 {
		if err := p.content(); err != nil {
			return err
		}
	}
	if err := p.misc(); err != nil {
		return err
	}
	if p.pos < len(p.src) {
		return p.fail(CodeRoot, p.pos, "a second document element")
	}
	return nil
}

// misc reads comments, processing instructions and white space outside the
// document element, up to a start tag or the end.
func (p *parser) misc() error {
	for {
		p.skipSpace()
		rest := p.src[p.pos:]
		switch {
		case len(rest) == 0:
			return nil
		case rest[0] != '<':
			return p.fail(CodeRoot, p.pos, "text outside the document element")
		case len(rest) > 1 && (rest[1] == '!' || rest[1] == '?'):
			if err := p.markup(false); err != nil {
				return err
			}
		default:
			return nil
		}
	}
}

// content reads one piece of the content of the open element.
func (p *parser) content() error {
	if err := p.text(); err != nil {
		return err
	}
	if p.pos+1 >= len(p.src) {
		return p.fail(CodeTruncated, len(p.src), "the document ends inside a tag")
	}
	switch p.src[p.pos+1] {
	case '/':
		return p.endTag()
	case '!', '?':
		p.unplain(PlainContent)
		return p.markup(true)
	}
	return p.startTag()
}

// unplain notes that the open element is not written as canonical XML is.
func (p *parser) unplain(l Layout) {
	e := &p.doc.elements[p.open[len(p.open)-1].element]
	e.nodes = e.nodes.without(l)
}

// short is the length up to which one loop beats vectorised searches.
const short = 32

// textStop marks the characters that end plain text.
var textStop = [256]bool{'<': true, '&': true, '>': true, '\r': true}

// text passes over character data up to the next "<".
func (p *parser) text() error {
	near := p.src[p.pos:min(p.pos+short, len(p.src))]
	for i, c := range near {
		if !textStop[c] {
			continue
		}
		if c == '<' {
			p.pos += i
			return nil
		}
		break
	}
	n := bytes.IndexByte(p.src[p.pos:], '<')
	if n < 0 {
		return p.fail(CodeTruncated, len(p.src), "the document ends before the open element is closed")
	}
	start := p.pos
	p.pos += n
	if text := p.src[start:p.pos]; bytes.IndexByte(text, '&') >= 0 || bytes.IndexByte(text, '>') >= 0 || bytes.IndexByte(text, '\r') >= 0 {
		p.unplain(PlainContent)
		return p.characters(start, p.pos)
	}
	return nil
}

// characters checks character data between start and end.
func (p *parser) characters(start, end int) error {
	if p.cdEnd {
		if i := bytes.Index(p.src[start:end], []byte("]]>")); i >= 0 {
			return p.fail(CodeSyntax, start+i, `"]]>" in character data`)
		}
	}
	return p.references(start, end)
}

// references checks the references between start and end.
func (p *parser) references(start, end int) error {
	for {
		i := bytes.IndexByte(p.src[start:end], '&')
		if i < 0 {
			return nil
		}
		start += i
		r, n := Reference(p.src[start:end])
		switch {
		case n == 0:
			return p.fail(CodeEntity, start, "a reference that is neither a predefined entity nor a character reference")
		case !isChar(r):
			return p.fail(CodeCharacter, start, "a reference to a character that XML 1.0 forbids")
		}
		start += n
	}
}

// endTag closes the open element.
func (p *parser) endTag() error {
	o := p.open[len(p.open)-1]
	e := &p.doc.elements[o.element]
	name := p.src[e.start+1 : e.start+1+o.size]
	at := p.pos
	p.pos += 2
	if rest := p.src[p.pos:]; !bytes.HasPrefix(rest, name) {
		if bytes.HasPrefix(name, rest) {
			return p.fail(CodeTruncated, len(p.src), "the document ends inside a tag")
		}
		return p.fail(CodeMismatch, at, "the end tag does not name the open element")
	}
	p.pos += len(name)
	if p.pos < len(p.src) && p.src[p.pos] == '>' {
		e.nodes = e.nodes.with(PlainEnd)
	}
	p.skipSpace()
	switch {
	case p.pos >= len(p.src):
		return p.fail(CodeTruncated, p.pos, "the document ends inside a tag")
	case p.src[p.pos] != '>':
		return p.fail(CodeMismatch, at, "the end tag does not name the open element")
	}
	p.pos++
	e.end = uint32(p.pos)
	p.open = p.open[:len(p.open)-1]
	p.scope = p.scope[:o.scope]
	return nil
}

// size is the length of the name as written.
func (n *name) size() uint32 {
	if n.prefix == "" {
		return uint32(len(n.local))
	}
	return uint32(len(n.prefix) + 1 + len(n.local))
}

// skipSpace passes white space and reports whether there was any.
func (p *parser) skipSpace() bool {
	start := p.pos
	for p.pos < len(p.src) && isSpace(p.src[p.pos]) {
		p.pos++
	}
	return p.pos > start
}

// blanks reports whether white space or control characters are in s. Bytes of
// printable ASCII need no closer look.
func blanks(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7F {
			return strings.ContainsFunc(s[i:], func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
		}
	}
	return false
}

// absolute reports whether a namespace name begins with a URI scheme and has no
// white space and no control characters, which no URI has.
func absolute(uri string) bool {
	scheme, _, ok := strings.Cut(uri, ":")
	if !ok || scheme == "" || blanks(uri) {
		return false
	}
	for i, c := range []byte(scheme) {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (i == 0 || (c < '0' || c > '9') && c != '+' && c != '-' && c != '.') {
			return false
		}
	}
	return true
}

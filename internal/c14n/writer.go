package c14n

import (
	"bytes"
	"io"
	"slices"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// bufferSize is what is collected before the underlying writer is called;
// longer runs of text bypass the buffer.
const bufferSize = 4 << 10

// writer is one canonicalisation. Its slices are reused for every element.
type writer struct {
	out io.Writer // nil: everything stays in buf
	buf []byte
	err error

	doc  *xmltree.Document
	src  []byte
	opt  Options
	noCR bool // the source has no carriage return

	listed []uint32 // numbers of the prefixes of the PrefixList

	run [2]int // source bytes that are to be written as they are, not yet written

	rendered []xmltree.Binding // declarations written by the open elements
	fresh    []xmltree.Binding // declarations to write for the current element
	attrs    []xmltree.Attr    // attributes to write for the current element
}

// newWriter has a buffer of size when it writes to out, and appends to dst
// otherwise.
func newWriter(out io.Writer, size int, dst []byte, doc *xmltree.Document, opt Options) *writer {
	c := &writer{out: out, buf: dst, doc: doc, src: doc.Source(), opt: opt}
	c.noCR = bytes.IndexByte(c.src, '\r') < 0
	if out != nil {
		c.buf = make([]byte, 0, min(size, bufferSize))
	}
	if opt.Method == Exclusive {
		c.list()
	}
	return c
}

// source writes bytes of the source as they are. Neighbouring ranges become one
// copy: in most documents most bytes are canonical already.
func (c *writer) source(from, to int) {
	if c.run[1] != from {
		c.settle()
		c.run[0] = from
	}
	c.run[1] = to
}

// settle writes the pending range of the source.
func (c *writer) settle() {
	from, to := c.run[0], c.run[1]
	c.run = [2]int{}
	if from < to {
		c.put(c.src[from:to])
	}
}

// bytes settles and returns everything that was appended.
func (c *writer) bytes() []byte {
	c.settle()
	return c.buf
}

// flush hands everything to the underlying writer.
func (c *writer) flush() error {
	c.settle()
	return c.drain()
}

// drain hands the buffer to the underlying writer.
func (c *writer) drain() error {
	if c.out != nil && len(c.buf) > 0 && c.err == nil {
		_, c.err = c.out.Write(c.buf)
		c.buf = c.buf[:0]
	}
	return c.err
}

// write appends b behind what is pending.
func (c *writer) write(b []byte) {
	if c.run[1] != 0 {
		c.settle()
	}
	c.put(b)
}

// put appends b, directly to the underlying writer when it is long.
func (c *writer) put(b []byte) {
	if c.out == nil || len(c.buf)+len(b) <= cap(c.buf) {
		c.buf = append(c.buf, b...)
		return
	}
	if c.drain() != nil {
		c.buf = c.buf[:0]
		return
	}
	if len(b) >= cap(c.buf) {
		_, c.err = c.out.Write(b)
		return
	}
	c.buf = append(c.buf, b...)
}

// writeString appends a short string.
func (c *writer) writeString(s string) {
	if c.run[1] != 0 {
		c.settle()
	}
	if c.out != nil && len(c.buf)+len(s) > cap(c.buf) && c.drain() != nil {
		c.buf = c.buf[:0]
		return
	}
	c.buf = append(c.buf, s...)
}

// document writes the document element and what stands around it, each comment
// and instruction on a line of its own (Canonical XML 1.0, 2.3).
func (c *writer) document() {
	root := c.doc.Root()
	start, end := root.Range()
	c.outside(0, start, "", "\n")
	c.apex(root)
	c.outside(end, len(c.src), "\n", "")
}

func (c *writer) outside(pos, end int, before, after string) {
	for pos < end {
		p := c.doc.PieceAt(pos, end)
		pos = p.Next
		switch p.Kind {
		case xmltree.PieceText:
			continue
		case xmltree.PieceComment:
			if !c.opt.Comments {
				continue
			}
		case xmltree.PieceInstruction:
			if isDeclaration(p.Raw) {
				continue
			}
		}
		c.writeString(before)
		c.piece(p)
		c.writeString(after)
	}
}

func isDeclaration(raw []byte) bool {
	return len(raw) > 3 && string(raw[:3]) == "xml" && bytes.IndexByte([]byte(" \t\r\n"), raw[3]) >= 0
}

// apex writes the first element of a sub-tree.
func (c *writer) apex(e *xmltree.Element) {
	if c.opt.Skip != nil && c.opt.Skip(e) {
		return
	}
	c.fresh, c.attrs = c.fresh[:0], c.attrs[:0]
	switch c.opt.Method {
	case Exclusive:
		c.utilised(e)
		c.listedInScope(e)
	default:
		c.inScope(e)
		c.inherit(e)
	}
	c.ownAttributes(e)
	if c.opt.Method == Inclusive11 {
		c.joinBase(e)
	}
	mark := len(c.rendered)
	c.startTag(e)
	_, end := e.Range()
	in, out := e.Inner()
	c.children(e, in, out)
	c.endTag(e, out, end)
	c.rendered = c.rendered[:mark]
}

// descend writes an element whose parent is written.
func (c *writer) descend(e *xmltree.Element) {
	if c.opt.Skip != nil && c.opt.Skip(e) {
		return
	}
	c.fresh = c.fresh[:0]
	if c.opt.Method == Exclusive {
		c.utilised(e)
		if len(c.listed) > 0 {
			c.listedHere(e)
		}
	} else {
		c.declared(e)
	}
	mark := len(c.rendered)
	start, end := e.Range()
	in, out := e.Inner()
	switch {
	case c.plainTag(e):
		c.source(start, in)
		c.rendered = append(c.rendered, c.fresh...)
	case e.Layout()&xmltree.PlainTag != 0 && e.NamespaceCount() == 0:
		c.source(start, start+1+len(name(e)))
		c.room()
		c.namespaces()
		c.source(start+1+len(name(e)), in)
	default:
		c.attrs = c.attrs[:0]
		c.ownAttributes(e)
		c.startTag(e)
	}
	c.children(e, in, out)
	c.endTag(e, out, end)
	c.rendered = c.rendered[:mark]
}

// plainTag reports whether the start tag is written as it has to be written: in
// canonical layout, with those declarations that are fresh and no others.
func (c *writer) plainTag(e *xmltree.Element) bool {
	if e.Layout()&xmltree.PlainTag == 0 || len(c.fresh) != e.NamespaceCount() {
		return false
	}
	for i := range c.fresh {
		if !slices.Contains(c.fresh, e.DeclarationAt(i)) {
			return false
		}
	}
	return true
}

// children writes the content between in and out.
func (c *writer) children(e *xmltree.Element, in, out int) {
	plain := e.Layout()&xmltree.PlainContent != 0
	for child := e.FirstChild(); child != nil; child = child.NextSibling() {
		from, after := child.Range()
		c.content(plain, in, from)
		c.descend(child)
		in = after
	}
	c.content(plain, in, out)
}

// endTag writes the end tag that stands between out and end.
func (c *writer) endTag(e *xmltree.Element, out, end int) {
	if e.Layout()&xmltree.PlainEnd != 0 {
		c.source(out, end)
		return
	}
	c.writeString("</")
	c.write(name(e))
	c.writeString(">")
}

// room settles and makes room in the buffer for what goes straight into it: the
// names of a tag are short, and long values take care of themselves.
func (c *writer) room() {
	c.settle()
	if len(c.buf) > bufferSize/2 && c.drain() != nil {
		c.buf = c.buf[:0]
	}
}

// startTag writes the start tag with the collected declarations and attributes.
func (c *writer) startTag(e *xmltree.Element) {
	c.room()
	c.buf = append(c.buf, '<')
	c.buf = append(c.buf, name(e)...)
	c.namespaces()
	c.attributes()
	c.buf = append(c.buf, '>')
}

// name is the element's qualified name as written.
func name(e *xmltree.Element) []byte {
	start, _ := e.Range()
	size := len(e.Local())
	if p := e.Prefix(); p != "" {
		size += len(p) + 1
	}
	return e.Document().Source()[start+1 : start+1+size]
}

// content writes what stands between two tags; plain text stays as it is.
func (c *writer) content(plain bool, pos, end int) {
	if plain {
		c.source(pos, end)
		return
	}
	for pos < end {
		p := c.doc.PieceAt(pos, end)
		switch {
		case p.Kind == xmltree.PieceText:
			c.text(pos, p.Raw)
		case p.Kind != xmltree.PieceComment || c.opt.Comments:
			c.piece(p)
		}
		pos = p.Next
	}
}

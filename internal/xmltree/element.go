package xmltree

import (
	"bytes"
	"iter"
	"sort"
)

// Element is one element of a Document. Elements are handed out as pointers
// into the Document: equal pointers mean the same element. All methods accept a
// nil receiver and answer with nothing, so that paths of Child calls need no
// checks in between.
type Element struct {
	doc *Document
	// Documents have hundreds of thousands of elements, so what is easily found
	// again is not kept here: where the content ends is where the last tag begins.
	start, inner, end   uint32 // offsets of start tag, content and what follows
	name                uint32
	parent, child, next uint32
	attrs, decls        uint32
	nodes               nodes
}

// Document returns the document that the element belongs to.
func (e *Element) Document() *Document {
	if e == nil {
		return nil
	}
	return e.doc
}

// Space returns the namespace name, empty when there is none.
func (e *Element) Space() string {
	if e == nil {
		return ""
	}
	return e.doc.names[e.name].space
}

// Local returns the local name.
func (e *Element) Local() string {
	if e == nil {
		return ""
	}
	return e.doc.names[e.name].local
}

// Prefix returns the prefix as written, empty when there is none.
func (e *Element) Prefix() string {
	if e == nil {
		return ""
	}
	return e.doc.names[e.name].prefix
}

// Is reports whether the element has the expanded name.
func (e *Element) Is(space, local string) bool {
	if e == nil {
		return false
	}
	n := &e.doc.names[e.name]
	return n.local == local && n.space == space
}

// index is the place of e, which is not nil, in the document's table.
func (e *Element) index() uint32 {
	i := sort.Search(len(e.doc.elements), func(i int) bool { return e.doc.elements[i].start >= e.start })
	return uint32(i)
}

func (e *Element) at(i uint32) *Element {
	if i == none {
		return nil
	}
	return &e.doc.elements[i]
}

// Parent returns the parent element, nil for the document element.
func (e *Element) Parent() *Element {
	if e == nil {
		return nil
	}
	return e.at(e.parent)
}

// FirstChild returns the first child element or nil.
func (e *Element) FirstChild() *Element {
	if e == nil {
		return nil
	}
	return e.at(e.child)
}

// NextSibling returns the next element with the same parent or nil.
func (e *Element) NextSibling() *Element {
	if e == nil {
		return nil
	}
	return e.at(e.next)
}

// Children yields the child elements in document order.
func (e *Element) Children() iter.Seq[*Element] {
	return func(yield func(*Element) bool) {
		for c := e.FirstChild(); c != nil; c = c.NextSibling() {
			if !yield(c) {
				return
			}
		}
	}
}

// Child returns the first child element with the expanded name or nil.
func (e *Element) Child(space, local string) *Element {
	for c := e.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Is(space, local) {
			return c
		}
	}
	return nil
}

// All returns the child elements with the expanded name.
func (e *Element) All(space, local string) []*Element {
	var out []*Element
	for c := e.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Is(space, local) {
			out = append(out, c)
		}
	}
	return out
}

// Contains reports whether other is e or inside of e.
func (e *Element) Contains(other *Element) bool {
	return e != nil && other != nil && e.doc == other.doc && e.start <= other.start && other.end <= e.end
}

// Text returns the character data directly inside the element: text and CDATA
// sections joined, references decoded, line ends normalised; comments and
// processing instructions are passed over, and so is text of child elements.
func (e *Element) Text() string {
	if e == nil {
		return ""
	}
	start, end := e.Inner()
	if raw := e.doc.src[start:end]; !bytes.ContainsAny(raw, "<&\r") {
		return string(raw)
	}
	return string(e.AppendText(nil))
}

// AppendText appends what Text returns to dst.
func (e *Element) AppendText(dst []byte) []byte {
	for p := range e.Pieces() {
		switch p.Kind {
		case PieceText:
			dst = appendText(dst, p.Raw)
		case PieceCDATA:
			dst = appendLines(dst, p.Raw)
		}
	}
	return dst
}

// Range returns the byte range in the source from the '<' of the start tag to
// behind the '>' of the end tag.
func (e *Element) Range() (start, end int) {
	if e == nil {
		return 0, 0
	}
	return int(e.start), int(e.end)
}

// Inner returns the byte range of the content. For an empty-element tag both
// ends are the offset of its "/>".
func (e *Element) Inner() (start, end int) {
	if e == nil {
		return 0, 0
	}
	if e.SelfClosing() {
		return int(e.inner), int(e.inner)
	}
	if e.nodes.layout()&PlainEnd != 0 {
		return int(e.inner), int(e.end) - len("</>") - int(e.doc.names[e.name].size())
	}
	// An end tag has no other "<" than its first byte.
	return int(e.inner), bytes.LastIndexByte(e.doc.src[:e.end], '<')
}

// SelfClosing reports whether the element is written as an empty-element tag.
func (e *Element) SelfClosing() bool {
	return e != nil && e.inner == e.end-uint32(len("/>"))
}

// Line returns the line of the start tag, counted from 1 by line feeds. It
// reads the source from its start, so call it for messages only.
func (e *Element) Line() int {
	if e == nil {
		return 0
	}
	return bytes.Count(e.doc.src[:e.start], []byte{'\n'}) + 1
}

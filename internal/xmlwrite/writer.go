// Package xmlwrite builds XML elements with etree and refuses text that XML 1.0
// cannot carry, which etree writes as it is.
//
//	w := &xmlwrite.Writer{}
//	root := w.Root("a", "xmlns", "urn:x")
//	w.Text(root, "b", "text", "lang", "fi")
//	out, err := w.Bytes()
//
// It builds what is not signed yet. The output has no white space between
// elements and no XML declaration, and is the same for the same calls.
package xmlwrite

import (
	"errors"
	"unicode/utf8"

	"github.com/beevik/etree"
)

// Writer builds one document and remembers the first illegal text. The zero
// value is ready to use. It is not safe for concurrent use.
type Writer struct {
	doc  *etree.Document
	path string
}

// ErrIllegalText is the error for a character that XML 1.0 cannot carry.
var ErrIllegalText = errors.New("a character that XML cannot carry")

// Root starts the document with its element.
func (w *Writer) Root(tag string, attrs ...string) *etree.Element {
	w.doc = etree.NewDocument()
	w.doc.WriteSettings = etree.WriteSettings{CanonicalText: true, CanonicalAttrVal: true}
	e := w.doc.CreateElement(tag)
	w.attributes(e, attrs)
	return e
}

// El appends an element with attributes, given as names and values in turn. An
// attribute with an empty value is left out.
func (w *Writer) El(parent *etree.Element, tag string, attrs ...string) *etree.Element {
	e := parent.CreateElement(tag)
	w.attributes(e, attrs)
	return e
}

func (w *Writer) attributes(e *etree.Element, attrs []string) {
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] == "" {
			continue
		}
		w.check(e, attrs[i+1])
		e.CreateAttr(attrs[i], attrs[i+1])
	}
}

// Text appends an element that holds text.
func (w *Writer) Text(parent *etree.Element, tag, text string, attrs ...string) {
	e := w.El(parent, tag, attrs...)
	w.check(e, text)
	e.SetText(text)
}

// Optional appends an element with one attribute unless the value is empty.
func (w *Writer) Optional(parent *etree.Element, tag, attr, value string) {
	if value != "" {
		w.El(parent, tag, attr, value)
	}
}

// NA appends an element with the null flavour "not applicable".
func (w *Writer) NA(parent *etree.Element, tag string) { w.El(parent, tag, "nullFlavor", "NA") }

// IllegalAt returns the element path of the first illegal text, or "".
func (w *Writer) IllegalAt() string { return w.path }

// Bytes returns the document, or ErrIllegalText.
func (w *Writer) Bytes() ([]byte, error) {
	if w.path != "" {
		return nil, ErrIllegalText
	}
	return w.doc.WriteToBytes()
}

func (w *Writer) check(e *etree.Element, text string) {
	if w.path == "" && !legal(text) {
		w.path = e.GetPath()
	}
}

// legal reports whether every character is in the Char production of XML 1.0.
func legal(s string) bool {
	for i, r := range s {
		switch {
		case r == utf8.RuneError:
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return false
			}
		case r < 0x20 && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF:
			return false
		}
	}
	return true
}

package archive

import (
	"bytes"
	"io"
	"unicode/utf8"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// textOf reads the text of an element without copying it whole: a document of
// many megabytes stands there.
func textOf(e *xmltree.Element) io.Reader {
	start, end := e.Inner()
	raw := e.Document().Source()[start:end]
	if bytes.IndexByte(raw, '<') < 0 && bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0 { // faster than IndexAny
		return bytes.NewReader(raw)
	}
	return &textReader{doc: e.Document(), pos: start, end: end}
}

// textReader gives the text of an element as xmltree.Element.Text does: comments
// and processing instructions passed over, references decoded, line ends
// normalised. The element has no child elements.
type textReader struct {
	doc      *xmltree.Document
	pos, end int    // what is left of the element's content
	rest     []byte // of the piece that is being read
	data     bool   // the piece is a CDATA section
	buf      [utf8.UTFMax]byte
	left     []byte // of a decoded reference
}

// Read implements io.Reader.
func (r *textReader) Read(p []byte) (n int, err error) {
	for n < len(p) {
		switch {
		case len(r.left) > 0:
			c := copy(p[n:], r.left)
			n, r.left = n+c, r.left[c:]
		case len(r.rest) == 0:
			if !r.advance() {
				if n == 0 {
					return 0, io.EOF
				}
				return n, nil
			}
		case r.rest[0] == '&' && !r.data:
			c, size := xmltree.Reference(r.rest)
			r.left, r.rest = utf8.AppendRune(r.buf[:0], c), r.rest[max(size, 1):]
		case r.rest[0] == '\r':
			p[n] = '\n'
			n++
			r.rest = bytes.TrimPrefix(r.rest[1:], endLF)
		default:
			c := copy(p[n:], r.run())
			n, r.rest = n+c, r.rest[c:]
		}
	}
	return n, nil
}

// run is the text up to what must be decoded.
func (r *textReader) run() []byte {
	run, stops := r.rest[:min(len(r.rest), lineBuffer)], "&\r"
	if r.data {
		stops = "\r"
	}
	if i := bytes.IndexAny(run, stops); i >= 0 {
		run = run[:i]
	}
	return run
}

func (r *textReader) advance() bool {
	for r.pos < r.end {
		p := r.doc.PieceAt(r.pos, r.end)
		r.pos = p.Next
		if p.Kind == xmltree.PieceText || p.Kind == xmltree.PieceCDATA {
			r.rest, r.data = p.Raw, p.Kind == xmltree.PieceCDATA
			return true
		}
	}
	return false
}

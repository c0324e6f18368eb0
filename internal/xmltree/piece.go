package xmltree

import "bytes"

// PieceKind is the kind of a Piece.
type PieceKind uint8

// The kinds of content other than elements.
const (
	PieceText        PieceKind = iota // character data with references, as written
	PieceCDATA                        // the inside of a CDATA section
	PieceComment                      // the inside of a comment
	PieceInstruction                  // the inside of a processing instruction: target and data
)

// Piece is a run of content between elements, as written in the source.
type Piece struct {
	Kind PieceKind
	Raw  []byte // inside of the markup, or the text itself
	Next int    // offset at which the next piece begins
}

// PieceAt returns the piece at offset pos of the source. The range from pos to
// end must lie between two tags of the document, so that no element is in it.
func (d *Document) PieceAt(pos, end int) Piece {
	rest := d.src[pos:end]
	if rest[0] != '<' {
		if i := bytes.IndexByte(rest, '<'); i >= 0 {
			rest = rest[:i]
		}
		return Piece{PieceText, rest, pos + len(rest)}
	}
	kind, open, tail := PieceInstruction, "<?", "?>"
	switch {
	case rest[1] == '!' && rest[2] == '-':
		kind, open, tail = PieceComment, "<!--", "-->"
	case rest[1] == '!':
		kind, open, tail = PieceCDATA, "<![CDATA[", "]]>"
	}
	n := len(open) + bytes.Index(rest[len(open):], []byte(tail))
	return Piece{kind, rest[len(open):n], pos + n + len(tail)}
}

// gaps yields the ranges of the content of e that lie between its child
// elements.
func (e *Element) gaps(yield func(start, end int) bool) {
	pos, stop := e.Inner()
	for c := e.FirstChild(); c != nil; c = c.NextSibling() {
		if !yield(pos, int(c.start)) {
			return
		}
		pos = int(c.end)
	}
	yield(pos, stop)
}

// Pieces yields the pieces of content directly inside e, in document order,
// without those inside its child elements.
func (e *Element) Pieces() func(yield func(Piece) bool) {
	return func(yield func(Piece) bool) {
		if e == nil {
			return
		}
		e.gaps(func(start, end int) bool {
			for start < end {
				p := e.doc.PieceAt(start, end)
				if !yield(p) {
					return false
				}
				start = p.Next
			}
			return true
		})
	}
}

package document

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// segment is a run of text in a display form that no block or line break
// divides.
type segment struct {
	in     *xmltree.Element // that holds it
	spaced []wordToken      // with a space where inline elements meet
	joined []wordToken      // without, for words that inline elements divide
	frame  bool             // in the header or footer
	unseen bool             // hidden, or the text of an attribute
}

// segmentReader collects the segments of a display form, until it has more
// words than limit.
type segmentReader struct {
	table         *wordTable
	limit         int
	words         int
	text          []byte
	frame, hidden bool // around
	out           []segment
}

func (r *segmentReader) full() bool { return r.words > r.limit }

// element reads an element and those inside.
func (r *segmentReader) element(e *xmltree.Element) {
	if r.full() {
		return
	}
	frame, hidden := r.frame, r.hidden
	hides, inline := hides(e), inline(e.Local())
	apart := hides && !hidden || !inline
	r.meet(e.Parent(), apart)
	r.hidden = hidden || hides
	r.attributes(e)
	at, end := e.Inner()
	for c := range e.Children() {
		start, behind := c.Range()
		r.gap(e, at, start)
		r.element(c)
		at = behind
	}
	r.gap(e, at, end)
	r.meet(e, apart)
	r.frame, r.hidden = frame, hidden
}

// meet ends the segment, or notes that inline elements meet.
func (r *segmentReader) meet(in *xmltree.Element, apart bool) {
	if !apart {
		r.text = append(r.text, byte(divider))
		return
	}
	r.add(in, string(r.text), r.hidden)
	r.text = r.text[:0]
}

func (r *segmentReader) add(in *xmltree.Element, text string, unseen bool) {
	if strings.Trim(text, " \t\r\n\x1f") == "" {
		return
	}
	s := segment{in: in, spaced: r.table.read(nil, text), frame: r.frame, unseen: unseen}
	s.joined = s.spaced
	if strings.ContainsRune(text, divider) {
		s.joined = r.table.read(nil, strings.ReplaceAll(text, string(divider), ""))
	}
	r.words += max(len(s.spaced), 1)
	r.out = append(r.out, s)
}

func (r *segmentReader) attributes(e *xmltree.Element) {
	for i := range e.AttrCount() {
		switch a := e.AttrAt(i); a.Local {
		case "class":
			class := a.Value()
			r.frame = r.frame || class == "soc-header" || class == "soc-footer"
		case "alt", "title", "aria-label", "placeholder", "value", "content", "summary":
			r.add(e, a.Value(), true)
		}
	}
}

// gap reads the text between two tags.
func (r *segmentReader) gap(e *xmltree.Element, start, end int) {
	for start < end {
		p := e.Document().PieceAt(start, end)
		switch p.Kind {
		case xmltree.PieceText:
			r.text = appendReferences(r.text, p.Raw)
		case xmltree.PieceCDATA:
			r.text = append(r.text, p.Raw...)
		}
		start = p.Next
	}
}

// appendReferences appends character data with its references decoded.
func appendReferences(dst, raw []byte) []byte {
	for {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			return append(dst, raw...)
		}
		c, n := xmltree.Reference(raw[i:])
		dst = utf8.AppendRune(append(dst, raw[:i]...), c)
		raw = raw[i+max(n, 1):]
	}
}

// inline reports whether an element can stand inside a word.
func inline(name string) bool {
	return slices.Contains([]string{
		"a", "abbr", "acronym", "b", "bdo", "big", "cite", "code", "em", "font", "i", "q", "s", "small", "span", "strong", "sub", "sup", "tt", "u",
	}, strings.ToLower(name))
}

// hides reports whether an element's own attributes keep its text from the
// reader. A style sheet outside the element is not looked at.
func hides(e *xmltree.Element) bool {
	for i := range e.AttrCount() {
		switch a := e.AttrAt(i); a.Local {
		case "hidden":
			return true
		case "style":
			style := strings.ToLower(strings.Join(strings.Fields(a.Value()), ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return slices.Contains([]string{"script", "style", "template", "head", "title"}, strings.ToLower(e.Local()))
}

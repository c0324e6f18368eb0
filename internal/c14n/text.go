package c14n

import (
	"bytes"
	"unicode/utf8"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// piece writes a CDATA section as text, a comment or an instruction.
func (c *writer) piece(p xmltree.Piece) {
	switch p.Kind {
	case xmltree.PieceCDATA:
		c.section(p.Raw)
	case xmltree.PieceComment:
		c.writeString("<!--")
		c.lines(p.Raw)
		c.writeString("-->")
	case xmltree.PieceInstruction:
		c.instruction(p.Raw)
	}
}

func (c *writer) instruction(raw []byte) {
	target, data := raw, []byte(nil)
	if i := bytes.IndexAny(raw, " \t\r\n"); i >= 0 {
		target, data = raw[:i], bytes.TrimLeft(raw[i:], " \t\r\n")
	}
	c.writeString("<?")
	c.write(target)
	if len(data) > 0 {
		c.writeString(" ")
		c.lines(data)
	}
	c.writeString("?>")
}

// textSpecial marks the bytes of character data that are not written as they
// stand.
var textSpecial = [256]bool{'&': true, '>': true, '<': true, '\r': true}

// long is the length from which three vectorised searches beat one loop.
const long = 64

// text writes character data as written in the source at pos.
func (c *writer) text(pos int, raw []byte) {
	if len(raw) >= long && c.plain(raw) {
		c.source(pos, pos+len(raw))
		return
	}
	start := 0
	for i := 0; i < len(raw); i++ {
		if !textSpecial[raw[i]] {
			continue
		}
		c.source(pos+start, pos+i)
		n := 1
		switch raw[i] {
		case '&':
			var r rune
			r, n = xmltree.Reference(raw[i:])
			c.textRune(r)
		case '\r':
			n = c.lineEnd(raw[i:])
		default:
			c.textRune(rune(raw[i]))
		}
		i += n - 1
		start = i + 1
	}
	c.source(pos+start, pos+len(raw))
}

func (c *writer) plain(raw []byte) bool {
	return bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '>') < 0 && (c.noCR || bytes.IndexByte(raw, '\r') < 0)
}

// textRune writes one decoded character of character data.
func (c *writer) textRune(r rune) {
	switch r {
	case '&':
		c.writeString("&amp;")
	case '<':
		c.writeString("&lt;")
	case '>':
		c.writeString("&gt;")
	case '\r':
		c.writeString("&#xD;")
	default:
		c.rune(r)
	}
}

func (c *writer) rune(r rune) {
	var b [utf8.UTFMax]byte
	c.write(b[:utf8.EncodeRune(b[:], r)])
}

// section writes the inside of a CDATA section as character data.
func (c *writer) section(raw []byte) {
	start := 0
	for i := 0; i < len(raw); i++ {
		if !textSpecial[raw[i]] {
			continue
		}
		c.write(raw[start:i])
		if raw[i] == '\r' {
			i += c.lineEnd(raw[i:]) - 1
		} else {
			c.textRune(rune(raw[i]))
		}
		start = i + 1
	}
	c.write(raw[start:])
}

// lines writes raw with line ends normalised and nothing else changed.
func (c *writer) lines(raw []byte) {
	for {
		i := bytes.IndexByte(raw, '\r')
		if i < 0 {
			c.write(raw)
			return
		}
		c.write(raw[:i])
		raw = raw[i+c.lineEnd(raw[i:]):]
	}
}

// lineEnd writes a line feed for the line end at the start of raw, a carriage
// return, and returns its length.
func (c *writer) lineEnd(raw []byte) int {
	c.writeString("\n")
	if len(raw) > 1 && raw[1] == '\n' {
		return 2
	}
	return 1
}

// attrSpecial marks the bytes of attribute values that are not written as they
// stand.
var attrSpecial = [256]bool{'&': true, '<': true, '"': true, '\t': true, '\n': true, '\r': true}

// rawValue writes an attribute value as written in the source, normalised:
// literal white space becomes a space, a CR LF pair one space.
func (c *writer) rawValue(raw []byte) {
	start := 0
	for i := 0; i < len(raw); i++ {
		if !attrSpecial[raw[i]] {
			continue
		}
		c.write(raw[start:i])
		switch raw[i] {
		case '&':
			r, n := xmltree.Reference(raw[i:])
			c.attrRune(r)
			i += n - 1
		case '"':
			c.writeString("&quot;")
		default:
			if raw[i] == '\r' && i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
			c.writeString(" ")
		}
		start = i + 1
	}
	c.write(raw[start:])
}

// attrRune writes one decoded character of an attribute value.
func (c *writer) attrRune(r rune) {
	if s := escaped(r); s != "" {
		c.writeString(s)
		return
	}
	c.rune(r)
}

// escaped is how a character of an attribute value is written, empty for one that
// stays as it is.
func escaped(r rune) string {
	switch r {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '"':
		return "&quot;"
	case '\t':
		return "&#x9;"
	case '\n':
		return "&#xA;"
	case '\r':
		return "&#xD;"
	}
	return ""
}

package document

import (
	"unicode/utf16"
	"unicode/utf8"
)

// escaped reads the rest of a string that has an escape; out holds what stands
// before it.
func (p *jsonParser) escaped(out []byte) ([]byte, bool) {
	for p.pos < len(p.data) {
		switch c := p.data[p.pos]; {
		case c == '"':
			p.pos++
			return out, true
		case c == '\\':
			r, ok := p.escape()
			if !ok {
				return nil, false
			}
			out = utf8.AppendRune(out, r)
		case c < 0x20:
			return nil, p.fault(faultSyntax, true)
		case c < utf8.RuneSelf:
			out = append(out, c)
			p.pos++
		default:
			start := p.pos
			if !p.wide() {
				return nil, false
			}
			out = append(out, p.data[start:p.pos]...)
		}
	}
	return nil, p.fault(faultSyntax, true)
}

var shortEscapes = map[byte]rune{
	'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t',
}

// escape reads one escape. A character that XML cannot carry is a fault and
// read as U+FFFD.
func (p *jsonParser) escape() (rune, bool) {
	start := p.pos
	p.pos++
	r, short := shortEscapes[p.peek()]
	switch {
	case short:
		p.pos++
	case p.peek() == 'u':
		var ok bool
		if r, ok = p.unicodeEscape(); !ok {
			return 0, false
		}
	default:
		return 0, p.fault(faultSyntax, true)
	}
	if !isXMLChar(r) {
		end := p.pos
		p.pos = start
		p.fault(faultCharacter, false)
		p.pos = end
		r = utf8.RuneError
	}
	return r, true
}

// unicodeEscape reads uXXXX and, for a surrogate, the second half. A lone
// surrogate is no character.
func (p *jsonParser) unicodeEscape() (rune, bool) {
	first, ok := p.hex4()
	if !ok || !utf16.IsSurrogate(first) {
		return first, ok
	}
	if p.peek() != '\\' || p.pos+1 >= len(p.data) || p.data[p.pos+1] != 'u' {
		return 0, p.fault(faultEncoding, true)
	}
	p.pos++
	second, ok := p.hex4()
	if !ok {
		return 0, false
	}
	r := utf16.DecodeRune(first, second)
	if r == utf8.RuneError {
		return 0, p.fault(faultEncoding, true)
	}
	return r, true
}

// hex4 reads the four digits after the "u" on which the parser stands.
func (p *jsonParser) hex4() (rune, bool) {
	p.pos++
	if len(p.data)-p.pos < 4 {
		return 0, p.fault(faultSyntax, true)
	}
	var r rune
	for _, c := range p.data[p.pos : p.pos+4] {
		d := hexDigit(c)
		if d < 0 {
			return 0, p.fault(faultSyntax, true)
		}
		r = r<<4 | d
	}
	p.pos += 4
	return r, true
}

func hexDigit(c byte) rune {
	switch {
	case c >= '0' && c <= '9':
		return rune(c - '0')
	case c >= 'a' && c <= 'f':
		return rune(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return rune(c-'A') + 10
	}
	return -1
}

// isXMLChar reports whether XML 1.0 can carry a character (production Char).
func isXMLChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' ||
		r >= 0x20 && r <= 0xD7FF ||
		r >= 0xE000 && r <= 0xFFFD ||
		r >= 0x10000 && r <= 0x10FFFF
}

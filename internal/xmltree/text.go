package xmltree

import (
	"bytes"
	"unicode/utf8"
)

// Reference decodes the reference at the start of b, which begins with '&', and
// returns its character and length. Length 0 means that it is neither one of
// the five predefined entities nor a well-formed character reference. A
// reference to a character that XML forbids is decoded all the same.
func Reference(b []byte) (rune, int) {
	end := bytes.IndexByte(b[:min(len(b), 16)], ';')
	if end < 2 {
		return 0, 0
	}
	switch name := b[1:end]; string(name) {
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "amp":
		return '&', end + 1
	case "apos":
		return '\'', end + 1
	case "quot":
		return '"', end + 1
	default:
		r, ok := charRef(name)
		if !ok {
			return 0, 0
		}
		return r, end + 1
	}
}

// charRef decodes "#38" or "#x26".
func charRef(name []byte) (rune, bool) {
	if name[0] != '#' || len(name) < 2 {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	var r int
	for _, c := range digits {
		d := digit(c)
		if d >= base {
			return 0, false
		}
		if r = r*base + d; r > utf8.MaxRune {
			return 0, false
		}
	}
	return rune(r), len(digits) > 0
}

func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return 16
}

// appendText appends character data as an application sees them: line ends
// normalised (XML 1.0, 2.11) and references decoded.
func appendText(dst, raw []byte) []byte {
	for len(raw) > 0 {
		i := bytes.IndexAny(raw, "&\r")
		if i < 0 {
			return append(dst, raw...)
		}
		dst = append(dst, raw[:i]...)
		raw = raw[i:]
		if raw[0] == '&' {
			r, n := Reference(raw)
			dst, raw = utf8.AppendRune(dst, r), raw[n:]
			continue
		}
		dst, raw = append(dst, '\n'), raw[lineEnd(raw):]
	}
	return dst
}

// appendLines appends raw with line ends normalised and nothing decoded.
func appendLines(dst, raw []byte) []byte {
	for {
		i := bytes.IndexByte(raw, '\r')
		if i < 0 {
			return append(dst, raw...)
		}
		dst = append(append(dst, raw[:i]...), '\n')
		raw = raw[i+lineEnd(raw[i:]):]
	}
}

// lineEnd is the length of the line end at the start of raw, a carriage return.
func lineEnd(raw []byte) int {
	if len(raw) > 1 && raw[1] == '\n' {
		return 2
	}
	return 1
}

// attributeString is an attribute value as appendAttribute makes it.
func attributeString(raw []byte) string {
	if !bytes.ContainsAny(raw, "&\t\n\r") {
		return string(raw)
	}
	return string(appendAttribute(nil, raw))
}

// appendAttribute appends an attribute value normalised as CDATA (XML 1.0,
// 3.3.3): literal white space becomes a space, a CR LF pair one space.
func appendAttribute(dst, raw []byte) []byte {
	for len(raw) > 0 {
		n := 1
		switch c := raw[0]; c {
		case '&':
			var r rune
			r, n = Reference(raw)
			dst = utf8.AppendRune(dst, r)
		case '\r':
			n = lineEnd(raw)
			dst = append(dst, ' ')
		case '\n', '\t':
			dst = append(dst, ' ')
		default:
			dst = append(dst, c)
		}
		raw = raw[n:]
	}
	return dst
}

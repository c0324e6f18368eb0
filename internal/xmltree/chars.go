package xmltree

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// illegal returns the offset of the first byte that no XML 1.0 document in
// UTF-8 may contain, and why, or -1.
func illegal(src []byte) (int, Code) {
	if !utf8.Valid(src) {
		return invalidUTF8(src), CodeEncoding
	}
	if i := controlByte(src); i >= 0 {
		return i, CodeCharacter
	}
	if i := nonCharacter(src); i >= 0 {
		return i, CodeCharacter
	}
	return -1, ""
}

func invalidUTF8(src []byte) int {
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// controlByte finds a control character other than tab, line feed and carriage
// return. It looks at four times eight bytes: the borrow of a subtraction marks
// bytes below 0x20, and sometimes one that is not; line feeds are expected.
func controlByte(src []byte) int {
	const low, high = 0x2020202020202020, 0x8080808080808080
	suspects := func(w uint64) uint64 { return (w - low) &^ w & high &^ zeros(w^0x0a0a0a0a0a0a0a0a) }
	i := 0
	for ; i+32 <= len(src); i += 32 {
		a, b := binary.LittleEndian.Uint64(src[i:]), binary.LittleEndian.Uint64(src[i+8:])
		c, d := binary.LittleEndian.Uint64(src[i+16:]), binary.LittleEndian.Uint64(src[i+24:])
		if suspects(a)|suspects(b)|suspects(c)|suspects(d) == 0 {
			continue
		}
		if control(a)|control(b)|control(c)|control(d) != 0 {
			return i + controlIn(src[i:i+32])
		}
	}
	for ; i+8 <= len(src); i += 8 {
		w := binary.LittleEndian.Uint64(src[i:])
		if (w-low)&^w&high == 0 {
			continue
		}
		if j := controlIn(src[i : i+8]); j >= 0 {
			return i + j
		}
	}
	if j := controlIn(src[i:]); j >= 0 {
		return i + j
	}
	return -1
}

// control marks the bytes of a word that are control characters other than tab,
// line feed and carriage return.
func control(w uint64) uint64 {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	below := (w&^high | high) - 0x20*ones // high bit kept where the low seven bits are at least 0x20
	return ^below & ^w & high &^ (zeros(w^'\t'*ones) | zeros(w^'\n'*ones) | zeros(w^'\r'*ones))
}

// zeros sets the highest bit of each byte that is zero and clears all others.
func zeros(w uint64) uint64 {
	const low = 0x7f7f7f7f7f7f7f7f
	return ^((w&low + low) | w | low)
}

func controlIn(b []byte) int {
	for i, c := range b {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' {
			return i
		}
	}
	return -1
}

// nonCharacter finds U+FFFE or U+FFFF. Surrogates are no valid UTF-8.
func nonCharacter(src []byte) int {
	prefix := []byte{0xEF, 0xBF}
	for off := 0; ; {
		i := bytes.Index(src[off:], prefix)
		if i < 0 {
			return -1
		}
		i += off
		if last := src[i+2]; last == 0xBE || last == 0xBF {
			return i
		}
		off = i + 3
	}
}

// isChar reports whether XML 1.0 allows the character (production 2).
func isChar(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return true
	case r < 0x20:
		return false
	case r <= 0xD7FF:
		return true
	case r < 0xE000:
		return false
	case r <= 0xFFFD:
		return true
	}
	return r >= 0x10000 && r <= 0x10FFFF
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

package ident

import (
	"strings"
	"unicode/utf8"
)

// codeLength is the length of an identity code.
const codeLength = 11

// shape is a stretch of a text that has the form of an identity code: six
// digits, an intermediate character, three digits and a letter or digit.
type shape struct {
	start, end int    // byte offsets in the text
	code       string // in capitals, with a hyphen for every kind of dash
	glued      int    // on how many sides a letter or digit stands beside it
	run        bool   // a digit stands beside it
}

// dashes are what word processors make of a hyphen.
const dashes = "‐‑‒–—−﹣-"

// nextShape returns the first shape at or behind an offset.
func nextShape(text string, from int) (s shape, ok bool) {
	for i := from; i+codeLength <= len(text); {
		if skip := notDigit(text[i : i+6]); skip > 0 {
			i += skip
			continue
		}
		if s, ok = shapeAt(text, i); ok {
			return s, true
		}
		i++
	}
	return s, false
}

// notDigit returns how far behind the start the last character that is no digit
// ends; 0 when all are digits.
func notDigit(six string) int {
	for j := 5; j >= 0; j-- {
		if !isDigit(six[j]) {
			return j + 1
		}
	}
	return 0
}

// shapeAt returns the shape that begins at an offset, where six digits stand.
func shapeAt(text string, i int) (s shape, ok bool) {
	separator, size := rune(text[i+6]), 1
	if separator >= utf8.RuneSelf {
		if separator, size = utf8.DecodeRuneInString(text[i+6:]); !strings.ContainsRune(dashes, separator) {
			return s, false
		}
		separator = '-'
	}
	rest := i + 6 + size
	if !digits(text, rest, 3) || rest+3 >= len(text) || !isAlphanumeric(text[rest+3]) {
		return s, false
	}
	s = shape{start: i, end: rest + 4}
	if i > 0 {
		s.beside(text[i-1])
	}
	if s.end < len(text) {
		s.beside(text[s.end])
	}
	s.code = strings.ToUpper(text[i:i+6] + string(separator) + text[rest:s.end])
	return s, centuryOf(s.code[6]) != 0
}

// beside notes what stands next to the shape.
func (s *shape) beside(c byte) {
	s.run = s.run || isDigit(c)
	if isAlphanumeric(c) {
		s.glued++
	}
}

// alone reports whether nothing beside the shape makes it a part of something
// longer, such as an identifier or Base64. A word on one side is a slip of the
// keyboard.
func (s shape) alone() bool { return !s.run && s.glued < 2 }

func digits(text string, at, n int) bool {
	if at+n > len(text) {
		return false
	}
	for j := range n {
		if !isDigit(text[at+j]) {
			return false
		}
	}
	return true
}

// likely reports whether a shape is a code, or most likely meant as one: it is
// valid, or it has a day and a month and a letter where only codes have one.
func (s shape) likely() bool {
	if checkCode(s.code) == nil {
		return true
	}
	day, month := s.code[:2], s.code[2:4]
	if day < "01" || day > "31" || month < "01" || month > "12" {
		return false
	}
	return !isDigit(s.code[10]) || s.code[6] >= 'A'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isAlphanumeric(c byte) bool {
	return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

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
	code       string // in capitals, with a hyphen for every kind of dash and nothing invisible
	glued      int    // on how many sides a letter or digit stands beside it
	run        bool   // a digit stands beside it
}

// nextShape returns the first shape at or behind an offset.
func nextShape(text string, from int) (s shape, ok bool) {
	for i := from; i+codeLength <= len(text); {
		if skip := notStart(text[i : i+6]); skip > 0 {
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

// notStart returns how far behind the start of six bytes a shape can begin at the
// earliest; 0 when it can begin there. Invisible characters may stand between its
// digits, but no other.
func notStart(six string) int {
	for j := 5; j >= 0; j-- {
		if !isDigit(six[j]) && six[j] < utf8.RuneSelf {
			return j + 1
		}
	}
	skip := 0
	for skip < len(six) && !isDigit(six[skip]) {
		skip++
	}
	return skip
}

// shapeAt returns the shape that begins at an offset, where a digit stands.
func shapeAt(text string, i int) (s shape, ok bool) {
	r := shapeReader{text: text, at: i}
	if !r.digits(6) || !r.separator() || !r.digits(3) || !r.last() {
		return s, false
	}
	s = shape{start: i, end: r.at}
	if i > 0 {
		s.beside(text[i-1])
	}
	if s.end < len(text) {
		s.beside(text[s.end])
	}
	s.code = strings.ToUpper(string(r.code[:]))
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

package ident

import (
	"unicode"
	"unicode/utf8"
)

// shapeReader reads the characters of a shape one by one and passes over what does
// not show between them.
type shapeReader struct {
	text string
	at   int
	code [codeLength]byte
	n    int // how many of code are read
}

// digits reads n digits.
func (r *shapeReader) digits(n int) bool {
	for range n {
		r.invisible()
		if r.at >= len(r.text) || !isDigit(r.text[r.at]) {
			return false
		}
		r.take(r.text[r.at], 1)
	}
	return true
}

// last reads the check character.
func (r *shapeReader) last() bool {
	r.invisible()
	if r.at >= len(r.text) || !isAlphanumeric(r.text[r.at]) {
		return false
	}
	r.take(r.text[r.at], 1)
	return true
}

// separator reads the intermediate character. A dash may have a space on either
// side, and a soft hyphen alone stands for one, because it shows as one at the end
// of a line.
func (r *shapeReader) separator() bool {
	soft := r.invisible()
	spaced := r.space()
	soft = r.invisible() || soft
	c, size := r.next()
	switch {
	case isDash(c):
		r.take('-', size)
		r.invisible()
		r.space()
		return true
	case spaced:
		return false
	case soft && c < utf8.RuneSelf && isDigit(byte(c)):
		r.take('-', 0)
		return true
	case size == 1 && c < utf8.RuneSelf:
		r.take(byte(c), 1)
		return true
	}
	return false
}

func (r *shapeReader) take(c byte, size int) {
	r.code[r.n] = c
	r.n++
	r.at += size
}

// next returns the next character and its size; 0 at the end.
func (r *shapeReader) next() (rune, int) {
	if r.at < len(r.text) && r.text[r.at] < utf8.RuneSelf {
		return rune(r.text[r.at]), 1
	}
	return utf8.DecodeRuneInString(r.text[r.at:])
}

// space passes over one space of any width, and reports whether there was one.
func (r *shapeReader) space() bool {
	c, size := r.next()
	if c != ' ' && (c < utf8.RuneSelf || !unicode.Is(unicode.Zs, c)) {
		return false
	}
	r.at += size
	return true
}

// invisible passes over formatting characters such as the zero-width space, and
// reports whether a soft hyphen was among them.
func (r *shapeReader) invisible() (soft bool) {
	const softHyphen = '\u00ad'
	for r.at < len(r.text) && r.text[r.at] >= utf8.RuneSelf {
		c, size := r.next()
		if !unicode.Is(unicode.Cf, c) {
			break
		}
		soft = soft || c == softHyphen
		r.at += size
	}
	return soft
}

// isDash reports whether a character is a hyphen, what word processors make of one
// or what people type in its place.
func isDash(c rune) bool {
	switch c {
	case '-', '_', '\u2043', '\u2212':
		return true
	}
	return c >= utf8.RuneSelf && unicode.Is(unicode.Pd, c)
}

package ident

import "strings"

// shown is how many characters of an identity code a display form shows.
const shown = 6

// MaskCodes replaces everything in a text that is shaped like a personal
// identity code or a temporary identifier by asterisks, whether its date and
// check character are right or not and whatever letters stand around it. It is
// the last line of defence for messages that quote a document; it may mask too
// much.
func MaskCodes(text string) string {
	return replaceShapes(text, func(shape) bool { return true }, func(s shape) string {
		return strings.Repeat("*", s.end-s.start)
	})
}

// MaskCodeEnds replaces the end of every personal identity code in a text by
// asterisks, 140312*****, as display forms show codes (observed). It masks every
// code that FindPersonalCodes finds and also what is most likely meant as one,
// so that a mistyped code is not shown either. Digits alone, such as a telephone
// number, are masked only when they are a valid code.
func MaskCodeEnds(text string) string {
	likely := func(s shape) bool { return s.alone() && s.likely() }
	return replaceShapes(text, likely, func(s shape) string {
		return s.code[:shown] + strings.Repeat("*", codeLength-shown)
	})
}

func replaceShapes(text string, which func(shape) bool, by func(shape) string) string {
	var b strings.Builder
	kept := 0
	for s, ok := nextShape(text, 0); ok; {
		from := s.start + 1
		if which(s) {
			b.WriteString(text[kept:s.start])
			b.WriteString(by(s))
			kept, from = s.end, s.end
		}
		s, ok = nextShape(text, from)
	}
	if kept == 0 {
		return text
	}
	b.WriteString(text[kept:])
	return b.String()
}

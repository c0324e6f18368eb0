package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of a text: a run of letters and digits, with a minus that
// belongs to it, or a single other character. Space only divides. So "12" is not
// found in "112" or "-12", and "1,5 kg" is found in "(1,5  kg)".
type word struct {
	text  string
	says  bool // it is made of letters or digits
	glued bool // nothing stands between it and the word before
}

// divider stands where inline elements meet: a reader may see a space there or
// none. No text of XML or of a content has it.
const divider = '\x1f'

// plainText leaves out what a reader does not see or takes for the same:
// capitals, soft hyphens, spaces without width and the kinds of dashes.
func plainText(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u00AD', '\u200B', '\u2060', '\uFEFF':
			return -1
		case '\u2212', '\uFE58', '\uFE63', '\uFF0D':
			return '-'
		}
		if r >= '\u2010' && r <= '\u2015' {
			return '-'
		}
		return unicode.ToLower(r)
	}, text)
}

// appendWords appends the words of a plain text until there are limit.
func appendWords(dst []word, text string, limit int) []word {
	before := ' ' // the character before
	for len(text) > 0 && len(dst) < limit {
		r, size := utf8.DecodeRuneInString(text)
		if unicode.IsSpace(r) || r == divider {
			before, text = ' ', text[size:]
			continue
		}
		w := word{says: partOfWord(r), glued: before != ' '}
		switch digits := strings.TrimLeft(text[size:], string(divider)); {
		case w.says:
			size = wordLength(text)
			w.text = text[:size]
		case r == '-' && before != '.' && !partOfWord(before) && isMinus(digits):
			n := wordLength(digits)
			w.text, w.says = "-"+digits[:n], true
			size = len(text) - len(digits) + n
		default:
			w.text = text[:size]
		}
		before, _ = utf8.DecodeLastRuneInString(text[:size])
		dst, text = append(dst, w), text[size:]
	}
	return dst
}

// isMinus reports whether a dash before the text is a minus: a number follows
// and no date, before which a dash means "until".
func isMinus(text string) bool {
	rest := strings.TrimLeft(text, "0123456789")
	if len(rest) == len(text) {
		return false
	}
	month, dotted := strings.CutPrefix(rest, ".")
	year := strings.TrimLeft(month, "0123456789")
	return !dotted || len(year) == len(month) || !strings.HasPrefix(year, ".")
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func wordLength(text string) int {
	for i, r := range text {
		if !partOfWord(r) {
			return i
		}
	}
	return len(text)
}

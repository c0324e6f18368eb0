package document

import (
	"strings"
	"unicode"
)

// isBlank reports whether a text shows nothing: it is empty or all of its
// characters are spaces, controls, invisible formatting characters or fillers.
func isBlank(text string) bool {
	return strings.IndexFunc(text, isVisible) < 0
}

func isVisible(r rune) bool {
	const brailleBlank = '\u2800'
	if r > ' ' && r < unicode.MaxASCII {
		return true
	}
	return !unicode.IsSpace(r) && r != brailleBlank && !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Zs,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

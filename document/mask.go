package document

import "strings"

// codeShown is how many characters of an identity code a display form shows.
const codeShown = 6

// maskTail shows the first six characters of an identity code and asterisks
// for the rest.
func maskTail(value string) string {
	runes := []rune(value)
	if len(runes) <= codeShown {
		return value
	}
	return string(runes[:codeShown]) + strings.Repeat("*", len(runes)-codeShown)
}

package document

import (
	"strings"

	"github.com/kansa-go/kansa/ident"
)

const (
	codeLength = 11 // of a personal identity code
	codeShown  = 6  // characters of it that a display form shows
)

// maskCodes replaces the end of every personal identity code in a text with
// asterisks: 140312*****. It masks every valid code and also what has a code's
// form with a letter after the date or at the end, so that a mistyped code is
// not shown either. Digits alone, such as a telephone number, are masked only
// when they are a valid code.
func maskCodes(text string) string {
	var b strings.Builder
	kept := 0
	for i := 0; i+codeLength <= len(text); i++ {
		if !codeShaped(text, i) {
			continue
		}
		b.WriteString(text[kept : i+codeShown])
		b.WriteString(strings.Repeat("*", codeLength-codeShown))
		i += codeLength - 1
		kept = i + 1
	}
	if kept == 0 {
		return text
	}
	b.WriteString(text[kept:])
	return b.String()
}

// codeShaped reports whether an identity code, or what is likely meant as one,
// stands at an offset, alone in its surroundings.
func codeShaped(text string, at int) bool {
	code := text[at : at+codeLength]
	for _, i := range []int{0, 1, 2, 3, 4, 5, 7, 8, 9} {
		if code[i] < '0' || code[i] > '9' {
			return false
		}
	}
	if !strings.ContainsRune("+-ABCDEFUVWXYabcdefuvwxy", rune(code[6])) || !isAlphanumeric(code[10]) {
		return false
	}
	if at > 0 && isAlphanumeric(text[at-1]) || at+codeLength < len(text) && isAlphanumeric(text[at+codeLength]) {
		return false
	}
	if code[:2] < "01" || code[:2] > "31" || code[2:4] < "01" || code[2:4] > "12" {
		return false
	}
	if isLetter(code[6]) || isLetter(code[10]) {
		return true
	}
	_, err := ident.ParsePersonalCode(code)
	return err == nil
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func isAlphanumeric(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' }

// maskTail shows the first six characters of an identity code and asterisks
// for the rest.
func maskTail(value string) string {
	runes := []rune(value)
	if len(runes) <= codeShown {
		return value
	}
	return string(runes[:codeShown]) + strings.Repeat("*", len(runes)-codeShown)
}

package ident

import "strings"

// Match is a personal identity code found in a text.
type Match struct {
	Start, End int // byte offsets in the text
	Code       PersonalCode
}

// FindPersonalCodes returns the valid identity codes in a text, in order. A
// code counts when it stands alone, that is not inside a longer run of ASCII
// letters or digits; lower-case letters in it are read as capitals, because
// people type so. Shapes with a wrong date or check character are not codes.
func FindPersonalCodes(text string) []Match {
	var found []Match
	for i := 0; i+11 <= len(text); i++ {
		if !candidateAt(text, i) {
			continue
		}
		code, err := ParsePersonalCode(strings.ToUpper(text[i : i+11]))
		if err != nil {
			continue
		}
		found = append(found, Match{i, i + 11, code})
		i += 10
	}
	return found
}

// candidateAt is the cheap test that lets most positions go: six digits and
// three more after one character, alone in its surroundings.
func candidateAt(text string, i int) bool {
	for j := range 10 {
		if j != 6 && !isDigit(text[i+j]) {
			return false
		}
	}
	before := i == 0 || !isAlphanumeric(text[i-1])
	after := i+11 == len(text) || !isAlphanumeric(text[i+11])
	return before && after
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isAlphanumeric(c byte) bool {
	return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

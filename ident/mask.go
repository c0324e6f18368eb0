package ident

// MaskCodes replaces everything in a text that is shaped like a personal
// identity code or a temporary identifier by asterisks, whether its date and
// check character are right or not and whatever stands around it. It is the last
// line of defence for messages that quote a document; it may mask too much.
func MaskCodes(text string) string {
	var out []byte
	for i := 0; i+11 <= len(text); i++ {
		if !codeShape(text[i : i+11]) {
			continue
		}
		if out == nil {
			out = []byte(text)
		}
		for j := i; j < i+11; j++ {
			out[j] = '*'
		}
		i += 10
	}
	if out == nil {
		return text
	}
	return string(out)
}

// codeShape is six digits, an intermediate character in either case, three
// digits and a letter or digit.
func codeShape(s string) bool {
	for j := range 10 {
		if j != 6 && !isDigit(s[j]) {
			return false
		}
	}
	separator := s[6]
	if separator >= 'a' && separator <= 'z' {
		separator -= 'a' - 'A'
	}
	return centuryOf(separator) != 0 && isAlphanumeric(s[10])
}

package document

import "strings"

// settle rewrites, in place, what may be written in several ways and says the
// same: the masked end of an identity code is one asterisk, the colon of a time a
// point, and "klo" before a time is left out. Values and form are settled alike.
func settle(words []word) []word {
	out := words[:0]
	for i := 0; i < len(words); i++ {
		if n := maskedCode(words[i:]); n > 0 {
			code := words[i]
			code.text = code.text[:codeShown]
			out = append(out, code, word{text: "*", glued: true})
			i += n - 1
			continue
		}
		if i += leadOfTime(out, words[i:]); isTime(words[i:]) {
			words[i+1].text = "."
		}
		out = append(out, words[i])
	}
	return out
}

// maskedCode returns how many words a masked identity code takes, such as
// 010190-****, 010190*****, 010190-9***, 010190A9*** and 010190-; 0 for none.
func maskedCode(words []word) int {
	first := words[0].text
	if len(first) < codeShown || len(first) > codeShown+4 || !isDigits(first[:codeShown]) {
		return 0
	}
	n := 1
	if n < len(words) && words[n].glued && (words[n].text == "-" || words[n].text == "+") {
		if n++; n < len(words) && words[n].glued && len(words[n].text) <= 3 && words[n].says {
			n++
		}
	}
	stars := 0
	for n < len(words) && words[n].glued && words[n].text == "*" {
		n++
		stars++
	}
	ends := n == 2 && stars == 0 && (n == len(words) || !words[n].glued)
	if stars < 2 && !ends {
		return 0
	}
	return n
}

// leadOfTime returns how many words before a time only lead to it: "klo", and a
// comma behind the day.
func leadOfTime(before, words []word) (n int) {
	if words[0].text == "," && endsDay(before) {
		n++
	}
	if n < len(words) && (words[n].text == "klo" || words[n].text == "kello" || words[n].text == "kl") {
		if n++; n < len(words) && words[n].text == "." {
			n++
		}
	}
	if isTime(words[n:]) {
		return n
	}
	return 0
}

// endsDay reports whether words end with a day: its year, or all of 2026-01-15.
func endsDay(words []word) bool {
	n := len(words)
	digits := func(back, length int) bool {
		return n >= back && len(words[n-back].text) == length && isDigits(words[n-back].text)
	}
	return digits(1, 4) || digits(1, 2) && digits(3, 2) && digits(5, 4) && words[n-2].text == "-" && words[n-4].text == "-"
}

// isTime reports whether words begin with a time of hours and minutes.
func isTime(words []word) bool {
	return len(words) >= 3 && len(words[0].text) <= 2 && isDigits(words[0].text) &&
		(words[1].text == "." || words[1].text == ":") && words[1].glued &&
		len(words[2].text) == 2 && isDigits(words[2].text) && words[2].glued
}

func isDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

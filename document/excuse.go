package document

import "slices"

// excuse takes from the words of a form's text what layout adds: numbers of lines
// and pages, the day of the week before a date, and the seconds of a time. They
// say nothing that the content would have to account for.
func excuse(words []word) {
	if n := pageNumber(words); n > 0 && n == len(words) {
		silence(words)
		return
	}
	if lineNumber(words) {
		silence(words[:1])
	}
	for i := range words {
		rest := words[i:]
		if dayName(rest) {
			silence(rest[:1])
		}
		if isTime(rest) && len(rest) >= 5 && rest[1].glued && isTime(rest[2:]) {
			silence(rest[4:5])
		}
	}
}

func silence(words []word) {
	for i := range words {
		words[i].says = false
	}
}

// lineNumber reports whether words begin with "1." or "1)" and no larger number.
func lineNumber(words []word) bool {
	return len(words) >= 2 && isShortNumber(words[0], 3) && words[1].glued && (words[1].text == "." || words[1].text == ")") &&
		(len(words) == 2 || !words[2].glued)
}

// pageNumber returns how many words "1/3", "1 (3)", "Sivu 1" or "Sivu 1/3" takes at
// the start; 0 for none.
func pageNumber(words []word) int {
	n := 0
	if len(words) > 0 && slices.Contains([]string{"sivu", "s", "sida", "sidan"}, words[0].text) {
		n = 1
	}
	if len(words) <= n || !isShortNumber(words[n], 3) {
		return 0
	}
	if rest := words[n+1:]; len(rest) >= 2 && isShortNumber(rest[1], 3) {
		switch {
		case rest[0].text == "/":
			return n + 3
		case rest[0].text == "(" && len(rest) >= 3 && rest[2].text == ")":
			return n + 4
		}
	}
	if n == 0 {
		return 0 // a number alone may be anything
	}
	return n + 1
}

// dayName reports whether words begin with what stands before a date: the day of
// the week, or the Swedish article.
func dayName(words []word) bool {
	if len(words) >= 3 && words[0].text == "den" {
		return isShortNumber(words[1], 2) && slices.Contains(monthsSV(), words[2].text)
	}
	if !dayOfWeek(words[0].text) {
		return false
	}
	rest := words[1:]
	for len(rest) > 0 && (rest[0].text == "." || rest[0].text == ",") {
		rest = rest[1:]
	}
	if len(rest) > 0 && rest[0].text == "den" {
		rest = rest[1:]
	}
	return len(rest) >= 3 && isShortNumber(rest[0], 2) && (rest[1].text == "." || slices.Contains(monthsSV(), rest[1].text))
}

func isShortNumber(w word, longest int) bool { return len(w.text) <= longest && isDigits(w.text) }

func dayOfWeek(text string) bool {
	switch text {
	case "ma", "ti", "ke", "to", "pe", "la", "su",
		"maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai",
		"maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina", "sunnuntaina",
		"mån", "tis", "ons", "tors", "fre", "lör", "sön", "må", "on", "lö", "sö",
		"måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag",
		"måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen":
		return true
	}
	return false
}

package document

import (
	"slices"
	"strings"
)

// caseEndings are the endings of Finnish nouns that notes put on a name, with
// the partitive, the inner and outer cases and the plural.
var caseEndings = []string{
	"ksi", "n", "en", "et", "in", "an", "än", "a", "ä", "ta", "tä", "tta", "ttä", "ssa", "ssä", "sta", "stä",
	"lla", "llä", "lta", "ltä", "lle", "na", "nä", "t", "iin", "aan", "ään", "een", "seen", "oon", "uun",
	"ksen", "ksesta", "ksessa", "kseen", "ksessä", "ksestä", "kset", "jen", "ien", "ja", "jä", "ia", "iä",
	"ksia", "ista", "istä", "issa", "issä", "nsa", "nsä",
}

// inflectedName reports whether text is a name with case endings: on its last
// word or, as Finnish has it, on every word that is not a genitive.
func inflectedName(field, text string) bool {
	if len(field) < 4 || len(text) < 5 {
		return false
	}
	if field[:2] != text[:2] {
		return false
	}
	names, words := strings.Fields(field), strings.Fields(text)
	if len(names) != len(words) {
		return false
	}
	for i, name := range names {
		if name != words[i] && !inflectedWord(name, words[i]) {
			return false
		}
	}
	return true
}

// inflectedWord reports whether text is a stem of a word with a case ending.
func inflectedWord(word, text string) bool {
	if len(word) < 3 || len(text) < 3 || word[0] != text[0] {
		return false
	}
	for _, stem := range stems(word) {
		if ending, ok := strings.CutPrefix(text, stem); ok && slices.Contains(caseEndings, ending) {
			return true
		}
	}
	return false
}

// oddStems are the stems of frequent words that follow no rule below.
var oddStems = map[string][]string{
	"lapsi": {"las"}, "mies": {"miehe"}, "nuori": {"nuor"}, "kieli": {"kiel"}, "apu": {"avu"}, "henkilö": {"henkilöi"},
}

// stemEndings are ends of words and what they become before a case ending.
var stemEndings = [][2]string{
	{"nen", "s"}, {"us", "ude"}, {"ys", "yde"}, {"kas", "kkaa"}, {"kas", "kkai"}, {"kas", "kkaide"}, {"käs", "kkää"},
	{"e", "ee"}, {"i", "e"}, {"aika", "aja"}, {"si", "de"}, {"s", "kse"}, {"nen", "se"},
	{"de", "tee"}, {"te", "ttee"}, {"pe", "ppee"}, {"ke", "kkee"}, {"ve", "pee"}, {"luku", "luvu"}, {"suku", "suvu"},
}

// stems returns what case endings are put on: the word, the word without up to
// two last letters (henkilötunnus, henkilötunnuksen), its weak grade (tyyppi,
// tyypin) and the stems of some endings.
func stems(word string) []string {
	out := append([]string{word}, oddStems[word]...)
	letters := []rune(word)
	for cut := 1; cut <= 2 && len(letters)-cut >= 4; cut++ {
		out = append(out, string(letters[:len(letters)-cut]))
	}
	if weak := weakGrade(letters); weak != "" {
		out = append(out, weak, string([]rune(weak)[:len([]rune(weak))-1]))
	}
	for _, e := range stemEndings {
		if head, ok := strings.CutSuffix(word, e[0]); ok {
			out = append(out, head+e[1])
		}
	}
	if head, ok := strings.CutSuffix(word, "t"); ok && strings.ContainsAny(head[len(head)-1:], "oaeuy") {
		out = append(out, head, head[:len(head)-1])
		if stem, ok := strings.CutSuffix(head, "do"); ok {
			out = append(out, stem+"to")
		}
	}
	return out
}

// grades are the strong consonants before a word's last vowel and their weak
// grade, longest first.
var grades = [][2]string{
	{"kk", "k"}, {"pp", "p"}, {"tt", "t"}, {"nk", "ng"}, {"nt", "nn"}, {"lt", "ll"}, {"rt", "rr"}, {"mp", "mm"},
	{"st", "st"}, {"t", "d"}, {"p", "v"}, {"sk", "sk"}, {"k", ""},
}

func weakGrade(letters []rune) string {
	if len(letters) < 4 || !strings.ContainsRune("aeiouyäö", letters[len(letters)-1]) {
		return ""
	}
	head, vowel := string(letters[:len(letters)-1]), string(letters[len(letters)-1])
	for _, g := range grades {
		if stem, ok := strings.CutSuffix(head, g[0]); ok {
			return stem + g[1] + vowel
		}
	}
	return ""
}

package document

import (
	"crypto/sha256"
	"encoding/hex"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// noteDigest identifies a note's text: the first 12 hexadecimal digits of the
// SHA-256 of the text with its white space collapsed. It is empty for an empty
// note.
func noteDigest(note string) string {
	text := strings.Join(strings.Fields(note), " ")
	if text == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}

var quoteMarks = strings.NewReplacer(
	"”", `"`, "“", `"`, "„", `"`, "‟", `"`, "»", `"`, "«", `"`, "″", `"`, "''", `"`,
	"\u00a0", " ", "\u200b", "", "\ufeff", "", "‐", "-", "‑", "-", "–", "-", "—", "-",
)

// plainNote makes a note's spelling uniform: one kind of quote and dash, single
// spaces, a space before the hyphen that joins a name to "-kenttä".
func plainNote(note string) string {
	text := strings.Join(strings.Fields(quoteMarks.Replace(note)), " ")
	for range 2 { // two quoted words in a row share the space between them
		text = singleQuotes.ReplaceAllString(text, `$1"$2"$3`)
	}
	return text
}

// singleQuotes are pairs of single quotes at the edges of words; an apostrophe
// inside a word is none.
var singleQuotes = compilePattern(`(^|[ (:=])['’‘‛]([^'’‘‛"]+)['’‘‛]($|[ ).,;:\-])`)

var (
	markupBreak = compilePattern(`(?i)\s*(?:<br ?/?>|</?(?:p|li|ul|ol|div|h\d)(?: [^<>]*)?>|\r?\n|\r)\s*`)
	markup      = compilePattern(`(?i)</?(?:b|i|u|em|strong|span|a|font)(?: [^<>]*)?>`)
)

// noteSentences splits a note, which may have line breaks or markup, into plain
// sentences. A line that goes on in small letters is no sentence of its own.
func noteSentences(note string) []string {
	var lines []string
	for _, line := range markupBreak.Split(html.UnescapeString(markup.ReplaceAllString(note, "")), -1) {
		line = plainNote(line)
		if n := len(lines); n > 0 && line != "" && continues(lines[n-1], line) {
			lines[n-1] += " " + line
		} else if line != "" {
			lines = append(lines, line)
		}
	}
	var out []string
	for _, line := range lines {
		out = append(out, sentences(line)...)
	}
	return out
}

// continues reports whether a line goes on with the sentence of the one before.
func continues(before, line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	return unicode.IsLower(first) || unicode.IsDigit(first) || strings.ContainsRune(`"-(=`, first) || strings.HasSuffix(before, ":") || strings.HasSuffix(before, ",")
}

// sentences splits a plain note. A full stop ends a sentence when a space and a
// capital, a quote or a digit follow; those inside quotes and of abbreviations
// do not.
func sentences(note string) []string {
	var out []string
	start, quoted := 0, false
	for i, r := range note {
		switch {
		case r == '"':
			quoted = !quoted
		case r == '.' && !quoted && endsSentence(note, start, i):
			out = append(out, strings.TrimSpace(note[start:i]))
			start = i + 1
		}
	}
	if rest := strings.TrimRight(strings.TrimSpace(note[start:]), ". "); rest != "" {
		out = append(out, rest)
	}
	return out
}

var abbreviation = compilePattern(`(?i)(^|[\s(])(esim|ks|mm|jne|yms|ym|tms|ns|nk|huom|vrt|kts)$`)

func endsSentence(note string, start, stop int) bool {
	rest := note[stop+1:]
	if rest == "" {
		return true
	}
	if rest[0] != ' ' || abbreviation.MatchString(note[start:stop]) {
		return false
	}
	for _, r := range strings.TrimLeft(rest, " ") {
		return unicode.IsUpper(r) || r == '"' || unicode.IsDigit(r)
	}
	return true
}

var parenthesis = compilePattern(`\s*\([^()]*\)`)

// withoutParentheses drops what stands in brackets.
func withoutParentheses(text string) string {
	return strings.Join(strings.Fields(parenthesis.ReplaceAllString(text, "")), " ")
}

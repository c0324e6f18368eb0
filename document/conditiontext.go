package document

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"
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
	return strings.Join(strings.Fields(quoteMarks.Replace(note)), " ")
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

var abbreviation = regexp.MustCompile(`(?i)(^|[\s(])(esim|ks|mm|jne|yms|ym|tms|ns|nk|huom|vrt|kts)$`)

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

var parenthesis = regexp.MustCompile(`\s*\([^()]*\)`)

// withoutParentheses drops what stands in brackets.
func withoutParentheses(text string) string {
	return strings.Join(strings.Fields(parenthesis.ReplaceAllString(text, "")), " ")
}

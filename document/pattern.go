package document

import (
	"regexp"
	"regexp/syntax"
	"unicode"
)

// pattern is a regular expression that is asked only where a text holds the words
// that every match has. Notes are asked some hundred questions each, and most are
// answered by the absence of one word.
type pattern struct {
	*regexp.Regexp
	words []string // in small ASCII letters
}

// compilePattern panics when the expression is wrong, as regexp.MustCompile does.
// Words are compared as ASCII: the long s and the Kelvin sign, which regexp takes
// for s and k, occur in no Finnish text.
func compilePattern(expr string) *pattern {
	p := &pattern{Regexp: regexp.MustCompile(expr)}
	if tree, err := syntax.Parse(expr, syntax.Perl); err == nil {
		p.words = wordsOf(tree, nil)
	}
	return p
}

// wordsOf appends the longest word of each literal that every match has.
func wordsOf(tree *syntax.Regexp, words []string) []string {
	switch tree.Op {
	case syntax.OpLiteral:
		if word := longestWord(tree.Rune); len(word) >= shortestWord {
			words = append(words, word)
		}
	case syntax.OpConcat:
		for _, sub := range tree.Sub {
			words = wordsOf(sub, words)
		}
	case syntax.OpCapture, syntax.OpPlus:
		words = wordsOf(tree.Sub[0], words)
	case syntax.OpRepeat:
		if tree.Min > 0 {
			words = wordsOf(tree.Sub[0], words)
		}
	}
	return words
}

// shortestWord is the length from which looking for a word pays.
const shortestWord = 3

// longestWord returns the longest run of ASCII letters, digits, blanks and hyphens
// of a literal, whose case does not matter.
func longestWord(literal []rune) (longest string) {
	run := ""
	for _, c := range literal {
		if c = unicode.ToLower(c); c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == ' ' || c == '-' {
			run += string(c)
		} else {
			run = ""
		}
		if len(run) > len(longest) {
			longest = run
		}
	}
	return longest
}

// may reports whether a text can match.
func (p *pattern) may(text string) bool {
	for _, word := range p.words {
		if !holds(text, word) {
			return false
		}
	}
	return true
}

// holds reports whether a text holds a word in any case. Every character of a word
// has the bit that tells small letters from capitals.
func holds(text, word string) bool {
	const small = 0x20
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i]|small != word[0] {
			continue
		}
		n := 1
		for n < len(word) && text[i+n]|small == word[n] {
			n++
		}
		if n == len(word) {
			return true
		}
	}
	return false
}

// MatchString is that of regexp.Regexp.
func (p *pattern) MatchString(text string) bool { return p.may(text) && p.Regexp.MatchString(text) }

// FindStringSubmatch is that of regexp.Regexp.
func (p *pattern) FindStringSubmatch(text string) []string {
	if !p.may(text) {
		return nil
	}
	return p.Regexp.FindStringSubmatch(text)
}

// FindStringSubmatchIndex is that of regexp.Regexp.
func (p *pattern) FindStringSubmatchIndex(text string) []int {
	if !p.may(text) {
		return nil
	}
	return p.Regexp.FindStringSubmatchIndex(text)
}

// FindAllStringIndex is that of regexp.Regexp.
func (p *pattern) FindAllStringIndex(text string, n int) [][]int {
	if !p.may(text) {
		return nil
	}
	return p.Regexp.FindAllStringIndex(text, n)
}

// ReplaceAllString is that of regexp.Regexp.
func (p *pattern) ReplaceAllString(text, by string) string {
	if !p.may(text) {
		return text
	}
	return p.Regexp.ReplaceAllString(text, by)
}

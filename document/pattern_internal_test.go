package document

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestPatternWords: only what every match has is asked for before.
func TestPatternWords(t *testing.T) {
	for expr, want := range map[string][]string{
		`(?i)^(?P<f>.+) näytetään vain$`:  {"n vain"},
		`(?i)kenttä(?:än)? on pakollinen`: {"kentt", " on pakollinen"},
		`abc|abd`:                         nil,
		`(?:abc)?def`:                     {"def"},
		`(?:abc)+`:                        {"abc"},
		`(?:abc){0,2}`:                    nil,
		`ab`:                              nil,
		`[a-z]+`:                          nil,
	} {
		require.Equal(t, want, compilePattern(expr).words, expr)
	}
}

// TestPatternAnswersAsRegexp: looking for words first changes no answer.
func TestPatternAnswersAsRegexp(t *testing.T) {
	exprs := []string{`(?i)^jos (?P<a>.+?) -kenttään on vastattu "?(?P<b>kyllä|ei)"?$`, `(?i) tai (?:sitten )?`, `(?i)näytetään (?:vain|ainoastaan)`, `pakolli(?:nen|sia)`, `x*`}
	words := []string{"jos ", "Jos ", "KYLLÄ", "kyllä", "ei", " -kenttään on vastattu ", " tai ", "sitten ", "Näytetään ", "vain", "PAKOLLISIA", "pakollinen", "\"", "ä", "x", ""}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 8).Draw(t, "text"), "")
		for _, expr := range exprs {
			p := compilePattern(expr)
			require.Equal(t, p.Regexp.MatchString(text), p.MatchString(text))
			require.Equal(t, p.Regexp.FindStringSubmatch(text), p.FindStringSubmatch(text))
			require.Equal(t, p.Regexp.FindStringSubmatchIndex(text), p.FindStringSubmatchIndex(text))
			require.Equal(t, p.Regexp.FindAllStringIndex(text, -1), p.FindAllStringIndex(text, -1))
			require.Equal(t, p.Regexp.ReplaceAllString(text, "-"), p.ReplaceAllString(text, "-"))
		}
	})
}

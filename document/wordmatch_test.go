package document

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestWordMatcher(t *testing.T) {
	for _, c := range []struct {
		name          string
		phrases, text string // phrases are divided by "|"
		found         string // one of y and n for each phrase
		covered       bool
	}{
		{"a phrase alone", "kuvaus", "kuvaus", "y", true},
		{"no part of a word", "12|kuva", "112 kuvaus", "nn", false},
		{"space does not matter", "1,5 kg", "( 1,5\n kg )", "y", true},
		{"a phrase inside another", "hyvä|hyvä koulu tänään|koulu", "hyvä koulu tänään", "yyy", true},
		{"overlapping phrases cover together", "a b|b c", "a b c", "yy", true},
		{"something more", "a b", "a b c", "y", false},
		{"punctuation says nothing", "a", "a!?", "y", true},
		{"a failed beginning", "a a b", "a a a b", "y", false},
		{"no phrase", "", "x", "n", false},
		{"no text", "a", "", "n", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, table := newWordMatcher(), newWordTable(100)
			var nodes []int32
			for _, p := range strings.Split(c.phrases, "|") {
				nodes = append(nodes, m.add(table.phrase(p)))
			}
			m.link()
			text := [][]wordToken{table.read(nil, c.text)}
			require.Equal(t, []bool{c.covered}, covers([]*wordMatcher{m}, text))
			m.find(text)
			for i, n := range nodes {
				require.Equal(t, c.found[i] == 'y', m.found(n), i)
			}
		})
	}
}

// The matcher finds what a search for each phrase finds.
func TestWordMatcherAgreesWithPlainSearch(t *testing.T) {
	text := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "ab", ",", "."}), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		phrases := rapid.SliceOfN(text, 0, 6).Draw(t, "phrases")
		in := text.Draw(t, "text")
		m, table := newWordMatcher(), newWordTable(100)
		var nodes []int32
		for _, p := range phrases {
			nodes = append(nodes, m.add(table.phrase(strings.Join(p, " "))))
		}
		m.link()
		read := [][]wordToken{table.read(nil, strings.Join(in, " "))}
		covered := covers([]*wordMatcher{m}, read)[0]
		m.find(read)
		open := make([]bool, len(in))
		for i, w := range in {
			open[i] = partOfWord(rune(w[0]))
		}
		for i, p := range phrases {
			found := false
			for at := 0; len(p) > 0 && at+len(p) <= len(in); at++ {
				if slices.Equal(in[at:at+len(p)], p) {
					found = true
					clear(open[at : at+len(p)])
				}
			}
			require.Equal(t, found, m.found(nodes[i]), "%q in %q", p, in)
		}
		require.Equal(t, !slices.Contains(open, true), covered)
	})
}

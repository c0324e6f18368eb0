package document

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestBlank: rule STR-13, "A mandatory string is not empty; whitespace alone is
// reported", whatever kind of character shows nothing.
func TestBlank(t *testing.T) {
	s := &Structure{root: &Field{Key: "koe", Kind: KindGroup, Fields: []*Field{{Key: "teksti", Kind: KindText, Required: true}}}}
	warned := func(text string) bool {
		quoted, err := json.Marshal(text)
		require.NoError(t, err)
		c := &check{s: s}
		c.semantics(map[string]any(decodeContent([]byte(`{"koe":{"teksti":` + string(quoted) + `}}`))))
		return len(c.out.Of(strNonEmpty.ID)) == 1
	}
	for _, blank := range []string{
		" ", "\n\t", "\u00a0", "\u200b", "\ufeff", "\u2060", "\u00ad", "\u2800", "\u3164", "\u115f", "\u1160", "\uffa0",
		"\u180e", "\u034f", "\u2028", "\u200e", "\ufe0f", "\U000e0020", "\u3000", " \u200b\u2800 ",
	} {
		require.True(t, isBlank(blank), "%U", []rune(blank))
		require.True(t, warned(blank), "%U", []rune(blank))
		require.False(t, isBlank(blank+"a"+blank), "%U", []rune(blank))
	}
	for _, shown := range []string{"a", "-", ".", "Ä", "日", "👍", "a\u200b", strings.Repeat("\u200b", 9) + "1"} {
		require.False(t, isBlank(shown))
		require.False(t, warned(shown))
	}
}

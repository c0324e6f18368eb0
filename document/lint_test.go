package document

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/rule"
)

// TestLintTestContent: "ENV-01 covers every field, not only the client's id"
// (rule ENV-02).
func TestLintTestContent(t *testing.T) {
	s := &Structure{
		root: &Field{Key: "koe", Kind: KindGroup, Fields: []*Field{
			{Key: "nimi", Kind: KindText, Name: Name{FI: "Nimi"}, Repeatable: true},
			{Key: "tunnus", Kind: KindIdentifier, Name: Name{FI: "Tunnus"}},
		}},
		keys: map[string]string{"koe": "koe", "nimi": "nimi", "tunnus": "tunnus", "value": "value"},
	}
	const real, test = "131052-308T", "140312A907T"
	for _, c := range []struct{ name, content, location, field string }{
		{"a test code passes", `{"koe":{"nimi":["` + test + `"]}}`, "", ""},
		{"a real code in a repeated text", `{"koe":{"nimi":["a","b ` + real + `"]}}`, "/koe/nimi/1", "Nimi"},
		{"in an identifier", `{"koe":{"tunnus":{"value":"` + real + `"}}}`, "/koe/tunnus/value", "Tunnus"},
		{"escaped", `{"koe":{"nimi":["\u003131052-308T"]}}`, "/koe/nimi/0", "Nimi"},
		{"with a dash of a word processor", `{"koe":{"nimi":["131052–308T"]}}`, "/koe/nimi/0", "Nimi"},
		{"as a key", `{"koe":{"` + real + `":1}}`, "/koe/*", "koe"},
		{"below an unknown key", `{"koe":{"matti":{"x":"` + real + `"}}}`, "/koe/*/*", "koe"},
		{"in the second of two equal keys", `{"koe":{"nimi":["a"],"nimi":["` + real + `"]}}`, "/koe/nimi/0", "Nimi"},
		{"behind the content", `{"koe":{}} ` + real, "", ""},
		{"behind a syntax error", `{"koe":{"nimi":[oho,"` + real + `"]}}`, "/koe/nimi/0", "Nimi"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := LintTestContent(s, []byte(c.content))
			if c.name == "a test code passes" {
				require.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			require.Equal(t, rule.ID("ENV-02"), found[0].Rule)
			require.Equal(t, c.location, found[0].Location)
			require.Equal(t, c.field, found[0].Field)
			require.NotContains(t, found[0].String(), "308T")
		})
	}
}

// Without a structure no key is known, so none is repeated.
func TestLintWithoutStructure(t *testing.T) {
	found := LintTestContent(nil, []byte(`{"koe":[{"matti":"131052-308T"}]}`))
	require.Len(t, found, 1)
	require.Equal(t, "/*/0/*", found[0].Location)
}

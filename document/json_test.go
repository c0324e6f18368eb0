package document

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// What our parser accepts, the standard library reads to the same value; what
// the standard library refuses, ours refuses.
func checkAgainstStandard(t require.TestingT, data []byte) {
	v, faults, ok := parseJSON(data, nil)
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var want any
	err := dec.Decode(&want)
	if err == nil && len(bytes.TrimLeft(data[dec.InputOffset():], " \t\r\n")) > 0 {
		err = errTrailing
	}
	if err != nil {
		require.False(t, ok && len(faults) == 0, "accepted what encoding/json refuses: %v", err)
		return
	}
	if ok && len(faults) == 0 {
		require.Equal(t, want, v)
		return
	}
	// The rest of ours is stricter on purpose.
	require.NotEmpty(t, faults)
	for _, f := range faults {
		require.NotEqual(t, faultSyntax, f.kind, "refused what encoding/json accepts")
		require.NotEqual(t, faultTrailing, f.kind, "refused what encoding/json accepts")
	}
}

var errTrailing = &Error{Message: "trailing data"}

func FuzzParseJSON(f *testing.F) {
	for _, seed := range jsonSeeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkAgainstStandard(t, data)
	})
}

var jsonSeeds = []string{
	``, ` `, `{}`, `[]`, `null`, `true`, `false`, `tru`, `0`, `-0`, `01`, `1.`, `1.5e+3`, `1e999`, `.5`, `-`,
	`"a"`, `"\u00e5\n\"\\\/"`, `"\ud83d\ude00"`, `"\ud83d"`, `"\ude00\ud83d"`, `"\u12"`, `"\x"`, "\"\x01\"", "\"\xff\"",
	`{"a":1,"a":2}`, `{"a":{"b":[1,2,{"c":null}]}}`, `{"a"}`, `{"a":}`, `{,}`, `[1,]`, `[,1]`, `[1 2]`, `{"a":1,}`, `{a:1}`,
	`[[[[[[]]]]]]`, "\ufeff{}", `{} {}`, `"` + "\u2028" + `"`, `{"\u0061":1,"a":2}`, `"\u0000"`, `1234567890123456789012345678901234567890123456789012345678901234567890`,
}

func TestParseJSONAgainstStandard(t *testing.T) {
	for _, seed := range jsonSeeds {
		checkAgainstStandard(t, []byte(seed))
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune(`{}[]",:\u0aåtruefalsn -1.e+`+"\n😀"))).Draw(t, "text")
		checkAgainstStandard(t, []byte(text))
	})
}

// Encoding and parsing again gives the same value, and keys in the structure's
// order.
func TestEncodeRoundTrips(t *testing.T) {
	s := &Structure{root: &Field{Key: "koe", Kind: KindGroup, Fields: []*Field{
		{Key: "z", Kind: KindText, Row: 1}, {Key: "a", Kind: KindCode, Row: 2},
	}}}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Filter(func(s string) bool {
			return utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool { return !isXMLChar(r) }) < 0
		}).Draw(t, "text")
		doc := map[string]any{"koe": map[string]any{
			"z": text, "a": map[string]any{"display": text, "code": "1", "system": "s"},
		}}
		data := s.encode(doc)
		require.True(t, bytes.HasPrefix(data, []byte(`{"koe":{"z":`)))
		v, faults, ok := parseJSON(data, nil)
		require.True(t, ok)
		require.Empty(t, faults)
		require.Equal(t, any(doc), v)
	})
}

func TestComparePointers(t *testing.T) {
	ordered := []string{"", "/a", "/a/0", "/a/2", "/a/10", "/a/10/x", "/b"}
	for i, a := range ordered {
		for j, b := range ordered {
			require.Equal(t, sign(i-j), sign(comparePointers(a, b)), "%s %s", a, b)
		}
	}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

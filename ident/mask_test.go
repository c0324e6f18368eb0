package ident_test

import (
	"testing"

	"github.com/kansa-go/kansa/ident"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestMaskCodeEnds(t *testing.T) {
	for _, c := range []struct{ text, want, why string }{
		{"140312A907T", "140312*****", "a code alone"},
		{"Äiti (140312A907T), isä 020585-913V.", "Äiti (140312*****), isä 020585*****.", "in free text"},
		{"140312a907t", "140312*****", "small letters"},
		{"140312A907K", "140312*****", "a mistyped check character"},
		{"140312Y903L", "140312*****", "an intermediate character of 2023"},
		{"140312A907T/140312A907T", "140312*****/140312*****", "two in a row"},
		{"hetu:140312A907Tx", "hetu:140312*****x", "glued to the next word"},
		{"äitiY140312A907T", "äitiY140312*****", "glued to the word before"},
		{"020585\u2013913V ja 020585\u2212913V", "020585***** ja 020585*****", "dashes of a word processor"},
		{"ab140312A907Tc", "ab140312A907Tc", "inside a longer identifier"},
		{"1140312A907T, 140312-9071123", "1140312A907T, 140312-9071123", "inside a longer number"},
		{"040123-4567", "040123-4567", "a telephone number"},
		{"401899A903L", "401899A903L", "no day or month"},
		{"1.2.246.10.12345671.95.2026.100002.12", "1.2.246.10.12345671.95.2026.100002.12", "an OID"},
		{"", "", "nothing"},
	} {
		require.Equal(t, c.want, ident.MaskCodeEnds(c.text), c.why)
	}
}

// No text that goes in with a code in it comes out with the code, and masking
// twice changes nothing more.
func TestMaskingIsComplete(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.StringMatching(`[ a-zåäö.,:;()\n-]{0,20}[ .,:;(\n]`).Draw(t, "before")
		after := rapid.StringMatching(`[ .,:;)\n][ a-zåäö.,:;()\n-]{0,20}`).Draw(t, "after")
		masked := ident.MaskCodeEnds(before + "140312A907T" + after)
		require.Equal(t, before+"140312*****"+after, masked)
		require.Equal(t, masked, ident.MaskCodeEnds(masked))
	})
}

package document

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestMaskCodes(t *testing.T) {
	for _, c := range []struct{ text, want, why string }{
		{"140312A907T", "140312*****", "a code alone"},
		{"Äiti (140312A907T), isä 020585-913V.", "Äiti (140312*****), isä 020585*****.", "in free text"},
		{"140312a907t", "140312*****", "small letters"},
		{"140312A907K", "140312*****", "a mistyped check character"},
		{"140312Y903L", "140312*****", "an intermediate character of 2023"},
		{"140312A907T/140312A907T", "140312*****/140312*****", "two in a row"},
		{"hetu:140312A907Tx", "hetu:140312A907Tx", "part of a longer word"},
		{"040123-4567", "040123-4567", "a telephone number"},
		{"401899A903L", "401899A903L", "no day or month"},
		{"1.2.246.10.12345671.95.2026.100002.12", "1.2.246.10.12345671.95.2026.100002.12", "an OID"},
		{"", "", "nothing"},
	} {
		require.Equal(t, c.want, maskCodes(c.text), c.why)
	}
}

// No text that goes in with a code in it comes out with the code, and masking
// twice changes nothing more.
func TestMaskingIsComplete(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.StringMatching(`[ a-zåäö.,:;()\n-]{0,20}[ .,:;(\n]`).Draw(t, "before")
		after := rapid.StringMatching(`[ .,:;)\n][ a-zåäö.,:;()\n-]{0,20}`).Draw(t, "after")
		masked := maskCodes(before + "140312A907T" + after)
		require.Equal(t, before+"140312*****"+after, masked)
		require.Equal(t, masked, maskCodes(masked))
	})
}

func TestShowTime(t *testing.T) {
	for text, want := range map[string]string{
		"2026-03-09":                   "9.3.2026",
		"2026-03":                      "3.2026",
		"2026":                         "2026",
		"2026-03-19T13:33:30+03:00":    "19.3.2026 13.33",
		"2026-03-19T00:05:00Z":         "19.3.2026 00.05",
		"2026-03-19T13:33:30.25-11:30": "19.3.2026 13.33",
		"2024-02-31":                   "2024-02-31",
		"2024-01-00":                   "2024-01-00",
		"-0044-03-15":                  "-0044-03-15",
		"T12:00":                       "T12:00",
		"ensi viikolla":                "ensi viikolla",
		"":                             "",
	} {
		require.Equal(t, want, showTime(text), text)
	}
}

func TestShowNumber(t *testing.T) {
	for text, want := range map[string]string{
		"1": "1", "-2.50": "-2,50", "1e3": "1000", "1.5E-3": "0,0015", "123456789012345678901234567890": "123456789012345678901234567890",
	} {
		require.Equal(t, want, showNumber(number(text)))
	}
}

func TestPlainTextOfNotes(t *testing.T) {
	require.Equal(t, []string{
		`Jos "Millaista tilannetta. Kirjaaminen koskee?" -kenttään on valittu 1`,
		"Toinen virke, esim. tämä",
		"29 momentin 2. kohta jatkuu",
	}, sentences(plainNote("Jos ”Millaista tilannetta. Kirjaaminen koskee?”  -kenttään on valittu 1.\nToinen virke, esim. tämä. 29 momentin 2. kohta jatkuu. ")))
	require.Equal(t, noteDigest("a  b\n"), noteDigest("a b"))
	require.Empty(t, noteDigest(" "))
	require.Len(t, noteDigest(strings.Repeat("x", 5000)), 12)
}

package document

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

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

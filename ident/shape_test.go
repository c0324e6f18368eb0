package ident_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/kansa-go/kansa/ident"

	"github.com/stretchr/testify/require"
)

// TestFindsHoweverWritten: rule ENV-02 covers a code that people or word processors
// wrote in another way.
func TestFindsHoweverWritten(t *testing.T) {
	const early, late = "020585", "913P"
	written := map[string]string{
		"a space before the dash": early + " -" + late, "a space behind it": early + "- " + late, "spaces on both sides": early + " \u2013 " + late,
		"no-break spaces": early + "\u00a0-\u202f" + late, "an underscore": early + "_" + late,
		"a minus": early + "\u2212" + late, "a hyphen bullet": early + "\u2043" + late,
		"a zero-width space in the date": "0205\u200b85-913P", "before the dash": early + "\u200b-" + late, "behind it": early + "-\u200b" + late,
		"before the check character": early + "-913\u200bP", "several": "\u200b0\u200b\u00ad2\u20600585\ufeff-9\u200b13\u200dP",
		"a soft hyphen beside the dash": early + "-\u00ad" + late, "a soft hyphen for the dash": early + "\u00ad" + late,
		"a dash between spaces and invisible characters": early + "\u200b \u200b-\u200b " + late,
	}
	for _, r := range unicode.Pd.R16 {
		for c := rune(r.Lo); c <= rune(r.Hi); c += rune(r.Stride) {
			written["dash "+string(c)] = early + string(c) + late
		}
	}
	for name, text := range written {
		for _, around := range []string{"", " ", "ää", "(", "ä\u200b"} {
			found := ident.FindPersonalCodes(around + text + ".")
			require.Len(t, found, 1, "%s: %q", name, around+text)
			require.Equal(t, "020585-913P", found[0].Code.Reveal(), name)
			require.Equal(t, strings.Trim(text, "\u200b"), (around + text)[found[0].Start:found[0].End], name)
		}
		require.NotContains(t, ident.MaskCodeEnds(text), "13P", name)
		require.NotContains(t, ident.MaskCodes(text), "0205", name)
	}
	require.Len(t, ident.FindPersonalCodes("140312\u200bA907T"), 1, "a letter as intermediate character")
}

// TestFindsNothingElse: what only looks like a code is none.
func TestFindsNothingElse(t *testing.T) {
	for _, text := range []string{
		"1.2.246.10.12345671.95.2026.100002.12", "1.2.246.537.6.1506.15007.2024.11.28", "2.999.020585.913",
		"+358 40 123 4567", "040123-4567", "040 - 123 4567", "0401234567", "09 310 1691", "+358-40-1234567",
		"2.5.1985", "1.1.2026 - 31.12.2026", "020585 - 311285", "020585-311285", "20260102_1030", "2026-01-02T10:30:00+02:00", "1985-05-02",
		"020585  -913P", "020585 -  913P", "020585 913P", "020585\n-913P", "140312 A907T", "140312A 907T", "020585--913P", "020585913P",
		"020585.913P", "020585/913P", "0205\u00e485-913P", "020585\u200b913P", "ab020585_913Pc", "1020585_913P",
		"550e8400-e29b-41d4-a716-446655440000", "\xff\xfe020585", "020585\xff913P", "äöåäöåäöåäöå", "020585-91\u200b", "020585\u00ad", "020585 ",
	} {
		require.Empty(t, ident.FindPersonalCodes(text), "%q", text)
	}
}

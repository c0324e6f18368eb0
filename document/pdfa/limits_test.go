package pdfa_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document/pdfa"
	"github.com/kansa-go/kansa/rule"
)

// TestLimits has files that would cost far more than their size. Each is refused
// and says so; with the library that was used before, some took minutes.
func TestLimits(t *testing.T) {
	good := pdf(xmp("1", "B"), "")
	bomb := deflated(strings.Repeat(" ", 20<<20))
	damaged := bomb[:len(bomb)-64] + strings.Repeat("\xff", 64)
	container := func(data string) string {
		return fmt.Sprintf("<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", len(data), data)
	}
	same := strings.Repeat("9 0 ", 100_000)
	alike := deflated(same + "[" + strings.Repeat("1 ", 100_000) + "]")
	for _, tc := range []struct {
		explanation, beyond string
		src                 []byte
	}{
		{"half a million dictionaries", "values in one object", pdf(xmp("1", "B"), "", "["+strings.Repeat("<</A 1>>", 500_000)+"]")},
		{"values of many objects", "values", manyObjects(10, "["+strings.Repeat("1 ", 600_000)+"]")},
		{"values reached again and again", "values", pdf(xmp("1", "B"), "", "["+strings.Repeat("1 ", 100_000)+"]", "["+strings.Repeat("<</S 5 0 R>>", 1000)+"]")},
		{"arrays inside each other", "arrays and dictionaries", pdf(xmp("1", "B"), "", strings.Repeat("[", 600)+strings.Repeat("]", 600))},
		{"dictionaries inside each other", "arrays and dictionaries", pdf(xmp("1", "B"), "", strings.Repeat("<</A ", 100_000)+"1"+strings.Repeat(">>", 100_000))},
		{"objects", "objects", manyObjects(200_001, "1")},
		{"entries of a table", "objects", []byte("%PDF-1.4\nxref\n0 200009\n" + strings.Repeat("0000000009 00000 n \n", 200_009) + "startxref\n9\n")},
		{"strings that never end", "overlapping objects", append(bytes.Clone(good), strings.Repeat("1 0 obj ( ", 5000)...)},
		{"trailers that never end", "overlapping objects", append([]byte("%PDF-1.4\n"), strings.Repeat("trailer<<(", 5000)...)},
		{"one bomb after another", "unpacked streams", pdf(xmp("1", "B"), "", container(bomb), container(bomb))},
		{"damaged bombs", "unpacked streams", pdf(xmp("1", "B"), "", container(damaged), container(damaged), container(bomb))},
		{"object streams", "object streams", manyObjects(10_001, container(deflated("9 0 1")))},
		{"objects that are the same octets", "values", pdf(xmp("1", "B"), "", fmt.Sprintf("<< /Type /ObjStm /N 100000 /First %d /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", len(same), len(alike), alike))},
		{"sections", "cross-reference sections", manySections(2001)},
		{"metadata", "metadata", pdf(strings.Repeat("<a/>", 300_000), "")},
		{"elements inside each other", "metadata", pdf(strings.Repeat("<a>", 100_000), "")},
	} {
		t.Run(tc.explanation, func(t *testing.T) {
			found := pdfa.Inspect(tc.src).Findings.Of("PDF-09")
			require.Len(t, found, 1)
			require.Equal(t, rule.Error, found[0].Severity)
			require.Contains(t, found[0].Message, "too many or too large "+tc.beyond)
		})
	}
}

func manyObjects(n int, body string) []byte {
	b := bytes.NewBuffer(pdf(xmp("1", "B"), ""))
	for i := range n {
		fmt.Fprintf(b, "%d 0 obj %s endobj\n", i+10, body)
	}
	return b.Bytes()
}

func manySections(n int) []byte {
	b := one("1.4", "1", "B", "")
	for range n {
		b.table("")
	}
	return b.Bytes()
}

// TestWithinLimits has files as large as real ones can be.
func TestWithinLimits(t *testing.T) {
	for explanation, src := range map[string][]byte{
		"objects":  manyObjects(100_000, "<< /A 1 >>"),
		"values":   pdf(xmp("1", "B"), "", "["+strings.Repeat("<</A 1>>", 200_000)+"]"),
		"strings":  pdf(xmp("1", "B"), "", "["+strings.Repeat("()", 500_000)+"]"),
		"nesting":  pdf(xmp("1", "B"), "", strings.Repeat("[", 500)+strings.Repeat("]", 500)),
		"sections": manySections(1000),
	} {
		require.Empty(t, pdfa.Inspect(src).Findings, explanation)
	}
}

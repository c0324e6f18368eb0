package xmltree_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

// filled is a document of about size bytes: the pieces that piece makes of
// numbers, inside of open and end.
func filled(size int, open string, piece func(i int) string, end string) []byte {
	var b strings.Builder
	b.WriteString(open)
	for i := 0; b.Len() < size; i++ {
		b.WriteString(piece(i))
	}
	b.WriteString(end)
	return []byte(b.String())
}

// same makes the same piece of every number.
func same(piece string) func(int) string { return func(int) string { return piece } }

// joined is n parts made of the numbers from n-1 down to 0.
func joined(n int, format string) string {
	var b strings.Builder
	for i := n - 1; i >= 0; i-- {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// hostile are documents of about size bytes that cost as much as their length
// allows.
func hostile(size int) map[string][]byte {
	filled := func(open string, piece func(i int) string, end string) []byte { return filled(size, open, piece, end) }
	deep, up := strings.Repeat("<d>", 250), strings.Repeat("</d>", 250)
	scope := "<r" + joined(126, ` xmlns:p%d="u:%[1]d"`) + ">"
	long := strings.Repeat("x", 240)
	cd := "<r><![CDATA[]]>"
	return map[string][]byte{
		"unordered attributes":    filled("<r>", same("<e"+joined(127, ` a%d=""`)+"/>"), "</r>"),
		"unordered long names":    filled("<r>", same("<e"+joined(127, ` `+long+`%03d=""`)+"/>"), "</r>"),
		"prefixed attributes":     filled(scope, same("<e"+joined(126, ` p%d:a=""`)+"/>"), "</r>"),
		"long namespaces":         filled(strings.ReplaceAll(scope, "u:", "u:"+long), same("<e"+joined(126, ` p%d:a=""`)+"/>"), "</r>"),
		"two long namespaces":     filled(`<r xmlns:p="u:`+long+`1" xmlns:q="u:`+long+`2">`, same(`<e p:a="" q:a=""/>`), "</r>"),
		"namespaces in scope":     filled(scope, same("<e/>"), "</r>"),
		"outermost prefix":        filled(scope, same("<p125:e/>"), "</r>"),
		"declarations":            filled("<r>", same("<e"+joined(126, ` xmlns:p%d="u:"`)+"/>"), "</r>"),
		"alternating declaration": filled("<r>", func(i int) string { return fmt.Sprintf(`<e xmlns="u:%d"/>`, i%2) }, "</r>"),
		"different declarations":  filled("<r>", func(i int) string { return fmt.Sprintf(`<e xmlns:p="u:%d"/>`, i%40_000) }, "</r>"),
		"different names":         filled("<r>", func(i int) string { return fmt.Sprintf("<e%d/>", i%90_000) }, "</r>"),
		"names of one slot":       filled("<r>", func(i int) string { return fmt.Sprintf("<a%04db%04dc/>", i/100%100, i%100) }, "</r>"),
		"identifiers":             filled("<r>", func(i int) string { return fmt.Sprintf(`<e ID="%d"/>`, i) }, "</r>"),
		"padded identifiers":      filled("<r>", func(i int) string { return fmt.Sprintf(`<e xml:id=" %d "/>`, i) }, "</r>"),
		"depth":                   filled("<r>", same(deep+up), "</r>"),
		"siblings below depth":    filled(deep, same("<e/>"), up),
		"comments":                filled("<r>", same("<!---->"), "</r>"),
		"instructions":            filled("<r>", func(i int) string { return fmt.Sprintf("<?p%d?>", i%90_000) }, "</r>"),
		"sections":                filled("<r>", same("<![CDATA[]]>"), "</r>"),
		"brackets":                filled(cd, same("]]]"), "</r>"),
		"unclosed sections":       filled(cd+"<![CDATA[", same("<![CDATA["), "]]></r>"),
		"brackets and references": filled(cd, same("]&lt;"), "</r>"),
		"text and greater-than":   filled(cd, same("><a/>"), "</r>"),
		"references":              filled("<r>", same("&#x0000000026;"), "</r>"),
		"one attribute value":     filled(`<r a="`, same("&lt;"), `"/>`),
		"white space in tags":     filled("<r>", same("<e"+strings.Repeat(" ", 1000)+"></e"+strings.Repeat(" ", 1000)+">"), "</r>"),
		"white space around":      filled("", same(" "), "<r/>"),
		"comments around":         filled("", same("<!---->"), "<r/>"),
		"carriage returns":        filled("<r>", same("\r"), "</r>"),
		"not quite U+FFFF":        filled("<r>", same("\uFFFD"), "</r>"),
		"tabs":                    filled("<r>", same("\t"), "</r>"),
	}
}

// BenchmarkHostile reads documents of about 1 MB that are made to be costly.
func BenchmarkHostile(b *testing.B) {
	docs := hostile(1 << 20)
	for _, name := range slices.Sorted(maps.Keys(docs)) {
		src := docs[name]
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := xmltree.Parse(src, xmltree.Limits{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestHostile: what is made to be costly is read as everything else.
func TestHostile(t *testing.T) {
	for name, src := range hostile(4 << 10) {
		t.Run(name, func(t *testing.T) {
			doc, err := xmltree.Parse(src, xmltree.Limits{})
			require.NoError(t, err)
			checkRanges(t, doc)
		})
	}
}

// TestHostileContext: what canonical XML would write again and again is refused
// when it is large.
func TestHostileContext(t *testing.T) {
	for name, src := range map[string]string{
		"long namespace":      `<r xmlns:p="u:` + strings.Repeat("x", 255) + `"><p:e/></r>`,
		"long default":        `<r xmlns="u:` + strings.Repeat("x", 255) + `"><e/></r>`,
		"escaped namespace":   `<r xmlns:p='u:` + strings.Repeat(`"`, 43) + `'><p:e/></r>`,
		"many xml attributes": "<r" + joined(17, ` xml:a%d=""`) + "/>",
		"scattered ones":      "<r>" + joined(17, `<e xml:a%d=""/>`) + "</r>",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := xmltree.Parse([]byte(src), xmltree.Limits{})
			var xe *xmltree.Error
			require.ErrorAs(t, err, &xe)
			require.Equal(t, xmltree.CodeLimit, xe.Code)
		})
	}
	_, err := xmltree.Parse([]byte(`<r xmlns="u:`+strings.Repeat("x", 254)+`"`+joined(16, ` xml:a%d=""`)+"/>"), xmltree.Limits{})
	require.NoError(t, err)
}

package pdfa_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document/pdfa"
	"github.com/kansa-go/kansa/rule"
)

// described is a packet with one description of the resource.
func described(attributes, elements string) string {
	return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">` +
		`<rdf:Description rdf:about="" ` + attributes + ">" + elements + "</rdf:Description></rdf:RDF>"
}

func TestDeclarations(t *testing.T) {
	const part2, levelB = "<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>"
	for _, tc := range []struct {
		explanation, xmp, declared string
		rule                       rule.ID
		severity                   rule.Severity
	}{
		{"elements", described("", part2+levelB), "PDF/A-2b", "", ""},
		{"attributes", described(`pdfaid:part="2" pdfaid:conformance="B"`, ""), "PDF/A-2b", "", ""},
		{"one of each", described(`pdfaid:part="2"`, levelB), "PDF/A-2b", "", ""},
		{"another prefix", strings.ReplaceAll(described("", part2+levelB), "pdfaid", "x"), "PDF/A-2b", "", ""},
		{"no prefix", described("", `<part xmlns="http://www.aiim.org/pdfa/ns/id/">2</part>`+levelB), "PDF/A-2b", "", ""},
		{"space and comments around", described("", "<pdfaid:part>\n <!-- a -->2 </pdfaid:part>"+levelB), "PDF/A-2b", "", ""},
		{"padding behind", described("", part2+levelB) + "\n\x00<", "PDF/A-2b", "", ""},
		{"a byte order mark", "\ufeff" + described("", part2+levelB), "PDF/A-2b", "", ""},
		{"the prefix of another namespace", strings.ReplaceAll(described("", part2+levelB), "pdfa/ns/id/", "other/"), "", "PDF-03", rule.Error},
		{"an unbound prefix", strings.ReplaceAll(described("", part2+levelB), "xmlns:pdfaid", "xmlns:x"), "", "PDF-03", rule.Error},
		{"a level only", described("", levelB), "", "PDF-03", rule.Error},
		{"a part only", described("", part2), "", "PDF-07", rule.Error},
		{"outside a description", "<a xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/'>" + part2 + levelB + "</a>", "", "PDF-03", rule.Error},
		{"inside another property", described("", "<a>"+part2+levelB+"</a>"), "", "PDF-03", rule.Error},
		{"no end", "<a>", "", "PDF-03", rule.Error},
		{"an entity", described("", "<pdfaid:part>&two;</pdfaid:part>"), "", "PDF-03", rule.Error},
		{"twice the same", described(`pdfaid:part="2"`, part2+levelB), "PDF/A-2b", "PDF-07", rule.Warning},
		{"two parts", described(`pdfaid:part="1"`, part2+levelB), "", "PDF-07", rule.Error},
		{"two levels", described(`pdfaid:conformance="A"`, part2+levelB), "", "PDF-07", rule.Error},
		{"small letters", described(`pdfaid:part="2" pdfaid:conformance="b"`, ""), "PDF/A-2b", "PDF-07", rule.Warning},
		{"an empty part", described(`pdfaid:part="" pdfaid:conformance="B"`, ""), "", "PDF-07", rule.Error},
		{"part 0", described(`pdfaid:part="0" pdfaid:conformance="B"`, ""), "", "PDF-07", rule.Error},
		{"part -1", described(`pdfaid:part="-1" pdfaid:conformance="B"`, ""), "", "PDF-07", rule.Error},
		{"part 1.0", described(`pdfaid:part="1.0" pdfaid:conformance="B"`, ""), "", "PDF-07", rule.Error},
		{"a part in other digits", described(`pdfaid:part="２" pdfaid:conformance="B"`, ""), "", "PDF-07", rule.Error},
		{"a long part", described(`pdfaid:part="`+strings.Repeat("2", 9999)+`"`, ""), "", "PDF-07", rule.Error},
		{"markup in a part", described("", "<pdfaid:part><b>2</b></pdfaid:part>"), "", "PDF-03", rule.Error},
	} {
		t.Run(tc.explanation, func(t *testing.T) {
			r := pdfa.Inspect(pdf(tc.xmp, ""))
			require.Equal(t, tc.declared, r.Declared, "%v", r.Findings)
			if tc.rule == "" {
				require.Empty(t, r.Findings)
				return
			}
			require.Len(t, r.Findings, 1)
			require.Equal(t, tc.rule, r.Findings[0].Rule)
			require.Equal(t, tc.severity, r.Findings[0].Severity)
			require.LessOrEqual(t, len(r.Part)+len(r.Level), 2, "no text of the file")
		})
	}
}

func TestEncodingsOfMetadata(t *testing.T) {
	for _, mark := range []string{"", "\ufeff"} {
		text := mark + described(`pdfaid:part="3" pdfaid:conformance="U"`, "<a>ä</a>")
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			var wide, wider []byte
			for _, u := range utf16.Encode([]rune(text)) {
				wide = order.AppendUint16(wide, u)
			}
			for _, c := range text {
				wider = order.AppendUint32(wider, uint32(c))
			}
			require.Equal(t, "PDF/A-3u", pdfa.Inspect(pdf(string(wide), "")).Declared, "UTF-16")
			require.Equal(t, "PDF/A-3u", pdfa.Inspect(pdf(string(wider), "")).Declared, "UTF-32")
		}
	}
}

func TestMetadataThatCannotBeRead(t *testing.T) {
	for explanation, object := range map[string]string{
		"two filters":                      "<< /Filter [/FlateDecode /FlateDecode] /Length 1 >>\nstream\nx\nendstream",
		"no such filter":                   "<< /Filter /LZWDecode /Length 1 >>\nstream\nx\nendstream",
		"damaged":                          "<< /Filter /FlateDecode /Length 1 >>\nstream\nx\nendstream",
		"no stream":                        "<< /Type /Metadata >>",
		"a reference that leads to itself": "5 0 R",
	} {
		found := pdfa.Inspect(pdf("", "/Metadata 5 0 R", object)).Findings
		require.Len(t, found, 1, explanation)
		require.Equal(t, rule.ID("PDF-03"), found[0].Rule, explanation)
	}
}

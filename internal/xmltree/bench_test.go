package xmltree_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// tagged is a document of about size bytes with an element every 50 bytes.
func tagged(size int) []byte {
	var b strings.Builder
	b.WriteString(`<r xmlns="urn:hl7-org:v3" xmlns:f="urn:hl7finland">`)
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "<f:entry code=\"%d\"><value>text %d</value></f:entry>\n", i, i)
	}
	b.WriteString("</r>")
	return []byte(b.String())
}

// oneText is a document of about size bytes with one Base64 text.
func oneText(size int) []byte {
	return []byte("<r><text>" + strings.Repeat("QUJD", size/4) + "</text></r>")
}

func BenchmarkParse(b *testing.B) {
	for _, c := range []struct {
		name string
		src  []byte
	}{
		{"5KB", tagged(5 << 10)}, {"100KB", tagged(100 << 10)}, {"5MB", tagged(5 << 20)}, {"5MB-base64", oneText(5 << 20)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := xmltree.Parse(c.src, xmltree.Limits{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkStandardLibrary is the yardstick: tokens of encoding/xml.
func BenchmarkStandardLibrary(b *testing.B) {
	src := tagged(100 << 10)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		dec := xml.NewDecoder(bytes.NewReader(src))
		for {
			if _, err := dec.RawToken(); err == io.EOF {
				break
			}
		}
	}
}

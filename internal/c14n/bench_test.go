package c14n_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmltree"
)

func tagged(size int) string {
	var b strings.Builder
	b.WriteString(`<r xmlns="urn:hl7-org:v3" xmlns:f="urn:hl7finland">`)
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "<f:entry code=\"%d\"><value>text %d</value></f:entry>\n", i, i)
	}
	b.WriteString("</r>")
	return b.String()
}

func BenchmarkWrite(b *testing.B) {
	docs := map[string]string{
		"100KB": tagged(100 << 10), "5MB": tagged(5 << 20), "5MB-base64": "<r>" + strings.Repeat("QUJD", 5<<18) + "</r>",
	}
	for name, src := range docs {
		doc, err := xmltree.Parse([]byte(src), xmltree.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		for method, m := range map[string]c14n.Method{"1.0": c14n.Inclusive10, "exclusive": c14n.Exclusive} {
			b.Run(method+"/"+name, func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				b.ReportAllocs()
				for b.Loop() {
					if err := c14n.WriteDocument(io.Discard, doc, c14n.Options{Method: m}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

package signing_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/signing"
	"github.com/stretchr/testify/require"
)

// elements returns the unsigned document with about n bytes of elements.
func elements(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "<f:entry xmlns:f=\"urn:hl7finland\" code=\"%d\"><f:value>text %d</f:value></f:entry>\n", i, i)
	}
	return strings.Replace(unsigned, "<text ", b.String()+"<text ", 1)
}

func BenchmarkVerify(b *testing.B) {
	for _, c := range []struct{ name, doc string }{
		{"5KB", sized(5 << 10)}, {"100KB", elements(100 << 10)}, {"5MB", elements(5 << 20)}, {"5MB-base64", sized(5 << 20)},
	} {
		signed := []byte(sign(b, c.doc, system(b), signing.System))
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(signed)))
			b.ReportAllocs()
			for b.Loop() {
				r, err := signing.Verify(signed, signing.VerifyOptions{})
				if err != nil || !r.Valid() {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestVerifyAllocates: verifying 5 MB of elements and writing out what is covered
// allocates at most one and a half times the input.
func TestVerifyAllocates(t *testing.T) {
	signed := []byte(sign(t, elements(5<<20), fastSigner(t), signing.System))
	r := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			report, err := signing.Verify(signed, signing.VerifyOptions{})
			require.NoError(b, err)
			require.True(b, report.Valid())
			require.NoError(b, report.Signatures[0].WriteBody(io.Discard))
		}
	})
	require.LessOrEqual(t, float64(r.AllocedBytesPerOp()), 1.5*float64(len(signed)))
}

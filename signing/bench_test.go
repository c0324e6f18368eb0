package signing_test

import (
	"fmt"
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
		for name, opt := range map[string]signing.VerifyOptions{"octets": {}, "digests": {DiscardOctets: true}} {
			b.Run(c.name+"/"+name, func(b *testing.B) {
				b.SetBytes(int64(len(signed)))
				b.ReportAllocs()
				for b.Loop() {
					r, err := signing.Verify(signed, opt)
					if err != nil || !r.Valid() {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// TestVerifyAllocates: without octets, verifying 5 MB of elements allocates at
// most one and a half times the input.
func TestVerifyAllocates(t *testing.T) {
	signed := []byte(sign(t, elements(5<<20), fastSigner(t), signing.System))
	r := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			report, err := signing.Verify(signed, signing.VerifyOptions{DiscardOctets: true})
			require.NoError(b, err)
			require.True(b, report.Valid())
		}
	})
	require.LessOrEqual(t, float64(r.AllocedBytesPerOp()), 1.5*float64(len(signed)))
}

package signing_test

import (
	"crypto"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
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

// BenchmarkSign compares signing a 20 KB document with the bare private-key
// operation that it cannot do without. Both are timed in turn in one loop, so
// that what else the machine does falls on both; "ratio" is the quotient of the
// medians.
func BenchmarkSign(b *testing.B) {
	id, err := pki(b).NewSystem(testpki.Spec{RSABits: 3072})
	require.NoError(b, err)
	signer := id.Signer()
	digest := sha256.Sum256([]byte(unsigned))
	for _, c := range []struct{ name, doc string }{{"20KB-base64", sized(20 << 10)}, {"20KB-elements", elements(20 << 10)}} {
		doc := []byte(c.doc)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			var bare, whole []time.Duration
			for b.Loop() {
				start := time.Now()
				if _, err := id.Key.Sign(nil, digest[:], crypto.SHA256); err != nil {
					b.Fatal(err)
				}
				middle := time.Now()
				if _, err := signing.Sign(b.Context(), doc, signer, signing.Options{Kind: signing.System, Time: present}); err != nil {
					b.Fatal(err)
				}
				bare, whole = append(bare, middle.Sub(start)), append(whole, time.Since(middle))
			}
			b.ReportMetric(float64(median(whole))/float64(median(bare)), "ratio")
			b.ReportMetric(float64(median(bare).Nanoseconds()), "bare-ns/op")
		})
	}
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

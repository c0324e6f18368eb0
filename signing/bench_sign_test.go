//go:build unix

package signing_test

import (
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"os"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

// BenchmarkSign compares signing a 20 KB document with the bare private-key
// operation that it cannot do without, which verifies its value itself, and with
// that and one more public-key operation, which a value from elsewhere needs. All
// take turns, and processor time is measured, garbage collection included. The ratios
// are quotients of the least times, which are nearest to the truth on a machine
// that others use too, and, with "median", of medians.
func BenchmarkSign(b *testing.B) {
	id, err := pki(b).NewSystem(testpki.Spec{RSABits: 3072})
	require.NoError(b, err)
	signer := id.Signer()
	tbs := []byte(unsigned)
	digest := sha256.Sum256(tbs)
	value, err := signer.Sign(b.Context(), tbs, signing.RSASHA256)
	require.NoError(b, err)
	for _, c := range benchmarkCases(b) {
		doc := []byte(c.doc)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			var private, public, whole []time.Duration
			for b.Loop() {
				private = append(private, batch(func() error { _, err := id.Key.Sign(nil, digest[:], crypto.SHA256); return err }))
				public = append(public, batch(func() error {
					return rsa.VerifyPKCS1v15(id.Certificate.PublicKey.(*rsa.PublicKey), crypto.SHA256, digest[:], value)
				}))
				whole = append(whole, batch(func() error {
					_, err := signing.Sign(b.Context(), doc, signer, signing.Options{Kind: signing.System, Time: present})
					return err
				}))
			}
			least := slices.Min[[]time.Duration]
			b.ReportMetric(float64(least(whole))/float64(least(private)), "ratio")
			b.ReportMetric(float64(least(whole))/float64(least(private)+least(public)), "ratio-with-verifying")
			b.ReportMetric(float64(median(whole))/float64(median(private)), "ratio-median")
		})
	}
}

type benchmarkCase struct{ name, doc string }

// benchmarkCases are documents of 20 KB, and of 18 to 20 KB the real ones without
// their signatures, where there are any.
func benchmarkCases(b *testing.B) []benchmarkCase {
	cases := []benchmarkCase{{"20KB-base64", sized(20 << 10)}, {"20KB-elements", elements(20 << 10)}}
	if os.Getenv("KANSA_SAMPLES") == "" {
		return cases
	}
	collection := regexp.MustCompile(`(?s)<(\w+:)?signatureCollection.*</(\w+:)?signatureCollection>`)
	for _, name := range []string{"plan", "asiakkuus"} {
		doc := collection.ReplaceAllString(string(outside.Sample(b, name+"-document.nows.xml")), "")
		cases = append(cases, benchmarkCase{name, doc})
	}
	return cases
}

// batch measures ten calls.
func batch(f func() error) time.Duration {
	start := cpuTime()
	for range 10 {
		if err := f(); err != nil {
			panic(err)
		}
	}
	return cpuTime() - start
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

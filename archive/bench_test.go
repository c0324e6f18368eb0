package archive_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
)

// benchFrame is a frame with a document of about size bytes.
func benchFrame(b *testing.B, size int) *archive.Frame {
	f := testFrame(b)
	f.Subject.Document = []byte("<ClinicalDocument>" + strings.Repeat("asiakirja ä ", size/13) + "</ClinicalDocument>")
	return f
}

func sizes() map[string]int { return map[string]int{"20kB": 20_000, "5MB": 5_000_000} }

func BenchmarkEncodeFrame(b *testing.B) {
	for name, size := range sizes() {
		b.Run(name, func(b *testing.B) {
			f := benchFrame(b, size)
			b.SetBytes(int64(len(f.Subject.Document)))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = archive.EncodeFrame(profile, f)
			}
		})
	}
}

func BenchmarkDecodeFrame(b *testing.B) {
	for name, size := range sizes() {
		b.Run(name, func(b *testing.B) {
			f := benchFrame(b, size)
			out, err := archive.EncodeFrame(profile, f)
			require.NoError(b, err)
			b.SetBytes(int64(len(f.Subject.Document)))
			b.ReportAllocs()
			for b.Loop() {
				_, _, _ = archive.DecodeFrame(profile, out)
			}
		})
	}
}

// BenchmarkDecodeAgainstBase64 decodes a frame and, in turn with it, the Base64
// of the same document with its digest. The metric "ratio" is the time of the
// first through that of the second.
func BenchmarkDecodeAgainstBase64(b *testing.B) {
	for name, size := range sizes() {
		b.Run(name, func(b *testing.B) {
			f := benchFrame(b, size)
			out, err := archive.EncodeFrame(profile, f)
			require.NoError(b, err)
			packed := []byte(base64.StdEncoding.EncodeToString(f.Subject.Document))
			var whole, bare time.Duration
			for b.Loop() {
				start := time.Now()
				got, _, err := archive.DecodeFrame(profile, out)
				whole += time.Since(start)
				start = time.Now()
				document := make([]byte, base64.StdEncoding.DecodedLen(len(packed)))
				n, _ := base64.StdEncoding.Decode(document, packed)
				digest := sha256.Sum256(document[:n])
				bare += time.Since(start)
				if err != nil || digest == [32]byte{} || !bytes.Equal(got.Subject.Document, document[:n]) {
					b.Fatal("the documents differ: " + strconv.Itoa(n))
				}
			}
			b.ReportMetric(float64(whole)/float64(bare), "ratio")
			b.ReportMetric(0, "ns/op")
		})
	}
}

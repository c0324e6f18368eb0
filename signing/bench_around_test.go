package signing_test

import (
	"context"
	"crypto/x509"
	"testing"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

// replaySigner gives the value that it was given: a key that costs no time.
type replaySigner struct {
	cert  *x509.Certificate
	value []byte
}

func (s *replaySigner) Certificate(context.Context) (*x509.Certificate, error) { return s.cert, nil }

func (s *replaySigner) Sign(context.Context, []byte, signing.Algorithm) ([]byte, error) {
	return s.value, nil
}

// BenchmarkSignAround is what Sign does beside the private-key operation, which
// takes some milliseconds.
func BenchmarkSignAround(b *testing.B) {
	id, err := pki(b).NewSystem(testpki.Spec{RSABits: 3072})
	require.NoError(b, err)
	opt := signing.Options{Kind: signing.System, Time: present, Algorithm: signing.RSASHA256}
	for _, c := range benchmarkCases(b) {
		doc := []byte(c.doc)
		pending, err := signing.Prepare(doc, opt)
		require.NoError(b, err)
		value, err := id.Signer().Sign(b.Context(), pending.ToBeSigned(), opt.Algorithm)
		require.NoError(b, err)
		signer := &replaySigner{id.Certificate, value}
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := signing.Sign(b.Context(), doc, signer, opt); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

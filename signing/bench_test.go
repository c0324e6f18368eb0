package signing_test

import (
	"crypto"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
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
	for name, doc := range map[string]string{
		"5KB": sized(5 << 10), "100KB": sized(100 << 10), "5MB": elements(5 << 20), "5MB-base64": sized(5 << 20),
	} {
		signed := []byte(sign(b, doc, system(b), signing.System))
		b.Run(name, func(b *testing.B) {
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

// BenchmarkSign compares signing a 20 KB document with the bare private-key
// operation that it cannot do without.
func BenchmarkSign(b *testing.B) {
	id, err := pki(b).NewSystem(testpki.Spec{RSABits: 3072})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("RSA-3072 alone", func(b *testing.B) {
		digest := sha256.Sum256([]byte(unsigned))
		for b.Loop() {
			if _, err := id.Key.Sign(nil, digest[:], crypto.SHA256); err != nil {
				b.Fatal(err)
			}
		}
	})
	doc := []byte(sized(20 << 10))
	b.Run("20KB document", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := signing.Sign(b.Context(), doc, id.Signer(), signing.Options{Kind: signing.System, Time: present}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

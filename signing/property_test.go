package signing_test

import (
	"bytes"
	"crypto/elliptic"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// document draws a document: any content in the body, any header style.
func document() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		text := rapid.StringMatching(`[A-Za-z0-9+/= \n]{0,200}`).Draw(t, "text")
		extra := rapid.SampledFrom([]string{"", "<!-- c -->", "<![CDATA[<&]]>", "&amp;&#xE4;ä", "<a b='1\t2' c=\"'\"/>", "<?p i?>", "\r\n"}).Draw(t, "extra")
		end := rapid.SampledFrom([]string{"\n", "\r\n", ""}).Draw(t, "line end")
		body := fmt.Sprintf(`<text mediaType="text/plain">%s%s</text>%s`, text, extra, extra)
		doc := strings.Replace(unsigned, bodyOf(unsigned), `<nonXMLBody ID="`+bodyID+`">`+body+"</nonXMLBody>", 1)
		return strings.ReplaceAll(doc, "\n", end+" ")
	})
}

// fastSigner has a key that signs in microseconds.
func fastSigner(t testing.TB) *testpki.Identity {
	t.Helper()
	id, err := pki(t).NewSystem(testpki.Spec{Curve: elliptic.P256()})
	require.NoError(t, err)
	return id
}

// TestTamperingIsFound: change any byte of body or time stamp, and either the
// document is refused, or the signature is invalid, or the change is one that
// canonical XML does not see.
func TestTamperingIsFound(t *testing.T) {
	id := fastSigner(t)
	rapid.Check(t, func(rt *rapid.T) {
		doc := document().Draw(rt, "document")
		signed, err := signing.Sign(t.Context(), []byte(doc), id.Signer(), signing.Options{Kind: signing.System, Time: present})
		require.NoError(t, err)
		good, err := signing.Verify(signed, signing.VerifyOptions{})
		require.NoError(t, err)
		require.True(t, good.Valid(), "%v", good.All())

		for range 10 {
			from, to := bytes.Index(signed, []byte("<nonXMLBody")), bytes.Index(signed, []byte("</nonXMLBody>"))
			if rapid.Bool().Draw(rt, "time stamp") {
				from, to = bytes.Index(signed, []byte("<signatureTimestamp")), bytes.Index(signed, []byte("</signatureTimestamp>"))
			}
			at := rapid.IntRange(from, to-1).Draw(rt, "at")
			changed := bytes.Clone(signed)
			changed[at] ^= byte(rapid.IntRange(1, 255).Draw(rt, "bits"))
			r, err := signing.Verify(changed, signing.VerifyOptions{})
			if err != nil || !r.Valid() {
				continue
			}
			require.Equal(t, string(good.Signatures[0].Body()), string(r.Signatures[0].Body()), "byte %d", at)
			require.Equal(t, string(good.Signatures[0].TimestampOctets()), string(r.Signatures[0].TimestampOctets()))
		}
	})
}

// TestHeaderIsNotCovered documents what a signature does not protect.
func TestHeaderIsNotCovered(t *testing.T) {
	signed := sign(t, unsigned, system(t), signing.System)
	changed := strings.Replace(signed, `<f:documentGroup code="5"/>`, `<f:documentGroup code="1"/>`, 1)
	require.NotEqual(t, signed, changed)
	require.True(t, verify(t, changed).Valid())
}

// FuzzVerify mutates signed documents: Verify must end without panic, and a
// signature that stays valid must cover the octets that were signed.
func FuzzVerify(f *testing.F) {
	id := fastSigner(f)
	signed, err := signing.Sign(f.Context(), []byte(unsigned), id.Signer(), signing.Options{Kind: signing.System, Time: present})
	require.NoError(f, err)
	good, err := signing.Verify(signed, signing.VerifyOptions{})
	require.NoError(f, err)
	f.Add(signed)
	f.Add([]byte(unsigned))
	f.Add([]byte(collect(entry{}, entry{stampID: "ts2"})))
	roots, intermediates := pki(f).Pools()
	f.Fuzz(func(t *testing.T, doc []byte) {
		r, err := signing.Verify(doc, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, Limits: signing.Limits{Bytes: 1 << 16}})
		if err != nil {
			return
		}
		for _, s := range r.Signatures {
			if s.Valid {
				require.Equal(t, string(good.Signatures[0].Body()), string(s.Body()))
				require.Equal(t, string(good.Signatures[0].TimestampOctets()), string(s.TimestampOctets()))
			}
		}
	})
}

// FuzzSign: whatever document Sign accepts, the result verifies and contains
// the document's bytes on both sides of the insertion.
func FuzzSign(f *testing.F) {
	id := fastSigner(f)
	f.Add([]byte(unsigned))
	f.Add([]byte(collect()))
	f.Fuzz(func(t *testing.T, doc []byte) {
		out, err := signing.Sign(t.Context(), doc, id.Signer(), signing.Options{Kind: signing.System, Time: present, Limits: signing.Limits{Bytes: 1 << 16}})
		if err != nil {
			require.Nil(t, out)
			return
		}
		r, err := signing.Verify(out, signing.VerifyOptions{})
		require.NoError(t, err)
		require.NotEmpty(t, r.Signatures)
		require.True(t, slices.ContainsFunc(r.Signatures, func(s signing.Signature) bool {
			return s.Valid && !bytes.Contains(doc, []byte(`"`+s.ID+`"`))
		}), "the new signature is valid")
		require.GreaterOrEqual(t, commonPrefix(doc, out)+commonSuffix(doc, out), len(doc)-len("/>"), "nothing but the insertion changes")
	})
}

func commonPrefix(a, b []byte) (n int) {
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonSuffix(a, b []byte) (n int) {
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

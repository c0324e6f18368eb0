package signing_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/signing"
	"github.com/stretchr/testify/require"
)

// randomBody makes the content of a body: text, Base64, elements of other
// namespaces, references, comments, sections.
func randomBody(r *rand.Rand) string {
	pieces := []string{
		"QUJDREVG", " ", "\n", "äö", "&amp;", "&#xE4;", "&#13;", "<!-- c -->", "<![CDATA[<&]]>", "<?p i?>", `<a b="1" c='"'/>`,
		`<f:v xmlns:f="urn:f" f:w="2">x</f:v>`, "<b>1</b>", "]] >", "\r\n",
	}
	var b strings.Builder
	for range 1 + r.IntN(6) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return fmt.Sprintf(`<nonXMLBody ID="%s"><text>%s</text></nonXMLBody>`, bodyID, b.String())
}

// TestEveryByte changes every byte of body and time stamp of 1,000 random
// documents, one by one. The document is no XML any more, or a digest does not
// match, or the change is one that canonical XML leaves out; then Verify hands out
// the octets that were signed.
func TestEveryByte(t *testing.T) {
	id, rnd := fastSigner(t), rand.New(rand.NewPCG(1, 2))
	changes, invisible := 0, 0
	for range 1000 {
		signed := []byte(sign(t, strings.Replace(unsigned, bodyOf(unsigned), randomBody(rnd), 1), id, signing.System))
		good, err := signing.Verify(signed, signing.VerifyOptions{})
		require.NoError(t, err)
		require.True(t, good.Valid(), "%v", good.All())
		for _, name := range []string{"nonXMLBody", "signatureTimestamp"} {
			from, to := bytes.Index(signed, []byte("<"+name)), bytes.Index(signed, []byte("</"+name+">"))+len("</>")+len(name)
			for at := from; at < to; at++ {
				changed := bytes.Clone(signed)
				changed[at] ^= byte(1 + rnd.IntN(255))
				changes++
				if noticed(changed) {
					continue
				}
				invisible++
				r, err := signing.Verify(changed, signing.VerifyOptions{})
				require.NoError(t, err)
				require.Equal(t, string(good.Signatures[0].Body()), string(r.Signatures[0].Body()), "byte %d", at)
				require.Equal(t, string(good.Signatures[0].TimestampOctets()), string(r.Signatures[0].TimestampOctets()))
			}
		}
	}
	t.Logf("%d changes, %d of what is not covered", changes, invisible)
	require.Less(t, invisible, changes/20)
}

// noticed reports whether the reader or a digest notices a change.
func noticed(doc []byte) bool {
	tree, err := xmltree.Parse(doc, xmltree.Limits{})
	if err != nil {
		return true
	}
	for e := range tree.Elements() {
		if !e.Is(xmldsig.Namespace, "Signature") {
			continue
		}
		sig := xmldsig.Read(e, xmldsig.Limits{})
		for i := range sig.References {
			if res, err := sig.Resolve(&sig.References[i]); err != nil || !res.Match {
				return true
			}
		}
	}
	return false
}

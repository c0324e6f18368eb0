package signing_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/signing"
	"github.com/stretchr/testify/require"
)

// TestDiscardOctets: verdicts do not depend on whether octets are kept.
func TestDiscardOctets(t *testing.T) {
	docs := []string{unsigned, sign(t, sign(t, unsigned, professional(t), signing.Professional), system(t), signing.System)}
	for _, e := range good {
		docs = append(docs, forge(t, collect(e), system(t)))
	}
	for _, list := range groups() {
		for _, c := range list {
			docs = append(docs, c.doc(t))
		}
	}
	for _, doc := range docs {
		var texts []string
		for _, discard := range []bool{false, true} {
			r, err := signing.Verify([]byte(doc), signing.VerifyOptions{DiscardOctets: discard, Diagnose: true})
			require.NoError(t, err)
			for _, s := range r.Signatures {
				require.Equal(t, s.Valid && !discard, s.Body != nil)
				require.Equal(t, s.Valid, s.BodySize > 0)
				if s.Body != nil {
					require.Len(t, s.Body, s.BodySize)
				}
			}
			text, err := json.Marshal(r)
			require.NoError(t, err)
			texts = append(texts, string(text))
		}
		require.Equal(t, texts[0], texts[1])
	}
}

// TestTooManySignatures: what Verify would refuse is not signed.
func TestTooManySignatures(t *testing.T) {
	doc := sign(t, unsigned, fastSigner(t), signing.System)
	_, err := signing.Sign(t.Context(), []byte(doc), fastSigner(t).Signer(), signing.Options{Kind: signing.System, Time: present, Limits: signing.Limits{Signatures: 1}})
	requireCode(t, err, signing.CodeSelfCheck, "one signature is the limit")
	require.Equal(t, 1, strings.Count(doc, "<SignedInfo"))
}

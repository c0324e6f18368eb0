package signing_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/signing"
	"github.com/stretchr/testify/require"
)

// TestOctets: what a signature covers is there when asked for, and only as long
// as the signature is valid.
func TestOctets(t *testing.T) {
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
		r, err := signing.Verify([]byte(doc), signing.VerifyOptions{})
		require.NoError(t, err)
		for _, s := range r.Signatures {
			require.Len(t, s.Body(), s.BodySize)
			require.Equal(t, s.Valid, s.BodySize > 0)
			require.Equal(t, s.Valid, s.TimestampOctets() != nil)
			var streamed bytes.Buffer
			if err := s.WriteBody(&streamed); !s.Valid {
				requireCode(t, err, signing.CodeOctets, "not valid")
				continue
			}
			require.Equal(t, string(s.Body()), streamed.String())
			covered := []string{string(s.References[0].Octets()), string(s.References[1].Octets())}
			require.ElementsMatch(t, []string{string(s.Body()), string(s.TimestampOctets())}, covered)
		}
	}
}

// TestOctetsOfChangedBytes: bytes that the caller modified after verifying are
// not handed out as covered.
func TestOctetsOfChangedBytes(t *testing.T) {
	doc := []byte(sign(t, unsigned, system(t), signing.System))
	r, err := signing.Verify(doc, signing.VerifyOptions{})
	require.NoError(t, err)
	s := r.Signatures[0]
	require.NotEmpty(t, s.Body())
	at := bytes.Index(doc, []byte("PGRpdi8+"))
	doc[at] = 'Q'
	require.Nil(t, s.Body())
	requireCode(t, s.WriteBody(io.Discard), signing.CodeOctets, "modified")
	doc[at] = 'P'
	require.NotEmpty(t, s.Body())
	requireCode(t, s.WriteBody(broken{}), signing.CodeOctets, "the writer's error")
	require.ErrorIs(t, s.WriteBody(broken{}), io.ErrShortWrite)
}

// broken is a writer that fails.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// TestTooManySignatures: what Verify would refuse is not signed.
func TestTooManySignatures(t *testing.T) {
	doc := sign(t, unsigned, fastSigner(t), signing.System)
	_, err := signing.Sign(t.Context(), []byte(doc), fastSigner(t).Signer(), signing.Options{Kind: signing.System, Time: present, Limits: signing.Limits{Signatures: 1}})
	requireCode(t, err, signing.CodeSelfCheck, "one signature is the limit")
	require.Equal(t, 1, strings.Count(doc, "<SignedInfo"))
}

package signing_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
	"github.com/stretchr/testify/require"
)

// TestRealDocumentsVerify: as signed, the real documents hold, digests and
// octets equal to those that other tools found.
func TestRealDocumentsVerify(t *testing.T) {
	cases := []struct {
		name, bodyDigest string
		kinds            []signing.Kind
		bodyFirst        bool
	}{
		{"plan", "fpAS9OnPE8Bm1nSQlvdBlML1tgsGFAxVIVgCOA6HpT4=", []signing.Kind{signing.Professional, signing.Professional}, true},
		{"asiakkuus", "QESQbjRIA24uebxvau/qR8VJ3lrinqr52dtN/EQoHks=", []signing.Kind{signing.System}, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r, err := signing.Verify(outside.Sample(t, c.name+"-document.nows.xml"), signing.VerifyOptions{})
			require.NoError(t, err)
			require.True(t, r.Valid(), "%v", r.All())
			require.Len(t, r.Signatures, len(c.kinds))
			for i, s := range r.Signatures {
				require.Equal(t, c.kinds[i], s.Kind)
				require.Equal(t, string(outside.Sample(t, c.name+"-body.signed.c14n")), string(s.Body()))
				stamp := outside.Sample(t, c.name+"-sig"+string(rune('1'+i))+".timestamp.c14n")
				require.Equal(t, string(stamp), string(s.TimestampOctets()))
				body := s.References[0]
				if !c.bodyFirst {
					body = s.References[1]
				}
				require.Equal(t, c.bodyDigest, body.Got)
				require.Equal(t, "/ClinicalDocument/component/nonXMLBody", body.Path)
				require.False(t, s.ChainJudged)
				require.Len(t, s.Findings.Of("SGN-14"), 1, "an unjudged chain is never silent")
			}
		})
	}
}

// TestPublishedFormsAreBroken: the published forms were indented after signing.
func TestPublishedFormsAreBroken(t *testing.T) {
	for _, name := range []string{"plan", "asiakkuus"} {
		t.Run(name, func(t *testing.T) {
			r, err := signing.Verify(outside.Sample(t, name+"-document.xml"), signing.VerifyOptions{})
			require.NoError(t, err)
			require.False(t, r.Valid())
			for _, s := range r.Signatures {
				require.False(t, s.Valid)
				require.Zero(t, len(s.Body()))
				require.True(t, containsFinding(s.Findings, "SIG-06", "/ClinicalDocument/component/nonXMLBody", "#OID"),
					"the finding names reference and node: %v", s.Findings)
			}
		})
	}
}

func containsFinding(fs rule.Findings, id rule.ID, location, message string) bool {
	for _, f := range fs.Of(id) {
		if f.Location == location && strings.Contains(f.Message, message) {
			return true
		}
	}
	return false
}

// TestRealDocumentTakesAnotherSignature: a system signature beside the real
// ones leaves them good.
func TestRealDocumentTakesAnotherSignature(t *testing.T) {
	doc := string(outside.Sample(t, "plan-document.nows.xml"))
	out, err := signing.Sign(t.Context(), []byte(doc), system(t).Signer(), signing.Options{Kind: signing.System, Time: present})
	require.NoError(t, err)
	r, err := signing.Verify(out, signing.VerifyOptions{})
	require.NoError(t, err)
	require.True(t, r.Valid(), "%v", r.All())
	require.Len(t, r.Signatures, 3)
}

// TestEveryCoveredByteCounts changes bytes of a real document one by one: all of
// the time stamp, and of the body every 97th. Comments are not covered: the
// canonical form leaves them out.
func TestEveryCoveredByteCounts(t *testing.T) {
	src := outside.Sample(t, "plan-document.nows.xml")
	between := func(from, to string) (start, end int) {
		start = strings.Index(string(src), from)
		require.Positive(t, start, from)
		end = start + strings.Index(string(src[start:]), to)
		require.Greater(t, end, start, to)
		return start, end
	}
	comment := func(at int) bool {
		before := src[:at+1]
		return bytes.LastIndex(before, []byte("<!--")) > bytes.LastIndex(before, []byte("-->"))
	}
	judged := 0
	change := func(at int) {
		if comment(at) {
			return
		}
		changed := append([]byte{}, src...)
		changed[at] ^= 1
		r, err := signing.Verify(changed, signing.VerifyOptions{})
		if err != nil {
			return // no longer XML
		}
		judged++
		require.False(t, r.Signatures[0].Valid, "byte %d", at)
	}
	start, end := between("2026-03-23T08:50:35", "<")
	for at := start; at < end; at++ {
		change(at)
	}
	start, end = between("<nonXMLBody", "</nonXMLBody>")
	for at := start + len("<nonXMLBody "); at < end; at += 97 {
		change(at)
	}
	require.Greater(t, judged, 100)
}

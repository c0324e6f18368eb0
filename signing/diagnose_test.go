package signing_test

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/signing"
	"github.com/stretchr/testify/require"
)

// TestPublishedFormsAreExplained: the real documents that were indented after
// signing are recognised, in every signature, and stay invalid.
func TestPublishedFormsAreExplained(t *testing.T) {
	// In the plan, comments stand in the text elements, and the white space that
	// was added beside them became a part of the text.
	for name, body := range map[string]signing.Accident{"plan": signing.TextPadded, "asiakkuus": signing.Indented} {
		t.Run(name, func(t *testing.T) {
			r, err := signing.Verify(outside.Sample(t, name+"-document.xml"), signing.VerifyOptions{Diagnose: true})
			require.NoError(t, err)
			require.False(t, r.Valid())
			for _, s := range r.Signatures {
				require.NotNil(t, s.Diagnosis)
				require.Equal(t, signing.Indented, s.Diagnosis.Accident)
				for _, ref := range s.References {
					if strings.HasPrefix(ref.URI, "#OID") {
						require.NotNil(t, ref.Diagnosis)
						require.Equal(t, body, ref.Diagnosis.Accident)
					}
				}
			}
		})
	}
}

// oneLine is the unsigned document without white space between elements, with a
// longer Base64 text.
func oneLine() string {
	s := strings.NewReplacer("\n", "", "\t", "", "PGRpdi8+", strings.Repeat("QUJDREVG", 40)).Replace(unsigned)
	return strings.Replace(s, "<!-- display form -->", "", 1)
}

// accidents that happen to a document after signing.
func TestAccidentsAfterSigning(t *testing.T) {
	wrapped := func(end string) string { return lines(strings.Repeat("QUJDREVG", 40), 76, end) }
	cases := []struct {
		name     string
		unsigned string
		happens  func(string) string
		want     signing.Accident
	}{
		{"indented", oneLine(), func(s string) string { return strings.ReplaceAll(s, "><", ">\n  <") }, signing.Indented},
		{"flattened tabs", pretty("\t"), func(s string) string { return flatten(s) }, signing.Unindented},
		{"flattened spaces", pretty("  "), func(s string) string { return flatten(s) }, signing.Unindented},
		{"text padded", oneLine(), func(s string) string { return strings.ReplaceAll(s, "REVG</text>", "REVG\n</text>") }, signing.TextPadded},
		{"base64 wrapped", oneLine(), func(s string) string {
			return strings.Replace(s, strings.Repeat("QUJDREVG", 40), wrapped("\n"), 1)
		}, signing.Rewrapped},
		{"base64 unwrapped", strings.Replace(oneLine(), strings.Repeat("QUJDREVG", 40), wrapped("\n"), 1), func(s string) string {
			return strings.ReplaceAll(s, "\n", "")
		}, signing.Rewrapped},
		{"base64 in white space wrapped", strings.Replace(oneLine(), strings.Repeat("QUJDREVG", 40), "\n      "+strings.Repeat("QUJDREVG", 40)+"\n    ", 1), func(s string) string {
			return strings.Replace(s, strings.Repeat("QUJDREVG", 40), wrapped("\n"), 1)
		}, signing.Rewrapped},
		{"indented and wrapped", oneLine(), func(s string) string {
			return strings.ReplaceAll(strings.Replace(s, strings.Repeat("QUJDREVG", 40), wrapped("\n"), 1), "><", ">\n  <")
		}, signing.Rewrapped},
		{"referenced CR lost", strings.Replace(unsigned, "PGRpdi8+\n", "t-e-x-t&#13;\n", 1), func(s string) string { return strings.ReplaceAll(s, "&#13;", "") }, ""},
		{"all CR lost", strings.Replace(oneLine(), "QUJD", "t-e-x-t&#13;\n", 1), func(s string) string { return strings.ReplaceAll(s, "&#13;", "") }, signing.LineEndsLost},
		{"CR added", strings.Replace(oneLine(), "QUJD", "t-e-x-t\n", 1), func(s string) string { return strings.ReplaceAll(s, "\n", "&#13;\n") }, signing.LineEndsAdded},
		{"one character changed", oneLine(), func(s string) string { return strings.Replace(s, "QUJDREVG", "QUJDREVH", 1) }, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			signed := sign(t, c.unsigned, system(t), signing.System)
			body := bodyOf(signed)
			broken := strings.Replace(signed, body, c.happens(body), 1)
			require.NotEqual(t, signed, broken)
			requireAccident(t, broken, c.want)
		})
	}
}

func requireAccident(t *testing.T, doc string, want signing.Accident) {
	t.Helper()
	r, err := signing.Verify([]byte(doc), signing.VerifyOptions{Diagnose: true})
	require.NoError(t, err)
	require.False(t, r.Valid(), "an explained signature stays invalid")
	got := r.Signatures[0].References[0].Diagnosis
	if want == "" {
		require.Nil(t, got)
		return
	}
	require.NotNil(t, got, "%v", r.All())
	require.Equal(t, want, got.Accident)
	require.NotEmpty(t, got.Text)
	require.NotEmpty(t, got.Remedy)
	require.Contains(t, r.Signatures[0].Findings.Of("SIG-06")[0].Message, got.Text)
}

func lines(s string, width int, end string) string {
	var out []string
	for len(s) > width {
		out, s = append(out, s[:width]), s[width:]
	}
	return strings.Join(append(out, s), end)
}

// pretty is a document whose body is indented as pretty printers do.
func pretty(unit string) string {
	s := oneLine()
	body := bodyOf(s)
	want := "<nonXMLBody ID=\"" + bodyID + "\">\n" + strings.Repeat(unit, 3) + body[strings.Index(body, "<text"):]
	want = strings.Replace(want, "</text>", "</text>\n"+strings.Repeat(unit, 3), 1)
	want = strings.Replace(want, "</nonXMLBody>", "\n"+unit+unit+"</nonXMLBody>", 1)
	return strings.Replace(s, body, want, 1)
}

func flatten(s string) string {
	for strings.Contains(s, ">\n") {
		i := strings.Index(s, ">\n")
		s = s[:i+1] + strings.TrimLeft(s[i+1:], "\n\t ")
	}
	return s
}

// accidents of the signing program: the digest is made of something else.
func TestAccidentsOfTheSigner(t *testing.T) {
	doc := collect(entry{})
	tree, err := xmltree.Parse([]byte(doc), xmltree.Limits{})
	require.NoError(t, err)
	body := tree.ByID(bodyID)
	start, end := body.Range()
	canonical := c14n.Append(nil, body, c14n.Options{Method: c14n.Exclusive})
	for name, c := range map[string]struct {
		octets []byte
		hash   string
		want   signing.Accident
	}{
		"inclusive for exclusive": {c14n.Append(nil, body, c14n.Options{}), sha256m, signing.OtherMethod},
		"comments":                {c14n.Append(nil, body, c14n.Options{Method: c14n.Exclusive, Comments: true}), sha256m, signing.CommentsDigested},
		"raw bytes":               {[]byte(doc[start:end]), sha256m, signing.NotCanonical},
		"raw bytes with CRLF":     {bytes.ReplaceAll([]byte(doc[start:end]), []byte("\n"), []byte("\r\n")), sha256m, signing.NotCanonical},
		"without namespace":       {bytes.Replace(canonical, []byte(` xmlns="urn:hl7-org:v3"`), nil, 1), sha256m, signing.NamespaceLeftOut},
		"SHA-512":                 {canonical, xmldsig.SHA512, signing.OtherDigestMethod},
		"something else":          {[]byte("x"), sha256m, ""},
	} {
		t.Run(name, func(t *testing.T) {
			hash, _ := xmldsig.DigestHash(c.hash)
			digest := base64.StdEncoding.EncodeToString(xmldsig.Sum(hash, c.octets))
			requireAccident(t, forge(t, strings.Replace(doc, "<DigestValue></DigestValue>", "<DigestValue>"+digest+"</DigestValue>", 1), system(t)), c.want)
		})
	}
}

func TestWithoutDiagnoseNothingIsTried(t *testing.T) {
	signed := sign(t, oneLine(), system(t), signing.System)
	r, err := signing.Verify([]byte(strings.ReplaceAll(signed, "><", ">\n<")), signing.VerifyOptions{})
	require.NoError(t, err)
	require.Nil(t, r.Signatures[0].References[0].Diagnosis)
	require.Nil(t, r.Signatures[0].Diagnosis)
}

// TestNamespaceMoved: inclusive canonicalisation sees where namespaces are
// declared, and what tidies a document up moves them.
func TestNamespaceMoved(t *testing.T) {
	const decl = ` xmlns:f="urn:hl7finland"`
	inclusive := entry{refs: []string{ref("#"+bodyID, sha256m, c14n.URIInclusive10), stampRef}}
	signed := forge(t, collect(inclusive), system(t))
	onBody := strings.Replace(strings.Replace(collect(inclusive), "<f:json"+decl, "<f:json", 1), "<nonXMLBody", "<nonXMLBody"+decl, 1)
	onRoot := strings.Replace(collect(inclusive), "<ClinicalDocument", "<ClinicalDocument"+decl, 1)
	for name, c := range map[string]struct {
		signed   string
		old, new string
	}{
		"to the body":     {signed, "<nonXMLBody", "<nonXMLBody" + decl},
		"to the root":     {signed, "<ClinicalDocument", "<ClinicalDocument" + decl},
		"from the body":   {forge(t, onBody, system(t)), "<nonXMLBody" + decl, "<nonXMLBody"},
		"from the root":   {forge(t, onRoot, system(t)), "<ClinicalDocument" + decl, "<ClinicalDocument"},
		"another appears": {signed, "<ClinicalDocument", `<ClinicalDocument xmlns:a="urn:a"`},
	} {
		t.Run(name, func(t *testing.T) {
			require.True(t, verify(t, c.signed).Valid())
			moved := strings.Replace(c.signed, c.old, c.new, 1)
			if name == "from the body" {
				moved = strings.Replace(moved, "<f:json", "<f:json"+decl, 1)
			} else if strings.HasPrefix(name, "to") {
				moved = strings.Replace(moved, "<f:json"+decl, "<f:json", 1)
			}
			requireAccident(t, moved, signing.NamespaceMoved)
		})
	}
}

// TestTransformOrder: a signer that applied the transforms from the last to the
// first, as the shape of 2015 invites to.
func TestTransformOrder(t *testing.T) {
	const xpath = `<XPath xmlns:hl7="urn:hl7-org:v3">ancestor-or-self::hl7:nonXMLBody</XPath>`
	order := func(transforms ...string) string {
		return strings.Replace(collect(entry{refs: []string{ref("", sha256m, transforms...), stampRef}}),
			`<Transform Algorithm="`+xmldsig.XPathTransform+`"></Transform>`, `<Transform Algorithm="`+xmldsig.XPathTransform+`">`+xpath+`</Transform>`, 1)
	}
	stated, applied := order(excC14N, xmldsig.XPathTransform), order(xmldsig.XPathTransform, excC14N)
	digest := func(doc string) string {
		r, err := signing.Verify([]byte(doc), signing.VerifyOptions{})
		require.NoError(t, err)
		return r.Signatures[0].References[0].Got
	}
	require.NotEqual(t, digest(stated), digest(applied))
	doc := strings.Replace(stated, "<DigestValue></DigestValue>", "<DigestValue>"+digest(applied)+"</DigestValue>", 1)
	requireAccident(t, doc, signing.TransformOrder)
}

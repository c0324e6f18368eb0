package xmldsig_test

import (
	"os"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/stretchr/testify/require"
)

func vector(t testing.TB, name string) string {
	t.Helper()
	src, err := os.ReadFile("testdata/signed/" + name + ".xml")
	require.NoError(t, err)
	return string(src)
}

// TestShape changes one thing in a good signature; each change must be named.
func TestShape(t *testing.T) {
	good := vector(t, "kanta")
	cases := []struct {
		name, old, new string
		code           xmldsig.ProblemCode
		why            string
	}{
		{"second SignedInfo", "<ds:SignatureValue>", "<ds:SignedInfo/><ds:SignatureValue>", xmldsig.Repeated, "4.1: one SignedInfo"},
		{"SignedInfo behind", "</ds:Signature>", "<ds:SignedInfo/></ds:Signature>", xmldsig.Repeated, "4.1: one SignedInfo"},
		{"second SignatureValue", "<ds:KeyInfo>", "<ds:SignatureValue>QUJD</ds:SignatureValue><ds:KeyInfo>", xmldsig.Repeated, "4.1: one SignatureValue"},
		{"second KeyInfo", "</ds:KeyInfo>", "</ds:KeyInfo><ds:KeyInfo/>", xmldsig.Repeated, "4.1: at most one KeyInfo"},
		{"stray element", "<ds:KeyInfo>", "<f:x/><ds:KeyInfo>", xmldsig.StrayElement, "4.1"},
		{"stray text", "<ds:KeyInfo>", "x<ds:KeyInfo>", xmldsig.StrayText, "4.1: element content"},
		{"instruction", "<ds:KeyInfo>", "<?x y?><ds:KeyInfo>", xmldsig.StrayText, "4.1"},
		{"section", "<ds:KeyInfo>", "<![CDATA[ ]]><ds:KeyInfo>", xmldsig.StrayText, "4.1"},
		{"stray attribute", "<ds:SignedInfo>", "<ds:SignedInfo x='1'>", xmldsig.StrayAttribute, "4.4"},
		{"namespaced attribute", "<ds:Reference URI", "<ds:Reference f:URI='#x' URI", xmldsig.StrayAttribute, "4.4.3"},
		{"two DigestMethods", "<ds:DigestMethod ", `<ds:DigestMethod Algorithm="x"/><ds:DigestMethod `, xmldsig.Repeated, "4.4.3"},
		{"two DigestValues", "</ds:DigestValue>", "</ds:DigestValue><ds:DigestValue>QUJD</ds:DigestValue>", xmldsig.Repeated, "4.4.3.6"},
		{"two Transforms", "<ds:Transforms>", "<ds:Transforms/><ds:Transforms>", xmldsig.Repeated, "4.4.3"},
		{"comment in DigestValue", "</ds:DigestValue>", "<!-- x --></ds:DigestValue>", xmldsig.SplitValue, "our rule: readers differ about split values"},
		{"comment in SignatureValue", "</ds:SignatureValue>", "<!-- x --></ds:SignatureValue>", xmldsig.SplitValue, "our rule"},
		{"section in SignatureValue", "</ds:SignatureValue>", "<![CDATA[]]></ds:SignatureValue>", xmldsig.SplitValue, "our rule"},
		{"comment in certificate", "</ds:X509Certificate>", "<!-- --></ds:X509Certificate>", xmldsig.SplitValue, "our rule"},
		{"element in DigestValue", "</ds:DigestValue>", "<ds:x/></ds:DigestValue>", xmldsig.StrayElement, "4.4.3.6"},
		{"not Base64", "<ds:DigestValue>", "<ds:DigestValue>!", xmldsig.NotBase64, "4.4.3.6"},
		{"algorithm missing", `<ds:CanonicalizationMethod Algorithm="` + exc + `"/>`, "<ds:CanonicalizationMethod/>", xmldsig.Missing, "4.4.1"},
		{"method parameter", `<ds:SignatureMethod Algorithm="` + xmldsig.RSASHA256 + `"/>`, `<ds:SignatureMethod Algorithm="` + xmldsig.RSASHA256 + `"><ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>`, xmldsig.StrayElement, "CVE-2009-0217 and our rule"},
		{"transform parameter", `<ds:Transform Algorithm="` + exc + `"/>`, `<ds:Transform Algorithm="` + exc + `"><ds:XPath>x</ds:XPath></ds:Transform>`, xmldsig.StrayElement, "4.4.3.4"},
		{"no SignatureValue", "ds:SignatureValue>", "ds:Object>", xmldsig.Missing, "4.1"},
		{"too many transforms", "</ds:Transforms>", strings.Repeat(`<ds:Transform Algorithm="`+exc+`"/>`, 8) + "</ds:Transforms>", xmldsig.TooMany, "our limit"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			n := 1
			if strings.HasPrefix(c.old, "ds:") {
				n = -1
			}
			changed := strings.Replace(good, c.old, c.new, n)
			require.NotEqual(t, good, changed)
			sig := read(t, []byte(changed))
			require.NotEmpty(t, sig.Problems, c.why)
			require.Equal(t, c.code, sig.Problems[0].Code, "%s: %s", sig.Problems[0].Detail, c.why)
			require.NotNil(t, sig.Problems[0].Element)
		})
	}
}

func TestShapeAllowsWhatTheSchemaAllows(t *testing.T) {
	good := vector(t, "kanta")
	for name, r := range map[string]*strings.Replacer{
		"comments between elements": strings.NewReplacer("<ds:KeyInfo>", "<!-- x --><ds:KeyInfo>"),
		"object":                    strings.NewReplacer("</ds:Signature>", "<ds:Object Id='o'>x<f:y/></ds:Object></ds:Signature>"),
		"spaces in Base64":          strings.NewReplacer("<ds:SignatureValue>", "<ds:SignatureValue> \t\n"),
		"identifiers":               strings.NewReplacer("<ds:SignatureValue>", "<ds:SignatureValue Id='v'>", "<ds:KeyInfo>", "<ds:KeyInfo Id='k'>"),
	} {
		t.Run(name, func(t *testing.T) {
			sig := read(t, []byte(r.Replace(good)))
			require.Empty(t, sig.Problems)
			require.NoError(t, sig.VerifyValue(certificate(t, sig).PublicKey))
		})
	}
}

func TestResolveRefuses(t *testing.T) {
	good := vector(t, "kanta")
	cases := []struct {
		name, old, new string
		want           error
	}{
		{"external", `URI="#OID1.2"`, `URI="http://x/"`, xmldsig.ErrURI},
		{"file", `URI="#OID1.2"`, `URI="file:///etc/passwd"`, xmldsig.ErrURI},
		{"xpointer", `URI="#OID1.2"`, `URI="#xpointer(id('OID1.2'))"`, xmldsig.ErrURI},
		{"no URI", ` URI="#OID1.2"`, ``, xmldsig.ErrURI},
		{"empty fragment", `URI="#OID1.2"`, `URI="#"`, xmldsig.ErrURI},
		{"unknown", `URI="#OID1.2"`, `URI="#OID1.3"`, xmldsig.ErrNoTarget},
		{"lower-case id", `ID="OID1.2"`, `id="OID1.2"`, xmldsig.ErrNoTarget},
		{"XSLT", exc, "http://www.w3.org/TR/1999/REC-xslt-19991116", xmldsig.ErrTransform},
		{"enveloped behind octets", `<ds:Transform Algorithm="` + exc + `"/>`, `<ds:Transform Algorithm="` + exc + `"/><ds:Transform Algorithm="` + xmldsig.EnvelopedSignature + `"/>`, xmldsig.ErrEnveloped},
		{"base64 of markup", `<ds:Transform Algorithm="` + exc + `"/>`, `<ds:Transform Algorithm="` + exc + `"/><ds:Transform Algorithm="` + xmldsig.Base64Transform + `"/>`, xmldsig.ErrBase64},
		{"c14n of octets", `<ds:Transform Algorithm="` + exc + `"/>`, `<ds:Transform Algorithm="` + xmldsig.Base64Transform + `"/><ds:Transform Algorithm="` + exc + `"/>`, xmldsig.ErrParse},
		{"unknown digest", xmldsig.SHA256 + `"/>`, `http://www.w3.org/2001/04/xmldsig-more#md5"/>`, xmldsig.ErrMethod},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			changed := strings.ReplaceAll(good, c.old, c.new)
			require.NotEqual(t, good, changed)
			sig := read(t, []byte(changed))
			_, err := sig.Resolve(&sig.References[0])
			require.ErrorIs(t, err, c.want)
		})
	}
}

func TestXPathGrammar(t *testing.T) {
	good := vector(t, "xpath-exc")
	for _, expr := range []string{
		"", "1", "ancestor-or-self::*", "ancestor-or-self::node()", "ancestor-or-self::hl7:a or 1=1", "ancestor-or-self::q:a",
		"not(ancestor-or-self::hl7:a", "self::hl7:a", "ancestor-or-self::hl7:a[1]", "ancestor-or-self::hl7:", "ancestor-or-self:::a",
	} {
		sig := read(t, []byte(strings.Replace(good, "ancestor-or-self::hl7:nonXMLBody", expr, 1)))
		_, err := sig.Resolve(&sig.References[0])
		require.ErrorIs(t, err, xmldsig.ErrXPath, expr)
	}
	sig := read(t, []byte(strings.Replace(good, "ancestor-or-self::hl7:nonXMLBody", " not( ancestor-or-self::hl7:d ) ", 1)))
	res, err := sig.Resolve(&sig.References[0])
	require.NoError(t, err)
	require.Zero(t, res.Size)
}

// TestEnvelopedInsideSignature: a target inside the signature is nothing once
// the signature is taken away.
func TestEnvelopedInsideSignature(t *testing.T) {
	src := strings.NewReplacer(`URI="#ts1"`, `URI="#o"`, "</ds:Signature>", "<ds:Object Id='o'>x</ds:Object></ds:Signature>").Replace(vector(t, "kanta-enveloped"))
	sig := read(t, []byte(src))
	res, err := sig.Resolve(&sig.References[0])
	require.NoError(t, err)
	require.Zero(t, res.Size)
	require.False(t, res.Match)
}

package xmldsig_test

import (
	"crypto/x509"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "sign the templates of this test with xmlsec1 again")

const (
	exc  = "http://www.w3.org/2001/10/xml-exc-c14n#"
	incl = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
	in11 = "http://www.w3.org/2006/12/xml-c14n11"
)

// template is a document that xmlsec1 signs: the second opinion about every
// method and transform that this package knows.
type template struct {
	name, key  string
	c14n       string
	method     string
	digest     string
	references []string // URI, then transforms, separated by spaces; "|" begins the XPath expression
	nodes      string   // paths of the covered nodes
}

var templates = []template{
	{"kanta", "rsa", exc, xmldsig.RSASHA256, xmldsig.SHA256, []string{"#OID1.2 " + exc, "#ts1 " + exc}, "/d/component/nonXMLBody /d/header/sig/ts"},
	{"kanta-enveloped", "rsa", exc, xmldsig.RSASHA256, xmldsig.SHA256, []string{"#ts1 " + xmldsig.EnvelopedSignature + " " + exc, "#OID1.2 " + xmldsig.EnvelopedSignature + " " + exc}, "/d/header/sig/ts /d/component/nonXMLBody"},
	{"sha384", "rsa", incl, xmldsig.RSASHA384, xmldsig.SHA384, []string{"#OID1.2 " + incl}, "/d/component/nonXMLBody"},
	{"sha512", "rsa", in11, xmldsig.RSASHA512, xmldsig.SHA512, []string{"#OID1.2 " + in11}, "/d/component/nonXMLBody"},
	{"sha1", "rsa", exc, xmldsig.RSASHA1, xmldsig.SHA1, []string{"#OID1.2 " + exc}, "/d/component/nonXMLBody"},
	{"p256", "p256", exc, xmldsig.ECDSASHA256, xmldsig.SHA256, []string{"#OID1.2 " + exc}, "/d/component/nonXMLBody"},
	{"p384", "p384", exc, xmldsig.ECDSASHA384, xmldsig.SHA384, []string{"#OID1.2 " + exc}, "/d/component/nonXMLBody"},
	{"p521", "p521", exc, xmldsig.ECDSASHA512, xmldsig.SHA512, []string{"#OID1.2 " + exc}, "/d/component/nonXMLBody"},
	{"no-transform", "rsa", exc, xmldsig.RSASHA256, xmldsig.SHA256, []string{"#OID1.2"}, "/d/component/nonXMLBody"},
	{"whole-enveloped", "rsa", exc + "WithComments", xmldsig.RSASHA256, xmldsig.SHA256, []string{" " + xmldsig.EnvelopedSignature + " " + exc}, "/d"},
	{"whole-enveloped-comments", "rsa", incl + "#WithComments", xmldsig.RSASHA256, xmldsig.SHA256, []string{" " + xmldsig.EnvelopedSignature + " " + incl + "#WithComments"}, "/d"},
	{"whole-enveloped-implicit", "rsa", exc, xmldsig.RSASHA256, xmldsig.SHA256, []string{" " + xmldsig.EnvelopedSignature}, "/d"},
	{"base64", "rsa", exc, xmldsig.RSASHA256, xmldsig.SHA256, []string{"#b64 " + xmldsig.Base64Transform}, "/d/component/nonXMLBody/text"},
	{"base64-after-c14n", "rsa", exc, xmldsig.RSASHA256, xmldsig.SHA256, []string{"#OID1.2 " + xmldsig.Base64Transform}, "/d/component/nonXMLBody"},
	{"xpath-exc", "rsa", exc, xmldsig.RSASHA256, xmldsig.SHA256, []string{" " + xmldsig.XPathTransform + "|ancestor-or-self::hl7:nonXMLBody " + exc}, "/d"},
	{"exc-xpath", "rsa", exc, xmldsig.RSASHA256, xmldsig.SHA256, []string{" " + exc + " " + xmldsig.XPathTransform + "|ancestor-or-self::hl7:nonXMLBody"}, "/d"},
	{"not-xpath", "rsa", exc, xmldsig.RSASHA256, xmldsig.SHA256, []string{" " + xmldsig.XPathTransform + "|not(ancestor-or-self::f:header) " + incl}, "/d"},
	{"twice", "rsa", exc, xmldsig.RSASHA256, xmldsig.SHA256, []string{"#OID1.2 " + incl + " " + exc}, "/d/component/nonXMLBody"},
	{"prefix-list", "rsa", exc, xmldsig.RSASHA256, xmldsig.SHA256, []string{"#OID1.2 " + exc + "|PREFIXES"}, "/d/component/nonXMLBody"},
}

func (c template) transforms(ref string) string {
	var b strings.Builder
	uri, rest, _ := strings.Cut(ref, " ")
	fmt.Fprintf(&b, `<ds:Reference URI="%s">`, uri)
	if rest != "" {
		b.WriteString("<ds:Transforms>")
		for _, tr := range strings.Split(rest, " ") {
			alg, param, _ := strings.Cut(tr, "|")
			switch {
			case param == "PREFIXES":
				param = `<ec:InclusiveNamespaces xmlns:ec="` + exc + `" PrefixList="xsi #default f"/>`
			case param != "":
				param = "<ds:XPath>" + param + "</ds:XPath>"
			}
			fmt.Fprintf(&b, `<ds:Transform Algorithm="%s">%s</ds:Transform>`, alg, param)
		}
		b.WriteString("</ds:Transforms>")
	}
	fmt.Fprintf(&b, `<ds:DigestMethod Algorithm="%s"/><ds:DigestValue/></ds:Reference>`, c.digest)
	return b.String()
}

func (c template) document() string {
	refs := ""
	for _, r := range c.references {
		refs += c.transforms(r)
	}
	return `<?xml version="1.0"?>
<!-- before -->
<d xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:hl7-org:v3 a.xsd" xml:lang="fi">
<f:header xmlns:f="urn:hl7finland"><f:sig><f:ts ID="ts1">2026-01-02T03:04:05Z</f:ts>` +
		`<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:hl7="urn:hl7-org:v3"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="` + c.c14n + `"/>` +
		`<ds:SignatureMethod Algorithm="` + c.method + `"/>` + refs +
		`</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data/></ds:KeyInfo></ds:Signature></f:sig></f:header>
<component><nonXMLBody ID="OID1.2"><!-- body --><text ID="b64" z="1" xsi:type="a">
QUJD<!-- x -->
 REVG</text></nonXMLBody></component></d>
<!-- after -->`
}

// sign lets xmlsec1 fill the template in.
func (c template) sign(t *testing.T, path string) {
	xmlsec, err := exec.LookPath("xmlsec1")
	require.NoError(t, err)
	key, cert := newKey(t, c.key)
	tmpl := filepath.Join(t.TempDir(), "template.xml")
	require.NoError(t, os.WriteFile(tmpl, []byte(c.document()), 0o600))
	out, err := exec.Command(xmlsec, "--sign", "--privkey-pem", key+","+cert,
		"--id-attr:ID", "urn:hl7-org:v3:nonXMLBody", "--id-attr:ID", "urn:hl7-org:v3:text", "--id-attr:ID", "urn:hl7finland:ts",
		"--output", path, tmpl).CombinedOutput()
	require.NoError(t, err, "%s", out)
}

// TestVectors verifies what xmlsec1 signed. -update signs again.
func TestVectors(t *testing.T) {
	for _, c := range templates {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join("testdata", "signed", c.name+".xml")
			if *update {
				c.sign(t, path)
			}
			src, err := os.ReadFile(path)
			require.NoError(t, err)
			sig := read(t, src)
			require.Empty(t, sig.Problems)
			require.Equal(t, c.method, sig.Method)
			require.NoError(t, sig.VerifyValue(certificate(t, sig).PublicKey))
			require.Len(t, sig.References, len(c.references))
			var nodes []string
			for i := range sig.References {
				res, err := sig.Resolve(&sig.References[i])
				require.NoError(t, err)
				require.True(t, res.Match)
				nodes = append(nodes, res.Node.Path())
			}
			require.Equal(t, c.nodes, strings.Join(nodes, " "))
		})
	}
}

func read(t testing.TB, src []byte) *xmldsig.Signature {
	t.Helper()
	doc, err := xmltree.Parse(src, xmltree.Limits{Known: func(string) bool { return true }})
	require.NoError(t, err)
	for e := range doc.Elements() {
		if e.Is(xmldsig.Namespace, "Signature") {
			return xmldsig.Read(e, xmldsig.Limits{})
		}
	}
	require.Fail(t, "no signature")
	return nil
}

func certificate(t testing.TB, sig *xmldsig.Signature) *x509.Certificate {
	t.Helper()
	require.Len(t, sig.KeyInfo.Certificates, 1)
	cert, err := x509.ParseCertificate(sig.KeyInfo.Certificates[0])
	require.NoError(t, err)
	return cert
}

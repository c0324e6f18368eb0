package signing_test

import (
	"crypto/elliptic"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/beevik/etree"
	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	dsig "github.com/russellhaering/goxmldsig"
	"github.com/stretchr/testify/require"
)

func write(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

func certPEM(cert *x509.Certificate) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert.Raw}))
}

var idAttributes = []string{"--id-attr:ID", "urn:hl7-org:v3:nonXMLBody", "--id-attr:ID", "urn:hl7finland:signatureTimestamp"}

// identities are the kinds of keys that both directions are tried with.
func identities(t *testing.T) map[string]*testpki.Identity {
	t.Helper()
	out := map[string]*testpki.Identity{}
	for name, spec := range map[string]testpki.Spec{
		"RSA-2048": {Key: system(t).Key}, "RSA-3072": {RSABits: 3072}, "RSA-4096": {RSABits: 4096}, "P-256": {Curve: elliptic.P256()}, "P-384": {Curve: elliptic.P384()},
	} {
		id, err := pki(t).NewSystem(spec)
		require.NoError(t, err)
		out[name] = id
	}
	return out
}

// bodies are the documents that every kind of key is tried with: of 5 KB and 100
// KB with Base64, of 5 MB with elements.
var bodies = map[string]func() string{
	"5KB":   func() string { return sized(5 << 10) },
	"100KB": func() string { return sized(100 << 10) },
	"5MB":   func() string { return elements(5 << 20) },
}

// sized returns the unsigned document with a body of about n bytes.
func sized(n int) string {
	return strings.Replace(unsigned, "PGRpdi8+", strings.Repeat("QUJDREVG\n", n/9), 1)
}

// xmlsecVerifies lets xmlsec1 verify every signature of a document and build its
// signers' chain.
func xmlsecVerifies(t *testing.T, doc string, signatures int) {
	t.Helper()
	xmlsec := outside.Tool(t, "xmlsec1")
	root, issuing := write(t, "root.pem", certPEM(pki(t).Root())), write(t, "issuing.pem", certPEM(pki(t).IssuingCA()))
	path := write(t, "doc.xml", doc)
	for n := 1; n <= signatures; n++ {
		args := append([]string{"--verify", "--trusted-pem", root, "--untrusted-pem", issuing, "--verification-time", "2026-03-23 09:00:00",
			"--node-xpath", fmt.Sprintf("(//*[local-name()='Signature'])[%d]", n)}, idAttributes...)
		out, err := exec.Command(xmlsec, append(args, path)...).CombinedOutput()
		require.NoError(t, err, "%s", out)
		require.Contains(t, string(out), "SignedInfo References (ok/all): 2/2")
	}
}

// TestXmlsec1AcceptsOurs: xmlsec1 finds both references of every signature that
// this package makes good, and builds the chain.
func TestXmlsec1AcceptsOurs(t *testing.T) {
	for name, id := range identities(t) {
		for size, body := range bodies {
			t.Run(name+"/"+size, func(t *testing.T) {
				doc := sign(t, body(), id, signing.System)
				xmlsecVerifies(t, sign(t, doc, id, signing.System), 2)
			})
		}
	}
}

// TestWeAcceptXmlsec1s: this package finds good what xmlsec1 signed, twice in one
// document; another signature of ours changes nothing for either.
func TestWeAcceptXmlsec1s(t *testing.T) {
	xmlsec := outside.Tool(t, "xmlsec1")
	for name, id := range identities(t) {
		for size, body := range bodies {
			t.Run(name+"/"+size, func(t *testing.T) {
				key, err := id.KeyPEM()
				require.NoError(t, err)
				keys := write(t, "key.pem", string(key)) + "," + write(t, "cert.pem", certPEM(id.Certificate))
				signed := write(t, "signed.xml", templates(body(), id))
				for n := 1; n <= 2; n++ {
					args := append([]string{"--sign", "--privkey-pem", keys, "--output", signed,
						"--node-xpath", fmt.Sprintf("(//*[local-name()='Signature'])[%d]", n)}, idAttributes...)
					out, err := exec.Command(xmlsec, append(args, signed)...).CombinedOutput()
					require.NoError(t, err, "%s", out)
				}
				src, err := os.ReadFile(signed)
				require.NoError(t, err)
				requireSigned(t, string(src), 2)
				both := sign(t, string(src), id, signing.System)
				requireSigned(t, both, 3)
				xmlsecVerifies(t, both, 3)
			})
		}
	}
}

// requireSigned requires a number of signatures, all of them valid.
func requireSigned(t *testing.T, doc string, signatures int) {
	t.Helper()
	r := verify(t, doc)
	require.True(t, r.Valid(), "%v", r.All())
	require.Len(t, r.Signatures, signatures)
}

// templates is a document with two signatures without values for a key.
func templates(body string, id *testpki.Identity) string {
	method := string(signing.AlgorithmFor(id.Certificate))
	doc := collect(entry{method: method}, entry{method: method, stampID: "ts2"})
	doc = strings.Replace(doc, bodyOf(unsigned), bodyOf(body), 1)
	return strings.ReplaceAll(doc, "<X509Certificate></X509Certificate>", "")
}

// TestXmlsec1AgreesOnTheRealDocuments covers the chain of tools on the samples.
func TestXmlsec1AgreesOnTheRealDocuments(t *testing.T) {
	xmlsec := outside.Tool(t, "xmlsec1")
	for _, name := range []string{"plan-document.nows.xml", "asiakkuus-document.nows.xml"} {
		signed := string(outside.Sample(t, name))
		signed = sign(t, signed, system(t), signing.System)
		args := append([]string{"--verify", "--insecure", "--node-xpath", "(//*[local-name()='Signature'])[last()]"}, idAttributes...)
		out, err := exec.Command(xmlsec, append(args, write(t, "doc.xml", signed))...).CombinedOutput()
		require.NoError(t, err, "%s", out)
	}
}

// TestGoxmldsigAgrees: a third implementation, where it can serve: one
// reference, the whole document, enveloped, RSA.
func TestGoxmldsigAgrees(t *testing.T) {
	doc := strings.Replace(unsigned, "</ClinicalDocument>", `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod Algorithm="`+excC14N+
		`"/><SignatureMethod Algorithm="`+xmldsig.RSASHA256+`"/>`+ref("", sha256m, xmldsig.EnvelopedSignature, excC14N)+
		`</SignedInfo><SignatureValue></SignatureValue><KeyInfo><X509Data><X509Certificate></X509Certificate></X509Data></KeyInfo></Signature></ClinicalDocument>`, 1)
	signed := forge(t, doc, system(t))
	tree := etree.NewDocument()
	require.NoError(t, tree.ReadFromString(signed))
	ctx := dsig.NewDefaultValidationContext(&dsig.MemoryX509CertificateStore{Roots: []*x509.Certificate{system(t).Certificate}})
	ctx.Clock = dsig.NewFakeClockAt(present)
	_, err := ctx.Validate(tree.Root())
	require.NoError(t, err)

	tree = etree.NewDocument()
	require.NoError(t, tree.ReadFromString(strings.Replace(signed, `realmCode code="FI"`, `realmCode code="SE"`, 1)))
	_, err = ctx.Validate(tree.Root())
	require.Error(t, err)
}

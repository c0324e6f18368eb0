package signing_test

import (
	"crypto"
	"encoding/base64"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

const (
	excC14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
	sha256m = xmldsig.SHA256
)

// ref writes a Reference without its digest.
func ref(uri, digest string, transforms ...string) string {
	s := `<Reference URI="` + uri + `"><Transforms>`
	for _, t := range transforms {
		alg, param, _ := strings.Cut(t, "|")
		s += `<Transform Algorithm="` + alg + `">` + param + `</Transform>`
	}
	return s + `</Transforms><DigestMethod Algorithm="` + digest + `"/><DigestValue></DigestValue></Reference>`
}

// entry is a signature entry that forge fills in.
type entry struct {
	kind, stamp, stampID, method string
	refs                         []string
}

func (e entry) String() string {
	def := func(s *string, v string) {
		if *s == "" {
			*s = v
		}
	}
	def(&e.kind, "3")
	def(&e.stamp, "2026-03-23T09:00:00Z")
	def(&e.stampID, "ts1")
	def(&e.method, xmldsig.RSASHA256)
	if e.refs == nil {
		e.refs = []string{ref("#"+bodyID, sha256m, excC14N), ref("#"+e.stampID, sha256m, excC14N)}
	}
	return `<signature xmlns="urn:hl7finland" ID="s.` + e.stampID + `"><signatureDescription code="` + e.kind + `" codeSystem="1.2.246.537.5.40127.2006"/>` +
		`<signatureTimestamp ID="` + e.stampID + `">` + e.stamp + `</signatureTimestamp><Signature xmlns="http://www.w3.org/2000/09/xmldsig#">` +
		`<SignedInfo><CanonicalizationMethod Algorithm="` + excC14N + `"/><SignatureMethod Algorithm="` + e.method + `"/>` +
		strings.Join(e.refs, "") + `</SignedInfo><SignatureValue></SignatureValue><KeyInfo><X509Data><X509Certificate></X509Certificate></X509Data></KeyInfo></Signature></signature>`
}

// collect puts entries into the unsigned document.
func collect(entries ...entry) string {
	s := `<signatureCollection xmlns="urn:hl7finland">`
	for _, e := range entries {
		s += e.String()
	}
	return strings.Replace(unsigned, "\t</f:localSocialHeader>", s+"</signatureCollection>\n\t</f:localSocialHeader>", 1)
}

// forge fills in digests, signature values and certificates of every signature
// of a document, with a good key: what an attacker inside the organisation, or
// a confused program, can make.
func forge(t testing.TB, doc string, id *testpki.Identity) string {
	t.Helper()
	doc = strings.ReplaceAll(doc, "<X509Certificate></", "<X509Certificate>"+base64.StdEncoding.EncodeToString(id.Certificate.Raw)+"</")
	for {
		next, done := fill(t, doc, id)
		if done {
			return doc
		}
		doc = next
	}
}

// fill fills in the first empty value.
func fill(t testing.TB, doc string, id *testpki.Identity) (string, bool) {
	t.Helper()
	tree, err := xmltree.Parse([]byte(doc), xmltree.Limits{})
	require.NoError(t, err)
	put := func(e *xmltree.Element, value []byte) (string, bool) {
		start, end := e.Inner()
		return doc[:start] + base64.StdEncoding.EncodeToString(value) + doc[end:], false
	}
	for e := range tree.Elements() {
		if !e.Is(xmldsig.Namespace, "Signature") {
			continue
		}
		sig := xmldsig.Read(e, xmldsig.Limits{})
		for i := range sig.References {
			r := &sig.References[i]
			if r.DigestValue != nil {
				continue
			}
			res, _ := sig.Resolve(r)
			if res.Digest == nil {
				res.Digest = []byte("unresolvable")
			}
			return put(r.Element.Child(xmldsig.Namespace, "DigestValue"), res.Digest)
		}
		if sig.Value == nil {
			octets, err := sig.SignedOctets()
			require.NoError(t, err)
			_, hash, ok := xmldsig.MethodHash(sig.Method)
			if !ok {
				hash = crypto.SHA256
			}
			value, err := id.Key.Sign(nil, xmldsig.Sum(hash, octets), hash)
			require.NoError(t, err)
			return put(e.Child(xmldsig.Namespace, "SignatureValue"), value)
		}
	}
	return doc, true
}

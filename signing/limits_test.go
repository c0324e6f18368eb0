package signing_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/signing"
	"github.com/stretchr/testify/require"
)

// TestCostlyDocuments: documents that are made to cost time or room are judged
// all the same, and their reports stay short.
func TestCostlyDocuments(t *testing.T) {
	const many = 50_000
	for name, doc := range map[string]string{
		"bodies":      changed("<realmCode", strings.Repeat("<nonXMLBody/>", many)+"<realmCode")(t),
		"claims":      changed("<realmCode", strings.Repeat(`<a id="`+bodyID+`"/>`, many)+"<realmCode")(t),
		"collections": changed("<realmCode", strings.Repeat("<signatureCollection/>", many)+"<realmCode")(t),
		"beside body": changed("</nonXMLBody>", "</nonXMLBody>"+strings.Repeat("<a/>", many))(t),
		"strays":      changed("<signatureTimestamp", strings.Repeat("<a/>", many)+"<signatureTimestamp")(t),
		"repetitions": changed("<SignatureValue>", strings.Repeat("<SignedInfo/>", many)+"<SignatureValue>")(t),
		"references":  changed("</SignedInfo>", strings.Repeat("<Reference/>", many)+"</SignedInfo>")(t),
		"signatures":  changed("<realmCode", strings.Repeat(`<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>`, many)+"<realmCode")(t),
		"entries":     changed("</signatureCollection>", strings.Repeat(`<signature xmlns="urn:hl7finland"/>`, many)+"</signatureCollection>")(t),
		"prefix list": changed(`<Transform Algorithm="`+excC14N+`">`, `<Transform Algorithm="`+excC14N+`"><InclusiveNamespaces xmlns="`+excC14N+`" PrefixList="`+strings.Repeat("p ", many)+`"/>`)(t),
	} {
		t.Run(name, func(t *testing.T) {
			r := verify(t, doc)
			require.False(t, r.Valid())
			require.Less(t, len(r.All()), 1000)
		})
	}
}

// TestWorkIsBounded: references that ask for more canonicalisation than the
// document is worth are refused.
func TestWorkIsBounded(t *testing.T) {
	var refs []string
	for range 16 {
		refs = append(refs, ref("", sha256m, repeated(excC14N, 8)...))
	}
	doc := strings.Replace(collect(entry{refs: refs}, entry{stampID: "ts2", refs: refs}), "PGRpdi8+", strings.Repeat("QUJD", 100_000), 1)
	r := verify(t, doc)
	require.True(t, rules(r)["SGN-02"])
	found := false
	for _, f := range r.All() {
		found = found || strings.Contains(f.Message, "more work than the limit")
	}
	require.True(t, found, "%v", r.All())
}

// TestWorkIsCountedWithoutOctets: transforms that end in nothing are work too. Here
// they are 60 times the document's length, and the references that match nothing
// produce no octet.
func TestWorkIsCountedWithoutOctets(t *testing.T) {
	const nothing = `http://www.w3.org/TR/1999/REC-xpath-19991116|<XPath xmlns="http://www.w3.org/2000/09/xmldsig#" xmlns:h="urn:hl7-org:v3">not(ancestor-or-self::h:ClinicalDocument)</XPath>`
	var refs []string
	for range 16 {
		refs = append(refs, ref("", sha256m, append(repeated(excC14N, 7), nothing)...))
	}
	doc := strings.Replace(collect(entry{refs: refs}, entry{stampID: "ts2", refs: refs}), "PGRpdi8+", strings.Repeat("QUJD", 100_000), 1)
	found := false
	for _, f := range verify(t, doc).All() {
		found = found || strings.Contains(f.Message, "more work than the limit")
	}
	require.True(t, found)
}

func TestTakenIdentifiersAreSkipped(t *testing.T) {
	var b strings.Builder
	for i := range 2000 {
		b.WriteString(`<a ID="sig_1.2.246.10.1234567.95.2026.1.` + strconv.Itoa(i+1) + `"/>`)
	}
	signed := sign(t, strings.Replace(unsigned, "<realmCode", b.String()+"<realmCode", 1), system(t), signing.System)
	require.Equal(t, "sig_1.2.246.10.1234567.95.2026.1.2001", verify(t, signed).Signatures[0].ID)
}

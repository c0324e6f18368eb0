package signing_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
	"github.com/stretchr/testify/require"
)

// hostileCase is a document that must not be taken for signed. Those made by forge
// have good digests and values: only the profile tells them from good ones.
type hostileCase struct {
	name  string
	flaw  string
	doc   func(t *testing.T) string
	rules []rule.ID // errors that must be among the findings
}

// changed is the good document with one text replaced.
func changed(old, new string) func(*testing.T) string {
	return func(t *testing.T) string {
		good := sign(t, unsigned, professional(t), signing.Professional)
		doc := strings.Replace(good, old, new, 1)
		require.NotEqual(t, good, doc)
		return doc
	}
}

// forged is a forged collection, changed before it is signed.
func forged(entries []entry, oldnew ...string) func(*testing.T) string {
	return func(t *testing.T) string {
		doc := collect(entries...)
		for i := 0; i < len(oldnew); i += 2 {
			before := doc
			doc = strings.Replace(doc, oldnew[i], oldnew[i+1], 1)
			require.NotEqual(t, before, doc)
		}
		return forge(t, doc, system(t))
	}
}

func one(e entry) []entry { return []entry{e} }

// bodyOf returns the signed body of the good document.
func bodyOf(doc string) string {
	return doc[strings.Index(doc, "<nonXMLBody") : strings.Index(doc, "</nonXMLBody>")+len("</nonXMLBody>")]
}

var (
	bodyRef  = ref("#"+bodyID, sha256m, excC14N)
	stampRef = ref("#ts1", sha256m, excC14N)
)

func repeated(s string, n int) []string { return slices.Repeat([]string{s}, n) }

const fakeBody = `<nonXMLBody ID="OID1.2.3"><text>ZmFrZQ==</text></nonXMLBody>`

var wrapping = []hostileCase{
	{"moved body", "the signed body is moved into the header and another one takes its place", func(t *testing.T) string {
		doc := sign(t, unsigned, professional(t), signing.Professional)
		body := bodyOf(doc)
		doc = strings.Replace(doc, body, fakeBody, 1)
		return strings.Replace(doc, "<realmCode", `<component xmlns="urn:x">`+strings.Replace(body, "<nonXMLBody", `<nonXMLBody xmlns="urn:hl7-org:v3"`, 1)+"</component><realmCode", 1)
	}, []rule.ID{"SGN-05", "SGN-08"}},
	{"second body", "another body stands behind the signed one", changed("</nonXMLBody>", "</nonXMLBody>"+fakeBody), []rule.ID{"SGN-05"}},
	{"second body first", "another body stands before the signed one", changed("<component><nonXMLBody", "<component>"+fakeBody+"<nonXMLBody"), []rule.ID{"SGN-05"}},
	{"second component", "another component has another body", changed("<component>", "<component>"+fakeBody+"</component><component>"), []rule.ID{"SGN-05"}},
	{"structured body beside", "a structuredBody stands beside the signed body", changed("</nonXMLBody>", "</nonXMLBody><structuredBody/>"), []rule.ID{"SGN-05"}},
	{"body in a wrapper", "the signed body stands one level deeper", func(t *testing.T) string {
		doc := sign(t, unsigned, professional(t), signing.Professional)
		return strings.NewReplacer("<component>", "<component><section>", "</component>", "</section></component>").Replace(doc)
	}, []rule.ID{"SGN-05"}},
	{"body of another namespace", "the body is an element of the same name in another namespace", changed("<component><nonXMLBody", "<component><nonXMLBody xmlns='urn:x'"), []rule.ID{"SGN-05"}},
	{"lower-case id elsewhere", "another element has the body's identifier in an attribute id", changed("<realmCode", `<realmCode id="`+bodyID+`"`), []rule.ID{"SGN-08"}},
	{"namespaced ID elsewhere", "another element has the body's identifier in a namespaced ID", changed("<realmCode", `<realmCode xmlns:u="urn:wsu" u:Id="`+bodyID+`"`), []rule.ID{"SGN-08"}},
	{"stamp's id elsewhere", "another element has the time stamp's identifier in an attribute id", changed("<realmCode", `<realmCode id="CDA-timestamp.sig_1.2.246.10.1234567.95.2026.1.1"`), []rule.ID{"SGN-08"}},
	{"other document's id", "the body was signed in another document", changed(`<id root="1.2.246.10.1234567.95.2026.1"/>`, `<id root="1.2.246.10.1234567.95.2026.2"/>`), []rule.ID{"SGN-08"}},
	{"two document ids", "the document has two ids", changed("<realmCode", `<id root="1.2"/><realmCode`), []rule.ID{"SGN-08"}},
	{"signature outside the collection", "the signature stands directly in the header", func(t *testing.T) string {
		doc := sign(t, unsigned, professional(t), signing.Professional)
		return strings.NewReplacer(`<signatureCollection xmlns="urn:hl7finland">`, "", "</signatureCollection>", "").Replace(doc)
	}, []rule.ID{"SGN-01"}},
	{"signature in the body", "an XML signature is inside the body", changed("</text>", `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></text>`), []rule.ID{"SGN-01", "SGN-02", "SIG-06"}},
	{"two headers", "a second localSocialHeader carries another collection", changed("<f:localSocialHeader", `<localSocialHeader xmlns="urn:hl7finland"/><f:localSocialHeader`), []rule.ID{"SGN-01"}},
	{"two collections", "a second collection stands in the header", changed("<signatureCollection", `<signatureCollection xmlns="urn:hl7finland"/><signatureCollection`), []rule.ID{"SGN-01"}},
	{"entry without signature", "an entry of the collection has no XML signature", changed("</signatureCollection>", `<signature xmlns="urn:hl7finland" ID="x"/></signatureCollection>`), []rule.ID{"SGN-02"}},
	{"patient header", "the document has the header of the patient archive", func(t *testing.T) string {
		return strings.ReplaceAll(sign(t, unsigned, professional(t), signing.Professional), "localSocialHeader", "localHeader")
	}, []rule.ID{"SGN-01"}},
	{"two XML signatures in one entry", "an entry holds two XML signatures", changed("</Signature></signature>", `</Signature><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></signature>`), []rule.ID{"SGN-02"}},
	{"entry in an entry", "an entry stands inside another one", changed("<signatureDescription", `<signature ID="inner"/><signatureDescription`), []rule.ID{"SGN-02"}},
	{"body in another case", "the body's name is written in another case", func(t *testing.T) string {
		return strings.ReplaceAll(sign(t, unsigned, professional(t), signing.Professional), "nonXMLBody", "nonXmlBody")
	}, []rule.ID{"SGN-05"}},
	{"mixed-case iD elsewhere", "another element has the body's identifier in an attribute iD", changed("<realmCode", `<realmCode iD="`+bodyID+`"`), []rule.ID{"SGN-08"}},
	{"body's identifier as id beside ID", "the body has its identifier in two spellings", changed("<nonXMLBody ", `<nonXMLBody id="`+bodyID+`" `), []rule.ID{"SGN-08", "SIG-06"}},
	{"other document element", "the document is wrapped in another element", func(t *testing.T) string {
		doc := sign(t, unsigned, professional(t), signing.Professional)
		return strings.Replace(doc, "<ClinicalDocument", "<x><ClinicalDocument", 1) + "</x>"
	}, []rule.ID{"SGN-01"}},
}

var coverage = []hostileCase{
	{"time stamp not covered", "the only reference is the body's", forged(one(entry{refs: []string{bodyRef}})), []rule.ID{"SGN-06"}},
	{"body not covered", "the only reference is the time stamp's", forged(one(entry{refs: []string{stampRef}})), []rule.ID{"SGN-05"}},
	{"three references", "a reference beside the required two", forged(one(entry{refs: []string{bodyRef, stampRef, ref("#rc", sha256m, excC14N)}}), "<realmCode", `<realmCode ID="rc"`), []rule.ID{"SGN-07"}},
	{"body twice", "both references name the body", forged(one(entry{refs: []string{bodyRef, bodyRef}})), []rule.ID{"SGN-06", "SGN-07"}},
	{"another element", "the reference names an element of the header", forged(one(entry{refs: []string{ref("#rc", sha256m, excC14N), stampRef}}), "<realmCode", `<realmCode ID="rc"`), []rule.ID{"SGN-05", "SGN-07"}},
	{"part of the body", "the reference names an element inside the body", forged(one(entry{refs: []string{ref("#tx", sha256m, excC14N), stampRef}}), "<text ", `<text ID="tx" `), []rule.ID{"SGN-05"}},
	{"whole document", "the reference names the whole document without the signature", forged(one(entry{refs: []string{ref("", sha256m, xmldsig.EnvelopedSignature, excC14N), stampRef}})), []rule.ID{"SGN-05", "SGN-07"}},
	{"foreign time stamp", "two signatures refer to each other's time stamps", forged([]entry{
		{stampID: "ts1", refs: []string{bodyRef, ref("#ts2", sha256m, excC14N)}}, {stampID: "ts2", refs: []string{bodyRef, stampRef}},
	}), []rule.ID{"SGN-06", "SGN-07"}},
	{"swapped time stamps", "the time stamps of two signatures are exchanged after signing", func(t *testing.T) string {
		doc := forge(t, collect(entry{stampID: "ts1", stamp: "2026-03-23T08:00:00Z"}, entry{stampID: "ts2"}), system(t))
		return strings.NewReplacer(`ID="ts1">2026-03-23T08:00:00Z`, `ID="ts2">2026-03-23T09:00:00Z`, `ID="ts2">2026-03-23T09:00:00Z`, `ID="ts1">2026-03-23T08:00:00Z`).Replace(doc)
	}, []rule.ID{"SGN-06"}},
	{"second time stamp", "the signature has another time stamp before the covered one", forged(one(entry{}), "<signatureTimestamp ", "<signatureTimestamp>2020-01-01T00:00:00Z</signatureTimestamp><signatureTimestamp "), []rule.ID{"SGN-02", "SGN-06"}},
	{"XPath that covers nothing", "a filter takes everything away", forged(one(entry{refs: []string{ref("#"+bodyID, sha256m, xmldsig.XPathTransform+`|<XPath xmlns:h="urn:hl7-org:v3">not(ancestor-or-self::h:nonXMLBody)</XPath>`, excC14N), stampRef}})), []rule.ID{"SGN-03", "SGN-05"}},
	{"base64 of a part", "only the decoded text is covered, so comments and structure are free", forged(one(entry{refs: []string{bodyRef, ref("#ts1", sha256m, xmldsig.Base64Transform)}}), "2026-03-23T09:00:00Z", "QUJD"), []rule.ID{"SGN-03", "SGN-06", "SGN-10"}},
	{"external reference", "a reference leads to the network", forged(one(entry{refs: []string{bodyRef, stampRef, ref("http://127.0.0.1/x", sha256m, excC14N)}})), []rule.ID{"SGN-07", "SIG-06"}},
	{"XPointer", "the identifier is hidden in an expression", forged(one(entry{refs: []string{ref("#xpointer(id('"+bodyID+"'))", sha256m, excC14N), stampRef}})), []rule.ID{"SGN-05", "SIG-06"}},
	{"identifier with white space", "the reference's identifier has a space that some readers strip", forged(one(entry{refs: []string{ref("# "+bodyID, sha256m, excC14N), stampRef}})), []rule.ID{"SGN-05", "SIG-06"}},
	{"identifier escaped", "the reference's identifier is percent-encoded", forged(one(entry{refs: []string{ref("#%4FID1.2.246.10.1234567.95.2026.1", sha256m, excC14N), stampRef}})), []rule.ID{"SGN-05", "SIG-06"}},
	{"no URI", "the reference names nothing", forged(one(entry{refs: []string{strings.Replace(bodyRef, ` URI="#`+bodyID+`"`, "", 1), stampRef}})), []rule.ID{"SGN-05", "SIG-06"}},
	{"file reference", "a reference leads to a file", forged(one(entry{refs: []string{ref("file:///etc/hostname", sha256m, excC14N), stampRef}})), []rule.ID{"SGN-05", "SIG-06"}},
	{"too many references", "seventeen references", forged(one(entry{refs: repeated(bodyRef, 17)})), []rule.ID{"SGN-02", "SGN-07"}},
	{"too many transforms", "a chain of nine canonicalisations", forged(one(entry{refs: []string{ref("#"+bodyID, sha256m, repeated(excC14N, 9)...), stampRef}})), []rule.ID{"SGN-02"}},
	{"digest with comments", "a canonicalisation with comments", forged(one(entry{refs: []string{ref("#"+bodyID, sha256m, excC14N+"WithComments"), stampRef}})), []rule.ID{"SGN-03"}},
	{"time stamp of another namespace", "the time stamp is an element of the same name in another namespace", forged(one(entry{}), "<signatureTimestamp ", `<signatureTimestamp xmlns="urn:x" `), []rule.ID{"SGN-02", "SGN-06"}},
	{"time stamp without ID", "the reference names another element than the time stamp", forged(one(entry{}), `<signatureTimestamp ID="ts1"`, `<signatureTimestamp`, "<realmCode", `<realmCode ID="ts1"`), []rule.ID{"SGN-06", "SGN-07"}},
	{"XSLT", "a transform is a program", forged(one(entry{refs: []string{ref("#"+bodyID, sha256m, "http://www.w3.org/TR/1999/REC-xslt-19991116"), stampRef}})), []rule.ID{"SGN-03", "SGN-05"}},
}

var contents = []hostileCase{
	{"two DigestValues", "one digest for each reader", changed("</DigestValue>", "</DigestValue><DigestValue>QUJD</DigestValue>"), []rule.ID{"SGN-02"}},
	{"two SignedInfos", "one SignedInfo for each reader", changed("<SignatureValue>", `<SignedInfo/><SignatureValue>`), []rule.ID{"SGN-02"}},
	{"two SignatureValues", "one value for each reader", changed("<KeyInfo>", "<SignatureValue>QUJD</SignatureValue><KeyInfo>"), []rule.ID{"SGN-02"}},
	{"comment in a digest", "a comment splits the value", changed("</DigestValue>", "<!-- x --></DigestValue>"), []rule.ID{"SGN-02"}},
	{"comment in the time stamp", "canonical octets are the same with the comment", changed("09:00:00.123456Z</sig", "09:00:00.123456Z<!-- 2020 --></sig"), []rule.ID{"SGN-10"}},
	{"section in the time stamp", "canonical octets are the same with the section", changed("09:00:00.123456Z</sig", "09:00:00<![CDATA[.123456Z]]></sig"), []rule.ID{"SGN-10"}},
	{"object", "the signature carries content of its own", changed("</KeyInfo>", "</KeyInfo><Object>x</Object>"), []rule.ID{"SGN-02"}},
	{"element in the entry", "an unknown element stands in the entry", changed("<signatureTimestamp", "<x/><signatureTimestamp"), []rule.ID{"SGN-02"}},
	{"certificate removed", "there is no certificate", func(t *testing.T) string {
		doc := sign(t, unsigned, professional(t), signing.Professional)
		return doc[:strings.Index(doc, "<KeyInfo>")] + doc[strings.Index(doc, "</KeyInfo>")+len("</KeyInfo>"):]
	}, []rule.ID{"SGN-13"}},
	{"two certificates", "a second certificate stands beside the signer's", changed("</X509Certificate>", "</X509Certificate><X509Certificate>QUJD</X509Certificate>"), []rule.ID{"SGN-13"}},
	{"not a certificate", "the certificate is other data", func(t *testing.T) string {
		doc := sign(t, unsigned, professional(t), signing.Professional)
		return doc[:strings.Index(doc, "<X509Certificate>")] + "<X509Certificate>QUJD" + doc[strings.Index(doc, "</X509Certificate>"):]
	}, []rule.ID{"SGN-13"}},
	{"key in KeyInfo only", "the key is given without certificate", func(t *testing.T) string {
		doc := sign(t, unsigned, professional(t), signing.Professional)
		return doc[:strings.Index(doc, "<X509Data>")] + "<KeyValue><RSAKeyValue/></KeyValue>" + doc[strings.Index(doc, "</KeyInfo>"):]
	}, []rule.ID{"SGN-13"}},
	{"HMAC", "the certificate's bytes are the key of a MAC", changed(xmldsig.RSASHA256, "http://www.w3.org/2000/09/xmldsig#hmac-sha1"), []rule.ID{"SGN-03"}},
	{"SHA-1 digest", "the digest method is SHA-1", forged(one(entry{refs: []string{ref("#"+bodyID, xmldsig.SHA1, excC14N), stampRef}})), []rule.ID{"SGN-03"}},
	{"SHA-1 signature", "the signature method is rsa-sha1", forged(one(entry{method: xmldsig.RSASHA1})), []rule.ID{"SGN-03"}},
	{"downgrade", "the digest method is replaced after signing", changed(xmldsig.SHA256, xmldsig.SHA1), []rule.ID{"SGN-03", "SIG-06"}},
	{"unknown kind", "the kind of signature is none that is known", forged(one(entry{kind: "9"})), []rule.ID{"SGN-09", "SIG-02"}},
	{"kind is no code", "the kind is a word", forged(one(entry{kind: "system"})), []rule.ID{"SGN-09"}},
	{"other code system", "the kind is of another code system", changed(`codeSystem="1.2.246.537.5.40127.2006"`, `codeSystem="1.2.3"`), []rule.ID{"SGN-09"}},
	{"kind changed", "a professional's signature is declared a system's", changed(`signatureDescription code="1"`, `signatureDescription code="3"`), []rule.ID{"SGN-11"}},
	{"kind claimed", "a system certificate claims to be a professional's", forged(one(entry{kind: "1"})), []rule.ID{"SIG-05"}},
	{"no time zone", "the time stamp has no time zone", forged(one(entry{stamp: "2026-03-23T09:00:00"})), []rule.ID{"SGN-10"}},
	{"time in HL7 form", "the time stamp is not an xs:dateTime", forged(one(entry{stamp: "20260323090000+0200"})), []rule.ID{"SGN-10"}},
	{"future", "the time stamp is in the future", forged(one(entry{stamp: "2026-03-23T10:00:00Z"})), []rule.ID{"SGN-10"}},
	{"before the certificate", "the time stamp is earlier than the certificate", forged(one(entry{stamp: "2020-03-23T10:00:00Z"})), []rule.ID{"SIG-07"}},
	{"other person in the block", "the readable block names another professional", changed(">90000000001<", ">90000000002<"), []rule.ID{"SGN-12"}},
	{"kind with a space", "the code of the kind is padded", changed(`signatureDescription code="1"`, `signatureDescription code=" 1"`), []rule.ID{"SGN-09"}},
	{"no kind", "there is no code of the kind", changed(`signatureDescription code="1"`, `signatureDescription x="1"`), []rule.ID{"SGN-09"}},
	{"element in the time stamp", "an element splits the time stamp", forged(one(entry{stamp: "2026-03-23T09:00:00<x/>Z"})), []rule.ID{"SGN-10"}},
	{"day that does not exist", "the time stamp is the 30th of February", forged(one(entry{stamp: "2026-02-30T09:00:00Z"})), []rule.ID{"SGN-10"}},
	{"padded time stamp", "the time stamp has white space around it", forged(one(entry{stamp: " 2026-03-23T09:00:00Z "})), []rule.ID{"SGN-10"}},
	{"HMAC length", "a truncation parameter stands in the signature method", changed(xmldsig.RSASHA256+`"></SignatureMethod>`, xmldsig.RSASHA256+`"><HMACOutputLength>0</HMACOutputLength></SignatureMethod>`), []rule.ID{"SGN-02", "SIG-06"}},
	{"empty signature value", "the signature value is empty", func(t *testing.T) string {
		doc := sign(t, unsigned, professional(t), signing.Professional)
		return doc[:strings.Index(doc, "<SignatureValue>")] + "<SignatureValue>" + doc[strings.Index(doc, "</SignatureValue>"):]
	}, []rule.ID{"SGN-02", "SIG-06"}},
	{"not signed", "the document has no signature", func(*testing.T) string { return unsigned }, []rule.ID{"SIG-01"}},
}

func TestHostileDocuments(t *testing.T) {
	for group, list := range groups() {
		for _, c := range list {
			t.Run(group+"/"+c.name, func(t *testing.T) {
				doc := c.doc(t)
				r := verify(t, doc)
				require.False(t, r.Valid(), c.flaw)
				got := rules(r)
				for _, id := range c.rules {
					require.True(t, got[id], "%s: want %s among %v", c.flaw, id, r.All())
				}
				for _, s := range r.Signatures {
					if !s.Valid {
						require.True(t, s.Findings.HasErrors(), "an invalid signature says why")
						require.Zero(t, len(s.Body())+len(s.TimestampOctets()))
					}
				}
			})
		}
	}
}

// TestPathsHideUnknownNames: a name of an element or attribute may be what nobody
// escaped. Nothing that is said about a document repeats it.
func TestPathsHideUnknownNames(t *testing.T) {
	const marker = "x140312A907T.Meikalainen"
	signed := sign(t, unsigned, system(t), signing.System)
	roots, intermediates := pki(t).Pools()
	for i := range signed {
		if signed[i] != '<' || signed[i+1] == '!' || signed[i+1] == '?' {
			continue
		}
		inserted := []string{"<" + marker + ">", "<" + marker + "/>", "<" + marker + `><y xmlns="` + xmldsig.Namespace + `"/></` + marker + ">"}
		for _, insert := range inserted {
			requireHidden(t, signed[:i]+insert+signed[i:], marker, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, Now: present})
		}
		if at := i + strings.IndexAny(signed[i:], " />"); at > i+1 {
			for _, insert := range []string{" " + marker + `="1"`, " " + marker} {
				requireHidden(t, signed[:at]+insert+signed[at:], marker, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, Now: present})
			}
		}
	}
}

func requireHidden(t *testing.T, doc, marker string, opt signing.VerifyOptions) {
	t.Helper()
	report, err := signing.Verify([]byte(doc), opt)
	said := fmt.Sprintf("%v %+v", err, err)
	if report != nil {
		out, err := json.Marshal(report)
		require.NoError(t, err)
		said += string(out) + fmt.Sprintf("%+v", report.All())
	}
	require.NotContains(t, said, marker)
	require.NotContains(t, said, "140312A907T")
}

package signing_test

import (
	"crypto/elliptic"
	"crypto/x509"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

// issued is a good document but for the certificate that signed it.
func issued(spec testpki.Spec, e entry) func(*testing.T) string {
	return func(t *testing.T) string {
		if spec.Curve == nil && spec.RSABits == 0 {
			spec.Key = system(t).Key
		}
		id, err := pki(t).NewSystem(spec)
		require.NoError(t, err)
		return forge(t, collect(e), id)
	}
}

var certificates = []hostileCase{
	{"foreign issuer", "nobody knows the authority", issued(testpki.Spec{Foreign: true}, entry{}), []rule.ID{"SIG-07"}},
	{"expired", "the certificate had expired when it signed", issued(testpki.Spec{Change: testpki.Expired}, entry{}), []rule.ID{"SIG-07"}},
	{"not yet valid", "the certificate was not valid yet when it signed", issued(testpki.Spec{Change: testpki.NotYetValid}, entry{}), []rule.ID{"SIG-07"}},
	{"wrong usage", "the key is for encipherment", issued(testpki.Spec{Change: testpki.WrongUsage}, entry{}), []rule.ID{"SGN-11"}},
	{"authority", "the certificate is an authority's", issued(testpki.Spec{Change: func(c *x509.Certificate) { c.IsCA, c.BasicConstraintsValid = true, true }}, entry{}), []rule.ID{"SGN-11"}},
	{"short key", "the RSA key has 1,024 bits", issued(testpki.Spec{RSABits: 1024}, entry{}), []rule.ID{"SGN-04"}},
	{"unusual curve", "the key is on P-224", issued(testpki.Spec{Curve: elliptic.P224()}, entry{method: string(signing.ECDSASHA256)}), []rule.ID{"SGN-04"}},
	{"key of another kind", "an ECDSA key under an RSA method", issued(testpki.Spec{Curve: elliptic.P256()}, entry{}), []rule.ID{"SIG-06"}},
	{"another's certificate", "KeyInfo has the certificate of somebody who did not sign", func(t *testing.T) string {
		other, err := pki(t).Professional(testpki.Person{Registration: "90000000002"})
		require.NoError(t, err)
		return replaceCertificate(sign(t, unsigned, professional(t), signing.Professional), other)
	}, []rule.ID{"SIG-06", "SGN-12"}},
}

// unreadable documents must be refused as a whole, by the reader and for the
// reason of the given code.
var unreadable = []struct {
	name, flaw string
	doc        func(*testing.T) string
	reader     string
}{
	{"duplicate ID", "another element has the body's ID", changed("<realmCode", `<realmCode ID="`+bodyID+`"`), "duplicate-id"},
	{"duplicate mixed-case Id", "another element has the body's ID in an attribute Id", changed("<realmCode", `<realmCode Id="`+bodyID+`"`), "duplicate-id"},
	{"duplicate xml:id", "another element has the body's ID in an xml:id", changed("<realmCode", `<realmCode xml:id="`+bodyID+`"`), "duplicate-id"},
	{"duplicate ID in disguise", "another element has the body's ID with a character reference", changed("<realmCode", `<realmCode ID="&#x4F;`+bodyID[1:]+`"`), "duplicate-id"},
	{"doctype", "a document type declares identifiers", changed("<ClinicalDocument", "<!DOCTYPE x [<!ATTLIST realmCode code ID #IMPLIED>]><ClinicalDocument"), "doctype"},
	{"entities", "entities expand to a billion characters", changed("<ClinicalDocument", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><ClinicalDocument`), "doctype"},
	{"external entity", "an entity reads a file", changed("<ClinicalDocument", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><ClinicalDocument`), "doctype"},
	{"undeclared entity", "a reference to an entity that nobody declares", changed("e30=", "e30=&x;"), "entity"},
	{"other character set", "the declaration says ISO-8859-1", changed(`encoding="UTF-8"`, `encoding="ISO-8859-1"`), "encoding"},
	{"UTF-7", "the declaration says UTF-7", changed(`encoding="UTF-8"`, `encoding="UTF-7"`), "encoding"},
	{"overlong UTF-8", "a less-than sign is written in two bytes", changed("e30=", "e30=\xc0\xbc"), "encoding"},
	{"control character", "text has the character U+0001", changed("e30=", "e30=\x01"), "character"},
	{"attribute twice", "an attribute occurs twice", changed("<realmCode ", `<realmCode code="SE" `), "duplicate-attribute"},
	{"attribute twice by prefix", "two prefixes make the same attribute", changed("<realmCode ", `<realmCode xmlns:a="urn:x" xmlns:b="urn:x" a:c="1" b:c="2" `), "duplicate-attribute"},
	{"undeclared prefix", "an element has a prefix that nobody declares", changed("<realmCode ", "<q:realmCode/><realmCode "), "namespace"},
	{"two documents", "a second document follows", func(t *testing.T) string {
		doc := sign(t, unsigned, professional(t), signing.Professional)
		return doc + doc[strings.Index(doc, "<Clin"):]
	}, "root"},
	{"truncated", "the end is missing", func(t *testing.T) string {
		doc := sign(t, unsigned, professional(t), signing.Professional)
		return doc[:len(doc)-30]
	}, "truncated"},
	{"deep nesting", "three hundred elements inside each other", changed("<realmCode", strings.Repeat("<a>", 300)+strings.Repeat("</a>", 300)+"<realmCode"), "limit"},
	{"relative namespace", "a namespace name is not absolute", changed("<realmCode ", `<realmCode xmlns:a="x" `), "namespace"},
	{"empty prefix binding", "a prefix is bound to nothing", changed("<realmCode ", `<realmCode xmlns:a="" `), "namespace"},
}

func TestUnreadableDocuments(t *testing.T) {
	for _, c := range unreadable {
		t.Run(c.name, func(t *testing.T) {
			_, err := signing.Verify([]byte(c.doc(t)), signing.VerifyOptions{})
			requireCode(t, err, signing.CodeUnreadable, c.flaw)
			var e *signing.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, c.reader, e.Reader, c.flaw)
		})
	}
	_, err := signing.Verify(nil, signing.VerifyOptions{})
	requireCode(t, err, signing.CodeUnreadable, "nothing is no document")
}

// groups are all hostile documents that can be read.
func groups() map[string][]hostileCase {
	return map[string][]hostileCase{"wrapping": wrapping, "coverage": coverage, "contents": contents, "certificates": certificates}
}

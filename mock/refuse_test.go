package mock_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// TestBrokenDocumentsAreRefused: each broken document is refused by the rule of
// its flaw, and the store stays empty (rules DOC-19 and DOC-24).
func TestBrokenDocumentsAreRefused(t *testing.T) {
	for _, tc := range []struct {
		rule     rule.ID
		flaw     string
		unsigned func([]byte) []byte // before signing
		signed   func([]byte) []byte // after signing
	}{
		{"DOC-01", "no document group", cut(`<hl7fi:documentGroup[^>]*/>`), nil},
		{"DOC-04", "an unknown document group", edit(`documentGroup code="1"`, `documentGroup code="77"`), nil},
		{"DOC-10", "no controller", cut(`<custodian>.*</custodian>`), nil},
		{"DOC-13", "no structure named", cut(`<hl7fi:contentSpecificationId>[^<]*</hl7fi:contentSpecificationId>`), nil},
		{"STR-17", "an unknown structure", edit(`2.999.1505.1.2026.1.1<`, `2.999.1505.1.2026.1.2<`), nil},
		{"STR-18", "the structure of another group", edit(`2.999.1505.1.2026.1.1<`, `2.999.1505.2.2026.1.1<`), nil},
		{"LNK-21", "no client relationship OID", cut(`<hl7fi:encompassingClientRelationship[^>]*/>`), nil},
		{"HDR-05", "a first version with a foreign set id", edit(`<setId root="2.999`, `<setId root="2.998`), nil},
		{"HDR-06", "a time without zone", cut(`<effectiveTime value="[0-9+]*"/>`), nil},
		{"HDR-17", "two documents ids", edit(`<setId `, `<id root="2.999.1"/><setId `), nil},
		{"BDY-03", "no structured form", cut(`<hl7fi:json.*</hl7fi:json>`), nil},
		{"BDY-04", "unpadded Base64", edit(`representation="B64">P`, `representation="B64">`), nil},
		{"BDY-06", "an element beside the body's two", edit(`</hl7fi:json>`, `</hl7fi:json><text>eA==</text>`), nil},
		{"STR-02", "an unknown property", content(`{"asiakkuusasiakirja":{`, `{"asiakkuusasiakirja":{"tuntematon":1,`), nil},
		{"CNT-02", "a duplicate key", content(`"turvakielto":false`, `"turvakielto":false,"turvakielto":true`), nil},
		{"CNT-01", "trailing data", content(`{"asiakkuusasiakirja"`, `{} {"asiakkuusasiakirja"`), nil},
		{"STR-09", "a date that the pattern refuses", contentMatch(`"syntymaaika":"[^"]*"`, `"syntymaaika":"2014-13-01"`), nil},
		{"SIG-06", "one byte changed after signing", nil, edit(`<text mediaType`, ` <text mediaType`)},
		{"SIG-01", "no signature", nil, cut(`<(\w+:)?signatureCollection.*</(\w+:)?signatureCollection>`)},
		{"ARC-01", "a document type declaration", nil, edit("?>\n", "?>\n<!DOCTYPE ClinicalDocument>")},
		{"ARC-01", "two root elements", nil, edit("</ClinicalDocument>", "</ClinicalDocument><x/>")},
		{"ARC-01", "another encoding", nil, edit(`encoding="UTF-8"`, `encoding="ISO-8859-1"`)},
		{"ARC-01", "a duplicate ID", nil, edit(`<realmCode`, `<realmCode ID="BODY-ID"`)},
	} {
		t.Run(string(tc.rule)+" "+tc.flaw, func(t *testing.T) {
			d := newDesk(t)
			src := d.unsigned(d.records.Relationship())
			read, err := document.Read(src)
			require.NoError(t, err)
			message, err := d.client.NewMessage(t.Context(), d.sign(src))
			require.NoError(t, err)
			if tc.unsigned != nil {
				src = tc.unsigned(src)
			}
			src = d.trySign(src)
			if tc.signed != nil {
				src = bytes.ReplaceAll(tc.signed(src), []byte("BODY-ID"), []byte("OID"+read.Header.ID))
			}
			d.requireRefused(carry(message, src), tc.rule)
		})
	}
}

// trySign signs as far as the broken document allows it.
func (d *desk) trySign(src []byte) []byte {
	system, err := d.pki.System()
	require.NoError(d.t, err)
	signed, err := signing.Sign(d.t.Context(), src, system.Signer(), signing.Options{Kind: signing.System, Time: time.Now()})
	if err != nil {
		return src
	}
	return signed
}

// carry puts another document into a message.
func carry(m *archive.Message, document []byte) *archive.Message {
	f, _, err := archive.DecodeFrame(archive.DefaultProfile(), m.Bytes)
	if err != nil {
		panic(err)
	}
	f.Subject.Document = document
	out, err := archive.EncodeFrame(archive.DefaultProfile(), f)
	if err != nil {
		panic(err)
	}
	changed := *m
	changed.Bytes = out
	return &changed
}

func (d *desk) requireRefused(m *archive.Message, want rule.ID) {
	d.t.Helper()
	_, err := d.client.Send(d.t.Context(), m)
	var refused *archive.Error
	require.ErrorAs(d.t, err, &refused)
	require.Equal(d.t, archive.CodeRefused, refused.Code, "%v", err)
	var rules []rule.ID
	for _, detail := range refused.Details {
		if detail.Severity == rule.Error {
			rules = append(rules, detail.Rule)
		}
		require.NotEmpty(d.t, detail.Text)
		require.NotEmpty(d.t, detail.Location)
	}
	require.Contains(d.t, rules, want)
	require.Empty(d.t, d.mock.Documents(), "a refused document leaves nothing behind")
	found, err := d.client.Search(d.t.Context(), archive.Search{Client: d.records.Client.Code})
	require.NoError(d.t, err)
	require.Empty(d.t, found)
}

// TestBrokenFramesAreRefused: the document is right, its frame is not.
func TestBrokenFramesAreRefused(t *testing.T) {
	historic := historicCode(t)
	for _, tc := range []struct {
		rule rule.ID
		flaw string
		edit func([]byte) []byte
	}{
		{"MSG-03", "no service request", cut(`<reasonCode code="SP1"[^>]*/>`)},
		{"MSG-04", "no use situation", cut(`<reasonCode code="1"[^>]*/>`)},
		{"MSG-12", "another document id", edit(`<id root="2.999.10.1234567.95`, `<id root="2.999.10.1234567.96`)},
		{"MSG-13", "another version", edit(`versionNumber value="1"`, `versionNumber value="2"`)},
		{"MSG-16", "the service request of another group", edit(`reasonCode code="SP1"`, `reasonCode code="SP17"`)},
		{"MSG-11", "no document", cut(`(?s)<text mediaType.*</text>`)},
		{"ENV-04", "a user with a code outside the test series", nil},
		{"ENV-04", "an author with a code outside the test series", nil},
	} {
		t.Run(string(tc.rule)+" "+tc.flaw, func(t *testing.T) {
			d := newDesk(t)
			if tc.rule == "ENV-04" {
				tc.edit = edit(d.records.Worker.Code.Reveal(), historic)
				if strings.Contains(tc.flaw, "author") {
					tc.edit = func(src []byte) []byte {
						at := bytes.Index(src, []byte("<author "))
						return append(src[:at:at], bytes.ReplaceAll(src[at:], []byte(d.records.Worker.Code.Reveal()), []byte(historic))...)
					}
				}
			}
			message, err := d.client.NewMessage(t.Context(), d.sign(d.unsigned(d.records.Relationship())))
			require.NoError(t, err)
			changed := *message
			changed.Bytes = tc.edit(bytes.Clone(message.Bytes))
			d.requireRefused(&changed, tc.rule)
		})
	}
}

// TestTestCodesOnly: a code outside the 900 series is refused wherever it
// stands (rules ENV-01 and ENV-02).
func TestTestCodesOnly(t *testing.T) {
	historic := historicCode(t)
	for _, tc := range []struct {
		rule  rule.ID
		place string
		edit  func(d *desk) func([]byte) []byte
	}{
		{"ENV-01", "the client's id in the header", func(d *desk) func([]byte) []byte { return edit(d.records.Client.Code.Reveal(), historic) }},
		{"ENV-02", "another element of the header", func(*desk) func([]byte) []byte {
			return edit("hyvinvointialue</name>", "hyvinvointialue "+historic+"</name>")
		}},
		{"ENV-02", "free text of the content", func(*desk) func([]byte) []byte {
			return content(`"etunimet":"`, `"etunimet":"isä `+historic+` `)
		}},
		{"ENV-02", "small letters", func(*desk) func([]byte) []byte {
			return content(`"etunimet":"`, `"etunimet":"isä `+strings.ToLower(historic)+` `)
		}},
		{"ENV-02", "an escaped string", func(*desk) func([]byte) []byte {
			return content(`"etunimet":"`, `"etunimet":"isä \u0030`+historic[1:]+` `)
		}},
	} {
		t.Run(tc.place, func(t *testing.T) {
			d := newDesk(t)
			src := d.unsigned(d.records.Relationship())
			message, err := d.client.NewMessage(t.Context(), d.sign(src))
			require.NoError(t, err)
			d.requireRefused(carry(message, d.sign(tc.edit(d)(src))), tc.rule)
		})
	}
}

func TestForeignCertificatesAreRefused(t *testing.T) {
	for _, tc := range []struct {
		name string
		spec testpki.Spec
	}{
		{"unknown issuer", testpki.Spec{Foreign: true}},
		{"expired", testpki.Spec{Change: testpki.Expired}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := newDesk(t)
			id, err := d.pki.NewSystem(tc.spec)
			require.NoError(t, err)
			signed, err := signing.Sign(t.Context(), d.unsigned(d.records.Relationship()), id.Signer(), signing.Options{
				Kind: signing.System, Time: id.Certificate.NotAfter.Add(-time.Minute),
			})
			require.NoError(t, err)
			message, err := d.client.NewMessage(t.Context(), signed)
			require.NoError(t, err)
			d.requireRefused(message, "SIG-07")
		})
	}
}

package archive_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

var update = flag.Bool("update", false, "write the golden files")

var (
	profile = archive.DefaultProfile()
	created = time.Date(2026, 1, 15, 9, 30, 6, 0, time.FixedZone("", 2*3600))
)

// user is who sends the messages of tests.
var user = archive.User{Code: parsed("020585-913P"), Given: "Oona", Family: "Mallinen"}

func parsed(code string) ident.PersonalCode {
	c, err := ident.ParsePersonalCode(code)
	if err != nil {
		panic(err)
	}
	return c
}

var sameValues = cmp.Options{
	cmp.Comparer(func(a, b ident.RegistrationNumber) bool { return a == b }),
	cmp.Comparer(func(a, b ident.PersonalCode) bool { return a == b }),
	cmp.Comparer(func(a, b ident.TemporaryID) bool { return a == b }),
	cmpopts.EquateEmpty(),
}

func mustCode(t testing.TB, s string) ident.PersonalCode {
	t.Helper()
	code, err := ident.ParsePersonalCode(s)
	require.NoError(t, err)
	return code
}

func testFrame(t testing.TB) *archive.Frame {
	org := metadata.Organisation{ID: "2.999.10.1234567.10.0", Name: "Esimerkkilän hyvinvointialue"}
	return &archive.Frame{
		Envelope: archive.Envelope{
			ID: archive.MessageID{Root: "2.999.10.1234567", Extension: "17"}, Created: created, Interaction: profile.Archive.Value,
			Receiver: ident.ArchiveParty, Sender: org.ID,
		},
		Purpose: archive.Purpose{
			ServiceRequest: archive.CodeSystems()[0].Code("SP17"), UseSituation: archive.CodeSystems()[1].Code("1"),
			User: user,
			Unit: metadata.Organisation{ID: "2.999.10.1234567.10.1", Name: "Perhekeskus"},
		},
		Subject: archive.Subject{
			ID: "2.999.10.1234567.95.2026.1.1", SetID: "2.999.10.1234567.95.2026.1.1", Version: 1, Register: metadata.RegisterTypes.Code("1"),
			Effective: created, Language: "fi",
			Client: metadata.Client{
				Code: mustCode(t, "140312A907T"), Given: []string{"Aino", "Testi"}, CallingName: "Aino", Family: "Esimerkki",
				Gender: metadata.Genders.Code("2"), Born: ident.Date{Year: 2012, Month: 3, Day: 14},
			},
			Author:    archive.User{Code: mustCode(t, "020585-913P"), Given: "Oona", Family: "Mallinen"},
			Custodian: org, Document: []byte("<ClinicalDocument>äö\r\n</ClinicalDocument>"),
		},
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got))
}

func TestFrameRoundTrip(t *testing.T) {
	f := testFrame(t)
	out, err := archive.EncodeFrame(profile, f)
	require.NoError(t, err)
	golden(t, "frame.xml", out)
	back, found, err := archive.DecodeFrame(profile, out)
	require.NoError(t, err)
	require.Empty(t, found)
	require.Empty(t, cmp.Diff(f, back, sameValues))
	require.Equal(t, f.Subject.Document, back.Subject.Document, "the document comes back byte for byte")

	again, err := archive.EncodeFrame(profile, back)
	require.NoError(t, err)
	require.Equal(t, string(out), string(again))

	inEnvelope, _, err := archive.DecodeFrame(profile, archive.EncodeSOAP(profile, out))
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(f, inEnvelope, sameValues))
}

func TestFrameSurvivesForeignForms(t *testing.T) {
	out, err := archive.EncodeFrame(profile, testFrame(t))
	require.NoError(t, err)
	text := string(out)
	first, second := text[strings.Index(text, "<reasonCode"):], ""
	first = first[:strings.Index(first, "/>")+2]
	second = text[strings.LastIndex(text, "<reasonCode"):]
	second = second[:strings.Index(second, "/>")+2]
	for _, tc := range []struct{ name, from, to string }{
		{"reasons in the other order", first + second, second + first},
		{"comment and white space", "<reasonCode", "<!-- syy -->\n\t<reasonCode"},
		{"indented MIME", "MIME-Version", "\n\n\t MIME-Version"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			require.Contains(t, text, tc.from)
			back, found, err := archive.DecodeFrame(profile, []byte(strings.Replace(text, tc.from, tc.to, 1)))
			require.NoError(t, err)
			require.Empty(t, found)
			require.Empty(t, cmp.Diff(testFrame(t), back, sameValues))
		})
	}
}

// TestFrameFindings: each broken frame gives the finding of its rule at its place.
func TestFrameFindings(t *testing.T) {
	out, err := archive.EncodeFrame(profile, testFrame(t))
	require.NoError(t, err)
	for _, tc := range []struct {
		rule        rule.ID
		explanation string
		from, to    string
		location    string
	}{
		{"MSG-01", "the interaction id is the root's name", `extension="RCMR_IN200002FI01"`, `extension="RCMR_IN200003FI01"`, "interactionId"},
		{"MSG-02", "a message has an id", `extension="17"`, ``, "/id"},
		{"MSG-02", "a message has a creation time", `<creationTime value="20260115093006+0200"/>`, ``, "creationTime"},
		{"MSG-02", "a readable creation time", `creationTime value="20260115093006+0200"`, `creationTime value="yesterday"`, "creationTime"},
		{"MSG-02", "a message has a receiver", `<id root="1.2.246.556.18007.2"/>`, ``, "RCMR_IN200002FI01"},
		{"MSG-03", "a frame states its service request", `code="SP17"`, ``, "reasonCode"},
		{"MSG-04", "a frame states its use situation", `codeSystem="1.2.246.537.6.1289.201901"`, `codeSystem="1.2.3"`, "reasonCode"},
		{"MSG-05", "a reason is of a known system", `codeSystem="1.2.246.537.6.1289.201901"`, `codeSystem="1.2.3"`, "reasonCode"},
		{"MSG-06", "the user is identified", `extension="020585-913P"`, `extension="020585-913A"`, "authorOrPerformer"},
		{"MSG-06", "the user is identified", `<id root="1.2.246.21" extension="020585-913P"/><assignedPerson>`, `<assignedPerson>`, "authorOrPerformer"},
		{"MSG-06", "the client is identified", `extension="140312A907T"`, `extension="140312A907U"`, "recordTarget"},
		{"MSG-07", "a frame describes a document", `clinicalDocument`, `otherDocument`, "subject"},
		{"MSG-08", "an OID is well formed", `<setId root="2.999.10.1234567`, `<setId root="2.999.010.1234567`, "setId"},
		{"MSG-09", "the code is the register type", `codeSystem="1.2.246.537.6.1264.201701"`, `codeSystem="1.2.246.537.6.1506.201701"`, "clinicalDocument/code"},
		{"MSG-10", "the document is complete", `code="COMPLETED"`, `code="ACTIVE"`, "statusCode"},
		{"MSG-10", "the document is legally authenticated", `code="LA"`, `code="DI"`, "completionCode"},
		{"MSG-11", "the document is one MIME part", "boundary=", "border=", "text"},
		{"MSG-11", "two parts are too many", "\n--kansa.17.2.999.10.1234567.95.2026.1.1--", "\n--kansa.17.2.999.10.1234567.95.2026.1.1\nContent-Type: text/xml\n\nx\n--kansa.17.2.999.10.1234567.95.2026.1.1--", "text"},
		{"MSG-11", "unpadded Base64", "base64\n\nPENsaW", "base64\n\nENsaW", "text"},
		{"MSG-11", "another charset", "charset=UTF-8", "charset=ISO-8859-1", "text"},
		{"MSG-11", "another encoding", "Encoding: base64", "Encoding: quoted-printable", "text"},
		{"MSG-11", "another type", "Content-Type: text/xml;", "Content-Type: application/pdf;", "text"},
		{"MSG-11", "an element instead of MIME", "MIME-Version", "<mimeEncode/>MIME-Version", "mimeEncode"},
		{"MSG-17", "the trigger event is named", `code="RCMR_TE000102UV01" `, ``, "controlActProcess/code"},
		{"MSG-26", "the processing code is D or P", `processingCode code="D"`, `processingCode code="T"`, "processingCode"},
		{"MSG-23", "an unknown element", `<realmCode`, `<Meikalainen/><realmCode`, "clinicalDocument/*"},
		{"MSG-23", "an unknown attribute", `<realmCode `, `<realmCode Meikalainen="1" `, "realmCode/@*"},
		{"MSG-24", "an element of every frame", `<priorityCode code="R"/>`, ``, "controlActProcess/priorityCode"},
		{"MSG-24", "a fixed value", `<priorityCode code="R"/>`, `<priorityCode code="A"/>`, "priorityCode/@code"},
		{"MSG-25", "a readable version number", `versionNumber value="1"`, `versionNumber value="yksi"`, "versionNumber"},
		{"MSG-18", "one set id", `<setId root=`, `<setId root="1.2.3"/><setId root=`, "setId[2]"},
	} {
		t.Run(string(tc.rule)+" "+tc.explanation, func(t *testing.T) {
			require.Contains(t, string(out), tc.from)
			_, found, err := archive.DecodeFrame(profile, []byte(strings.ReplaceAll(string(out), tc.from, tc.to)))
			require.NoError(t, err)
			require.NotEmpty(t, found.Of(tc.rule), "%v", found)
			require.Contains(t, found.Of(tc.rule)[0].Location, tc.location)
			for _, f := range found {
				require.NotContains(t, f.String(), "140312A907")
				require.NotContains(t, f.String(), "020585-913")
			}
		})
	}
}

func TestDecodeFrameRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"nothing": "", "no XML": "MIME-Version: 1.0", "DOCTYPE": `<!DOCTYPE x><RCMR_IN200002FI01 xmlns="urn:hl7-org:v3"/>`,
		"another message": `<MCCI_IN000002UV01 xmlns="urn:hl7-org:v3"/>`, "no namespace": `<RCMR_IN200002FI01/>`,
		"two messages in the envelope": `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><a/><b/></e:Body></e:Envelope>`,
		"empty envelope":               `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body/></e:Envelope>`,
		"two bodies":                   `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body/><e:Body/></e:Envelope>`,
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := archive.DecodeFrame(profile, []byte(in))
			var e *archive.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, archive.CodeBadMessage, e.Code)
		})
	}
}

func TestCheckFrame(t *testing.T) {
	header := func() *metadata.Header {
		f := testFrame(t)
		return &metadata.Header{
			ID: f.Subject.ID, SetID: f.Subject.SetID, Version: 1, Group: metadata.GroupClientDocument,
			Clients: []metadata.Client{f.Subject.Client}, Controller: f.Subject.Custodian,
		}
	}
	require.Empty(t, archive.CheckFrame(profile, testFrame(t), header()))
	for _, tc := range []struct {
		rule        rule.ID
		explanation string
		breakIt     func(*archive.Frame)
	}{
		{"MSG-12", "the document id equals the document's", func(f *archive.Frame) { f.Subject.ID = "1.2.3" }},
		{"MSG-12", "the set id equals the document's", func(f *archive.Frame) { f.Subject.SetID = "1.2.3" }},
		{"MSG-13", "the version equals the document's", func(f *archive.Frame) { f.Subject.Version = 2 }},
		{"MSG-14", "the client is the document's", func(f *archive.Frame) { f.Subject.Client.Code = mustCode(t, "150911A921F") }},
		{"MSG-14", "no client is nobody's", func(f *archive.Frame) { f.Subject.Client.Code = ident.PersonalCode{} }},
		{"MSG-15", "the custodian is the controller", func(f *archive.Frame) { f.Subject.Custodian.ID = "1.2.3" }},
		{"MSG-16", "SP17 archives group 5", func(f *archive.Frame) { f.ServiceRequest.Value = "SP1" }},
	} {
		t.Run(string(tc.rule)+" "+tc.explanation, func(t *testing.T) {
			f := testFrame(t)
			tc.breakIt(f)
			found := archive.CheckFrame(profile, f, header())
			require.NotEmpty(t, found.Of(tc.rule))
			require.Equal(t, rule.Error, found.Of(tc.rule)[0].Severity)
		})
	}
	f := testFrame(t)
	f.Production = true
	require.NotEmpty(t, archive.CheckEnvironment(f, false).Of("MSG-19"))
	require.Empty(t, archive.CheckEnvironment(f, true))
}

func TestSampleFrames(t *testing.T) {
	dir := outside.Samples(t)
	for name, want := range map[string][]rule.ID{
		"plan-frame.xml":      {"MSG-17", "MSG-20"}, // no trigger event; a placeholder instead of the document
		"asiakkuus-frame.xml": {"MSG-24", "MSG-20"}, // no version code, which is a note
	} {
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(filepath.Join(dir, name))
			require.NoError(t, err)
			f, found, err := archive.DecodeFrame(profile, src)
			require.NoError(t, err)
			require.True(t, f.Subject.NotCarried)
			var got []rule.ID
			for _, finding := range archive.Carried(found) {
				got = append(got, finding.Rule)
			}
			require.Equal(t, want, got)
			require.False(t, archive.Carried(found).HasErrors())
			doc, err := os.ReadFile(filepath.Join(dir, strings.Replace(name, "frame", "document", 1)))
			require.NoError(t, err)
			h, _, err := metadata.Decode(doc)
			require.NoError(t, err)
			require.Empty(t, archive.CheckFrame(profile, f, h), "the frame agrees with its document")
			require.True(t, f.User.Code.IsTest())
		})
	}
}

func FuzzDecodeRequest(f *testing.F) {
	out, err := archive.EncodeFrame(profile, testFrame(f))
	require.NoError(f, err)
	f.Add(archive.EncodeSOAP(profile, out))
	query, err := archive.EncodeQuery(profile, testQuery(f))
	require.NoError(f, err)
	f.Add(archive.EncodeSOAP(profile, query))
	f.Fuzz(func(t *testing.T, src []byte) {
		req, _, err := archive.DecodeRequest(profile, src)
		if err == nil && (req.Frame == nil) == (req.Query == nil) {
			t.Fatal("a request is a frame or a query")
		}
	})
}

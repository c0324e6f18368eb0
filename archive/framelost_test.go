package archive_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// Where a value of a real frame goes, beside the name of a field.
const (
	fixed       = "fixed: another value, or none, is a finding"
	placeholder = "reported: it stands in the place of the document, whatever it says (MSG-11, or MSG-20)"
)

// destinations lists every attribute and text of the real frames and where it went.
var destinations = map[string]string{
	"/@ITSVersion":                   fixed,
	"/id/@root":                      "ID",
	"/id/@extension":                 "ID",
	"/creationTime/@value":           "Created",
	"/versionCode/@code":             fixed,
	"/interactionId/@root":           fixed,
	"/interactionId/@extension":      fixed,
	"/processingCode/@code":          "Production",
	"/processingModeCode/@code":      fixed,
	"/acceptAckCode/@code":           fixed,
	"/receiver/@typeCode":            fixed,
	"/receiver/device/@":             fixed,
	"/receiver/device/id/@root":      "Receiver",
	"/sender/@typeCode":              fixed,
	"/sender/device/@":               fixed,
	"/sender/device/id/@root":        "Sender",
	"/controlActProcess/@classCode":  fixed,
	"/controlActProcess/@moodCode":   fixed,
	act + "code/@code":               fixed,
	act + "code/@codeSystem":         fixed,
	act + "priorityCode/@code":       fixed,
	act + "reasonCode":               "ServiceRequest, UseSituation",
	act + "authorOrPerformer/@":      "Performs",
	sender + "id/@root":              fixed,
	sender + "id/@extension":         "User",
	sender + "assignedPerson/name/":  "User",
	sender + "representedOrganiza":   "Unit",
	clinical + "@classCode":          fixed,
	clinical + "@moodCode":           fixed,
	clinical + "realmCode/@code":     fixed,
	clinical + "typeId/@":            fixed,
	clinical + "id/@root":            "Subject.ID",
	clinical + "code/@":              "Subject.Register",
	clinical + "text/@mediaType":     fixed,
	clinical + "text/mimeEncode":     placeholder,
	clinical + "statusCode/@code":    fixed,
	clinical + "effectiveTime/@":     "Subject.Effective",
	clinical + "confidentialityCode": "Subject.Confidentiality",
	clinical + "languageCode/@code":  "Subject.Language",
	clinical + "setId/@root":         "Subject.SetID",
	clinical + "versionNumber/@":     "Subject.Version",
	clinical + "completionCode/@":    fixed,
	clinical + "storageCode/@":       fixed,
	clinical + "recordTarget/@":      fixed,
	target + "@classCode":            fixed,
	target + "id/@":                  "Subject.Client",
	target + "statusCode/@code":      fixed,
	target + "patientPerson/@":       fixed,
	target + "patientPerson/name/":   "Subject.Client",
	target + "patientPerson/admin":   "Subject.Client",
	target + "patientPerson/birth":   "Subject.Client",
	clinical + "author/@typeCode":    fixed,
	clinical + "author/time/@":       fixed,
	writer + "@classCode":            fixed,
	writer + "id/@root":              fixed,
	writer + "id/@extension":         "Subject.Author",
	writer + "assignedPerson/@":      fixed,
	writer + "assignedPerson/name/":  "Subject.Author",
	clinical + "custodian/@":         fixed,
	keeper + "@":                     fixed,
	keeper + "representedOrganiza":   "Subject.Custodian",
	clinical + "componentOf/":        fixed + "; that there is an event is Subject.Encounter",
}

const (
	act      = "/controlActProcess/"
	sender   = act + "authorOrPerformer/assignedPerson/"
	clinical = act + "subject/clinicalDocument/"
	target   = clinical + "recordTarget/patient/"
	writer   = clinical + "author/assignedAuthor/"
	keeper   = clinical + "custodian/assignedCustodian/"
)

// destination returns the entry of a path: the longest that begins it.
func destination(path string) (entry string) {
	for p := range destinations {
		if strings.HasPrefix(path, p) && len(p) > len(entry) {
			entry = p
		}
	}
	return entry
}

// piece is an attribute or text of a frame, or an element that has neither.
type piece struct {
	path, value string
	at          int // of the value in the bytes
}

// branch is the path of an element below the root, without positions.
func branch(e *xmltree.Element) string {
	if e.Parent() == nil {
		return ""
	}
	return branch(e.Parent()) + "/" + e.Local()
}

// pieces lists every attribute and every text that is not white space.
func pieces(doc *xmltree.Document) (out []piece) {
	src := doc.Source()
	for e := range doc.Elements() {
		start, _ := e.Range()
		inner, end := e.Inner()
		for a := range e.Attributes() {
			at := start + bytes.Index(src[start:inner], []byte(" "+a.Local+`="`)) + len(a.Local) + 3
			out = append(out, piece{branch(e) + "/@" + a.Local, a.Value(), at})
		}
		if text := strings.TrimSpace(e.Text()); text != "" {
			out = append(out, piece{branch(e), text, inner + bytes.Index(src[inner:end], []byte(text))})
		}
	}
	return out
}

func parsedFrame(t *testing.T, src []byte) *xmltree.Document {
	t.Helper()
	doc, err := xmltree.Parse(src, xmltree.Limits{Known: func(string) bool { return true }})
	require.NoError(t, err)
	return doc
}

// said is everything that decoding finds wrong.
func said(src []byte) string {
	_, found, err := archive.DecodeFrame(profile, src)
	return fmt.Sprint(err, found)
}

// outcome is what decoding finds and what Encode makes of the frame.
func outcome(src []byte) string {
	f, found, err := archive.DecodeFrame(profile, src)
	if err != nil {
		return err.Error()
	}
	out, err := archive.EncodeFrame(profile, f)
	return fmt.Sprint(found, string(out), err)
}

// another returns a text that differs in its last character.
func another(value string) string {
	last := value[len(value)-1]
	return value[:len(value)-1] + string(map[bool]byte{true: '8', false: '9'}[last == '9'])
}

var realFrames = []string{"plan-frame.xml", "asiakkuus-frame.xml"}

// TestSampleFramesLoseNothing: every attribute and text of the real frames went
// somewhere. Another value there gives a finding, or a frame that Encode writes with
// it.
func TestSampleFramesLoseNothing(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range realFrames {
		t.Run(name, func(t *testing.T) {
			src := outside.Sample(t, name)
			f, _, err := archive.DecodeFrame(profile, src)
			require.NoError(t, err)
			out, err := archive.EncodeFrame(profile, f)
			require.NoError(t, err)
			written := map[string][]string{}
			for _, p := range pieces(parsedFrame(t, out)) {
				written[p.path] = append(written[p.path], p.value)
			}
			for _, p := range pieces(parsedFrame(t, src)) {
				entry := destination(p.path)
				require.NotEmpty(t, entry, "%s goes nowhere", p.path)
				seen[entry] = true
				if destinations[entry] == placeholder {
					require.Contains(t, said(src), "clinicalDocument/text/mimeEncode: an element stands where")
					continue
				}
				require.Contains(t, written[p.path], p.value, "%s is not written again", p.path)
				changed := slices.Concat(src[:p.at], []byte(another(p.value)), src[p.at+len(p.value):])
				if strings.HasPrefix(destinations[entry], fixed) {
					require.NotEqual(t, said(src), said(changed), "%s is not compared", p.path)
				}
				require.NotEqual(t, outcome(src), outcome(changed), "%s is read by nobody", p.path)
			}
		})
	}
	if len(seen) == 0 {
		return // the frames are not at hand
	}
	for entry := range destinations {
		require.True(t, seen[entry], "%s does not occur: drop it", entry)
	}
}

// TestEveryPartOfAFrame changes a frame at one place at a time. What is unknown or
// there twice is a finding; what is missing is a finding or missing in what Encode
// writes.
func TestEveryPartOfAFrame(t *testing.T) {
	f := testFrame(t)
	f.Subject.Encounter, f.Subject.Confidentiality = true, metadata.Confidentiality.Code("6")
	f.Subject.Author.Given = "Outi"
	own, err := archive.EncodeFrame(profile, f)
	require.NoError(t, err)
	back, found, err := archive.DecodeFrame(profile, own)
	require.NoError(t, err)
	require.Empty(t, found)
	again, err := archive.EncodeFrame(profile, back)
	require.NoError(t, err)
	require.Equal(t, string(own), string(again))
	require.Equal(t, f.Subject.Author, back.Subject.Author)
	t.Run("ours", func(t *testing.T) { requireNothingSilent(t, own) })
	for _, name := range realFrames {
		t.Run(name, func(t *testing.T) { requireNothingSilent(t, outside.Sample(t, name)) })
	}
}

func requireNothingSilent(t *testing.T, src []byte) {
	t.Helper()
	before, all := said(src), outcome(src)
	for e := range parsedFrame(t, src).Elements() {
		if strings.Contains(e.Path(), "/mimeEncode") {
			continue // all of it is reported as what it is
		}
		start, end := e.Range()
		inner, _ := e.Inner()
		element, tag := src[start:end], bytes.TrimRight(src[start:inner], ">")
		put := func(attribute, child string) []byte {
			if e.SelfClosing() {
				return slices.Concat(src[:start], tag, []byte(attribute+">"+child+"</"+e.Local()+">"), src[end:])
			}
			return slices.Concat(src[:start], tag, []byte(attribute+">"+child), src[inner:])
		}
		for name, changed := range map[string][]byte{
			"an unknown element":    put("", `<zz:muu xmlns:zz="urn:zz" v="1">arvo</zz:muu>`),
			"an unknown HL7 name":   put("", `<muu xmlns="urn:hl7-org:v3" value="9"/>`),
			"an unknown attribute":  put(` muu="1"`, ""),
			"a foreign attribute":   put(` xmlns:zz="urn:zz" zz:code="1"`, ""),
			"a null flavour":        put(` nullFlavor="UNK"`, ""),
			"text":                  put("", "ylimääräinen"),
			"the element twice":     slices.Concat(src[:end], element, src[end:]),
			"the element elsewhere": slices.Concat(src[:inner], nil, element, src[inner:]),
		} {
			if e.SelfClosing() && name == "the element elsewhere" {
				continue
			}
			isText := name == "text" && e.Text() != "" && e.FirstChild() == nil
			if isText || name == "the element twice" && strings.Contains(e.Path(), "patientPerson/name/given") {
				require.NotEqual(t, all, outcome(changed), "%s in %s", name, e.Path())
				continue
			}
			require.NotEqual(t, before, said(changed), "%s in %s", name, e.Path())
		}
		require.NotEqual(t, all, outcome(slices.Concat(src[:start], src[end:])), "%s is missing", e.Path())
	}
}

// TestContradictingFrames: two values for one thing, and a value that cannot be read
// where one must be, are errors.
func TestContradictingFrames(t *testing.T) {
	text := testFrameText(t)
	for _, tc := range []struct {
		rule     rule.ID
		from, to string
		location string
	}{
		{"MSG-18", `<family>Esimerkki</family>`, `<family>Esimerkki</family><family>Toinen</family>`, "patientPerson/name/family[2]"},
		{"MSG-18", `qualifier="CL">Aino</given>`, `qualifier="CL">Aino</given><given qualifier="CL">Testi</given>`, "patientPerson/name/given[4]"},
		{"MSG-26", `<processingCode code="D"/>`, ``, "processingCode"},
		{"MSG-26", `<processingCode code="D"/>`, `<processingCode code="T"/>`, "processingCode"},
		{"MSG-26", `<processingCode code="D"/>`, `<processingCode code="p"/>`, "processingCode"},
		{"MSG-25", `versionNumber value="1"`, `versionNumber value="abc"`, "versionNumber"},
		{"MSG-25", `versionNumber value="1"`, `versionNumber value="01"`, "versionNumber"},
		{"MSG-25", `versionNumber value="1"`, `versionNumber value="+1"`, "versionNumber"},
		{"MSG-25", `versionNumber value="1"`, `versionNumber value="0"`, "versionNumber"},
		{"MSG-25", `versionNumber value="1"`, `versionNumber nullFlavor="NA"`, "versionNumber/@value"},
		{"MSG-25", `<versionNumber value="1"/>`, ``, "clinicalDocument/versionNumber"},
		{"MSG-25", `<setId root="2.999.10.1234567.95.2026.1.1"/>`, ``, "clinicalDocument/setId"},
		{"MSG-25", `birthTime value="20120314"`, `birthTime value="20120399"`, "birthTime"},
		{"MSG-25", `birthTime value="20120314"`, `birthTime value="2012"`, "birthTime"},
		{"MSG-06", `<id root="1.2.246.21" extension="140312A907T"/>`, ``, "recordTarget/patient/id"},
		{"MSG-06", `assignedAuthor classCode="ASSIGNED"><id root="1.2.246.21" extension="020585-913P"/>`, `assignedAuthor classCode="ASSIGNED"><id root="1.2.246.21" extension="020585-913A"/>`, "assignedAuthor/id"},
		{"MSG-06", `assignedAuthor classCode="ASSIGNED"><id root="1.2.246.21"`, `assignedAuthor classCode="ASSIGNED"><id root="1.2.246.537.26"`, "assignedAuthor/id/@root"},
	} {
		require.Contains(t, text, tc.from)
		_, found, err := archive.DecodeFrame(profile, []byte(strings.Replace(text, tc.from, tc.to, 1)))
		require.NoError(t, err)
		of := found.Of(tc.rule)
		require.NotEmpty(t, of, "%s: %v", tc.to, found)
		require.Equal(t, rule.Error, of[0].Severity)
		require.Contains(t, of[0].Location, tc.location)
		require.NotContains(t, fmt.Sprint(found), "Toinen")
	}
}

// TestAuthorOfTheDocument: who wrote the document need not be who sends it, and is
// kept.
func TestAuthorOfTheDocument(t *testing.T) {
	text := strings.Replace(testFrameText(t), `assignedAuthor classCode="ASSIGNED"><id root="1.2.246.21" extension="020585-913P"`,
		`assignedAuthor classCode="ASSIGNED"><id root="1.2.246.21" extension="150911A921F"`, 1)
	f, found, err := archive.DecodeFrame(profile, []byte(text))
	require.NoError(t, err)
	require.Empty(t, found)
	require.Equal(t, mustCode(t, "150911A921F"), f.Subject.Author.Code)
	require.Equal(t, mustCode(t, "020585-913P"), f.User.Code)
	out, err := archive.EncodeFrame(profile, f)
	require.NoError(t, err)
	require.Equal(t, text, string(out))

	f.Subject.Author = archive.User{}
	out, err = archive.EncodeFrame(profile, f)
	require.NoError(t, err)
	require.Equal(t, testFrameText(t), string(out), "without an author the user is written")

	f.Performs = true
	out, err = archive.EncodeFrame(profile, f)
	require.NoError(t, err)
	require.Contains(t, string(out), `<authorOrPerformer typeCode="PRF">`)
	f, _, err = archive.DecodeFrame(profile, out)
	require.NoError(t, err)
	require.True(t, f.Performs)
}

// TestManyDeviations: of each rule the first findings are listed, and no rule is
// left out because another is broken often.
func TestManyDeviations(t *testing.T) {
	text := strings.Replace(testFrameText(t), "<realmCode", strings.Repeat(`<muu/>`, 5000)+"<realmCode", 1)
	text = strings.Replace(text, "</clinicalDocument>", `<realmCode code="SE"/></clinicalDocument>`, 1)
	_, found, err := archive.DecodeFrame(profile, []byte(text))
	require.NoError(t, err)
	require.Len(t, found.Of("MSG-23"), 20)
	require.Contains(t, found.Of("MSG-23")[19].Message, "not listed")
	require.Len(t, found.Of("MSG-18"), 1)
	require.True(t, found.HasErrors())
}

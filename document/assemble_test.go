package document_test

import (
	"bytes"
	"encoding/base64"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// planDraft is a client document of our own structure.
func planDraft(t testing.TB) document.Draft {
	t.Helper()
	r, err := document.NewRegistry(demodata.Structures())
	require.NoError(t, err)
	s, err := r.Structure(demodata.Plan)
	require.NoError(t, err)
	code, err := ident.ParsePersonalCode("140312A907T")
	require.NoError(t, err)
	number, err := ident.ParseRegistrationNumber("90000000001")
	require.NoError(t, err)
	drafted := time.Date(2026, 1, 15, 9, 30, 0, 0, time.FixedZone("", 2*3600))
	county := metadata.Organisation{ID: "2.999.10.1234567.10.0", Name: "Esimerkin hyvinvointialue"}
	h := &metadata.Header{
		ID: "2.999.10.1234567.95.2026.1.1", SetID: "2.999.10.1234567.95.2026.1.1", Version: 1, Group: metadata.GroupClientDocument,
		Type: metadata.DocumentTypes.Code("15"), SpecificType: metadata.DocumentTypes.Code("15007"), Drafted: drafted, Created: drafted, Language: "fi",
		Clients:    []metadata.Client{{Code: code, Given: []string{"Aino", "Testi"}, Family: "Esimerkki", Born: code.BirthDate()}},
		Author:     metadata.Professional{Registration: number, Given: []string{"Oona"}, Family: "Mallinen"},
		Controller: county, Organiser: county, Unit: metadata.Organisation{ID: "2.999.10.1234567.10.1", Name: "Esimerkin perhepalvelut"},
		Matter: "2.999.10.1234567.95.2026.3.1", Software: metadata.Software{Vendor: "Esimerkki Oy", Product: "Kirjaamo", Version: "1"},
		ServiceTasks: []metadata.Code{metadata.ServiceTasks.Code("24")}, ServiceProcess: metadata.ServiceProcesses.Code("3"),
	}
	h.SetDefaults()
	return document.Draft{Header: h, Structure: s, Content: demodata.Content(demodata.Plan)}
}

func ownStructures(t testing.TB) *document.Registry {
	r, err := document.NewRegistry(demodata.Structures())
	require.NoError(t, err)
	return r
}

func TestAssembleAndRead(t *testing.T) {
	d := planDraft(t)
	out, err := d.Assemble()
	require.NoError(t, err)
	again, err := d.Assemble()
	require.NoError(t, err)
	require.Equal(t, out, again, "the same draft gives the same bytes")
	require.Empty(t, d.Header.ContentSpec, "Assemble does not modify the draft")

	read, err := document.Read(out)
	require.NoError(t, err)
	require.Empty(t, read.Findings)
	require.Equal(t, d.Content, read.Content)
	require.Equal(t, ident.OID(demodata.Plan), read.Header.ContentSpec)
	require.Contains(t, string(read.Display), `id="OID2.999.10.1234567.95.2026.1.1"`)
	require.NotContains(t, string(read.Display), "140312A907T", "the display form masks the code")

	j, err := document.Check(out, document.CheckOptions{Structures: ownStructures(t), Unsigned: true})
	require.NoError(t, err)
	require.Empty(t, j.Findings.Errors())
	require.True(t, j.Accepted())
}

func TestAssembleOwnDisplay(t *testing.T) {
	d := planDraft(t)
	d.Display = []byte(`<div xmlns="http://www.w3.org/1999/xhtml" class="soc-document" id="OID2.999.10.1234567.95.2026.1.1"><p>oma</p></div>`)
	out, err := d.Assemble()
	require.NoError(t, err)
	read, err := document.Read(out)
	require.NoError(t, err)
	require.Equal(t, d.Display, read.Display)
}

func TestAssembleRefuses(t *testing.T) {
	for _, tc := range []struct {
		rule    rule.ID
		change  func(*document.Draft)
		explain string
	}{
		{"LNK-01", func(d *document.Draft) { d.Header.Matter = "" }, "the header's rules"},
		{"STR-02", func(d *document.Draft) {
			d.Content = bytes.Replace(d.Content, []byte(`"asiakas"`), []byte(`"muu": 1, "asiakas"`), 1)
		}, "the content's rules"},
		{"STR-18", func(d *document.Draft) { d.Header.SpecificType = metadata.DocumentTypes.Code("15003") }, "header and structure agree"},
		{"STR-18", func(d *document.Draft) { d.Header.Group = metadata.GroupDenial }, "group and structure agree"},
		{"LNK-11", func(d *document.Draft) { d.Header.Group = metadata.GroupMatter }, "an asia-asiakirja has its own structure"},
		{"STR-17", func(d *document.Draft) { d.Header.ContentSpec = demodata.Matter }, "the named structure is the content's"},
	} {
		t.Run(string(tc.rule)+" "+tc.explain, func(t *testing.T) {
			d := planDraft(t)
			tc.change(&d)
			_, err := d.Assemble()
			require.ErrorIs(t, err, &document.Error{Code: document.CodeInvalid})
			var f rule.Finding
			require.ErrorAs(t, err, &f)
			require.ErrorContains(t, err, string(tc.rule))
		})
	}
}

// oldDraft is a phase I document with a PDF.
func oldDraft(t testing.TB) document.Draft {
	d := planDraft(t)
	d.Structure, d.Content, d.PDF = nil, nil, []byte("%PDF-1.4 …")
	d.Header.Group, d.Header.StructuredFormat = metadata.GroupPhaseI, metadata.Code{}
	d.Header.FileFormat = metadata.FileFormats.Code(metadata.FormatPDFA)
	return d
}

// inspector is a PDFInspector that finds one thing.
type inspector struct{}

func (inspector) InspectPDF([]byte) rule.Findings {
	return rule.Findings{{Rule: "PDF-01", Severity: rule.Warning, Location: "/", Message: "seen"}}
}

// TestUnstructuredDocuments: rule DOC-17 and its neighbours.
func TestUnstructuredDocuments(t *testing.T) {
	out, err := oldDraft(t).Assemble()
	require.NoError(t, err)
	read, err := document.Read(out)
	require.NoError(t, err)
	require.Empty(t, read.Findings)
	require.Equal(t, "%PDF-1.4 …", string(read.PDF))
	require.Nil(t, read.Display)

	j, err := document.Check(out, document.CheckOptions{Unsigned: true})
	require.NoError(t, err)
	require.True(t, j.Accepted())
	require.NotEmpty(t, j.Findings.Of("BDY-10"), "an uninspected PDF is said, never passed over")
	j, err = document.Check(out, document.CheckOptions{Unsigned: true, PDF: inspector{}})
	require.NoError(t, err)
	require.NotEmpty(t, j.Findings.Of("PDF-01"))
	require.Empty(t, j.Findings.Of("BDY-10"))

	xhtml := oldDraft(t)
	xhtml.PDF, xhtml.Header.FileFormat = nil, metadata.FileFormats.Code(metadata.FormatXHTML)
	xhtml.Display = []byte(`<div xmlns="http://www.w3.org/1999/xhtml" class="soc-document" id="OID2.999.10.1234567.95.2026.1.1"/>`)
	out, err = xhtml.Assemble()
	require.NoError(t, err)
	j, err = document.Check(out, document.CheckOptions{Unsigned: true})
	require.NoError(t, err)
	require.Empty(t, j.Findings)

	for name, tc := range map[string]struct {
		rule   rule.ID
		change func(*document.Draft)
	}{
		"a PDF in group 5":         {"DOC-17", func(d *document.Draft) { *d = planDraft(t); d.PDF = []byte("%PDF-1.4") }},
		"no structure in group 5":  {"DOC-17", func(d *document.Draft) { *d = planDraft(t); d.Structure = nil }},
		"a content in phase I":     {"DOC-17", func(d *document.Draft) { d.Content = []byte("{}") }},
		"no form":                  {"DOC-17", func(d *document.Draft) { d.PDF = nil }},
		"both forms":               {"DOC-17", func(d *document.Draft) { d.Display = []byte("<div/>") }},
		"no PDF file":              {"BDY-09", func(d *document.Draft) { d.PDF = []byte("GIF89a") }},
		"a structure in phase I":   {"DOC-17", func(d *document.Draft) { d.Structure = planDraft(t).Structure }},
		"phase I without a matter": {"LNK-01", func(d *document.Draft) { d.Header.Matter = "" }},
	} {
		t.Run(name, func(t *testing.T) {
			d := oldDraft(t)
			tc.change(&d)
			_, err := d.Assemble()
			require.ErrorContains(t, err, string(tc.rule))
		})
	}
	wrong := bytes.Replace(out, []byte("application/xhtml+xml"), []byte("application/pdf"), 1)
	j, err = document.Check(wrong, document.CheckOptions{Unsigned: true})
	require.NoError(t, err)
	require.NotEmpty(t, j.Findings.Of("BDY-08"), "the header says XHTML")
}

// TestBodyFindings: each broken body gives the finding of its rule at its place.
func TestBodyFindings(t *testing.T) {
	out, err := planDraft(t).Assemble()
	require.NoError(t, err)
	display := func(xhtml string) func(string) string {
		re := regexp.MustCompile(`representation="B64">[^<]*`)
		return func(s string) string {
			return re.ReplaceAllLiteralString(s, `representation="B64">`+base64.StdEncoding.EncodeToString([]byte(xhtml)))
		}
	}
	const open = `<div xmlns="http://www.w3.org/1999/xhtml" class="soc-document" id="OID2.999.10.1234567.95.2026.1.1">`
	swap := func(from, to string) func(string) string {
		return func(s string) string {
			require.Contains(t, s, from)
			return strings.Replace(s, from, to, 1)
		}
	}
	for _, tc := range []struct {
		rule     rule.ID
		flaw     string
		edit     func(string) string
		severity rule.Severity
	}{
		{"BDY-01", "no body", func(s string) string { return regexp.MustCompile(`<component>.*</component>`).ReplaceAllString(s, "") }, rule.Error},
		{"BDY-01", "two components", swap(`<component>`, `<component></component><component>`), rule.Error},
		{"BDY-01", "two bodies", swap(`<component>`, `<component><nonXMLBody ID="x"/>`), rule.Error},
		{"BDY-01", "a body of another document", swap(`ID="OID2.999.10.1234567.95.2026.1.1"`, `ID="OID2.999"`), rule.Error},
		{"BDY-02", "no display form", func(s string) string { return regexp.MustCompile(`<text .*</text>`).ReplaceAllString(s, "") }, rule.Error},
		{"BDY-02", "another media type", swap(`application/xhtml+xml`, `text/plain`), rule.Error},
		{"BDY-03", "no structured form", func(s string) string {
			return regexp.MustCompile(`<hl7fi:json.*</hl7fi:json>`).ReplaceAllString(s, "")
		}, rule.Error},
		{"BDY-03", "the structured form as text", swap(`<hl7fi:json `, `<hl7fi:json representation="TXT" `), rule.Error},
		{"BDY-04", "unpadded Base64", swap(`representation="B64">P`, `representation="B64">`), rule.Error},
		{"BDY-04", "empty", func(s string) string {
			return regexp.MustCompile(`representation="B64">[^<]*`).ReplaceAllString(s, `representation="B64">`)
		}, rule.Error},
		{"BDY-04", "an element inside", swap(`representation="B64">`, `representation="B64"><x/>`), rule.Error},
		{"BDY-05", "ill-formed", display(open + "<p></div>"), rule.Error},
		{"BDY-05", "a doctype", display("<!DOCTYPE html>" + open + "</div>"), rule.Error},
		{"BDY-05", "another element", display(`<p xmlns="http://www.w3.org/1999/xhtml"/>`), rule.Error},
		{"BDY-05", "another id", display(strings.Replace(open, "1.1\"", "1.2\"", 1) + "</div>"), rule.Error},
		{"BDY-06", "something else", swap(`</hl7fi:json>`, `</hl7fi:json><x/>`), rule.Error},
		{"BDY-07", "a script", display(open + "<script>1</script></div>"), rule.Error},
		{"BDY-07", "an event handler", display(open + `<p onclick="x()">a</p></div>`), rule.Error},
		{"BDY-07", "a script link", display(open + `<a href="javascript:x()">a</a></div>`), rule.Error},
		{"BDY-07", "an outside picture", display(open + `<img src="https://example.org/a.png" alt=""/></div>`), rule.Warning},
		{"BDY-07", "an outside link", display(open + `<a href="https://example.org/">a</a></div>`), rule.Warning},
		{"BDY-07", "an outside style", display(open + `<p style="background:url(x)">a</p></div>`), rule.Warning},
	} {
		t.Run(string(tc.rule)+" "+tc.flaw, func(t *testing.T) {
			j, err := document.Check([]byte(tc.edit(string(out))), document.CheckOptions{Structures: ownStructures(t), Unsigned: true})
			require.NoError(t, err)
			found := j.Findings.Of(tc.rule)
			require.NotEmpty(t, found, "%v", j.Findings)
			require.Equal(t, tc.severity, found[0].Severity)
			require.Contains(t, found[0].Location, "component")
		})
	}
}

func TestReadSurvivesWhiteSpaceAndComments(t *testing.T) {
	d := planDraft(t)
	out, err := d.Assemble()
	require.NoError(t, err)
	text := strings.Replace(string(out), `representation="B64">`, "representation=\"B64\">\n\t<!-- näyttömuoto -->\n", 1)
	text = strings.Replace(text, "</hl7fi:json>", "\r\n\t</hl7fi:json>", 1)
	read, err := document.Read([]byte(text))
	require.NoError(t, err)
	require.Empty(t, read.Findings)
	require.Equal(t, d.Content, read.Content)
}

func TestReadRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"nothing": "", "text": "asiakirja", "DOCTYPE": `<!DOCTYPE ClinicalDocument><ClinicalDocument xmlns="urn:hl7-org:v3"/>`,
		"two roots": `<ClinicalDocument xmlns="urn:hl7-org:v3"/><a/>`, "other root": `<a/>`,
		"entity": `<ClinicalDocument xmlns="urn:hl7-org:v3">&nbsp;</ClinicalDocument>`,
		"deep":   strings.Repeat("<a>", 400) + strings.Repeat("</a>", 400),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := document.Read([]byte(in))
			require.ErrorIs(t, err, &document.Error{Code: document.CodeNotDocument})
			_, err = document.Check([]byte(in), document.CheckOptions{})
			require.ErrorIs(t, err, &document.Error{Code: document.CodeNotDocument})
		})
	}
}

// TestCrossChecks: header and content say the same (rules STR-21, STR-22, LNK-28).
func TestCrossChecks(t *testing.T) {
	r := ownStructures(t)
	s, err := r.Structure(demodata.Matter)
	require.NoError(t, err)
	base := func() document.Draft {
		d := planDraft(t)
		d.Structure, d.Content = s, demodata.Content(demodata.Matter)
		d.Header.Group, d.Header.Type, d.Header.SpecificType = metadata.GroupMatter, metadata.Code{}, metadata.Code{}
		d.Header.ServiceProcess, d.Header.Author = metadata.Code{}, metadata.Professional{}
		d.Header.Matter = "2.999.10.1234567.15.2026.1"
		return d
	}
	for _, tc := range []struct {
		rule     rule.ID
		severity rule.Severity
		explain  string
		from, to string
	}{
		{"STR-21", rule.Warning, "another surname", `"sukunimi": "Esimerkki"`, `"sukunimi": "Toinen"`},
		{"STR-21", rule.Warning, "another date of birth", `"2012-03-14"`, `"2012-03-15"`},
		{"STR-21", rule.Warning, "another client", `"140312A907T"`, `"150911A921F"`},
		{"STR-22", rule.Warning, "another service task", `"code": "24"`, `"code": "20"`},
		{"LNK-28", rule.Error, "another matter", `"2.999.10.1234567.15.2026.1"`, `"2.999.10.1234567.15.2026.2"`},
	} {
		t.Run(string(tc.rule)+" "+tc.explain, func(t *testing.T) {
			good, err := base().Assemble()
			require.NoError(t, err)
			j, err := document.Check(good, document.CheckOptions{Structures: r, Unsigned: true})
			require.NoError(t, err)
			require.Empty(t, j.Findings.Of(tc.rule))

			require.Contains(t, string(base().Content), tc.from)
			bad := base()
			changed := []byte(strings.Replace(string(bad.Content), tc.from, tc.to, 1))
			packed := bytes.Replace(good, []byte(base64.StdEncoding.EncodeToString(bad.Content)), []byte(base64.StdEncoding.EncodeToString(changed)), 1)
			require.NotEqual(t, good, packed)
			j, err = document.Check(packed, document.CheckOptions{Structures: r, Unsigned: true})
			require.NoError(t, err)
			require.NotEmpty(t, j.Findings.Of(tc.rule), "%v", j.Findings)
			require.Equal(t, tc.severity, j.Findings.Of(tc.rule)[0].Severity)
		})
	}
}

func TestCheckOptions(t *testing.T) {
	out, err := planDraft(t).Assemble()
	require.NoError(t, err)
	severity := func(opt document.CheckOptions, id rule.ID) rule.Severity {
		opt.Unsigned = true
		j, err := document.Check(out, opt)
		require.NoError(t, err)
		if found := j.Findings.Of(id); len(found) > 0 {
			return found[0].Severity
		}
		return ""
	}
	empty := &document.Registry{}
	require.Equal(t, rule.Warning, severity(document.CheckOptions{}, "STR-17"), "nothing loaded is said, never passed over")
	require.Equal(t, rule.Error, severity(document.CheckOptions{Structures: empty}, "STR-17"))
	require.Equal(t, rule.Warning, severity(document.CheckOptions{Structures: empty, TolerateUnloaded: true}, "STR-17"))
	require.Equal(t, rule.Info, severity(document.CheckOptions{Structures: empty, Policy: rule.Policy{"STR-17": rule.Info}}, "STR-17"))
	require.Empty(t, severity(document.CheckOptions{Structures: document.Registries{empty, ownStructures(t)}}, "STR-17"))
	j, err := document.Check(out, document.CheckOptions{})
	require.NoError(t, err)
	require.Equal(t, []string{"content", "certificate chain"}, j.Unjudged)
	j, err = document.Check(out, document.CheckOptions{Structures: ownStructures(t), Unsigned: true})
	require.NoError(t, err)
	require.Equal(t, []string{"signatures"}, j.Unjudged)
	j, err = document.Check(out, document.CheckOptions{Structures: ownStructures(t)})
	require.NoError(t, err)
	require.NotEmpty(t, j.Findings.Of("SIG-01"), "an unsigned document is not accepted by default")
}

func TestCheckSamples(t *testing.T) {
	r := sosmeta(t)
	for name, want := range map[string][]rule.ID{ // advice that the real documents deserve
		"plan-document.nows.xml":      {"HDR-19", "SGN-14"},
		"asiakkuus-document.nows.xml": {"SGN-14", "STR-21", "TMP-09"},
	} {
		t.Run(name, func(t *testing.T) {
			src := outside.Sample(t, name)
			j, err := document.Check(src, document.CheckOptions{Structures: r})
			require.NoError(t, err)
			require.Empty(t, j.Findings.Errors())
			for _, s := range j.Signatures {
				require.True(t, s.Valid)
			}
			for _, id := range want {
				require.NotEmpty(t, j.Findings.Of(id), "%s: %v", id, j.Findings)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	out, err := planDraft(f).Assemble()
	require.NoError(f, err)
	f.Add(out)
	r := ownStructures(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		j, err := document.Check(src, document.CheckOptions{Structures: r})
		if err == nil && j.Accepted() {
			t.Fatal("nothing unsigned may be accepted")
		}
	})
}

func BenchmarkAssemble(b *testing.B) {
	d := planDraft(b)
	for b.Loop() {
		if _, err := d.Assemble(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	out, err := planDraft(b).Assemble()
	require.NoError(b, err)
	r := ownStructures(b)
	b.SetBytes(int64(len(out)))
	for b.Loop() {
		if _, err := document.Check(out, document.CheckOptions{Structures: r, Unsigned: true}); err != nil {
			b.Fatal(err)
		}
	}
}

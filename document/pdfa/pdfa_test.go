package pdfa_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/document/pdfa"
	"github.com/kansa-go/kansa/rule"
)

var _ document.PDFInspector = pdfa.Inspector{}

const xmpForm = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">%s</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

func xmp(part, level string) string {
	text := "<pdfaid:part>" + part + "</pdfaid:part>"
	if level != "" {
		text += "<pdfaid:conformance>" + level + "</pdfaid:conformance>"
	}
	return fmt.Sprintf(xmpForm, text)
}

// pdf writes a one-page file: objects 1 to 4 are catalogue, pages, page and
// metadata; further ones follow. catalog is added to the catalogue.
func pdf(metadata, catalog string, more ...string) []byte {
	if metadata != "" {
		catalog += " /Metadata 4 0 R"
	}
	objects := append([]string{
		"<< /Type /Catalog /Pages 2 0 R " + catalog + " >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Resources << >> >>",
		fmt.Sprintf("<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%s\nendstream", len(metadata), metadata),
	}, more...)
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func TestGoodFiles(t *testing.T) {
	for _, tc := range []struct{ part, level, declared string }{
		{"1", "A", "PDF/A-1a"}, {"1", "B", "PDF/A-1b"}, {"2", "U", "PDF/A-2u"}, {"3", "B", "PDF/A-3b"}, {"4", "", "PDF/A-4"}, {"4", "F", "PDF/A-4f"},
	} {
		r := pdfa.Inspect(pdf(xmp(tc.part, tc.level), ""))
		require.Empty(t, r.Findings, tc.declared)
		require.Equal(t, tc.declared, r.Declared)
		require.Equal(t, 1, r.Pages)
		require.Equal(t, "1.4", r.Version)
	}
	attributes := strings.Replace(fmt.Sprintf(xmpForm, ""), `rdf:about=""`, `rdf:about="" pdfaid:part="2" pdfaid:conformance="B"`, 1)
	attributes = strings.Replace(attributes, `pdfaid:part`, `xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part`, 1)
	attributes = strings.Replace(attributes, ` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">`, ">", 1)
	require.Equal(t, "PDF/A-2b", pdfa.Inspect(pdf(attributes, "")).Declared, "the declaration as attributes")
}

func TestRules(t *testing.T) {
	good := pdf(xmp("1", "B"), "")
	embedded := []string{
		"<< /Type /Filespec /F (a.txt) /EF << /F 6 0 R >> >>",
		"<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream",
	}
	names := "/Names << /EmbeddedFiles << /Names [(a.txt) 5 0 R] >> >>"
	for _, tc := range []struct {
		rule        rule.ID
		explanation string
		severity    rule.Severity
		src         []byte
	}{
		{"PDF-01", "not a PDF", rule.Error, []byte("GIF89a")},
		{"PDF-01", "nothing", rule.Error, nil},
		{"PDF-01", "a head without a body", rule.Error, []byte("%PDF-1.4\n")},
		{"PDF-02", "no startxref", rule.Error, bytes.Replace(good, []byte("startxref"), []byte("beginxref"), 1)},
		{"PDF-02", "startxref points elsewhere", rule.Error, moveStart(good, 5)},
		{"PDF-02", "startxref points outside", rule.Error, moveStart(good, 1_000_000)},
		{"PDF-02", "an entry points elsewhere", rule.Error, moveEntry(good)},
		{"PDF-02", "the table ends early", rule.Error, bytes.Replace(good, []byte("xref\n0 5"), []byte("xref\n0 9"), 1)},
		{"PDF-03", "nothing declared", rule.Error, pdf("", "")},
		{"PDF-03", "metadata without declaration", rule.Error, pdf(fmt.Sprintf(xmpForm, ""), "")},
		{"PDF-04", "encrypted", rule.Error, encrypted(t, good, "")},
		{"PDF-04", "encrypted with a password", rule.Error, encrypted(t, good, "salasana")},
		{"PDF-05", "a script at opening", rule.Error, pdf(xmp("1", "B"), "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")},
		{"PDF-05", "a program at opening", rule.Error, pdf(xmp("1", "B"), "/OpenAction 5 0 R", "<< /S /Launch /F (a.exe) >>")},
		{"PDF-06", "an embedded file in part 1", rule.Error, pdf(xmp("1", "B"), names, embedded...)},
		{"PDF-06", "an embedded file in part 2", rule.Warning, pdf(xmp("2", "B"), names, embedded...)},
		{"PDF-06", "an embedded file with nothing declared", rule.Error, pdf("", names, embedded...)},
		{"PDF-07", "part 9", rule.Error, pdf(xmp("9", "B"), "")},
		{"PDF-07", "level U in part 1", rule.Error, pdf(xmp("1", "U"), "")},
	} {
		t.Run(string(tc.rule)+" "+tc.explanation, func(t *testing.T) {
			found := pdfa.Inspect(tc.src).Findings.Of(tc.rule)
			require.NotEmpty(t, found, "%v", pdfa.Inspect(tc.src).Findings)
			require.Equal(t, tc.severity, found[0].Severity)
			require.NotEmpty(t, found[0].Location)
		})
	}
	require.Empty(t, pdfa.Inspect(pdf(xmp("3", "B"), names, embedded...)).Findings, "PDF/A-3 embeds any file")
}

func moveStart(src []byte, by int) []byte {
	i := bytes.LastIndex(src, []byte("startxref\n")) + len("startxref\n")
	var n int
	_, _ = fmt.Sscan(string(src[i:]), &n)
	return append(bytes.Clone(src[:i]), fmt.Sprintf("%d\n%%%%EOF\n", n+by)...)
}

func moveEntry(src []byte) []byte {
	i := bytes.Index(src, []byte("00000 n "))
	out := bytes.Clone(src)
	copy(out[i-11:], "0000000017")
	return out
}

func encrypted(t *testing.T, src []byte, password string) []byte {
	t.Helper()
	api.DisableConfigDir()
	conf := model.NewAESConfiguration(password, "omistaja", 256)
	var out bytes.Buffer
	require.NoError(t, api.Encrypt(bytes.NewReader(src), &out, conf))
	return out.Bytes()
}

func TestCompressedMetadata(t *testing.T) {
	once := bytes.Replace(pdf(deflated(xmp("2", "B")), ""), []byte("/Subtype /XML"), []byte("/Filter /FlateDecode /Subtype /XML"), 1)
	require.Equal(t, "PDF/A-2b", pdfa.Inspect(once).Declared)
	bomb := bytes.Replace(pdf(deflated(strings.Repeat(" ", 8<<20)+xmp("2", "B")), ""), []byte("/Subtype /XML"), []byte("/Filter /FlateDecode /Subtype /XML"), 1)
	require.Empty(t, pdfa.Inspect(bomb).Declared, "a packet beyond the limit is not read")
}

func TestTooLarge(t *testing.T) {
	require.NotEmpty(t, pdfa.Inspect(make([]byte, pdfa.MaxBytes+1)).Findings.Of("PDF-09"))
}

func TestExternalValidator(t *testing.T) {
	script := func(body string) string {
		name := filepath.Join(t.TempDir(), "validator")
		require.NoError(t, os.WriteFile(name, []byte("#!/bin/sh\n"+body), 0o755))
		return name
	}
	good := pdf(xmp("1", "B"), "")
	for _, tc := range []struct {
		name    string
		command pdfa.Command
		want    int
	}{
		{"accepts", pdfa.Command{Name: script(`grep -q %PDF "$1"`)}, 0},
		{"refuses", pdfa.Command{Name: script("exit 1")}, 1},
		{"fails", pdfa.Command{Name: script("exit 7")}, 1},
		{"is missing", pdfa.Command{Name: filepath.Join(t.TempDir(), "none")}, 1},
		{"does not end", pdfa.Command{Name: script("exec tail -f /dev/null"), Timeout: 50 * time.Millisecond}, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.command.Dir = t.TempDir()
			found := pdfa.Inspector{External: tc.command}.InspectPDF(good)
			require.Len(t, found.Of("PDF-08"), tc.want)
			left, err := os.ReadDir(tc.command.Dir)
			require.NoError(t, err)
			require.Empty(t, left, "nothing is left behind")
		})
	}
	require.Empty(t, pdfa.Inspector{External: pdfa.Command{Name: script("exit 1")}}.InspectPDF(nil).Of("PDF-08"),
		"what cannot be opened is not handed on")
}

func TestRulesAreComplete(t *testing.T) {
	reg, err := rule.NewRegistry(pdfa.Rules(), document.Rules(), document.AssemblyRules())
	require.NoError(t, err)
	require.NotEmpty(t, reg.Rules())
}

func FuzzInspect(f *testing.F) {
	f.Add(pdf(xmp("1", "B"), ""))
	f.Add([]byte("%PDF-1.4\nxref\n0 1\nstartxref\n9"))
	f.Add(packedFile(alert, "/FlateDecode", ""))
	f.Add(one("1.4", "2", "B", "/OpenAction << /S 5 0 R >> /AA << /WC << /#53 /Named /N 5 0 R >> >>").table("").table("/Encrypt null").Bytes())
	f.Add(pdf(described(`pdfaid:part="3"`, ""), "/AF [<< /EF << /F 4 0 R >> >>]", "[[1 0 R] (a\\)) <AF> % a\n-1.5 true null]"))
	f.Fuzz(func(_ *testing.T, src []byte) { pdfa.Inspect(src) })
}

func Example() {
	report := pdfa.Inspect(pdf(xmp("2", "B"), ""))
	fmt.Println(report.Declared, report.Pages, len(report.Findings))
	// Output: PDF/A-2b 1 0
}

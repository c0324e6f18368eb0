package pdfa

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/kansa-go/kansa/rule"
)

// MaxBytes is the largest PDF that Inspect opens.
const MaxBytes = 48 << 20

// Report is what is known of a PDF file.
type Report struct {
	Part     string // "1" to "4" as declared in XMP, "" when nothing is declared
	Level    string // "A", "B", "U", "E", "F" or "" (PDF/A-4 has none)
	Declared string // for example "PDF/A-2b"; what the file declares, not what it is
	Version  string // PDF version of the header, for example "1.7"
	Pages    int    // 0 when the file cannot be opened
	Findings rule.Findings
}

// Inspector is a document.PDFInspector. The zero value uses no external
// validator.
type Inspector struct {
	External External // optional
}

// InspectPDF implements document.PDFInspector.
func (i Inspector) InspectPDF(pdf []byte) rule.Findings {
	found := Inspect(pdf).Findings
	if i.External != nil && !found.HasErrors() {
		found = append(found, i.External.Validate(pdf)...)
	}
	return found
}

// Inspect opens a PDF file and reports what it declares and what PDF/A forbids.
// It never fails: what cannot be opened is a finding of PDF-01. Findings hold no
// text of the file.
func Inspect(pdf []byte) *Report {
	r := &Report{}
	if len(pdf) > MaxBytes {
		r.Findings.Add(ruleTooLarge.Finding("/", "the file is larger than the limit").WithWant(fmt.Sprintf("at most %d bytes", MaxBytes)))
		return r
	}
	file, err := open(pdf)
	if err != nil {
		r.Findings.Add(ruleReadable.Finding("/", "the file cannot be opened as PDF"))
		r.Findings.Add(checkXRef(pdf)...)
		return r
	}
	r.Version, r.Pages = file.version(), file.pages()
	r.Findings.Add(checkXRef(pdf)...)
	r.declaration(file.xmp())
	if file.encrypted() {
		r.Findings.Add(ruleEncrypted.Finding("/trailer/Encrypt", "the file is encrypted"))
	}
	r.forbidden(file)
	return r
}

// declaration reads the XMP packet.
func (r *Report) declaration(xmp []byte) {
	r.Part, r.Level = readXMP(xmp)
	if r.Part == "" {
		r.Findings.Add(ruleDeclared.Finding("/Root/Metadata", "the file does not declare a part of PDF/A").
			WithRemedy("write the file with a program that makes PDF/A"))
		return
	}
	r.Declared = "PDF/A-" + r.Part + strings.ToLower(r.Level)
	levels := map[string][]string{"1": {"A", "B"}, "2": {"A", "B", "U"}, "3": {"A", "B", "U"}, "4": {"", "E", "F"}}
	if !slices.Contains(levels[r.Part], strings.ToUpper(r.Level)) || len(levels[r.Part]) == 0 {
		r.Findings.Add(ruleLevel.Finding("/Root/Metadata", "the declared part and level do not exist together"))
		r.Declared = ""
	}
}

// forbidden reports scripts, launched programs and embedded files.
func (r *Report) forbidden(f *file) {
	scripts, embedded := f.active()
	for _, at := range scripts {
		r.Findings.Add(ruleScript.Finding(at, "the file holds a script or starts a program"))
	}
	allowed := r.Part == "3" || r.Part == "4" && strings.EqualFold(r.Level, "F")
	for _, at := range embedded {
		switch {
		case allowed:
		case r.Part == "2" || r.Part == "4":
			r.Findings.Add(ruleEmbedded.Finding(at, "the file embeds a file; this part allows only PDF/A files, which was not judged").WithSeverity(rule.Warning))
		default:
			r.Findings.Add(ruleEmbedded.Finding(at, "the file embeds a file"))
		}
	}
}

// isPDF reports whether the head of the file says so.
func isPDF(src []byte) bool { return bytes.Contains(src[:min(len(src), 1024)], []byte("%PDF-")) }

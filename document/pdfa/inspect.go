package pdfa

import (
	"errors"
	"fmt"

	"github.com/kansa-go/kansa/rule"
)

// MaxBytes is the largest PDF that Inspect opens.
const MaxBytes = 48 << 20

// Report is what is known of a PDF file. A file that is refused because it is
// beyond a limit (PDF-09) was not judged to its end; the other findings are then
// not all there are.
type Report struct {
	Part     string // "1" to "4" as declared in XMP, "" when nothing is declared, "?" when the part does not exist
	Level    string // "A", "B", "U", "E", "F", "" (PDF/A-4 has none) or "?"
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
// It never fails: what cannot be opened is a finding of PDF-01, and what is
// beyond a limit one of PDF-09. Findings hold no text of the file.
func Inspect(pdf []byte) *Report {
	r := &Report{}
	if len(pdf) > MaxBytes {
		r.Findings.Add(ruleTooLarge.Finding("/", "the file is larger than the limit").WithWant(fmt.Sprintf("at most %d bytes", MaxBytes)))
		return r
	}
	var limit limitError
	switch err := r.inspect(pdf); {
	case errors.As(err, &limit):
		r.Findings.Add(ruleTooLarge.Finding("/", limit.Error()))
	case err != nil:
		r.Findings.Add(ruleReadable.Finding("/", "the file cannot be opened as PDF"))
	}
	return r
}

func (r *Report) inspect(pdf []byte) error {
	f, err := open(pdf)
	if err != nil {
		return err
	}
	r.Version = f.version()
	r.Findings.Add(f.problems...)
	if f.encrypted {
		r.Findings.Add(ruleEncrypted.Finding("/trailer/Encrypt", "the file is encrypted"))
	}
	catalog, err := f.catalog()
	if err != nil && (!f.encrypted || !errors.Is(err, errNotPDF)) {
		return err
	}
	if err := r.document(f, catalog); err != nil {
		return err
	}
	if err := r.forbidden(f); err != nil {
		return err
	}
	r.unreadable(f)
	return nil
}

// document reads what hangs from the catalogue. In an encrypted file it can stand
// in a stream that cannot be read.
func (r *Report) document(f *file, catalog dict) error {
	pages, sound, err := f.pages(catalog)
	if err != nil {
		return err
	}
	if !sound && !f.encrypted {
		r.Findings.Add(ruleReadable.Finding("/Root/Pages", "the page tree is damaged or leads back into itself"))
	}
	r.Pages = pages
	return r.declaration(f, catalog)
}

// unreadable reports the objects that cannot be read.
func (r *Report) unreadable(f *file) {
	shown := map[bool]int{}
	for _, p := range f.unreadable {
		current := f.current(p)
		if shown[current]++; shown[current] <= maxPlaces {
			r.Findings.Add(f.at(p, ruleReadable.Finding("", "the object cannot be read")))
		}
	}
}

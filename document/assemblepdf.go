package document

import (
	"bytes"

	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// PDFInspector judges a PDF main document. Package document/pdfa, a module of
// its own because its tests need a PDF library, has one. It must be safe for
// concurrent use.
type PDFInspector interface {
	InspectPDF(pdf []byte) rule.Findings
}

// Rules of documents without a structured form.
var (
	ruleUnstructuredGroup = rule.Rule{ID: "DOC-17", Phase: "I", Actors: []rule.Actor{rule.Archive}, Source: "-", Fidelity: rule.Inferred, Severity: rule.Error, // a document without its structured form cannot be judged
		Statement: rule.Text{
			EN: "Phase I formats (PDF/A, or XHTML without structured form) are accepted only for phase I and old document groups, and those have no other.",
			FI: "I vaiheen muodot (PDF/A tai XHTML ilman rakenteista muotoa) hyväksytään vain I vaiheen ja vanhoille asiakirjoille."}}
	ruleFormatMatches = rule.Rule{ID: "BDY-08", Phase: "ALL", Actors: bothActors, Source: seenBody, Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "The file format of the header is that of the display form.",
		FI: "Kuvailutietojen näyttömuodon formaatti on se, jossa näyttömuoto on."}}
	rulePDF = rule.Rule{ID: "BDY-09", Phase: "I", Actors: bothActors, Source: "-", Fidelity: rule.Inferred, Severity: rule.Error, // what cannot be opened cannot be kept for decades
		Statement: rule.Text{
			EN: "A PDF main document is a PDF file.",
			FI: "PDF-pääasiakirja on PDF-tiedosto."}}
	rulePDFInspected = rule.Rule{ID: "BDY-10", Phase: "I", Actors: []rule.Actor{rule.Suite}, Source: "our choice", Fidelity: rule.Invented, Statement: rule.Text{
		EN: "A PDF main document was inspected; without an inspector this is said.",
		FI: "PDF-pääasiakirja on tarkastettu; jos ei, se kerrotaan."}}
)

// checkFormat compares the header's file format with the media type of the
// body.
func checkFormat(h *metadata.Header, media string) rule.Findings {
	if h.FileFormat.IsZero() {
		return nil // reported as missing
	}
	want := metadata.FormatXHTML
	if media == mediaPDF {
		want = metadata.FormatPDFA
	}
	if h.FileFormat.Value == want {
		return nil
	}
	return rule.Findings{ruleFormatMatches.Finding("/ClinicalDocument/localSocialHeader/fileFormat", "the file format is not that of the display form").
		WithWant(want)}
}

// checkPDFHead is what can be told without a PDF library: the file says that it
// is a PDF within its first kilobyte (ISO 32000-1, 7.5.2 and appendix H).
func checkPDFHead(pdf []byte) rule.Findings {
	if bytes.Contains(pdf[:min(len(pdf), 1024)], []byte("%PDF-")) {
		return nil
	}
	return rule.Findings{rulePDF.Finding(displayLocation, "the main document is no PDF file")}
}

// checkPDF judges a PDF main document, with the inspector when there is one.
func (d *Document) checkPDF(inspector PDFInspector) rule.Findings {
	if d.PDF == nil {
		return nil
	}
	found := checkPDFHead(d.PDF)
	switch {
	case found.HasErrors():
	case inspector == nil:
		found.Add(rulePDFInspected.Finding(displayLocation, "the PDF was not inspected: no inspector is configured").
			WithRemedy("set CheckOptions.PDF, for example to the inspector of document/pdfa"))
	default:
		found = append(found, inspector.InspectPDF(d.PDF).Within(displayLocation)...)
	}
	return found
}

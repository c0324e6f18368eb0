package document

import (
	"bytes"
	"encoding/base64"
	"strings"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// CodeInvalid is the code of an Error whose cause joins the findings that
// forbid to assemble a document; each is a rule.Finding.
const CodeInvalid Code = "invalid"

// Draft is a client document before it is assembled: what the vendor knows.
//
// Old and phase I documents, informing and attachments have no structured form:
// give Display or PDF and leave Structure and Content empty. A document that
// cancels another (metadata.Header.Cancels) has neither: give the header alone.
// All others need Structure and Content.
type Draft struct {
	Header    *metadata.Header // not modified; an empty ContentSpec stands for the structure's OID
	Structure *Structure       // the structure that Content follows
	Content   []byte           // the structured form, JSON
	Display   []byte           // the display form, XHTML; nil lets Assemble render it from Content
	PDF       []byte           // PDF/A of an old or phase I document or an attachment; see package document/pdfa
	Logo      *Logo            // for a rendered display form; optional
}

// Assemble judges the header, the content and a given display form, renders the
// display form otherwise, and returns the whole document, ready to be signed: CDA
// header, then both forms as Base64 in nonXMLBody. It sends nothing and changes
// nothing.
//
// When a rule of severity error is broken, the error is an *Error with
// CodeInvalid and the findings as its cause; without Header it is one with
// CodeOption. The same draft gives the same bytes.
func (d Draft) Assemble() ([]byte, error) {
	if d.Header == nil {
		return nil, &Error{Code: CodeOption, Location: "Header", Message: "the draft has no header", Remedy: "make one with metadata.Context and set Draft.Header"}
	}
	h := *d.Header
	if h.Cancels() {
		return d.assembleCancellation(&h)
	}
	if !h.Group.Structured() {
		return d.assembleUnstructured(&h)
	}
	if d.Structure == nil || d.PDF != nil {
		return nil, invalidDraft(rule.Findings{ruleUnstructuredGroup.Finding("/ClinicalDocument/localSocialHeader/documentGroup",
			"a document of this group has a structured form and no PDF").WithRemedy("set Structure and Content, not PDF")})
	}
	if h.ContentSpec == "" {
		h.ContentSpec = ident.OID(d.Structure.Info().OID)
	}
	found := validateHeader(&h, d.Content)
	found = append(found, judgeContent(&h, d.Structure, d.Content)...)
	_, shown := checkDisplay(h.ID, d.Display)
	found = append(found, shown...)
	if found.HasErrors() {
		return nil, invalidDraft(found)
	}
	display := d.Display
	if display == nil {
		var err error
		if display, err = d.Structure.Render(d.Content, renderOptions(&h, d.Logo)); err != nil {
			return nil, err
		}
	}
	return metadata.Encode(&h, body(h.ID, mediaXHTML, display, d.Content))
}

func invalidDraft(found rule.Findings) error {
	return &Error{Code: CodeInvalid, Message: "the document breaks rules", Cause: found.Err()}
}

// assembleUnstructured assembles a document without structured form: one form,
// XHTML or PDF, and nothing else.
func (d Draft) assembleUnstructured(h *metadata.Header) ([]byte, error) {
	found := h.Validate()
	media, form := mediaXHTML, d.Display
	if d.PDF != nil {
		media, form = mediaPDF, d.PDF
	}
	if d.Structure != nil || d.Content != nil || (d.Display == nil) == (d.PDF == nil) {
		found.Add(ruleUnstructuredGroup.Finding("/ClinicalDocument/localSocialHeader/documentGroup",
			"a document of this group is one display form").WithRemedy("set Display or PDF and leave Structure and Content empty"))
	}
	found = append(found, checkFormat(h, media)...)
	if media == mediaPDF && !h.Group.AcceptsPDF() {
		found.Add(ruleUnstructuredGroup.Finding("/ClinicalDocument/localSocialHeader/documentGroup", noPDFHere))
	}
	if media == mediaPDF {
		found = append(found, checkPDFHead(d.PDF)...)
	} else {
		_, shown := checkDisplay(h.ID, d.Display)
		found = append(found, shown...)
	}
	if found.HasErrors() {
		return nil, invalidDraft(found)
	}
	return metadata.Encode(h, body(h.ID, media, form, nil))
}

const noPDFHere = "a PDF is accepted only for phase I and old documents and for attachments"

func renderOptions(h *metadata.Header, logo *Logo) RenderOptions {
	return RenderOptions{
		Language: strings.ToLower(h.Language), DocumentOID: string(h.ID), Organisation: h.Controller.Name,
		DocumentType: h.Type.Display, Date: ident.InFinland(h.Drafted), Logo: logo,
	}
}

// Media types of the text element. That of PDF is inferred.
const (
	mediaXHTML = "application/xhtml+xml"
	mediaPDF   = "application/pdf"
)

// body writes the component element: it holds no character that needs
// escaping, since the forms are Base64 and the id is an OID.
func body(id ident.OID, media string, form, content []byte) []byte {
	var b bytes.Buffer
	b.WriteString(`<component><nonXMLBody ID="OID` + string(id) + `"><text mediaType="` + media + `" representation="B64">`)
	b.WriteString(base64.StdEncoding.EncodeToString(form))
	b.WriteString(`</text>`)
	if content != nil {
		b.WriteString(`<hl7fi:json xmlns:hl7fi="` + metadata.NamespaceFinland + `">`)
		b.WriteString(base64.StdEncoding.EncodeToString(content))
		b.WriteString(`</hl7fi:json>`)
	}
	b.WriteString(`</nonXMLBody></component>`)
	return b.Bytes()
}

// jsonLocation and displayLocation stand before the locations of findings
// about the decoded forms.
const (
	jsonLocation    = "/ClinicalDocument/component/nonXMLBody/json#"
	displayLocation = "/ClinicalDocument/component/nonXMLBody/text#"
)

var bothActors = []rule.Actor{rule.ClientSystem, rule.Archive}

package document

import (
	"encoding/base64"
	"fmt"
	"strings"

	"github.com/kansa-go/kansa/internal/vocabulary"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// Document is a document that was read. Its parts are as trustworthy as the
// bytes: use Check to judge them. It must not be modified.
type Document struct {
	Header   *metadata.Header
	Display  []byte        // the display form, XHTML, decoded; nil when missing, unreadable or a PDF
	PDF      []byte        // the PDF of an old or phase I document or an attachment, decoded; else nil
	Content  []byte        // the structured form, decoded; nil when missing or unreadable
	Findings rule.Findings // what reading found: unreadable values, wrong body, Base64
	Source   []byte        // the bytes that were read

	tree *xmltree.Document
}

// Read reads a whole document: header and both forms of the body. What cannot
// be read is a finding, and the rest is still returned. The error is an *Error
// with CodeNotDocument: the bytes are not well-formed XML within the limits of
// Kansa's strict reader (64 MiB, 256 levels), or not a ClinicalDocument.
func Read(src []byte) (*Document, error) {
	tree, err := xmltree.Parse(src, xmltree.Limits{Known: vocabulary.Known})
	if err != nil {
		return nil, &Error{Code: CodeNotDocument, Message: "the document cannot be read", Cause: err}
	}
	h, found, err := metadata.FromTree(tree.Root())
	if err != nil {
		return nil, &Error{Code: CodeNotDocument, Message: "not a client document", Cause: err}
	}
	d := &Document{Header: h, Findings: found, Source: src, tree: tree}
	d.readBody()
	return d, nil
}

// CodeNotDocument is the code of an Error for bytes that are no client document.
const CodeNotDocument Code = "not-document"

func (d *Document) readBody() {
	body := d.body()
	if body == nil {
		return
	}
	var text, json *xmltree.Element
	foreign := 0
	for child := range body.Children() {
		switch {
		case child.Is(metadata.NamespaceHL7, "text") && text == nil:
			text = child
		case child.Is(metadata.NamespaceFinland, "json") && json == nil:
			json = child
		default:
			foreign++
		}
	}
	if foreign > 0 {
		d.Findings.Add(ruleForeignPart.Finding(body.Path()+"/*", fmt.Sprintf("%d elements do not belong here", foreign)).WithSeverity(rule.Error))
	}
	if d.Header.Cancels() {
		d.readCancelled(body, text, json)
		return
	}
	d.readDisplay(text)
	d.readContent(body, json)
}

func (d *Document) readContent(body, json *xmltree.Element) {
	if !d.Header.Group.Structured() {
		if json != nil {
			d.Findings.Add(ruleUnstructuredGroup.Finding(json.Path(), "a document of this group has no structured form"))
		}
		return
	}
	if json == nil {
		d.Findings.Add(ruleContentPart.Finding(body.Path()+"/json", "the structured form is missing"))
		return
	}
	if form, ok := json.Attr("representation"); ok && form != "B64" {
		d.Findings.Add(ruleContentPart.Finding(json.Path(), "the structured form is not marked as Base64"))
	}
	d.Content = d.decode(json)
}

// body returns the one nonXMLBody and reports when it is not the one.
func (d *Document) body() *xmltree.Element {
	var bodies []*xmltree.Element
	components := d.tree.Root().All(metadata.NamespaceHL7, "component")
	for _, c := range components {
		bodies = append(bodies, c.All(metadata.NamespaceHL7, "nonXMLBody")...)
	}
	if len(components) != 1 || len(bodies) != 1 {
		d.Findings.Add(ruleOneBody.Finding("/ClinicalDocument/component", "the document has not exactly one body"))
	}
	if len(bodies) == 0 {
		return nil
	}
	want := "OID" + string(d.Header.ID)
	if id, _ := bodies[0].Attr("ID"); id != want {
		d.Findings.Add(ruleOneBody.Finding(bodies[0].Path(), "the body's ID does not name this document").WithWant(want))
	}
	return bodies[0]
}

func (d *Document) readDisplay(text *xmltree.Element) {
	if text == nil {
		d.Findings.Add(ruleDisplayPart.Finding("/ClinicalDocument/component/nonXMLBody/text", "the display form is missing"))
		return
	}
	media, _ := text.Attr("mediaType")
	form, _ := text.Attr("representation")
	pdf := media == mediaPDF
	if pdf && !d.Header.Group.AcceptsPDF() {
		d.Findings.Add(ruleUnstructuredGroup.Finding(text.Path(), noPDFHere))
	}
	if emptyText(text) {
		d.Findings.Add(ruleCancelledBody.Finding(text.Path(), "the body is that of a document that cancels another").
			WithRemedy("state the reason of correction, or write the display form"))
		return
	}
	if media != mediaXHTML && !pdf || form != "B64" {
		d.Findings.Add(ruleDisplayPart.Finding(text.Path(), "the display form is not marked as XHTML in Base64").
			WithWant(`mediaType="application/xhtml+xml" representation="B64"`))
	}
	d.Findings.Add(checkFormat(d.Header, media)...)
	if pdf {
		d.PDF = d.decode(text)
		return
	}
	d.Display = d.decode(text)
}

// decode reads the Base64 text of an element, with white space and comments
// around or inside it as real documents have them.
func (d *Document) decode(e *xmltree.Element) []byte {
	if e.FirstChild() != nil {
		d.Findings.Add(ruleBase64.Finding(e.Path()+"/*", "an element stands inside Base64"))
		return nil
	}
	packed := strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, e.Text())
	out, err := base64.StdEncoding.Strict().DecodeString(packed)
	switch {
	case err != nil:
		d.Findings.Add(ruleBase64.Finding(e.Path(), "the Base64 is broken").WithRemedy("encode with padding and the standard alphabet (RFC 4648, 4)"))
		return nil
	case len(out) == 0:
		d.Findings.Add(ruleBase64.Finding(e.Path(), "the form is empty"))
		return nil
	}
	return out
}

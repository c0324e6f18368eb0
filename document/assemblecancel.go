package document

import (
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// ruleCancelledBody is about the body of a document that cancels another one. A
// comment in real traffic says that such a body exists and differs; its form is
// ours.
var ruleCancelledBody = rule.Rule{ID: "BDY-12", Phase: "ALL", Actors: bothActors, Source: "our choice; a comment in a document of 2026", Fidelity: rule.Invented,
	Severity: rule.Error, // the content of a cancelled document must go out of use
	Statement: rule.Text{
		EN: `The body of a document that cancels another holds no content: <text nullFlavor="NA"/> and nothing else; no other document has such a body.`,
		FI: `Mitätöivän asiakirjan runko on tyhjä: <text nullFlavor="NA"/> eikä muuta; muilla asiakirjoilla ei ole sellaista runkoa.`}}

// assembleCancellation assembles a document that cancels its earlier versions.
func (d Draft) assembleCancellation(h *metadata.Header) ([]byte, error) {
	found := h.Validate()
	if d.Structure != nil || d.Content != nil || d.Display != nil || d.PDF != nil {
		found.Add(ruleCancelledBody.Finding("/ClinicalDocument/component/nonXMLBody", "a document that cancels another carries no content").
			WithRemedy("leave Structure, Content, Display and PDF empty"))
	}
	if found.HasErrors() {
		return nil, invalidDraft(found)
	}
	return metadata.Encode(h, cancelledBody(h.ID))
}

func cancelledBody(id ident.OID) []byte {
	return []byte(`<component><nonXMLBody ID="OID` + string(id) + `"><text nullFlavor="NA"/></nonXMLBody></component>`)
}

// readCancelled checks the body of a document that cancels another one.
func (d *Document) readCancelled(body, text, json *xmltree.Element) {
	if text == nil || !emptyText(text) || json != nil {
		d.Findings.Add(ruleCancelledBody.Finding(body.Path(), "a document that cancels another carries content").
			WithWant(`<text nullFlavor="NA"/>`))
	}
}

// emptyText reports whether an element is text with a null flavour and nothing in
// it.
func emptyText(text *xmltree.Element) bool {
	null, _ := text.Attr("nullFlavor")
	return null == "NA" && text.Text() == "" && text.FirstChild() == nil
}

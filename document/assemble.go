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
type Draft struct {
	Header    *metadata.Header // not modified; an empty ContentSpec stands for the structure's OID
	Structure *Structure       // the structure that Content follows
	Content   []byte           // the structured form, JSON
	Display   []byte           // the display form, XHTML; nil lets Assemble render it from Content
	Logo      *Logo            // for a rendered display form; optional
}

// Assemble judges the header and the content, renders the display form and
// returns the whole document, ready to be signed: CDA header, then both forms
// as Base64 in nonXMLBody. It sends nothing and changes nothing.
//
// When a rule of severity error is broken, the error is an *Error with
// CodeInvalid and the findings as its cause. The same draft gives the same
// bytes.
func (d Draft) Assemble() ([]byte, error) {
	h := *d.Header
	if h.ContentSpec == "" {
		h.ContentSpec = ident.OID(d.Structure.Info().OID)
	}
	found := append(h.Validate(), d.Structure.Validate(d.Content).Within(jsonLocation)...)
	found = append(found, crossCheck(&h, d.Structure, d.Content)...)
	if err := found.Err(); err != nil {
		return nil, &Error{Code: CodeInvalid, Message: "the document breaks rules", Cause: err}
	}
	display := d.Display
	if display == nil {
		var err error
		if display, err = d.Structure.Render(d.Content, renderOptions(&h, d.Logo)); err != nil {
			return nil, err
		}
	}
	return metadata.Encode(&h, body(h.ID, display, d.Content))
}

func renderOptions(h *metadata.Header, logo *Logo) RenderOptions {
	return RenderOptions{
		Language: strings.ToLower(h.Language), DocumentOID: string(h.ID), Organisation: h.Controller.Name,
		DocumentType: h.Type.Display, Date: h.Drafted, Logo: logo,
	}
}

// body writes the component element: it holds no character that needs
// escaping, since both forms are Base64 and the id is an OID.
func body(id ident.OID, display, content []byte) []byte {
	var b bytes.Buffer
	b.WriteString(`<component><nonXMLBody ID="OID` + string(id) + `"><text mediaType="application/xhtml+xml" representation="B64">`)
	b.WriteString(base64.StdEncoding.EncodeToString(display))
	b.WriteString(`</text><hl7fi:json xmlns:hl7fi="` + metadata.NamespaceFinland + `">`)
	b.WriteString(base64.StdEncoding.EncodeToString(content))
	b.WriteString(`</hl7fi:json></nonXMLBody></component>`)
	return b.Bytes()
}

// jsonLocation and displayLocation stand before the locations of findings
// about the decoded forms.
const (
	jsonLocation    = "/ClinicalDocument/component/nonXMLBody/json#"
	displayLocation = "/ClinicalDocument/component/nonXMLBody/text#"
)

var bothActors = []rule.Actor{rule.ClientSystem, rule.Archive}

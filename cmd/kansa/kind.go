package main

import (
	"bytes"
	"unicode/utf8"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
)

// The kinds of files that are judged, and of others that people name by mistake.
const (
	kindDocument = "document"
	kindFrame    = "frame"
	kindContent  = "content"

	kindQuery   = "query message"
	kindAnswer  = "answer to a query"
	kindAck     = "acknowledgement"
	kindFault   = "SOAP fault"
	kindDisplay = "display form"
	kindPEM     = "PEM file"
	kindPDF     = "PDF file"
	kindJSON    = "JSON file"
	kindText    = "file without XML"
	kindXML     = "XML file"
	kindUnread  = "unreadable XML file" // what it would be cannot be told
	kindEmpty   = "empty file"
)

// strangers says of each kind that is not judged what it is and what to do.
var strangers = map[string]struct{ message, remedy string }{
	kindQuery:   {"this is a query message, not a document or frame", "send it to kansa mock, which judges queries"},
	kindAnswer:  {"this is an answer to a query, not a document or frame", "kansa verify judges the signatures of the documents in it"},
	kindAck:     {"this is an acknowledgement, not a document or frame", "name the document or frame that it answers"},
	kindFault:   {"this is a SOAP fault, not a document or frame", "name the document or frame that it answers"},
	kindDisplay: {"this is a display form, not a document or frame", "compare it with its content: kansa render --structure OID --compare FILE CONTENT"},
	kindPEM:     {"this is a PEM file, not a document or frame", "name certificates with --roots and --issuers, and the document as FILE"},
	kindPDF:     {"this is a PDF file, not a document or frame", "name the document that holds it"},
	kindJSON:    {"this is JSON, not a document or frame", "a content is judged by kansa validate --structure OID FILE"},
	kindText:    {"this is no XML, so neither a document nor a frame", "name a ClinicalDocument or a frame"},
	kindXML:     {"this is XML of another kind, not a document or frame", "want ClinicalDocument or a frame of namespace " + metadata.NamespaceHL7},
	kindEmpty:   {"the file is empty", "name a document or frame"},
}

// kindOf tells what a file is without judging it.
func kindOf(wire archive.Profile, src []byte) string {
	head := bytes.TrimLeft(src, " \t\r\n\ufeff")
	switch {
	case len(head) == 0:
		return kindEmpty
	case looksLikeJSON(head):
		return kindJSON
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return kindPDF
	case head[0] != '<' && bytes.Contains(head, []byte("-----BEGIN ")):
		return kindPEM
	case head[0] != '<' && utf8.Valid(head):
		return kindText
	}
	tree, err := xmltree.Parse(src, xmltree.Limits{})
	if err != nil {
		return kindUnread
	}
	return kindOfElement(wire, tree.Root())
}

func looksLikeJSON(src []byte) bool {
	src = bytes.TrimLeft(src, " \t\r\n\ufeff")
	return len(src) > 0 && (src[0] == '{' || src[0] == '[')
}

// kindOfElement tells it by the document element, or by what a SOAP envelope
// holds.
func kindOfElement(wire archive.Profile, e *xmltree.Element) string {
	if e.Local() == "Envelope" {
		for child := range e.Child(e.Space(), "Body").Children() {
			return kindOfElement(wire, child)
		}
		return kindXML
	}
	switch e.Local() {
	case "Fault":
		return kindFault
	case "html", "div":
		return kindDisplay
	}
	if e.Space() != metadata.NamespaceHL7 {
		return kindXML
	}
	switch e.Local() {
	case "ClinicalDocument":
		return kindDocument
	case wire.Archive.Value, wire.Replace.Value, wire.Cancel.Value:
		return kindFrame
	case wire.Query.Value, wire.MetadataQuery.Value:
		return kindQuery
	case wire.QueryAnswer.Value, wire.MetadataAnswer.Value:
		return kindAnswer
	case wire.Acknowledgement.Value:
		return kindAck
	}
	return kindXML
}

package archive

import (
	"bytes"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// EncodeSOAP puts a message, which has no XML declaration, into an envelope.
func EncodeSOAP(p Profile, message []byte) []byte {
	var b bytes.Buffer
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	b.WriteString(`<soapenv:Envelope xmlns:soapenv="` + p.SOAPNamespace.Value + `"><soapenv:Body>`)
	b.Write(message)
	b.WriteString("</soapenv:Body></soapenv:Envelope>")
	return b.Bytes()
}

// unwrapSOAP returns the one message of an envelope. code tells whether a
// failure is the receiver's or the sender's.
func unwrapSOAP(p Profile, root *xmltree.Element, code Code) (*xmltree.Element, error) {
	bodies := root.All(p.SOAPNamespace.Value, "Body")
	if len(bodies) != 1 {
		return nil, &Error{Code: code, Message: "the SOAP envelope has not one body"}
	}
	var message *xmltree.Element
	for child := range bodies[0].Children() {
		if message != nil {
			return nil, &Error{Code: code, Message: "the SOAP body holds more than one message"}
		}
		message = child
	}
	if message == nil {
		return nil, &Error{Code: code, Message: "the SOAP body is empty"}
	}
	return message, nil
}

// messageRoot parses bytes that are a message, in a SOAP envelope or bare.
func messageRoot(p Profile, src []byte, code Code, what string) (*xmltree.Element, error) {
	doc, err := xmltree.Parse(src, xmltree.Limits{Bytes: maxMessage})
	if err != nil {
		return nil, &Error{Code: code, Message: what + " cannot be read", Err: err}
	}
	if doc.Root().Is(p.SOAPNamespace.Value, "Envelope") {
		return unwrapSOAP(p, doc.Root(), code)
	}
	return doc.Root(), nil
}

// Request is a message that reached an archive: exactly one field is set.
type Request struct {
	Frame *Frame
	Query *Query
}

// DecodeRequest reads what a client sent, in a SOAP envelope or bare. Findings tell what
// is missing or wrong; the error is an *Error with CodeBadMessage.
func DecodeRequest(p Profile, src []byte) (Request, rule.Findings, error) {
	e, err := messageRoot(p, src, CodeBadMessage, "the message")
	if err != nil {
		return Request{}, nil, err
	}
	if p.isQuery(e) {
		q, found := decodeQuery(p, e)
		return Request{Query: q}, found, nil
	}
	f, found, err := decodeFrame(p, e)
	return Request{Frame: f}, found, err
}

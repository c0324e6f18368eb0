package archive

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"
	"sync"

	"github.com/kansa-go/kansa/internal/vocabulary"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// Bounds of the tree of a message. Documents travel as text, so that a message
// has few elements, and a real one about 60 different names, a header 110. An
// element or attribute takes about 130 bytes while it is read, of which one for
// every 64 bytes of the limit makes twice the limit; a name takes 900. Below a
// limit of 64 kB the smallest tree holds.
const (
	bytesPerNode = 64
	fewestNodes  = 1_000
	mostNodes    = 50_000
	messageNames = 500
	headerNames  = 250
	headerNodes  = 2_000 // real headers have some 250
)

// messageLimits bounds what is parsed of a message of at most limit bytes.
func messageLimits(limit int64) xmltree.Limits {
	if limit <= 0 || limit > maxMessage {
		limit = maxMessage
	}
	nodes := min(max(limit/bytesPerNode, fewestNodes), mostNodes)
	return xmltree.Limits{Bytes: int(limit), Nodes: int(nodes), Depth: 64, Names: messageNames}
}

// limits bounds a message of the profile, whose own names may be shown in errors.
func (p Profile) limits() xmltree.Limits {
	l := messageLimits(p.MessageLimit())
	own := sync.OnceValue(p.elementNames)
	l.Known = func(local string) bool { return vocabulary.Known(local) || slices.Contains(own(), local) }
	return l
}

// elementNames are the names of elements that the profile sets.
func (p Profile) elementNames() (names []string) {
	for _, e := range p.Entries() {
		if kind, _, _ := strings.Cut(e.Name, ":"); kind == "interaction" || kind == "query parameter" {
			names = append(names, e.Value)
		}
	}
	return names
}

// EncodeSOAP puts a message, which has no XML declaration, into an envelope.
func EncodeSOAP(p Profile, message []byte) []byte {
	var space strings.Builder
	_ = xml.EscapeText(&space, []byte(p.SOAPNamespace.Value))
	head := "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + `<soapenv:Envelope xmlns:soapenv="` + space.String() + `"><soapenv:Body>`
	const tail = "</soapenv:Body></soapenv:Envelope>"
	b := bytes.NewBuffer(make([]byte, 0, len(head)+len(message)+len(tail)))
	b.WriteString(head)
	b.Write(message)
	b.WriteString(tail)
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
			return nil, &Error{Code: code, Message: "the SOAP body holds more than one message, the second at " + child.Path()}
		}
		message = child
	}
	if message == nil {
		return nil, &Error{Code: code, Message: "the SOAP body is empty"}
	}
	return message, nil
}

// messageRoot parses bytes that are a message, in a SOAP envelope or bare, within
// the profile's limit. A fault in place of an answer is refused as what it is.
func messageRoot(p Profile, src []byte, code Code, what string) (*xmltree.Element, error) {
	doc, err := xmltree.Parse(src, p.limits())
	if err != nil {
		return nil, &Error{Code: code, Message: what + " cannot be read", Err: err}
	}
	root := doc.Root()
	if code == CodeBadAnswer {
		if fault := faultOf(root); fault != nil {
			return nil, faultError(fault)
		}
	}
	if root.Local() != "Envelope" {
		return root, nil
	}
	if !root.Is(p.SOAPNamespace.Value, "Envelope") {
		return nil, &Error{Code: code, Message: "the envelope is of another namespace than the profile's"}
	}
	return unwrapSOAP(p, root, code)
}

// faultError says what a fault means for the message that it answers.
func faultError(f *Fault) *Error {
	if f.Side == SenderFault {
		return &Error{Code: CodeRefused, Message: "the message was refused before the archive judged it", Err: f}
	}
	return &Error{Code: CodeUnknown, Message: "the archive failed", Err: f}
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

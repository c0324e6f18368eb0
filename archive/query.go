package archive

import (
	"strconv"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// Query asks for the documents of a client, with their content (haku). Empty
// fields do not narrow the search. The purpose tells whether it concerns the
// own register or another controller's.
type Query struct {
	Envelope
	Purpose
	Client      ident.PersonalCode
	Controller  ident.OID      // whose register; empty means the sender's own
	Group       metadata.Group // document group
	Document    ident.OID      // one version by its id
	SetID       ident.OID      // one document by its set id
	AllVersions bool           // all versions; false means the newest of each document (rule SRC-05)
}

// QueryAnswer is the archive's answer to a query: the documents that the
// searcher may see, which may be none (rule SRC-07).
type QueryAnswer struct {
	Acknowledgement
	Documents [][]byte // byte for byte as they were archived (rule SRC-08)
}

// EncodeQuery writes a query.
func EncodeQuery(p Profile, q *Query) ([]byte, error) {
	w := &writer{}
	act := w.control(w.message(q.Envelope, "ER"), p.Trigger.Value, q.Purpose)
	params := w.El(w.El(act, "queryByParameter"), "parameterList")
	value := func(tag string, attrs ...string) { w.El(w.El(params, tag), "value", attrs...) }
	value("patient.id", "root", string(ident.RootPersonalCode), "extension", q.Client.Reveal())
	for _, o := range []struct {
		tag string
		oid ident.OID
	}{{"custodian.id", q.Controller}, {"clinicalDocument.id", q.Document}, {"clinicalDocument.setId", q.SetID}} {
		if o.oid != "" {
			value(o.tag, "root", string(o.oid))
		}
	}
	if q.Group != "" {
		value("documentGroup", "code", string(q.Group), "codeSystem", string(metadata.DocumentGroups.Versioned()))
	}
	if q.AllVersions {
		value("allVersions", "value", "true")
	}
	out, err := w.Bytes()
	if err != nil {
		return nil, &Error{Code: CodeBadMessage, Message: "the query cannot be written at " + w.IllegalAt(), Err: err}
	}
	return out, nil
}

func decodeQuery(root *xmltree.Element) (*Query, rule.Findings) {
	r := &reader{}
	q := &Query{Envelope: r.envelope(root)}
	act := r.one(root, "controlActProcess")
	q.Purpose = r.purpose(act)
	r.reasons(root, q.Purpose)
	params := r.at(act, "queryByParameter", "parameterList")
	value := func(tag string) *xmltree.Element { return r.at(params, tag, "value") }
	q.Client = r.personal(value("patient.id"))
	if q.Client.IsZero() && len(r.found.Of(ruleFramePerson.ID)) == 0 {
		r.found.Add(ruleFramePerson.Finding(root.Path()+"/controlActProcess/queryByParameter", "the query names no client"))
	}
	q.Controller, q.Document, q.SetID = r.oid(value("custodian.id")), r.oid(value("clinicalDocument.id")), r.oid(value("clinicalDocument.setId"))
	q.Group = metadata.Group(attr(value("documentGroup"), "code"))
	q.AllVersions, _ = strconv.ParseBool(attr(value("allVersions"), "value"))
	return q, r.found
}

// EncodeQueryAnswer writes the answer to a query.
func EncodeQueryAnswer(p Profile, a *QueryAnswer) ([]byte, error) {
	w := &writer{}
	root := w.message(a.Envelope, "NE")
	w.acknowledgement(root, p, &a.Acknowledgement)
	act := w.El(root, "controlActProcess", "classCode", "CACT", "moodCode", "EVN")
	for i, document := range a.Documents {
		doc := w.El(w.El(act, "subject"), "clinicalDocument", "classCode", "DOCCLIN", "moodCode", "EVN")
		boundary := "kansa." + a.ID.Extension + "." + strconv.Itoa(i)
		w.Text(doc, "text", packMIME(p, boundary, document), "mediaType", "multipart/related")
	}
	out, err := w.Bytes()
	if err != nil {
		return nil, &Error{Code: CodeBadMessage, Message: "the answer cannot be written", Err: err}
	}
	return out, nil
}

// DecodeQueryAnswer reads the answer to a query. The error is an *Error with
// CodeBadAnswer; an answer with one unreadable document is refused whole.
func DecodeQueryAnswer(p Profile, src []byte) (*QueryAnswer, error) {
	root, err := messageRoot(p, src, CodeBadAnswer, "the answer")
	if err != nil {
		return nil, err
	}
	return queryAnswerOf(p, root)
}

func queryAnswerOf(p Profile, root *xmltree.Element) (*QueryAnswer, error) {
	if !root.Is(metadata.NamespaceHL7, p.QueryAnswer.Value) {
		return nil, &Error{Code: CodeBadAnswer, Message: "the answer is not that of a query"}
	}
	ack, err := decodeAck(root)
	if err != nil {
		return nil, err
	}
	a := &QueryAnswer{Acknowledgement: *ack}
	for _, subject := range root.Child(metadata.NamespaceHL7, "controlActProcess").All(metadata.NamespaceHL7, "subject") {
		e := subject.Child(metadata.NamespaceHL7, "clinicalDocument").Child(metadata.NamespaceHL7, "text")
		document, err := unpackMIME(e)
		if err != nil {
			return nil, &Error{Code: CodeBadAnswer, Message: "a document of the answer cannot be read at " + subject.Path(), Err: err}
		}
		a.Documents = append(a.Documents, document)
	}
	return a, nil
}

package archive

import (
	"slices"
	"strconv"

	"github.com/beevik/etree"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
)

// QueryAnswer is the archive's answer to a query: the documents that the
// searcher may see, which may be none (rule SRC-07). A query without content is
// answered by headers or by a summary.
type QueryAnswer struct {
	Acknowledgement
	Documents [][]byte           // byte for byte as they were archived (rule SRC-08)
	Headers   []*metadata.Header // of a query for metadata, in the same order as documents would come
	Summary   *Summary           // of a query for the summary
	Page      Page
}

// Page says which part of a long answer this is. The zero value says that the
// answer is whole.
type Page struct {
	Total        int    // documents that the search found in all
	Remaining    int    // of them, those that follow on later pages
	Continuation string // for the next query; empty on the last page
}

// emptyComponent stands for the body in a header that is sent alone.
const emptyComponent = `<component><nonXMLBody><text nullFlavor="NA"/></nonXMLBody></component>`

// EncodeQueryAnswer writes the answer to a query. The error is an *Error with
// CodeBadMessage.
func EncodeQueryAnswer(p Profile, a *QueryAnswer) ([]byte, error) {
	if a == nil || slices.Contains(a.Headers, nil) {
		return nil, &Error{Code: CodeBadMessage, Message: "there is no answer, or one of its headers is missing"}
	}
	if err := a.sendable(); err != nil {
		return nil, err
	}
	w := &writer{}
	root := w.message(a.Envelope, "NE")
	w.acknowledgement(root, p, &a.Acknowledgement)
	act := w.El(root, "controlActProcess", "classCode", "CACT", "moodCode", "EVN")
	for i, document := range a.Documents {
		w.carried(act, p, a, i, document)
	}
	for i, h := range a.Headers {
		header, err := metadata.Encode(h, []byte(emptyComponent))
		if err != nil {
			return nil, &Error{Code: CodeBadMessage, Message: "a header of the answer cannot be written", Err: err}
		}
		w.carried(act, p, a, i, header)
	}
	if a.Summary != nil {
		w.summary(act, p, a.Summary)
	}
	w.page(act, p, a.Page)
	out, err := w.Bytes()
	if err != nil {
		return nil, &Error{Code: CodeBadMessage, Message: "the answer cannot be written", Err: err}
	}
	return out, nil
}

func (w *writer) carried(act *etree.Element, p Profile, a *QueryAnswer, i int, document []byte) {
	doc := w.El(w.El(act, "subject"), "clinicalDocument", "classCode", "DOCCLIN", "moodCode", "EVN")
	boundary := "kansa." + a.ID.Extension + "." + strconv.Itoa(i)
	w.Text(doc, "text", packMIME(p, boundary, document), "mediaType", "multipart/related")
}

func (w *writer) page(act *etree.Element, p Profile, page Page) {
	if page == (Page{}) {
		return
	}
	ack := w.El(act, "queryAck")
	w.El(ack, "resultTotalQuantity", "value", itoa(page.Total))
	w.El(ack, "resultRemainingQuantity", "value", itoa(page.Remaining))
	w.Optional(ack, p.ParameterContinuation.Value, "value", page.Continuation)
}

// DecodeQueryAnswer reads the answer to a query. The error is an *Error with
// CodeBadAnswer; an answer with one unreadable document, or with more documents
// than the profile allows on a page, is refused whole.
func DecodeQueryAnswer(p Profile, src []byte) (*QueryAnswer, error) {
	root, err := messageRoot(p, src, CodeBadAnswer, "the answer")
	if err != nil {
		return nil, err
	}
	return queryAnswerOf(p, root)
}

func queryAnswerOf(p Profile, root *xmltree.Element) (*QueryAnswer, error) {
	content := root.Is(metadata.NamespaceHL7, p.QueryAnswer.Value)
	if !content && !root.Is(metadata.NamespaceHL7, p.MetadataAnswer.Value) {
		return nil, &Error{Code: CodeBadAnswer, Message: "the answer is not that of a query"}
	}
	ack, err := decodeAck(p, root)
	if err != nil {
		return nil, err
	}
	a := &QueryAnswer{Acknowledgement: *ack}
	act := root.Child(metadata.NamespaceHL7, "controlActProcess")
	subjects, summary := act.All(metadata.NamespaceHL7, "subject"), summaryIn(p, root)
	if limit := p.PageLimit(); limit > 0 && len(subjects) > limit {
		return nil, &Error{Code: CodeBadAnswer, Message: "the answer holds more documents than the profile allows on a page"}
	}
	for _, subject := range subjects {
		if err := a.subject(p, subject, content); err != nil {
			return nil, err
		}
	}
	if a.Page, err = pageOf(p, act); err != nil {
		return nil, err
	}
	if summary != nil {
		if a.Summary, err = summaryOf(p, summary); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// summaryIn returns the summary of an answer, or nil.
func summaryIn(p Profile, root *xmltree.Element) *xmltree.Element {
	return root.Child(metadata.NamespaceHL7, "controlActProcess").Child(p.SummaryNamespace.Value, "summary")
}

// subject reads one document, or one header of an answer without content.
func (a *QueryAnswer) subject(p Profile, subject *xmltree.Element, content bool) error {
	e := subject.Child(metadata.NamespaceHL7, "clinicalDocument").Child(metadata.NamespaceHL7, "text")
	document, err := unpackMIME(e)
	if err != nil {
		return &Error{Code: CodeBadAnswer, Message: "a document of the answer cannot be read at " + subject.Path(), Err: err}
	}
	if content {
		a.Documents = append(a.Documents, document)
		return nil
	}
	h, err := headerOf(p, document)
	if err != nil {
		return &Error{Code: CodeBadAnswer, Message: "a header of the answer cannot be read at " + subject.Path(), Err: err}
	}
	a.Headers = append(a.Headers, h)
	return nil
}

// headerOf reads a header that was sent alone, within the limits of a message.
// Many are read for one answer, so that each may have fewer names.
func headerOf(p Profile, src []byte) (*metadata.Header, error) {
	limits := p.limits()
	limits.Names, limits.Nodes = headerNames, headerNodes
	doc, err := xmltree.Parse(src, limits)
	if err != nil {
		return nil, err
	}
	h, _, err := metadata.FromTree(doc.Root())
	return h, err
}

func pageOf(p Profile, act *xmltree.Element) (Page, error) {
	ack := act.Child(metadata.NamespaceHL7, "queryAck")
	if ack == nil {
		return Page{}, nil
	}
	number := func(name string) (int, error) {
		return strconv.Atoi(attr(ack.Child(metadata.NamespaceHL7, name), "value"))
	}
	total, err := number("resultTotalQuantity")
	remaining, err2 := number("resultRemainingQuantity")
	page := Page{total, remaining, attr(ack.Child(metadata.NamespaceHL7, p.ParameterContinuation.Value), "value")}
	if err != nil || err2 != nil || total < 0 || remaining < 0 || remaining > total || (remaining > 0) != (page.Continuation != "") {
		return Page{}, &Error{Code: CodeBadAnswer, Message: "the answer does not say which page it is"}
	}
	return page, nil
}

func itoa(n int) string { return strconv.Itoa(n) }

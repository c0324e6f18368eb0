package archive

import (
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// Query is a search as a message (haku). Its interaction says whether content
// is asked for, its service request which use case it is: fetch a client
// relationship, a matter, metadata, documents or the summary.
//
// Two of its parts have a Unit and a Created: write q.Purpose.Unit or
// q.Search.Unit, q.Envelope.Created or q.Search.Created. Two say why it is
// searched: where Purpose leaves the use situation or the reason out, they follow
// from RegisterAccess, Controller and Reason of Search. A Query that was read has
// both.
type Query struct {
	Envelope
	Purpose
	Search
	PageSize     int    // documents in one answer; 0 leaves it to the archive
	Continuation string // where the answer before stopped; empty for the first
}

// maxContinuation bounds what a continuation may say.
const maxContinuation = 200

// EncodeQuery writes a query. The error is an *Error with CodeBadMessage: there is
// no query, its interaction is no name, it names no client (rule MSG-06) or two,
// Purpose and Search contradict each other, its page size is negative, a value
// cannot be the code that Search.Check wants (rule MSG-21), or it holds a character
// that XML cannot carry.
func EncodeQuery(p Profile, q *Query) ([]byte, error) {
	if q == nil {
		return nil, &Error{Code: CodeBadMessage, Message: "there is no query"}
	}
	if err := q.sendable(); err != nil {
		return nil, err
	}
	purpose, err := q.complete(p)
	if err != nil {
		return nil, err
	}
	w := &writer{}
	act := w.control(w.message(q.Envelope, "ER"), p.Trigger.Value, purpose)
	params := parameterWriter{w, w.El(w.El(act, "queryByParameter"), "parameterList")}
	params.search(p, &q.Search)
	if q.PageSize > 0 {
		params.value(p.ParameterPageSize, "value", itoa(q.PageSize))
	}
	if q.Continuation != "" {
		params.value(p.ParameterContinuation, "value", q.Continuation)
	}
	out, err := w.Bytes()
	if err != nil {
		return nil, &Error{Code: CodeBadMessage, Message: "the query cannot be written at " + w.IllegalAt(), Err: err}
	}
	return out, nil
}

// complete returns the purpose with what the search says of it, or why there can
// be no such query: nothing that it holds is left out silently.
func (q *Query) complete(p Profile) (Purpose, error) {
	refused := func(message string) (Purpose, error) {
		return Purpose{}, &Error{Code: CodeBadMessage, Message: message}
	}
	if wrong := q.Search.Check().Errors(); len(wrong) > 0 {
		return Purpose{}, &Error{Code: CodeBadMessage, Message: wrong[0].Location + ": " + wrong[0].Message, Details: DetailsOf(wrong)}
	}
	s, purpose := &q.Search, q.Purpose
	situation := s.situation(p, q.Sender)
	if purpose.UseSituation.IsZero() {
		purpose.UseSituation = situation
	}
	if purpose.SearchReason.IsZero() {
		purpose.SearchReason = s.Reason
	}
	switch {
	case s.Client.IsZero() && s.Temporary.IsZero():
		none := ruleFramePerson.Finding("/"+q.Interaction+"/controlActProcess/queryByParameter", "the query names no client")
		return Purpose{}, &Error{Code: CodeBadMessage, Message: "the query names no client", Details: DetailsOf(rule.Findings{none})}
	case !s.Client.IsZero() && !s.Temporary.IsZero():
		return refused("the query names its client twice, by identity code and by temporary id")
	case q.PageSize < 0:
		return refused("the page size is negative")
	case s.RegisterAccess && purpose.UseSituation.Value != p.SituationRegisterAccess.Value:
		return refused("a search by register access right names another controller and no other use situation")
	case !s.Reason.IsZero() && s.Reason.Value != purpose.SearchReason.Value:
		return refused("the query gives two reasons of a search by broad right")
	}
	return purpose, nil
}

func decodeQuery(p Profile, root *xmltree.Element) (*Query, rule.Findings) {
	r := &reader{}
	q := &Query{Envelope: r.envelope(root)}
	act := r.one(root, "controlActProcess")
	q.Purpose = r.purpose(act)
	r.reasons(root, q.Purpose)
	params := &parameterReader{r, r.at(act, "queryByParameter", "parameterList"), map[string]bool{}}
	q.Search = params.search(p)
	q.Reason = q.SearchReason
	q.RegisterAccess = q.UseSituation.Value == p.SituationRegisterAccess.Value
	q.PageSize = params.number(p.ParameterPageSize, p.PageLimit())
	if q.Continuation = attr(params.value(p.ParameterContinuation), "value"); len(q.Continuation) > maxContinuation {
		r.add(ruleParameter, nil, root.Path()+"/controlActProcess/queryByParameter", "the continuation is too long")
	}
	if q.Client.IsZero() && q.Temporary.IsZero() && len(r.found.Of(ruleFramePerson.ID)) == 0 {
		r.found.Add(ruleFramePerson.Finding(root.Path()+"/controlActProcess/queryByParameter", "the query names no client"))
	}
	params.unknown()
	r.useCase(p, q, root)
	return q, r.found
}

// useCase compares the service request with the interaction: metadata and the
// summary are asked for without content.
func (r *reader) useCase(p Profile, q *Query, root *xmltree.Element) {
	request := q.ServiceRequest.Value
	known := map[string]string{
		p.RequestFetchRelationship.Value: p.Query.Value, p.RequestFetchMatter.Value: p.Query.Value, p.RequestFetchDocument.Value: p.Query.Value,
		p.RequestFetchMetadata.Value: p.MetadataQuery.Value, p.RequestFetchSummary.Value: p.MetadataQuery.Value,
	}
	if want, ok := known[request]; request != "" && (!ok || want != root.Local()) {
		r.found.Add(ruleRequestFits.Finding(root.Path()+"/controlActProcess/reasonCode", "the service request is not one of this query"))
	}
}

// answerTo returns the interaction that answers a query: with content or without.
func (p Profile) answerTo(query string) string {
	if query == p.MetadataQuery.Value {
		return p.MetadataAnswer.Value
	}
	return p.QueryAnswer.Value
}

// isQuery reports whether an element is one of the two queries.
func (p Profile) isQuery(e *xmltree.Element) bool {
	return e.Space() == metadata.NamespaceHL7 && p.queries(e.Local())
}

// queries reports whether an interaction is one of the two queries.
func (p Profile) queries(interaction string) bool {
	return interaction == p.Query.Value || interaction == p.MetadataQuery.Value
}

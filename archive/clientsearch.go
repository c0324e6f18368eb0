package archive

import (
	"context"
	"iter"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// Search fetches documents byte for byte, however many pages the archive gives
// them on. A search of another controller's register states the disclosure use
// situation, or that of register access. No documents is not an error (rule
// SRC-07). The documents are not verified; see document.Check. For many
// documents use Documents, which does not hold them all. The error is an *Error.
func (c *Client) Search(ctx context.Context, s Search) ([][]byte, error) {
	var out [][]byte
	for document, err := range c.Documents(ctx, s) {
		if err != nil {
			return nil, err
		}
		out = append(out, document)
	}
	return out, nil
}

// Documents is Search, one page at a time: it asks for the next page when the
// caller has taken the documents of the one before. An error ends the sequence.
func (c *Client) Documents(ctx context.Context, s Search) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		p := profileOr(c.Profile)
		for a, err := range c.pages(ctx, s, p.Query.Value, p.RequestFetchDocument.Value) {
			if err != nil {
				yield(nil, err)
				return
			}
			for _, document := range a.Documents {
				if !yield(document, nil) {
					return
				}
			}
		}
	}
}

// Metadata fetches the headers of documents without their content (hae
// asiakirjan metatiedot).
func (c *Client) Metadata(ctx context.Context, s Search) ([]*metadata.Header, error) {
	p := profileOr(c.Profile)
	var out []*metadata.Header
	for a, err := range c.pages(ctx, s, p.MetadataQuery.Value, p.RequestFetchMetadata.Value) {
		if err != nil {
			return nil, err
		}
		out = append(out, a.Headers...)
	}
	return out, nil
}

// Relationship fetches the newest client relationship documents of a client
// (hae asiakkuus): one of the controller, and further ones for old
// relationships. The group of the search is set.
func (c *Client) Relationship(ctx context.Context, s Search) ([][]byte, error) {
	s.Group = metadata.GroupClientRelationship
	return c.fetch(ctx, s, profileOr(c.Profile).RequestFetchRelationship.Value)
}

// Matters fetches the newest asia-asiakirjat of a client (hae asia), or the one
// of s.Matter. The group of the search is set.
func (c *Client) Matters(ctx context.Context, s Search) ([][]byte, error) {
	s.Group = metadata.GroupMatter
	return c.fetch(ctx, s, profileOr(c.Profile).RequestFetchMatter.Value)
}

// Document fetches one version by its own id. It returns nil and no error when
// the archive has none that the searcher may see: the archive does not tell the
// two apart (rule KIE-06).
func (c *Client) Document(ctx context.Context, client ident.PersonalCode, id ident.OID) ([]byte, error) {
	found, err := c.Search(ctx, Search{Client: client, Document: id})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}

// Summary fetches the summary of a client's data (hae kooste).
func (c *Client) Summary(ctx context.Context, s Search) (*Summary, error) {
	p := profileOr(c.Profile)
	a, err := c.ask(ctx, s, p.MetadataQuery.Value, p.RequestFetchSummary.Value, "")
	if err != nil {
		return nil, err
	}
	if a.Summary == nil {
		return nil, &Error{Code: CodeBadAnswer, Message: "the answer has no summary"}
	}
	return a.Summary, nil
}

func (c *Client) fetch(ctx context.Context, s Search, request string) ([][]byte, error) {
	var out [][]byte
	for a, err := range c.pages(ctx, s, profileOr(c.Profile).Query.Value, request) {
		if err != nil {
			return nil, err
		}
		out = append(out, a.Documents...)
	}
	return out, nil
}

// pages asks until the last page. An archive that gives the same continuation
// again, or pages without anything, would go on for ever: that is an error.
func (c *Client) pages(ctx context.Context, s Search, interaction, request string) iter.Seq2[*QueryAnswer, error] {
	return func(yield func(*QueryAnswer, error) bool) {
		continuation := ""
		for {
			a, err := c.ask(ctx, s, interaction, request, continuation)
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(a, nil) || a.Page.Continuation == "" {
				return
			}
			if a.Page.Continuation == continuation || len(a.Documents)+len(a.Headers) == 0 {
				yield(nil, &Error{Code: CodeBadAnswer, Message: "the pages of the answer do not go on"})
				return
			}
			continuation = a.Page.Continuation
		}
	}
}

// ask sends one query and returns its answer.
func (c *Client) ask(ctx context.Context, s Search, interaction, request, continuation string) (*QueryAnswer, error) {
	p := profileOr(c.Profile)
	envelope, err := c.envelope(ctx, interaction)
	if err != nil {
		return nil, err
	}
	q := &Query{
		Envelope: envelope,
		Purpose: Purpose{
			ServiceRequest: serviceRequests.Code(request), UseSituation: s.situation(p, c.Party.Organiser),
			SearchReason: s.Reason, User: c.Party.User, Unit: c.Party.Unit,
		},
		Search: s, PageSize: c.PageSize, Continuation: continuation,
	}
	out, err := EncodeQuery(p, q)
	if err != nil {
		return nil, err
	}
	var answer *QueryAnswer
	_, _, err = c.deliver(ctx, &Message{ID: envelope.ID, Interaction: interaction, Bytes: out}, func(src []byte) (err error) {
		answer, err = c.answer(c.answerProfile(), envelope.ID, src)
		return err
	})
	if err != nil {
		return nil, err
	}
	return answer, nil
}

// answer reads the answer to our query, or the refusal that came in its place.
func (c *Client) answer(p Profile, id MessageID, answer []byte) (*QueryAnswer, error) {
	root, err := messageRoot(p, answer, CodeBadAnswer, "the answer")
	if err != nil {
		return nil, err
	}
	if root.Is(metadata.NamespaceHL7, p.Acknowledgement.Value) { // a refusal comes as a plain acknowledgement
		ack, err := acknowledgementOf(p, root)
		if err != nil {
			return nil, err
		}
		if err := judge(id, ack); err != nil {
			return nil, err
		}
		return nil, &Error{Code: CodeBadAnswer, Message: "the archive accepted the query without an answer to it"}
	}
	a, err := queryAnswerOf(p, root)
	if err != nil {
		return nil, err
	}
	if err := judge(id, &a.Acknowledgement); err != nil {
		return nil, err
	}
	return a, nil
}

package archive

import (
	"context"
	"iter"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
)

// Search fetches documents byte for byte, however many pages the archive gives
// them on. A search of another controller's register states the disclosure use
// situation, or that of register access. No documents is not an error (rule
// SRC-07), but an answer with fewer than it says is. Unless s.AllVersions is set
// there is one version of a document, also when it got a new one while the pages
// were read. The documents are not verified; see document.Check. For many
// documents use Documents, which does not hold them all. The error is an *Error;
// of a search that got no answer its code is CodeUnavailable, since nothing was to
// be stored.
func (c *Client) Search(ctx context.Context, s Search) ([][]byte, error) {
	return c.fetch(ctx, s, profileOr(c.Profile).RequestFetchDocument.Value)
}

// Documents is Search, one page at a time: it asks for the next page when the
// caller has taken the documents of the one before. An error ends the sequence.
// A document that gets a new version while the pages are read may come twice,
// the earlier version first: Search keeps the newest, but what Documents has
// given it cannot take back. MaxBytes does not hold here.
func (c *Client) Documents(ctx context.Context, s Search) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		p := profileOr(c.Profile)
		for page, err := range c.pages(ctx, s, p.Query.Value, p.RequestFetchDocument.Value) {
			if err != nil {
				yield(nil, err)
				return
			}
			for _, document := range page.Documents {
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
	b := &book{limit: c.MaxBytes, newest: !s.AllVersions}
	for page, err := range c.pages(ctx, s, p.MetadataQuery.Value, p.RequestFetchMetadata.Value) {
		if err == nil {
			err = b.add(page)
		}
		if err != nil {
			return nil, err
		}
	}
	return b.headers(), nil
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

// Document fetches one version of a client with an identity code from the sender's
// own register, by its own id. From another controller's register, or of a client
// with a temporary id, fetch it by Search with Search.Document. It returns nil and no error when
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
	a, _, err := c.ask(ctx, s, p.MetadataQuery.Value, p.RequestFetchSummary.Value, "")
	if err != nil {
		return nil, ofSearch(err)
	}
	return a.Summary, nil
}

func (c *Client) fetch(ctx context.Context, s Search, request string) ([][]byte, error) {
	b := &book{limit: c.MaxBytes, newest: !s.AllVersions}
	for page, err := range c.pages(ctx, s, profileOr(c.Profile).Query.Value, request) {
		if err == nil {
			err = b.add(page)
		}
		if err != nil {
			return nil, err
		}
	}
	return b.documents(profileOr(c.Profile)), nil
}

// ask sends one query and returns its answer and how many bytes that had.
func (c *Client) ask(ctx context.Context, s Search, interaction, request, continuation string) (*QueryAnswer, int, error) {
	p := profileOr(c.Profile)
	if err := c.reachable(); err != nil {
		return nil, 0, err
	}
	if s.RegisterAccess {
		if err := c.Party.checkAccess(); err != nil {
			return nil, 0, err
		}
	}
	envelope, err := c.envelope(ctx, interaction)
	if err != nil {
		return nil, 0, err
	}
	q := &Query{
		Envelope: envelope,
		Purpose: Purpose{
			ServiceRequest: serviceRequests.Code(request), User: c.Party.User, Unit: c.Party.Unit,
		},
		Search: s, PageSize: c.PageSize, Continuation: continuation,
	}
	out, err := EncodeQuery(p, q)
	if err != nil {
		return nil, 0, err
	}
	m := &Message{ID: envelope.ID, Interaction: interaction, Bytes: out}
	if continuation == "" { // once for a search, not for each of its pages
		m.warnings = s.Check()
	}
	var answer *QueryAnswer
	src, _, err := c.deliver(ctx, m, func(src []byte) (err error) {
		answer, err = c.answer(c.answerProfile(), envelope, request, src)
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	return answer, len(src), nil
}

// answer reads the answer to our query, or the refusal that came in its place.
func (c *Client) answer(p Profile, query Envelope, request string, answer []byte) (*QueryAnswer, error) {
	root, err := messageRoot(p, answer, CodeBadAnswer, "the answer")
	if err != nil {
		return nil, err
	}
	if root.Is(metadata.NamespaceHL7, p.Acknowledgement.Value) { // a refusal comes as a plain acknowledgement
		ack, err := acknowledgementOf(p, root)
		if err != nil {
			return nil, err
		}
		if err := judge(query.ID, ack); err != nil {
			return nil, err
		}
		return nil, &Error{Code: CodeBadAnswer, Message: "the archive accepted the query without an answer to it"}
	}
	if want := p.answerTo(query.Interaction); !root.Is(metadata.NamespaceHL7, want) {
		return nil, &Error{Code: CodeBadAnswer, Message: "the answer is not of the kind that the query asked for"}
	}
	if request == p.RequestFetchSummary.Value {
		if err := onlySummary(p, root); err != nil {
			return nil, err
		}
	}
	a, err := queryAnswerOf(p, root)
	if err != nil {
		return nil, err
	}
	if err := judge(query.ID, &a.Acknowledgement); err != nil {
		return nil, err
	}
	return a, nil
}

// onlySummary requires a summary and nothing else, before anything else is read.
func onlySummary(p Profile, root *xmltree.Element) error {
	switch {
	case summaryIn(p, root) == nil:
		return &Error{Code: CodeBadAnswer, Message: "the answer has no summary"}
	case root.Child(metadata.NamespaceHL7, "controlActProcess").Child(metadata.NamespaceHL7, "subject") != nil:
		return &Error{Code: CodeBadAnswer, Message: "the answer holds documents beside the summary"}
	}
	return nil
}

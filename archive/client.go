package archive

import (
	"context"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// Sequence gives message numbers that are never used again, also after a
// crash. It must be safe for concurrent use.
type Sequence interface {
	Next(ctx context.Context) (uint64, error)
}

// Counter is a Sequence in memory, for tests and single runs. The zero value
// starts at 1.
type Counter struct{ n atomic.Uint64 }

// Next implements Sequence.
func (c *Counter) Next(context.Context) (uint64, error) { return c.n.Add(1), nil }

// Client archives and fetches documents. Transport, Party and Sequence are
// required: a method that needs one which is missing returns an *Error with
// CodeBadMessage that names it, and sends nothing. Set the fields before first
// use; it is then safe for concurrent use.
type Client struct {
	Transport  Transport
	Party      Party
	Sequence   Sequence
	Profile    *Profile         // nil means DefaultProfile; set it together with HTTPTransport.Profile, which has SOAP's part
	Now        func() time.Time // nil means time.Now
	PageSize   int              // documents that a query asks for at once; 0 leaves it to the archive
	MaxPages   int              // of one search; 0 means 1,000, below 0 no limit
	MaxBytes   int64            // of the answers to one search that are held together; 0 means 256 MiB, below 0 no limit
	Attempts   int              // how often a message is sent at most; 0 means 3, below 0 means 1
	Retry      Retry            // pauses between the attempts and their total time
	Observer   Observer         // sees every attempt; nil means SlogObserver{}
	Production bool             // processing code P

	// Check judges every document before a message is made of it, by the rules that
	// the archive asks (rule DOC-20); nil judges nothing. A document that breaks a
	// rule is not sent.
	Check *document.CheckOptions
}

// Receipt is the proof that the archive took a document in.
type Receipt struct {
	Message  MessageID
	Document ident.OID
	Ack      *Acknowledgement
	Attempts int // how often the message was sent
}

// Message is a message that is ready to be sent. Its bytes and id stay the same
// however often it is sent.
type Message struct {
	ID          MessageID
	Interaction string
	Document    ident.OID // the document that it carries; empty for a query
	Bytes       []byte

	warnings rule.Findings // for the observer
}

func (c *Client) now() time.Time {
	if c.Now == nil {
		return time.Now()
	}
	return c.Now()
}

// answerProfile is the profile by which answers are read. Its limit is the
// transport's, so that what an answer costs follows the limit wherever it was set.
func (c *Client) answerProfile() Profile {
	p := profileOr(c.Profile)
	if t, ok := c.Transport.(interface{ AnswerLimit() int64 }); ok {
		if limit := t.AnswerLimit(); limit > 0 {
			p.LimitMessage.Value = strconv.FormatInt(limit, 10)
		}
	}
	return p
}

func (c *Client) envelope(ctx context.Context, interaction string) (Envelope, error) {
	if err := c.Party.check(); err != nil {
		return Envelope{}, err
	}
	if c.Sequence == nil {
		return Envelope{}, &Error{Code: CodeBadMessage, Message: "the client has no Sequence"}
	}
	n, err := c.Sequence.Next(ctx)
	if err != nil {
		return Envelope{}, &Error{Code: CodeUnavailable, Message: "no message number", Err: err}
	}
	return Envelope{
		ID: MessageID{c.Party.Platform, strconv.FormatUint(n, 10)}, Created: c.now(), Interaction: interaction, Production: c.Production,
		Receiver: ident.OID(profileOr(c.Profile).ArchiveParty.Value), Sender: c.Party.Organiser,
	}, nil
}

// NewMessage builds the frame for a signed document. Keep it until it is
// acknowledged: after an unknown outcome the same message is sent again. The
// error is an *Error with CodeBadMessage when the document's header cannot be
// read, or when Check finds that the document breaks rules; Details name them.
func (c *Client) NewMessage(ctx context.Context, src []byte) (*Message, error) {
	p := profileOr(c.Profile)
	h, _, err := metadata.Decode(src)
	if err != nil {
		return nil, &Error{Code: CodeBadMessage, Message: "the document's header cannot be read", Err: err}
	}
	if len(h.Clients) == 0 {
		return nil, &Error{Code: CodeBadMessage, Message: "the document has no client"}
	}
	if err := c.check(src); err != nil {
		return nil, err
	}
	situation, err := c.storing(p, h)
	if err != nil {
		return nil, err
	}
	interaction, request := p.purpose(h)
	envelope, err := c.envelope(ctx, interaction)
	if err != nil {
		return nil, err
	}
	f := &Frame{
		Envelope: envelope,
		Purpose: Purpose{
			ServiceRequest: serviceRequests.Code(request),
			UseSituation:   situation,
			User:           c.Party.User, Unit: c.Party.Unit,
		},
		Subject: Subject{
			ID: h.ID, SetID: h.SetID, Version: h.Version, Register: h.RegisterType, Effective: h.Drafted, Language: h.Language,
			Client: h.Clients[0], Custodian: h.Controller, Document: src,
		},
	}
	out, err := EncodeFrame(p, f)
	if err != nil {
		return nil, err
	}
	return &Message{ID: f.Envelope.ID, Interaction: interaction, Document: h.ID, Bytes: out}, nil
}

// check judges a document as the archive will (rule DOC-20).
func (c *Client) check(src []byte) error {
	if c.Check == nil {
		return nil
	}
	j, err := document.Check(src, *c.Check)
	if err != nil {
		return &Error{Code: CodeBadMessage, Message: "the document cannot be read", Err: err}
	}
	if j.Accepted() {
		return nil
	}
	return &Error{Code: CodeBadMessage, Message: "the document breaks rules and was not sent", Details: DetailsOf(j.Findings.Errors())}
}

// storing returns the use situation of storing: into the own register, or into
// an organiser's by register access right, which a unit has. Declarations go to a
// service of their own, which needs no such right.
func (c *Client) storing(p Profile, h *metadata.Header) (metadata.Code, error) {
	s := Search{Controller: h.Controller.ID, RegisterAccess: true}
	situation := s.situation(p, c.Party.Organiser)
	if situation.Value == p.SituationRegisterAccess.Value && !h.Group.Declaration() {
		return situation, c.Party.checkAccess()
	}
	return situation, nil
}

// Archive builds the message for a signed document and sends it, the same
// message again while the outcome is unknown. The error is an *Error; after
// CodeUnknown the caller may Send the same message later, so callers that must
// not lose it use NewMessage and Send.
func (c *Client) Archive(ctx context.Context, src []byte) (*Receipt, error) {
	if err := c.reachable(); err != nil {
		return nil, err
	}
	m, err := c.NewMessage(ctx, src)
	if err != nil {
		return nil, err
	}
	return c.Send(ctx, m)
}

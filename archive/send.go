package archive

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// Send sends a message until it is acknowledged, at most Attempts times, and
// always with the same bytes and id, so that a repeat cannot store a second
// copy (rule DOC-25). The receipt tells how often it was sent.
//
// The error is an *Error. With CodeRefused nothing was taken in and the same
// message would be refused again; with CodeUnavailable nothing was taken in and
// the same message may be sent later; with CodeUnknown the document may be
// stored, and only the same message finds out. With CodeBadAnswer a person must
// look; see Error.MayBeStored.
func (c *Client) Send(ctx context.Context, m *Message) (*Receipt, error) {
	p := c.answerProfile()
	var ack *Acknowledgement
	_, attempts, err := c.deliver(ctx, m, func(answer []byte) error {
		var err error
		if ack, err = DecodeAcknowledgement(p, answer); err != nil {
			return err
		}
		return judge(m.ID, ack)
	})
	if err != nil {
		return nil, err
	}
	return &Receipt{Message: m.ID, Document: m.Document, Ack: ack, Attempts: attempts}, nil
}

// deliver sends a message until there is an answer that read accepts. The error is
// an *Error.
func (c *Client) deliver(ctx context.Context, m *Message, read func(answer []byte) error) (answer []byte, attempts int, err error) {
	if m == nil {
		return nil, 0, &Error{Code: CodeBadMessage, Message: "there is no message"}
	}
	if err := c.reachable(); err != nil {
		return nil, 0, err
	}
	ctx, cancel := context.WithTimeout(ctx, orDefault(c.Retry.Total, defaultTotal))
	defer cancel()
	d := &delivery{
		client: c, message: m, read: read, limit: max(1, orDefault(c.Attempts, defaultAttempts)), search: profileOr(c.Profile).queries(m.Interaction),
	}
	for {
		if ctx.Err() != nil {
			return nil, d.attempts, d.giveUp(ctx.Err())
		}
		answer, err := d.attempt(ctx)
		if err == nil {
			return answer, d.attempts, nil
		}
		if !d.repeatable(err) {
			return nil, d.attempts, d.final(err)
		}
		if pauseErr := d.wait(ctx, err); pauseErr != nil {
			return nil, d.attempts, d.giveUp(pauseErr)
		}
	}
}

// reachable says that there is no way to the archive, before a message number is
// taken for nothing.
func (c *Client) reachable() error {
	if c.Transport == nil {
		return &Error{Code: CodeBadMessage, Message: "the client has no Transport"}
	}
	return nil
}

// delivery is one message on its way. It belongs to one goroutine.
type delivery struct {
	client   *Client
	message  *Message
	read     func(answer []byte) error
	limit    int
	attempts int
	lost     int  // the last attempt that may have been taken in without an answer; 0 when there is none
	search   bool // the message is a query, by which nothing is stored
}

// attempt sends the message once and reads the answer, both under the observer's
// eyes.
func (d *delivery) attempt(ctx context.Context) (answer []byte, err error) {
	d.attempts++
	observer := d.client.observer()
	start, began := d.started(), time.Now()
	ctx = observer.ExchangeStarted(ctx, start)
	defer func() { observer.ExchangeFinished(ctx, d.finished(start, time.Since(began), answer, err)) }()
	answer, err = d.client.Transport.Exchange(ctx, d.message.Interaction, d.message.Bytes)
	err = ownWords(err)
	if err == nil {
		err = d.read(answer)
	}
	return answer, err
}

func (c *Client) observer() Observer {
	if c.Observer == nil {
		return SlogObserver{}
	}
	return c.Observer
}

// repeatable reports whether the same message may be sent again at once, and
// notes whether this attempt may have reached the archive. Certificates do not
// become others between two attempts.
func (d *delivery) repeatable(err error) bool {
	var own *Error
	switch {
	case !errors.As(err, &own):
		if !errors.Is(err, ErrNotSent) {
			d.lost = d.attempts
		}
		return !errors.Is(err, errURL) && !certificateRefused(err)
	case own.Code == CodeUnavailable:
		return !certificateRefused(err)
	case own.Code == CodeUnknown, own.Code == CodeBadAnswer && truncated(err):
		d.lost = d.attempts
		return true
	}
	return false
}

// truncated reports whether an answer ends in its middle, as a connection that
// breaks leaves it.
func truncated(err error) bool {
	var xml *xmltree.Error
	return errors.As(err, &xml) && xml.Code == xmltree.CodeTruncated
}

// wait pauses before the next attempt. It returns the reason when there is none.
func (d *delivery) wait(ctx context.Context, cause error) error {
	if d.attempts >= d.limit || ctx.Err() != nil {
		return cause
	}
	pause, ok := d.client.Retry.pause(d.attempts, retryAfter(cause))
	if !ok {
		return cause
	}
	if err := d.client.Retry.sleep(ctx, pause); err != nil {
		return fmt.Errorf("%w; %w", cause, err)
	}
	return nil
}

// retryAfter is the pause that the archive asks for, 0 for none.
func retryAfter(err error) time.Duration {
	var status *StatusError
	if errors.As(err, &status) {
		return status.RetryAfter
	}
	return 0
}

// judge turns anything but an acceptance of our own message into an error. An
// acknowledgement of another message says nothing about ours, so ours may be
// stored; and as answers were mixed up on the way, it is not sent again before a
// person has looked.
func judge(id MessageID, ack *Acknowledgement) error {
	if ack.Target != id {
		return &Error{Code: CodeBadAnswer, Message: "the acknowledgement is for another message"}
	}
	if ack.Type != Accepted {
		return &Error{Code: CodeRefused, Message: "the archive answered " + string(ack.Type), Details: ack.Details}
	}
	return nil
}

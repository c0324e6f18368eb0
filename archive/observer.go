package archive

import (
	"context"
	"errors"
	"time"

	"github.com/kansa-go/kansa/internal/shown"
	"github.com/kansa-go/kansa/rule"
)

// Observer sees every attempt to send a message, for logs, traces and metrics.
// It must be safe for concurrent use and quick: the exchange waits for it. The
// events hold no bytes and no text of messages, documents or answers; what they
// name is filtered by shape, so that a value in a wrong place is not shown. Of a
// search they show the numbers that are codes which we do not know.
type Observer interface {
	// ExchangeStarted is called before an attempt. The attempt runs under the
	// context that it returns, so that a trace can go on below it.
	ExchangeStarted(ctx context.Context, e ExchangeStart) context.Context

	// ExchangeFinished is called once for every ExchangeStarted, with its context.
	ExchangeFinished(ctx context.Context, e ExchangeEnd)
}

// ExchangeStart is one attempt that begins.
type ExchangeStart struct {
	Interaction string // an interaction of the profile, or "other"
	Message     string // id of the message as "root/extension", or "withheld" when it is no OID with a number
	Attempt     int    // from 1
	MaxAttempts int
	RequestSize int // bytes of the message without its envelope
}

// ExchangeEnd is one attempt that ended.
type ExchangeEnd struct {
	ExchangeStart
	Outcome    Outcome
	Duration   time.Duration // by the Client's own measure, not by Client.Now
	AnswerSize int           // bytes of the answer, 0 when there was none
	Status     int           // HTTP status when it was not 200, otherwise 0
	Warnings   rule.Findings // what Search.Check says of a search that was sent, with its first page; must not be modified
	Rules      []rule.ID     // rules for which the archive refused, at most 20; must not be modified
}

// Outcome is how one attempt ended: OutcomeOK, or the code of its error.
type Outcome string

// OutcomeOK is an attempt with an answer that was accepted. Every other outcome
// is one of the codes of an Error.
const OutcomeOK Outcome = "ok"

// maxRules bounds what an event names.
const maxRules = 20

// started builds the first event of an attempt.
func (d *delivery) started() ExchangeStart {
	return ExchangeStart{
		Interaction: shown.Interaction(d.message.Interaction, profileOr(d.client.Profile).Entries(), func(e NamedEntry) string { return e.Value }),
		Message:     shown.ID(d.message.ID.Root, d.message.ID.Extension), Attempt: d.attempts, MaxAttempts: d.limit, RequestSize: len(d.message.Bytes),
	}
}

// finished builds the second event.
func (d *delivery) finished(start ExchangeStart, took time.Duration, answer []byte, err error) ExchangeEnd {
	e := ExchangeEnd{ExchangeStart: start, Outcome: outcomeOf(err), Duration: took, AnswerSize: len(answer), Warnings: d.message.warnings}
	var status *StatusError
	if errors.As(err, &status) {
		e.Status = status.Status
	}
	var own *Error
	if errors.As(err, &own) {
		reasons := own.Reasons()
		for _, detail := range reasons[:min(len(reasons), maxRules)] {
			if ruleShape.MatchString(string(detail.Rule)) {
				e.Rules = append(e.Rules, detail.Rule)
			}
		}
	}
	return e
}

// outcomeOf says what one attempt told, whatever was known before it.
func outcomeOf(err error) Outcome {
	var own *Error
	switch {
	case err == nil:
		return OutcomeOK
	case errors.As(err, &own) && !truncated(err):
		return Outcome(own.Code)
	case errors.Is(err, ErrNotSent):
		return Outcome(CodeUnavailable)
	}
	return Outcome(CodeUnknown)
}

// Observers calls several observers: each starts under the context of the one
// before, and they finish in the opposite order.
func Observers(all ...Observer) Observer { return observers(all) }

type observers []Observer

// contextsKey finds the contexts that each observer returned.
type contextsKey struct{}

// ExchangeStarted implements Observer.
func (o observers) ExchangeStarted(ctx context.Context, e ExchangeStart) context.Context {
	own := make([]context.Context, len(o))
	for i, one := range o {
		ctx = one.ExchangeStarted(ctx, e)
		own[i] = ctx
	}
	return context.WithValue(ctx, contextsKey{}, own)
}

// ExchangeFinished implements Observer.
func (o observers) ExchangeFinished(ctx context.Context, e ExchangeEnd) {
	own, _ := ctx.Value(contextsKey{}).([]context.Context)
	for i := len(o) - 1; i >= 0; i-- {
		if i < len(own) {
			ctx = own[i]
		}
		o[i].ExchangeFinished(ctx, e)
	}
}

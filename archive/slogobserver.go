package archive

import (
	"context"
	"log/slog"

	"github.com/kansa-go/kansa/rule"
)

// SlogObserver writes one line for each attempt: answers and refusals at Level,
// those with Warnings at slog.LevelInfo at least, and what has no clear outcome at
// slog.LevelWarn. The zero value is usable and is what a Client without Observer
// has. It is safe for concurrent use.
type SlogObserver struct {
	Logger *slog.Logger // nil means slog.Default
	Level  slog.Leveler // of ordinary outcomes; nil means slog.LevelDebug
}

// ExchangeStarted implements Observer. It writes nothing.
func (o SlogObserver) ExchangeStarted(ctx context.Context, _ ExchangeStart) context.Context {
	return ctx
}

// ExchangeFinished implements Observer.
func (o SlogObserver) ExchangeFinished(ctx context.Context, e ExchangeEnd) {
	logger := o.Logger
	if logger == nil {
		logger = slog.Default()
	}
	level := slog.LevelDebug
	if o.Level != nil {
		level = o.Level.Level()
	}
	if e.Outcome != OutcomeOK && e.Outcome != Outcome(CodeRefused) {
		level = max(level, slog.LevelWarn)
	}
	if len(e.Warnings) > 0 {
		level = max(level, slog.LevelInfo)
	}
	if logger.Enabled(ctx, level) {
		logger.LogAttrs(ctx, level, "archive exchange", e.attrs()...)
	}
}

func (e ExchangeEnd) attrs() []slog.Attr {
	attrs := []slog.Attr{
		slog.String("interaction", e.Interaction), slog.String("message", e.Message), slog.Int("attempt", e.Attempt),
		slog.Int("of", e.MaxAttempts), slog.String("outcome", string(e.Outcome)), slog.Duration("duration", e.Duration),
		slog.Int("requestSize", e.RequestSize), slog.Int("answerSize", e.AnswerSize),
	}
	if e.Status != 0 {
		attrs = append(attrs, slog.Int("status", e.Status))
	}
	if len(e.Warnings) > 0 {
		attrs = append(attrs, slog.Any("warnings", texts(e.Warnings)))
	}
	if len(e.Rules) > 0 {
		attrs = append(attrs, slog.Any("rules", e.Rules))
	}
	return attrs
}

func texts(found rule.Findings) (out []string) {
	for _, f := range found {
		out = append(out, f.String())
	}
	return out
}

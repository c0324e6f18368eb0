package otelarchive

import (
	"context"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/trace"

	"github.com/kansa-go/kansa/archive"
)

// scope names the instrumentation.
const scope = "github.com/kansa-go/kansa/archive/otelarchive"

// Options shapes an Observer. The zero value uses the global providers.
type Options struct {
	Tracers trace.TracerProvider // nil means otel.GetTracerProvider()
	Meters  metric.MeterProvider // nil means otel.GetMeterProvider()
}

// Observer is an archive.Observer that makes spans and measurements. It is safe
// for concurrent use.
type Observer struct {
	tracer   trace.Tracer
	duration metric.Float64Histogram
	request  metric.Int64Histogram
	answer   metric.Int64Histogram
}

var _ archive.Observer = (*Observer)(nil)

// New makes an observer. It fails only when the meter provider refuses an
// instrument.
func New(opt Options) (*Observer, error) {
	if opt.Tracers == nil {
		opt.Tracers = otel.GetTracerProvider()
	}
	if opt.Meters == nil {
		opt.Meters = otel.GetMeterProvider()
	}
	o := &Observer{tracer: opt.Tracers.Tracer(scope)}
	meter := opt.Meters.Meter(scope)
	var err error
	if o.duration, err = meter.Float64Histogram("kansa.archive.exchange.duration", metric.WithUnit("s"),
		metric.WithDescription("Time of one attempt to send a message and read its answer.")); err != nil {
		return nil, err
	}
	if o.request, err = meter.Int64Histogram("kansa.archive.request.size", metric.WithUnit("By"),
		metric.WithDescription("Size of a message without its envelope.")); err != nil {
		return nil, err
	}
	o.answer, err = meter.Int64Histogram("kansa.archive.answer.size", metric.WithUnit("By"), metric.WithDescription("Size of an answer."))
	return o, err
}

// ExchangeStarted implements archive.Observer.
func (o *Observer) ExchangeStarted(ctx context.Context, e archive.ExchangeStart) context.Context {
	ctx, _ = o.tracer.Start(ctx, "archive exchange", trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(
		attribute.String("kansa.interaction", e.Interaction),
		attribute.String("kansa.message.id", e.Message),
		attribute.Int("kansa.attempt", e.Attempt),
		attribute.Int("kansa.attempts.max", e.MaxAttempts),
		attribute.Int("kansa.request.size", e.RequestSize),
	))
	return ctx
}

// ExchangeFinished implements archive.Observer.
func (o *Observer) ExchangeFinished(ctx context.Context, e archive.ExchangeEnd) {
	span := trace.SpanFromContext(ctx)
	span.SetAttributes(attribute.String("kansa.outcome", string(e.Outcome)), attribute.Int("kansa.answer.size", e.AnswerSize))
	if e.Status != 0 {
		span.SetAttributes(attribute.Int("http.response.status_code", e.Status))
	}
	if len(e.Rules) > 0 {
		rules := make([]string, 0, len(e.Rules))
		for _, r := range e.Rules {
			rules = append(rules, string(r))
		}
		span.SetAttributes(attribute.StringSlice("kansa.rules", rules))
	}
	if len(e.Warnings) > 0 {
		warnings := make([]string, 0, len(e.Warnings))
		for _, f := range e.Warnings {
			warnings = append(warnings, f.String())
		}
		span.SetAttributes(attribute.StringSlice("kansa.warnings", warnings))
	}
	if e.Outcome != archive.OutcomeOK {
		span.SetStatus(codes.Error, string(e.Outcome))
	}
	span.End()
	by := metric.WithAttributeSet(attribute.NewSet(
		attribute.String("kansa.interaction", e.Interaction), attribute.String("kansa.outcome", string(e.Outcome))))
	o.duration.Record(ctx, e.Duration.Seconds(), by)
	o.request.Record(ctx, int64(e.RequestSize), by)
	if e.AnswerSize > 0 {
		o.answer.Record(ctx, int64(e.AnswerSize), by)
	}
}

package otelarchive_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/archive/otelarchive"
	"github.com/kansa-go/kansa/ident"
)

// bench is an observer with everything that it exports, in memory.
type bench struct {
	spans    *tracetest.InMemoryExporter
	tracers  *sdktrace.TracerProvider
	reader   *sdkmetric.ManualReader
	observer *otelarchive.Observer
}

func newBench(t *testing.T) *bench {
	b := &bench{spans: tracetest.NewInMemoryExporter(), reader: sdkmetric.NewManualReader()}
	b.tracers = sdktrace.NewTracerProvider(sdktrace.WithSyncer(b.spans))
	var err error
	b.observer, err = otelarchive.New(otelarchive.Options{
		Tracers: b.tracers, Meters: sdkmetric.NewMeterProvider(sdkmetric.WithReader(b.reader)),
	})
	require.NoError(t, err)
	return b
}

func (b *bench) metrics(t *testing.T) map[string]metricdata.Aggregation {
	var rm metricdata.ResourceMetrics
	require.NoError(t, b.reader.Collect(context.Background(), &rm))
	out := map[string]metricdata.Aggregation{}
	for _, scope := range rm.ScopeMetrics {
		for _, m := range scope.Metrics {
			out[m.Name] = m.Data
		}
	}
	return out
}

// steps is a transport that plays answers in turn.
type steps struct {
	play []func(ctx context.Context) ([]byte, error)
	n    int
}

func (s *steps) Exchange(ctx context.Context, _ string, _ []byte) ([]byte, error) {
	s.n++
	return s.play[min(s.n, len(s.play))-1](ctx)
}

func acknowledgement(t *testing.T, kind archive.AckType, target archive.MessageID, marker string) func(context.Context) ([]byte, error) {
	p := archive.DefaultProfile()
	ack := &archive.Acknowledgement{
		Envelope: archive.Envelope{
			ID: archive.MessageID{Root: "2.999.1.3", Extension: "1"}, Created: time.Unix(1_768_000_000, 0), Interaction: p.Acknowledgement.Value,
			Receiver: "2.999.1.4", Sender: ident.ArchiveParty,
		},
		Type: kind, Target: target,
	}
	if kind != archive.Accepted {
		ack.Details = []archive.Detail{
			{Severity: "error", Rule: "SIG-06", Text: marker, Location: marker}, {Severity: "error", Rule: "5Y00009"}, {Severity: "error", Rule: "140312A907T"},
		}
	}
	out, err := archive.EncodeAcknowledgement(p, ack)
	require.NoError(t, err)
	return func(context.Context) ([]byte, error) { return out, nil }
}

func attributes(s tracetest.SpanStub) map[attribute.Key]attribute.Value {
	out := map[attribute.Key]attribute.Value{}
	for _, kv := range s.Attributes {
		out[kv.Key] = kv.Value
	}
	return out
}

func noPause() archive.Retry {
	return archive.Retry{Sleep: func(context.Context, time.Duration) error { return nil }}
}

// TestSpansAndMetrics: one span and one measurement for each attempt, below the
// caller's span.
func TestSpansAndMetrics(t *testing.T) {
	b := newBench(t)
	id := archive.MessageID{Root: "2.999.10.1234567", Extension: "17"}
	var inside trace.SpanContext
	transport := &steps{play: []func(context.Context) ([]byte, error){
		func(ctx context.Context) ([]byte, error) {
			inside = trace.SpanContextFromContext(ctx)
			return nil, &archive.StatusError{Status: 502}
		},
		acknowledgement(t, archive.InError, id, "x"),
	}}
	client := &archive.Client{Transport: transport, Retry: noPause(), Observer: b.observer}
	ctx, parent := b.tracers.Tracer("test").Start(context.Background(), "parent")
	_, err := client.Send(ctx, &archive.Message{ID: id, Interaction: archive.DefaultProfile().Archive.Value, Bytes: []byte("m")})
	require.Error(t, err)
	parent.End()

	spans := b.spans.GetSpans()
	require.Len(t, spans, 3)
	first, second := spans[0], spans[1]
	require.Equal(t, "archive exchange", first.Name)
	require.Equal(t, trace.SpanKindClient, first.SpanKind)
	require.Equal(t, parent.SpanContext().SpanID(), first.Parent.SpanID())
	require.Equal(t, first.SpanContext.SpanID(), inside.SpanID(), "the transport runs below the span")
	require.Equal(t, sdktrace.Status{Code: codes.Error, Description: "unknown-outcome"}, first.Status)
	require.Equal(t, sdktrace.Status{Code: codes.Error, Description: "refused"}, second.Status)
	got := attributes(second)
	require.Equal(t, "RCMR_IN200002FI01", got["kansa.interaction"].AsString())
	require.Equal(t, "2.999.10.1234567/17", got["kansa.message.id"].AsString())
	require.EqualValues(t, 2, got["kansa.attempt"].AsInt64())
	require.Equal(t, "refused", got["kansa.outcome"].AsString())
	require.Equal(t, []string{"SIG-06", "5Y00009"}, got["kansa.rules"].AsStringSlice(), "what is no rule id is not shown")
	require.EqualValues(t, 502, attributes(first)["http.response.status_code"].AsInt64())

	metrics := b.metrics(t)
	duration := metrics["kansa.archive.exchange.duration"].(metricdata.Histogram[float64])
	require.Len(t, duration.DataPoints, 2, "one series for each outcome")
	for _, p := range duration.DataPoints {
		require.EqualValues(t, 1, p.Count)
		_, has := p.Attributes.Value("kansa.message.id")
		require.False(t, has)
	}
	require.Contains(t, metrics, "kansa.archive.request.size")
	require.Len(t, metrics["kansa.archive.answer.size"].(metricdata.Histogram[int64]).DataPoints, 1, "the first attempt had no answer")
}

func TestAccepted(t *testing.T) {
	b := newBench(t)
	id := archive.MessageID{Root: "2.999.10.1234567", Extension: "17"}
	client := &archive.Client{Transport: &steps{play: []func(context.Context) ([]byte, error){acknowledgement(t, archive.Accepted, id, "")}}, Observer: b.observer}
	_, err := client.Send(context.Background(), &archive.Message{ID: id})
	require.NoError(t, err)
	spans := b.spans.GetSpans()
	require.Len(t, spans, 1)
	require.Equal(t, codes.Unset, spans[0].Status.Code)
	require.Equal(t, "ok", attributes(spans[0])["kansa.outcome"].AsString())
}

// TestNoLeak plants a name and an identity code in every field of message and
// answer; no span and no metric holds them.
func TestNoLeak(t *testing.T) {
	for _, marker := range []string{"Merkkivalo", "140312A907T"} {
		b := newBench(t)
		m := &archive.Message{
			ID: archive.MessageID{Root: ident.OID(marker), Extension: marker}, Interaction: marker, Document: ident.OID(marker), Bytes: []byte(marker),
		}
		fails := func(err error) func(context.Context) ([]byte, error) {
			return func(context.Context) ([]byte, error) { return nil, err }
		}
		text := func(s string) func(context.Context) ([]byte, error) {
			return func(context.Context) ([]byte, error) { return []byte(s), nil }
		}
		fault := &archive.Fault{Side: archive.UnknownFault, Code: marker, Reason: marker}
		for _, step := range []func(context.Context) ([]byte, error){
			acknowledgement(t, archive.InError, m.ID, marker), acknowledgement(t, archive.Accepted, archive.MessageID{Root: "1.2", Extension: marker}, marker),
			fails(errors.New(marker)), fails(&archive.StatusError{Status: 500, Fault: fault}), text(marker), text("<a b='" + marker + "'/>"),
		} {
			client := &archive.Client{Transport: &steps{play: []func(context.Context) ([]byte, error){step}}, Retry: noPause(), Observer: b.observer}
			_, err := client.Send(context.Background(), m)
			require.Error(t, err)
		}
		spans := b.spans.GetSpans()
		require.GreaterOrEqual(t, len(spans), 6)
		var all strings.Builder
		for _, s := range spans.Snapshots() {
			fmt.Fprintf(&all, "%v %v %v %v %v\n", s.Name(), s.Attributes(), s.Events(), s.Status(), s.Links())
		}
		var rm metricdata.ResourceMetrics
		require.NoError(t, b.reader.Collect(context.Background(), &rm))
		out, err := json.Marshal(rm.ScopeMetrics)
		require.NoError(t, err)
		all.Write(out)
		require.NotContains(t, all.String(), marker)
		require.Contains(t, all.String(), "withheld")
	}
}

// TestWarnings: what the client warns of stands in the span.
func TestWarnings(t *testing.T) {
	b := newBench(t)
	found := archive.Search{Group: "77"}.Check()
	ctx := b.observer.ExchangeStarted(t.Context(), archive.ExchangeStart{})
	b.observer.ExchangeFinished(ctx, archive.ExchangeEnd{Outcome: archive.OutcomeOK, Warnings: found})
	got := attributes(b.spans.GetSpans()[0])
	require.Equal(t, []string{found[0].String()}, got["kansa.warnings"].AsStringSlice())
}

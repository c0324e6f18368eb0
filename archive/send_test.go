package archive_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/rule"
)

// script is a transport that plays answers and errors in turn.
type script struct {
	steps    []func(message []byte) ([]byte, error)
	messages [][]byte
}

func (s *script) Exchange(_ context.Context, _ string, message []byte) ([]byte, error) {
	step := s.steps[min(len(s.messages), len(s.steps)-1)]
	s.messages = append(s.messages, message)
	return step(message)
}

func fails(err error) func([]byte) ([]byte, error) {
	return func([]byte) ([]byte, error) { return nil, err }
}

func answers(text string) func([]byte) ([]byte, error) {
	return func([]byte) ([]byte, error) { return []byte(text), nil }
}

func acks(t *testing.T, kind archive.AckType) func([]byte) ([]byte, error) {
	out, err := archive.EncodeAcknowledgement(profile, testAck(kind))
	require.NoError(t, err)
	return answers(string(out))
}

// quiet is an observer for tests that look at nothing.
func quiet() archive.Observer { return archive.SlogObserver{Logger: slog.New(slog.DiscardHandler)} }

// noPause is a pace for tests.
func noPause() archive.Retry {
	return archive.Retry{Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() }}
}

func testMessage() *archive.Message {
	return &archive.Message{
		ID: archive.MessageID{Root: "2.999.10.1234567", Extension: "1"}, Interaction: "x", Document: "1.2.3", Bytes: []byte("m"),
	}
}

const faultEnvelope = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:CODE</faultcode>` +
	`<faultstring>Aino Esimerkki 140312A907T</faultstring></s:Fault></s:Body></s:Envelope>`

func TestClientSend(t *testing.T) {
	lost, unsent := errors.New("connection reset"), errors.Join(archive.ErrNotSent, errors.New("refused"))
	gateway := &archive.Error{Code: archive.CodeRefused, Err: &archive.StatusError{Status: 403}}
	otherAck := testAck(archive.Accepted)
	otherAck.Target.Extension = "999"
	other, err := archive.EncodeAcknowledgement(profile, otherAck)
	require.NoError(t, err)
	type steps []func([]byte) ([]byte, error)
	for _, tc := range []struct {
		name     string
		steps    steps
		code     archive.Code // "" means accepted
		stored   bool         // the document may be stored
		messages int
	}{
		{"accepted at once", steps{acks(t, archive.Accepted)}, "", false, 1},
		{"refused is not repeated", steps{acks(t, archive.InError)}, archive.CodeRefused, false, 1},
		{"rejected is not repeated", steps{acks(t, archive.Rejected)}, archive.CodeRefused, false, 1},
		{"a lost answer is repeated", steps{fails(lost), acks(t, archive.Accepted)}, "", false, 2},
		{"a cut answer is repeated", steps{answers("<MCCI_IN000002UV01"), acks(t, archive.Accepted)}, "", false, 2},
		{"unknown after all attempts", steps{fails(lost)}, archive.CodeUnknown, true, 3},
		{"unknown after cut answers", steps{answers("<a>")}, archive.CodeUnknown, true, 3},
		{"unavailable when nothing was ever sent", steps{fails(unsent)}, archive.CodeUnavailable, false, 3},
		{"unknown when one copy may have arrived", steps{fails(lost), fails(unsent)}, archive.CodeUnknown, true, 3},
		{"refused after a lost answer: the first copy may be stored", steps{fails(lost), acks(t, archive.InError)}, archive.CodeRefused, true, 2},
		{"a gateway's refusal is final", steps{fails(gateway)}, archive.CodeRefused, false, 1},
		{"a gateway's refusal says nothing of an earlier copy", steps{fails(lost), fails(gateway)}, archive.CodeUnknown, true, 2},
		{"an acknowledgement of another message", steps{answers(string(other))}, archive.CodeBadAnswer, true, 1},
		{"nonsense", steps{answers("<x/>")}, archive.CodeBadAnswer, true, 1},
		{"fault of the sender", steps{answers(strings.Replace(faultEnvelope, "CODE", "Client.X", 1))}, archive.CodeRefused, false, 1},
		{"fault of the receiver", steps{answers(strings.Replace(faultEnvelope, "CODE", "Server", 1)), acks(t, archive.Accepted)}, "", false, 2},
		{"fault of nobody known", steps{answers(strings.Replace(faultEnvelope, "CODE", "Kaput", 1))}, archive.CodeUnknown, true, 3},
	} {
		t.Run(tc.name, func(t *testing.T) {
			transport := &script{steps: tc.steps}
			client := &archive.Client{Transport: transport, Sequence: &archive.Counter{}, Retry: noPause(), Observer: quiet()}
			receipt, err := client.Send(t.Context(), testMessage())
			require.Len(t, transport.messages, tc.messages)
			for _, m := range transport.messages {
				require.Equal(t, "m", string(m), "DOC-25: the same bytes every time")
			}
			if tc.code == "" {
				require.NoError(t, err)
				require.Equal(t, tc.messages, receipt.Attempts)
				return
			}
			var e *archive.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, tc.code, e.Code)
			require.Equal(t, tc.stored, e.MayBeStored())
			require.Equal(t, tc.messages, e.Attempts)
			require.NotContains(t, err.Error(), "140312A907")
		})
	}
}

// TestReasons: an error names what refused. Warnings stay in its details, as they
// do in the details of a receipt.
func TestReasons(t *testing.T) {
	broken := archive.Detail{Severity: rule.Error, Rule: "ARC-03"}
	warning, note := archive.Detail{Severity: rule.Warning, Rule: "SGN-12"}, archive.Detail{Severity: rule.Info, Rule: "HDR-16"}
	for _, tc := range []struct {
		text    string
		details []archive.Detail
		reasons []archive.Detail
	}{
		{"archive: refused: no", nil, nil},
		{"archive: refused: no; ARC-03", []archive.Detail{warning, broken, note}, []archive.Detail{broken}},
		{
			"archive: refused: no; ARC-03; ARC-03; ARC-03; and 1 more",
			[]archive.Detail{broken, warning, broken, broken, broken}, []archive.Detail{broken, broken, broken, broken},
		},
		{"archive: refused: no; SGN-12; HDR-16", []archive.Detail{warning, note}, []archive.Detail{warning, note}},
	} {
		e := &archive.Error{Code: archive.CodeRefused, Message: "no", Details: tc.details}
		require.Equal(t, tc.reasons, e.Reasons())
		require.EqualError(t, e, tc.text)
	}

	client := &archive.Client{Transport: &script{steps: []func([]byte) ([]byte, error){acks(t, archive.InError)}}, Observer: quiet()}
	_, err := client.Send(t.Context(), testMessage())
	require.EqualError(t, err, "archive: refused: the archive answered AE; SIG-06")
	client.Transport = &script{steps: []func([]byte) ([]byte, error){acks(t, archive.Accepted)}}
	receipt, err := client.Send(t.Context(), testMessage())
	require.NoError(t, err)
	require.Len(t, receipt.Ack.Details, 3)
}

func TestClientStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	transport := &script{steps: []func([]byte) ([]byte, error){func([]byte) ([]byte, error) { cancel(); return nil, ctx.Err() }}}
	client := &archive.Client{Transport: transport, Sequence: &archive.Counter{}, Retry: noPause(), Observer: quiet()}
	_, err := client.Send(ctx, testMessage())
	require.ErrorIs(t, err, context.Canceled)
	require.Len(t, transport.messages, 1)
	var e *archive.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, archive.CodeUnknown, e.Code)

	_, err = client.Send(ctx, testMessage())
	require.ErrorAs(t, err, &e)
	require.Equal(t, archive.CodeUnavailable, e.Code, "nothing is sent under a context that has ended")
	require.Zero(t, e.Attempts)
	require.Len(t, transport.messages, 1)
}

// TestPauses: pauses grow, stay within their bounds and follow Retry-After.
func TestPauses(t *testing.T) {
	asked := func(d time.Duration) error {
		return errors.Join(archive.ErrNotSent, &archive.StatusError{Status: http.StatusServiceUnavailable, RetryAfter: d})
	}
	for _, tc := range []struct {
		name   string
		retry  archive.Retry
		jitter float64
		err    error
		want   []time.Duration
	}{
		{"lower ends", archive.Retry{}, 0, errors.New("x"), []time.Duration{250e6, 500e6, 1e9, 2e9}},
		{"upper ends", archive.Retry{}, 1, errors.New("x"), []time.Duration{500e6, 1e9, 2e9, 4e9}},
		{"bounded", archive.Retry{Pause: time.Second, MaxPause: 3 * time.Second}, 1, errors.New("x"), []time.Duration{1e9, 2e9, 3e9, 3e9}},
		{"asked for longer", archive.Retry{}, 1, asked(20 * time.Second), []time.Duration{20e9, 20e9, 20e9, 20e9}},
		{"asked for shorter", archive.Retry{}, 1, asked(time.Second), []time.Duration{1e9, 1e9, 2e9, 4e9}},
		{"asked for too long", archive.Retry{}, 1, asked(2 * time.Minute), nil},
		{"no time for the third", archive.Retry{Pause: time.Minute, MaxPause: time.Hour}, 1, errors.New("x"), []time.Duration{60e9, 120e9}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var got []time.Duration
				tc.retry.Jitter = func() float64 { return tc.jitter }
				tc.retry.Sleep = func(_ context.Context, d time.Duration) error {
					got = append(got, d)
					time.Sleep(d) // on the bubble's own clock
					return nil
				}
				transport := &script{steps: []func([]byte) ([]byte, error){fails(tc.err)}}
				client := &archive.Client{Transport: transport, Attempts: 5, Retry: tc.retry, Observer: quiet()}
				_, err := client.Send(t.Context(), testMessage())
				var e *archive.Error
				require.ErrorAs(t, err, &e)
				require.Equal(t, tc.want, got)
				require.Equal(t, len(tc.want)+1, e.Attempts)
			})
		})
	}
}

// TestDefaultPace runs on the bubble's clock: the default timer waits, and the
// total time ends a sending that hangs.
func TestDefaultPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		client := &archive.Client{Transport: &script{steps: []func([]byte) ([]byte, error){fails(archive.ErrNotSent), acks(t, archive.Accepted)}}, Observer: quiet()}
		receipt, err := client.Send(t.Context(), testMessage())
		require.NoError(t, err)
		require.Equal(t, 2, receipt.Attempts)
		require.GreaterOrEqual(t, time.Since(start), 250*time.Millisecond)

		start = time.Now()
		client.Transport = hanging{}
		_, err = client.Send(t.Context(), testMessage())
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.Equal(t, 5*time.Minute, time.Since(start))

		ctx, cancel := context.WithCancel(t.Context())
		client.Transport = &script{steps: []func([]byte) ([]byte, error){fails(archive.ErrNotSent)}}
		time.AfterFunc(100*time.Millisecond, cancel)
		_, err = client.Send(ctx, testMessage())
		require.ErrorIs(t, err, context.Canceled, "a pause ends with its context")
	})
}

// hanging answers when its context ends.
type hanging struct{}

func (hanging) Exchange(ctx context.Context, _ string, _ []byte) ([]byte, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

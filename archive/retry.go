package archive

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"
)

// Defaults of Retry.
const (
	defaultAttempts = 3
	defaultPause    = 500 * time.Millisecond
	defaultMaxPause = 30 * time.Second
	defaultAsked    = time.Minute
	defaultTotal    = 5 * time.Minute
)

// Retry paces the attempts of one message. The zero value is usable: pauses of
// 0.25–0.5 s, 0.5–1 s and so on, five minutes in all. How often a message is
// sent says Client.Attempts. The functions must be safe for concurrent use.
//
// Only what is safe is sent again: a message that was not sent, or whose outcome
// is unknown, with the same bytes and id. A refusal ends it at once, and so does a
// certificate that one side does not accept.
type Retry struct {
	Pause    time.Duration // upper end of the first pause, doubled after each attempt; 0 means 500 ms
	MaxPause time.Duration // upper end of a pause of our own choice; 0 means 30 s

	// MaxAsked is the longest pause that the archive may ask for by Retry-After;
	// 0 means one minute. Asked for more, Send gives up at once instead of coming
	// back earlier than it was told; the *Error has RetryAfter.
	MaxAsked time.Duration

	// Total bounds all attempts and pauses of one message; 0 means five minutes.
	// An earlier deadline of the context holds as well. No pause is begun that
	// would outlast either.
	Total time.Duration

	// Jitter gives numbers from 0 to 1: a pause is between half of its upper end
	// and all of it, so that many clients do not come back together. nil means
	// math/rand/v2.
	Jitter func() float64

	// Sleep waits for a pause or until the context ends, whose error it returns.
	// nil means a timer.
	Sleep func(ctx context.Context, pause time.Duration) error
}

func orDefault[T int | int64 | time.Duration](value, def T) T {
	if value == 0 {
		return def
	}
	return value
}

// pause returns how long to wait after an attempt, which are counted from 1. It
// reports false when the archive asks for more than may be waited.
func (r Retry) pause(attempt int, asked time.Duration) (time.Duration, bool) {
	if asked > orDefault(r.MaxAsked, defaultAsked) {
		return 0, false
	}
	limit := orDefault(r.MaxPause, defaultMaxPause)
	upper := min(orDefault(r.Pause, defaultPause), limit)
	for i := 1; i < attempt && upper < limit; i++ {
		upper = min(2*upper, limit)
	}
	jitter := rand.Float64
	if r.Jitter != nil {
		jitter = r.Jitter
	}
	chosen := upper/2 + time.Duration(jitter()*float64(upper/2))
	return max(chosen, asked), true
}

// sleep waits, unless the pause would outlast the context's deadline.
func (r Retry) sleep(ctx context.Context, pause time.Duration) error {
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) <= pause {
		return errNoTime
	}
	if r.Sleep != nil {
		return r.Sleep(ctx, pause)
	}
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// errNoTime says why no further attempt is made.
var errNoTime = errors.New("the next attempt would come after the deadline")

package archive

import (
	"errors"
	"fmt"
)

// giveUp is the error after the last attempt without an outcome. Only what may
// have been stored has an unknown one.
func (d *delivery) giveUp(cause error) *Error {
	e := &Error{Code: CodeUnavailable, Message: d.told(cause), Attempts: d.attempts, RetryAfter: retryAfter(cause), ReadOnly: d.search, Err: cause}
	if d.lost > 0 && !d.search {
		e.Code = CodeUnknown
	}
	return e
}

// told says what is known after the last attempt: which one got no answer, and
// that the others were not taken in.
func (d *delivery) told(cause error) string {
	attempts := "1 attempt"
	if d.attempts > 1 {
		attempts = fmt.Sprintf("%d attempts", d.attempts)
	}
	switch {
	case d.attempts == 0:
		return "the message was not sent"
	case d.lost == d.attempts:
		return "no answer after " + attempts
	case d.lost > 0 && d.search:
		return "no answer after " + attempts + ", the last one was not taken in"
	case d.lost > 0:
		return fmt.Sprintf("attempt %d's outcome is unknown, the last one was not taken in", d.lost)
	case certificateRefused(cause):
		return "not taken in after " + attempts + "; it was not tried again, because no attempt changes a certificate"
	}
	return "not taken in after " + attempts
}

// final is the error that ends the delivery at once. What a gateway refuses is
// no news of a copy that was sent before; what the archive itself refuses is,
// and yet the first copy may have been stored by an archive that does not give
// the first acknowledgement again.
func (d *delivery) final(err error) *Error {
	var own *Error
	if !errors.As(err, &own) {
		return d.giveUp(err)
	}
	if own.Code == CodeRefused && d.lost > 0 && own.byGateway() && !d.search {
		return d.giveUp(own)
	}
	out := *own
	out.Attempts, out.ReadOnly, out.Unsure = d.attempts, d.search, d.lost > 0 && !d.search
	return &out
}

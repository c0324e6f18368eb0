package archive

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// StatusError is an HTTP answer that is no message. Its text names the status
// and the kind of SOAP fault, never the server's own words, which may hold what
// was sent.
type StatusError struct {
	Status     int           // HTTP status code
	RetryAfter time.Duration // pause that Retry-After asks for, at most a day; 0 means none
	Fault      *Fault        // the SOAP fault of the body, nil when there is none
}

// Error implements error.
func (e *StatusError) Error() string {
	s := "the answer has HTTP status " + strconv.Itoa(e.Status)
	if text := http.StatusText(e.Status); text != "" {
		s += " (" + text + ")"
	}
	if e.Fault != nil {
		s += ": " + e.Fault.Error()
	}
	return s
}

// Unwrap returns the fault.
func (e *StatusError) Unwrap() error {
	if e.Fault == nil {
		return nil
	}
	return e.Fault
}

// statusError says what an HTTP status other than 200 means for the message:
//
//   - 429 and 503, unless with a fault that is not the sender's: not handled, may
//     be sent again (ErrNotSent)
//   - 429 and 503 with another fault, which is an archive's that had begun, 408,
//     and other 5xx with a receiver's fault or without one: nobody knows
//   - 4xx, and 5xx with a sender's fault: refused
//   - everything else, redirects among them: no answer of an archive
func statusError(status *StatusError) error {
	code := status.Status
	busy := code == http.StatusServiceUnavailable || code == http.StatusTooManyRequests
	switch {
	case busy && (status.Fault == nil || status.Fault.Side == SenderFault):
		return fmt.Errorf("%w: %w", ErrNotSent, status)
	case busy, code == http.StatusRequestTimeout:
		return status
	case code >= 400 && code < 500, code >= 500 && status.Fault != nil && status.Fault.Side == SenderFault:
		return &Error{Code: CodeRefused, Message: "the message was refused before the archive judged it", Err: status}
	case code >= 500:
		return status
	case code >= 300 && code < 400:
		return &Error{Code: CodeBadAnswer, Message: "the answer is a redirect, which is not followed", Err: status}
	}
	return &Error{Code: CodeBadAnswer, Message: "the answer has an unexpected status", Err: status}
}

// parseRetryAfter reads Retry-After: seconds or a date (RFC 9110, 10.2.3). What
// cannot be read asks for nothing.
func parseRetryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)
	const most = 24 * time.Hour
	if seconds, err := strconv.ParseUint(value, 10, 32); err == nil {
		return min(time.Duration(seconds)*time.Second, most)
	}
	date, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	return max(0, min(date.Sub(now), most))
}

package archive

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"regexp"
	"time"

	"github.com/kansa-go/kansa/rule"
)

// Code says what a caller can do about an *Error.
type Code string

// The codes of an *Error.
const (
	CodeRefused     Code = "refused"         // the archive or its gateway said no, nothing was taken in: correct the document or the configuration, then send a new message
	CodeUnavailable Code = "unavailable"     // nothing was sent or nothing was taken in, or a search got no answer: the same message may be sent again
	CodeUnknown     Code = "unknown-outcome" // the answer was lost: send the same message again, with the same id
	CodeBadAnswer   Code = "bad-answer"      // the answer cannot be read or is for another message: a person must look
	CodeBadMessage  Code = "bad-message"     // the message to be sent cannot be built, or the received one cannot be read
	CodeOption      Code = "option"          // what is needed for a connection was not given: correct the configuration
)

// Error is what went wrong in an exchange. Its text holds no personal data: of
// Reasons it names the rules alone, since their texts and places are the
// archive's own words.
type Error struct {
	Code       Code
	Message    string
	Details    []Detail      // what the archive said, with CodeRefused: why it refused, and its warnings
	Attempts   int           // how often the message was sent; 0 when it was not or does not matter
	RetryAfter time.Duration // how long the archive asked to wait before the next attempt; 0 when it did not
	Unsure     bool          // an earlier attempt got no answer: the message may be stored although this one was refused
	ReadOnly   bool          // it is a search that failed, which stores nothing whatever became of it
	Err        error         // the cause, or nil
}

// MayBeStored reports whether the archive may have taken the message in all the
// same: its outcome is unknown, its answer could not be read or was for another
// message, or an earlier attempt got no answer. Keep the message then and send
// it with the same bytes and id; never make a new one. It is false of a search.
func (e *Error) MayBeStored() bool {
	return !e.ReadOnly && (e.Code == CodeUnknown || e.Code == CodeBadAnswer || e.Unsure)
}

// Reasons returns the Details of severity error, which are why a message was
// refused; warnings and notes beside them refused nothing. An archive that marks
// none as an error gets all of them returned.
func (e *Error) Reasons() []Detail {
	var reasons []Detail
	for _, d := range e.Details {
		if d.Severity == rule.Error {
			reasons = append(reasons, d)
		}
	}
	if len(reasons) == 0 {
		return e.Details
	}
	return reasons
}

// ofSearch marks an *Error as that of a search.
func ofSearch(err error) error {
	var own *Error
	if !errors.As(err, &own) {
		return err
	}
	out := *own
	out.ReadOnly, out.Unsure = true, false
	return &out
}

// byGateway reports whether a refusal came as HTTP status or SOAP fault and not
// as an acknowledgement.
func (e *Error) byGateway() bool {
	var status *StatusError
	var fault *Fault
	return errors.As(e.Err, &status) || errors.As(e.Err, &fault)
}

// Error implements error.
func (e *Error) Error() string {
	s := "archive: " + string(e.Code) + ": " + e.Message
	reasons := e.Reasons()
	for i, d := range reasons {
		if i == 3 {
			s += fmt.Sprintf("; and %d more", len(reasons)-i)
			break
		}
		s += "; " + ruleName(d.Rule)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Format implements fmt.Formatter: whatever the verb, it writes what Error returns.
// Details hold the archive's own words, which printing the fields would show.
func (e Error) Format(s fmt.State, verb rune) {
	switch verb {
	case 'v', 's', 'q', 'x', 'X':
		fmt.Fprintf(s, fmt.FormatString(s, verb), e.Error())
	default:
		_, _ = io.WriteString(s, e.Error())
	}
}

// LogValue implements slog.LogValuer.
func (e Error) LogValue() slog.Value { return slog.StringValue(e.Error()) }

// MarshalJSON implements json.Marshaler, which JSON loggers use: it writes what Error
// returns.
func (e Error) MarshalJSON() ([]byte, error) { return json.Marshal(e.Error()) }

// ruleShape is what rule ids, numeric error codes and Kanta's process codes
// ("5Y00009") look like, and identity codes and names do not.
var ruleShape = regexp.MustCompile(`^([A-Z]{0,6}-?[0-9]{1,4}|[0-9]Y[0-9]{5})$`)

func ruleName(id rule.ID) string {
	if ruleShape.MatchString(string(id)) {
		return string(id)
	}
	return "an unnamed rule"
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

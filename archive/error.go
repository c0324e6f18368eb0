package archive

import (
	"fmt"
	"regexp"

	"github.com/kansa-go/kansa/rule"
)

// Code says what a caller can do about an *Error.
type Code string

// The codes of an *Error.
const (
	CodeRefused     Code = "refused"         // the archive answered AE or AR: correct the document, then send a new message
	CodeUnavailable Code = "unavailable"     // nothing was sent or nothing was taken in: the same message may be sent again
	CodeUnknown     Code = "unknown-outcome" // the answer was lost: send the same message again, with the same id
	CodeBadAnswer   Code = "bad-answer"      // the answer cannot be read or is for another message: a person must look
	CodeBadMessage  Code = "bad-message"     // the message to be sent cannot be built, or the received one cannot be read
)

// Error is what went wrong in an exchange. Its text holds no personal data: of
// Details it names the rules alone, since their texts and places are the
// archive's own words.
type Error struct {
	Code    Code
	Message string
	Details []Detail // what the archive said, with CodeRefused
	Err     error    // the cause, or nil
}

// Error implements error.
func (e *Error) Error() string {
	s := "archive: " + string(e.Code) + ": " + e.Message
	for i, d := range e.Details {
		if i == 3 {
			s += fmt.Sprintf("; and %d more", len(e.Details)-i)
			break
		}
		s += "; " + ruleName(d.Rule)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// ruleShape is what rule ids and numeric error codes look like, and identity
// codes and names do not.
var ruleShape = regexp.MustCompile(`^[A-Z]{0,6}-?[0-9]{1,4}$`)

func ruleName(id rule.ID) string {
	if ruleShape.MatchString(string(id)) {
		return string(id)
	}
	return "an unnamed rule"
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

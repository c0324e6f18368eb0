package validation

import (
	"net/http"
	"strconv"
)

// Code says why there is no result.
type Code string

// The codes of an *Error.
const (
	CodeInput       Code = "input"       // the frame or document cannot be sent: not UTF-8, declared otherwise, or too large
	CodeRealData    Code = "real-data"   // the frame or document has identity codes outside the test series, or cannot be looked through, and may not be sent there
	CodeUnreachable Code = "unreachable" // there was no answer, or not in time
	CodeBlocked     Code = "blocked"     // a firewall answered "Request Rejected"; SupportID names its record
	CodeStatus      Code = "status"      // another HTTP status than 200 and 400
	CodeBadAnswer   Code = "bad-answer"  // the answer is neither empty nor a description of findings, or too large
)

// Error tells why the service gave no result. Its text has nothing of the
// request or the answer, except the number that the firewall gives its record.
type Error struct {
	Code      Code
	Message   string
	Status    int    // HTTP status of the answer, 0 when there was none
	SupportID string // digits that Kela's support can look up, with CodeBlocked
	Err       error  // the cause, or nil; its text is not repeated
}

// Error implements error.
func (e *Error) Error() string {
	s := "validation: " + string(e.Code) + ": " + e.Message
	if e.Status != 0 {
		s += ", HTTP status " + strconv.Itoa(e.Status)
		if text := http.StatusText(e.Status); text != "" {
			s += " (" + text + ")"
		}
	}
	if e.SupportID != "" {
		s += ", support id " + e.SupportID
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

package metadata

import "fmt"

// ErrorCode classifies an *Error.
type ErrorCode string

// The reasons of an *Error.
const (
	CodeNotXML       ErrorCode = "not-xml"       // the bytes are not well-formed XML within the limits
	CodeNotDocument  ErrorCode = "not-document"  // the root is not a ClinicalDocument
	CodeIllegalText  ErrorCode = "illegal-text"  // a text holds a character that XML 1.0 cannot carry
	CodeBadComponent ErrorCode = "bad-component" // the body handed to Encode is not one component element
	CodeAllocation   ErrorCode = "allocation"    // no OID could be allocated for a new document
	CodeArgument     ErrorCode = "argument"      // a method was called with a value that it cannot use
)

// Error says why a header could not be encoded or decoded at all. It names a
// place, never a value.
type Error struct {
	Code     ErrorCode
	Location string
	Err      error // the cause, or nil
}

// Error implements error.
func (e *Error) Error() string {
	s := "metadata: " + string(e.Code)
	if e.Location != "" {
		s += " at " + e.Location
	}
	if e.Err != nil {
		s += fmt.Sprintf(": %v", e.Err)
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

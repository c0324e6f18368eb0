package consent

import "github.com/kansa-go/kansa/rule"

// Code classifies an *Error.
type Code string

// The codes of an *Error.
const (
	CodeInvalid        Code = "invalid"         // a field is missing, which the message names, or a rule is broken; the cause joins the findings
	CodeWrongStructure Code = "wrong-structure" // the structure is not that of the declaration
	CodeUnreadable     Code = "unreadable"      // the content is not that of a declaration
)

// Error says why a declaration could not be built or read. It holds no
// personal data.
type Error struct {
	Code    Code
	Message string
	Err     error // the cause, or nil; a rule.Finding or several joined
}

// Error implements error.
func (e *Error) Error() string {
	s := "consent: " + string(e.Code) + ": " + e.Message
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func invalid(found rule.Findings) error {
	if err := found.Err(); err != nil {
		return &Error{Code: CodeInvalid, Message: "the declaration breaks rules", Err: err}
	}
	return nil
}

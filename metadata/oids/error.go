package oids

// Code classifies an *Error.
type Code string

// The reasons of an *Error.
const (
	CodeOption   Code = "option"   // New was given a wrong option
	CodeSequence Code = "sequence" // the Sequence failed; nothing was allocated
)

// Error says why no OID was allocated.
type Error struct {
	Code   Code
	Detail string
	Err    error // the cause, or nil
}

// Error implements error.
func (e *Error) Error() string {
	s := "oids: " + string(e.Code)
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

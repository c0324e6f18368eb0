package ident

import "fmt"

// Code classifies why an identifier was refused.
type Code string

// The reasons for refusal. Each names one flaw, so that a caller can act on it.
const (
	CodeEmpty       Code = "empty"        // nothing was given
	CodeLength      Code = "length"       // too short or too long
	CodeSyntax      Code = "syntax"       // a character that cannot stand there
	CodeEmptyArc    Code = "empty-arc"    // an OID with two dots in a row, or one at an end
	CodeLeadingZero Code = "leading-zero" // an OID arc such as 01
	CodeArcRange    Code = "arc-range"    // a first or second OID arc out of range, or an arc of over 39 digits
	CodeSeparator   Code = "separator"    // an unknown intermediate character of an identity code
	CodeDate        Code = "date"         // a day that no calendar has
	CodeNumber      Code = "number"       // an individual number that is never given (000, 001)
	CodeCheck       Code = "check"        // a wrong check character or digit
	CodeRoot        Code = "root"         // an OID outside the branch that the field asks for
)

// Error says why an identifier was refused. It names the kind of identifier,
// the flaw and its position, never the identifier itself.
type Error struct {
	Kind   string // "OID", "personal identity code" and so on
	Code   Code
	Offset int    // byte offset of the flaw, or -1 when it concerns the whole
	Detail string // what to do about it
}

// Error implements error.
func (e *Error) Error() string {
	at := ""
	if e.Offset >= 0 {
		at = fmt.Sprintf(" at character %d", e.Offset+1)
	}
	return fmt.Sprintf("ident: %s refused%s: %s (%s)", e.Kind, at, e.Detail, e.Code)
}

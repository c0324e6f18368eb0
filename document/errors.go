package document

import "strings"

// Code classifies an [Error] for a program that acts on it. New codes may be
// added; treat an unknown one as a failure that a person must look at.
type Code string

// The codes of this package's structure and content parts.
const (
	// CodeRegistry: the folder, archive or file system of structures cannot
	// be read at all.
	CodeRegistry Code = "registry"
	// CodeUnknownStructure: no structure of that OID is loaded.
	CodeUnknownStructure Code = "unknown-structure"
	// CodeBadStructure: the structure's file is there but unusable, for
	// example because it is not JSON Schema draft-07.
	CodeBadStructure Code = "bad-structure"
	// CodeBadOID: a text is not the OID of a structure.
	CodeBadOID Code = "bad-oid"
	// CodeContent: a content cannot be used, for example because it is not
	// well-formed JSON. Validate it for the findings.
	CodeContent Code = "content"
	// CodeLimit: a content or a display form is too large for what is asked.
	CodeLimit Code = "limit"
	// CodeOption: an option has a value that is not allowed.
	CodeOption Code = "option"
)

// Error is the error type of this package. It holds no personal data: Location
// is a file, an OID or a JSON pointer of the structure's own keys.
type Error struct {
	Code     Code
	Location string // file, OID or JSON pointer; may be empty
	Message  string // what is wrong, lower case, no full stop
	Remedy   string // what to do about it; may be empty
	Cause    error  // may be nil
}

// Error returns "document: location: message: cause (remedy)".
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("document: ")
	if e.Location != "" {
		b.WriteString(e.Location + ": ")
	}
	b.WriteString(e.Message)
	if e.Cause != nil {
		b.WriteString(": " + e.Cause.Error())
	}
	if e.Remedy != "" {
		b.WriteString(" (" + e.Remedy + ")")
	}
	return b.String()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Is reports whether target is an *Error of the same code whose other fields
// are empty, so that errors.Is(err, &Error{Code: CodeUnknownStructure}) works.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code && t.Location == "" && t.Message == "" && t.Remedy == "" && t.Cause == nil
}

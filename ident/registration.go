package ident

import (
	"fmt"
	"log/slog"
)

const registrationKind = "registration number"

// RegistrationNumber is the number of a professional in the register of social
// welfare and health care professionals (rekisteröintinumero): eleven digits
// under the root 1.2.246.537.26. It identifies a person and therefore never
// prints itself. The zero value means "none".
type RegistrationNumber struct{ secret secret }

// ParseRegistrationNumber checks eleven digits. The error is an *Error.
func ParseRegistrationNumber(s string) (RegistrationNumber, error) {
	if len(s) != 11 {
		return RegistrationNumber{}, &Error{registrationKind, CodeLength, -1, "a number has eleven digits"}
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return RegistrationNumber{}, &Error{registrationKind, CodeSyntax, i, "only digits are accepted"}
		}
	}
	return RegistrationNumber{newSecret(s)}, nil
}

// IsZero reports whether no number is given.
func (r RegistrationNumber) IsZero() bool { return r == RegistrationNumber{} }

// Reveal returns the number itself; see PersonalCode.Reveal.
func (r RegistrationNumber) Reveal() string { return r.secret.reveal() }

// String returns a placeholder, never the number.
func (r RegistrationNumber) String() string { return r.secret.redactedText(registrationKind) }

// Format implements fmt.Formatter: every verb prints the placeholder.
func (r RegistrationNumber) Format(f fmt.State, _ rune) { writeRedacted(f, r.String()) }

// LogValue implements slog.LogValuer with the placeholder.
func (r RegistrationNumber) LogValue() slog.Value { return logRedacted(r.String()) }

// MarshalText implements encoding.TextMarshaler with the placeholder.
func (r RegistrationNumber) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

package ident

import (
	"fmt"
	"log/slog"
	"strings"
	"time"
)

const temporaryKind = "temporary identifier"

// TemporaryID is a temporary identifier (tilapäinen yksilöintitunnus) that an
// organisation gives to a client whose identity code is not known: an
// organisation-based root and a value shaped like an identity code (rules TMP-01
// to TMP-03). The individual number is usually of the 900 series, but the example
// in the national structures is not, so any is accepted; the last character may
// be any letter or digit. The zero value means "none"; it never prints its value.
type TemporaryID struct {
	root   OID
	secret secret
}

// ParseTemporaryID checks the root, 1.2.246.10.<org>.22.<year> or
// 1.2.246.10.<org>.10.<unit>.22.<year>, and the value. The error is an *Error.
func ParseTemporaryID(root, value string) (TemporaryID, error) {
	oid, err := ParseOID(root)
	if err != nil {
		return TemporaryID{}, err
	}
	if !temporaryRoot(oid) {
		return TemporaryID{}, &Error{temporaryKind, CodeRoot, -1, "the root is <organisation>.22.<year>"}
	}
	if err := checkTemporary(value); err != nil {
		return TemporaryID{}, err
	}
	return TemporaryID{oid, newSecret(value)}, nil
}

// IsTemporaryRoot reports whether an OID is a root of temporary identifiers.
func IsTemporaryRoot(root OID) bool { return root.Valid() && temporaryRoot(root) }

// IsTemporaryValue reports whether a text has the form of a temporary
// identifier's value. Identity codes have it too.
func IsTemporaryValue(value string) bool { return checkTemporary(value) == nil }

func temporaryRoot(oid OID) bool {
	arcs := oid.Arcs()
	if !oid.Under(RootOrganisation) || arcs[len(arcs)-2] != "22" || len(arcs[len(arcs)-1]) != 4 {
		return false
	}
	return len(arcs) == 7 || len(arcs) == 9 && arcs[5] == "10"
}

func checkTemporary(s string) error {
	if len(s) != 11 {
		return &Error{temporaryKind, CodeLength, -1, "a value has eleven characters"}
	}
	for i := range 10 {
		if digit := s[i] >= '0' && s[i] <= '9'; i != 6 && !digit {
			return &Error{temporaryKind, CodeSyntax, i, "a digit is expected"}
		}
	}
	century := centuryOf(s[6])
	if century == 0 {
		return &Error{temporaryKind, CodeSeparator, 6, "the intermediate character is that of an identity code"}
	}
	if _, err := NewDate(century+atoi(s[4:6]), time.Month(atoi(s[2:4])), atoi(s[:2])); err != nil {
		return &Error{temporaryKind, CodeDate, 0, "no calendar has this day"}
	}
	if !strings.ContainsRune("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", rune(s[10])) {
		return &Error{temporaryKind, CodeSyntax, 10, "the last character is a letter or digit"}
	}
	return nil
}

// IsZero reports whether no identifier is given.
func (t TemporaryID) IsZero() bool { return t == TemporaryID{} }

// Root returns the organisation-based root.
func (t TemporaryID) Root() OID { return t.root }

// Reveal returns the value itself; see PersonalCode.Reveal.
func (t TemporaryID) Reveal() string { return t.secret.reveal() }

// String returns a placeholder, never the value.
func (t TemporaryID) String() string { return t.secret.redactedText(temporaryKind) }

// Format implements fmt.Formatter: every verb prints the placeholder.
func (t TemporaryID) Format(f fmt.State, _ rune) { writeRedacted(f, t.String()) }

// LogValue implements slog.LogValuer with the placeholder.
func (t TemporaryID) LogValue() slog.Value { return logRedacted(t.String()) }

// MarshalText implements encoding.TextMarshaler with the placeholder.
func (t TemporaryID) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

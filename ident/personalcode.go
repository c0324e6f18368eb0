package ident

import (
	"fmt"
	"log/slog"
	"strings"
	"time"
)

const codeKind = "personal identity code"

// checkCharacters are the check characters in the order of the remainders of
// division by 31 (DVV, personal identity code).
const checkCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY"

// Intermediate characters of identity codes by century of birth, in the order
// in which they are taken into use (rules ID-01, ID-02, ID-03; reform of 2023).
const (
	separators1800 = "+"
	separators1900 = "-YXWVU"
	separators2000 = "ABCDEF"
)

// PersonalCode is a Finnish personal identity code (henkilötunnus, hetu): date
// of birth, intermediate character, individual number and check character. Two
// codes that differ only in the intermediate character are different persons
// (rule ID-04), and == tells them apart. The zero value means "none".
//
// A PersonalCode never prints itself; see Reveal and Masked.
type PersonalCode struct{ secret secret }

// ParsePersonalCode checks a code of eleven characters such as 140312A907T. It
// refuses unknown intermediate characters, days that no calendar has, the
// individual numbers 000 and 001, which are never given, and wrong check
// characters. Lower case and surrounding space are refused, not repaired. A
// date in the future is accepted: the parser has no clock. The error is an
// *Error.
func ParsePersonalCode(s string) (PersonalCode, error) {
	if err := checkCode(s); err != nil {
		return PersonalCode{}, err
	}
	return PersonalCode{newSecret(s)}, nil
}

func checkCode(s string) error {
	switch {
	case s == "":
		return &Error{codeKind, CodeEmpty, -1, "give eleven characters"}
	case len(s) != 11:
		return &Error{codeKind, CodeLength, -1, "a code has eleven characters"}
	}
	for i := range len(s) {
		if digit := s[i] >= '0' && s[i] <= '9'; i != 6 && i != 10 && !digit {
			return &Error{codeKind, CodeSyntax, i, "a digit is expected"}
		}
	}
	century := centuryOf(s[6])
	if century == 0 {
		return &Error{codeKind, CodeSeparator, 6, "known are + (1800s), - Y X W V U (1900s), A B C D E F (2000s)"}
	}
	if _, err := NewDate(century+atoi(s[4:6]), time.Month(atoi(s[2:4])), atoi(s[:2])); err != nil {
		return &Error{codeKind, CodeDate, 0, "no calendar has this day of birth"}
	}
	if atoi(s[7:10]) < 2 {
		return &Error{codeKind, CodeNumber, 7, "the numbers 000 and 001 are never given"}
	}
	if s[10] != checkCharacter(s[:6], s[7:10]) {
		return &Error{codeKind, CodeCheck, 10, "the check character does not fit the digits"}
	}
	return nil
}

func centuryOf(separator byte) int {
	switch {
	case strings.IndexByte(separators1800, separator) >= 0:
		return 1800
	case strings.IndexByte(separators1900, separator) >= 0:
		return 1900
	case strings.IndexByte(separators2000, separator) >= 0:
		return 2000
	}
	return 0
}

// IsCheckCharacter reports whether an identity code can end with a character. G,
// I, O, Q, Z and small letters never end one.
func IsCheckCharacter(c byte) bool { return strings.IndexByte(checkCharacters, c) >= 0 }

func checkCharacter(date, number string) byte {
	return checkCharacters[(atoi(date)*1000+atoi(number))%31]
}

// IsZero reports whether no code is given.
func (c PersonalCode) IsZero() bool { return c == PersonalCode{} }

// Reveal returns the code itself. Call it only where the code must leave the
// program: a document, a message, the vendor's own register.
func (c PersonalCode) Reveal() string { return c.secret.reveal() }

// Masked returns the form that a display form may show: six digits and
// asterisks, 140312***** (observed), or "" for the zero value. It still tells
// the birth date, so it is not for logs.
func (c PersonalCode) Masked() string {
	if c.IsZero() {
		return ""
	}
	return c.Reveal()[:6] + "*****"
}

// BirthDate returns the date of birth, or the zero Date for the zero value.
func (c PersonalCode) BirthDate() Date {
	if c.IsZero() {
		return Date{}
	}
	s := c.Reveal()
	return Date{centuryOf(s[6]) + atoi(s[4:6]), time.Month(atoi(s[2:4])), atoi(s[:2])}
}

// IsTest reports whether the code is of the 900 series (individual number 900
// to 999), which no real person has. Test environments accept only these (rule
// ENV-01). The zero value is not a test code.
func (c PersonalCode) IsTest() bool { return !c.IsZero() && c.Reveal()[7] == '9' }

const codeRedacted = codeKind

// String returns a placeholder, never the code.
func (c PersonalCode) String() string { return c.secret.redactedText(codeRedacted) }

// Format implements fmt.Formatter: every verb prints the placeholder.
func (c PersonalCode) Format(f fmt.State, _ rune) { writeRedacted(f, c.String()) }

// LogValue implements slog.LogValuer with the placeholder.
func (c PersonalCode) LogValue() slog.Value { return logRedacted(c.String()) }

// MarshalText implements encoding.TextMarshaler with the placeholder, so that
// JSON and XML encoders do not leak the code either.
func (c PersonalCode) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

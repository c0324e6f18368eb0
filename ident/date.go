package ident

import (
	"fmt"
	"time"
)

// Date is a day of the Gregorian calendar without time or zone. The zero value
// means "none".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// NewDate returns the date, or an *Error when no such day exists.
func NewDate(year int, month time.Month, day int) (Date, error) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day {
		return Date{}, &Error{"date", CodeDate, -1, "no calendar has this day"}
	}
	return Date{year, month, day}, nil
}

// DateOf returns the calendar day of t in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero reports whether no date is given.
func (d Date) IsZero() bool { return d == Date{} }

// Compare returns -1, 0 or 1 as d is before, equal to or after other.
func (d Date) Compare(other Date) int { return d.time().Compare(other.time()) }

func (d Date) time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// String returns the ISO form 2012-03-14, or "" for the zero value.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText implements encoding.TextMarshaler with the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler for the ISO form; an empty
// text gives the zero Date. The error is an *Error.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	s := string(text)
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return &Error{"date", CodeSyntax, -1, "the form is yyyy-mm-dd"}
	}
	parsed, err := ParseDateHL7(s[:4] + s[5:7] + s[8:])
	if err == nil {
		*d = parsed
	}
	return err
}

// HL7 returns the form of an HL7 birthTime, 20120314, or "" for the zero value.
func (d Date) HL7() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day)
}

// ParseDateHL7 parses the form yyyymmdd. The error is an *Error.
func ParseDateHL7(s string) (Date, error) {
	if len(s) != 8 {
		return Date{}, &Error{"date", CodeLength, -1, "the form is yyyymmdd"}
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return Date{}, &Error{"date", CodeSyntax, i, "the form is yyyymmdd"}
		}
	}
	return NewDate(atoi(s[:4]), time.Month(atoi(s[4:6])), atoi(s[6:]))
}

// atoi converts a short run of decimal digits; the caller has checked them.
func atoi(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

package metadata

import (
	"errors"
	"time"
)

const hl7Layout = "20060102150405-0700"

// FormatTime returns the HL7 form with seconds and zone, 20260115093000+0200,
// or "" for the zero time.
func FormatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(hl7Layout)
}

// exactTime is FormatTime with the fraction of a second, which only foreign
// documents have.
func exactTime(t time.Time) string {
	if t.IsZero() || t.Nanosecond() == 0 {
		return FormatTime(t)
	}
	return t.Format("20060102150405.999999999-0700")
}

var errTime = errors.New("metadata: a time has the form yyyymmddhhmmss and a zone such as +0200")

// ParseTime parses the HL7 form of a time with seconds and zone. A fraction of
// a second is accepted and kept. Shorter forms and forms without a zone are
// refused, because nobody could tell the instant.
func ParseTime(s string) (time.Time, error) {
	if len(s) > 40 {
		return time.Time{}, errTime
	}
	t, err := time.Parse(hl7Layout, s)
	if err != nil {
		return time.Time{}, errTime // the cause would quote the value
	}
	return t, nil
}

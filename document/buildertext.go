package document

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata/codesystem"
)

// flaw is why a value of a fitting type cannot be written as it is.
type flaw struct{ message, remedy string }

// flawOf returns what would be changed or misread when a value is written, or nil.
func flawOf(kind Kind, value any) *flaw {
	for _, text := range textsOf(value) {
		if !utf8.ValidString(text) {
			return &flaw{"the text is not UTF-8", "convert it to UTF-8"}
		}
	}
	if kind != KindDate && kind != KindTime {
		return nil
	}
	switch v := value.(type) {
	case time.Time:
		return momentFlaw(v)
	case string:
		if !dateForm(kind, v) {
			return &flaw{"the text is not a date of the calendar in the form of the field", dateRemedy(kind)}
		}
	}
	return nil
}

// momentFlaw refuses the zero time, which means that none is given, and years that
// are not written with four digits.
func momentFlaw(t time.Time) *flaw {
	const last = 9999
	year := ident.DateInFinland(t).Year
	switch {
	case t.IsZero():
		return &flaw{"the time is the zero time", "leave the field out when there is none"}
	case year < 1 || year > last:
		return &flaw{"the year does not have four digits", "set a time of the years 1 to 9999"}
	}
	return nil
}

// dateForm reports whether a text is a day, a month or a year or, in a field for
// times, a moment.
func dateForm(kind Kind, text string) bool {
	layouts := []string{time.DateOnly, "2006-01", "2006"}
	if kind == KindTime && !strings.Contains(text, ",") { // time.Parse lets a comma pass
		layouts = append(layouts, time.RFC3339)
	}
	for _, layout := range layouts {
		if _, err := time.Parse(layout, text); err == nil {
			return true
		}
	}
	return false
}

func dateRemedy(kind Kind) string {
	const day = "write yyyy-mm-dd, or as much of it as is known"
	if kind == KindTime {
		return day + ", or yyyy-mm-ddThh:mm:ss with a zone such as +02:00"
	}
	return day
}

// textsOf returns the texts that a value is made of.
func textsOf(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case CodeValue:
		return []string{v.System, v.Code, v.Display}
	case codesystem.Code:
		return []string{string(v.System), v.Value, v.Display}
	case IdentifierValue:
		return []string{v.System, v.Value}
	case ident.OID:
		return []string{string(v)}
	case QuantityValue:
		return []string{v.Code}
	}
	return nil
}

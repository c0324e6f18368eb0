package consent

import (
	"time"

	"github.com/kansa-go/kansa/ident"
)

// begins returns the first day of what a date names: a day, a month or a year.
// An empty text is zero. Any other text is an error, days that no calendar has
// among them, which the pattern of the structures lets pass: a date that is lost
// must not open anything.
func begins(text string) (ident.Date, error) {
	first, _, err := days(text)
	return first, err
}

// ends returns the last day of what a date names, else it is as begins.
func ends(text string) (ident.Date, error) {
	_, last, err := days(text)
	return last, err
}

func days(text string) (first, last ident.Date, err error) {
	if text == "" {
		return first, last, nil
	}
	for _, form := range []struct {
		layout              string
		years, months, days int // from the first day to the day after the last
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(form.layout, text); err == nil {
			return ident.DateOf(t), ident.DateOf(t.AddDate(form.years, form.months, form.days-1)), nil
		}
	}
	return first, last, &Error{Code: CodeUnreadable, Message: "a date is none of the calendar"}
}

package document

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/kansa-go/kansa/ident"
)

// timeForms are the ways in which a date or time may be written. A time may be
// shown by its own clock, by Finland's and in UTC.
func timeForms(text string) []string {
	m := shownTime.FindStringSubmatch(text)
	if m == nil {
		return []string{text}
	}
	if m[4] == "" {
		return append(dayForms(m[1], m[2], m[3]), text)
	}
	out := clockForms(m[1], m[2], m[3], m[4], m[5])
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		for _, t := range []time.Time{ident.InFinland(at), at.UTC()} {
			m := shownTime.FindStringSubmatch(t.Format(time.RFC3339))
			if m != nil {
				out = append(out, clockForms(m[1], m[2], m[3], m[4], m[5])...)
			}
		}
	}
	return append(out, text)
}

// clockForms are the ways of a day with hours and minutes, whose colon and "klo"
// are settled.
func clockForms(year, month, day, hour, minute string) (out []string) {
	for _, d := range dayForms(year, month, day) {
		out = append(out, d+" "+hour+"."+minute)
		if short, cut := strings.CutPrefix(hour, "0"); cut {
			out = append(out, d+" "+short+"."+minute)
		}
	}
	return out
}

// dayForms are the ways of a year, a month or a day.
func dayForms(year, month, day string) []string {
	if month == "" {
		return []string{year}
	}
	number, _ := strconv.Atoi(month)
	m := strconv.Itoa(number)
	out := []string{month + "." + year, m + "." + year, month + "/" + year, m + "/" + year}
	fi, sv := "", ""
	if number >= 1 && number <= 12 {
		fi, sv = monthsFI()[number-1], monthsSV()[number-1]
		out = append(out, fi+" "+year, sv+" "+year)
	}
	if day == "" {
		return out
	}
	d := strings.TrimPrefix(day, "0")
	out = []string{d + "." + m + "." + year, day + "." + month + "." + year, year + "-" + month + "-" + day}
	if fi != "" {
		out = append(out, d+". "+fi+"ta "+year, d+" "+sv+" "+year)
	}
	return slices.Compact(out)
}

func monthsFI() []string {
	return []string{"tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu", "heinäkuu", "elokuu", "syyskuu", "lokakuu", "marraskuu", "joulukuu"}
}

func monthsSV() []string {
	return []string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}
}

package document

import (
	"strings"
	"time"

	"github.com/kansa-go/kansa/ident"
)

// periodEnding is the end of the keys of a period's two dates.
type periodEnding struct{ start, end string }

// periodEndings are in the order in which they are tried.
var periodEndings = []periodEnding{
	{"alkamispaiva", "paattymispaiva"},
	{"alkamispvm", "paattymispvm"},
	{"alkamisajankohta", "paattymisajankohta"},
	{"alkamishetki", "paattymishetki"},
	{"alkamisaika", "paattymisaika"},
	{"alkuhetki", "loppuhetki"},
	{"avauspaiva", "paattymispaiva"},
	{"alku", "loppu"},
	{"liittymishetki", "poistumishetki"},
}

// unlikePeriods are whole keys of periods whose two keys begin differently.
var unlikePeriods = []periodEnding{
	{"asiaan_liittymishetki", "asiasta_poistumishetki"},
	{"riskitiedon_alkamispaiva", "maaraaikaisen_riskitiedon_paattymispaiva"},
	{"kuntaan_muutto", "kunnasta_muutto"},
}

// period is a pair of sibling fields: an end that may not be before its start.
type period struct{ start, end *Field }

// periods finds the pairs of a group by their keys: same beginning, one of the
// known endings.
func periods(group *Field) []period {
	var out []period
	for _, end := range group.Fields {
		if start := startOf(group, end); start != nil {
			out = append(out, period{start, end})
		}
	}
	return out
}

func startOf(group, end *Field) *Field {
	if !isMoment(end) {
		return nil
	}
	for _, key := range startKeys(end.Key) {
		if start := group.Child(key); start != nil && isMoment(start) {
			return start
		}
	}
	return nil
}

// startKeys returns the keys that the start of a period may have.
func startKeys(end string) (keys []string) {
	for _, p := range unlikePeriods {
		if end == p.end {
			keys = append(keys, p.start)
		}
	}
	for _, p := range periodEndings {
		if stem, ok := strings.CutSuffix(end, p.end); ok {
			keys = append(keys, stem+p.start)
		}
	}
	return keys
}

func isMoment(f *Field) bool {
	return !f.Repeatable && (f.Kind == KindDate || f.Kind == KindTime)
}

// order reports an end before its start.
func (w *semanticWalk) order(group *Field, obj map[string]any) {
	for _, p := range w.s.periods[group] {
		start, ok1 := obj[p.start.Key].(string)
		end, ok2 := obj[p.end.Key].(string)
		if ok1 && ok2 && endsBefore(start, end) {
			w.add(lnkOrder, w.at.key(p.end.Key).String(), p.end, "the end is before the start", "").
				Want = "not before " + p.start.Key
		}
	}
}

// endsBefore compares two texts that the pattern accepts: moments when both have
// a time, else the days in Finland. Partial dates are compared as far as both go:
// 2024 is not before 2024-05. Negative years and other forms are left alone.
func endsBefore(start, end string) bool {
	from, startTimed := momentOf(start)
	to, endTimed := momentOf(end)
	if startTimed && endTimed {
		return to.Before(from)
	}
	start, end = dayOf(start), dayOf(end)
	n := min(len(start), len(end))
	if n < 4 || start[0] == '-' || end[0] == '-' {
		return false
	}
	return end[:n] < start[:n]
}

// momentOf returns the moment of a text that has a time.
func momentOf(text string) (moment time.Time, ok bool) {
	if len(text) <= len(time.DateOnly) {
		return moment, false
	}
	moment, err := time.Parse(time.RFC3339, text)
	return moment, err == nil
}

// dayOf returns the day of a moment in Finland, or the date part of a text that is
// none.
func dayOf(text string) string {
	if moment, ok := momentOf(text); ok {
		return ident.DateInFinland(moment).String()
	}
	day, _, _ := strings.Cut(text, "T")
	return day
}

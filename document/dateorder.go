package document

import "strings"

// starts and ends are the endings of the keys of a period's two dates, in the
// order in which they are tried.
var periodEndings = []struct{ start, end string }{
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
	if end.Repeatable || end.Kind != KindDate && end.Kind != KindTime {
		return nil
	}
	for _, p := range periodEndings {
		stem, ok := strings.CutSuffix(end.Key, p.end)
		if !ok {
			continue
		}
		start := group.Child(stem + p.start)
		if start == nil && p.start == "liittymishetki" {
			start = group.Child("asiaan_liittymishetki")
		}
		if start != nil && !start.Repeatable && (start.Kind == KindDate || start.Kind == KindTime) {
			return start
		}
	}
	return nil
}

// order reports an end before its start. Partial dates are compared as far as
// both go: 2024 is not before 2024-05.
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

// endsBefore compares the date parts of two texts that the pattern accepts;
// negative years and other forms are left alone.
func endsBefore(start, end string) bool {
	start, _, _ = strings.Cut(start, "T")
	end, _, _ = strings.Cut(end, "T")
	n := min(len(start), len(end))
	if n < 4 || start[0] == '-' || end[0] == '-' {
		return false
	}
	return end[:n] < start[:n]
}

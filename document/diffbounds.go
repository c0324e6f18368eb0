package document

import "slices"

// boundChanges compares what the schema demands of a field's value in two versions.
// What is narrowed breaks. Bounds of another kind of value are not compared, nor those
// of a list with a single value: that change is reported already.
func boundChanges(old, now *Field) []Change {
	if old.Kind != now.Kind || old.Repeatable != now.Repeatable {
		return nil
	}
	var out []Change
	report := func(kind ChangeKind, from, to string, breaking bool) {
		out = append(out, Change{Kind: kind, Path: now.Path(), Name: now.Name, From: from, To: to, Breaking: breaking})
	}
	for _, b := range now.bounds {
		before := findBound(old.bounds, b)
		switch {
		case b.saidBySystem(old, now):
		case before == nil:
			report(b.kind(), "", b.String(), true)
		case before.String() != b.String():
			report(b.kind(), before.String(), b.String(), !b.admits(before))
		}
	}
	for _, b := range old.bounds {
		if findBound(now.bounds, b) == nil && !b.saidBySystem(old, now) {
			report(b.kind(), b.String(), "", false)
		}
	}
	return out
}

func findBound(bounds []bound, like bound) *bound {
	i := slices.IndexFunc(bounds, func(b bound) bool { return b.name() == like.name() })
	if i < 0 {
		return nil
	}
	return &bounds[i]
}

// saidBySystem reports whether the change of a code system says that the pattern of
// its identifier has changed.
func (b bound) saidBySystem(old, now *Field) bool {
	return now.Kind == KindCode && b.part == "system" && systemName(old) != systemName(now)
}

// rangeChange compares the ranges that notes give to a number.
func rangeChange(from, to *Structure, old, now *Field) []Change {
	before, had := from.ranges[old]
	after, has := to.ranges[now]
	if had == has && before == after {
		return nil
	}
	c := Change{Kind: RangeChanged, Path: now.Path(), Name: now.Name}
	if had {
		c.From = before.String()
	}
	if has {
		c.To = after.String()
		c.Breaking = !had || after.min > before.min || after.max < before.max || after.integer && !before.integer
	}
	return []Change{c}
}

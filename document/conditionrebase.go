package document

// rebase moves an expression from the occurrences of one group to those of
// another, for a note that stands on one field and speaks of another.
func rebase(e expr, from, to *Field) expr {
	if from == nil || to == nil || from == to {
		return e
	}
	move := func(r ref) ref { return refTo(to, r.field) }
	switch x := e.(type) {
	case switchIs:
		return switchIs{move(x.ref), x.want}
	case notYes:
		return notYes{move(x.ref)}
	case codeIs:
		return codeIs{move(x.ref), x.values, x.other}
	case numberIs:
		return numberIs{move(x.ref), x.side, x.limit}
	case isEmpty:
		return isEmpty{moveAll(x.refs, move)}
	case isGiven:
		return isGiven{moveAll(x.refs, move)}
	case ageIs:
		return ageIs{moveAll(x.birth, move), moveAll(x.day, move), x.years, x.under}
	case negation:
		return negation{rebase(x.expr, from, to)}
	case allOf:
		return allOf(rebaseAll(x, from, to))
	case anyOf:
		return anyOf(rebaseAll(x, from, to))
	}
	return e
}

func moveAll(refs []ref, move func(ref) ref) []ref {
	out := make([]ref, len(refs))
	for i, r := range refs {
		out[i] = move(r)
	}
	return out
}

func rebaseAll(all []expr, from, to *Field) []expr {
	out := make([]expr, len(all))
	for i, e := range all {
		out[i] = rebase(e, from, to)
	}
	return out
}

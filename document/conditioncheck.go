package document

import "slices"

// check evaluates every condition on a decoded content. Wrongly typed parts
// are passed over: the schema has reported them.
func (c *conditions) check(out *check, v any) {
	doc, _ := v.(map[string]any)
	c.each(out.s.root, doc, out.broken)
}

// each reports every condition that does not hold in a document.
func (c *conditions) each(root *Field, doc map[string]any, report func(*condition, place, []map[string]any)) {
	obj, ok := doc[root.Key].(map[string]any)
	if !ok || len(c.byGroup) == 0 {
		return
	}
	w := conditionWalk{conditions: c, report: report, at: make(place, 0, 16).key(root.Key)}
	w.group(root, obj)
}

// conditionWalk visits the occurrences of the groups that have conditions in
// or below them.
type conditionWalk struct {
	*conditions
	report func(c *condition, at place, stack []map[string]any)
	at     place
	stack  []map[string]any
}

func (w *conditionWalk) group(g *Field, obj map[string]any) {
	w.stack = append(w.stack, obj)
	for _, c := range w.byGroup[g] {
		if !c.satisfied(w.stack) {
			w.report(c, w.at, w.stack)
		}
	}
	for _, f := range g.Fields {
		if w.below[f] {
			w.field(f, obj[f.Key])
		}
	}
	w.stack = w.stack[:len(w.stack)-1]
}

func (w *conditionWalk) field(f *Field, v any) {
	w.at = w.at.key(f.Key)
	if obj, ok := v.(map[string]any); ok && !f.Repeatable {
		w.group(f, obj)
	}
	if list, ok := v.([]any); ok && f.Repeatable {
		for i, item := range list {
			if obj, ok := item.(map[string]any); ok {
				w.at = w.at.item(i)
				w.group(f, obj)
				w.at = w.at[:len(w.at)-1]
			}
		}
	}
	w.at = w.at[:len(w.at)-1]
}

// satisfied reports whether a condition holds for one occurrence of its group.
func (c *condition) satisfied(stack []map[string]any) bool {
	if c.when != nil && c.kind != ShownIf && !c.when.holds(stack) {
		return true
	}
	obj := stack[len(stack)-1]
	switch c.kind {
	case RequiredIf:
		return isFilled(obj[c.target.Key])
	case ShownIf:
		return !isFilled(obj[c.target.Key]) || c.when.holds(stack)
	case AllowedCode:
		return c.allows(stack)
	case OneOf:
		return slices.ContainsFunc(c.choices, func(r ref) bool { return r.filled(stack) })
	case ExactlyOne:
		return c.count(stack) == 1
	case OneYes:
		return slices.ContainsFunc(c.choices, func(r ref) bool {
			return r.any(stack, func(v any) bool { return v == true })
		})
	case DateOrder:
		return c.inOrder(stack)
	}
	return true
}

func (c *condition) count(stack []map[string]any) int {
	n := 0
	for _, r := range c.choices {
		if r.filled(stack) {
			n++
		}
	}
	return n
}

func (c *condition) inOrder(stack []map[string]any) bool {
	start, end := c.choices[0], c.choices[1]
	return !start.any(stack, func(from any) bool {
		return end.any(stack, func(to any) bool {
			a, _ := from.(string)
			b, _ := to.(string)
			return endsBefore(a, b) || c.strict && a == b && isDay(a)
		})
	})
}

// broken reports a condition that does not hold in the group at a place.
func (c *check) broken(x *condition, at place, _ []map[string]any) {
	field, message, remedy := x.words()
	if x.group != field {
		at = at.key(field.Key)
	}
	f := c.add(x.rule, at.String(), field, message, remedy)
	f.Severity, f.Note, f.Want = x.severity, x.digest, x.wanted()
}

// words returns the field that a finding is about, what is wrong and what to
// do.
func (c *condition) words() (field *Field, message, remedy string) {
	switch c.kind {
	case RequiredIf:
		return c.target, "the field is mandatory here because of the structure's note and is missing", "fill the field"
	case ShownIf:
		return c.target, "the field is filled although the structure's note hides it here", "leave the field out"
	case AllowedCode:
		return c.target, "the code is not one of those that the structure's note allows here", "choose an allowed code"
	case OneYes:
		return c.located(), "none of the switches is answered yes", "answer one of them yes"
	case ExactlyOne:
		return c.located(), "not exactly one of the alternative fields is filled", "fill one of them"
	case DateOrder:
		return c.choices[1].field, "the date is before the one that it must not precede", "check both dates"
	}
	return c.located(), "none of the alternative fields is filled", "fill one of them"
}

// located returns the field whose pointer a finding about a choice carries.
func (c *condition) located() *Field {
	if c.place == c.group || c.place.Parent == c.group {
		return c.place
	}
	return c.group
}

// wanted names the fields that a condition looks at.
func (c *condition) wanted() string {
	if c.kind == AllowedCode {
		return c.listedCodes()
	}
	var keys []string
	for _, f := range c.fields() {
		keys = append(keys, f.Key)
	}
	return listed(keys)
}

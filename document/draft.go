package document

import "slices"

// draft is a content in the making.
type draft struct {
	s    *Structure
	g    generator
	doc  map[string]any
	kept []*Field           // what must not be removed, with all around it
	turn map[*condition]int // which alternative of a choice is filled next
}

func (s *Structure) newDraft(opt MinimalOptions, full bool) *draft {
	g := generator{root: s.root, opt: opt, full: full}
	return &draft{s: s, g: g, turn: map[*condition]int{}, doc: map[string]any{s.root.Key: g.field(s.root)}}
}

// violation is a condition that does not hold somewhere in a draft.
type violation struct {
	*condition
	stack []map[string]any
}

// broken lists the conditions that do not hold, but for those to skip.
func (d *draft) broken(skip func(*condition) bool) []violation {
	var out []violation
	d.s.conditions.each(d.s.root, d.doc, func(c *condition, _ place, stack []map[string]any) {
		if skip == nil || !skip(c) {
			out = append(out, violation{c, slices.Clone(stack)})
		}
	})
	return out
}

// settle changes the draft until the conditions hold. Requirements that
// contradict each other end it after some rounds.
func (d *draft) settle(skip func(*condition) bool) {
	const rounds = 30
	for range rounds {
		broken := d.broken(skip)
		if len(broken) == 0 {
			return
		}
		d.mend(broken[0])
	}
}

// mend makes one condition hold.
func (d *draft) mend(v violation) {
	obj := v.stack[len(v.stack)-1]
	switch v.kind {
	case RequiredIf:
		obj[v.target.Key] = d.g.filled(v.target)
	case ShownIf:
		if slices.ContainsFunc(d.kept, func(f *Field) bool { return f == v.target || isBelow(f, v.target) }) {
			d.bring(v.when, v.stack, true)
		} else {
			delete(obj, v.target.Key)
		}
	case AllowedCode:
		d.set(v.stack, v.allowed.ref, d.codeFor(v.allowed, true))
	case OneOf: // the next one when the one before was taken away again
		r := v.choices[d.turn[v.condition]%len(v.choices)]
		d.turn[v.condition]++
		d.set(v.stack, r, d.g.filled(r.field))
	case OneYes:
		d.set(v.stack, v.choices[0], true)
	case ExactlyOne:
		for _, r := range v.choices[1:] {
			d.remove(v.stack, r)
		}
		d.set(v.stack, v.choices[0], d.g.filled(v.choices[0].field))
	case DateOrder:
		d.set(v.stack, v.choices[0], d.g.opt.Date)
		if v.strict {
			d.set(v.stack, v.choices[0], "1999-12-30")
		}
		d.set(v.stack, v.choices[1], d.g.opt.Date)
	}
}

// filled returns a value of a field that is not empty: a group whose fields
// are all optional gets its first.
func (g generator) filled(f *Field) any {
	v := g.field(f)
	if isFilled(v) || f.Kind != KindGroup || len(f.Fields) == 0 {
		return v
	}
	obj, _ := firstOf(v).(map[string]any)
	obj[f.Fields[0].Key] = g.filled(f.Fields[0])
	return v
}

// firstOf returns the first item of a list, or the value itself.
func firstOf(v any) any {
	if list, ok := v.([]any); ok && len(list) > 0 {
		return list[0]
	}
	return v
}

// set puts a value at the end of a way, in the first occurrence of each group
// on it, and makes groups that are missing.
func (d *draft) set(stack []map[string]any, r ref, v any) {
	obj := stack[len(stack)-1-r.up]
	for _, g := range r.down[:len(r.down)-1] {
		next, ok := firstOf(obj[g.Key]).(map[string]any)
		if !ok {
			made := d.g.field(g)
			obj[g.Key] = made
			next, _ = firstOf(made).(map[string]any)
		}
		obj = next
	}
	if _, isList := v.([]any); r.field.Repeatable && !isList {
		v = []any{v}
	}
	obj[r.field.Key] = v
}

// remove deletes every value at the end of a way.
func (d *draft) remove(stack []map[string]any, r ref) {
	removeBelow(stack[len(stack)-1-r.up], r.down)
}

func removeBelow(obj map[string]any, down []*Field) {
	if len(down) == 1 {
		delete(obj, down[0].Key)
		return
	}
	v := obj[down[0].Key]
	if list, ok := v.([]any); ok {
		for _, item := range list {
			if group, ok := item.(map[string]any); ok {
				removeBelow(group, down[1:])
			}
		}
	} else if group, ok := v.(map[string]any); ok {
		removeBelow(group, down[1:])
	}
}

// reach makes sure that a group occurs and returns the occurrences from the
// document down to it.
func (d *draft) reach(group *Field) []map[string]any {
	if group.Parent == nil {
		root, _ := d.doc[group.Key].(map[string]any)
		return []map[string]any{root}
	}
	stack := d.reach(group.Parent)
	obj := stack[len(stack)-1]
	occurrence, ok := firstOf(obj[group.Key]).(map[string]any)
	if !ok {
		made := d.g.field(group)
		obj[group.Key] = made
		occurrence, _ = firstOf(made).(map[string]any)
	}
	return append(stack, occurrence)
}

package document

// ref is the way from an occurrence of a group to a field: up some groups,
// then down through keys. Arrays on the way down are looked at item by item.
type ref struct {
	field *Field
	up    int
	down  []*Field
}

// refTo returns the way from a group's occurrence to a field.
func refTo(group, field *Field) ref {
	r := ref{field: field}
	common := commonGroup(field, group)
	for g := group; g != common; g = g.Parent {
		r.up++
	}
	for f := field; f != common; f = f.Parent {
		r.down = append([]*Field{f}, r.down...)
	}
	return r
}

// any reports whether a value at the end of the way satisfies test. stack
// holds the occurrences of the groups from the document down to the one where
// the way begins. A missing value is tested as nil, once.
func (r ref) any(stack []map[string]any, test func(v any) bool) bool {
	if len(stack) <= r.up {
		return false
	}
	found, ok := descend(stack[len(stack)-1-r.up], r.down, test)
	return ok || !found && test(nil)
}

// filled reports whether any value at the end of the way is filled.
func (r ref) filled(stack []map[string]any) bool {
	return r.any(stack, func(v any) bool { return isFilled(v) })
}

// descend tests every value; found tells whether there was any.
func descend(obj map[string]any, down []*Field, test func(v any) bool) (found, ok bool) {
	v, present := obj[down[0].Key]
	if !present {
		return false, false
	}
	values := []any{v}
	if list, isList := v.([]any); isList {
		values = list
	}
	for _, item := range values {
		if len(down) == 1 {
			found = true
			if test(item) {
				return true, true
			}
			continue
		}
		if group, isGroup := item.(map[string]any); isGroup {
			below, matched := descend(group, down[1:], test)
			found = found || below
			if matched {
				return true, true
			}
		}
	}
	return found, false
}

// isFilled reports whether a value says anything: a non-blank text, a switch or
// number, or an object or list with something filled in it.
func isFilled(v any) bool {
	switch x := v.(type) {
	case nil:
		return false
	case string:
		return !isBlank(x)
	case map[string]any:
		for key, part := range x {
			if key != "system" && isFilled(part) {
				return true
			}
		}
		return false
	case []any:
		for _, item := range x {
			if isFilled(item) {
				return true
			}
		}
		return false
	}
	return true
}

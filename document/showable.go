package document

import "encoding/json"

// showable decodes a content and makes sure that every value in it has a place
// in the display form, so that nothing is lost silently.
func (s *Structure) showable(content []byte) (map[string]any, error) {
	v, faults, ok := parseJSON(content, s.keys)
	for _, f := range faults {
		if f.fatal || f.kind == faultDuplicate {
			_, message, _ := f.describe()
			return nil, contentError("", message)
		}
	}
	doc, isObject := v.(map[string]any)
	if !ok || !isObject || len(doc) != 1 {
		return nil, contentError("", "the content is not an object with one property")
	}
	body, found := doc[s.root.Key].(map[string]any)
	if !found {
		return nil, contentError("/"+s.root.Key, "the document's own property is missing or not an object")
	}
	w := showWalk{at: make(place, 0, 16).key(s.root.Key)}
	if err := w.group(s.root, body); err != nil {
		return nil, err
	}
	return body, nil
}

func contentError(location, message string) *Error {
	return &Error{
		Code: CodeContent, Location: location, Message: message,
		Remedy: "validate the content for all findings",
	}
}

type showWalk struct{ at place }

func (w *showWalk) group(group *Field, obj map[string]any) error {
	known := 0
	for _, f := range group.Fields {
		v, present := obj[f.Key]
		if !present {
			continue
		}
		known++
		w.at = w.at.key(f.Key)
		if err := w.field(f, v); err != nil {
			return err
		}
		w.at = w.at[:len(w.at)-1]
	}
	if known < len(obj) {
		return contentError(w.at.String(), "the group has a property that the structure does not have")
	}
	return nil
}

func (w *showWalk) field(f *Field, v any) error {
	if !f.Repeatable {
		return w.value(f, v)
	}
	list, ok := v.([]any)
	if !ok {
		return w.wrongType()
	}
	for i, item := range list {
		w.at = w.at.item(i)
		if err := w.value(f, item); err != nil {
			return err
		}
		w.at = w.at[:len(w.at)-1]
	}
	return nil
}

func (w *showWalk) wrongType() error {
	return contentError(w.at.String(), "the value has the wrong type")
}

func (w *showWalk) value(f *Field, v any) error {
	ok := false
	switch f.Kind {
	case KindGroup:
		obj, isObject := v.(map[string]any)
		if isObject {
			return w.group(f, obj)
		}
	case KindCode:
		ok = hasParts(v, "system", "code", "display")
	case KindIdentifier:
		ok = hasParts(v, "system", "value")
	case KindQuantity:
		ok = isQuantity(v)
	case KindSwitch:
		_, ok = v.(bool)
	case KindNumber:
		_, ok = v.(json.Number)
	default:
		_, ok = v.(string)
	}
	if !ok {
		return w.wrongType()
	}
	return nil
}

// hasParts reports whether a value is an object of no other than the named
// strings.
func hasParts(v any, parts ...string) bool {
	obj, ok := v.(map[string]any)
	found := 0
	for _, part := range parts {
		if p, present := obj[part]; present {
			_, isText := p.(string)
			ok = ok && isText
			found++
		}
	}
	return ok && found == len(obj)
}

func isQuantity(v any) bool {
	obj, ok := v.(map[string]any)
	if !ok {
		return false
	}
	value, hasValue := obj["value"]
	_, isNumber := value.(json.Number)
	unit := map[string]any{}
	for key, part := range obj {
		if key != "value" {
			unit[key] = part
		}
	}
	return (!hasValue || isNumber) && hasParts(unit, "code")
}

package document

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Builder builds a content by the paths of its fields, for systems that map
// their data at run time. Make one with [Structure.NewContent]. A Builder is
// not safe for concurrent use; it may be read with JSON at any time.
type Builder struct {
	s    *Structure
	doc  map[string]any
	errs []error
}

// NewContent returns a builder of an empty content.
func (s *Structure) NewContent() *Builder {
	return &Builder{s: s, doc: map[string]any{}}
}

// Set puts a value at a path below the document, for example
// "asiakas/0/sukunimi". An item of a repeated field has its index behind the
// key; the index may be one past the last item. Groups on the way are made.
//
// The value's type follows the field's kind: a string for texts and phrases; a
// string or time.Time for dates and times; a bool for switches; an int,
// float64 or json.Number for numbers; [CodeValue], [IdentifierValue] and
// [QuantityValue]. A CodeValue without System gets the field's code system,
// and a string for an identifier is its value. Mistakes are collected and
// returned by JSON; they name the path, not the value. Set returns its
// receiver.
func (b *Builder) Set(path string, value any) *Builder {
	if err := b.set(path, value); err != nil {
		b.errs = append(b.errs, err)
	}
	return b
}

// JSON returns the content's bytes with keys in the structure's order, or the
// joined mistakes of Set, each an *Error with CodeContent. It does not
// validate; see [Structure.Validate].
func (b *Builder) JSON() ([]byte, error) {
	if len(b.errs) > 0 {
		return nil, errors.Join(b.errs...)
	}
	return b.s.encode(map[string]any{b.s.root.Key: b.doc}), nil
}

func (b *Builder) set(path string, value any) error {
	group, obj := b.s.root, b.doc
	tokens := strings.Split(path, "/")
	shown := make([]string, 0, len(tokens))
	fail := func(message string) error {
		return contentError("/"+b.s.root.Key+"/"+strings.Join(shown, "/"), message)
	}
	for i := 0; i < len(tokens); {
		f := group.Child(tokens[i])
		if f == nil {
			shown = append(shown, unknownKey)
			return fail("the structure has no such field")
		}
		shown = append(shown, f.Key)
		i++
		index := 0
		if f.Repeatable {
			if i >= len(tokens) || !isIndex(tokens[i]) {
				return fail("the field repeats; give the index of an item")
			}
			index, _ = strconv.Atoi(tokens[i]) // isIndex: at most six digits
			shown = append(shown, tokens[i])
			i++
		}
		if i == len(tokens) {
			return b.place(obj, f, index, value, fail)
		}
		if f.Kind != KindGroup {
			return fail("the field has no fields inside")
		}
		next, ok := enter(obj, f, index)
		if !ok {
			return fail("the index leaves out items before it")
		}
		group, obj = f, next
	}
	return fail("the path is empty")
}

// enter returns an occurrence of a group and makes it when it is the next.
func enter(obj map[string]any, f *Field, index int) (map[string]any, bool) {
	if !f.Repeatable {
		if obj[f.Key] == nil {
			obj[f.Key] = map[string]any{}
		}
		return obj[f.Key].(map[string]any), true
	}
	list, _ := obj[f.Key].([]any)
	if index > len(list) {
		return nil, false
	}
	if index == len(list) {
		list = append(list, map[string]any{})
		obj[f.Key] = list
	}
	return list[index].(map[string]any), true
}

func (b *Builder) place(obj map[string]any, f *Field, index int, value any, fail func(string) error) error {
	v, ok := b.convert(f, value)
	if !ok {
		return fail(fmt.Sprintf("a %s does not take a value of type %T", f.Kind, value))
	}
	if !f.Repeatable {
		obj[f.Key] = v
		return nil
	}
	list, _ := obj[f.Key].([]any)
	switch {
	case index < len(list):
		list[index] = v
	case index == len(list):
		obj[f.Key] = append(list, v)
	default:
		return fail("the index leaves out items before it")
	}
	return nil
}

// convert turns a Go value into a decoded JSON value of the field's kind.
func (b *Builder) convert(f *Field, value any) (any, bool) {
	switch f.Kind {
	case KindText, KindPhrase:
		s, ok := value.(string)
		return s, ok
	case KindDate, KindTime:
		return dateText(f.Kind, value)
	case KindSwitch:
		v, ok := value.(bool)
		return v, ok
	case KindNumber:
		return numberText(value)
	case KindCode:
		v, ok := value.(CodeValue)
		if v.System == "" {
			v.System = generator{root: b.s.root}.systemOf(f)
		}
		return map[string]any{"system": v.System, "code": v.Code, "display": v.Display}, ok
	case KindIdentifier:
		return identifierParts(f, value)
	case KindQuantity:
		v, ok := value.(QuantityValue)
		return map[string]any{"value": v.Value, "code": v.Code}, ok && isNumber(v.Value)
	}
	return nil, false
}

func dateText(kind Kind, value any) (any, bool) {
	switch v := value.(type) {
	case string:
		return v, true
	case time.Time:
		if kind == KindDate {
			return v.Format(time.DateOnly), true
		}
		return v.Format(time.RFC3339), true
	}
	return nil, false
}

func numberText(value any) (any, bool) {
	switch v := value.(type) {
	case int:
		return json.Number(strconv.Itoa(v)), true
	case float64:
		n := json.Number(strconv.FormatFloat(v, 'f', -1, 64))
		return n, isNumber(n)
	case json.Number:
		return v, isNumber(v)
	}
	return nil, false
}

// isNumber reports whether a text is a JSON number.
func isNumber(n json.Number) bool {
	v, faults, ok := parseJSON([]byte(n), nil)
	_, number := v.(json.Number)
	return ok && number && len(faults) == 0
}

func identifierParts(f *Field, value any) (any, bool) {
	id, ok := value.(IdentifierValue)
	if s, isText := value.(string); isText {
		id, ok = IdentifierValue{System: f.SystemURI, Value: s}, true
	}
	parts := map[string]any{"value": id.Value}
	if id.System != "" {
		parts["system"] = id.System
	}
	return parts, ok
}

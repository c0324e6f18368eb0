package document

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
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
// string or time.Time for dates and times, written on Finland's clock; a bool for
// switches; an int, float64 or json.Number for numbers; [CodeValue] or
// [codesystem.Code] for codes; [IdentifierValue], ident.PersonalCode,
// ident.TemporaryID or ident.OID for identifiers; [QuantityValue]. A code without
// system or display gets those of the field, and a string for an identifier is its
// value. A text that is not UTF-8, the zero time and a string that is no date are
// mistakes too: they would be written as something else. Mistakes are collected and
// returned by JSON; they name the path as far as the structure knows it, what may
// stand there, and never the value. Set returns its receiver.
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
	fail := func(message, remedy string) error {
		return &Error{Code: CodeContent, Location: "/" + b.s.root.Key + "/" + strings.Join(shown, "/"), Message: message, Remedy: remedy}
	}
	for i := 0; i < len(tokens); {
		f := group.Child(tokens[i])
		if f == nil {
			shown = append(shown, unknownKey)
			return fail(fmt.Sprintf("the structure has no field that part %d of the path names", i+1), likely(group, tokens[i]))
		}
		shown = append(shown, f.Key)
		i++
		index := 0
		if f.Repeatable {
			if i >= len(tokens) || !isIndex(tokens[i]) {
				return fail("the field repeats", "give the index of an item, such as "+f.Key+"/0")
			}
			index, _ = strconv.Atoi(tokens[i]) // isIndex: at most six digits
			shown = append(shown, tokens[i])
			i++
		}
		if i == len(tokens) {
			return b.place(obj, f, index, value, fail)
		}
		if f.Kind != KindGroup {
			return fail("the field has no fields inside", "end the path here")
		}
		next, ok := enter(obj, f, index)
		if !ok {
			return fail("the index leaves out items before it", "set the items in order")
		}
		group, obj = f, next
	}
	return fail("the path is empty", "name a field")
}

// likely words which field of a group may be meant.
func likely(group *Field, key string) string {
	if near := nearest(group.Fields, key); near != "" {
		return "is it " + near + "?"
	}
	return "see kansa structures show for the fields"
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

func (b *Builder) place(obj map[string]any, f *Field, index int, value any, fail func(message, remedy string) error) error {
	v, ok := b.convert(f, value)
	if !ok {
		return fail(fmt.Sprintf("a field of kind %s does not take a value of type %T", f.Kind, value), "set "+accepted[f.Kind])
	}
	if flaw := flawOf(f.Kind, value); flaw != nil {
		return fail(flaw.message, flaw.remedy)
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
		return fail("the index leaves out items before it", "set the items in order")
	}
	return nil
}

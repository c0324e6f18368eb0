package document

import (
	"maps"
	"slices"
	"strconv"
)

func walkObjects(pointer string, v any, visit func(string, map[string]any)) {
	switch x := v.(type) {
	case map[string]any:
		visit(pointer, x)
		for _, key := range slices.Sorted(maps.Keys(x)) {
			walkObjects(pointer+"/"+escapePointer(key), x[key], visit)
		}
	case []any:
		for i, item := range x {
			walkObjects(pointer+"/"+strconv.Itoa(i), item, visit)
		}
	}
}

// itemsOf returns the objects of an array, or the object itself.
func itemsOf(v any) (out []map[string]any) {
	switch x := v.(type) {
	case map[string]any:
		return []map[string]any{x}
	case []any:
		for _, item := range x {
			object, _ := item.(map[string]any)
			out = append(out, object)
		}
	}
	return out
}

// textAt returns the string at the keys below an object, or "".
func textAt(object map[string]any, keys ...string) string {
	for _, key := range keys[:len(keys)-1] {
		object, _ = object[key].(map[string]any)
	}
	s, _ := object[keys[len(keys)-1]].(string)
	return s
}

package document

import (
	"fmt"
	"slices"
)

// stripper removes annotations from a schema before it is compiled and mends
// enumerations that list a value twice, which draft-07 forbids and one
// published structure does. Dropping the second of two equal values changes no
// verdict.
type stripper struct {
	repairs []Repair
}

func (s *stripper) node(v any, pointer string) {
	node, ok := v.(map[string]any)
	if !ok {
		return
	}
	delete(node, "sosmeta")
	if enum, ok := node["enum"].([]any); ok {
		node["enum"] = s.distinct(enum, pointer+"/enum")
	}
	if items, ok := node["items"]; ok {
		s.node(items, pointer+"/items")
	}
	properties, _ := node["properties"].(map[string]any)
	for key, child := range properties {
		s.node(child, pointer+"/properties/"+escapePointer(key))
	}
}

func (s *stripper) distinct(enum []any, pointer string) []any {
	var out []any
	for i, v := range enum {
		if isScalar(v) && slices.Contains(out, v) {
			s.repairs = append(s.repairs, Repair{
				Pointer: fmt.Sprintf("%s/%d", pointer, i),
				Reason:  "the enumeration lists a value twice, which draft-07 forbids; the second was dropped",
			})
			continue
		}
		out = append(out, v)
	}
	return out
}

// isScalar reports whether == is defined for a decoded JSON value.
func isScalar(v any) bool {
	switch v.(type) {
	case map[string]any, []any:
		return false
	}
	return true
}

package document

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// bound is one keyword of the schema that limits a field's value, or one part of
// it.
type bound struct {
	part    string // of a code, identifier or quantity; "" for the value itself
	keyword string
	number  float64  // of a keyword that limits by a number
	text    string   // of the others, but enum
	list    []string // of enum
}

// name tells bounds of a field apart.
func (b bound) name() string { return b.part + " " + b.keyword }

func (b bound) String() string {
	value := cmp.Or(b.text, strings.Join(b.list, " "))
	if value == "" {
		value = strconv.FormatFloat(b.number, 'g', -1, 64)
	}
	out := b.keyword + " " + value
	if b.part != "" {
		out = b.part + ": " + out
	}
	return out
}

// kind says how a change of the bound is called.
func (b bound) kind() ChangeKind {
	switch b.keyword {
	case "pattern":
		return PatternChanged
	case "enum":
		return CodesChanged
	}
	return LimitChanged
}

// admits reports whether all that old admits is admitted by b.
func (b bound) admits(old *bound) bool {
	switch b.keyword {
	case "minLength", "minimum", "exclusiveMinimum", "minItems":
		return b.number <= old.number
	case "maxLength", "maximum", "exclusiveMaximum", "maxItems":
		return b.number >= old.number
	case "enum":
		return accepts(b.list, old.list)
	case "type":
		return b.text == "number" || b.text == old.text
	}
	return b.String() == old.String()
}

func listBounds(array *schemaNode) []bound {
	return append(atLeastBound("minItems", array.MinItems), numberBound("maxItems", array.MaxItems)...)
}

// valueBounds returns the bounds of a value and its parts. A group's fields have
// their own; a phrase's texts, and the system and the accepted codes of a code, are
// compared by name.
func (f *Field) valueBounds(node *schemaNode) []bound {
	if f.Kind == KindGroup {
		return nil
	}
	out := node.ownBounds()
	for _, part := range slices.Sorted(maps.Keys(node.Properties)) {
		found := node.Properties[part].ownBounds()
		if slices.Contains(node.Required, part) {
			found = append(found, bound{keyword: "required", text: "required"})
		}
		if list := stringsOf(node.Properties[part].Enum); f.Kind != KindCode && len(list) > 0 {
			found = append(found, bound{keyword: "enum", list: list})
		}
		for i := range found {
			found[i].part = part
		}
		out = append(out, found...)
	}
	return out
}

// ownBounds returns the bounds of a value, its parts left out.
func (n *schemaNode) ownBounds() []bound {
	shortest := float64(n.MinLength)
	out := atLeastBound("minLength", &shortest)
	out = append(out, numberBound("maxLength", n.MaxLength)...)
	out = append(out, numberBound("minimum", n.Minimum)...)
	out = append(out, numberBound("exclusiveMinimum", n.ExclusiveMinimum)...)
	out = append(out, numberBound("maximum", n.Maximum)...)
	out = append(out, numberBound("exclusiveMaximum", n.ExclusiveMaximum)...)
	out = append(out, numberBound("multipleOf", n.MultipleOf)...)
	if n.Pattern != "" {
		out = append(out, bound{keyword: "pattern", text: n.Pattern})
	}
	if n.Type == "number" || n.Type == "integer" {
		out = append(out, bound{keyword: "type", text: n.Type})
	}
	return out
}

func numberBound(keyword string, n *float64) []bound {
	if n == nil {
		return nil
	}
	return []bound{{keyword: keyword, number: *n}}
}

// atLeastBound is a bound that demands nothing when it is 0.
func atLeastBound(keyword string, n *float64) []bound {
	if n == nil || *n == 0 {
		return nil
	}
	return numberBound(keyword, n)
}

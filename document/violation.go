package document

import (
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"github.com/kansa-go/kansa/rule"
)

// violation words one error of the schema library.
func (c *check) violation(e *jsonschema.ValidationError, content []byte) {
	tokens := e.InstanceLocation
	field := c.s.fieldAt(tokens)
	at := c.s.pointerOf(tokens)
	switch k := e.ErrorKind.(type) {
	case *kind.Required:
		for _, key := range k.Missing {
			c.missing(tokens, field, key)
		}
	case *kind.AdditionalProperties:
		for _, key := range k.Properties {
			c.unknown(tokens, field, key, content)
		}
	case *kind.Type:
		r := cntType
		if len(tokens) == 0 {
			r = strRoot
		}
		f := c.add(r, at, field, "the value has the wrong type", "")
		f.Got, f.Want = k.Got, strings.Join(k.Want, " or ")
	case *kind.MinItems:
		c.add(cntRequired, at, field, "the list has too few items", "give at least one item").Want = fmt.Sprint(k.Want)
	case *kind.MinLength:
		c.add(strNonEmpty, at, field, "the string is empty", "give a text or leave the field out if it is optional")
	case *kind.Enum:
		c.notListed(tokens, at, field)
	case *kind.Pattern:
		c.mismatch(at, field)
	default:
		c.add(cntValue, at, field, "the value breaks a constraint of the structure", "").
			Want = strings.Join(k.KeywordPath(), "/")
	}
}

// missing reports an absent mandatory property at the property's own pointer.
func (c *check) missing(tokens []string, parent *Field, key string) {
	own := append(append(make([]string, 0, len(tokens)+1), tokens...), key)
	at := c.s.pointerOf(own)
	if parent == nil {
		c.add(strRoot, at, c.s.root, "the structure's root property is missing", "").Want = c.s.root.Key
		return
	}
	if !parent.Kind.IsLeaf() {
		if f := parent.Child(key); f != nil {
			parent = f
		}
		c.add(cntRequired, at, parent, "a mandatory field is missing", "")
		return
	}
	r, what := partRule(parent)
	c.add(r, at, parent, what, "").Want = key
}

// partRule returns the rule about the parts of a code, identifier or quantity.
func partRule(f *Field) (rule.Rule, string) {
	switch f.Kind {
	case KindCode:
		return strCode, "a part of the code is missing"
	case KindQuantity:
		return strQuantity, "a part of the quantity is missing"
	}
	return strIdentifier, "a part of the identifier is missing"
}

// maxLocated is how many unknown properties of a content get their place in
// bytes; each costs another pass over the content.
const maxLocated = 10

// unknown reports a property that the structure does not have. Its name is the
// client's text, so the finding gives its place in bytes and, when a field of
// the structure is spelled nearly so, that field.
func (c *check) unknown(tokens []string, parent *Field, key string, content []byte) {
	r, fields := strUnknown, []*Field{c.s.root}
	if parent == nil {
		r = strRoot
	} else {
		fields = parent.Fields
	}
	at := c.s.pointerOf(tokens) + "/" + unknownKey
	if _, known := c.s.keys[key]; known {
		at = c.s.pointerOf(append(append([]string(nil), tokens...), key))
	}
	message := "a property is not part of the structure"
	if c.located++; c.located <= maxLocated {
		message += fmt.Sprintf(", at byte %d", keyOffset(content, tokens, key))
	}
	f := c.add(r, at, parent, message, "leave it out or move it to its place")
	if near := nearest(fields, key); near != "" {
		f.Want = near
		f.Remedy = "the structure has a field of a similar name; check the spelling"
	}
}

func (c *check) notListed(tokens []string, at string, field *Field) {
	last := tokens[len(tokens)-1]
	switch {
	case field != nil && field.Kind == KindPhrase:
		c.add(strPhrase, at, field, "the text is not the structure's fixed phrase", "copy the phrase from the structure")
	case field != nil && field.Kind == KindCode && last == "system":
		c.add(strSystem, at, field, "the code's system is not the field's own list", "").Want = listed(field.Systems)
	case field != nil && field.Kind == KindCode:
		c.add(strAccepted, at, field, "the code is not one of those that the structure accepts", "").Want = listed(field.Codes)
	default:
		c.add(cntValue, at, field, "the value is not one of those that the structure accepts", "")
	}
}

func (c *check) mismatch(at string, field *Field) {
	switch {
	case field != nil && field.Kind == KindCode:
		c.add(strSystem, at, field, "the code's system is not the field's code system",
			"write urn:oid: and the OID; a version suffix is allowed").Want = "urn:oid:" + field.CodeSystem
	case field != nil && field.Kind == KindDate:
		c.add(strDatePattern, at, field, "the date is not in an accepted form", "").Want = "YYYY, YYYY-MM or YYYY-MM-DD"
	case field != nil && field.Kind == KindTime:
		c.add(strDatePattern, at, field, "the time is not in an accepted form",
			"give seconds and a zone").Want = "YYYY-MM-DDThh:mm:ss+hh:mm, or a date"
	default:
		c.add(cntValue, at, field, "the text does not match the structure's pattern", "")
	}
}

// listed joins accepted values; a long list is cut.
func listed(values []string) string {
	const most = 12
	if len(values) > most {
		return strings.Join(values[:most], ", ") + ", …"
	}
	return strings.Join(values, ", ")
}

package document

import (
	"encoding/json"
	"strconv"
	"time"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata/codesystem"
)

// accepted words the values that Builder.Set takes for each kind of field.
var accepted = map[Kind]string{
	KindText: "a string", KindPhrase: "a string", KindSwitch: "a bool",
	KindDate: "a string or time.Time", KindTime: "a string or time.Time",
	KindNumber:     "an int, float64 or json.Number",
	KindCode:       "a document.CodeValue or codesystem.Code",
	KindIdentifier: "a document.IdentifierValue, ident.PersonalCode, ident.TemporaryID, ident.OID or string",
	KindQuantity:   "a document.QuantityValue",
	KindGroup:      "the fields inside, one by one",
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
		return b.codeParts(f, value)
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
		v = ident.InFinland(v)
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

// codeParts completes a code from its field.
func (b *Builder) codeParts(f *Field, value any) (any, bool) {
	v, ok := value.(CodeValue)
	if c, is := value.(codesystem.Code); is {
		v, ok = CodeValue{Code: c.Value, Display: c.Display}, true
		if c.System != "" {
			v.System = c.System.URN()
		}
	}
	if v.System == "" {
		v.System = generator{root: b.s.root}.systemOf(f)
	}
	if v.Display == "" {
		v.Display = f.Labels[v.Code].FI
	}
	return map[string]any{"system": v.System, "code": v.Code, "display": v.Display}, ok
}

func identifierParts(f *Field, value any) (any, bool) {
	var id IdentifierValue
	switch v := value.(type) {
	case IdentifierValue:
		id = v
	case string:
		id = IdentifierValue{System: f.SystemURI, Value: v}
	case ident.OID:
		id = IdentifierValue{System: f.SystemURI, Value: string(v)}
	case ident.PersonalCode:
		id = PersonalCodeValue(v.Reveal())
	case ident.TemporaryID:
		id = IdentifierValue{System: v.Root().URN(), Value: v.Reveal()}
	default:
		return nil, false
	}
	parts := map[string]any{"value": id.Value}
	if id.System != "" {
		parts["system"] = id.System
	}
	return parts, true
}

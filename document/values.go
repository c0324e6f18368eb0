package document

import (
	"encoding/json"
	"strconv"
	"strings"
)

// CodeValue is a code (Koodi) as contents hold it. All three parts are
// mandatory; System is urn:oid:<code system>, with a version suffix or without.
type CodeValue struct {
	System  string `json:"system"`
	Code    string `json:"code"`
	Display string `json:"display"`
}

// Missing returns the names of the empty parts.
func (v CodeValue) Missing() []string {
	return missingParts("system", v.System, "code", v.Code, "display", v.Display)
}

// IdentifierValue is an identifier (Tunnus) as contents hold it. System may be
// empty.
type IdentifierValue struct {
	System string `json:"system,omitempty"`
	Value  string `json:"value"`
}

// Missing returns the names of the empty mandatory parts.
func (v IdentifierValue) Missing() []string { return missingParts("value", v.Value) }

// PersonalCodeValue returns a personal identity code as contents hold it.
func PersonalCodeValue(code string) IdentifierValue {
	return IdentifierValue{System: "urn:oid:" + hetuSystem, Value: code}
}

// QuantityValue is a number with its unit (Määrä, Mitta, Prosentti) as contents
// hold it; Code is the unit.
type QuantityValue struct {
	Value json.Number `json:"value"`
	Code  string      `json:"code"`
}

// Missing returns the names of the empty parts.
func (v QuantityValue) Missing() []string {
	return missingParts("value", v.Value.String(), "code", v.Code)
}

func missingParts(pairs ...string) []string {
	var out []string
	for i := 0; i < len(pairs); i += 2 {
		if strings.TrimSpace(pairs[i+1]) == "" {
			out = append(out, pairs[i])
		}
	}
	return out
}

// Marshal encodes a typed content, as generated types hold one, to the bytes
// of a content: one object whose only key is key. It fails with an *Error of
// CodeContent that names the empty mandatory fields by their pointers.
func Marshal(key string, content interface{ Missing() []string }) ([]byte, error) {
	if missing := content.Missing(); len(missing) > 0 {
		return nil, &Error{
			Code: CodeContent, Location: "/" + key + "/" + missing[0],
			Message: "mandatory fields are missing: " + strings.Join(missing, ", "),
		}
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(map[string]any{key: content}); err != nil {
		return nil, &Error{Code: CodeContent, Location: "/" + key, Message: "the content cannot be encoded"}
	}
	return []byte(strings.TrimSuffix(b.String(), "\n")), nil
}

// Unmarshal decodes a content into a generated type. It is strict: one key,
// no unknown properties, no duplicate keys, within the limits of a content. It
// does not validate; see [Structure.Validate].
func Unmarshal(key string, data []byte, content any) error {
	_, faults, ok := parseJSON(data, nil)
	for _, f := range faults {
		_, message, _ := f.describe()
		return contentError("", message)
	}
	fail := contentError("/"+key, "the content does not have the shape of the type")
	if !ok {
		return fail
	}
	var outer map[string]json.RawMessage
	if err := json.Unmarshal(data, &outer); err != nil || len(outer) != 1 || outer[key] == nil {
		return fail
	}
	dec := json.NewDecoder(strings.NewReader(string(outer[key])))
	dec.DisallowUnknownFields()
	if dec.Decode(content) != nil {
		return fail
	}
	return nil
}

// MissingFields collects the paths of empty mandatory fields; generated types
// use it. The zero value is empty.
type MissingFields []string

// Need adds a field unless it is filled.
func (m *MissingFields) Need(filled bool, key string) {
	if !filled {
		*m = append(*m, key)
	}
}

// Part adds what is missing inside a field.
func (m *MissingFields) Part(key string, missing []string) {
	for _, path := range missing {
		*m = append(*m, key+"/"+path)
	}
}

// Item adds what is missing inside an item of a repeated field.
func (m *MissingFields) Item(key string, index int, missing []string) {
	m.Part(key+"/"+strconv.Itoa(index), missing)
}

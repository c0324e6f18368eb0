package document

import (
	"bytes"
	"encoding/json"
)

func number(text string) json.Number { return json.Number(text) }

// encode writes a decoded content as JSON with keys in the structure's order.
func (s *Structure) encode(doc map[string]any) []byte {
	var e contentEncoder
	e.buf.WriteByte('{')
	e.text(s.root.Key)
	e.buf.WriteByte(':')
	e.value(s.root, doc[s.root.Key])
	e.buf.WriteString("}")
	return e.buf.Bytes()
}

type contentEncoder struct{ buf bytes.Buffer }

func (e *contentEncoder) value(f *Field, v any) {
	switch x := v.(type) {
	case map[string]any:
		e.object(f, x)
	case []any:
		e.buf.WriteByte('[')
		for i, item := range x {
			if i > 0 {
				e.buf.WriteByte(',')
			}
			e.value(f, item)
		}
		e.buf.WriteByte(']')
	case string:
		e.text(x)
	case json.Number:
		e.buf.WriteString(x.String())
	case bool:
		if x {
			e.buf.WriteString("true")
		} else {
			e.buf.WriteString("false")
		}
	default:
		e.buf.WriteString("null")
	}
}

func (e *contentEncoder) object(f *Field, obj map[string]any) {
	e.buf.WriteByte('{')
	for i, key := range keysInOrder(f, obj) {
		if i > 0 {
			e.buf.WriteByte(',')
		}
		e.text(key)
		e.buf.WriteByte(':')
		var child *Field
		if f != nil {
			child = f.Child(key)
		}
		e.value(child, obj[key])
	}
	e.buf.WriteByte('}')
}

// text writes a string as JSON; <, > and & stay readable.
func (e *contentEncoder) text(s string) {
	enc := json.NewEncoder(&e.buf)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s)               // a string always encodes
	e.buf.Truncate(e.buf.Len() - 1) // the encoder's newline
}

package document

import "encoding/json"

// Recorded is one value that is recorded in the same way nationwide
// (valtakunnallisesti yhtenäisesti kirjattava tieto), taken out of a content.
type Recorded struct {
	Pointer string // JSON pointer of the value in the content
	Path    string // of the field, as Field.Path
	Name    Name   // of the field
	Kind    Kind

	Value  string // text, date, number or switch as in the content; the code of a code, the value of an identifier or quantity
	Text   string // display text of a code, unit of a quantity; else empty
	System string // of a code or identifier; else empty
}

// Nationwide extracts the values of the fields that the structure marks
// nationwideRecordedInformation, as a flat list in document order. Empty values
// are left out. Content that Render would refuse is refused in the same way.
// The result holds the client's data, personal ones included.
func (s *Structure) Nationwide(content []byte) ([]Recorded, error) {
	doc, err := s.showable(content)
	if err != nil {
		return nil, err
	}
	x := &extraction{at: make(place, 0, 16).key(s.root.Key)}
	x.group(s.root, doc)
	return x.out, nil
}

type extraction struct {
	at  place
	out []Recorded
}

func (x *extraction) group(g *Field, obj map[string]any) {
	for _, f := range g.Fields {
		v, present := obj[f.Key]
		if !present {
			continue
		}
		x.at = x.at.key(f.Key)
		for i, item := range items(f, v) {
			if f.Repeatable {
				x.at = x.at.item(i)
			}
			x.value(f, item)
			if f.Repeatable {
				x.at = x.at[:len(x.at)-1]
			}
		}
		x.at = x.at[:len(x.at)-1]
	}
}

func (x *extraction) value(f *Field, v any) {
	if obj, ok := v.(map[string]any); ok && f.Kind == KindGroup {
		x.group(f, obj)
		return
	}
	if !f.Nationwide || !isFilled(v) {
		return
	}
	r := Recorded{Pointer: x.at.String(), Path: f.Path(), Name: f.Name, Kind: f.Kind}
	r.set(v)
	x.out = append(x.out, r)
}

func (r *Recorded) set(v any) {
	switch t := v.(type) {
	case string:
		r.Value = t
	case json.Number:
		r.Value = t.String()
	case bool:
		r.Value = "false"
		if t {
			r.Value = "true"
		}
	case map[string]any:
		r.System, _ = t["system"].(string)
		code, _ := t["code"].(string)
		switch value := t["value"].(type) {
		case string: // an identifier
			r.Value = value
		case json.Number: // a quantity
			r.Value, r.Text = value.String(), code
		default: // a code
			r.Value = code
			r.Text, _ = t["display"].(string)
		}
	}
}

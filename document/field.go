package document

import (
	"cmp"
	"iter"
	"strings"
)

// Kind is the shape of a field's value, taken from its representation
// (esitysmuoto).
type Kind string

// The kinds of fields, with the representations that they cover.
const (
	KindGroup      Kind = "group"      // Otsikko or none: an object of fields
	KindText       Kind = "text"       // Teksti, Nimi, Allekirjoitus: a string
	KindPhrase     Kind = "phrase"     // Fraasi: a string that is fixed by the structure
	KindDate       Kind = "date"       // Pvm: YYYY, YYYY-MM or YYYY-MM-DD
	KindTime       Kind = "time"       // Hetki: as a date, or with a time and its zone
	KindSwitch     Kind = "switch"     // Kytkin: a boolean
	KindNumber     Kind = "number"     // Numero, Lkm: a number
	KindCode       Kind = "code"       // Koodi: {system, code, display}
	KindIdentifier Kind = "identifier" // Tunnus: {system, value}, system optional
	KindQuantity   Kind = "quantity"   // Määrä, Mitta, Prosentti: {value, code}, code is the unit
)

// IsLeaf reports whether a field of this kind holds a value, not fields.
func (k Kind) IsLeaf() bool { return k != KindGroup }

// Field is one field (kenttä) or group of fields (tietokokonaisuus) of a
// structure. Fields are shared by all users of a structure and must not be
// modified.
type Field struct {
	Key            string // the key in the content
	Name           Name   // the field's name
	Title          Name   // the name as shown, when it differs from Name; else empty
	Description    Name
	Note           Name // implementation note (toteutusohje)
	Kind           Kind
	Representation string // as the structure states it in Finnish; empty for plain groups

	Repeatable bool // the content has an array
	Required   bool // always mandatory
	NonEmpty   bool // the string may not be empty

	Conditional bool // marked mandatory under a condition that the note states
	Nationwide  bool // recorded in the same way nationwide (nationwideRecordedInformation)
	HiddenField bool // a group's heading, or a leaf, is not shown
	HiddenTitle bool // the value is shown without its title
	Row         int  // position in the document, 1 first; 0 when the structure gives none

	CodeSystem string          // OID of the code system of a code or, for internal lists, ""
	Systems    []string        // the systems that the structure lists; usually one internal list
	Codes      []string        // accepted codes; nil when any code of the system is
	Labels     map[string]Name // names of codes, as far as the structure gives them
	SystemURI  string          // advised system of an identifier, for example urn:oid:1.2.246.21
	Phrases    []string        // the allowed texts of a phrase
	Pattern    string          // pattern of the string or, for a code, of its system

	Fields []*Field // of a group, in row order
	Parent *Field   // nil for the document's own group

	bounds []bound // what the schema demands of the value beyond its kind
}

// DisplayName returns the title as shown, the name when there is no title, and
// the key when there is no name either.
func (f *Field) DisplayName(language string) string {
	return cmp.Or(f.Title.In(language), f.Name.In(language), f.Key)
}

// Path returns the field's place in the structure: keys joined by slashes,
// each repeated field followed by "[]", for example
// "/asia_asiakirja/asiakas[]/henkilotunnus".
func (f *Field) Path() string {
	var keys []string
	for x := f; x != nil; x = x.Parent {
		key := x.Key
		if x.Repeatable {
			key += "[]"
		}
		keys = append(keys, key)
	}
	var b strings.Builder
	for i := len(keys) - 1; i >= 0; i-- {
		b.WriteString("/" + keys[i])
	}
	return b.String()
}

// Child returns the field of a key inside a group, or nil.
func (f *Field) Child(key string) *Field {
	for _, c := range f.Fields {
		if c.Key == key {
			return c
		}
	}
	return nil
}

// All yields the field and everything below it in document order.
func (f *Field) All() iter.Seq[*Field] {
	return func(yield func(*Field) bool) { f.walk(yield) }
}

func (f *Field) walk(yield func(*Field) bool) bool {
	if !yield(f) {
		return false
	}
	for _, c := range f.Fields {
		if !c.walk(yield) {
			return false
		}
	}
	return true
}

// isHetu reports whether the field is advised to hold personal identity codes.
func (f *Field) isHetu() bool {
	return f.Kind == KindIdentifier && strings.TrimPrefix(f.SystemURI, "urn:oid:") == hetuSystem
}

// hetuSystem is the OID of the personal identity code (henkilötunnus).
const hetuSystem = "1.2.246.21"

package archive

import (
	"reflect"

	"github.com/kansa-go/kansa/rule"
)

// Entry is one constant of the wire and how sure we are of it.
type Entry struct {
	Value    string        `json:"value"`
	Fidelity rule.Fidelity `json:"fidelity"`
	Source   string        `json:"source"`
}

// NamedEntry is an entry with its name, for listings.
type NamedEntry struct {
	Name string
	Entry
}

// Entries lists the profile in the order of its fields.
func (p Profile) Entries() []NamedEntry {
	v := reflect.ValueOf(p)
	var out []NamedEntry
	for i := range v.NumField() {
		if name := v.Type().Field(i).Tag.Get("entry"); name != "" {
			out = append(out, NamedEntry{name, v.Field(i).Interface().(Entry)})
		}
	}
	return out
}

// With returns a copy of the profile in which the entry of a name has another
// value, and whether there is such an entry. Names are those of Entries.
func (p Profile) With(name, value string) (Profile, bool) {
	v := reflect.ValueOf(&p).Elem()
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("entry") == name {
			e := v.Field(i).Interface().(Entry)
			e.Value = value
			v.Field(i).Set(reflect.ValueOf(e))
			return p, true
		}
	}
	return p, false
}

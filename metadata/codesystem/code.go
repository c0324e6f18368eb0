package codesystem

import (
	"strconv"
	"strings"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

// Code is a coded value (koodattu arvo). The zero value means "none".
type Code struct {
	Value      string    // the code
	System     ident.OID // the code system with its version, such as 1.2.246.537.6.1505.201601
	SystemName string    // codeSystemName; optional
	Display    string    // displayName; optional
}

// IsZero reports whether no code is given.
func (c Code) IsZero() bool { return c.Value == "" && c.System == "" }

// System is a national code system (koodisto) as messages and headers use it.
// Its list of values is open: values that we do not know are accepted. It is a
// plain value, safe for concurrent use as long as nobody modifies its slices.
type System struct {
	OID      ident.OID // without version
	Version  string    // the year or year and month of adoption, appended to OID; empty when not known
	Name     string    // codeSystemName as real messages write it
	NameSV   string    // Swedish name; empty when not known
	Values   []Value   // the values that we know
	Ranges   []Range   // further values that are known to exist, without names
	Source   string
	Fidelity rule.Fidelity
}

// Value is one known value of a code system.
type Value struct {
	Code      string
	Display   string        // Finnish name
	DisplaySV string        // Swedish name; empty when not known
	Source    string        // empty: that of the system
	Fidelity  rule.Fidelity // empty: that of the system
}

// Range is a run of values that are whole numbers, both ends included. Not
// every number in it need be in use.
type Range struct{ From, To int }

// Versioned returns the OID with its version.
func (s System) Versioned() ident.OID {
	if s.Version == "" {
		return s.OID
	}
	return s.OID.Child(s.Version)
}

// Code returns a coded value of the system, with the Finnish display name when
// the value is known and empty otherwise.
func (s System) Code(value string) Code {
	return Code{Value: value, System: s.Versioned(), SystemName: s.Name, Display: s.Display(value)}
}

// Display returns the Finnish display name of a known value, or "".
func (s System) Display(value string) string {
	v, _ := s.Value(value)
	return v.Display
}

// Value returns a known value with the source and fidelity that hold for it.
func (s System) Value(code string) (Value, bool) {
	for _, v := range s.Values {
		if v.Code != code {
			continue
		}
		if v.Source == "" {
			v.Source = s.Source
		}
		if v.Fidelity == "" {
			v.Fidelity = s.Fidelity
		}
		return v, true
	}
	return Value{}, false
}

// Knows reports whether the value is among those that we know.
func (s System) Knows(value string) bool {
	for _, v := range s.Values {
		if v.Code == value {
			return true
		}
	}
	n, err := strconv.Atoi(value)
	if err != nil || strconv.Itoa(n) != value {
		return false
	}
	for _, r := range s.Ranges {
		if r.From <= n && n <= r.To {
			return true
		}
	}
	return false
}

// Owns reports whether an OID names this system, with any version or none. A
// version is at most one further arc.
func (s System) Owns(oid ident.OID) bool {
	if oid == s.OID {
		return true
	}
	rest, ok := strings.CutPrefix(string(oid), string(s.OID)+".")
	return ok && !strings.Contains(rest, ".")
}

package metadata

import (
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

// CodeSystem is a national code system (koodisto) as messages and headers use
// it. Its list of values is open: values that we do not know are accepted.
type CodeSystem struct {
	OID      ident.OID // without version
	Version  string    // the year or year and month of adoption, appended to OID
	Name     string    // codeSystemName as real messages write it
	Values   []Value   // the values that we know
	Source   string
	Fidelity rule.Fidelity
}

// Value is one known value of a code system.
type Value struct{ Code, Display string }

// Versioned returns the OID with its version.
func (s CodeSystem) Versioned() ident.OID {
	if s.Version == "" {
		return s.OID
	}
	return s.OID.Child(s.Version)
}

// Code returns a coded value of the system, with the display name when the
// value is known and empty otherwise.
func (s CodeSystem) Code(value string) Code {
	return Code{Value: value, System: s.Versioned(), SystemName: s.Name, Display: s.Display(value)}
}

// Display returns the display name of a known value, or "".
func (s CodeSystem) Display(value string) string {
	for _, v := range s.Values {
		if v.Code == value {
			return v.Display
		}
	}
	return ""
}

// Knows reports whether the value is among those that we know.
func (s CodeSystem) Knows(value string) bool {
	for _, v := range s.Values {
		if v.Code == value {
			return true
		}
	}
	return false
}

// Owns reports whether an OID names this system, with any version or none. A
// version is at most one further arc.
func (s CodeSystem) Owns(oid ident.OID) bool {
	if oid == s.OID {
		return true
	}
	rest, ok := strings.CutPrefix(string(oid), string(s.OID)+".")
	return ok && !strings.Contains(rest, ".")
}

package metadata

import (
	"unicode/utf8"

	"github.com/beevik/etree"
)

// finnish is the prefix of elements of namespace urn:hl7finland.
const finnish = "hl7fi:"

// writer builds elements and remembers the first text that XML cannot carry.
type writer struct{ err error }

func (w *writer) el(parent *etree.Element, tag string, attrs ...string) *etree.Element {
	e := parent.CreateElement(tag)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] == "" {
			continue // an absent value is an absent attribute, which Validate reports
		}
		w.check(e, attrs[i+1])
		e.CreateAttr(attrs[i], attrs[i+1])
	}
	return e
}

func (w *writer) check(e *etree.Element, value string) {
	if w.err == nil && !legalText(value) {
		w.err = &Error{Code: CodeIllegalText, Location: e.GetPath()}
	}
}

// legalText reports whether XML 1.0 can carry the text.
func legalText(s string) bool {
	for i, r := range s {
		switch {
		case r == utf8.RuneError:
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return false
			}
		case r < 0x20 && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF:
			return false
		}
	}
	return true
}

func (w *writer) text(parent *etree.Element, tag, value string, attrs ...string) {
	e := w.el(parent, tag, attrs...)
	w.check(e, value)
	e.SetText(value)
}

func (w *writer) na(parent *etree.Element, tag string) { w.el(parent, tag, "nullFlavor", "NA") }

func (w *writer) optional(parent *etree.Element, tag, attr, value string) {
	if value != "" {
		w.el(parent, tag, attr, value)
	}
}

func (w *writer) code(parent *etree.Element, tag string, c Code) {
	w.el(parent, tag, "code", c.Value, "codeSystem", string(c.System), "codeSystemName", c.SystemName, "displayName", c.Display)
}

func (w *writer) optionalCode(parent *etree.Element, tag string, c Code) {
	if !c.IsZero() {
		w.code(parent, tag, c)
	}
}

func (w *writer) codeOrNA(parent *etree.Element, tag string, c Code) {
	if c.IsZero() {
		w.na(parent, tag)
		return
	}
	w.code(parent, tag, c)
}

func (w *writer) organisation(e *etree.Element, o Organisation) {
	w.optional(e, "id", "root", string(o.ID))
	if o.Name != "" {
		w.text(e, "name", o.Name)
	}
}

// name writes given names, the calling name and the family name.
func (w *writer) name(e *etree.Element, prefix string, given []string, calling, family string) {
	for _, g := range given {
		w.text(e, prefix+"given", g)
	}
	if calling != "" {
		w.text(e, prefix+"given", calling, "qualifier", "CL")
	}
	if family != "" {
		w.text(e, prefix+"family", family)
	}
}

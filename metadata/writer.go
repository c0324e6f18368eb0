package metadata

import (
	"github.com/beevik/etree"

	"github.com/kansa-go/kansa/internal/xmlwrite"
)

// finnish is the prefix of elements of namespace urn:hl7finland.
const finnish = "hl7fi:"

// writer adds the header's own shapes to the plain XML writer.
type writer struct{ xmlwrite.Writer }

func (w *writer) code(parent *etree.Element, tag string, c Code) {
	w.El(parent, tag, "code", c.Value, "codeSystem", string(c.System), "codeSystemName", c.SystemName, "displayName", c.Display)
}

func (w *writer) optionalCode(parent *etree.Element, tag string, c Code) {
	if !c.IsZero() {
		w.code(parent, tag, c)
	}
}

func (w *writer) codeOrNA(parent *etree.Element, tag string, c Code) {
	if c.IsZero() {
		w.NA(parent, tag)
		return
	}
	w.code(parent, tag, c)
}

func (w *writer) organisation(e *etree.Element, o Organisation) {
	w.Optional(e, "id", "root", string(o.ID))
	if o.Name != "" {
		w.Text(e, "name", o.Name)
	}
}

// name writes given names, the calling name and the family name.
func (w *writer) name(e *etree.Element, prefix string, given []string, calling, family string) {
	for _, g := range given {
		w.Text(e, prefix+"given", g)
	}
	if calling != "" {
		w.Text(e, prefix+"given", calling, "qualifier", "CL")
	}
	if family != "" {
		w.Text(e, prefix+"family", family)
	}
}

package metadata

import (
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// reader collects the header and what is wrong with it.
type reader struct {
	h        *Header
	found    rule.Findings
	unknowns int // unknown elements so far
}

// maxUnknown bounds the findings about unknown elements: the first ones tell
// what is wrong.
const maxUnknown = 20

// unknown reports an element that is not known. Its name is not repeated: only
// names that we know are sure to hold no personal data.
func (r *reader) unknown(parent *xmltree.Element) {
	if r.unknowns++; r.unknowns <= maxUnknown {
		r.found.Add(ruleUnknownElement.Finding(parent.Path()+"/*", "an element or attribute is not known here, and is not read"))
	}
}

func (r *reader) repeated(e *xmltree.Element) {
	if len(r.found.Of(ruleRepeated.ID)) < maxUnknown {
		r.found.Add(ruleRepeated.Finding(e.Path(), "the element occurs more than once").WithRemedy("keep one"))
	}
}

// one returns the only child of namespace urn:hl7-org:v3 with a name.
func (r *reader) one(parent *xmltree.Element, local string) *xmltree.Element {
	return r.oneOf(parent, NamespaceHL7, local)
}

// oneOf returns the first child with a name. Any further one was reported: a
// second element would let two readers see two values.
func (r *reader) oneOf(parent *xmltree.Element, space, local string) *xmltree.Element {
	return parent.Child(space, local)
}

// bad reports a value that cannot be read, so that Validate does not call the
// same field missing.
func (r *reader) bad(e *xmltree.Element, broken rule.Rule, message string) {
	r.h.unreadable[e.Path()] = true
	r.found.Add(broken.Finding(e.Path(), message))
}

// badErr is bad with a cause that holds no value of the document.
func (r *reader) badErr(e *xmltree.Element, broken rule.Rule, message string, cause error) {
	r.h.unreadable[e.Path()] = true
	r.found.Add(broken.Finding(e.Path(), message).WithRemedy(cause.Error()))
}

// root reads @root as an OID. Real documents carry nullFlavor beside it.
func (r *reader) root(e *xmltree.Element) ident.OID {
	text, ok := e.Attr("root")
	if !ok {
		return ""
	}
	oid, err := ident.ParseOID(text)
	if err != nil {
		r.badErr(e, ruleOID, "the OID is wrong", err)
		return ""
	}
	r.nullBeside(e)
	return oid
}

// nullBeside reports a null flavour beside a value.
func (r *reader) nullBeside(e *xmltree.Element) {
	if null, _ := e.Attr("nullFlavor"); null != "" {
		r.found.Add(ruleNullAndValue.Finding(e.Path(), "the element has a value and a null flavour").
			WithRemedy("drop nullFlavor"))
	}
}

// code reads a coded value and checks its system when one is expected.
func (r *reader) code(e *xmltree.Element, system *CodeSystem) Code {
	if e == nil {
		return Code{}
	}
	var c Code
	var oid string
	c.Value, _ = e.Attr("code")
	oid, _ = e.Attr("codeSystem")
	c.SystemName, _ = e.Attr("codeSystemName")
	c.Display, _ = e.Attr("displayName")
	if null, _ := e.Attr("nullFlavor"); null != "" && c.Value == "" {
		return Code{}
	}
	parsed, err := ident.ParseOID(oid)
	if err != nil {
		r.badErr(e, ruleCodeSystem, "the code has no readable code system", err)
		return Code{}
	}
	c.System = parsed
	r.nullBeside(e)
	if c.Value == "" {
		r.bad(e, ruleCodeSystem, "the code is empty")
		return Code{}
	}
	r.checkSystem(e, c, system)
	return c
}

func (r *reader) checkSystem(e *xmltree.Element, c Code, system *CodeSystem) {
	switch {
	case system == nil:
	case !system.Owns(c.System):
		r.found.Add(ruleCodeSystem.Finding(e.Path(), "the code is of another code system").
			WithGot(string(c.System)).WithWant(string(system.Versioned())))
	case c.System == system.OID && system.Version != "":
		r.found.Add(ruleCodeVersion.Finding(e.Path(), "the code system is named without its version").
			WithGot(string(c.System)).WithWant(string(system.Versioned())))
	case !system.Knows(c.Value):
		r.found.Add(unknownCode(e.Path(), c, *system))
	}
}

// printable returns a code that a finding may quote, and "" for a text that
// does not look like a code: it might be a name or an identity code.
func printable(code string) string {
	digits := 0
	for i := range len(code) {
		c := code[i]
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z':
		default:
			return ""
		}
	}
	if len(code) > 8 || digits == 0 && len(code) > 2 {
		return ""
	}
	return code
}

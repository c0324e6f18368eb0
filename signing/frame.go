package signing

import (
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// frame is the part of a document around its signatures.
type frame struct {
	doc    *xmltree.Document
	root   *xmltree.Element
	id     string           // document id, id/@root
	header *xmltree.Element // localSocialHeader, nil when there is not exactly one
	body   *xmltree.Element // nonXMLBody, nil when there is not exactly one

	// claimed are all attributes that look like an identifier: id in any spelling
	// and namespace.
	claimed []claim

	// findings are the errors that no signature of the document survives.
	findings rule.Findings
}

// claim is an attribute that looks like an identifier.
type claim struct {
	on    *xmltree.Element
	exact bool // ID without namespace
	value string
}

// readFrame finds header and body.
func readFrame(doc *xmltree.Document) *frame {
	f := &frame{doc: doc, root: doc.Root()}
	f.readClaims()
	if !f.root.Is(nsCDA, "ClinicalDocument") {
		f.findings.Add(rulePlace().Finding(f.root.Path(), "the document element is not ClinicalDocument of CDA R2"))
		return f
	}
	f.readID()
	f.readHeader()
	f.readBody()
	f.checkBodyID()
	return f
}

func (f *frame) readClaims() {
	for e := range f.doc.Elements() {
		for i := range e.AttrCount() {
			if !e.AttrIsNamed(i, "id") {
				continue
			}
			a := e.AttrAt(i)
			f.claimed = append(f.claimed, claim{e, a.Space == "" && a.Local == "ID", a.Value()})
		}
	}
}

func (f *frame) readID() {
	ids := f.root.All(nsCDA, "id")
	if len(ids) == 1 {
		f.id, _ = ids[0].Attr("root")
	}
	if !isOID(f.id) {
		f.id = ""
		f.findings.Add(ruleIdentifiers().Finding(f.root.Path()+"/id", "the document has no single id whose root is an OID"))
	}
}

func (f *frame) readHeader() {
	headers := f.root.All(nsSoc, "localSocialHeader")
	if len(headers) == 1 {
		f.header = headers[0]
		return
	}
	f.findings.Add(rulePlace().Finding(f.root.Path(), "the document has no single localSocialHeader"))
}

// maxAlike bounds findings of one kind: more of them tell nothing new, and an
// element's path costs a look at all its siblings.
const maxAlike = 8

// readBody finds the one body. Elements of that name anywhere else are refused:
// wrapping attacks live from a reader that picks another one.
func (f *frame) readBody() {
	components := f.root.All(nsCDA, "component")
	if len(components) != 1 {
		f.findings.Add(ruleBody().Finding(f.root.Path(), "the document has no single component"))
	}
	var bodies, elsewhere []*xmltree.Element
	for e := range f.doc.Elements() {
		if e.Local() != "nonXMLBody" {
			continue
		}
		if e.Space() == nsCDA && e.Parent().Is(nsCDA, "component") && e.Parent().Parent() == f.root {
			bodies = append(bodies, e)
		} else {
			elsewhere = append(elsewhere, e)
		}
	}
	for _, e := range elsewhere[:min(len(elsewhere), maxAlike)] {
		f.findings.Add(ruleBody().Finding(e.Path(), "a nonXMLBody stands where the document's body does not belong"))
	}
	if len(bodies) != 1 {
		f.findings.Add(ruleBody().Finding(f.root.Path()+"/component", "the document has no single nonXMLBody"))
		return
	}
	f.body = bodies[0]
	for e := range f.body.Parent().Children() {
		if e != f.body {
			f.findings.Add(ruleBody().Finding(e.Path(), "an element stands beside the document's body"))
			return
		}
	}
}

func (f *frame) checkBodyID() {
	if f.body == nil {
		return
	}
	id, ok := f.body.Attr("ID")
	switch {
	case !ok:
		f.findings.Add(ruleIdentifiers().Finding(f.body.Path(), "the body has no ID"))
	case f.id != "" && id != "OID"+f.id:
		f.findings.Add(ruleIdentifiers().Finding(f.body.Path(), `the body's ID is not "OID" and the document's id`).
			WithWant("OID" + f.id))
	}
	f.findings.Add(f.claims(f.body, id)...)
}

// claims finds other attributes that look like an identifier and have the value
// of e's: id, iD, and any of them in a namespace. Readers with another idea of
// identifiers would follow a reference to them.
func (f *frame) claims(e *xmltree.Element, id string) (fs rule.Findings) {
	if id == "" {
		return nil
	}
	for _, c := range f.claimed {
		if c.value == id && (c.on != e || !c.exact) && len(fs) < maxAlike {
			fs.Add(ruleIdentifiers().Finding(c.on.Path(), "an attribute claims the identifier of another element"))
		}
	}
	return fs
}

package xmldsig

import (
	"bytes"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// children walks the child elements of one element in the order of the schema.
type children struct {
	sig    *Signature
	parent *xmltree.Element
	next   *xmltree.Element
}

// children starts a walk and refuses text and instructions between the
// elements. Comments are let through: no canonical form in use contains them
// and no value is made of them.
func (s *Signature) children(e *xmltree.Element) *children {
	for p := range e.Pieces() {
		text := p.Kind == xmltree.PieceText && len(bytes.Trim(p.Raw, " \t\r\n")) == 0
		if !text && p.Kind != xmltree.PieceComment {
			s.problem(StrayText, e, e.Local()+" contains text or an instruction between its elements")
			break
		}
	}
	return &children{sig: s, parent: e, next: e.FirstChild()}
}

// takeIn takes the next element when it has the expanded name.
func (c *children) takeIn(space, local string) *xmltree.Element {
	if !c.next.Is(space, local) {
		return nil
	}
	e := c.next
	c.next = e.NextSibling()
	return e
}

// takeOptional takes the next element of the signature namespace when it has
// the name, and refuses its repetition.
func (c *children) takeOptional(local string) *xmltree.Element {
	e := c.takeIn(Namespace, local)
	if e == nil {
		return nil
	}
	for again := c.takeIn(Namespace, local); again != nil; again = c.takeIn(Namespace, local) {
		c.sig.problem(Repeated, again, local+" occurs more than once")
	}
	return e
}

// take takes a required element.
func (c *children) take(local string) *xmltree.Element {
	e := c.takeOptional(local)
	if e != nil {
		return e
	}
	if c.parent.Child(Namespace, local) != nil {
		c.sig.problem(Misplaced, c.parent, local+" is not where the schema has it")
	} else {
		c.sig.problem(Missing, c.parent, c.parent.Local()+" has no "+local)
	}
	return nil
}

// takeAll takes all consecutive elements with the name.
func (c *children) takeAll(local string) (all []*xmltree.Element) {
	for e := c.takeIn(Namespace, local); e != nil; e = c.takeIn(Namespace, local) {
		all = append(all, e)
	}
	return all
}

// end refuses what was not taken.
func (c *children) end() {
	for ; c.next != nil && len(c.sig.Problems) < maxProblems; c.next = c.next.NextSibling() {
		code, detail := StrayElement, c.parent.Local()+" contains an element that the schema does not have there"
		if c.next.Space() == Namespace {
			for e := range c.parent.Children() {
				if e != c.next && e.Is(Namespace, c.next.Local()) {
					code, detail = Repeated, c.next.Local()+" occurs more than once"
				}
			}
		}
		c.sig.problem(code, c.next, detail)
	}
}

package xmldsig

import (
	"strings"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// filter applies "ancestor-or-self::p:name" or its negation: it keeps, or
// drops, the sub-trees of the elements with that expanded name. A general
// expression engine in a verifier would be a program that strangers write.
func (d *data) filter(xpath *xmltree.Element) error {
	space, local, negated, err := parseXPath(xpath)
	if err != nil {
		return err
	}
	match := func(e *xmltree.Element) bool { return e.Is(space, local) }
	if negated {
		d.skips = append(d.skips, match)
		return nil
	}
	apexes := d.apexes
	if apexes == nil {
		apexes = []*xmltree.Element{d.doc.Root()}
	}
	d.apexes = []*xmltree.Element{}
	for _, apex := range apexes {
		switch {
		case d.skippedAbove(apex):
		case matchAbove(apex, match):
			d.apexes = append(d.apexes, apex)
		default:
			d.outermost(apex, match)
		}
	}
	return nil
}

// matchAbove reports whether e or an ancestor of it matches.
func matchAbove(e *xmltree.Element, match func(*xmltree.Element) bool) bool {
	for ; e != nil; e = e.Parent() {
		if match(e) {
			return true
		}
	}
	return false
}

// outermost adds the outermost matching elements below e to the apexes.
func (d *data) outermost(e *xmltree.Element, match func(*xmltree.Element) bool) {
	for c := range e.Children() {
		switch {
		case d.skipped(c):
		case match(c):
			d.apexes = append(d.apexes, c)
		default:
			d.outermost(c, match)
		}
	}
}

// parseXPath reads the closed grammar. Prefixes are those in force at the XPath
// element; a name without prefix has no namespace, as XPath 1.0 says.
func parseXPath(e *xmltree.Element) (space, local string, negated bool, err error) {
	if e == nil || e.FirstChild() != nil {
		return "", "", false, ErrXPath
	}
	expr := strings.Trim(e.Text(), " \t\r\n")
	if rest, ok := strings.CutPrefix(expr, "not("); ok {
		if rest, ok = strings.CutSuffix(rest, ")"); !ok {
			return "", "", false, ErrXPath
		}
		expr, negated = strings.Trim(rest, " \t\r\n"), true
	}
	name, ok := strings.CutPrefix(expr, "ancestor-or-self::")
	if !ok {
		return "", "", false, ErrXPath
	}
	prefix, local, prefixed := strings.Cut(name, ":")
	if !prefixed {
		prefix, local = "", name
	}
	if !xmltree.IsNCName(local) || prefixed && !xmltree.IsNCName(prefix) {
		return "", "", false, ErrXPath
	}
	if prefixed {
		if space, ok = e.LookupNamespace(prefix); !ok {
			return "", "", false, ErrXPath
		}
	}
	return space, local, negated, nil
}

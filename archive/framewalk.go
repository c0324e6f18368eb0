package archive

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/internal/vocabulary"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// place is a part with the parts inside of it.
type place struct {
	part
	inside map[string]*place
	order  []string // names of inside, as the table has them
	forms  []form
}

// form is an attribute that a part may have.
type form struct {
	name               string
	optional, required bool
	values             []string // nil: any
}

func formOf(text string) (f form) {
	rest, values, fixed := strings.Cut(text, "=")
	rest, f.optional = strings.CutPrefix(rest, "?")
	f.name, f.required = strings.CutSuffix(rest, "!")
	if fixed {
		f.values = strings.Split(values, "|")
	}
	return f
}

// framePlaces is the table of a frame's parts as a tree. It is never changed.
var framePlaces = placesOf(frameParts())

// placesOf makes a tree of a table in which parents come before what is inside.
func placesOf(parts []part) *place {
	placed := func(p part) *place {
		at := &place{part: p}
		for _, text := range p.attributes {
			at.forms = append(at.forms, formOf(text))
		}
		return at
	}
	root := placed(parts[0])
	for _, p := range parts[1:] {
		at, names := root, strings.Split(p.path, "/")
		for _, name := range names[:len(names)-1] {
			at = at.inside[name]
		}
		if at.inside == nil {
			at.inside = map[string]*place{}
		}
		name := names[len(names)-1]
		at.inside[name], at.order = placed(p), append(at.order, name)
	}
	return root
}

// walker compares a message with the table of its parts.
type walker struct {
	trigger string // of the profile
	found   rule.Findings
	count   map[rule.ID]int
}

// compare reports everything in a message that is no part of it, is there twice, is
// missing or has another value than the only one.
func compare(root *xmltree.Element, p Profile) rule.Findings {
	w := &walker{trigger: p.Trigger.Value, count: map[rule.ID]int{}}
	w.element(root, framePlaces)
	return w.found
}

// mostDeviations bounds the findings of one rule: the first ones tell what is wrong,
// and every rule that is broken is named.
const mostDeviations = 20

func (w *walker) add(f rule.Finding) {
	w.count[f.Rule]++
	switch n := w.count[f.Rule]; {
	case n < mostDeviations:
		w.found.Add(f)
	case n == mostDeviations:
		f.Message = "this and further places break the rule; they are not listed"
		w.found.Add(f)
	}
}

func (w *walker) element(e *xmltree.Element, p *place) {
	w.attributes(e, p)
	switch blank := strings.TrimSpace(ownText(e, p)) == ""; {
	case p.content == words && blank:
		w.add(ruleFixed.Finding(e.Path(), "the element is empty"))
	case p.content == elements && !blank:
		w.add(ruleUnknown.Finding(e.Path(), "text stands where none is read"))
	}
	if p.content == foreign {
		return
	}
	seen := map[string]int{}
	for child := range e.Children() {
		inner := p.inside[child.Local()]
		if inner == nil || child.Space() != metadata.NamespaceHL7 {
			w.add(ruleUnknown.Finding(child.Path(), "the element is not known here, and is not read"))
			continue
		}
		if seen[child.Local()]++; seen[child.Local()] > 1 && inner.presence != many {
			w.add(ruleRepeated.Finding(child.Path(), "the element occurs more than once").WithRemedy("keep one"))
			continue
		}
		w.element(child, inner)
	}
	w.missing(e, p, seen)
}

// ownText is the text of an element, unless it is a document.
func ownText(e *xmltree.Element, p *place) string {
	if p.content == foreign {
		return ""
	}
	return e.Text()
}

func (w *walker) missing(e *xmltree.Element, p *place, seen map[string]int) {
	for _, name := range p.order {
		inner := p.inside[name]
		if seen[name] > 0 || inner.presence != once && inner.presence != usual {
			continue
		}
		f := inner.rule().Finding(e.Path()+"/"+name, "the element is missing")
		if inner.presence == usual {
			f = f.WithSeverity(rule.Info)
		}
		w.add(f)
	}
}

// rule is the rule of a part's absence.
func (p part) rule() rule.Rule {
	if p.broken.ID == "" {
		return ruleFixed
	}
	return p.broken
}

func (w *walker) attributes(e *xmltree.Element, p *place) {
	for _, f := range p.forms {
		got, ok := e.Attr(f.name)
		broken := ruleFixed
		if f.name == "root" || f.name == "code" || f.name == "value" {
			broken = p.rule()
		}
		switch {
		case !ok && f.optional:
		case f.required && got == "", f.values != nil && !ok:
			w.add(broken.Finding(e.Path()+"/@"+f.name, "the attribute is missing"))
		case f.values != nil && !w.allowed(f, got):
			w.add(broken.Finding(e.Path()+"/@"+f.name, "the attribute has another value than the one that is known").WithWant(w.wanted(f)))
		}
	}
	for a := range e.Attributes() {
		if a.Space == "" && p.has(a.Local) || schemaHint(p, a) {
			continue
		}
		w.add(ruleUnknown.Finding(e.Path()+"/@"+vocabulary.Shown(a.Local), "the attribute is not known here, and is not read"))
	}
}

// has reports whether a part may have an attribute.
func (p *place) has(name string) bool {
	return slices.ContainsFunc(p.forms, func(f form) bool { return f.name == name })
}

func (w *walker) allowed(f form, got string) bool {
	return slices.ContainsFunc(f.values, func(value string) bool { return value == got || value == ofTrigger && got == w.trigger })
}

func (w *walker) wanted(f form) string {
	return strings.ReplaceAll(strings.Join(f.values, "|"), ofTrigger, w.trigger)
}

// schemaHint reports whether an attribute of the root names a schema's file, which
// is for tools and says nothing about the message.
func schemaHint(p *place, a xmltree.Attr) bool {
	return p.path == "" && a.Space == "http://www.w3.org/2001/XMLSchema-instance" && a.Local == "schemaLocation"
}

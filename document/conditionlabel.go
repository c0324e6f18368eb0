package document

import (
	"slices"
	"strings"
)

var (
	namedCase = compilePattern(`(?i)^(?P<name>[^ ,"]+(?: [^ ,"]+)?) (?P<verb>on|ei ole) (?P<values>.+)$`)
	groupCase = compilePattern(`(?i)^(?P<name>[^ ,"]+(?: [^ ,"]+)?) (?:on )?(?:valittu|valitaan|kirjattu|kirjataan|merkitty) (?P<values>.+)$`)
)

// labelNamed reads "the decision is negative", where a code that is named after
// the thing, such as the kind of the decision, has that value in the structure's
// own list.
func (p *noteParser) labelNamed(text string) expr {
	m := submatch(namedCase, text)
	if m == nil {
		return nil
	}
	f := p.codeNamedAfter(plainName(m["name"]), m["values"])
	if f == nil {
		return nil
	}
	e := p.codeOf(f, m["values"])
	switch {
	case e == nil || m["verb"] != "on" && !p.namedAfter(f, plainName(m["name"])):
		return nil
	case m["verb"] != "on":
		return differs(e)
	}
	return e
}

// codeNamedAfter returns the nearest code that is named after a thing and has
// values in its list, else the only one of the structure that has them, when it
// stands in the group of the thing: the solution in the group of the decision.
func (p *noteParser) codeNamedAfter(thing, values string) *Field {
	var listing, found []*Field
	for _, f := range p.names.all {
		if f == p.field || f.Kind != KindCode || len(f.Labels) == 0 || !allLabels(f, values) {
			continue
		}
		listing = append(listing, f)
		if p.namedAfter(f, thing) {
			found = append(found, f)
		}
	}
	p.names.sortByDistance(found, p.field)
	switch {
	case len(found) == 1 || len(found) > 1 && !p.equallyNear(found[0], found[1]):
		return found[0]
	case len(found) == 0 && len(listing) == 1 && p.isThing(listing[0].Parent, thing) && !p.several(listing[0]):
		return listing[0]
	}
	return nil
}

// isThing reports whether a group has the name of a thing, alone or behind what
// the thing is about.
func (p *noteParser) isThing(g *Field, thing string) bool {
	return len(thing) >= 5 && slices.ContainsFunc(p.names.names[g], func(name string) bool { return strings.HasSuffix(name, thing) })
}

// namedAfter reports whether a code is named after a thing: its name begins with
// the thing's genitive, or ends as a compound word in it.
func (p *noteParser) namedAfter(f *Field, thing string) bool {
	for _, name := range p.names.names[f] {
		words := strings.Fields(name)
		head := strings.Join(words[:len(words)-1], " ")
		if head != "" && (head == thing || inflectedName(thing, head)) || len(thing) >= 6 && strings.HasSuffix(name, thing) && name != thing {
			return true
		}
	}
	return false
}

// allLabels reports whether a list holds nothing but values of the structure's
// own list.
func allLabels(f *Field, values string) bool {
	if codeOfLabel(f, values) != "" {
		return true
	}
	return !slices.ContainsFunc(valueSplit.Split(values, -1), func(item string) bool { return codeOfLabel(f, strings.Trim(item, ` "`)) == "" })
}

// inGroup reads "X is chosen as the service task" where the service task is a
// group with one code, which is what is chosen.
func (p *noteParser) inGroup(text string) expr {
	m := submatch(groupCase, text)
	if m == nil {
		return nil
	}
	g := p.groupNamed(strings.Trim(afterName.ReplaceAllString(m["name"], ""), ` "-`))
	if g == nil {
		return nil
	}
	var code *Field
	for _, f := range g.Fields {
		if f.Kind != KindCode {
			continue
		}
		if code != nil {
			return nil
		}
		code = f
	}
	if code == nil || code == p.field {
		return nil
	}
	if e := p.codeOf(code, m["values"]); e != nil {
		return e
	}
	return nil
}

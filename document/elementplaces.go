package document

import (
	"strconv"

	"github.com/kansa-go/kansa/internal/vocabulary"
	"github.com/kansa-go/kansa/internal/xmltree"
)

// elementPlaces finds the paths of some elements in one walk: a path alone costs a
// walk over all siblings of all ancestors, which a hostile form makes long.
type elementPlaces struct {
	open  map[*xmltree.Element]bool // still to be found
	found map[*xmltree.Element]string
	names map[string]string // as paths show them
	stack []elementStep
}

// elementStep is an element and its position among siblings of its name.
type elementStep struct {
	name     string
	position int
}

// placesOf returns the paths of elements, such as "/div[1]/p[2]".
func placesOf(root *xmltree.Element, elements []*xmltree.Element) map[*xmltree.Element]string {
	p := elementPlaces{open: map[*xmltree.Element]bool{}, found: map[*xmltree.Element]string{}, names: map[string]string{}}
	for _, e := range elements {
		p.open[e] = true
	}
	p.walk(root, 1)
	return p.found
}

func (p *elementPlaces) walk(e *xmltree.Element, position int) {
	p.stack = append(p.stack, elementStep{e.Local(), position})
	if p.open[e] {
		delete(p.open, e)
		p.found[e] = p.path()
	}
	if e.FirstChild() != nil {
		counts := map[string]int{}
		for c := range e.Children() {
			if len(p.open) == 0 {
				break
			}
			counts[c.Local()]++
			p.walk(c, counts[c.Local()])
		}
	}
	p.stack = p.stack[:len(p.stack)-1]
}

// path is that of the stack.
func (p *elementPlaces) path() string {
	var out []byte
	for _, s := range p.stack {
		out = append(append(append(out, '/'), p.shown(s.name)...), '[')
		out = append(strconv.AppendInt(out, int64(s.position), 10), ']')
	}
	return string(out)
}

// shown is a name that a standard has, or a sign for another.
func (p *elementPlaces) shown(name string) string {
	shown, asked := p.names[name]
	if !asked {
		if shown = unknownKey; vocabulary.Known(name) {
			shown = name
		}
		p.names[name] = shown
	}
	return shown
}

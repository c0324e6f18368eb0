package xmltree

// Layout says which parts of an element are written as canonical XML writes
// them, so that whoever canonicalises can copy them.
type Layout uint8

// The parts.
const (
	// PlainTag: the start tag has one space before each declaration and attribute
	// and none elsewhere, double quotes, values without references, tabs and line
	// ends, the declarations first and both in canonical order. It is no
	// empty-element tag.
	PlainTag Layout = 1 << iota

	// PlainEnd: the end tag has no white space.
	PlainEnd

	// PlainContent: between the tags and child elements is nothing but text
	// without references, ">" and carriage returns.
	PlainContent

	// PrefixedAttribute: an attribute has a prefix.
	PrefixedAttribute
)

// Layout returns how the element is written.
func (e *Element) Layout() Layout {
	if e == nil {
		return 0
	}
	return e.nodes.layout()
}

// nodes packs what there are hundreds of thousands of: the number of attributes
// in the low 14 bits, that of declarations in the next 14, the layout on top.
type nodes uint32

const (
	nodeBits    = 14
	maxNodes    = 1<<nodeBits - 1
	oneAttr     = nodes(1)
	oneDecl     = nodes(1) << nodeBits
	layoutShift = 2 * nodeBits
)

func (n nodes) attrs() int             { return int(n & maxNodes) }
func (n nodes) decls() int             { return int(n >> nodeBits & maxNodes) }
func (n nodes) layout() Layout         { return Layout(n >> layoutShift) }
func (n nodes) with(l Layout) nodes    { return n | nodes(l)<<layoutShift }
func (n nodes) without(l Layout) nodes { return n &^ (nodes(l) << layoutShift) }

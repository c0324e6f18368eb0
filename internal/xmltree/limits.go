package xmltree

import "math"

// Limits bounds what Parse accepts, so that a hostile document costs little.
// A zero field means its documented default; negative fields refuse everything.
type Limits struct {
	Bytes      int // length of the source; default 64 MiB, never above 2 GiB
	Depth      int // nesting of elements; default 256
	Nodes      int // elements, attributes and namespace declarations together; default 2,000,000
	Attributes int // attributes and namespace declarations of one element; default 128
	Namespaces int // namespace declarations in force at one place; default 128
	Space      int // bytes of one namespace name in canonical XML, the exclusive form of which may write it for every element; default 256
	Name       int // bytes of one qualified name; default 1,024
	Names      int // different qualified names, those of processing instructions among them, and different expanded names; default 100,000
	Reserved   int // different names in the namespace of the prefix xml, which canonical XML inherits; default 16, where 4 are defined

	// Known reports whether a local name may be shown in paths and errors: names
	// that a document makes up may be anything, a client's name or identity code
	// among it. Nil means that no name is shown.
	Known func(local string) bool
}

func (l Limits) withDefaults() Limits {
	set := func(field *int, def int) {
		if *field == 0 {
			*field = def
		}
	}
	set(&l.Bytes, 64<<20)
	set(&l.Depth, 256)
	set(&l.Nodes, 2_000_000)
	set(&l.Attributes, 128)
	set(&l.Namespaces, 128)
	set(&l.Space, 256)
	set(&l.Name, 1024)
	set(&l.Reserved, 16)
	set(&l.Names, 100_000)
	// Offsets and indices are 32 bits wide.
	l.Bytes = min(l.Bytes, math.MaxInt32)
	l.Nodes = min(l.Nodes, math.MaxInt32)
	l.Attributes = min(l.Attributes, maxNodes)
	return l
}

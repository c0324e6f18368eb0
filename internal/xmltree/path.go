package xmltree

import "strconv"

// hidden stands in a path for a name that Limits.Known does not know.
const hidden = "*"

// shown returns a local name as a path shows it.
func (d *Document) shown(name uint32) string {
	if local := d.names[name].local; d.known != nil && d.known(local) {
		return local
	}
	return hidden
}

// Path returns the place of the element for messages, such as
// "/ClinicalDocument/author[2]/time": local names only, with a position when
// siblings share the name. A name that Limits.Known does not know is "*", with a
// position among the siblings of such names.
func (e *Element) Path() string {
	if e == nil {
		return ""
	}
	return string(e.appendPath(make([]byte, 0, 128)))
}

func (e *Element) appendPath(dst []byte) []byte {
	if e == nil {
		return dst
	}
	dst = append(e.Parent().appendPath(dst), '/')
	return append(append(dst, e.doc.shown(e.name)...), e.position()...)
}

// maxSiblings bounds the work of one Path: an element with more siblings than
// this gets an inexact position, so that a hostile document cannot make every
// message cost a walk over all of them.
const maxSiblings = 1000

// position is "[n]" among the siblings that are shown alike, empty when there is
// only one, and "[1000+]" beyond the bound.
func (e *Element) position() string {
	own := e.doc.shown(e.name)
	n, total, seen := 0, 0, 0
	for c := e.Parent().FirstChild(); c != nil; c = c.NextSibling() {
		if seen++; seen > maxSiblings {
			if n == 0 {
				return "[" + strconv.Itoa(maxSiblings) + "+]"
			}
			break
		}
		if c.name != e.name && e.doc.shown(c.name) != own {
			continue
		}
		total++
		if c == e {
			n = total
		}
	}
	if total < 2 {
		return ""
	}
	return "[" + strconv.Itoa(n) + "]"
}

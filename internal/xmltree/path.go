package xmltree

import "strconv"

// Path returns the place of the element for messages, such as
// "/ClinicalDocument/author[2]/time": local names only, with a position when
// siblings share the name.
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
	return append(append(dst, e.Local()...), e.position()...)
}

// maxSiblings bounds the work of one Path: an element with more siblings than
// this gets an inexact position, so that a hostile document cannot make every
// message cost a walk over all of them.
const maxSiblings = 1000

// position is "[n]" among the siblings with the same local name, empty when
// there is only one, and "[1000+]" beyond the bound.
func (e *Element) position() string {
	n, total, seen := 0, 0, 0
	for c := e.Parent().FirstChild(); c != nil; c = c.NextSibling() {
		if seen++; seen > maxSiblings {
			if n == 0 {
				return "[" + strconv.Itoa(maxSiblings) + "+]"
			}
			break
		}
		if c.Local() != e.Local() {
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

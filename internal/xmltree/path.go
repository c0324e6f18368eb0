package xmltree

import "strconv"

// Path returns the place of the element for messages, such as
// "/ClinicalDocument/author[2]/time": local names only, with a position when
// siblings share the name.
func (e *Element) Path() string {
	if e == nil {
		return ""
	}
	return e.Parent().Path() + "/" + e.Local() + e.position()
}

// position is "[n]" among the siblings with the same local name, empty when
// there is only one.
func (e *Element) position() string {
	n, total := 0, 0
	for c := e.Parent().FirstChild(); c != nil; c = c.NextSibling() {
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

package pdfa

import (
	"bytes"
	"strconv"

	"github.com/kansa-go/kansa/rule"
)

// maxXRefFindings bounds the findings about the entries of a file.
const maxXRefFindings = 10

// distrust notes a flaw of the cross-reference sections.
func (f *file) distrust(location, message string) {
	f.broken = true
	f.problem(ruleXRef.Finding(location, message))
}

func (f *file) problem(p rule.Finding) { f.problems.Add(p) }

// readSections follows the cross-reference sections from startxref on, the
// newest first (ISO 32000-1, 7.5.4 to 7.5.8). What is wrong with them is a
// problem of the file, no error.
func (f *file) readSections() error {
	i := bytes.LastIndex(f.src, []byte("startxref"))
	if i < 0 {
		f.distrust("/startxref", "the file has no startxref")
		return nil
	}
	at, _, ok := digits(f.src[i+len("startxref"):])
	if !ok || at >= len(f.src) {
		f.distrust("/startxref", "startxref points outside the file")
		return nil
	}
	visited := map[int]bool{}
	for section := 0; ; section++ {
		if section == maxSections {
			return errSections
		}
		visited[at] = true
		trailer, err := f.section(at, section)
		if err != nil || trailer == nil {
			return err
		}
		if err := f.hybrid(trailer, section); err != nil {
			return err
		}
		if !trailer.has("Prev") {
			return nil
		}
		if at, ok = trailer.number("Prev"); !ok || at >= len(f.src) {
			f.distrust("/trailer/Prev", "Prev points outside the file")
			return nil
		}
		if visited[at] {
			f.distrust("/trailer/Prev", "the cross-reference sections lead back to one another")
			return nil
		}
	}
}

// hybrid reads the stream that a classic section names for newer readers.
func (f *file) hybrid(trailer dict, section int) error {
	if !trailer.has("XRefStm") {
		return nil
	}
	at, ok := trailer.number("XRefStm")
	if !ok || at >= len(f.src) {
		f.distrust("/trailer/XRefStm", "XRefStm points outside the file")
		return nil
	}
	_, err := f.xrefStream(at, section, "/trailer/XRefStm")
	return err
}

// section reads the classic section or the cross-reference stream at an offset
// and returns its trailer, or nil when it cannot be read.
func (f *file) section(at, section int) (dict, error) {
	location := "/startxref"
	if section > 0 {
		location = "/trailer/Prev"
	}
	at = f.afterSpace(at)
	if !bytes.HasPrefix(f.src[at:], []byte("xref")) {
		return f.xrefStream(at, section, location)
	}
	end, err := f.table(at+len("xref"), section)
	if err != nil || end < 0 {
		return nil, err
	}
	d, err := f.trailer(end + len("trailer"))
	if err == nil && d == nil {
		f.distrust("/trailer", "the trailer cannot be read")
	}
	return d, err
}

// table reads the subsections of a classic section and returns where its trailer
// begins, or -1.
func (f *file) table(at, section int) (int, error) {
	rest := f.src[at:]
	for {
		first, after, ok := digits(rest)
		if !ok {
			rest = bytes.TrimLeft(rest, whiteSpace)
			if !bytes.HasPrefix(rest, []byte("trailer")) {
				f.distrust("/xref", "the cross-reference table has no trailer")
				return -1, nil
			}
			return len(f.src) - len(rest), nil
		}
		count, after, ok := digits(after)
		if !ok {
			f.distrust("/xref", "a subsection of the cross-reference table cannot be read")
			return -1, nil
		}
		for n := first; n < first+count; n++ {
			var e entry
			if e, after, ok = nextEntry(after); !ok {
				f.distrust("/xref", "the cross-reference table ends early")
				return -1, nil
			}
			e.section = section
			if err := f.enter(n, e); err != nil {
				return -1, err
			}
		}
		rest = after
	}
}

// nextEntry cuts one entry, "nnnnnnnnnn ggggg n" and an end of line.
func nextEntry(b []byte) (e entry, rest []byte, ok bool) {
	b = bytes.TrimLeft(b, whiteSpace)
	if len(b) < 18 || b[17] != 'n' && b[17] != 'f' {
		return e, nil, false
	}
	if b[17] == 'f' {
		return e, b[18:], true
	}
	at, err := strconv.Atoi(string(b[:10]))
	return entry{kind: entryPlain, at: at}, b[18:], err == nil
}

const whiteSpace = " \t\r\n\f\x00"

// digits reads a decimal number after white space.
func digits(b []byte) (n int, rest []byte, ok bool) {
	b = bytes.TrimLeft(b, whiteSpace)
	i := 0
	for i < len(b) && i < 10 && b[i] >= '0' && b[i] <= '9' {
		n = n*10 + int(b[i]-'0')
		i++
	}
	return n, b[i:], i > 0
}

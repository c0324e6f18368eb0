package pdfa

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/kansa-go/kansa/rule"
)

// maxXRefFindings bounds the findings about one table.
const maxXRefFindings = 10

// checkXRef verifies what the library repairs silently: that startxref points at
// a cross-reference section, and that every entry of a classic table points at
// its object (ISO 32000-1, 7.5.4 and 7.5.5). Cross-reference streams are only
// checked for being where startxref says.
func checkXRef(src []byte) (found rule.Findings) {
	i := bytes.LastIndex(src, []byte("startxref"))
	if i < 0 {
		return rule.Findings{ruleXRef.Finding("/startxref", "the file has no startxref")}
	}
	offset, _, ok := number(src[i+len("startxref"):])
	base := max(bytes.Index(src[:min(len(src), 1024)], []byte("%PDF-")), 0)
	if !ok || base+offset >= len(src) {
		return rule.Findings{ruleXRef.Finding("/startxref", "startxref points outside the file")}
	}
	section := src[base+offset:]
	if !bytes.HasPrefix(section, []byte("xref")) {
		if _, ok := objectAt(section); !ok {
			found.Add(ruleXRef.Finding("/startxref", "startxref does not point at a cross-reference section"))
		}
		return found
	}
	return checkTable(src[base:], section[len("xref"):])
}

// checkTable reads the subsections of a classic table.
func checkTable(src, table []byte) (found rule.Findings) {
	for {
		first, rest, ok := number(table)
		if !ok {
			return found // the trailer follows
		}
		count, rest, ok := number(rest)
		if !ok {
			return append(found, ruleXRef.Finding("/xref", "a subsection of the cross-reference table cannot be read"))
		}
		for n := first; n < first+count; n++ {
			var entry []byte
			if entry, rest, ok = nextEntry(rest); !ok {
				return append(found, ruleXRef.Finding("/xref", "the cross-reference table ends early"))
			}
			if !entryRight(src, entry, n) {
				found.Add(ruleXRef.Finding(fmt.Sprintf("/xref/object %d", n), "the cross-reference table points at the wrong place"))
			}
			if len(found) == maxXRefFindings {
				return found
			}
		}
		table = rest
	}
}

// nextEntry cuts one entry, "nnnnnnnnnn ggggg n" and an end of line.
func nextEntry(b []byte) (entry, rest []byte, ok bool) {
	b = bytes.TrimLeft(b, " \t\r\n")
	if len(b) < 18 || b[17] != 'n' && b[17] != 'f' {
		return nil, nil, false
	}
	return b[:18], b[18:], true
}

func entryRight(src, entry []byte, n int) bool {
	if entry[17] == 'f' {
		return true
	}
	offset, err := strconv.Atoi(string(entry[:10]))
	if err != nil || offset <= 0 || offset >= len(src) {
		return false
	}
	got, ok := objectAt(src[offset:])
	return ok && got == n
}

// objectAt reads "N G obj" and returns N.
func objectAt(b []byte) (int, bool) {
	n, rest, ok := number(b)
	if !ok {
		return 0, false
	}
	_, rest, ok = number(rest)
	if !ok {
		return 0, false
	}
	return n, bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("obj"))
}

// number reads a decimal number after white space.
func number(b []byte) (n int, rest []byte, ok bool) {
	b = bytes.TrimLeft(b, " \t\r\n\f\x00")
	i := 0
	for i < len(b) && i < 10 && b[i] >= '0' && b[i] <= '9' {
		n = n*10 + int(b[i]-'0')
		i++
	}
	return n, b[i:], i > 0
}

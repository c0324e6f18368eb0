package signing

import (
	"bytes"
	"strings"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// textRun is the text between two tags of a canonical form, possibly empty.
type textRun struct {
	raw    []byte
	parent *xmltree.Element
	last   bool // before the end tag of parent
	depth  int  // of parent, 0 for the apex
}

// between reports whether the run stands between elements and is nothing but
// white space.
func (r textRun) between() bool {
	return r.parent.FirstChild() != nil && len(bytes.TrimSpace(r.raw)) == 0
}

// parseOctets reads canonical octets again; it returns nil when they are not an
// XML document.
func parseOctets(octets []byte) *xmltree.Document {
	doc, err := xmltree.Parse(octets, xmltree.Limits{Attributes: 1 << 12, Namespaces: 1 << 12})
	if err != nil {
		return nil
	}
	return doc
}

// rewrite returns a document's bytes with every run of text replaced by what f
// makes of it.
func rewrite(doc *xmltree.Document, f func(textRun) []byte) []byte {
	src := doc.Source()
	w := &rewriter{src: src, f: f, out: make([]byte, 0, len(src)+len(src)/8)}
	w.element(doc.Root(), 0)
	return w.out
}

type rewriter struct {
	src, out []byte
	f        func(textRun) []byte
}

func (w *rewriter) element(e *xmltree.Element, depth int) {
	start, end := e.Range()
	pos, stop := e.Inner()
	w.out = append(w.out, w.src[start:pos]...)
	for c := range e.Children() {
		from, to := c.Range()
		w.out = append(w.out, w.f(textRun{w.src[pos:from], e, false, depth})...)
		w.element(c, depth+1)
		pos = to
	}
	w.out = append(w.out, w.f(textRun{w.src[pos:stop], e, true, depth})...)
	w.out = append(w.out, w.src[stop:end]...)
}

// diagnoseText tries changes of text alone.
func diagnoseText(e *xmltree.Element, octets []byte, matches func([]byte) bool) Accident {
	depth := strings.Count(e.Path(), "/") - 1
	try := []struct {
		accident Accident
		change   func(textRun) []byte
	}{
		{Indented, dropSpace},
		{TextPadded, trim},
		{Rewrapped, wrap(0, "", "")},
		{Rewrapped, wrap(76, "\n", "")},
		{Rewrapped, wrap(76, "\n", "\n")},
		{Rewrapped, wrap(76, "&#xD;\n", "")},
		{Rewrapped, wrap(76, "&#xD;\n", "&#xD;\n")},
		{Rewrapped, wrap(64, "\n", "")},
		{Rewrapped, wrap(64, "\n", "\n")},
		{Rewrapped, after(trim, wrap(0, "", ""))},
		{Rewrapped, after(trim, wrap(76, "\n", ""))},
		{Rewrapped, after(trim, wrap(64, "\n", ""))},
		{Rewrapped, after(dropSpace, wrap(0, "", ""))},
		{Rewrapped, after(dropSpace, wrap(76, "\n", ""))},
		{Rewrapped, after(dropSpace, wrap(64, "\n", ""))},
		{LineEndsLost, func(r textRun) []byte { return bytes.ReplaceAll(r.raw, []byte("\n"), []byte("&#xD;\n")) }},
		{LineEndsAdded, func(r textRun) []byte { return bytes.ReplaceAll(r.raw, []byte("&#xD;"), nil) }},
		{Unindented, indent("\t", depth)},
		{Unindented, indent("  ", depth)},
		{Unindented, indent("    ", depth)},
		{Unindented, indent("", depth)},
	}
	doc := parseOctets(octets)
	if doc == nil {
		return ""
	}
	for _, t := range try {
		if changed := rewrite(doc, t.change); !bytes.Equal(changed, octets) && matches(changed) {
			return t.accident
		}
	}
	return ""
}

// dropSpace removes white space between elements.
func dropSpace(r textRun) []byte {
	if r.between() {
		return nil
	}
	return r.raw
}

// trim removes white space between elements and around text.
func trim(r textRun) []byte { return bytes.TrimSpace(r.raw) }

// indent puts every element on a line of its own, as pretty printers do.
func indent(unit string, depth int) func(textRun) []byte {
	return func(r textRun) []byte {
		if !r.between() {
			return r.raw
		}
		n := depth + r.depth + 1
		if r.last {
			n--
		}
		return []byte("\n" + strings.Repeat(unit, n))
	}
}

// wrap breaks Base64 text into lines of a width; width 0 makes one line.
func wrap(width int, lineEnd, final string) func(textRun) []byte {
	return func(r textRun) []byte {
		if r.parent.FirstChild() != nil || !isBase64(r.raw) {
			return r.raw
		}
		lead, trail := padding(r.raw)
		text := strings.Join(strings.Fields(strings.ReplaceAll(string(r.raw), "&#xD;", "")), "")
		if width == 0 {
			return []byte(lead + text + trail)
		}
		if trail != "" {
			final = trail
		}
		var b strings.Builder
		b.WriteString(lead)
		for len(text) > width {
			b.WriteString(text[:width] + lineEnd)
			text = text[width:]
		}
		b.WriteString(text + final)
		return []byte(b.String())
	}
}

// padding is the white space around a text, which whoever wraps it leaves alone.
func padding(raw []byte) (lead, trail string) {
	const space = " \t\n"
	text := string(raw)
	return text[:len(text)-len(strings.TrimLeft(text, space))], text[len(strings.TrimRight(text, space)):]
}

// after is one change after another.
func after(first, second func(textRun) []byte) func(textRun) []byte {
	return func(r textRun) []byte {
		r.raw = first(r)
		return second(r)
	}
}

// isBase64 reports whether text looks like a Base64 payload.
func isBase64(raw []byte) bool {
	n := 0
	for _, c := range bytes.ReplaceAll(raw, []byte("&#xD;"), nil) {
		switch {
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/', c == '=':
			n++
		case c == ' ', c == '\t', c == '\n':
		default:
			return false
		}
	}
	return n >= 8
}

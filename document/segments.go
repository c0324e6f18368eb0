package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// segment is a run of text in a display form that no block or line break
// divides.
type segment struct {
	path   string // of the element that holds it
	text   string // with a space where inline elements meet
	joined string // without, for words that inline elements divide
	frame  bool   // in the header or footer
	unseen bool   // hidden, or the text of an attribute
}

// displaySegments returns the texts of a well-formed display form.
func displaySegments(display []byte) ([]segment, error) {
	dec := xml.NewDecoder(bytes.NewReader(display))
	r := segmentReader{counts: []map[string]int{{}}}
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			r.flush()
			return r.out, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			r.open(t)
		case xml.EndElement:
			r.close(t)
		case xml.CharData:
			r.text.WriteString(" ")
			r.text.Write(t)
			r.joined.Write(t)
		}
	}
}

// segmentReader collects segments. Depths are 0 for none.
type segmentReader struct {
	path         []string
	counts       []map[string]int
	frame        int // depth of the header or footer around
	hidden       int // depth of the outermost hidden element around
	text, joined strings.Builder
	out          []segment
}

// flush ends the segment.
func (r *segmentReader) flush() {
	r.add(squeeze(r.text.String()), squeeze(r.joined.String()), r.hidden > 0)
	r.text.Reset()
	r.joined.Reset()
}

func (r *segmentReader) add(text, joined string, unseen bool) {
	if text != "" {
		r.out = append(r.out, segment{path: "/" + strings.Join(r.path, "/"), text: text, joined: joined, frame: r.frame > 0, unseen: unseen})
	}
}

func (r *segmentReader) open(e xml.StartElement) {
	hides := hides(e)
	if hides || !inline(e.Name.Local) {
		r.flush()
	}
	r.descend(e.Name.Local)
	if hides && r.hidden == 0 {
		r.hidden = len(r.path)
	}
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "class":
			if r.frame == 0 && (a.Value == "soc-header" || a.Value == "soc-footer") {
				r.frame = len(r.path)
			}
		case "alt", "title", "aria-label", "placeholder", "value", "content", "summary":
			r.add(squeeze(a.Value), squeeze(a.Value), true)
		}
	}
}

func (r *segmentReader) descend(name string) {
	if !isPlainName(name) {
		name = unknownKey
	}
	here := r.counts[len(r.counts)-1]
	here[name]++
	r.path = append(r.path, fmt.Sprintf("%s[%d]", name, here[name]))
	r.counts = append(r.counts, map[string]int{})
}

func (r *segmentReader) close(e xml.EndElement) {
	if !inline(e.Name.Local) || r.hidden == len(r.path) {
		r.flush()
	}
	r.path = r.path[:len(r.path)-1]
	r.counts = r.counts[:len(r.counts)-1]
	if r.frame > len(r.path) {
		r.frame = 0
	}
	if r.hidden > len(r.path) {
		r.hidden = 0
	}
}

// inline reports whether an element can stand inside a word.
func inline(name string) bool {
	return slices.Contains([]string{
		"a", "abbr", "acronym", "b", "bdo", "big", "cite", "code", "em", "font", "i", "q", "s", "small", "span", "strong", "sub", "sup", "tt", "u",
	}, strings.ToLower(name))
}

// hides reports whether an element's own attributes keep its text from the
// reader. A style sheet outside the element is not looked at.
func hides(e xml.StartElement) bool {
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "hidden":
			return true
		case "style":
			style := strings.ToLower(strings.Join(strings.Fields(a.Value), ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return slices.Contains([]string{"script", "style", "template", "head", "title"}, strings.ToLower(e.Name.Local))
}

// isPlainName reports whether an element's name is one that XHTML could have,
// so that a path never carries other text.
func isPlainName(name string) bool {
	return len(name) <= 10 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz123456") == ""
}

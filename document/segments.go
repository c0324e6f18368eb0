package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// segment is a run of text in a display form.
type segment struct {
	path  string // of the element
	text  string
	frame bool // in the header or footer
}

// displaySegments returns the texts of a well-formed display form.
func displaySegments(display []byte) ([]segment, error) {
	dec := xml.NewDecoder(bytes.NewReader(display))
	r := segmentReader{counts: []map[string]int{{}}}
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return r.out, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			r.open(t)
		case xml.EndElement:
			r.path = r.path[:len(r.path)-1]
			r.counts = r.counts[:len(r.counts)-1]
			if r.frame > len(r.path) {
				r.frame = 0
			}
		case xml.CharData:
			if text := squeeze(string(t)); text != "" {
				r.out = append(r.out, segment{path: "/" + strings.Join(r.path, "/"), text: text, frame: r.frame > 0})
			}
		}
	}
}

type segmentReader struct {
	path   []string
	counts []map[string]int
	frame  int // depth of the header or footer around, 0 for none
	out    []segment
}

func (r *segmentReader) open(e xml.StartElement) {
	name := e.Name.Local
	if !isPlainName(name) {
		name = unknownKey
	}
	here := r.counts[len(r.counts)-1]
	here[name]++
	r.path = append(r.path, fmt.Sprintf("%s[%d]", name, here[name]))
	r.counts = append(r.counts, map[string]int{})
	for _, a := range e.Attr {
		if a.Name.Local == "class" && (a.Value == "soc-header" || a.Value == "soc-footer") && r.frame == 0 {
			r.frame = len(r.path)
		}
	}
}

// isPlainName reports whether an element's name is one that XHTML could have,
// so that a path never carries other text.
func isPlainName(name string) bool {
	return len(name) <= 10 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz123456") == ""
}

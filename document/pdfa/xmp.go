package pdfa

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Namespaces of the declaration (ISO 19005-1, 6.7.11; ISO 16684-1, 7).
const (
	pdfaidNamespace = "http://www.aiim.org/pdfa/ns/id/"
	rdfNamespace    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
)

// declaration is what a packet declares. A value that is declared more than once
// is in each list as often.
type declaration struct{ parts, levels []string }

// readXMP reads the declaration, which stands as attributes or elements of
// namespace pdfaid in a description of the resource. XMP is only read here,
// nothing in it is trusted; encoding/xml does not expand entities. Errors are
// limitError and those of encoding/xml.
func readXMP(xmp []byte) (d declaration, err error) {
	dec := xml.NewDecoder(bytes.NewReader(utf8Text(xmp)))
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var path []xml.Name
	var text *strings.Builder
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return d, nil
		}
		if err != nil {
			return d, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if path = append(path, t.Name); len(path) > maxXMPDepth {
				return d, errXMP
			}
			if text = nil; d.list(t.Name) != nil && described(path[:len(path)-1]) {
				text = &strings.Builder{}
			}
			if described(path) {
				d.attributes(t.Attr)
			}
		case xml.CharData:
			if text != nil {
				text.Write(t)
			}
		case xml.EndElement:
			if text != nil {
				d.add(t.Name, text.String())
				text = nil
			}
			if path = path[:len(path)-1]; len(path) == 0 {
				return d, nil // padding follows
			}
		}
	}
}

// described reports whether a path ends with a description of the resource.
func described(path []xml.Name) bool {
	n := len(path)
	return n >= 2 && path[n-1] == xml.Name{Space: rdfNamespace, Local: "Description"} && path[n-2] == xml.Name{Space: rdfNamespace, Local: "RDF"}
}

func (d *declaration) attributes(attributes []xml.Attr) {
	for _, a := range attributes {
		d.add(a.Name, a.Value)
	}
}

func (d *declaration) add(name xml.Name, value string) {
	if list := d.list(name); list != nil && len(*list) < maxPlaces {
		*list = append(*list, strings.TrimSpace(value))
	}
}

func (d *declaration) list(name xml.Name) *[]string {
	switch name {
	case xml.Name{Space: pdfaidNamespace, Local: "part"}:
		return &d.parts
	case xml.Name{Space: pdfaidNamespace, Local: "conformance"}:
		return &d.levels
	}
	return nil
}

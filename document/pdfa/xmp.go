package pdfa

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

const pdfaidNamespace = "http://www.aiim.org/pdfa/ns/id/"

// readXMP returns the declared part and conformance level, which stand as
// attributes or elements of namespace pdfaid (ISO 19005-1, 6.7.11). XMP is only
// read here, nothing in it is trusted; encoding/xml does not expand entities.
func readXMP(xmp []byte) (part, level string) {
	dec := xml.NewDecoder(bytes.NewReader(xmp))
	dec.Strict = false
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var current *string
	for {
		token, err := dec.Token()
		if err != nil {
			return clean(part), clean(level)
		}
		switch t := token.(type) {
		case xml.StartElement:
			current = field(t.Name, &part, &level)
			for _, a := range t.Attr {
				if f := field(a.Name, &part, &level); f != nil {
					*f = a.Value
				}
			}
		case xml.CharData:
			if current != nil && *current == "" {
				*current = string(t)
			}
		case xml.EndElement:
			current = nil
		}
	}
}

func field(name xml.Name, part, level *string) *string {
	if name.Space != pdfaidNamespace {
		return nil
	}
	switch name.Local {
	case "part":
		return part
	case "conformance":
		return level
	}
	return nil
}

// clean keeps a declaration that is short enough to be one.
func clean(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 2 {
		return "?"
	}
	return s
}

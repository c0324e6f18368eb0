package archive

import (
	"bytes"
	"mime"
	"strings"
)

// maxMIMEHeader bounds one header, and a preamble.
const maxMIMEHeader = 16 << 10

// mimeFields are the fields of a header by their lower-case names.
type mimeFields map[string]string

// header reads fields up to an empty line. A line that begins with white space
// goes on with the field before. A field that occurs twice is refused: readers
// would differ in which they take.
func (m *mimeReader) header() (mimeFields, *mimeFault) {
	fields, name, value := mimeFields{}, "", []byte(nil)
	for read := 0; read < maxMIMEHeader; {
		piece, ok := m.lines.next()
		if !ok || piece.end == nil {
			return nil, faulty(MIMEHeader)
		}
		read += len(piece.text) + len(piece.end)
		text := piece.text
		if len(text) > 0 && (text[0] == ' ' || text[0] == '\t') && name != "" {
			value = append(append(value, ' '), trimSpace(text)...)
			continue
		}
		if name != "" {
			fields[name] = string(trimSpace(value))
		}
		if len(text) == 0 {
			return fields, nil
		}
		field, rest, ok := bytes.Cut(text, []byte(":"))
		name, value = strings.ToLower(string(bytes.TrimRight(field, " \t"))), append([]byte(nil), rest...)
		if _, twice := fields[name]; !ok || twice || !isToken(name) {
			return nil, faulty(MIMEHeader)
		}
	}
	return nil, faulty(MIMEHeader)
}

func isToken(s string) bool {
	for _, c := range []byte(s) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte(`()<>@,;:\"/[]?=`, c) >= 0 {
			return false
		}
	}
	return s != ""
}

// boundary reads the header of the whole.
func (f mimeFields) boundary() (string, *mimeFault) {
	media, params, err := mime.ParseMediaType(f["content-type"])
	boundary := params["boundary"]
	// RFC 2046, 5.1.1: 1 to 70 characters of a small set, no space at the end.
	if err != nil || !strings.HasPrefix(media, "multipart/") || boundary == "" || len(boundary) > 70 || strings.TrimSpace(boundary) != boundary {
		return "", faulty(MIMEType)
	}
	switch strings.ToLower(f["content-transfer-encoding"]) {
	case "", "7bit", "8bit", "binary": // a multipart has no other (RFC 2045, 6.4)
		return boundary, nil
	}
	return "", faulty(MIMEEncoding)
}

// decoder reads the header of the part.
func (f mimeFields) decoder(size int) (decoder, *mimeFault) {
	media, params, err := mime.ParseMediaType(f["content-type"])
	switch {
	case err == nil && strings.HasPrefix(media, "multipart/"):
		return nil, faulty(MIMENested)
	case err != nil || media != "text/xml" && media != "application/xml":
		return nil, faulty(MIMEPart)
	}
	out := &output{}
	switch strings.ToLower(params["charset"]) {
	case "", "utf-8", "utf8":
	case "us-ascii":
		out.ascii = true
	default:
		return nil, faulty(MIMECharset)
	}
	encoding := strings.ToLower(f["content-transfer-encoding"])
	if encoding == "base64" {
		size = size/4*3 + 3
	}
	out.bytes = make([]byte, 0, min(size, maxDocument+1))
	switch encoding {
	case "base64":
		return &base64Decoder{output: out}, nil
	case "quoted-printable":
		return &quotedDecoder{output: out}, nil
	case "7bit":
		return &plainDecoder{output: out, seven: true}, nil
	case "", "8bit", "binary":
		return &plainDecoder{output: out}, nil
	}
	return nil, faulty(MIMEEncoding)
}

// delimiterKind tells what a line is to the multipart.
type delimiterKind uint8

const (
	noDelimiter delimiterKind = iota
	opening
	closing
)

// kind reads a line as a delimiter; white space may follow it.
func (m *mimeReader) kind(p piece) delimiterKind {
	if !p.first || p.end == nil && !p.last || !bytes.HasPrefix(p.text, m.delimiter) {
		return noDelimiter
	}
	rest := p.text[len(m.delimiter):]
	kind := opening
	if bytes.HasPrefix(rest, []byte("--")) {
		kind, rest = closing, rest[2:]
	}
	if len(trimSpace(rest)) > 0 {
		return noDelimiter
	}
	return kind
}

func trimSpace(b []byte) []byte { return bytes.Trim(b, " \t\r\n") }

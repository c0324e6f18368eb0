package archive

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime/quotedprintable"
	"regexp"
	"strconv"
	"strings"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// Limits of a message. Real frames are around 50 kB.
const (
	maxDocument = 48 << 20
	maxMessage  = 64 << 20
)

// packMIME writes a document as one part of multipart/related, in lines that
// XML leaves alone, in the profile's transfer encoding. The boundary is the wanted
// one when it can be. An encoding that cannot be written, which ReadProfile
// refuses, gives Base64.
func packMIME(p Profile, wanted string, document []byte) string {
	encoding := p.TransferEncoding.Value
	encode := transferEncodings[strings.ToLower(encoding)]
	if encode == nil {
		encoding, encode = "base64", base64.StdEncoding.AppendEncode
	}
	body := encode(make([]byte, 0, base64.StdEncoding.EncodedLen(len(document))), document)
	boundary := boundaryFor(wanted, body)
	head := fmt.Sprintf("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=%q; type=\"text/xml\"\n\n", boundary) +
		fmt.Sprintf("--%s\nContent-Type: %s\nContent-Transfer-Encoding: %s\n\n", boundary, p.MIMEPart.Value, encoding)
	tail := fmt.Sprintf("\n--%s--\n", boundary)
	if bytes.HasSuffix(body, []byte("\r")) { // which would be read as half of the line end before the delimiter
		tail = "\r" + tail
	}
	var out strings.Builder
	out.Grow(len(head) + len(body) + len(tail))
	out.WriteString(head)
	out.Write(body)
	out.WriteString(tail)
	return out.String()
}

// boundaryForm is what a boundary may be without quoting problems (RFC 2046,
// 5.1.1), with room for a number.
var boundaryForm = regexp.MustCompile(`^[A-Za-z0-9._-]{1,50}$`)

// boundaryFor returns a boundary that does not occur in a body: the wanted one, or
// one with a number. The same body gives the same boundary.
func boundaryFor(wanted string, body []byte) string {
	if !boundaryForm.MatchString(wanted) {
		wanted = "kansa"
	}
	for boundary, n := wanted, 0; ; n++ {
		if !bytes.Contains(body, []byte("--"+boundary)) {
			return boundary
		}
		boundary = wanted + "." + strconv.Itoa(n)
	}
}

// transferEncodings are the encodings that can be written; each appends a
// document to what stands before it.
var transferEncodings = map[string]func(out, document []byte) []byte{
	"base64": base64.StdEncoding.AppendEncode,
	"8bit":   func(out, document []byte) []byte { return append(out, document...) },
	"binary": func(out, document []byte) []byte { return append(out, document...) },
	"quoted-printable": func(out, document []byte) []byte {
		var b bytes.Buffer
		w := quotedprintable.NewWriter(&b)
		w.Binary = true // line ends are the document's own
		_, _ = w.Write(document)
		_ = w.Close()
		return append(out, b.Bytes()...)
	},
}

// unpackMIME returns the document in the text of an element: a MIME multipart of
// one part. It reads what other systems may write: Base64, quoted-printable,
// 7bit, 8bit and binary; UTF-8 and US-ASCII; LF and CRLF; folded headers; a
// preamble. Beside the source it needs no more memory than the text is long. The
// error is a *MIMEError.
func unpackMIME(e *xmltree.Element) ([]byte, error) {
	switch {
	case e == nil:
		return nil, &MIMEError{Code: MIMEMissing}
	case e.FirstChild() != nil:
		return nil, &MIMEError{Code: MIMEElement}
	}
	start, end := e.Inner()
	m := &mimeReader{lines: newLines(textOf(e), end-start), size: end - start}
	document, err := m.document()
	if err != nil {
		return nil, &MIMEError{Code: err.code, Line: m.lines.number}
	}
	return document, nil
}

// mimeReader reads one multipart text.
type mimeReader struct {
	lines     *lineReader
	size      int // bytes of the text, which no decoded part exceeds
	delimiter []byte
}

// fault is a code on its way to becoming a *MIMEError.
type mimeFault struct{ code MIMECode }

func faulty(code MIMECode) *mimeFault { return &mimeFault{code} }

func (m *mimeReader) document() ([]byte, *mimeFault) {
	m.lines.skipSpace()
	outer, fault := m.header()
	if fault != nil {
		return nil, fault
	}
	boundary, fault := outer.boundary()
	if fault != nil {
		return nil, fault
	}
	m.delimiter = []byte("--" + boundary)
	if fault := m.preamble(); fault != nil {
		return nil, fault
	}
	inner, fault := m.header()
	if fault != nil {
		return nil, fault
	}
	into, fault := inner.decoder(m.size)
	if fault != nil {
		return nil, fault
	}
	if fault := m.body(into); fault != nil {
		return nil, fault
	}
	document, fault := into.finish()
	if fault != nil {
		return nil, fault
	}
	return document, m.epilogue()
}

// preamble passes over what stands before the first part, as RFC 2046 wants.
func (m *mimeReader) preamble() *mimeFault {
	for read := 0; read < maxMIMEHeader; {
		piece, ok := m.lines.next()
		if !ok {
			return faulty(MIMEBoundary)
		}
		read += len(piece.text) + len(piece.end)
		switch m.kind(piece) {
		case opening:
			return nil
		case closing:
			return faulty(MIMEParts)
		}
	}
	return faulty(MIMEBoundary)
}

// body hands the lines of the part to its decoder. The line end before the
// closing delimiter belongs to the delimiter (RFC 2046, 5.1.1).
func (m *mimeReader) body(into decoder) *mimeFault {
	var pending []byte // a line end whose owner is not known yet
	for {
		piece, ok := m.lines.next()
		if !ok {
			return faulty(MIMEBoundary)
		}
		switch m.kind(piece) {
		case opening:
			return faulty(MIMEParts)
		case closing:
			return nil
		}
		if fault := into.line(pending, piece); fault != nil {
			return fault
		}
		pending = piece.end
	}
}

// epilogue allows nothing but white space after the last part: a second reader
// might take something else for the document.
func (m *mimeReader) epilogue() *mimeFault {
	for {
		piece, ok := m.lines.next()
		if !ok {
			return nil
		}
		if len(trimSpace(piece.text)) > 0 {
			return faulty(MIMETrailing)
		}
	}
}

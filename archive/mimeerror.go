package archive

import "fmt"

// MIMECode says what is wrong with the MIME text that should hold a document.
type MIMECode string

// The codes of a *MIMEError.
const (
	MIMEMissing  MIMECode = "missing"  // there is no text element
	MIMEElement  MIMECode = "element"  // an XML element stands in the text
	MIMEHeader   MIMECode = "header"   // a header is unreadable, given twice, or longer than 16 KiB
	MIMEType     MIMECode = "type"     // the whole is no multipart with a boundary
	MIMEBoundary MIMECode = "boundary" // the opening or closing boundary does not occur
	MIMEParts    MIMECode = "parts"    // there is no part, or more than one
	MIMENested   MIMECode = "nested"   // the part is a multipart itself
	MIMEPart     MIMECode = "part"     // the part is not text/xml or application/xml
	MIMECharset  MIMECode = "charset"  // the charset is neither UTF-8 nor US-ASCII, or the bytes are not of it
	MIMEEncoding MIMECode = "encoding" // the transfer encoding is none of base64, quoted-printable, 7bit, 8bit and binary
	MIMEData     MIMECode = "data"     // the part breaks its transfer encoding
	MIMEEmpty    MIMECode = "empty"    // the part is empty
	MIMETooLarge MIMECode = "size"     // the part is larger than 48 MiB
	MIMETrailing MIMECode = "trailing" // something follows the last part
)

// MIMEError tells why no document could be taken out of a message. It holds
// nothing of the text.
type MIMEError struct {
	Code MIMECode
	Line int // line of the element's text, from 1, at which reading stopped; 0 when it did not begin
}

// Error implements error.
func (e *MIMEError) Error() string {
	s := e.sentence()
	if e.Line > 0 {
		s += fmt.Sprintf(" (%s, line %d of the content)", e.Code, e.Line)
	}
	return s
}

func (e *MIMEError) sentence() string {
	switch e.Code {
	case MIMEMissing:
		return "there is no content"
	case MIMEElement:
		return "an element stands where the document's MIME text should"
	case MIMEHeader:
		return "the MIME headers cannot be read"
	case MIMEType:
		return "the content is not multipart/related with a boundary"
	case MIMEBoundary:
		return "the boundary does not open and close the part"
	case MIMEParts:
		return "the content has not exactly one part"
	case MIMENested:
		return "the part is a multipart itself"
	case MIMEPart:
		return "the part is not XML"
	case MIMECharset:
		return "the part is neither UTF-8 nor US-ASCII"
	case MIMEEncoding:
		return "the part's transfer encoding is not known"
	case MIMEData:
		return "the part breaks its transfer encoding"
	case MIMEEmpty:
		return "the part is empty"
	case MIMETooLarge:
		return fmt.Sprintf("the part is larger than %d bytes", maxDocument)
	case MIMETrailing:
		return "something follows the part"
	}
	return "the content cannot be read"
}

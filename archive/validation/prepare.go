package validation

import (
	"bytes"
	"regexp"
	"unicode/utf8"
)

const declaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// declared finds the encoding of an XML declaration.
var declared = regexp.MustCompile(`^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)

// Prepare returns an XML text as the service wants it: line ends LF, an XML
// declaration, no byte order mark. It refuses bytes that are not UTF-8 or are
// declared to be something else; the error is an *Error with CodeInput. See the
// package comment for what that means for signatures.
func Prepare(xml []byte) ([]byte, error) {
	xml = bytes.TrimPrefix(xml, []byte("\ufeff"))
	if !utf8.Valid(xml) {
		return nil, &Error{Code: CodeInput, Message: "the text is not UTF-8"}
	}
	if m := declared.FindSubmatch(xml[:min(len(xml), 200)]); m != nil && !bytes.EqualFold(m[1], []byte("UTF-8")) {
		return nil, &Error{Code: CodeInput, Message: "the text declares another encoding than UTF-8"}
	}
	out := make([]byte, 0, len(declaration)+len(xml))
	if !HasDeclaration(xml) {
		out = append(out, declaration...)
	}
	for {
		i := bytes.IndexByte(xml, '\r')
		if i < 0 {
			return append(out, xml...), nil
		}
		out = append(append(out, xml[:i]...), '\n')
		xml = bytes.TrimPrefix(xml[i+1:], []byte("\n"))
	}
}

// HasDeclaration reports whether an XML text begins with an XML declaration.
func HasDeclaration(xml []byte) bool {
	return len(xml) > 5 && string(xml[:5]) == "<?xml" && (xml[5] == ' ' || xml[5] == '\t' || xml[5] == '\r' || xml[5] == '\n')
}

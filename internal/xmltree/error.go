package xmltree

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Code says why a document was refused. Codes are stable.
type Code string

// The reasons for which Parse refuses a document.
const (
	// CodeEncoding: the bytes are not valid UTF-8, or another encoding is declared.
	CodeEncoding Code = "encoding"
	// CodeCharacter: a character that XML 1.0 forbids, written or referenced.
	CodeCharacter Code = "character"
	// CodeDeclaration: the XML declaration is misplaced, malformed or not version 1.0.
	CodeDeclaration Code = "declaration"
	// CodeDoctype: a document type declaration.
	CodeDoctype Code = "doctype"
	// CodeEntity: a reference to an entity beyond the five predefined ones, or a malformed reference.
	CodeEntity Code = "entity"
	// CodeName: a name that is not a qualified name of Namespaces in XML 1.0.
	CodeName Code = "name"
	// CodeNamespace: an undeclared prefix, or a reserved, empty, relative or repeated namespace declaration.
	CodeNamespace Code = "namespace"
	// CodeDuplicateAttribute: two attributes of one element with the same expanded name.
	CodeDuplicateAttribute Code = "duplicate-attribute"
	// CodeDuplicateID: two ID, Id or xml:id attributes with the same value.
	CodeDuplicateID Code = "duplicate-id"
	// CodeMismatch: an end tag that does not close the open element.
	CodeMismatch Code = "mismatch"
	// CodeSyntax: markup that breaks the grammar in another way.
	CodeSyntax Code = "syntax"
	// CodeTruncated: the document ends inside markup or before its root is closed.
	CodeTruncated Code = "truncated"
	// CodeRoot: no document element, a second one, or text outside of it.
	CodeRoot Code = "root"
	// CodeLimit: a limit of Limits is exceeded.
	CodeLimit Code = "limit"
)

// Error tells where and why a document was refused. It has positions and the names
// of elements that Limits.Known knows, and nothing else of the document.
type Error struct {
	Code   Code
	Offset int    // byte offset in the source
	Line   int    // counted from 1 by line feeds
	Column int    // counted from 1 in characters
	Path   string // path of the element that was open, empty outside the root
	Detail string // one sentence of ours
}

// Error returns one line: "xmltree: doctype at line 2, column 1: …".
func (e *Error) Error() string {
	at := fmt.Sprintf("line %d, column %d", e.Line, e.Column)
	if e.Path != "" {
		at += " in " + e.Path
	}
	return fmt.Sprintf("xmltree: %s at %s: %s", e.Code, at, e.Detail)
}

// Remedy says what the sender of such a document can do about it.
func (e *Error) Remedy() string {
	switch e.Code {
	case CodeEncoding:
		return "write the document in UTF-8 and declare no other encoding"
	case CodeCharacter:
		return "remove control characters; encode binary data in Base64"
	case CodeDoctype, CodeEntity:
		return "write no DOCTYPE; use only the five predefined entities and character references"
	case CodeNamespace, CodeName:
		return "declare every prefix with an absolute namespace name; use names without stray colons"
	case CodeDuplicateID:
		return "give every ID and Id attribute a value of its own"
	case CodeLimit:
		return "send a smaller document, or raise the limit when the sender is trusted"
	case CodeTruncated:
		return "check that the whole document was transferred"
	}
	return "let an XML writer produce the document and send its bytes unchanged"
}

const maxErrorPath = 512

// fail builds the error for the byte at offset at.
func (p *parser) fail(code Code, at int, detail string) error {
	at = min(at, len(p.src))
	lineStart := bytes.LastIndexByte(p.src[:at], '\n') + 1
	return &Error{
		Code:   code,
		Offset: at,
		Line:   bytes.Count(p.src[:at], []byte{'\n'}) + 1,
		Column: utf8.RuneCount(p.src[lineStart:at]) + 1,
		Path:   p.openPath(),
		Detail: detail,
	}
}

// openPath is the path of the open elements, without positions among siblings.
func (p *parser) openPath() string {
	var b strings.Builder
	for _, o := range p.open {
		local := p.doc.shown(p.doc.elements[o.element].name)
		if b.Len()+1+len(local) > maxErrorPath {
			b.WriteString("/…")
			break
		}
		b.WriteString("/" + local)
	}
	return b.String()
}

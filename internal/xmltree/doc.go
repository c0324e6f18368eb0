// Package xmltree reads XML into a strict, namespace-aware, read-only tree
// over the bytes it was given.
//
//	doc, err := xmltree.Parse(src, xmltree.Limits{Known: vocabulary.Known})
//	if err != nil {
//		var xe *xmltree.Error
//		errors.As(err, &xe) // code, line, column and element path
//		return err
//	}
//	header := doc.Root().Child("urn:hl7finland", "localSocialHeader")
//	start, end := header.Range()
//	fmt.Printf("%s is bytes %d to %d\n", header.Path(), start, end)
//
// Every element knows its byte range in the source, so that a caller inserts
// text by splicing the original bytes and never serialises a tree again. Text
// is not copied: character data stay in the source and are decoded when asked
// for.
//
// # What is refused
//
// Signatures depend on every reader seeing the same document, so the reader
// takes the narrow road: UTF-8 only, no document type declaration, no entities
// beyond the five predefined ones, XML 1.0, absolute namespace names, and every
// limit of Limits. A UTF-8 byte order mark at the very start is accepted, as
// XML 1.0 appendix F allows, and belongs to no element. Two elements must not
// carry the same identifier in an un-namespaced ID or Id or in an xml:id
// attribute, whose white space is collapsed.
//
// # What is shown
//
// Errors and paths hold positions and names of elements, never values. A name that
// the caller does not know is shown as "*": "<140312A907T>" is one that somebody
// forgot to escape.
//
// # Concurrency
//
// A Document and its elements never change and may be read by many goroutines.
// The source bytes belong to the caller and must not be modified while the
// Document is in use.
package xmltree

// XMLNamespace is the namespace that the prefix xml is bound to.
const XMLNamespace = "http://www.w3.org/XML/1998/namespace"

// xmlnsNamespace is the namespace of namespace declarations themselves; no
// prefix may be bound to it (Namespaces in XML 1.0, section 3).
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/"

// Document is one parsed XML document. It is safe for concurrent reading.
type Document struct {
	src      []byte
	elements []Element
	attrs    []attribute
	decls    []declaration
	names    []name
	prefixes []string          // each once; the first one is no prefix
	numbers  map[string]uint32 // of prefixes
	spaces   []string          // each once; the first one is no namespace
	ids      map[string]uint32
	known    func(local string) bool // Limits.Known
}

// name is a qualified name as written, whose parts share one string, with the
// namespace that its prefix is bound to.
type name struct {
	prefix, local, space string
	binding              Binding
	id                   bool // of an identifier, as an attribute
}

// attribute is an attribute other than a namespace declaration.
type attribute struct {
	name       uint32 // index into Document.names
	start, end uint32 // value between the quotes, as written
}

// declaration is a namespace declaration: the prefix and namespace of a name.
type declaration struct{ name uint32 }

// Namespace is one namespace declaration: the empty prefix is the default
// namespace, the empty URI takes the default namespace away.
type Namespace struct{ Prefix, URI string }

// Binding is a Namespace by numbers: within a Document equal numbers mean equal
// strings. No prefix and no namespace are 0.
type Binding struct{ Prefix, Space uint32 }

// XMLPrefix is the number of the prefix xml in every Document.
const XMLPrefix = 1

// Namespace returns the strings of a binding of this document.
func (d *Document) Namespace(b Binding) Namespace {
	return Namespace{Prefix: d.prefixes[b.Prefix], URI: d.spaces[b.Space]}
}

// PrefixNumber returns the number of a prefix as a Binding has it, and whether
// the document has that prefix anywhere. The empty prefix is no prefix, 0.
func (d *Document) PrefixNumber(prefix string) (uint32, bool) {
	i, ok := d.numbers[prefix]
	return i, ok
}

// Root returns the document element. It is never nil.
func (d *Document) Root() *Element { return &d.elements[0] }

// Source returns the bytes that were parsed, unchanged. The caller must not
// modify them.
func (d *Document) Source() []byte { return d.src }

// ByID returns the element whose un-namespaced ID or Id attribute or whose
// xml:id attribute has the value id, or nil. Values are compared exactly, that of
// xml:id with its white space collapsed, as every reader of it must do. The empty
// identifier names nothing.
func (d *Document) ByID(id string) *Element {
	i, ok := d.ids[id]
	if !ok {
		return nil
	}
	return &d.elements[i]
}

// Elements yields every element in document order.
func (d *Document) Elements() func(yield func(*Element) bool) {
	return func(yield func(*Element) bool) {
		for i := range d.elements {
			if !yield(&d.elements[i]) {
				return
			}
		}
	}
}

package pdfa

import (
	"bytes"
	"errors"
	"io"

	"github.com/kansa-go/kansa/rule"
)

var errNotPDF = errors.New("pdfa: not a PDF file")

// file is a PDF that was opened: what its cross-reference sections say, and
// what really stands in it.
type file struct {
	src        []byte // from the head on; what stands before it does not count in offsets
	parser     *parser
	budget     *budget
	encrypted  bool
	roots      []ref          // catalogues that trailers name, in the order in which a reader meets them
	entries    map[int]entry  // the current place of an object, by its number
	hidden     map[int]entry  // places that only one kind of reader of a hybrid file sees
	objects    []object       // every object of the file
	last       map[int]place  // the last object of each number
	containers []container    // object streams that are still to be unpacked
	packed     map[int]packed // unpacked object streams, by their offset
	unreadable []place
	problems   rule.Findings // of the cross-reference sections
	broken     bool          // they cannot be relied on
	wrong      int           // entries that are wrong
	lastEnd    int           // offset of the last endstream, 0 when it was not searched yet
	zlib       io.ReadCloser // kept, because a new one costs more than most streams
}

// place is where an object stands: in the file, or in the unpacked octets of an
// object stream that stands in the file.
type place struct {
	number    int
	offset    int
	container int // offset of the object stream, or noContainer
}

// object is an object that was found, with what was seen at first sight.
type object struct {
	place place
	found feature
}

const noContainer = -1

// open reads a file. Errors are errNotPDF and limitError.
func open(src []byte) (*file, error) {
	head := bytes.Index(src[:min(len(src), 1024)], []byte("%PDF-"))
	if head < 0 {
		return nil, errNotPDF
	}
	b := newBudget(len(src))
	f := &file{
		src: src[head:], budget: b, parser: &parser{budget: b, names: map[string]any{}},
		entries: map[int]entry{}, hidden: map[int]entry{}, last: map[int]place{}, packed: map[int]packed{},
	}
	for _, step := range []func() error{f.readSections, f.scan, f.checkPlain, f.unpackContainers} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	f.checkPacked()
	return f, nil
}

// version returns the number in the head of the file.
func (f *file) version() string {
	text := f.src[len("%PDF-"):min(len(f.src), len("%PDF-1.7"))]
	if len(text) == 3 && text[1] == '.' && text[0] >= '1' && text[0] <= '9' && text[2] >= '0' && text[2] <= '9' {
		return string(text)
	}
	return ""
}

// catalog returns the catalogue of the newest trailer that names one.
func (f *file) catalog() (dict, error) {
	for _, root := range f.roots {
		v, err := f.resolve(root)
		if err != nil {
			return nil, err
		}
		if d, ok := v.(dict); ok {
			return d, nil
		}
	}
	return nil, errNotPDF
}

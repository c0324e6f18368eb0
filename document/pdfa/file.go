package pdfa

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// file is a PDF that the library has opened.
type file struct {
	ctx    *model.Context
	locked bool // encrypted with a password that we do not have
}

var errNotPDF = errors.New("pdfa: not a PDF file")

// open parses the file. The library is not written for hostile input, so that a
// panic of its is an error here.
func open(src []byte) (f *file, err error) {
	if !isPDF(src) {
		return nil, errNotPDF
	}
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("pdfa: the PDF library gave up")
		}
	}()
	// The configuration is made here, because the library's default one reads and
	// writes files in the user's home.
	conf := &model.Configuration{
		Reader15: true, ValidationMode: model.ValidationRelaxed, Eol: types.EolLF, Offline: true, Limits: model.DefaultResourceLimits(),
	}
	ctx, err := api.ReadContext(bytes.NewReader(src), conf)
	if errors.Is(err, pdfcpu.ErrWrongPassword) {
		return &file{locked: true}, nil
	}
	if err != nil {
		return nil, errNotPDF // the library's text may quote the file
	}
	if ctx.Root == nil {
		return nil, errNotPDF
	}
	if err := ctx.EnsurePageCount(); err != nil {
		return nil, errNotPDF
	}
	return &file{ctx: ctx}, nil
}

func (f *file) version() string {
	if f.locked || f.ctx.HeaderVersion == nil {
		return ""
	}
	return f.ctx.HeaderVersion.String()
}

func (f *file) pages() int {
	if f.locked {
		return 0
	}
	return f.ctx.PageCount
}

func (f *file) encrypted() bool { return f.locked || f.ctx.Encrypt != nil }

// xmp returns the metadata stream of the catalogue, decoded, or nil.
func (f *file) xmp() []byte {
	if f.locked {
		return nil
	}
	catalog, err := f.ctx.Catalog()
	if err != nil {
		return nil
	}
	object, found := catalog.Find("Metadata")
	if !found {
		return nil
	}
	stream, _, err := f.ctx.DereferenceStreamDict(object)
	if err != nil || stream == nil || stream.Decode() != nil {
		return nil
	}
	return stream.Content
}

// active looks at every object for scripts, launch actions and embedded files
// and returns the places in order.
func (f *file) active() (scripts, embedded []string) {
	if f.locked {
		return nil, nil
	}
	numbers := make([]int, 0, len(f.ctx.Table))
	for n := range f.ctx.Table {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		entry := f.ctx.Table[n]
		if entry == nil || entry.Free || entry.Object == nil {
			continue
		}
		at := fmt.Sprintf("/object %d", n)
		script, embeds := classify(entry.Object, 0)
		if script {
			scripts = append(scripts, at)
		}
		if embeds {
			embedded = append(embedded, at)
		}
	}
	return scripts, embedded
}

// classify looks into one object, down to direct objects inside it.
func classify(o types.Object, depth int) (script, embeds bool) {
	if depth > 32 {
		return false, false
	}
	switch o := o.(type) {
	case types.Dict:
		script, embeds = classifyDict(o)
		for _, value := range o {
			s, e := classify(value, depth+1)
			script, embeds = script || s, embeds || e
		}
	case types.StreamDict:
		return classify(o.Dict, depth)
	case types.Array:
		for _, value := range o {
			s, e := classify(value, depth+1)
			script, embeds = script || s, embeds || e
		}
	}
	return script, embeds
}

func classifyDict(d types.Dict) (script, embeds bool) {
	if s := d.NameEntry("S"); s != nil {
		switch *s {
		case "JavaScript", "Launch", "ImportData", "ResetForm":
			script = true
		}
	}
	if _, ok := d.Find("JS"); ok {
		script = true
	}
	if _, ok := d.Find("JavaScript"); ok {
		script = true
	}
	if t := d.Type(); t != nil && *t == "EmbeddedFile" {
		embeds = true
	}
	if _, ok := d.Find("EF"); ok {
		embeds = true
	}
	return script, embeds
}

package pdfa

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
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
	src    []byte
}

var errNotPDF = errors.New("pdfa: not a PDF file")

// open parses the file. The library is not written for hostile input, so that a
// panic of its is an error here.
func open(src []byte) (f *file, err error) {
	if !isPDF(src) || bytes.Count(src, []byte(" obj")) > maxObjects {
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
		Reader15: true, ValidationMode: model.ValidationRelaxed, Eol: types.EolLF, Offline: true, Limits: limits(),
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
	return &file{ctx: ctx, src: src}, nil
}

// limits keeps what a small file can make the library build within reason. A real
// PDF main document stays far below them.
func limits() model.ResourceLimits {
	l := model.DefaultResourceLimits()
	l.MaxStreamBytes, l.MaxDecodeBytes = MaxBytes, 32<<20
	l.MaxObjectCount, l.MaxXRefEntries, l.MaxObjectStreamCount = maxObjects, maxObjects, maxObjects
	l.MaxRecursionDepth = 64
	return l
}

// maxObjects is the largest number of objects of a file that is opened.
const maxObjects = 50_000

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

// encrypted also looks for an Encrypt entry that is no reference, which the
// library passes over: the name stands in no other place of a sound file.
func (f *file) encrypted() bool {
	return f.locked || f.ctx.Encrypt != nil || bytes.Contains(f.src, []byte("/Encrypt"))
}

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
	if err != nil || stream == nil {
		return nil
	}
	return inflate(stream)
}

// maxXMP is the largest metadata packet that is read, before and after
// decompression.
const maxXMP = 1 << 20

// inflate returns the packet as it is or once inflated. PDF/A-1 allows no filter
// on metadata and the later parts need none; two in a row are a bomb.
func inflate(stream *types.StreamDict) []byte {
	raw := stream.Raw
	if len(raw) > maxXMP {
		return nil
	}
	switch filters := stream.FilterPipeline; {
	case len(filters) == 0:
		return raw
	case len(filters) == 1 && filters[0].Name == "FlateDecode" && len(filters[0].DecodeParms) == 0:
		r, err := zlib.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil
		}
		out, err := io.ReadAll(io.LimitReader(r, maxXMP+1))
		if err != nil || len(out) > maxXMP {
			return nil
		}
		return out
	}
	return nil
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
		object, err := direct(entry.Object)
		script, embeds := true, true // what cannot be looked at counts as forbidden
		if err == nil {
			script, embeds = classify(object, 0)
		}
		at := fmt.Sprintf("/object %d", n)
		if script && len(scripts) < maxPlaces {
			scripts = append(scripts, at)
		}
		if embeds && len(embedded) < maxPlaces {
			embedded = append(embedded, at)
		}
	}
	return scripts, embedded
}

// maxPlaces is how many places of one kind are named.
const maxPlaces = 20

// direct returns the object itself: those of object streams are decoded when
// they are asked for.
func direct(o types.Object) (types.Object, error) {
	if lazy, ok := o.(types.LazyObjectStreamObject); ok {
		return lazy.DecodedObject(context.Background())
	}
	return o, nil
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
	case *types.StreamDict:
		return classify(o.Dict, depth)
	case types.ObjectStreamDict:
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

package document

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
)

// maxSpares is how many further files of one structure are kept for the case that
// the first cannot be compiled.
const maxSpares = 8

var (
	errTooMany   = fmt.Errorf("there are more than %d files and folders", MaxEntries)
	errExhausted = fmt.Errorf("more than %d bytes had to be read to find the heads of the files", MaxIndexed)
)

// entry is one structure: its files, the one to use first, and its lazily compiled
// form.
type entry struct {
	candidates []candidate
	compile    func() (*Structure, error)
}

// candidate is a file that states the entry's OID.
type candidate struct {
	file structureFile
	info Info
}

func newEntry(first candidate) *entry {
	e := &entry{candidates: []candidate{first}}
	e.compile = sync.OnceValues(e.firstUsable)
	return e
}

// firstUsable compiles the first candidate that can be compiled: a download that
// was cut off does not hide an intact copy. The error is the first file's.
func (e *entry) firstUsable() (*Structure, error) {
	var first error
	for _, c := range e.candidates {
		s, err := c.compile()
		if err == nil {
			return s, nil
		}
		first = cmp.Or(first, err)
	}
	return nil, first
}

func (c candidate) compile() (*Structure, error) {
	if c.info.Problem != nil {
		return nil, c.info.Problem
	}
	return loadStructure(c.file, c.info)
}

// indexer makes a registry of files within a number of bytes.
type indexer struct {
	reg  *Registry
	left int64
}

func newRegistry(files []structureFile) (*Registry, error) {
	x := &indexer{reg: &Registry{byOID: map[string]*entry{}}, left: MaxIndexed}
	for _, f := range files {
		if err := x.add(f); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(x.reg.infos, compareInfos)
	return x.reg, nil
}

func (x *indexer) add(f structureFile) error {
	info, err := x.describe(f)
	if errors.Is(err, errExhausted) {
		return err
	}
	if info.OID != "" {
		x.claim(f, &info)
	}
	x.reg.infos = append(x.reg.infos, info)
	return nil
}

// claim gives a file its OID. A file without a known problem takes the OID from
// one with a problem, which may only be named like it.
func (x *indexer) claim(f structureFile, info *Info) {
	e, taken := x.reg.byOID[info.OID]
	switch {
	case !taken, e.candidates[0].info.Problem != nil && info.Problem == nil:
		x.reg.byOID[info.OID] = newEntry(candidate{f, *info})
	case info.Problem == nil:
		if len(e.candidates) <= maxSpares {
			e.candidates = append(e.candidates, candidate{f, *info})
		}
		info.Problem = badStructure(*info, "the same structure is loaded from "+e.candidates[0].info.File, nil)
	}
}

// describe describes one file. Its OID is the one that the file states; when
// that cannot be read, the one of the file's name, so that asking for the
// structure tells what is wrong with it. The error is the problem's cause.
func (x *indexer) describe(f structureFile) (Info, error) {
	info := Info{File: f.name}
	h, err := x.header(f)
	info.OID = h.OID
	if err != nil {
		info.OID = strings.TrimSuffix(path.Base(f.name), path.Ext(f.name))
	}
	oid, oidErr := ParseStructureOID(info.OID)
	if oidErr != nil {
		if err != nil {
			info.OID = ""
		}
		err = cmp.Or(err, oidErr)
	}
	info.Key, info.Title, info.DocumentType = h.Key, h.Title, h.DocumentType
	info.Root, info.TypeCode, info.Version = oid.Root, oid.TypeCode, oid.Date
	if err != nil {
		problem := badStructure(info, "the head of the file cannot be used", err)
		problem.Remedy = remedyOf(err)
		info.Problem = problem
	}
	return info, err
}

func (x *indexer) header(f structureFile) (header, error) {
	r, err := f.reader()
	if err != nil {
		return header{}, err
	}
	defer r.Close()
	counted := &boundedReader{ReadCloser: r, left: x.left, full: errExhausted}
	h, err := readHeader(withoutMark(counted))
	x.left = counted.left
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errCutOff
	}
	return h, err
}

var errCutOff = errors.New("the file ends too early")

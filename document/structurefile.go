package document

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// structureFile is a file that may hold a structure, not opened yet.
type structureFile struct {
	name  string // path inside its folder or archive
	stat  func() (fs.FileInfo, error)
	open  func() (io.ReadCloser, error)
	twice bool // the archive holds several files of this name
}

// The reasons for which a file is not read.
var (
	errNotRegular = errors.New("it is no regular file")
	errTooLarge   = fmt.Errorf("the file is larger than %d bytes", MaxStructure)
	errTwice      = errors.New("the archive holds several files of this name, so that none of them is used")
)

func fileIn(fsys fs.FS, name string) structureFile {
	return structureFile{
		name: name,
		stat: func() (fs.FileInfo, error) { return fs.Stat(fsys, name) },
		open: func() (io.ReadCloser, error) { return fsys.Open(name) },
	}
}

func fileOfZip(f *zip.File) structureFile {
	return structureFile{
		name: f.Name,
		stat: func() (fs.FileInfo, error) { return f.FileInfo(), nil },
		open: f.Open,
	}
}

func isStructureName(name string) bool { return strings.EqualFold(path.Ext(name), ".json") }

// filesOf lists the *.json files of a file system, at any depth.
func filesOf(fsys fs.FS) ([]structureFile, error) {
	var files []structureFile
	entries := 0
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entries++; entries > MaxEntries+1 { // the folder itself is the first
			return errTooMany
		}
		if !d.IsDir() && isStructureName(name) {
			files = append(files, fileIn(fsys, name))
		}
		return nil
	})
	return files, err
}

// filesOfZip lists the *.json files of an archive. A name that stands there twice
// is listed once and cannot be opened: nothing tells which content is meant.
func filesOfZip(z *zip.Reader) []structureFile {
	var files []structureFile
	at := map[string]int{}
	for _, f := range z.File {
		if f.FileInfo().IsDir() || !isStructureName(f.Name) {
			continue
		}
		if i, known := at[f.Name]; known {
			files[i].twice = true
			continue
		}
		at[f.Name] = len(files)
		files = append(files, fileOfZip(f))
	}
	return files
}

// reader opens the file when it is a regular one, links followed, of a size that
// a structure has. Opening a pipe or a device could wait for ever. The reader
// fails with errTooLarge when the size was a lie.
func (f structureFile) reader() (io.ReadCloser, error) {
	if f.twice {
		return nil, errTwice
	}
	stat, err := f.stat()
	if err != nil {
		return nil, err
	}
	if !stat.Mode().IsRegular() {
		return nil, errNotRegular
	}
	if stat.Size() > MaxStructure {
		return nil, errTooLarge
	}
	opened, err := f.open()
	if err != nil {
		return nil, err
	}
	return &boundedReader{ReadCloser: opened, left: MaxStructure, full: errTooLarge}, nil
}

// boundedReader fails once more than a number of bytes have been read.
type boundedReader struct {
	io.ReadCloser
	left int64
	full error
}

func (b *boundedReader) Read(p []byte) (int, error) {
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		b.left = 0
		return 0, b.full
	}
	return n, err
}

// remedyOf says what to do about a file that was not read.
func remedyOf(err error) string {
	switch {
	case errors.Is(err, errTwice):
		return "keep one of them in the archive"
	case errors.Is(err, errNotRegular), errors.Is(err, errTooLarge):
		return "take it out of the structures, or download the structure from Sosmeta again"
	}
	return ""
}

package document

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// MaxArchive is the largest zip of structures, in bytes, that [OpenRegistry]
// opens. All structures of Sosmeta are about 1 MB zipped.
const MaxArchive = 64 << 20

// MaxStructure is the largest file of one structure, in bytes. The largest
// published one is about 0.5 MB.
const MaxStructure = 16 << 20

// MaxEntries is the largest number of files and folders, of any kind, in a folder
// or archive of structures. Sosmeta publishes about a hundred structures.
const MaxEntries = 10_000

// MaxIndexed is the largest number of bytes that are read when a folder or archive
// is opened. Of a published structure only some kilobytes are, as it begins with
// what the index needs; a file in another order is read to its end.
const MaxIndexed = 256 << 20

// OpenRegistry opens a folder or a .zip file of structures, see [NewRegistry].
// A zip is read into memory, so the file may be replaced afterwards. The error
// is an *Error with CodeRegistry.
func OpenRegistry(name string) (*Registry, error) {
	if strings.EqualFold(filepath.Ext(name), ".zip") {
		return openZip(name)
	}
	stat, err := os.Stat(name)
	if err != nil {
		return nil, &Error{Code: CodeRegistry, Location: name, Message: "the structures cannot be opened", Cause: err}
	}
	if !stat.IsDir() {
		return nil, &Error{
			Code: CodeRegistry, Location: name, Message: "not a folder",
			Remedy: "name a folder or a .zip file of structures",
		}
	}
	return NewRegistry(os.DirFS(name))
}

func openZip(name string) (*Registry, error) {
	fail := func(message string, cause error) (*Registry, error) {
		return nil, &Error{Code: CodeRegistry, Location: name, Message: message, Cause: cause}
	}
	data, err := readArchive(name)
	if err != nil {
		return fail("the archive cannot be read", err)
	}
	if bytes.Count(data, directoryMark) > MaxEntries { // parsing them all would take the memory
		return nil, badRegistry(name, errTooMany)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fail("the file is not a zip archive", err)
	}
	reg, err := newRegistry(filesOfZip(z))
	if err != nil {
		return nil, badRegistry(name, err)
	}
	return reg, nil
}

// directoryMark begins every entry in the directory of a zip archive.
var directoryMark = []byte("PK\x01\x02")

// readArchive reads a regular file within the limit of archives.
func readArchive(name string) ([]byte, error) {
	tooLarge := fmt.Errorf("it is larger than %d bytes", MaxArchive)
	stat, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !stat.Mode().IsRegular():
		return nil, errNotRegular
	case stat.Size() > MaxArchive:
		return nil, tooLarge
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(&boundedReader{ReadCloser: f, left: MaxArchive, full: tooLarge})
}

package document

import (
	"archive/zip"
	"bytes"
	"io/fs"
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

// OpenRegistry opens a folder or a .zip file of structures, see [NewRegistry].
// A zip is read into memory, so the file may be replaced afterwards. The error
// is an *Error with CodeRegistry.
func OpenRegistry(name string) (*Registry, error) {
	if strings.EqualFold(filepath.Ext(name), ".zip") {
		fsys, err := openZip(name)
		if err != nil {
			return nil, err
		}
		return NewRegistry(fsys)
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

func openZip(name string) (fs.FS, error) {
	fail := func(message string, cause error) (fs.FS, error) {
		return nil, &Error{Code: CodeRegistry, Location: name, Message: message, Cause: cause}
	}
	stat, err := os.Stat(name)
	if err != nil {
		return fail("the archive cannot be opened", err)
	}
	if stat.Size() > MaxArchive {
		return fail("the archive is too large", nil)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return fail("the archive cannot be read", err)
	}
	fsys, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fail("the file is not a zip archive", err)
	}
	return fsys, nil
}

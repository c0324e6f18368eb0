package main

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// alone is a file system of one file, so that a structure which is named does not
// meet what lies beside it in its folder.
type alone struct{ file string }

func (a alone) Open(name string) (fs.File, error) {
	switch name {
	case ".":
		return a.folder()
	case filepath.Base(a.file):
		return os.Open(a.file)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// Stat describes the file without opening it: it may be a pipe.
func (a alone) Stat(name string) (fs.FileInfo, error) {
	switch name {
	case ".":
		return os.Stat(filepath.Dir(a.file))
	case filepath.Base(a.file):
		return os.Stat(a.file)
	}
	return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
}

func (a alone) folder() (fs.File, error) {
	stat, err := os.Stat(a.file)
	if err != nil {
		return nil, err
	}
	dir, err := os.Open(filepath.Dir(a.file))
	if err != nil {
		return nil, err
	}
	return &aloneFolder{File: dir, entry: fs.FileInfoToDirEntry(stat)}, nil
}

// aloneFolder is the folder of the one file.
type aloneFolder struct {
	fs.File
	entry fs.DirEntry
	read  bool
}

func (f *aloneFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if f.read {
		if n > 0 {
			return nil, io.EOF
		}
		return nil, nil
	}
	f.read = true
	return []fs.DirEntry{f.entry}, nil
}

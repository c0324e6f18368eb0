package document

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// Registry holds the structures of a folder, archive or file system, versions
// side by side. Opening it reads only the head of each file; a structure is
// compiled when it is first asked for and then kept. A Registry is safe for
// concurrent use. The zero value holds no structures.
type Registry struct {
	infos []Info // sorted by compareInfos
	byOID map[string]*entry
}

// entry is one structure and its lazily compiled form.
type entry struct {
	info    Info
	compile func() (*Structure, error)
}

// NewRegistry indexes every *.json file of fsys, at any depth. A bad file makes
// its own structure unusable (see [Info].Problem) and no other. The error is
// an *Error with CodeRegistry when fsys itself cannot be walked. fsys must
// stay readable as long as the registry is in use.
func NewRegistry(fsys fs.FS) (*Registry, error) {
	reg := &Registry{byOID: map[string]*entry{}}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !d.IsDir() && strings.EqualFold(path.Ext(name), ".json") {
			reg.add(fsys, name)
		}
		return nil
	})
	if err != nil {
		return nil, &Error{Code: CodeRegistry, Message: "the structures cannot be listed", Cause: err}
	}
	slices.SortFunc(reg.infos, compareInfos)
	return reg, nil
}

func (r *Registry) add(fsys fs.FS, name string) {
	info := indexFile(fsys, name)
	if info.OID != "" {
		if first, dup := r.byOID[info.OID]; dup {
			info.Problem = badStructure(info, "the same structure is loaded from "+first.info.File, nil)
		} else {
			r.byOID[info.OID] = newEntry(fsys, info)
		}
	}
	r.infos = append(r.infos, info)
}

func newEntry(fsys fs.FS, info Info) *entry {
	return &entry{
		info: info,
		compile: sync.OnceValues(func() (*Structure, error) {
			if info.Problem != nil {
				return nil, info.Problem
			}
			return loadStructure(fsys, info)
		}),
	}
}

// indexFile describes one file. Its OID is the one that the file states; when
// that cannot be read, the one of the file's name, so that asking for the
// structure tells what is wrong with it.
func indexFile(fsys fs.FS, name string) Info {
	info := Info{File: name}
	h, err := openHeader(fsys, name)
	info.OID = h.OID
	if err != nil {
		info.OID = strings.TrimSuffix(path.Base(name), path.Ext(name))
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
		info.Problem = badStructure(info, "the head of the file cannot be used", err)
	}
	return info
}

func openHeader(fsys fs.FS, name string) (header, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return header{}, err
	}
	defer f.Close()
	h, err := readHeader(withoutMark(f))
	if !errors.Is(err, errLate) {
		return h, err
	}
	again, err := fsys.Open(name)
	if err != nil {
		return header{}, err
	}
	defer again.Close()
	return readWholeHeader(withoutMark(again))
}

// Structure returns the structure of an OID, compiled. The first call per OID
// compiles (milliseconds), later calls return the same value. Errors are of
// type *Error with CodeUnknownStructure or CodeBadStructure.
func (r *Registry) Structure(oid string) (*Structure, error) {
	e, ok := r.byOID[oid]
	if !ok {
		return nil, &Error{
			Code: CodeUnknownStructure, Message: "no structure of this OID is loaded",
			Location: r.safeOID(oid), Remedy: "download it from Sosmeta into the folder of structures",
		}
	}
	return e.compile()
}

// safeOID returns the text when it has the form of a structure's OID, so that
// an error never repeats arbitrary input.
func (r *Registry) safeOID(text string) string {
	if _, err := ParseStructureOID(text); err != nil {
		return ""
	}
	return text
}

// Structures returns all structures ordered by root, type code and version,
// unusable ones included. The caller owns the slice.
func (r *Registry) Structures() []Info { return slices.Clone(r.infos) }

// Newest returns the newest version, by date, of a type key such as "1505.1"
// or "1506.15007", whatever its arc. Structures with a known problem are left
// out.
func (r *Registry) Newest(typeKey string) (Info, bool) {
	for _, info := range slices.Backward(r.infos) {
		if info.Problem == nil && info.TypeKey() == typeKey {
			return info, true
		}
	}
	return Info{}, false
}

// ByKey returns the structures whose contents have the given top-level key, for
// example "asia_asiakirja", oldest version first.
func (r *Registry) ByKey(key string) []Info {
	var out []Info
	for _, info := range r.infos {
		if info.Key == key && info.Problem == nil {
			out = append(out, info)
		}
	}
	return out
}

func badStructure(info Info, message string, cause error) *Error {
	return &Error{Code: CodeBadStructure, Location: cmp.Or(info.OID, info.File), Message: message, Cause: cause}
}

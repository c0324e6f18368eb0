package document

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
)

// Registry holds the structures of a folder, archive or file system, versions
// side by side. Opening it reads only the head of each file; a structure is
// compiled when it is first asked for and then kept. A Registry is safe for
// concurrent use. The zero value holds no structures.
type Registry struct {
	infos []Info // sorted by compareInfos
	byOID map[string]*entry
}

// NewRegistry indexes every *.json file of fsys, at any depth. A bad file makes
// its own structure unusable (see [Info].Problem) and no other: one that is too
// large, is no regular file, or is no structure. When several files state one
// structure, the first without a problem is used. The error is an *Error with
// CodeRegistry when fsys itself cannot be walked, holds more than [MaxEntries]
// files and folders, or would take reading more than [MaxIndexed] bytes. fsys must
// stay readable as long as the registry is in use.
func NewRegistry(fsys fs.FS) (*Registry, error) {
	files, err := filesOf(fsys)
	if err != nil {
		return nil, badRegistry("", err)
	}
	reg, err := newRegistry(files)
	if err != nil {
		return nil, badRegistry("", err)
	}
	return reg, nil
}

// badRegistry is the error of a folder or archive that cannot be used as a whole.
func badRegistry(location string, cause error) *Error {
	e := &Error{Code: CodeRegistry, Location: location, Message: "the structures cannot be listed", Cause: cause}
	if errors.Is(cause, errTooMany) || errors.Is(cause, errExhausted) {
		e.Remedy = "name a folder or archive that holds structures only"
	}
	return e
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

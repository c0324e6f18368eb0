package archive

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

// ReadProfile reads a profile from JSON. Entries that the file leaves out keep
// the values of DefaultProfile, so that a vendor states only what it knows
// better. Unknown names, entries without value or with an unknown fidelity, and
// a missing version are refused with an *Error of CodeBadMessage that names the
// entry. WriteProfile writes the form that ReadProfile reads.
func ReadProfile(r io.Reader) (*Profile, error) {
	p := DefaultProfile()
	p.Version = ""
	dec := json.NewDecoder(io.LimitReader(r, 1<<20))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&p); err != nil {
		return nil, &Error{Code: CodeBadMessage, Message: "the interface profile cannot be read", Err: err}
	}
	if p.Version == "" {
		return nil, &Error{Code: CodeBadMessage, Message: "the interface profile has no version"}
	}
	for _, e := range p.Entries() {
		if err := e.check(); err != nil {
			return nil, err
		}
	}
	if !ident.OID(p.ArchiveParty.Value).Valid() || !ident.OID(p.DetailSystem.Value).Valid() {
		return nil, &Error{Code: CodeBadMessage, Message: "the party id or the code system of details is no OID"}
	}
	return &p, nil
}

// UnmarshalJSON replaces the whole entry: what the file leaves out of an entry is
// missing, not inherited.
func (e *Entry) UnmarshalJSON(src []byte) error {
	type plain Entry
	var p plain
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&p); err != nil {
		return err
	}
	*e = Entry(p)
	return nil
}

// check refuses an entry that says nothing.
func (e NamedEntry) check() error {
	known := e.Fidelity == rule.Specified || e.Fidelity == rule.Observed || e.Fidelity == rule.Inferred || e.Fidelity == rule.Invented
	if e.Value == "" || !known {
		return &Error{Code: CodeBadMessage, Message: fmt.Sprintf("the entry %q of the interface profile lacks its value or a known fidelity", e.Name)}
	}
	return nil
}

// WriteProfile writes a profile as JSON.
func WriteProfile(w io.Writer, p Profile) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(p)
}

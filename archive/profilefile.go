package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"
)

// ReadProfile reads a profile from JSON. Entries that the file leaves out keep
// the values of DefaultProfile, so that a vendor states only what it knows
// better. Unknown names, entries without value, source or known fidelity, values
// that no message could carry or that make two messages look alike, and a missing
// version are refused with an *Error of CodeBadMessage that names the entry.
// WriteProfile writes the form that ReadProfile reads.
func ReadProfile(r io.Reader) (*Profile, error) {
	p := DefaultProfile()
	p.Version = ""
	src, err := io.ReadAll(io.LimitReader(r, longestProfile))
	if err != nil {
		return nil, &Error{Code: CodeBadMessage, Message: "the interface profile cannot be read", Err: err}
	}
	if twice(src) {
		return nil, &Error{Code: CodeBadMessage, Message: "the interface profile names an entry, or a part of one, more than once"}
	}
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&p); err != nil {
		return nil, &Error{Code: CodeBadMessage, Message: "the interface profile cannot be read", Err: err}
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, &Error{Code: CodeBadMessage, Message: "something follows the interface profile in its file"}
	}
	if p.Version == "" {
		return nil, &Error{Code: CodeBadMessage, Message: "the interface profile has no version"}
	}
	for _, e := range p.Entries() {
		if err := e.check(); err != nil {
			return nil, err
		}
	}
	if err := p.forms(); err != nil {
		return nil, err
	}
	return &p, nil
}

// longestProfile is far more than a profile needs.
const longestProfile = 1 << 20

// twice reports whether an object has a key twice, in whatever case: the decoder
// does not tell keys apart by case and takes the last.
func twice(src []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(src))
	var objects []map[string]bool
	key := false
	for {
		token, err := dec.Token()
		if err != nil {
			return false // reported by who decodes
		}
		switch t := token.(type) {
		case json.Delim:
			switch t {
			case '{':
				objects, key = append(objects, map[string]bool{}), true
			case '}':
				objects, key = objects[:len(objects)-1], true
			}
			continue
		case string:
			if key && len(objects) > 0 {
				name := strings.ToLower(t)
				if objects[len(objects)-1][name] {
					return true
				}
				objects[len(objects)-1][name] = true
				key = false
				continue
			}
		}
		key = true
	}
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

// WriteProfile writes a profile as JSON.
func WriteProfile(w io.Writer, p Profile) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(p)
}

// Timeout returns how long one exchange may take, from dialling to the last byte
// of the answer.
func (p Profile) Timeout() time.Duration {
	d, _ := time.ParseDuration(p.TimeoutAnswer.Value) // ReadProfile has checked it
	return d
}

// PageLimit returns the largest number of documents on a page of an answer.
func (p Profile) PageLimit() int {
	n, _ := strconv.Atoi(p.LimitPage.Value) // ReadProfile has checked it
	return n
}

// MessageLimit returns the largest number of bytes of a message in its envelope.
func (p Profile) MessageLimit() int64 {
	n, _ := strconv.ParseInt(p.LimitMessage.Value, 10, 64) // ReadProfile has checked it
	return n
}

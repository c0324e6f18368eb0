package archive

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

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
	if err := p.forms(); err != nil {
		return nil, err
	}
	return &p, nil
}

// forms checks entries whose values are not free.
func (p *Profile) forms() error {
	if !ident.OID(p.ArchiveParty.Value).Valid() || !ident.OID(p.DetailSystem.Value).Valid() || !ident.OID(p.ErrorSystem.Value).Valid() {
		return &Error{Code: CodeBadMessage, Message: "the party id or the code system of details or errors is no OID"}
	}
	if transferEncodings[strings.ToLower(p.TransferEncoding.Value)] == nil {
		return &Error{Code: CodeBadMessage, Message: "the MIME transfer encoding is none of base64, quoted-printable, 8bit and binary"}
	}
	for _, limit := range []Entry{p.LimitPage, p.LimitMessage} {
		if n, err := strconv.Atoi(limit.Value); err != nil || n < 1 || n > maxMessage {
			return &Error{Code: CodeBadMessage, Message: fmt.Sprintf("a limit of the interface profile is no whole number from 1 to %d", maxMessage)}
		}
	}
	if d, err := time.ParseDuration(p.TimeoutAnswer.Value); err != nil || d <= 0 {
		return &Error{Code: CodeBadMessage, Message: "the timeout of an answer is no duration such as 60s"}
	}
	names := map[string]bool{}
	for _, e := range p.Entries() {
		if strings.HasPrefix(e.Name, "query parameter") && (names[e.Value] || !parameterName.MatchString(e.Value)) {
			return &Error{Code: CodeBadMessage, Message: fmt.Sprintf("the entry %q is no XML name or the name of another parameter", e.Name)}
		}
		names[e.Value] = true
	}
	return nil
}

var parameterName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*$`)

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

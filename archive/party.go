package archive

import (
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// Party says who sends: the platform whose OID numbers the messages, the
// organiser (palvelunjärjestäjä), the unit and the user. Platform, Organiser and
// User.Code are required; Unit is where the register access right is used, as
// that is a unit's.
type Party struct {
	Platform  ident.OID
	Organiser ident.OID
	Unit      metadata.Organisation
	User      User
}

// check says what is missing or wrong, as an *Error with CodeBadMessage. A message
// has an id below the platform's OID and a sender (rule MSG-02), its OIDs are
// well-formed (rule MSG-08) and its user is identified (rule MSG-06). Names are
// not asked for, and a unit only where a right is the unit's.
func (p Party) check() error {
	for _, field := range []struct {
		name     string
		value    ident.OID
		required bool
	}{{"Platform", p.Platform, true}, {"Organiser", p.Organiser, true}, {"Unit.ID", p.Unit.ID, false}} {
		switch {
		case field.value == "" && field.required:
			return &Error{Code: CodeBadMessage, Message: "the client has no Party." + field.name}
		case field.value != "" && !field.value.Valid():
			return &Error{Code: CodeBadMessage, Message: "the client's Party." + field.name + " is no OID"}
		}
	}
	if p.User.Code.IsZero() {
		return &Error{Code: CodeBadMessage, Message: "the client has no Party.User.Code"}
	}
	return nil
}

// checkAccess is check for a message by register access right, which is a unit's
// (rule REG-05).
func (p Party) checkAccess() error {
	if err := p.check(); err != nil {
		return err
	}
	if p.Unit.ID == "" {
		return &Error{Code: CodeBadMessage, Message: "the client has no Party.Unit, whose register access right this needs"}
	}
	return nil
}

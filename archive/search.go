package archive

import (
	"time"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// Search says what to look for (hakuehdot). A zero field does not narrow the
// search; a client is always named, by Code or Temporary (rule SRC-04). Fields
// of one search hold together. Check says which codes are wrong or not known.
type Search struct {
	Client         ident.PersonalCode
	Temporary      ident.TemporaryID // of a client without identity code
	Controller     ident.OID         // whose register; empty means the sender's own
	Group          metadata.Group
	Type           string // general document type, a code of 1.2.246.537.6.1506
	SpecificType   string // specific document type, likewise
	ServiceTask    string // a code of 1.2.246.537.6.1221 (rule DOC-08)
	ServiceProcess string // a code of 1.2.246.537.6.1277 (rule DOC-08)
	Matter         ident.OID
	Relationship   ident.OID
	SetID          ident.OID // a document by its set id
	Document       ident.OID // one version by its own id
	Unit           ident.OID // service unit where the document was made
	Author         ident.RegistrationNumber
	Created        Interval
	Drafted        Interval
	AllVersions    bool // all versions; false means the newest of each document (rule SRC-05)

	// RegisterAccess says that the sender works in the controller's register by
	// register access right (rekisterinkäyttöoikeus), not by disclosure. Controller
	// must be set to another's then.
	RegisterAccess bool
	Reason         metadata.Code // reason of a search by broad right, see SearchReason (rule DSC-05)
}

// Interval is a span of time that includes its ends. A zero end is open.
type Interval struct{ From, To time.Time }

// IsZero reports whether both ends are open.
func (i Interval) IsZero() bool { return i.From.IsZero() && i.To.IsZero() }

// Contains reports whether a time lies in the interval.
func (i Interval) Contains(t time.Time) bool {
	return (i.From.IsZero() || !t.Before(i.From)) && (i.To.IsZero() || !t.After(i.To))
}

// situation returns the use situation of a search by a sender.
func (s *Search) situation(p Profile, sender ident.OID) metadata.Code {
	switch {
	case s.Controller == "" || s.Controller == sender:
		return useSituations.Code(p.SituationOwnUse.Value)
	case s.RegisterAccess:
		return useSituations.Code(p.SituationRegisterAccess.Value)
	}
	return useSituations.Code(p.SituationDisclosure.Value)
}

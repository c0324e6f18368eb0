package conformance

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/signing"
)

// Driver connects the suite with the system under test. A vendor implements it
// as a thin adapter; it must not do the system's work itself.
type Driver interface {
	// Name names the system in reports.
	Name() string
	// Open prepares the system for one case in the given environment.
	Open(ctx context.Context, env Environment) (System, error)
}

// FeatureDeclarer is a Driver that does not support everything. Cases of
// features that it does not declare are "not-supported" instead of failed; a
// declared feature must work.
type FeatureDeclarer interface {
	Features() []Feature
}

// Feature is a function of a client-record system.
type Feature string

// The features that cases ask for.
const (
	FeatureArchive    Feature = "archive"    // archives documents and versions
	FeatureFetch      Feature = "fetch"      // fetches documents of its own register
	FeatureDisclosure Feature = "disclosure" // manages declarations and searches other registers
)

// System is the system under test during one case. The suite calls one method
// at a time and Close at the end.
type System interface {
	// Archive makes, signs and archives the document of the assignment and tells
	// what the system would tell its user. An error means that the system itself
	// broke down; a refusal by the archive is an Outcome.
	Archive(ctx context.Context, a Assignment) (Outcome, error)
	// Search fetches the client's documents and returns them as the system
	// received them, byte for byte.
	Search(ctx context.Context, s Inquiry) ([][]byte, error)
	Close() error
}

// ErrNotSupported is returned by a System for something that it does not do.
var ErrNotSupported = errors.New("conformance: the system does not support this")

// Environment is where the system works during one case.
type Environment struct {
	URL          string       // the mock archive's address
	HTTP         *http.Client // trusts the archive and shows a client certificate
	Structures   document.StructureSource
	Types        Types                 // structures to use, by kind of document
	Controller   metadata.Organisation // the organisation that uses the system
	Unit         metadata.Organisation
	Root         ident.OID // branch below which the system numbers documents and messages
	User         archive.User
	Registration ident.RegistrationNumber // of the user
	System       signing.Signer           // the organisation's system certificate
	Professional signing.Signer           // the user's certificate
	Profile      *archive.Profile         // interface profile of the archive
	Now          func() time.Time
}

// Types are the OIDs of the structures that documents follow.
type Types struct{ Relationship, Matter, ClientDocument, Permission, Denial ident.OID }

// Kind is a kind of document that the suite asks for.
type Kind string

// The kinds of documents.
const (
	Relationship   Kind = "asiakkuusasiakirja"
	Matter         Kind = "asia-asiakirja"
	ClientDocument Kind = "asiakasasiakirja" // signed by the user with the professional certificate
	NewVersion     Kind = "uusi versio"      // of the client document that the system archived last
	Permission     Kind = "luovutuslupa-asiakirja"
	Denial         Kind = "kieltoasiakirja" // denies Assignment.Denied
)

// Assignment is what the user enters: facts, not a finished document.
type Assignment struct {
	Kind         Kind
	Client       metadata.Client
	Relationship ident.OID     // asiakkuuden tunniste
	Matter       ident.OID     // asiatunnus
	Task         metadata.Code // palvelutehtävä
	Denied       ident.OID     // set id of the document that the client denies
	DeniedNewest ident.OID     // id of that document's newest version, which a user may have on the screen
}

// State is what a system tells its user about a document.
type State string

// The states of a document.
const (
	Archived State = "archived"
	Refused  State = "refused"
	Unknown  State = "unknown" // the outcome is open
)

// Outcome is what the system tells its user.
type Outcome struct {
	State    State
	Document ident.OID // id of the version that was made
	Reasons  []string  // why it was refused, without personal data
}

// Inquiry is a search that the user starts.
type Inquiry struct {
	Client     ident.PersonalCode
	Controller ident.OID // another controller's register; empty means the own one
}

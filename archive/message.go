package archive

import (
	"time"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// MessageID identifies a message: the OID of the sending platform and a
// running number. A message that is sent again keeps its id (rule DOC-25).
type MessageID struct {
	Root      ident.OID
	Extension string
}

// IsZero reports whether no id is given.
func (m MessageID) IsZero() bool { return m == MessageID{} }

// String returns "root/extension".
func (m MessageID) String() string { return string(m.Root) + "/" + m.Extension }

// User is the person for whom a message is sent.
type User struct {
	Code   ident.PersonalCode
	Given  string // all given names, with spaces between them; a frame has one element for them
	Family string
}

// Envelope is what every message has around its content.
type Envelope struct {
	ID          MessageID
	Created     time.Time
	Interaction string
	Production  bool      // processing code P; false means D, the test environment
	Receiver    ident.OID // party id of the receiver
	Sender      ident.OID // organiser (palvelunjärjestäjä) that sends
}

// Purpose says why a message is sent and by whom.
type Purpose struct {
	ServiceRequest metadata.Code // palvelupyyntö, code system 1.2.246.537.6.1503
	UseSituation   metadata.Code // käyttötilanne, code system 1.2.246.537.6.1289
	SearchReason   metadata.Code // laajan tiedonhaun peruste, code system 1.2.246.537.6.1299; only for a search by broad right
	User           User
	Performs       bool // the user stands in the message as its performer (PRF) and not as its author (AUT); both were seen
	Unit           metadata.Organisation
}

// Frame is the transfer frame (siirtokehys) RCMR_IN200002FI01: it carries one
// document to the archive and repeats some of its metadata.
type Frame struct {
	Envelope
	Purpose
	Subject Subject
}

// Subject is the document as its frame describes it.
type Subject struct {
	ID              ident.OID
	SetID           ident.OID
	Version         int
	Register        metadata.Code // register type, code system 1.2.246.537.6.1264
	Effective       time.Time
	Confidentiality metadata.Code // optional
	Language        string        // optional
	Client          metadata.Client
	Author          User // of the document; zero means the user of the message, who is written then
	Custodian       metadata.Organisation
	Encounter       bool   // the frame has an encounter event; the one that was seen is empty
	Document        []byte // the document, byte for byte; nil when the frame holds none that can be read
	NotCarried      bool   // decoding only: the frame has no document, or a vendor's placeholder element in its place
}

package archive

import (
	"strings"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// FaultSide says who is at fault in a SOAP fault.
type FaultSide string

// The sides of a fault.
const (
	SenderFault   FaultSide = "sender"   // the message was not handled and would fail again (Client, Sender, VersionMismatch, MustUnderstand)
	ReceiverFault FaultSide = "receiver" // the archive failed; whether it had stored the message is unknown (Server, Receiver)
	UnknownFault  FaultSide = "unknown"  // another fault code; treated as the receiver's
)

// Fault is a SOAP fault, 1.1 or 1.2. Its text names the side alone: Code and
// Reason are the server's own words and may hold what was sent to it, so do not
// log them.
type Fault struct {
	Side   FaultSide
	Code   string // as written, without its prefix
	Reason string // faultstring, or the first Text of Reason; at most 1,000 bytes
}

// Error implements error.
func (f *Fault) Error() string {
	return "SOAP fault of the " + map[FaultSide]string{SenderFault: "sender", ReceiverFault: "receiver", UnknownFault: "unknown side"}[f.Side]
}

// maxReason bounds what is kept of a fault's own words.
const maxReason = 1000

// faultOf returns the fault in the body of an envelope, or nil. The namespace is
// that of the envelope, whatever the profile says: a gateway in between may speak
// the other version of SOAP.
func faultOf(root *xmltree.Element) *Fault {
	space := root.Space()
	if root.Local() != "Envelope" {
		return nil
	}
	e := root.Child(space, "Body").Child(space, "Fault")
	if e == nil {
		return nil
	}
	code, reason := e.Child(space, "Code").Child(space, "Value"), e.Child(space, "Reason").Child(space, "Text")
	if code == nil { // SOAP 1.1 has no namespace here; some servers give it one
		code, reason = childNamed(e, "faultcode"), childNamed(e, "faultstring")
	}
	_, local, found := strings.Cut(text(code), ":")
	if !found {
		local = text(code)
	}
	return &Fault{Side: sideOf(local), Code: cut(local), Reason: cut(text(reason))}
}

func childNamed(e *xmltree.Element, local string) *xmltree.Element {
	for child := range e.Children() {
		if child.Local() == local {
			return child
		}
	}
	return nil
}

// sideOf reads a fault code; "Client.Authentication" is a kind of "Client"
// (SOAP 1.1, 4.4.1).
func sideOf(code string) FaultSide {
	kind, _, _ := strings.Cut(code, ".")
	switch kind {
	case "Client", "Sender", "VersionMismatch", "MustUnderstand":
		return SenderFault
	case "Server", "Receiver":
		return ReceiverFault
	}
	return UnknownFault
}

func cut(s string) string {
	if len(s) > maxReason {
		return strings.ToValidUTF8(s[:maxReason], "")
	}
	return s
}

// readFault looks for a fault in the body of an HTTP error. What is no XML holds
// none.
func readFault(body []byte) *Fault {
	doc, err := xmltree.Parse(body, messageLimits(maxFault))
	if err != nil {
		return nil
	}
	return faultOf(doc.Root())
}

package archive

import (
	"github.com/beevik/etree"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// AckType is the type of an acknowledgement.
type AckType string

// The types of an acknowledgement (HL7 V3; recalled, not verified for the
// social archive).
const (
	Accepted AckType = "AA" // taken in
	InError  AckType = "AE" // the content breaks a rule; nothing was taken in
	Rejected AckType = "AR" // the message itself cannot be handled; nothing was taken in
)

// Acknowledgement is the archive's answer to a message
// (vastaanottokuittaus).
type Acknowledgement struct {
	Envelope
	Type    AckType
	Target  MessageID // the message that is acknowledged
	Details []Detail
}

// Detail is one reason of an acknowledgement: a rule that the message or its
// document breaks, in the words of the archive. The mock puts no personal data
// into it; of another archive Kansa cannot promise that.
type Detail struct {
	Severity rule.Severity `json:"severity"`
	Rule     rule.ID       `json:"rule"`
	Location string        `json:"location"`
	Text     string        `json:"text"`
	Process  ProcessError  `json:"process,omitempty"` // the national error code that fits, if one is known
}

// ProcessError is an error of the code system Prosessivirheet ja huomautukset of
// which the meaning is known. Its codes stand in the interface profile.
type ProcessError string

// The errors whose meaning is known.
const (
	ProcessAccess    ProcessError = "access"    // no right to what was asked for
	ProcessIntegrity ProcessError = "integrity" // the message is not what was signed or sent
)

// process returns the code of an error, or "".
func (p Profile) process(e ProcessError) string {
	switch e {
	case ProcessAccess:
		return p.ErrorAccess.Value
	case ProcessIntegrity:
		return p.ErrorIntegrity.Value
	}
	return ""
}

// processOf is the opposite of process.
func (p Profile) processOf(system, code string) ProcessError {
	for _, e := range []ProcessError{ProcessAccess, ProcessIntegrity} {
		if system == p.ErrorSystem.Value && code == p.process(e) {
			return e
		}
	}
	return ""
}

// DetailsOf turns findings into details.
func DetailsOf(found rule.Findings) []Detail {
	details := make([]Detail, 0, len(found))
	for _, f := range found {
		text := f.Message
		if f.Got != "" {
			text += ", got " + f.Got
		}
		if f.Want != "" {
			text += ", want " + f.Want
		}
		if f.Remedy != "" {
			text += " (" + f.Remedy + ")"
		}
		details = append(details, Detail{Severity: f.Severity, Rule: f.Rule, Location: f.Location, Text: text})
	}
	return details
}

var detailTypes = map[rule.Severity]string{rule.Error: "E", rule.Warning: "W", rule.Info: "I"}

// EncodeAcknowledgement writes an acknowledgement. The error is an *Error with
// CodeBadMessage.
func EncodeAcknowledgement(p Profile, a *Acknowledgement) ([]byte, error) {
	if a == nil {
		return nil, &Error{Code: CodeBadMessage, Message: "there is no acknowledgement"}
	}
	if err := a.sendable(); err != nil {
		return nil, err
	}
	w := &writer{}
	root := w.message(a.Envelope, "NE")
	w.acknowledgement(root, p, a)
	out, err := w.Bytes()
	if err != nil {
		return nil, &Error{Code: CodeBadMessage, Message: "the acknowledgement cannot be written", Err: err}
	}
	return out, nil
}

func (w *writer) acknowledgement(root *etree.Element, p Profile, a *Acknowledgement) {
	ack := w.El(root, "acknowledgement", "typeCode", string(a.Type))
	w.El(w.El(ack, "targetMessage"), "id", "root", string(a.Target.Root), "extension", a.Target.Extension)
	for _, d := range a.Details {
		detail := w.El(ack, "acknowledgementDetail", "typeCode", detailTypes[d.Severity])
		code := w.El(detail, "code", "code", string(d.Rule), "codeSystem", p.DetailSystem.Value)
		if national := p.process(d.Process); national != "" {
			w.El(code, "translation", "code", national, "codeSystem", p.ErrorSystem.Value)
		}
		w.Text(detail, "text", d.Text)
		w.Text(detail, "location", d.Location)
	}
}

// DecodeAcknowledgement reads an acknowledgement. The error is an *Error with
// CodeBadAnswer.
func DecodeAcknowledgement(p Profile, src []byte) (*Acknowledgement, error) {
	root, err := messageRoot(p, src, CodeBadAnswer, "the acknowledgement")
	if err != nil {
		return nil, err
	}
	return acknowledgementOf(p, root)
}

func acknowledgementOf(p Profile, root *xmltree.Element) (*Acknowledgement, error) {
	if !root.Is(metadata.NamespaceHL7, p.Acknowledgement.Value) {
		return nil, &Error{Code: CodeBadAnswer, Message: "the answer is no acknowledgement"}
	}
	return decodeAck(p, root)
}

func decodeAck(p Profile, root *xmltree.Element) (*Acknowledgement, error) {
	r := &reader{}
	a := &Acknowledgement{Envelope: r.envelope(root)}
	ack := r.one(root, "acknowledgement")
	a.Type = AckType(attr(ack, "typeCode"))
	target := r.at(ack, "targetMessage", "id")
	a.Target = MessageID{ident.OID(attr(target, "root")), attr(target, "extension")}
	if a.Type != Accepted && a.Type != InError && a.Type != Rejected || a.Target.IsZero() || r.found.HasErrors() {
		return nil, &Error{Code: CodeBadAnswer, Message: "the acknowledgement lacks its type or target", Err: r.found.Err()}
	}
	for _, e := range ack.All(metadata.NamespaceHL7, "acknowledgementDetail") {
		code := r.one(e, "code")
		d := Detail{Severity: rule.Info, Rule: rule.ID(attr(code, "code")), Text: text(r.one(e, "text")), Location: text(r.one(e, "location"))}
		translation := r.one(code, "translation")
		d.Process = p.processOf(attr(translation, "codeSystem"), attr(translation, "code"))
		switch attr(e, "typeCode") {
		case "E":
			d.Severity = rule.Error
		case "W":
			d.Severity = rule.Warning
		}
		a.Details = append(a.Details, d)
	}
	return a, nil
}

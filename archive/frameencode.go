package archive

import (
	"strconv"

	"github.com/beevik/etree"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmlwrite"
	"github.com/kansa-go/kansa/metadata"
)

// writer adds the shapes of messages to the plain XML writer.
type writer struct{ xmlwrite.Writer }

// sendable refuses an envelope of which no message can be made.
func (e Envelope) sendable() error {
	if !messageName(e.Interaction) {
		return &Error{Code: CodeBadMessage, Message: "the interaction is no name of a message"}
	}
	return nil
}

// Processing codes: where a message is meant to go.
const (
	inTest       = "D"
	inProduction = "P"
)

// message starts a message with its transmission wrapper (HL7 V3 transport).
func (w *writer) message(e Envelope, accept string) *etree.Element {
	root := w.Root(e.Interaction, "xmlns", metadata.NamespaceHL7, "ITSVersion", "XML_1.0")
	w.El(root, "id", "root", string(e.ID.Root), "extension", e.ID.Extension)
	w.El(root, "creationTime", "value", metadata.FormatTime(e.Created))
	w.El(root, "versionCode", "code", "V3-2006")
	w.El(root, "interactionId", "root", "2.16.840.1.113883.1.6", "extension", e.Interaction)
	processing := inTest
	if e.Production {
		processing = inProduction
	}
	w.El(root, "processingCode", "code", processing)
	w.El(root, "processingModeCode", "code", "T")
	w.El(root, "acceptAckCode", "code", accept)
	w.device(root, "receiver", "RCV", e.Receiver)
	w.device(root, "sender", "SND", e.Sender)
	return root
}

func (w *writer) device(root *etree.Element, tag, kind string, id ident.OID) {
	device := w.El(w.El(root, tag, "typeCode", kind), "device", "classCode", "DEV", "determinerCode", "INSTANCE")
	w.El(device, "id", "root", string(id))
}

func (w *writer) code(parent *etree.Element, tag string, c metadata.Code) {
	if !c.IsZero() {
		w.El(parent, tag, "code", c.Value, "codeSystem", string(c.System), "codeSystemName", c.SystemName, "displayName", c.Display)
	}
}

// control writes controlActProcess up to its subject.
func (w *writer) control(root *etree.Element, trigger string, p Purpose) *etree.Element {
	act := w.El(root, "controlActProcess", "classCode", "CACT", "moodCode", "EVN")
	w.El(act, "code", "code", trigger, "codeSystem", "2.16.840.1.113883.1.18")
	w.El(act, "priorityCode", "code", "R")
	w.code(act, "reasonCode", p.ServiceRequest)
	w.code(act, "reasonCode", p.UseSituation)
	w.code(act, "reasonCode", p.SearchReason)
	standsAs := authors
	if p.Performs {
		standsAs = performers
	}
	person := w.El(w.El(act, "authorOrPerformer", "typeCode", standsAs), "assignedPerson")
	w.user(person, p.User)
	w.organisation(w.El(person, "representedOrganization"), p.Unit)
	return act
}

// user writes a person's id and name; attrs are those of the person's element.
func (w *writer) user(parent *etree.Element, u User, attrs ...string) {
	w.El(parent, "id", "root", string(ident.RootPersonalCode), "extension", u.Code.Reveal())
	name := w.El(w.El(parent, "assignedPerson", attrs...), "name")
	w.words(name, "family", u.Family)
	w.words(name, "given", u.Given)
}

func (w *writer) organisation(e *etree.Element, o metadata.Organisation) {
	w.El(e, "id", "root", string(o.ID))
	w.words(e, "name", o.Name)
}

// words appends an element that holds text, unless there is none.
func (w *writer) words(parent *etree.Element, tag, text string, attrs ...string) {
	if text != "" {
		w.Text(parent, tag, text, attrs...)
	}
}

// EncodeFrame writes the frame with its document as MIME content, in the
// element order of real frames. The same frame gives the same bytes. The error
// is an *Error with CodeBadMessage: there is no frame, its interaction is no name,
// or it holds a character that XML cannot carry.
func EncodeFrame(p Profile, f *Frame) ([]byte, error) {
	if f == nil {
		return nil, &Error{Code: CodeBadMessage, Message: "there is no frame"}
	}
	if err := f.sendable(); err != nil {
		return nil, err
	}
	w := &writer{}
	root := w.message(f.Envelope, "ER")
	act := w.control(root, p.Trigger.Value, f.Purpose)
	w.subject(act, p, f.ID, &f.Subject, f.User)
	out, err := w.Bytes()
	if err != nil {
		return nil, &Error{Code: CodeBadMessage, Message: "the frame cannot be written at " + w.IllegalAt(), Err: err}
	}
	return out, nil
}

// subject writes clinicalDocument. The message id makes the MIME boundary, so
// that no random source is needed.
func (w *writer) subject(act *etree.Element, p Profile, id MessageID, s *Subject, user User) {
	doc := w.El(w.El(act, "subject"), "clinicalDocument", "classCode", "DOCCLIN", "moodCode", "EVN")
	w.El(doc, "realmCode", "code", "FI")
	w.El(doc, "typeId", "root", "2.16.840.1.113883.1.3", "extension", "POCD_HD000040")
	w.El(doc, "id", "root", string(s.ID))
	w.code(doc, "code", s.Register)
	w.Text(doc, "text", packMIME(p, "kansa."+id.Extension+"."+string(s.ID), s.Document), "mediaType", "multipart/related")
	w.El(doc, "statusCode", "code", "COMPLETED")
	w.El(doc, "effectiveTime", "value", metadata.FormatTime(s.Effective))
	w.code(doc, "confidentialityCode", s.Confidentiality)
	w.Optional(doc, "languageCode", "code", s.Language)
	w.El(doc, "setId", "root", string(s.SetID))
	w.El(doc, "versionNumber", "value", strconv.Itoa(s.Version))
	w.code(doc, "completionCode", completion)
	w.code(doc, "storageCode", storage)
	w.client(doc, s.Client)
	author := w.El(doc, "author", "typeCode", "AUT")
	w.NA(author, "time")
	assigned := w.El(author, "assignedAuthor", "classCode", "ASSIGNED")
	if s.Author != (User{}) {
		user = s.Author
	}
	w.user(assigned, user, "classCode", "PSN", "determinerCode", "INSTANCE")
	custodian := w.El(w.El(w.El(doc, "custodian", "typeCode", "CST"), "assignedCustodian", "classCode", "ASSIGNED"),
		"representedOrganization", "classCode", "ORG", "determinerCode", "INSTANCE")
	w.organisation(custodian, s.Custodian)
	if s.Encounter {
		w.encounter(doc)
	}
}

// encounter writes the event of one of two real frames, which says nothing.
func (w *writer) encounter(doc *etree.Element) {
	e := w.El(w.El(doc, "componentOf"), "encounterEvent", "classCode", "ENC", "moodCode", "EVN")
	w.NA(e, "id")
	w.NA(e, "effectiveTime")
	facility := w.El(w.El(e, "location"), "healthCareFacility", "classCode", "SDLOC")
	w.El(facility, "location", "classCode", "PLC", "determinerCode", "INSTANCE")
}

func (w *writer) client(doc *etree.Element, c metadata.Client) {
	patient := w.El(w.El(doc, "recordTarget", "typeCode", "RCT"), "patient", "classCode", "PAT")
	if !c.Code.IsZero() {
		w.El(patient, "id", "root", string(ident.RootPersonalCode), "extension", c.Code.Reveal())
	} else {
		w.El(patient, "id", "root", string(c.Temporary.Root()), "extension", c.Temporary.Reveal())
	}
	w.El(patient, "statusCode", "code", "normal")
	person := w.El(patient, "patientPerson", "classCode", "PSN", "determinerCode", "INSTANCE")
	name := w.El(person, "name")
	w.words(name, "family", c.Family)
	for _, g := range c.Given {
		w.words(name, "given", g)
	}
	w.words(name, "given", c.CallingName, "qualifier", callingName)
	w.code(person, "administrativeGenderCode", c.Gender)
	w.Optional(person, "birthTime", "value", c.Born.HL7())
}

// The two fixed codes of a frame (observed).
var (
	completion = metadata.Code{Value: "LA", System: "1.2.246.537.5.40115.2006", SystemName: "KanTa-palvelut - Dokumentin valmiusaste", Display: "Legally authenticated"}
	storage    = metadata.Code{Value: "AC", System: "1.2.246.537.5.40116.2006", SystemName: "KanTa-palvelut - Dokumentin arkistointikoodi (DocumentStorage)", Display: "Active"}
)

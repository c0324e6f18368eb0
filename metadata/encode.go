package metadata

import (
	"bytes"
	"errors"
	"strconv"

	"github.com/beevik/etree"

	"github.com/kansa-go/kansa/internal/vocabulary"
	"github.com/kansa-go/kansa/internal/xmltree"
)

// Namespaces of a client document.
const (
	NamespaceHL7     = "urn:hl7-org:v3"
	NamespaceFinland = "urn:hl7finland"
)

const (
	schemaLocation = "urn:hl7-org:v3 ../../cda/CDA_Fi_sos.xsd"
	typeIDRoot     = "2.16.840.1.113883.1.3"
	typeIDExt      = "POCD_HD000040"
	processType    = "Sosiaalihuollon palveluprosessi"
)

// Encode writes the document: XML declaration, ClinicalDocument with the
// header, and component, which is one element of namespace urn:hl7-org:v3 that
// is copied byte for byte behind the header. Elements stand in the order of
// real documents; no white space is added between them, and lines end with LF,
// so that nothing has to be reformatted after signing. The same header gives
// the same bytes.
//
// Encode does not judge the header: call Validate first. It fails with an
// *Error when a text holds a character that XML cannot carry or component is
// not one element.
func Encode(h *Header, component []byte) ([]byte, error) {
	if err := checkComponent(component); err != nil {
		return nil, err
	}
	w := &writer{}
	root := w.Root("ClinicalDocument", "xmlns", NamespaceHL7, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
		"xsi:schemaLocation", schemaLocation)
	w.identification(root, h)
	w.people(root, h)
	w.context(root, h)
	w.localHeader(root, h)
	head, err := w.Bytes()
	if err != nil {
		return nil, &Error{Code: CodeIllegalText, Location: w.IllegalAt(), Err: err}
	}
	const end = "</ClinicalDocument>"
	var out bytes.Buffer
	out.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	out.Write(bytes.TrimSuffix(head, []byte(end)))
	out.Write(component)
	out.WriteString(end)
	return out.Bytes(), nil
}

func checkComponent(component []byte) error {
	wrapped := append([]byte(`<x xmlns="`+NamespaceHL7+`">`), component...)
	doc, err := xmltree.Parse(append(wrapped, "</x>"...), xmltree.Limits{Known: vocabulary.Known})
	if err != nil {
		return &Error{Code: CodeBadComponent, Location: "/ClinicalDocument/component", Err: err}
	}
	n := 0
	for child := range doc.Root().Children() {
		n++
		if !child.Is(NamespaceHL7, "component") {
			n++
		}
	}
	if n != 1 {
		return &Error{Code: CodeBadComponent, Location: "/ClinicalDocument/component", Err: errors.New("want one component element")}
	}
	return nil
}

func (w *writer) identification(root *etree.Element, h *Header) {
	w.El(root, "realmCode", "code", "FI")
	w.El(root, "typeId", "root", typeIDRoot, "extension", typeIDExt)
	w.El(root, "id", "root", string(h.ID))
	w.codeOrNA(root, "code", h.Type)
	w.El(root, "effectiveTime", "value", exactTime(h.Drafted))
	w.code(root, "confidentialityCode", h.Confidentiality)
	w.El(root, "languageCode", "code", h.Language)
	w.El(root, "setId", "root", string(h.SetID))
	w.El(root, "versionNumber", "value", strconv.Itoa(h.Version))
}

func (w *writer) people(root *etree.Element, h *Header) {
	for _, c := range h.Clients {
		w.client(root, c)
	}
	author := w.El(root, "author")
	w.NA(author, "time")
	assigned := w.El(author, "assignedAuthor")
	if h.Author.IsZero() {
		w.NA(assigned, "id")
	} else {
		w.El(assigned, "id", "root", "1.2.246.537.26", "extension", h.Author.Registration.Reveal())
		w.name(w.El(w.El(assigned, "assignedPerson"), "name"), "", h.Author.Given, "", h.Author.Family)
	}
	custodian := w.El(w.El(w.El(root, "custodian"), "assignedCustodian"), "representedCustodianOrganization")
	w.organisation(custodian, h.Controller)
	w.related(root, relationReplaces, h.Replaces)
	w.related(root, relationAttached, h.AttachedTo)
	if !h.GuardianDisclosure.IsZero() {
		consent := w.El(w.El(root, "authorization"), "consent")
		w.code(consent, "code", h.GuardianDisclosure)
		w.El(consent, "statusCode", "code", "completed")
	}
}

// The typeCodes of relatedDocument. CDA R2 allows a document one of them; that
// a new version of an attachment carries both is our choice, so that it can be
// understood without its first version.
const (
	relationReplaces = "RPLC"
	relationAttached = "APND"
)

func (w *writer) related(root *etree.Element, typeCode string, r *Reference) {
	if r == nil {
		return
	}
	parent := w.El(w.El(root, "relatedDocument", "typeCode", typeCode), "parentDocument")
	w.El(parent, "id", "root", string(r.ID))
	w.Optional(parent, "setId", "root", string(r.SetID))
	if r.Version != 0 {
		w.El(parent, "versionNumber", "value", strconv.Itoa(r.Version))
	}
}

func (w *writer) client(root *etree.Element, c Client) {
	role := w.El(w.El(root, "recordTarget"), "patientRole")
	if !c.Code.IsZero() {
		w.El(role, "id", "root", "1.2.246.21", "extension", c.Code.Reveal())
	}
	if !c.Temporary.IsZero() {
		w.El(role, "id", "root", string(c.Temporary.Root()), "extension", c.Temporary.Reveal())
	}
	patient := w.El(role, "patient")
	w.name(w.El(patient, "name"), "", c.Given, c.CallingName, c.Family)
	if !c.Gender.IsZero() {
		w.code(patient, "administrativeGenderCode", c.Gender)
	}
	if !c.Born.IsZero() {
		w.El(patient, "birthTime", "value", c.Born.HL7())
	}
}

func (w *writer) context(root *etree.Element, h *Header) {
	encounter := w.El(w.El(root, "componentOf"), "encompassingEncounter")
	if h.Matter.IsZero() {
		w.NA(encounter, "id")
	} else {
		w.El(encounter, "id", "root", string(h.Matter))
	}
	if h.MatterOpened.IsZero() && h.MatterClosed.IsZero() {
		w.NA(encounter, "effectiveTime")
	} else {
		period := w.El(encounter, "effectiveTime")
		w.Optional(period, "low", "value", exactTime(h.MatterOpened))
		w.Optional(period, "high", "value", exactTime(h.MatterClosed))
	}
	if !h.Organiser.IsZero() {
		entity := w.El(w.El(encounter, "responsibleParty"), "assignedEntity")
		w.NA(entity, "id")
		w.organisation(w.El(entity, "representedOrganization"), h.Organiser)
	}
	if !h.Unit.IsZero() {
		entity := w.El(w.El(encounter, "encounterParticipant", "typeCode", "ADM"), "assignedEntity")
		w.NA(entity, "id")
		w.organisation(w.El(entity, "representedOrganization"), h.Unit)
	}
}

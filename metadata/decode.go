package metadata

import (
	"errors"
	"strconv"
	"time"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/vocabulary"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// Decode reads the header of a document, whatever the order of its elements,
// their prefixes and the comments between them. A value that cannot be read, an
// element that occurs too often and an element that is not known are findings;
// the header then lacks that value. The error is an *Error: the bytes are not
// well-formed XML, or not a ClinicalDocument.
//
// Decode does not judge which fields are present; Validate does.
func Decode(src []byte) (*Header, rule.Findings, error) {
	doc, err := xmltree.Parse(src, xmltree.Limits{Known: vocabulary.Known})
	if err != nil {
		return nil, nil, &Error{Code: CodeNotXML, Err: err}
	}
	return FromTree(doc.Root())
}

// FromTree is Decode for the other packages of Kansa, which have the document
// parsed already.
func FromTree(root *xmltree.Element) (*Header, rule.Findings, error) {
	if !root.Is(NamespaceHL7, "ClinicalDocument") {
		return nil, nil, &Error{Code: CodeNotDocument, Location: root.Path(), Err: errors.New("want ClinicalDocument of namespace " + NamespaceHL7)}
	}
	r := &reader{h: &Header{unreadable: map[string]bool{}}}
	r.patientParts(root)
	r.nothingElse(root)
	r.fixed(root)
	r.identification(root)
	r.people(root)
	r.context(r.one(r.one(root, "componentOf"), "encompassingEncounter"))
	r.local(r.oneOf(root, NamespaceFinland, "localSocialHeader"))
	return r.h, r.found, nil
}

// patientParts reports what only a patient document has.
func (r *reader) patientParts(root *xmltree.Element) {
	for child := range root.Children() {
		if patientPart(child) {
			r.found.Add(rulePatient.Finding(child.Path(), "the document carries what only a patient document has").
				WithRemedy("store patient documents in the patient data repository"))
		}
	}
}

// patientTemplates is the branch of HL7 Finland's templates, which documents of
// the patient archive and the prescription centre name.
const patientTemplates ident.OID = "1.2.246.777.11"

// patientPart reports whether an element marks a patient document: the patient
// archive's header or one of its templates.
func patientPart(e *xmltree.Element) bool {
	if e.Is(NamespaceFinland, "localHeader") {
		return true
	}
	template, _ := e.Attr("root")
	return e.Is(NamespaceHL7, "templateId") && ident.OID(template).Under(patientTemplates)
}

// fixed checks what every CDA document states in the same words.
func (r *reader) fixed(root *xmltree.Element) {
	if code, _ := r.one(root, "realmCode").Attr("code"); code != "FI" {
		r.found.Add(ruleFixed.Finding("/ClinicalDocument/realmCode", "the realm is not FI").WithRemedy(`write <realmCode code="FI"/>`))
	}
	typeID := r.one(root, "typeId")
	id, _ := typeID.Attr("root")
	ext, _ := typeID.Attr("extension")
	if id != typeIDRoot || ext != typeIDExt {
		r.found.Add(ruleFixed.Finding("/ClinicalDocument/typeId", "the type id is not that of CDA R2").
			WithWant(typeIDRoot + " " + typeIDExt))
	}
}

func (r *reader) identification(root *xmltree.Element) {
	h := r.h
	h.ID = r.root(r.one(root, "id"))
	h.Type = r.code(r.one(root, "code"), &DocumentTypes)
	h.Drafted = r.time(r.one(root, "effectiveTime"))
	h.Confidentiality = r.code(r.one(root, "confidentialityCode"), &Confidentiality)
	h.Language, _ = r.one(root, "languageCode").Attr("code")
	h.SetID = r.root(r.one(root, "setId"))
	if e := r.one(root, "versionNumber"); e != nil {
		h.Version = r.version(e)
	}
}

func (r *reader) version(e *xmltree.Element) int {
	text, _ := e.Attr("value")
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || strconv.Itoa(n) != text {
		r.bad(e, ruleVersion, "the version is not a whole number from 1")
		return 0
	}
	return n
}

func (r *reader) people(root *xmltree.Element) {
	for _, target := range root.All(NamespaceHL7, "recordTarget") {
		r.h.Clients = append(r.h.Clients, r.client(r.one(target, "patientRole")))
	}
	r.author(r.one(r.one(root, "author"), "assignedAuthor"))
	r.h.Controller = r.organisation(r.one(r.one(r.one(root, "custodian"), "assignedCustodian"), "representedCustodianOrganization"))
	for _, related := range root.All(NamespaceHL7, "relatedDocument") {
		r.related(related)
	}
	if consent := r.one(r.one(root, "authorization"), "consent"); consent != nil {
		r.consent(consent)
	}
}

// consent reads what a minor says of disclosure to guardians. A consent that is
// not in force must not be taken for one.
func (r *reader) consent(e *xmltree.Element) {
	status := r.one(e, "statusCode")
	if code, _ := status.Attr("code"); status != nil && code != "completed" {
		r.found.Add(ruleUnknownElement.Finding(status.Path(), "the consent is not in force, and is not read").WithWant("completed").WithSeverity(rule.Error))
		r.h.unreadable[e.Path()+"/code"] = true
		return
	}
	r.h.GuardianDisclosure = r.code(r.one(e, "code"), &GuardianDisclosures)
}

// related reads one relatedDocument: what its typeCode means, and the document.
func (r *reader) related(e *xmltree.Element) {
	field := &r.h.Replaces
	switch kind, _ := e.Attr("typeCode"); kind {
	case relationReplaces:
	case relationAttached:
		field = &r.h.AttachedTo
	default:
		r.bad(e, ruleRelation, "the relation to the other document is neither RPLC nor APND")
		return
	}
	if *field != nil {
		r.repeated(e)
		return
	}
	*field = &Reference{}
	parent := r.one(e, "parentDocument")
	(*field).ID, (*field).SetID = r.root(r.one(parent, "id")), r.root(r.one(parent, "setId"))
	if number := r.one(parent, "versionNumber"); number != nil {
		(*field).Version = r.version(number)
	}
}

func (r *reader) client(role *xmltree.Element) Client {
	var c Client
	patient := r.one(role, "patient")
	if e := r.one(patient, "birthTime"); e != nil {
		c.Born = r.birth(e)
	}
	for _, id := range role.All(NamespaceHL7, "id") {
		r.clientID(&c, id)
	}
	c.Given, c.CallingName, c.Family = r.name(r.one(patient, "name"), NamespaceHL7)
	if e := r.one(patient, "administrativeGenderCode"); e != nil {
		c.Gender = r.code(e, &Genders)
	}
	return c
}

// clientID reads one id of a client: an identity code under its own root, or a
// temporary identifier under an organisation's.
func (r *reader) clientID(c *Client, id *xmltree.Element) {
	root, _ := id.Attr("root")
	ext, _ := id.Attr("extension")
	if null, _ := id.Attr("nullFlavor"); null != "" && root == "" {
		return
	}
	if root == string(ident.RootPersonalCode) {
		code, err := ident.ParsePersonalCode(ext)
		if err != nil {
			r.badErr(id, codeRule(ext, c.Born, err), "the client's identity code is wrong", err)
			return
		}
		if c.Code != (ident.PersonalCode{}) {
			r.repeated(id)
			return
		}
		r.nullBeside(id)
		c.Code = code
		return
	}
	temporary, err := ident.ParseTemporaryID(root, ext)
	if err != nil {
		r.badErr(id, ruleTemporaryID, "the client's identifier is neither an identity code nor a temporary identifier", err)
		return
	}
	if c.Temporary != (ident.TemporaryID{}) {
		r.repeated(id)
		return
	}
	r.nullBeside(id)
	c.Temporary = temporary
}

// codeRule returns the most particular rule that a wrong identity code breaks: an
// intermediate character that the century of birth does not have, or a temporary
// identifier, whose last character no identity code ends with.
func codeRule(text string, born ident.Date, err error) rule.Rule {
	var flaw *ident.Error
	if errors.As(err, &flaw) && flaw.Code == ident.CodeSeparator {
		if broken, ok := separatorRule(born); ok {
			return broken
		}
	}
	if ident.IsTemporaryValue(text) && !ident.IsCheckCharacter(text[len(text)-1]) {
		return ruleTemporaryAsCode
	}
	return ruleIdentityCode
}

func (r *reader) birth(e *xmltree.Element) ident.Date {
	text, _ := e.Attr("value")
	if text == "" {
		return ident.Date{}
	}
	date, err := ident.ParseDateHL7(text)
	if err != nil {
		r.badErr(e, ruleBirth, "the date of birth is wrong", err)
	}
	return date
}

func (r *reader) author(assigned *xmltree.Element) {
	id := r.one(assigned, "id")
	root, rooted := id.Attr("root")
	if ext, ok := id.Attr("extension"); ok || rooted {
		number, err := ident.ParseRegistrationNumber(ext)
		switch {
		case root != string(ident.RootRegistrationNumber):
			r.bad(id, ruleAuthor, "the author's id is not under the root of registration numbers")
		case err != nil:
			r.badErr(id, ruleAuthor, "the author's registration number is wrong", err)
		default:
			r.nullBeside(id)
			r.h.Author.Registration = number
		}
	}
	r.h.Author.Given, _, r.h.Author.Family = r.name(r.one(r.one(assigned, "assignedPerson"), "name"), NamespaceHL7)
}

func (r *reader) context(encounter *xmltree.Element) {
	h := r.h
	h.Matter = r.root(r.one(encounter, "id"))
	if period := r.one(encounter, "effectiveTime"); period != nil {
		h.MatterOpened = r.time(r.one(period, "low"))
		h.MatterClosed = r.time(r.one(period, "high"))
	}
	h.Organiser = r.organisation(r.one(r.one(r.one(encounter, "responsibleParty"), "assignedEntity"), "representedOrganization"))
	for _, p := range encounter.All(NamespaceHL7, "encounterParticipant") {
		if kind, _ := p.Attr("typeCode"); kind != "ADM" {
			continue // reported as unknown
		}
		if !h.Unit.IsZero() {
			r.found.Add(ruleRepeated.Finding(p.Path(), "the service unit occurs more than once"))
			continue
		}
		h.Unit = r.organisation(r.one(r.one(p, "assignedEntity"), "representedOrganization"))
	}
}

func (r *reader) organisation(e *xmltree.Element) Organisation {
	if e == nil {
		return Organisation{}
	}
	return Organisation{ID: r.root(r.one(e, "id")), Name: r.one(e, "name").Text()}
}

// name reads a name: given names, the one that carries qualifier CL, family.
func (r *reader) name(e *xmltree.Element, space string) (given []string, calling, family string) {
	for child := range e.Children() {
		text := child.Text()
		q, _ := child.Attr("qualifier")
		switch {
		case child.Is(space, "family"):
			r.only(e, &family, text)
		case child.Is(space, "given") && q == "CL":
			r.only(e, &calling, text)
		case child.Is(space, "given"):
			given = append(given, text)
		}
	}
	return given, calling, family
}

// only keeps the first of a name's parts of a kind, and reports the others: HL7
// allows several, and the header has room for one.
func (r *reader) only(name *xmltree.Element, kept *string, text string) {
	if *kept != "" {
		r.unknown(name)
		return
	}
	*kept = text
}

func (r *reader) time(e *xmltree.Element) time.Time {
	text, _ := e.Attr("value")
	if text == "" {
		return time.Time{}
	}
	t, err := ParseTime(text)
	if err != nil {
		r.badErr(e, ruleTime, "the time cannot be read", err)
	}
	return t
}

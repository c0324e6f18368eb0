package archive

import (
	"strconv"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// DecodeFrame reads a frame, whatever the order of its elements, their prefixes
// and the comments between them. What is missing or wrong is a finding, and so is
// whatever is not read: an unknown element, attribute or text (rule MSG-23), and
// another value where only one is known (rule MSG-24). Of an element that stands in
// the document's place the findings name the place alone. The
// error is an *Error with CodeBadMessage: the bytes are not well-formed XML
// within the limits (64 MiB), or not a frame.
func DecodeFrame(p Profile, src []byte) (*Frame, rule.Findings, error) {
	root, err := messageRoot(p, src, CodeBadMessage, "the frame")
	if err != nil {
		return nil, nil, err
	}
	return decodeFrame(p, root)
}

func decodeFrame(p Profile, root *xmltree.Element) (*Frame, rule.Findings, error) {
	if root.Space() != metadata.NamespaceHL7 || !p.archives(root.Local()) {
		return nil, nil, &Error{Code: CodeBadMessage, Message: "the message is no frame that archives a document"}
	}
	r := &reader{found: compare(root, p), compared: true}
	f := &Frame{Envelope: r.envelope(root)}
	act := r.one(root, "controlActProcess")
	f.Purpose = r.purpose(act)
	r.reasons(root, f.Purpose)
	doc := r.at(act, "subject", "clinicalDocument")
	if doc == nil {
		r.found.Add(ruleSubject.Finding(root.Path()+"/controlActProcess/subject", "the frame describes no document"))
		return f, r.found, nil
	}
	r.subject(&f.Subject, doc)
	return f, r.found, nil
}

// reasons reports what a message that is sent to the archive must say about itself.
func (r *reader) reasons(root *xmltree.Element, p Purpose) {
	location := root.Path() + "/controlActProcess/reasonCode"
	if e := r.one(root, "processingCode"); attr(e, "code") != inTest && attr(e, "code") != inProduction {
		r.add(ruleProcessing, e, root.Path()+"/processingCode", "the processing code is missing or neither D nor P")
	}
	if p.ServiceRequest.Value == "" {
		r.found.Add(ruleServiceRequest.Finding(location, "the service request is missing").
			WithWant("a code of " + string(serviceRequests.Versioned())))
	}
	if p.UseSituation.Value == "" {
		r.found.Add(ruleUseSituation.Finding(location, "the use situation is missing").
			WithWant("a code of " + string(useSituations.Versioned())))
	}
	if p.User.Code.IsZero() && len(r.found.Of(ruleFramePerson.ID)) == 0 {
		r.found.Add(ruleFramePerson.Finding(root.Path()+"/controlActProcess/authorOrPerformer", "the user has no identity code"))
	}
}

func (r *reader) subject(s *Subject, doc *xmltree.Element) {
	s.ID = r.oid(r.one(doc, "id"))
	s.SetID = r.oid(r.one(doc, "setId"))
	s.Version = r.version(r.one(doc, "versionNumber"))
	s.Register = r.code(r.one(doc, "code"))
	s.Effective = r.time(r.one(doc, "effectiveTime"))
	s.Confidentiality = r.code(r.one(doc, "confidentialityCode"))
	s.Language = attr(r.one(doc, "languageCode"), "code")
	s.Custodian.ID = r.oid(r.at(doc, "custodian", "assignedCustodian", "representedOrganization", "id"))
	s.Custodian.Name = text(r.at(doc, "custodian", "assignedCustodian", "representedOrganization", "name"))
	s.Encounter = r.at(doc, "componentOf", "encounterEvent") != nil
	r.subjectClient(&s.Client, r.at(doc, "recordTarget", "patient"), doc)
	r.subjectAuthor(s, doc)
	if !metadata.RegisterTypes.Owns(s.Register.System) || s.Register.Value == "" {
		r.add(ruleRegister, r.one(doc, "code"), doc.Path()+"/code", "the code of the frame's document is not a register type")
	}
	r.content(s, r.one(doc, "text"), doc)
}

// version reads a number in the one form that it has: 1 and not 01 or +1, which
// another reader may refuse.
func (r *reader) version(e *xmltree.Element) int {
	text := attr(e, "value")
	n, err := strconv.Atoi(text)
	if err == nil && n > 0 && strconv.Itoa(n) == text {
		return n
	}
	if text != "" {
		r.add(ruleReadable, e, "", "the version number is no whole number from 1 up")
	}
	return 0
}

func (r *reader) subjectClient(c *metadata.Client, patient, doc *xmltree.Element) {
	id := r.one(patient, "id")
	switch {
	case id == nil:
		r.add(ruleFramePerson, nil, doc.Path()+"/recordTarget/patient/id", "the frame does not say whose document it carries")
	case attr(id, "root") == string(ident.RootPersonalCode):
		c.Code = r.personal(id)
	default:
		temporary, err := ident.ParseTemporaryID(attr(id, "root"), attr(id, "extension"))
		if err != nil {
			r.add(ruleFramePerson, id, "", err.Error())
		}
		c.Temporary = temporary
	}
	r.clientName(c, r.at(patient, "patientPerson", "name"))
	if born := r.at(patient, "patientPerson", "birthTime"); attr(born, "value") != "" {
		date, err := ident.ParseDateHL7(attr(born, "value"))
		if err != nil {
			r.add(ruleReadable, born, "", "the date of birth cannot be read: "+err.Error()) // names the flaw, not the value
		}
		c.Born = date
	}
	c.Gender = r.code(r.at(patient, "patientPerson", "administrativeGenderCode"))
}

// clientName reads a name of which given names may be many, and one of them again as
// the name that the client is called by.
func (r *reader) clientName(c *metadata.Client, name *xmltree.Element) {
	c.Family = text(r.one(name, "family"))
	for _, given := range name.All(metadata.NamespaceHL7, "given") {
		switch qualifier, _ := given.Attr("qualifier"); {
		case qualifier != callingName:
			c.Given = append(c.Given, text(given))
		case c.CallingName != "":
			r.add(ruleRepeated, given, "", "the client is called by two names")
		default:
			c.CallingName = text(given)
		}
	}
}

// callingName is the qualifier of the name that a client is called by.
const callingName = "CL"

func (r *reader) subjectAuthor(s *Subject, doc *xmltree.Element) {
	assigned := r.at(doc, "author", "assignedAuthor")
	s.Author = r.user(assigned)
	if id := r.one(assigned, "id"); assigned != nil && attr(id, "root") == "" {
		r.found.Add(ruleFramePerson.Finding(doc.Path()+"/author/assignedAuthor/id", "the author has no identity code").WithSeverity(rule.Warning))
	}
}

// content takes the document out of the text element.
func (r *reader) content(s *Subject, e, doc *xmltree.Element) {
	if e == nil {
		s.NotCarried = true
		r.add(ruleMIME, nil, doc.Path()+"/text", "the frame carries no document")
		return
	}
	if placeholder := e.FirstChild(); placeholder != nil {
		s.NotCarried = true
		r.add(ruleMIME, placeholder, "", "an element stands where the document's MIME text should")
		if second := placeholder.NextSibling(); second != nil {
			r.add(ruleUnknown, second, "", "the element is not known here, and is not read")
		}
		if text(e) != "" {
			r.add(ruleUnknown, e, "", "text stands beside the element that is in the document's place")
		}
		return
	}
	document, err := unpackMIME(e)
	if err != nil {
		r.add(ruleMIME, e, "", err.Error())
		return
	}
	s.Document = document
}

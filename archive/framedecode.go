package archive

import (
	"strconv"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// DecodeFrame reads a frame, whatever the order of its elements, their prefixes
// and the comments between them. What is missing or wrong is a finding. The
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
	r := &reader{}
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

// reasons reports what an archiving message must say about itself.
func (r *reader) reasons(root *xmltree.Element, p Purpose) {
	location := root.Path() + "/controlActProcess/reasonCode"
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
	s.Version, _ = strconv.Atoi(attr(r.one(doc, "versionNumber"), "value"))
	s.Register = r.code(r.one(doc, "code"))
	s.Effective = r.time(r.one(doc, "effectiveTime"))
	s.Language = attr(r.one(doc, "languageCode"), "code")
	s.Custodian.ID = r.oid(r.at(doc, "custodian", "assignedCustodian", "representedOrganization", "id"))
	s.Custodian.Name = text(r.at(doc, "custodian", "assignedCustodian", "representedOrganization", "name"))
	r.subjectClient(&s.Client, r.at(doc, "recordTarget", "patient"))
	r.states(doc)
	if !metadata.RegisterTypes.Owns(s.Register.System) || s.Register.Value == "" {
		r.add(ruleRegister, r.one(doc, "code"), doc.Path()+"/code", "the code of the frame's document is not a register type")
	}
	r.content(s, r.one(doc, "text"), doc)
}

func (r *reader) subjectClient(c *metadata.Client, patient *xmltree.Element) {
	id := r.one(patient, "id")
	if attr(id, "root") == string(ident.RootPersonalCode) {
		c.Code = r.personal(id)
	} else if id != nil {
		temporary, err := ident.ParseTemporaryID(attr(id, "root"), attr(id, "extension"))
		if err != nil {
			r.add(ruleFramePerson, id, "", err.Error())
		}
		c.Temporary = temporary
	}
	name := r.at(patient, "patientPerson", "name")
	for child := range name.Children() {
		switch qualifier, _ := child.Attr("qualifier"); {
		case child.Local() == "family":
			c.Family = text(child)
		case child.Local() == "given" && qualifier == "CL":
			c.CallingName = text(child)
		case child.Local() == "given":
			c.Given = append(c.Given, text(child))
		}
	}
	if born, err := ident.ParseDateHL7(attr(r.at(patient, "patientPerson", "birthTime"), "value")); err == nil {
		c.Born = born
	}
	if gender := r.at(patient, "patientPerson", "administrativeGenderCode"); gender != nil {
		c.Gender = r.code(gender)
	}
}

// states checks the three fixed states of a document to be archived.
func (r *reader) states(doc *xmltree.Element) {
	for _, s := range []struct{ element, code string }{
		{"statusCode", "COMPLETED"}, {"completionCode", completion.Value}, {"storageCode", storage.Value},
	} {
		if e := r.one(doc, s.element); attr(e, "code") != s.code {
			r.add(ruleStates, e, doc.Path()+"/"+s.element, "the document is not "+s.code)
		}
	}
}

// content takes the document out of the text element.
func (r *reader) content(s *Subject, e, doc *xmltree.Element) {
	if e == nil {
		s.NotCarried = true
		r.add(ruleMIME, nil, doc.Path()+"/text", "the frame carries no document")
		return
	}
	for child := range e.Children() {
		s.NotCarried = true
		r.add(ruleMIME, child, "", "an element stands where the document's MIME text should")
		return
	}
	document, err := unpackMIME(e)
	if err != nil {
		r.add(ruleMIME, e, "", err.Error())
		return
	}
	s.Document = document
}

package archive

import (
	"strings"
	"time"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// reader reads messages and collects what is wrong with them.
type reader struct {
	found    rule.Findings
	compared bool // the message was compared with its parts, so that repetitions are reported
}

func (r *reader) add(broken rule.Rule, e *xmltree.Element, fallback, message string) {
	location := fallback
	if e != nil {
		location = e.Path()
	}
	r.found.Add(broken.Finding(location, message))
}

// one returns the only child with a name and reports any further one.
func (r *reader) one(parent *xmltree.Element, local string) *xmltree.Element {
	if parent == nil {
		return nil
	}
	all := parent.All(metadata.NamespaceHL7, local)
	if len(all) == 0 {
		return nil
	}
	if len(all) > 1 && !r.compared {
		r.add(ruleRepeated, all[1], "", "the element occurs more than once")
	}
	return all[0]
}

// at follows a path of single children.
func (r *reader) at(e *xmltree.Element, path ...string) *xmltree.Element {
	for _, local := range path {
		e = r.one(e, local)
	}
	return e
}

func attr(e *xmltree.Element, name string) string {
	if e == nil {
		return ""
	}
	value, _ := e.Attr(name)
	return value
}

// oid reads @root. An unreadable value is a finding.
func (r *reader) oid(e *xmltree.Element) ident.OID {
	text := attr(e, "root")
	if text == "" {
		return ""
	}
	oid, err := ident.ParseOID(text)
	if err != nil {
		r.add(ruleFrameIDs, e, "", "the OID is wrong: "+err.Error()) // names the flaw, not the value
	}
	return oid
}

func (r *reader) time(e *xmltree.Element) time.Time {
	text := attr(e, "value")
	if text == "" {
		return time.Time{}
	}
	t, err := metadata.ParseTime(text)
	if err != nil {
		r.add(ruleWrapper, e, "", "the time cannot be read")
	}
	return t
}

func (r *reader) code(e *xmltree.Element) metadata.Code {
	if e == nil {
		return metadata.Code{}
	}
	return metadata.Code{
		Value: attr(e, "code"), System: ident.OID(attr(e, "codeSystem")),
		SystemName: attr(e, "codeSystemName"), Display: attr(e, "displayName"),
	}
}

// personal reads an id under the root of identity codes.
func (r *reader) personal(e *xmltree.Element) ident.PersonalCode {
	if attr(e, "root") != string(ident.RootPersonalCode) {
		return ident.PersonalCode{}
	}
	code, err := ident.ParsePersonalCode(attr(e, "extension"))
	if err != nil {
		r.add(ruleFramePerson, e, "", err.Error())
	}
	return code
}

func text(e *xmltree.Element) string {
	if e == nil {
		return ""
	}
	return strings.TrimSpace(e.Text())
}

// envelope reads the transmission wrapper. The interaction is the name of the root,
// which is one of the profile's: the interaction id, which must say the same, may
// hold anything, and locations begin with the interaction.
func (r *reader) envelope(root *xmltree.Element) Envelope {
	id := r.one(root, "id")
	e := Envelope{
		ID:          MessageID{r.oid(id), attr(id, "extension")},
		Created:     r.time(r.one(root, "creationTime")),
		Interaction: root.Local(),
		Production:  attr(r.one(root, "processingCode"), "code") == inProduction,
		Receiver:    r.oid(r.at(root, "receiver", "device", "id")),
		Sender:      r.oid(r.at(root, "sender", "device", "id")),
	}
	if e.ID.Root == "" || e.ID.Extension == "" || len(e.ID.Extension) > 64 {
		r.add(ruleWrapper, id, root.Path()+"/id", "the message has no id of root and extension")
	}
	if e.Created.IsZero() {
		r.add(ruleWrapper, nil, root.Path()+"/creationTime", "the message has no creation time")
	}
	if id := r.one(root, "interactionId"); attr(id, "extension") != root.Local() {
		r.add(ruleInteraction, id, root.Path()+"/interactionId", "the interaction id is not the message's own name")
	}
	if e.Receiver == "" || e.Sender == "" {
		r.add(ruleWrapper, nil, root.Path(), "the message has no receiver or no sender")
	}
	return e
}

// maxReasons is more than any message has.
const maxReasons = 10

// purpose reads controlActProcess up to its subject. The reason codes are told
// apart by their code systems, because their order is free.
func (r *reader) purpose(act *xmltree.Element) Purpose {
	var p Purpose
	if act == nil {
		r.found.Add(ruleWrapper.Finding("/controlActProcess", "the message has no controlActProcess"))
		return p
	}
	if code := r.one(act, "code"); attr(code, "code") == "" && (code != nil || !r.compared) {
		r.add(ruleTrigger, code, act.Path()+"/code", "the trigger event has no code")
	}
	for i, e := range act.All(metadata.NamespaceHL7, "reasonCode") {
		if i == maxReasons {
			r.add(ruleReason, e, "", "there are too many reasons")
			break
		}
		c := r.code(e)
		switch {
		case serviceRequests.Owns(c.System):
			r.once(&p.ServiceRequest, c, e)
		case useSituations.Owns(c.System):
			r.once(&p.UseSituation, c, e)
		case searchReasons.Owns(c.System):
			r.once(&p.SearchReason, c, e)
		default:
			r.add(ruleReason, e, "", "the reason is of no known code system")
		}
	}
	p.Performs = attr(r.one(act, "authorOrPerformer"), "typeCode") == performers
	person := r.at(act, "authorOrPerformer", "assignedPerson")
	p.User = r.user(person)
	org := r.one(person, "representedOrganization")
	p.Unit = metadata.Organisation{ID: r.oid(r.one(org, "id")), Name: text(r.one(org, "name"))}
	return p
}

// How the user stands in a message.
const (
	authors    = "AUT"
	performers = "PRF"
)

// user reads a person's id and name.
func (r *reader) user(person *xmltree.Element) User {
	name := r.at(person, "assignedPerson", "name")
	return User{Code: r.personal(r.one(person, "id")), Family: text(r.one(name, "family")), Given: text(r.one(name, "given"))}
}

func (r *reader) once(field *metadata.Code, c metadata.Code, e *xmltree.Element) {
	if !field.IsZero() {
		r.add(ruleRepeated, e, "", "the reason of this code system occurs more than once")
		return
	}
	*field = c
}

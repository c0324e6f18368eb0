package archive

import (
	"strconv"

	"github.com/beevik/etree"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
)

// parameters are the search attributes on the wire: each has a name of the
// profile and stands as <name><value …/></name>.
type parameterWriter struct {
	*writer
	list *etree.Element
}

func (w parameterWriter) value(name Entry, attrs ...string) {
	w.El(w.El(w.list, name.Value), "value", attrs...)
}

func (w parameterWriter) oid(name Entry, oid ident.OID) {
	if oid != "" {
		w.value(name, "root", string(oid))
	}
}

func (w parameterWriter) code(name Entry, code string, system metadata.CodeSystem) {
	if code != "" {
		w.value(name, "code", code, "codeSystem", string(system.Versioned()))
	}
}

func (w parameterWriter) interval(name Entry, i Interval) {
	if i.IsZero() {
		return
	}
	value := w.El(w.El(w.list, name.Value), "value")
	w.Optional(value, "low", "value", metadata.FormatTime(i.From))
	w.Optional(value, "high", "value", metadata.FormatTime(i.To))
}

func (w parameterWriter) search(p Profile, s *Search) {
	if s.Client.IsZero() && !s.Temporary.IsZero() {
		w.value(p.ParameterClient, "root", string(s.Temporary.Root()), "extension", s.Temporary.Reveal())
	} else {
		w.value(p.ParameterClient, "root", string(ident.RootPersonalCode), "extension", s.Client.Reveal())
	}
	w.oid(p.ParameterController, s.Controller)
	w.oid(p.ParameterDocument, s.Document)
	w.oid(p.ParameterSetID, s.SetID)
	w.code(p.ParameterGroup, string(s.Group), metadata.DocumentGroups)
	w.code(p.ParameterType, s.Type, metadata.DocumentTypes)
	w.code(p.ParameterSpecificType, s.SpecificType, metadata.DocumentTypes)
	w.code(p.ParameterServiceTask, s.ServiceTask, metadata.ServiceTasks)
	w.code(p.ParameterServiceProcess, s.ServiceProcess, metadata.ServiceProcesses)
	w.oid(p.ParameterMatter, s.Matter)
	w.oid(p.ParameterRelationship, s.Relationship)
	w.oid(p.ParameterUnit, s.Unit)
	if !s.Author.IsZero() {
		w.value(p.ParameterAuthor, "root", string(ident.RootRegistrationNumber), "extension", s.Author.Reveal())
	}
	w.interval(p.ParameterCreated, s.Created)
	w.interval(p.ParameterDrafted, s.Drafted)
	if s.AllVersions {
		w.value(p.ParameterAllVersions, "value", "true")
	}
}

// parameterReader reads parameters by their names in the profile.
type parameterReader struct {
	*reader
	list  *xmltree.Element
	known map[string]bool
}

func (r *parameterReader) value(name Entry) *xmltree.Element {
	r.known[name.Value] = true
	return r.at(r.list, name.Value, "value")
}

func (r *parameterReader) interval(name Entry) Interval {
	value := r.value(name)
	i := Interval{From: r.time(r.one(value, "low")), To: r.time(r.one(value, "high"))}
	if !i.From.IsZero() && !i.To.IsZero() && i.To.Before(i.From) {
		r.add(ruleParameter, value, "", "the interval ends before it begins")
	}
	return i
}

func (r *parameterReader) flag(name Entry) bool {
	e := r.value(name)
	on, err := strconv.ParseBool(attr(e, "value"))
	if e != nil && err != nil {
		r.add(ruleParameter, e, "", "the parameter is neither true nor false")
	}
	return on
}

func (r *parameterReader) code(name Entry, system metadata.CodeSystem) string {
	e := r.value(name)
	switch {
	case e == nil:
		return ""
	case attr(e, "code") == "" || !system.Owns(ident.OID(attr(e, "codeSystem"))):
		r.add(ruleParameter, e, "", "the parameter has no code of its code system "+string(system.OID))
		return ""
	}
	r.found.Add(judgeCode(e.Path(), attr(e, "code"), system)...)
	return attr(e, "code")
}

func (r *parameterReader) search(p Profile) (s Search) {
	r.client(&s, r.value(p.ParameterClient))
	s.Controller, s.Document, s.SetID = r.oid(r.value(p.ParameterController)), r.oid(r.value(p.ParameterDocument)), r.oid(r.value(p.ParameterSetID))
	s.Group = metadata.Group(r.code(p.ParameterGroup, metadata.DocumentGroups))
	s.Type, s.SpecificType = r.code(p.ParameterType, metadata.DocumentTypes), r.code(p.ParameterSpecificType, metadata.DocumentTypes)
	s.ServiceTask, s.ServiceProcess = r.code(p.ParameterServiceTask, metadata.ServiceTasks), r.code(p.ParameterServiceProcess, metadata.ServiceProcesses)
	s.Matter, s.Relationship = r.oid(r.value(p.ParameterMatter)), r.oid(r.value(p.ParameterRelationship))
	s.Unit = r.oid(r.value(p.ParameterUnit))
	s.Author = r.registration(r.value(p.ParameterAuthor))
	s.Created, s.Drafted = r.interval(p.ParameterCreated), r.interval(p.ParameterDrafted)
	s.AllVersions = r.flag(p.ParameterAllVersions)
	return s
}

func (r *parameterReader) client(s *Search, e *xmltree.Element) {
	if e == nil || attr(e, "root") == string(ident.RootPersonalCode) {
		s.Client = r.personal(e)
		return
	}
	temporary, err := ident.ParseTemporaryID(attr(e, "root"), attr(e, "extension"))
	if err != nil {
		r.add(ruleFramePerson, e, "", err.Error())
	}
	s.Temporary = temporary
}

func (r *parameterReader) registration(e *xmltree.Element) ident.RegistrationNumber {
	if e == nil {
		return ident.RegistrationNumber{}
	}
	number, err := ident.ParseRegistrationNumber(attr(e, "extension"))
	if err != nil || attr(e, "root") != string(ident.RootRegistrationNumber) {
		r.add(ruleParameter, e, "", "the author is not named by a registration number")
	}
	return number
}

// unknown reports parameters that the profile does not have: a search that
// ignored one would answer more than was asked.
func (r *parameterReader) unknown() {
	for child := range r.list.Children() {
		if child.Space() != metadata.NamespaceHL7 || !r.known[child.Local()] {
			r.add(ruleParameter, child, "", "the query has a parameter that is not known")
			return
		}
	}
}

// number reads a whole number from 0 up to a limit; an absent one is 0.
func (r *parameterReader) number(name Entry, limit int) int {
	e := r.value(name)
	if e == nil {
		return 0
	}
	n, err := strconv.Atoi(attr(e, "value"))
	if err != nil || n < 1 || n > limit {
		r.add(ruleParameter, e, "", "the parameter is no whole number from 1 to "+strconv.Itoa(limit))
		return 0
	}
	return n
}

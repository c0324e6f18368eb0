package archive

import (
	"strconv"
	"time"

	"github.com/beevik/etree"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
)

// Summary is what the archive knows of a client without any content
// (asiakastiedon kooste): relationships with their service tasks, matters, and
// how many documents there are (rules KOO-01, KOO-02). It holds only what the
// searcher could also fetch (rule KOO-03), and no contact data (rule TUR-04). Its
// form on the wire is invented.
type Summary struct {
	Relationships []SummaryRelationship
	Matters       []SummaryMatter
	Documents     []SummaryDocuments
}

// SummaryRelationship is a client relationship (asiakkuus).
type SummaryRelationship struct {
	ID         ident.OID
	Controller metadata.Organisation
	From, To   ident.Date // To is zero while it is active
	Tasks      []SummaryTask
}

// SummaryTask is a service task (palvelutehtävä) of a relationship.
type SummaryTask struct {
	Task  metadata.Code
	Units []metadata.Organisation // that give the service
}

// SummaryMatter is a matter (asia).
type SummaryMatter struct {
	ID             ident.OID
	Controller     metadata.Organisation
	Task           metadata.Code
	Opened, Closed time.Time // Closed is zero while it is open
}

// SummaryDocuments counts the documents of one group and type.
type SummaryDocuments struct {
	Group  metadata.Group
	Type   metadata.Code // specific type; zero for groups without
	Task   metadata.Code // zero for groups without
	Count  int
	Newest time.Time // drawing up of the newest
}

func (w *writer) summary(act *etree.Element, p Profile, s *Summary) {
	root := w.El(act, "summary", "xmlns", p.SummaryNamespace.Value)
	for _, r := range s.Relationships {
		e := w.El(root, "relationship", "id", string(r.ID), "controller", string(r.Controller.ID), "controllerName", r.Controller.Name)
		w.span(e, r.From.HL7(), r.To.HL7())
		for _, t := range r.Tasks {
			task := w.El(e, "task")
			w.code(task, "code", t.Task)
			for _, u := range t.Units {
				w.El(task, "unit", "id", string(u.ID), "name", u.Name)
			}
		}
	}
	for _, m := range s.Matters {
		e := w.El(root, "matter", "id", string(m.ID), "controller", string(m.Controller.ID), "controllerName", m.Controller.Name)
		w.span(e, metadata.FormatTime(m.Opened), metadata.FormatTime(m.Closed))
		w.code(e, "task", m.Task)
	}
	for _, d := range s.Documents {
		e := w.El(root, "documents", "group", string(d.Group), "count", itoa(d.Count))
		w.code(e, "type", d.Type)
		w.code(e, "task", d.Task)
		w.Optional(e, "newest", "value", metadata.FormatTime(d.Newest))
	}
}

func (w *writer) span(e *etree.Element, from, to string) {
	w.Optional(e, "from", "value", from)
	w.Optional(e, "to", "value", to)
}

// summaryReader reads a summary; its elements stand in a namespace of their own.
type summaryReader struct {
	reader
	space string
	bad   bool
}

func summaryOf(p Profile, e *xmltree.Element) (*Summary, error) {
	r := &summaryReader{space: p.SummaryNamespace.Value}
	s := &Summary{}
	for child := range e.Children() {
		switch {
		case child.Is(r.space, "relationship"):
			s.Relationships = append(s.Relationships, r.relationship(child))
		case child.Is(r.space, "matter"):
			s.Matters = append(s.Matters, r.matter(child))
		case child.Is(r.space, "documents"):
			s.Documents = append(s.Documents, r.documents(child))
		}
	}
	if r.bad || r.found.HasErrors() {
		return nil, &Error{Code: CodeBadAnswer, Message: "the summary cannot be read", Err: r.found.Err()}
	}
	return s, nil
}

func (r *summaryReader) value(e *xmltree.Element, name string) string {
	return attr(e.Child(r.space, name), "value")
}

func (r *summaryReader) date(text string) ident.Date {
	if text == "" {
		return ident.Date{}
	}
	d, err := ident.ParseDateHL7(text)
	r.bad = r.bad || err != nil
	return d
}

func (r *summaryReader) controller(e *xmltree.Element) metadata.Organisation {
	return metadata.Organisation{ID: ident.OID(attr(e, "controller")), Name: attr(e, "controllerName")}
}

func (r *summaryReader) relationship(e *xmltree.Element) SummaryRelationship {
	out := SummaryRelationship{
		ID: ident.OID(attr(e, "id")), Controller: r.controller(e), From: r.date(r.value(e, "from")), To: r.date(r.value(e, "to")),
	}
	for _, task := range e.All(r.space, "task") {
		t := SummaryTask{Task: r.code(task.Child(r.space, "code"))}
		for _, unit := range task.All(r.space, "unit") {
			t.Units = append(t.Units, metadata.Organisation{ID: ident.OID(attr(unit, "id")), Name: attr(unit, "name")})
		}
		out.Tasks = append(out.Tasks, t)
	}
	return out
}

func (r *summaryReader) matter(e *xmltree.Element) SummaryMatter {
	return SummaryMatter{
		ID: ident.OID(attr(e, "id")), Controller: r.controller(e), Task: r.code(e.Child(r.space, "task")),
		Opened: r.time(e.Child(r.space, "from")), Closed: r.time(e.Child(r.space, "to")),
	}
}

func (r *summaryReader) documents(e *xmltree.Element) SummaryDocuments {
	n, err := strconv.Atoi(attr(e, "count"))
	r.bad = r.bad || err != nil || n < 1
	return SummaryDocuments{
		Group: metadata.Group(attr(e, "group")), Type: r.code(e.Child(r.space, "type")), Task: r.code(e.Child(r.space, "task")),
		Count: n, Newest: r.time(e.Child(r.space, "newest")),
	}
}

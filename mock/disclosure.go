package mock

import (
	"slices"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/consent"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// reader is a searcher with what the decisions about all documents share.
type reader struct {
	*Archive
	q             *archive.Query
	controller    ident.OID // who holds the register that is searched
	disclosure    consent.Search
	states        map[ident.PersonalCode]consent.State // by client
	relationships map[ident.OID]*consent.Relationship  // by controller, for register access
}

func (a *Archive) reader(q *archive.Query) *reader {
	controller := q.Controller
	if controller == "" {
		controller = q.Sender
	}
	r := &reader{
		Archive: a, q: q, controller: a.holder(controller), disclosure: a.disclosure(q),
		states: map[ident.PersonalCode]consent.State{}, relationships: map[ident.OID]*consent.Relationship{},
	}
	r.disclosure.ActiveRelationship = a.activeRelationship(q.Sender, searched(q))
	return r
}

// disclosure is what a query says of itself towards the decision.
func (a *Archive) disclosure(q *archive.Query) consent.Search {
	return consent.Search{
		Requester: q.Sender, At: a.today(), BroadRight: !q.SearchReason.IsZero(), Reason: q.SearchReason.Value, Authority: a.authority(q.Sender),
	}
}

// sees decides whether the searcher may see a version. The controller that holds
// the register now sees all of it: what providers stored (rule REG-15), also when
// their right has ended (rule REG-18), and what is denied to others, even when the
// denial names a controller before it (rule ORG-02). An attachment is seen with
// its main document only: what hides the one would show by the other (rule
// KIE-06).
func (r *reader) sees(v *version) bool {
	if r.q.RegisterAccess {
		return r.seesByAccess(v)
	}
	for _, one := range append([]*version{v}, r.store.mains(v)...) {
		if d := consent.Decide(r.disclosure, r.stateFor(one), r.target(one)); !d.Allowed {
			r.log().Info("not disclosed", "document", v.header.ID, "rule", d.Rule)
			return false
		}
	}
	return true
}

// seesByAccess shows a provider the matters and client documents of the service
// tasks in which its unit serves the client (rules REG-12, REG-16), not the
// asiakkuusasiakirja, which is about every unit. An attachment is of its main
// document's tasks as well; what is of no task is not shown (rule REG-21), as
// declarations are not, which matches leaves out already.
func (r *reader) seesByAccess(v *version) bool {
	if v.header.Group == metadata.GroupClientRelationship {
		return false
	}
	controller := v.header.Controller.ID
	relationship, known := r.relationships[controller]
	if !known {
		relationship = r.relationship(controller, searched(r.q))
		r.relationships[controller] = relationship
	}
	tasks := tasksOf(v.header)
	for _, main := range r.store.mains(v) {
		tasks = append(tasks, tasksOf(main.header)...)
	}
	return consent.DecideRegisterAccess(relationship, consent.RegisterAccess{Unit: r.q.Purpose.Unit.ID, Tasks: tasks, At: r.disclosure.At}).Allowed
}

// target is the version as the disclosure decision sees it. Old and phase I
// documents are disclosed by broad right only (rules OLD-06, OLD-07). An
// asiakkuusasiakirja tells about every service task in it, so that a denial of
// one hides it (rule KIE-11).
func (r *reader) target(v *version) consent.Target {
	h := v.header
	t := consent.Target{
		SetID: h.SetID, Controller: h.Controller.ID, Successors: r.successors(h.Controller.ID), Group: h.Group, ServiceTasks: tasksOf(h),
		OldOrPhaseI: h.Group == metadata.GroupOld || h.Group == metadata.GroupPhaseI,
	}
	if h.AttachedTo != nil {
		t.AttachedTo = h.AttachedTo.SetID
	}
	for _, c := range h.Clients {
		t.Temporary = t.Temporary || c.Code.IsZero()
	}
	if h.Group == metadata.GroupClientRelationship {
		if content := v.relationship(); content != nil {
			for _, task := range content.Tasks {
				t.ServiceTasks = append(t.ServiceTasks, task.Task.Value)
			}
		}
	}
	return t
}

// stateFor is what the client that is searched for has declared, with the denials
// of the document's other clients. An asiakkuusasiakirja whose tasks cannot be
// read could be about a denied one.
func (r *reader) stateFor(v *version) consent.State {
	st := r.stateOf(r.q.Client)
	for _, c := range v.header.Clients {
		if c.Code == r.q.Client || c.Code.IsZero() {
			continue
		}
		other := r.stateOf(c.Code)
		st.Unreadable = st.Unreadable || other.Unreadable
		st.Others = append(st.Others, other.Denial)
	}
	st.Unreadable = st.Unreadable || v.header.Group == metadata.GroupClientRelationship && v.relationship() == nil
	return st
}

func (r *reader) stateOf(client ident.PersonalCode) consent.State {
	st, known := r.states[client]
	if !known {
		st = r.state(client)
		r.states[client] = st
	}
	return st
}

// state reads the client's newest declarations at the time of the search (rule
// DSC-14).
func (a *Archive) state(client ident.PersonalCode) consent.State {
	st := consent.State{Informed: a.store.informed(client)}
	for _, v := range a.store.byPerson[person{code: client}] { // later ones replace earlier ones (rule LUP-08)
		if a.store.cancelled[v.header.SetID] {
			continue
		}
		var err error
		switch v.header.Group {
		case metadata.GroupPermission:
			st.Permission, err = consent.ReadPermission(v.content)
		case metadata.GroupDenial:
			st.Denial, err = consent.ReadDenial(v.content)
		}
		st.Unreadable = st.Unreadable || err != nil // cannot happen: takeIn refuses it; and then nothing is disclosed
	}
	return st
}

// activeRelationship reports whether the controller's newest asiakkuusasiakirja
// of the client shows a relationship that has begun and not ended.
func (a *Archive) activeRelationship(controller ident.OID, client person) bool {
	return slices.ContainsFunc(a.relationships(controller, client), func(v *version) bool {
		r := v.relationship()
		return r != nil && r.Active(a.today())
	})
}

// mains returns the newest versions of the documents that an attachment belongs
// to, as far as they are stored: its main document and, when that is an attachment
// too, the one above.
func (s *store) mains(v *version) (out []*version) {
	for ref := v.header.AttachedTo; ref != nil; {
		set := ref.SetID
		if one := s.byID[ref.ID]; set == "" && one != nil {
			set = one.header.SetID
		}
		main := s.newest(set)
		if main == nil || set == v.header.SetID || slices.Contains(out, main) { // a circle ends where it began
			break
		}
		out = append(out, main)
		ref = main.header.AttachedTo
	}
	return out
}

// gone reports whether a version is of a cancelled document or attached to one.
func (s *store) gone(v *version) bool {
	return s.cancelled[v.header.SetID] ||
		slices.ContainsFunc(s.mains(v), func(main *version) bool { return s.cancelled[main.header.SetID] })
}

package mock

import (
	"encoding/json"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/consent"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// query answers a search. What the searcher may not see is absent without a
// trace (rule KIE-06).
func (a *Archive) query(x *Exchange, q *archive.Query, found rule.Findings) []byte {
	p := a.profile()
	x.Interaction, x.Message, x.Sender, x.Purpose, x.Controller = q.Interaction, q.ID, q.Sender, q.Purpose, q.Controller
	found = append(found, a.situation(q)...)
	found = a.Policy.Apply(found)
	if found.HasErrors() {
		return a.acknowledge(x, q.Envelope, archive.Rejected, found)
	}
	answer := &archive.QueryAnswer{Acknowledgement: archive.Acknowledgement{
		Envelope: a.envelope(p.QueryAnswer.Value, q.Envelope), Type: archive.Accepted, Target: q.ID, Details: archive.DetailsOf(found),
	}}
	for _, v := range a.search(q) {
		answer.Documents = append(answer.Documents, v.source)
	}
	x.Answer, x.Returned = archive.Accepted, len(answer.Documents)
	return a.encode(archive.EncodeQueryAnswer(p, answer))
}

// situation refuses a search whose stated purpose does not fit what it asks.
func (a *Archive) situation(q *archive.Query) (found rule.Findings) {
	p := a.profile()
	at := "/" + q.Interaction + "/controlActProcess/reasonCode"
	foreign := q.Controller != "" && q.Controller != q.Sender
	own := q.UseSituation.Value == p.SituationOwnUse.Value
	switch {
	case foreign && own:
		found.Add(rulePurpose.Finding(at, "a search of another controller's register states the disclosure use situation").WithWant(p.SituationDisclosure.Value))
	case !foreign && !own:
		found.Add(rulePurpose.Finding(at, "a search of the own register states own use").WithWant(p.SituationOwnUse.Value))
	}
	if !q.Client.IsZero() && !q.Client.IsTest() {
		found.Add(ruleTestFrame.Finding("/"+q.Interaction+"/controlActProcess/queryByParameter", "a personal identity code of the query is not of the 900 series"))
	}
	return found
}

// search returns the versions that match and that the searcher may see.
func (a *Archive) search(q *archive.Query) (out []*version) {
	controller := q.Controller
	if controller == "" {
		controller = q.Sender
	}
	s := consent.Search{
		Requester: q.Sender, At: ident.DateOf(a.now()), ActiveRelationship: a.activeRelationship(q.Sender, q.Client),
		BroadRight: !q.SearchReason.IsZero(), Reason: q.SearchReason.Value, Private: a.Private[q.Sender],
	}
	state := a.state(q.Client)
	for _, v := range a.store.order {
		if !a.matches(q, controller, v) {
			continue
		}
		if d := consent.Decide(s, state, v.target()); !d.Allowed {
			a.log().Info("not disclosed", "document", v.header.ID, "rule", d.Rule)
			continue
		}
		out = append(out, v)
	}
	return out
}

func (a *Archive) matches(q *archive.Query, controller ident.OID, v *version) bool {
	h := v.header
	declaration := h.Group == metadata.GroupPermission || h.Group == metadata.GroupDenial
	switch {
	case !v.concerns(q.Client), h.Controller.ID != controller:
		return false
	case declaration && q.Group != h.Group: // declarations are asked for by their group only (rule KIE-10)
		return false
	case declaration && controller != q.Sender:
		return false
	case q.Group != "" && h.Group != q.Group, q.Document != "" && h.ID != q.Document, q.SetID != "" && h.SetID != q.SetID:
		return false
	}
	return q.AllVersions || q.Document != "" || a.store.newest(h.SetID) == v
}

func (v *version) target() consent.Target {
	h := v.header
	t := consent.Target{SetID: h.SetID, Controller: h.Controller.ID, Group: h.Group}
	for _, task := range h.ServiceTasks {
		t.ServiceTasks = append(t.ServiceTasks, task.Value)
	}
	for _, c := range h.Clients {
		t.Temporary = t.Temporary || c.Code.IsZero()
	}
	return t
}

// state reads the client's newest declarations at the time of the search (rule
// DSC-14).
func (a *Archive) state(client ident.PersonalCode) consent.State {
	st := consent.State{Informed: a.store.informed[client]}
	for _, v := range a.store.order { // later ones replace earlier ones (rule LUP-08)
		if !v.concerns(client) {
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
// of the client shows a relationship that has not ended.
func (a *Archive) activeRelationship(controller ident.OID, client ident.PersonalCode) bool {
	today := ident.DateOf(a.now()).String()
	active := a.store.current(func(v *version) bool {
		if v.header.Group != metadata.GroupClientRelationship || v.header.Controller.ID != controller || !v.concerns(client) {
			return false
		}
		end := relationshipEnd(v.content)
		return end == "" || end >= today
	})
	return len(active) > 0
}

func relationshipEnd(content []byte) string {
	var c struct {
		Document struct {
			Relationship struct {
				End string `json:"asiakkuuden_paattymispvm"`
			} `json:"sosiaalihuollon_asiakkuus"`
		} `json:"asiakkuusasiakirja"`
	}
	_ = json.Unmarshal(content, &c) // the content was validated when it was stored
	return c.Document.Relationship.End
}

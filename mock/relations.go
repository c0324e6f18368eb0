package mock

import (
	"slices"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/consent"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

const jsonAt = "/ClinicalDocument/component/nonXMLBody/json#"

// links checks the matter that a client document belongs to, among those of the
// register's holder. To who stores by register access, another client's matter is
// one that is not stored.
func (a *Archive) links(f *archive.Frame, h *metadata.Header) (found rule.Findings) {
	if h.Group != metadata.GroupClientDocument || h.Matter == "" {
		return nil
	}
	const at = "/ClinicalDocument/componentOf/encompassingEncounter/id"
	matters := a.ofMatter(h, metadata.GroupMatter)
	most := 0 // clients of the document in one matter; merged controllers may have given one asiatunnus twice
	for _, m := range matters {
		of := 0
		for _, c := range h.Clients {
			if m.concerns(personOf(c)) {
				of++
			}
		}
		most = max(most, of)
	}
	switch {
	case len(matters) == 0, most == 0 && f.Sender != a.holder(h.Controller.ID):
		found.Add(ruleMatterFirst.Finding(at, "no asia-asiakirja of this matter is stored").WithGot(string(h.Matter)))
	case most == 0:
		found.Add(ruleMatterOwner.Finding(at, "the matter is of another client"))
	case most < len(h.Clients):
		found.Add(ruleMatterClients.Finding("/ClinicalDocument/recordTarget", "a client of the document is none of the matter's"))
	}
	return found
}

// ofMatter returns the documents of a header's matter and of a group in the
// registers of one holder. An asiatunnus in another register is another matter.
func (a *Archive) ofMatter(h *metadata.Header, group metadata.Group) []*version {
	return a.store.ofMatter(h.Matter, func(v *version) bool {
		return v.header.Group == group && a.holder(v.header.Controller.ID) == a.holder(h.Controller.ID)
	})
}

// matter checks that an asia-asiakirja is the only one of its asiatunnus, unless
// the version before had it already: merged controllers may have two.
func (a *Archive) matter(h *metadata.Header) (found rule.Findings) {
	old := a.store.newest(h.SetID)
	if h.Group != metadata.GroupMatter || h.Matter == "" || old != nil && old.header.Matter == h.Matter {
		return nil
	}
	if len(a.ofMatter(h, metadata.GroupMatter)) > 0 {
		found.Add(ruleOneMatter.Finding("/ClinicalDocument/componentOf/encompassingEncounter/id", "another asia-asiakirja of the register has this asiatunnus").
			WithGot(string(h.Matter)).WithRemedy("store a new version of it, or allocate a new asiatunnus"))
	}
	return found
}

// attached checks the main document of an attachment. One that is not stored, that
// is cancelled or that the sender may not know of gives the same answer as one of
// another client or register.
func (a *Archive) attached(f *archive.Frame, h *metadata.Header) (found rule.Findings) {
	r := h.AttachedTo
	if h.Group != metadata.GroupAttachment || r == nil || r.ID == "" { // reported by the header's own rules
		return nil
	}
	main := a.store.byID[r.ID]
	if main == nil || r.SetID != "" && r.SetID != main.header.SetID || !a.mayHold(f, h, main) {
		found.Add(ruleAttachedFirst.Finding("/ClinicalDocument/relatedDocument/parentDocument/id",
			"no valid main document of the attachment's clients is stored in this register").WithGot(string(r.ID)))
	}
	return found
}

// mayHold reports whether an attachment may hang on a document.
func (a *Archive) mayHold(f *archive.Frame, h *metadata.Header, main *version) bool {
	if a.store.cancelled[main.header.SetID] || a.holder(main.header.Controller.ID) != a.holder(h.Controller.ID) || !a.knows(f, h, main) {
		return false
	}
	for _, c := range h.Clients { // a client may have got the identity code in a later version (rule TMP-05)
		if !slices.ContainsFunc(a.store.bySet[main.header.SetID], func(v *version) bool { return v.concerns(personOf(c)) }) {
			return false
		}
	}
	return true
}

// clients checks an asiakkuusasiakirja against the version before it and against
// the others that are stored, of which one is current (rule LNK-06), and temporary
// identifiers against other people's.
func (a *Archive) clients(h *metadata.Header, content []byte) (found rule.Findings) {
	for _, c := range h.Clients {
		found = append(found, a.temporary(h, c)...)
	}
	if h.Group != metadata.GroupClientRelationship || len(h.Clients) != 1 {
		return found
	}
	r, err := consent.ReadRelationship(content)
	if err != nil {
		found.Add(ruleRelationshipRead.Finding(jsonAt+"/asiakkuusasiakirja", "the asiakkuusasiakirja cannot be read, or has a date that is no day of the calendar"))
		return found
	}
	old := a.store.newest(h.SetID)
	if old != nil {
		found = append(found, keepsTasks(old.relationship(), r)...)
		found = append(found, document.CheckNewVersion(&document.Document{Header: old.header, Content: old.content}, &document.Document{Header: h, Content: content})...)
	}
	if old.current() || r.Old {
		return found // no current one more than before; there may be two since controllers were merged
	}
	for _, v := range a.relationships(h.Controller.ID, personOf(h.Clients[0])) {
		if v != old && v.current() {
			found.Add(ruleOneRelationship.Finding("/ClinicalDocument/setId", "the controller has another asiakkuusasiakirja of this client that is not marked old").
				WithRemedy("store a new version of " + string(v.header.SetID)))
		}
	}
	return found
}

// current reports whether a version is an asiakkuusasiakirja that is not marked
// old. No version is none.
func (v *version) current() bool {
	if v == nil || v.header.Group != metadata.GroupClientRelationship {
		return false
	}
	r := v.relationship()
	return r != nil && !r.Old
}

// keepsTasks checks that a new version keeps the service tasks and the
// organiser's units of the one before, ended ones included. For providers see
// document.CheckNewVersion.
func keepsTasks(old, now *consent.Relationship) (found rule.Findings) {
	if old == nil {
		return nil
	}
	const at = jsonAt + "/asiakkuusasiakirja/sosiaalihuollon_palvelutehtava"
	for _, t := range old.Tasks {
		kept, units := unitsOf(now, t.Task.Value)
		if !kept {
			found.Add(ruleKeepsTasks.Finding(at, "a service task of the version before is missing").WithGot("service task " + t.Task.Value))
			continue
		}
		for _, u := range t.Units {
			if u.Role == consent.OrganiserUnit && !slices.ContainsFunc(units, func(n consent.ServingUnit) bool {
				return n.Unit.ID == u.Unit.ID && n.Role == u.Role && n.From == u.From
			}) {
				found.Add(ruleKeepsTasks.Finding(at, "a unit of the version before is missing").WithGot(string(u.Unit.ID)))
			}
		}
	}
	return found
}

// unitsOf returns the units of a service task, which may have several blocks,
// and whether there is such a task at all.
func unitsOf(r *consent.Relationship, task string) (known bool, units []consent.ServingUnit) {
	for _, t := range r.Tasks {
		if t.Task.Value == task {
			known, units = true, append(units, t.Units...)
		}
	}
	return known, units
}

// temporary reports a temporary identifier that the register's holder, who keeps
// them unique, has given to somebody else. Other registers are not told of.
func (a *Archive) temporary(h *metadata.Header, c metadata.Client) (found rule.Findings) {
	if c.Temporary.IsZero() {
		return nil
	}
	for _, v := range a.store.byPerson[person{temporary: c.Temporary}] {
		if a.holder(v.header.Controller.ID) != a.holder(h.Controller.ID) {
			continue
		}
		for _, other := range v.header.Clients {
			if other.Temporary == c.Temporary && !samePerson(c, other) {
				found.Add(ruleTemporaryUnique.Finding("/ClinicalDocument/recordTarget/patientRole/id", "the temporary identifier is another person's"))
				return found
			}
		}
	}
	return found
}

// samePerson reports whether two clients may be one: a code that both have
// decides, then birth dates that both have.
func samePerson(a, b metadata.Client) bool {
	if !a.Code.IsZero() && !b.Code.IsZero() {
		return a.Code == b.Code
	}
	return a.Born.IsZero() || b.Born.IsZero() || a.Born == b.Born
}

// Rules about how documents hang together.
var (
	ruleMatterClients = own("LNK-14", "S2", rule.Inferred, "",
		"A document of a shared matter names the clients it concerns, a subset of the matter's clients.",
		"Yhteisen asian asiakirja nimeää asiakkaat, joita se koskee; he ovat asian asiakkaita.")
	ruleOneMatter = own("ARC-05", "-", rule.Inferred, rule.Error, // documents of the asiatunnus would belong to two matters
		"An asiatunnus names one matter: a register has one asia-asiakirja of it, and changes are new versions.",
		"Asiatunnus yksilöi yhden asian: rekisterissä on siitä yksi asia-asiakirja, ja muutokset ovat uusia versioita.")
	ruleAttachedFirst = own("ARC-06", "-", rule.Inferred, rule.Error, // an attachment of nothing cannot be understood, nor denied with its document
		"The main document of an attachment is archived before it, for the same clients and controller, and is valid.",
		"Liitteen pääasiakirja arkistoidaan ennen liitettä samalle asiakkaalle ja rekisterinpitäjälle, eikä sitä ole mitätöity.")
	ruleEachClient = own("LNK-13", "S2", rule.Inferred, "",
		"In a shared matter each client of the matter finds its documents by own identity code.",
		"Yhteisessä asiassa jokaisen asiakkaan asiakirjat löytyvät hänen omalla tunnuksellaan.")
	ruleOneRelationship = own("LNK-27", "GH-SOSJSON", rule.Inferred, rule.Error, // two current ones would contradict each other
		"A client has at most one asiakkuusasiakirja not marked old per controller; changes are new versions (LNK-06).",
		"Asiakkaalla on rekisterinpitäjällä enintään yksi asiakkuusasiakirja, jota ei ole merkitty vanhaksi.")
	ruleOneCurrent = own("LNK-06", "-", rule.Inferred, "",
		"There is one current asiakkuusasiakirja per client and controller; changes are new versions.",
		"Asiakkaalla on rekisterinpitäjällä yksi voimassa oleva asiakkuusasiakirja; muutokset ovat uusia versioita.")
	ruleRelationshipRead = own("ARC-07", "-", rule.Inferred, rule.Error, // a right whose end cannot be read would never end
		"An asiakkuusasiakirja can be read, with its dates: register access and disclosure rest on it.",
		"Asiakkuusasiakirja ja sen päivämäärät ovat luettavissa, koska rekisterinkäyttöoikeus ja luovutus perustuvat niihin.")
	ruleKeepsTasks = own("LNK-23", "GH-SOSJSON", rule.Specified, "",
		"A new version keeps all earlier service-task blocks, units and providers, ended ones included.",
		"Uusi versio säilyttää aiemmat palvelutehtävät, yksiköt ja tuottajat, myös päättyneet.")
	ruleTemporaryUnique = own("TMP-02", "K-TM-SV", rule.Specified, "",
		"The organisation itself keeps temporary identifiers unique.", "Organisaatio vastaa tilapäisten tunnusten yksilöivyydestä.")
	ruleTemporaryStored = own("TMP-01", "S2", rule.Specified, "",
		"Documents with a temporary identifier can be stored.", "Asiakirjan voi tallentaa tilapäisellä yksilöintitunnuksella.")
	ruleTemporaryJoined = own("TMP-05", "-", rule.Inferred, "",
		"When the identity code is known, documents are brought under it so that one search by the code finds all.",
		"Kun henkilötunnus selviää, asiakirjat liitetään siihen niin, että yksi haku löytää kaikki.")
)

package mock

import (
	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/consent"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// person is a client as the store tells clients apart. Two identity codes that
// differ in the intermediate character alone are two people (rule ID-04).
type person struct {
	code      ident.PersonalCode
	temporary ident.TemporaryID
}

func (p person) known() bool { return p != person{} }

// of reports whether the person is a client: by identity code, whose every
// character counts (rule ID-04), else by temporary identifier.
func (p person) of(c metadata.Client) bool {
	if !p.code.IsZero() {
		return c.Code == p.code
	}
	return !p.temporary.IsZero() && c.Temporary == p.temporary
}

// personOf returns how the store knows a client, who may have a temporary
// identifier alone (rule TMP-01).
func personOf(c metadata.Client) person {
	if !c.Code.IsZero() {
		return person{code: c.Code}
	}
	return person{temporary: c.Temporary}
}

// mayStore checks whether the sender may store into the register that the
// document names: its own, or an organiser's by register access right. The
// finding is the same whatever is missing, since the reason would tell about
// clients and documents of a register that is not the sender's; the journal names
// the rule behind it.
func (a *Archive) mayStore(f *archive.Frame, h *metadata.Header) (found rule.Findings, behind rule.ID) {
	const custodian = "/ClinicalDocument/custodian"
	switch {
	case h.Group.Declaration(): // the declaration-of-intent service takes them from every provider
		return nil, ""
	case f.Sender == a.holder(h.Controller.ID):
		return nil, ""
	case h.Group == metadata.GroupClientRelationship || h.Group == metadata.GroupMatter:
		found.Add(metadata.NotByController(custodian))
		return found, ""
	}
	d := consent.Decision{Rule: ruleOfUnits} // the right is the unit's that sends; another's name in the document borrows none
	if f.Purpose.Unit.ID == h.Unit.ID {
		d = a.mayUse(f.Sender, h.Unit.ID, h)
	}
	if d.Allowed {
		return nil, ""
	}
	found.Add(ruleAccessStore.Finding(custodian, "the sender's unit has no register access right for this document in the controller's register").
		WithRemedy("the organiser records the provider's unit in the client's asiakkuusasiakirja"))
	return found, d.Rule
}

// The rules behind a refusal that is decided before the asiakkuusasiakirja is
// read: rights are a unit's (rule REG-05) and a client's (rule REG-04).
const (
	ruleOfUnits   rule.ID = "REG-05"
	ruleOfClients rule.ID = "REG-04"
)

// mayUse decides whether a unit of the sender has register access to the document
// of a header: for each of its clients. A document without client is nobody's to
// give access to.
func (a *Archive) mayUse(sender, unit ident.OID, h *metadata.Header) consent.Decision {
	if !a.isUnitOf(sender, unit) {
		return consent.Decision{Rule: ruleOfUnits}
	}
	d := consent.Decision{Rule: ruleOfClients}
	for _, c := range h.Clients {
		d = consent.DecideRegisterAccess(a.relationship(h.Controller.ID, personOf(c)), consent.RegisterAccess{
			Unit: unit, Tasks: tasksOf(h), At: a.today(),
		})
		if !d.Allowed {
			break
		}
	}
	return d
}

func tasksOf(h *metadata.Header) (tasks []string) {
	for _, t := range h.ServiceTasks {
		tasks = append(tasks, t.Value)
	}
	return tasks
}

// relationship returns what the controller's asiakkuusasiakirjat of a client say,
// old ones only when there is no other; nil when there is none. There may be
// several current ones after controllers were merged: the rights in each go on
// (rule ORG-03), so that their service tasks stand side by side.
func (a *Archive) relationship(controller ident.OID, client person) *consent.Relationship {
	var current, old []*consent.Relationship
	for _, v := range a.relationships(controller, client) {
		switch r := v.relationship(); {
		case r == nil:
		case r.Old:
			old = append(old, r)
		default:
			current = append(current, r)
		}
	}
	if len(current) == 0 {
		current = old
	}
	switch len(current) {
	case 0:
		return nil
	case 1:
		return current[0]
	}
	all := &consent.Relationship{ID: current[0].ID, Old: current[0].Old}
	for _, r := range current {
		all.Tasks = append(all.Tasks, r.Tasks...)
	}
	return all
}

// relationships returns the newest versions of a client's asiakkuusasiakirjat in
// the registers that a controller holds, also those of controllers before it: the
// rights in them go on (rule ORG-03).
func (a *Archive) relationships(controller ident.OID, client person) []*version {
	holder := a.holder(controller)
	return a.store.ofPerson(client, func(v *version) bool {
		return v.header.Group == metadata.GroupClientRelationship && a.holder(v.header.Controller.ID) == holder
	})
}

// relationship reads the content of an asiakkuusasiakirja, which was validated
// when it was stored.
func (v *version) relationship() *consent.Relationship {
	r, err := consent.ReadRelationship(v.content)
	if err != nil {
		return nil
	}
	return r
}

// Rules about who stores where.
var (
	ruleAccessStore = own("REG-02", "K-RKO", rule.Inferred, rule.Error, // a document in a register that its maker may not use is a breach
		"Before the right is recorded, a store by the provider to the organiser's register is refused.",
		"Ennen rekisterinkäyttöoikeutta tuottaja ei voi tallentaa järjestäjän rekisteriin.")
	ruleOldKept = own("OLD-01", "K-OLD-SV", rule.Specified, "",
		"Old documents can be stored for ended and for open client relationships.",
		"Vanhoja asiakirjoja voi tallentaa päättyneille ja voimassa oleville asiakkuuksille.")
	ruleAccessKept = own("REG-18", "-", rule.Inferred, "",
		"Ending the right does not remove the provider's earlier documents from the organiser's register.",
		"Oikeuden päättyminen ei poista tuottajan aiempia asiakirjoja järjestäjän rekisteristä.")
	ruleOrganiserReads = own("REG-15", "S2, K-RKO", rule.Specified, "",
		"Organiser can read what the provider stored, in a different client system.",
		"Järjestäjä voi lukea tuottajan tallentamat asiakirjat omalla järjestelmällään.")
	ruleProviderReads = own("REG-16", "B-MED-RKO", rule.Specified, "",
		"Provider can read the organiser's decision and service-task plan.",
		"Tuottaja voi lukea järjestäjän päätöksen ja palvelutehtäväkohtaisen suunnitelman.")
	ruleNotInformed = own("DOC-21", "K-INFO", rule.Specified, "",
		"Lack of Kanta informing does not prevent storing.", "Informoinnin puuttuminen ei estä tallentamista.")
)

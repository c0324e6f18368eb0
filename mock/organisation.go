package mock

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// Organisation is what the archive knows of a controller from the SOTE
// organisation register and from its own customer data. The zero value is a
// public controller that has joined for itself.
type Organisation struct {
	Private     bool        // kind 2 of 1.2.246.537.5.40172, else 1 (rule ID-08)
	Units       []ident.OID // service units; nil accepts every OID below the organisation's
	Ceased      ident.Date  // from this day on nothing is stored to its registers (rule ORG-04); zero while it goes on
	Successor   ident.OID   // who holds its registers from that day on (rule ORG-01)
	MainJoiner  ident.OID   // of a member of a joint joining (yhteisliittyminen)
	MemberUntil ident.Date  // the last day of the contract with the main joiner; zero while it goes on
}

// holder returns who holds the registers of a controller today: itself, or the
// last of its successors (rule ORG-01).
func (a *Archive) holder(controller ident.OID) ident.OID {
	if after := a.successors(controller); len(after) > 0 {
		return after[len(after)-1]
	}
	return controller
}

// successors returns who have held the registers of a controller after it, until
// today.
func (a *Archive) successors(controller ident.OID) (after []ident.OID) {
	for range len(a.Organisations) + 1 { // a circle of successors ends where it began
		o := a.Organisations[controller]
		if o.Successor == "" || !o.ceased(a.today()) {
			break
		}
		controller = o.Successor
		after = append(after, controller)
	}
	return after
}

func (o Organisation) ceased(today ident.Date) bool {
	return !o.Ceased.IsZero() && o.Ceased.Compare(today) <= 0
}

// authority reports whether a controller is an authority and no private provider
// (rule ID-08). Who is missing in the register is none.
func (a *Archive) authority(controller ident.OID) bool {
	o, known := a.Organisations[controller]
	return a.Organisations == nil || known && !o.Private
}

// searcher checks the organisations that a query names, as parties does those of
// a store. That rules ORG-04 and YHT-03 hold for searches too is inferred: who may
// not store any more has no commitment left under which to search.
func (a *Archive) searcher(q *archive.Query) (found rule.Findings) {
	if a.Organisations == nil {
		return nil
	}
	root, sender := "/"+q.Interaction, "/"+q.Interaction+"/sender/device/id"
	for _, o := range []struct {
		at  string
		oid ident.OID
	}{
		{sender, q.Sender}, {root + "/controlActProcess/queryByParameter", q.Controller}, {root + "/controlActProcess/authorOrPerformer", q.Purpose.Unit.ID},
	} {
		if o.oid != "" && !a.registered(o.oid) {
			found.Add(ruleRegistered.Finding(o.at, "the organisation is not in the archive's register").WithGot(string(o.oid)))
		}
	}
	if a.Organisations[q.Sender].ceased(a.today()) {
		found.Add(ruleCeased.Finding(sender, "the sender has ceased").WithWant(string(a.holder(q.Sender))))
	}
	return append(found, a.membership(q.Interaction, q.Sender)...)
}

// parties checks the organisations that a message and its document name. Without
// a register of organisations nothing is known of them.
func (a *Archive) parties(f *archive.Frame, h *metadata.Header) (found rule.Findings) {
	if a.Organisations == nil {
		return nil
	}
	const root = "/ClinicalDocument/"
	for _, o := range []struct {
		at  string
		oid ident.OID
	}{
		{"/" + f.Interaction + "/sender/device/id", f.Sender}, {root + "custodian", h.Controller.ID},
		{root + "componentOf/encompassingEncounter/responsibleParty", h.Organiser.ID},
		{root + "componentOf/encompassingEncounter/encounterParticipant", h.Unit.ID},
	} {
		if o.oid != "" && !a.registered(o.oid) {
			found.Add(ruleRegistered.Finding(o.at, "the organisation is not in the archive's register").WithGot(string(o.oid)))
		}
	}
	if a.Organisations[h.Controller.ID].ceased(a.today()) {
		found.Add(ruleCeased.Finding(root+"custodian", "the controller has ceased").WithWant(string(a.holder(h.Controller.ID))))
	}
	found = append(found, a.membership(f.Interaction, f.Sender)...)
	if main := a.Organisations[f.Sender].MainJoiner; main != "" && h.Controller.ID == main {
		found.Add(ruleJointOwn.Finding(root+"custodian", "a member stores to its own register, not to its main joiner's").WithWant(string(f.Sender)))
	}
	return found
}

// registered reports whether an OID is an organisation of the register or a unit
// of one.
func (a *Archive) registered(oid ident.OID) bool {
	for id, o := range a.Organisations {
		if o.has(id, oid) {
			return true
		}
	}
	return false
}

// has reports whether a unit is one of the organisation that the register knows
// by id, or that organisation itself.
func (o Organisation) has(id, unit ident.OID) bool {
	switch {
	case unit == "":
		return false
	case unit == id:
		return true
	case o.Units != nil:
		return slices.Contains(o.Units, unit)
	}
	return unit.Under(ident.OID(strings.TrimSuffix(string(id), ".0")))
}

// isUnitOf reports whether a unit is the sender's own: one that the register
// gives it or an organisation before it, whose registers it holds today (rule
// ORG-01). For a sender that the archive does not know the branch of OIDs
// decides. A message that names no unit, or somebody else's, gets nothing of what
// is recorded for units (rule REG-05).
func (a *Archive) isUnitOf(sender, unit ident.OID) bool {
	if sender == "" || unit == "" {
		return false
	}
	if _, known := a.Organisations[sender]; !known {
		return metadata.OrganisationOf(unit) == metadata.OrganisationOf(sender)
	}
	for id, o := range a.Organisations {
		if a.holder(id) == sender && o.has(id, unit) {
			return true
		}
	}
	return false
}

// membership checks a member of a joint joining: it is a private provider and
// its contract is in force.
func (a *Archive) membership(interaction string, sender ident.OID) (found rule.Findings) {
	member := a.Organisations[sender]
	if member.MainJoiner == "" {
		return nil
	}
	at := "/" + interaction + "/sender/device/id"
	switch {
	case !member.Private:
		found.Add(ruleJointPrivate.Finding(at, "the sender is a member of a joint joining but no private provider"))
	case !member.MemberUntil.IsZero() && member.MemberUntil.Compare(a.today()) < 0:
		found.Add(ruleJointEnded.Finding(at, "the sender's contract with its main joiner has ended"))
	}
	return found
}

// Rules about organisations.
var (
	ruleRegistered = own("ID-07", "GH-FHIRFI", rule.Inferred, rule.Error, // nobody would find a document in the register of nobody
		"Organisation OIDs used must exist in the SOTE organisation register (1.2.246.537.6.202) of the test set.",
		"Käytetyt organisaatiotunnukset ovat SOTE-organisaatiorekisterissä.")
	ruleKind = own("ID-08", "GH-FHIRFI", rule.Inferred, "",
		"Controller kind is 1 (public) or 2 (private) from 1.2.246.537.5.40172; what a private provider may not do follows from it.",
		"Rekisterinpitäjän laji on 1 (julkinen) tai 2 (yksityinen).")
	ruleController = own("ORG-01", "S0, K-CHG", rule.Specified, "",
		"Controller data of stored documents can be changed in an organisational change; after it the new controller finds them as own.",
		"Organisaatiomuutoksen jälkeen uusi rekisterinpitäjä löytää asiakirjat ominaan.")
	ruleOldDenials = own("ORG-02", "K-DATES", rule.Inferred, "",
		"After such change denials aimed at the old controller do not limit use inside the new register.",
		"Muutoksen jälkeen vanhaa rekisterinpitäjää koskevat kiellot eivät rajoita käyttöä uudessa rekisterissä.")
	ruleAccessContinues = own("ORG-03", "-", rule.Inferred, "",
		"Register access rights given by the old organiser continue with its successor.",
		"Vanhan järjestäjän antamat rekisterinkäyttöoikeudet jatkuvat seuraajalla.")
	ruleCeased = own("ORG-04", "-", rule.Inferred, rule.Error, // the document would be in a register that nobody holds
		"A store to a controller OID that has ceased is refused.", "Lakanneen rekisterinpitäjän rekisteriin ei tallenneta.")
	ruleJointOwn = own("YHT-01", "S2", rule.Specified, "",
		"In joint joining the main joiner holds the Kanta commitment; members store to their own registers.",
		"Yhteisliittymisessä pääliittyjä on sitoutunut; jäsenet tallentavat omiin rekistereihinsä.")
	ruleJointPrivate = own("YHT-02", "S2", rule.Specified, "",
		"Only private social welfare providers may join so.", "Yhteisliittyminen on vain yksityisille palvelunantajille.")
	ruleJointEnded = own("YHT-03", "-", rule.Inferred, rule.Error, // the member has no commitment left to store under
		"A member whose contract with the main joiner has ended cannot store.", "Jäsen, jonka sopimus pääliittyjän kanssa on päättynyt, ei voi tallentaa.")
)

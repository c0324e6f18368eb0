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
	today := ident.DateOf(a.now())
	for range len(a.Organisations) + 1 { // a circle of successors ends where it began
		o, known := a.Organisations[controller]
		if !known || o.Successor == "" || o.Ceased.IsZero() || o.Ceased.Compare(today) > 0 {
			break
		}
		controller = o.Successor
	}
	return controller
}

// private reports whether a controller is a private provider (rule ID-08).
func (a *Archive) private(controller ident.OID) bool { return a.Organisations[controller].Private }

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
	today := ident.DateOf(a.now())
	if c := a.Organisations[h.Controller.ID]; !c.Ceased.IsZero() && c.Ceased.Compare(today) <= 0 {
		found.Add(ruleCeased.Finding(root+"custodian", "the controller has ceased").WithWant(string(a.holder(h.Controller.ID))))
	}
	return append(found, a.jointJoining(f, h, today)...)
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

// jointJoining checks a member of a joint joining: it stores to its own
// registers, while its contract is in force.
func (a *Archive) jointJoining(f *archive.Frame, h *metadata.Header, today ident.Date) (found rule.Findings) {
	member := a.Organisations[f.Sender]
	if member.MainJoiner == "" {
		return nil
	}
	at := "/" + f.Interaction + "/sender/device/id"
	switch {
	case !member.Private:
		found.Add(ruleJointPrivate.Finding(at, "the sender is a member of a joint joining but no private provider"))
	case !member.MemberUntil.IsZero() && member.MemberUntil.Compare(today) < 0:
		found.Add(ruleJointEnded.Finding(at, "the sender's contract with its main joiner has ended"))
	case h.Controller.ID == member.MainJoiner:
		found.Add(ruleJointOwn.Finding("/ClinicalDocument/custodian", "a member stores to its own register, not to its main joiner's").WithWant(string(f.Sender)))
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

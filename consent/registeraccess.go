package consent

import (
	"slices"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

// RegisterAccess is a use of an organiser's register by a provider
// (rekisterinkäyttöoikeus): which unit works for which client, in which service
// tasks and on which day.
//
// A use of several tasks, as of a document that has several, needs the right for
// each of them. No text says so; it is inferred from rule REG-21 as rule KIE-12
// is for denials, and the strict reading. A use without tasks, as of a document
// that names none, has no right.
type RegisterAccess struct {
	Unit    ident.OID
	Tasks   []string // codes of 1.2.246.537.6.1221
	AnyTask bool     // any task's right will do, as for a search that names none; Tasks is not asked
	At      ident.Date
}

// DecideRegisterAccess says whether the newest asiakkuusasiakirja in the
// organiser's register gives the right; r is nil when there is none. The right
// is per client, service task, service unit and span of days; permissions and
// denials are not asked for (rule REG-13). It is a pure function of its arguments
// and safe for concurrent use. That this block of the document carries the right
// is inferred.
func DecideRegisterAccess(r *Relationship, a RegisterAccess) Decision {
	switch {
	case r == nil || !r.hasProviders():
		return deny(ruleAccessRecorded)
	case a.Unit == "":
		return deny(ruleAccessUnit)
	case a.AnyTask:
		return r.decide(a.Unit, a.At, func(string) bool { return true })
	}
	decided := r.decide(a.Unit, a.At, func(string) bool { return false }) // without tasks the reason is the unit or the task
	for _, task := range a.Tasks {
		if decided = r.decide(a.Unit, a.At, func(t string) bool { return t == task }); !decided.Allowed {
			return decided
		}
	}
	return decided
}

// decide looks for a right of the unit in a task that is asked for.
func (r *Relationship) decide(unit ident.OID, at ident.Date, asked func(task string) bool) Decision {
	best := deny(ruleAccessUnit)
	for _, t := range r.Tasks {
		for _, u := range t.Units {
			if u.Unit.ID != unit || u.Role == OrganiserUnit {
				continue
			}
			d := deny(ruleAccessTask)
			if asked(t.Task.Value) {
				d = u.decide(at)
			}
			if d.Allowed {
				return d
			}
			best = closer(best, d)
		}
	}
	return best
}

// decide asks for the dates, of a subcontractor also for its provider's: it works
// on the provider's account.
func (u ServingUnit) decide(at ident.Date) Decision {
	switch {
	case !within(u.From, u.To, at):
		return deny(ruleAccessDates)
	case u.Role == ProviderUnit:
		return allow(ruleAccess)
	case u.Role != SubcontractorUnit || u.Provider == nil:
		return deny(ruleAccessUnit)
	case !within(u.Provider.From, u.Provider.To, at):
		return deny(ruleAccessDates)
	}
	return allow(ruleAccessSubcontractor)
}

// closer returns the refusal that came nearer to a right: by dates, then by
// task, then by unit.
func closer(a, b Decision) Decision {
	order := []rule.ID{ruleAccessUnit.ID, ruleAccessTask.ID, ruleAccessDates.ID}
	if slices.Index(order, b.Rule) > slices.Index(order, a.Rule) {
		return b
	}
	return a
}

func (r *Relationship) hasProviders() bool {
	return slices.ContainsFunc(r.Tasks, func(t Task) bool {
		return slices.ContainsFunc(t.Units, func(u ServingUnit) bool { return u.Role != OrganiserUnit })
	})
}

func access(id rule.ID, source string, fidelity rule.Fidelity, en, fi string) rule.Rule {
	return rule.Rule{ID: id, Phase: "II", Actors: archiveOnly, Source: source, Fidelity: fidelity, Severity: rule.Error, Statement: rule.Text{EN: en, FI: fi}}
}

// Rules of register access. Refusals are inferred, and errors all the same: a
// document in a register that its maker may not use is a breach.
var (
	ruleAccess = access("REG-01", "K-RKO", rule.Specified,
		"The right arises when the organiser stores the provider's service unit and the start date in the client's asiakkuusasiakirja.",
		"Oikeus syntyy, kun järjestäjä tallentaa tuottajan palveluyksikön ja alkamispäivän asiakkaan asiakkuusasiakirjaan.")
	ruleAccessRecorded = access("REG-04", "K-RKO", rule.Specified,
		"The right is per client; it gives nothing on other clients.", "Oikeus on asiakaskohtainen; se ei avaa muiden asiakkaiden tietoja.")
	ruleAccessUnit = access("REG-05", "K-RKO, GH-SOSJSON", rule.Inferred,
		"The right is per service unit; another unit of the same provider does not get it.", "Oikeus on palveluyksikkökohtainen; saman tuottajan toinen yksikkö ei saa sitä.")
	ruleAccessDates = access("REG-06", "K-RKO, GH-SOSJSON", rule.Inferred,
		"Before the start date and after the end date the right is not valid.", "Oikeus ei ole voimassa ennen alkamispäivää eikä päättymispäivän jälkeen.")
	ruleAccessTask = access("REG-21", "GH-SOSJSON", rule.Inferred,
		"The right is recorded under a service task; documents of other tasks are not open by it.", "Oikeus kirjataan palvelutehtävään; muiden palvelutehtävien asiakirjat eivät avaudu.")
	ruleAccessSubcontractor = access("REG-23", "GH-SOSJSON", rule.Inferred,
		"A subcontractor unit with own dates has the right like a provider unit.", "Alihankkijan yksiköllä on omin päivämäärin sama oikeus kuin tuottajan yksiköllä.")
)

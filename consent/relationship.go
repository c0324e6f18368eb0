package consent

import (
	"encoding/json"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// Relationship is what an asiakkuusasiakirja says about who serves the client:
// the relationship's dates and, by service task, the units of the organiser and
// of its providers. Ended ones stay in it (rules LNK-23 and REG-24).
type Relationship struct {
	ID       ident.OID
	Old      bool // made by archiving old data (vanha asiakkuus)
	From, To ident.Date
	Tasks    []Task
}

// Task is one service task (palvelutehtävä) with the units that give its
// services.
type Task struct {
	Task  metadata.Code
	Units []ServingUnit
}

// ServingUnit is a service unit that serves the client in a service task, for a
// span of days; To is zero while it goes on.
type ServingUnit struct {
	Unit     metadata.Organisation
	Role     UnitRole
	From, To ident.Date
	Provider *ServingUnit // of a subcontractor: the provider under which it is recorded (rule REG-22)
}

// UnitRole says on whose account a unit serves.
type UnitRole string

// The roles of a unit.
const (
	OrganiserUnit     UnitRole = "organiser"     // palvelunjärjestäjän palveluyksikkö
	ProviderUnit      UnitRole = "provider"      // palveluntuottaja
	SubcontractorUnit UnitRole = "subcontractor" // palveluntoteuttaja, recorded under a provider (rule REG-22)
)

// relationshipContent is the content as far as it is read here.
type relationshipContent struct {
	Document *struct {
		ID struct {
			Value string `json:"value"`
		} `json:"asiakkuuden_yksilointitunnus"`
		Relationship struct {
			Old  bool   `json:"vanha_asiakkuus"`
			From string `json:"asiakkuuden_alkamispvm"`
			To   string `json:"asiakkuuden_paattymispvm"`
		} `json:"sosiaalihuollon_asiakkuus"`
		Tasks []struct {
			Task      codeContent   `json:"palvelutehtava"`
			Units     []unitContent `json:"palvelunjarjestajan_palveluyksikko"`
			Providers []unitContent `json:"palveluntuottaja"`
		} `json:"sosiaalihuollon_palvelutehtava"`
	} `json:"asiakkuusasiakirja"`
}

type unitContent struct {
	Unit           codeContent   `json:"palveluyksikon_nimi"`
	From           string        `json:"asiakkuuden_alkamispvm"`
	To             string        `json:"asiakkuuden_paattymispvm"`
	Subcontractors []unitContent `json:"palveluntoteuttaja"`
}

// ReadRelationship reads the content of an asiakkuusasiakirja. It does not
// validate it; see document.Structure. A span that begins or ends with a year or
// month covers all of it; a date that cannot be read is an error, because a span
// without it would never end. The error is an *Error of CodeUnreadable.
func ReadRelationship(content []byte) (*Relationship, error) {
	var c relationshipContent
	if err := json.Unmarshal(content, &c); err != nil || c.Document == nil {
		return nil, &Error{Code: CodeUnreadable, Message: "the content is no asiakkuusasiakirja"} // the cause could quote the content
	}
	d := c.Document
	from, to, err := span(d.Relationship.From, d.Relationship.To)
	if err != nil {
		return nil, err
	}
	r := &Relationship{ID: ident.OID(d.ID.Value), Old: d.Relationship.Old, From: from, To: to}
	for _, t := range d.Tasks {
		task := Task{Task: metadata.ServiceTasks.Code(t.Task.Code)}
		if task.Task.Display == "" {
			task.Task.Display = t.Task.Display
		}
		if err := task.add(OrganiserUnit, nil, t.Units); err != nil {
			return nil, err
		}
		if err := task.add(ProviderUnit, nil, t.Providers); err != nil {
			return nil, err
		}
		r.Tasks = append(r.Tasks, task)
	}
	return r, nil
}

func (t *Task) add(role UnitRole, provider *ServingUnit, units []unitContent) error {
	for _, u := range units {
		from, to, err := span(u.From, u.To)
		if err != nil {
			return err
		}
		unit := ServingUnit{
			Unit: metadata.Organisation{ID: ident.OID(u.Unit.Code), Name: u.Unit.Display}, Role: role, From: from, To: to, Provider: provider,
		}
		t.Units = append(t.Units, unit)
		if role == ProviderUnit {
			if err := t.add(SubcontractorUnit, &unit, u.Subcontractors); err != nil {
				return err
			}
		}
	}
	return nil
}

func span(first, last string) (from, to ident.Date, err error) {
	if from, err = begins(first); err == nil {
		to, err = ends(last)
	}
	return from, to, err
}

// Active reports whether the relationship has begun and not ended on a day. One
// without a day of beginning has not begun.
func (r *Relationship) Active(at ident.Date) bool { return within(r.From, r.To, at) }

// within reports whether a day lies in a span, whose end is open when zero.
func within(from, to, at ident.Date) bool {
	return !from.IsZero() && from.Compare(at) <= 0 && (to.IsZero() || to.Compare(at) >= 0)
}

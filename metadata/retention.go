package metadata

import "github.com/kansa-go/kansa/rule"

// RetentionStart is the event from which a period of retention is counted.
type RetentionStart string

// The events that start a period.
const (
	FromDeath        RetentionStart = "client's death"
	FromMatterClosed RetentionStart = "closing of the matter"
	FromLastMatter   RetentionStart = "closing of the client's last matter, when the need has ended"
	FromBirth        RetentionStart = "child's birth"
	FromNotRecorded  RetentionStart = "not stated by the source"
)

// permanentClass is säilytetään pysyvästi, the only class that was seen.
const permanentClass = "1"

// RetentionPeriod is how long documents are kept, as the National Archives state
// it for Act 703/2023.
type RetentionPeriod struct {
	Subject     string // what is kept
	ServiceTask string // code of ServiceTasks; empty when it is not known or not by task
	Years       int
	From        RetentionStart
	Source      string
	Fidelity    rule.Fidelity // of the period; a task's code may be less sure
}

// RetentionPeriods returns the periods (rules RET-01 to RET-07). Service tasks
// whose code we have not seen have none here.
func RetentionPeriods() []RetentionPeriod {
	row := func(subject, task string, years int, from RetentionStart) RetentionPeriod {
		return RetentionPeriod{subject, task, years, from, "A-RET (Act 703/2023)", rule.Specified}
	}
	return []RetentionPeriod{
		row("asiakkuusasiakirja and basic data", "", 2, FromDeath),
		row("services for families with children", "24", 30, FromMatterClosed),
		row("services for people of working age", "", 10, FromMatterClosed),
		row("services for elderly people", "", 10, FromMatterClosed),
		row("services for substance abusers", "15", 10, FromMatterClosed),
		row("services for disabled people", "20", 10, FromLastMatter),
		row("child welfare", "10", 2, FromDeath),
		row("family law, matters on a child", "", 120, FromBirth),
		row("family law, other matters", "", 10, FromMatterClosed),
		row("client fee decisions", "", 12, FromNotRecorded),
		row("vouchers (tositteet)", "", 3, FromNotRecorded),
	}
}

// RetentionTable maps service tasks to classes of RetentionClasses. The built-in
// table is DefaultRetention; a vendor who has the national code list adds its
// codes. A nil table knows nothing. It must not be modified while in use.
type RetentionTable map[string]Code

// DefaultRetention returns the table that is used when none is given. It is
// empty: which class stands for which period is not known, and both documents that
// we saw, one of services for families and one asiakkuusasiakirja, say class 1,
// permanent, although the Act states periods.
func DefaultRetention() RetentionTable { return RetentionTable{} }

// Class returns the class of a document with the service tasks: that of the only
// class among them, or class 1, permanent, when the table names none or several.
// Permanent never destroys anything too early (our choice).
func (t RetentionTable) Class(tasks []Code) Code {
	var class Code
	for _, task := range tasks {
		c, ok := t[task.Value]
		ok = ok && ServiceTasks.Owns(task.System) // codes of 1989 and 2011 mean other tasks
		if !ok || !class.IsZero() && class != c {
			return RetentionClasses.Code(permanentClass)
		}
		class = c
	}
	if class.IsZero() {
		return RetentionClasses.Code(permanentClass)
	}
	return class
}

// PeriodOf returns the period of a service task, and false when it is not known.
func PeriodOf(task Code) (RetentionPeriod, bool) {
	for _, p := range RetentionPeriods() {
		if p.ServiceTask != "" && p.ServiceTask == task.Value {
			return p, true
		}
	}
	return RetentionPeriod{}, false
}

package consent

import (
	"slices"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// Search is a search as far as the decision depends on it.
type Search struct {
	Requester          ident.OID  // controller that searches
	At                 ident.Date // the day of the search
	ActiveRelationship bool       // the client has an active client relationship with the requester
	RegisterRight      bool       // the requester works in the register by register access right (rekisterinkäyttöoikeus)
	BroadRight         bool       // the search claims the statutory right of access (laaja tiedonhaku)
	Reason             string     // code of 1.2.246.537.6.1299 that justifies the broad right
	Private            bool       // the requester is a private provider
}

// State is what the declaration-of-intent service knows of the client at the
// time of the search (rule DSC-14).
type State struct {
	Informed   bool        // the client has received the Kanta information
	Permission *Permission // newest; nil when none was given
	Denial     *Denial     // newest; nil when none was set
	Unreadable bool        // a declaration is there but cannot be read: nothing is disclosed on its ground
}

// Target is a document as far as the decision depends on it.
type Target struct {
	SetID        ident.OID
	Controller   ident.OID // whose register holds it
	ServiceTasks []string  // codes of 1.2.246.537.6.1221
	Group        metadata.Group
	OldOrPhaseI  bool // old client document, or one of phase I
	Temporary    bool // stored under a temporary identifier
}

// Decision is the answer to a search for one document. Rule is the rule that
// decided.
type Decision struct {
	Allowed bool
	Rule    rule.ID
}

// Decide says whether the search may see the document. It asks in this order:
// own register, register access right, broad right, readable declarations,
// informing, permission, client relationship, old documents, temporary
// identifier, denials. It is a
// pure function of its arguments and safe for concurrent use.
func Decide(s Search, st State, t Target) Decision {
	switch {
	case s.Requester == t.Controller:
		return allow(ruleOwnRegister)
	case s.RegisterRight:
		return allow(ruleRegisterRight)
	case s.BroadRight:
		return decideBroad(s)
	case st.Unreadable:
		return deny(ruleReadable)
	case !st.Informed:
		return deny(ruleInformed)
	case st.Permission == nil || st.Permission.Date.Compare(s.At) > 0:
		return deny(rulePermission)
	case !st.Permission.Granted:
		return deny(ruleNotGranted)
	case !s.ActiveRelationship:
		return deny(ruleConditions)
	case t.OldOrPhaseI:
		return deny(ruleOldDocuments)
	case t.Temporary:
		return deny(ruleTemporary)
	}
	if hit, ok := denied(st.Denial, t); ok {
		return deny(hit)
	}
	return allow(ruleConditions)
}

// decideBroad passes by permission, denials and the block of old documents, for
// an authority that states its reason (rules DSC-05 to DSC-07).
func decideBroad(s Search) Decision {
	switch {
	case s.Reason == "":
		return deny(ruleBroadReason)
	case s.Private:
		return deny(ruleBroadAuthority)
	}
	return allow(ruleBroad)
}

// denied returns the rule of the first denial that hits the document.
func denied(d *Denial, t Target) (rule.Rule, bool) {
	if d == nil {
		return rule.Rule{}, false
	}
	for _, row := range d.Controllers {
		if slices.ContainsFunc(row.Controllers, func(o metadata.Organisation) bool { return o.ID == t.Controller }) {
			return ruleControllerDenied, true
		}
	}
	for _, row := range d.Tasks {
		if slices.ContainsFunc(row.Tasks, func(c metadata.Code) bool { return slices.Contains(t.ServiceTasks, c.Value) }) {
			return ruleTaskDenied, true
		}
	}
	for _, row := range d.Documents {
		if slices.ContainsFunc(row.Documents, func(doc DeniedDocument) bool { return doc.SetID == t.SetID }) {
			return ruleDocumentDenied, true
		}
	}
	return rule.Rule{}, false
}

func allow(r rule.Rule) Decision { return Decision{true, r.ID} }
func deny(r rule.Rule) Decision  { return Decision{false, r.ID} }

package consent

import (
	"slices"
	"strconv"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/metadata/codesystem"
	"github.com/kansa-go/kansa/rule"
)

// Search is a search as far as the decision depends on it.
type Search struct {
	Requester          ident.OID  // controller that searches
	At                 ident.Date // the day of the search
	ActiveRelationship bool       // the client has an active client relationship with the requester
	BroadRight         bool       // the search claims the statutory right of access (laaja tiedonhaku)
	Reason             string     // code of 1.2.246.537.6.1299 that justifies the broad right
	Authority          bool       // the requester is an authority, no private provider
}

// State is what the declaration-of-intent service knows of the client at the
// time of the search (rule DSC-14).
type State struct {
	Informed   bool        // the client has received the Kanta information
	Permission *Permission // newest; nil when none was given
	Denial     *Denial     // newest; nil when none was set
	Unreadable bool        // a declaration is there but cannot be read: nothing is disclosed on its ground

	// Others are the newest denials of the document's other clients. Each of them
	// hides the document: what is shared is the denier's as well. No text says so;
	// it is inferred from rule KIE-06. Their permissions are not asked for.
	Others []*Denial
}

// Target is a document as far as the decision depends on it.
type Target struct {
	SetID        ident.OID
	Controller   ident.OID   // in whose register it was stored
	Successors   []ident.OID // who have held that register since, in order; the last holds it now (rule ORG-01)
	AttachedTo   ident.OID   // set id of the main document of an attachment, whose denial holds for both
	ServiceTasks []string    // codes of 1.2.246.537.6.1221; of an asiakkuusasiakirja those of its content
	Group        metadata.Group
	OldOrPhaseI  bool // old client document, or one of phase I
	Temporary    bool // stored under a temporary identifier
}

// holder returns who holds the document's register now.
func (t Target) holder() ident.OID {
	if n := len(t.Successors); n > 0 {
		return t.Successors[n-1]
	}
	return t.Controller
}

// held reports whether the document's register is or was the controller's. A
// denial by controller outlives a change of organisation: it ends inside the new
// register only (rule ORG-02), which is the holder's own.
func (t Target) held(by metadata.Organisation) bool {
	return by.ID == t.Controller || slices.Contains(t.Successors, by.ID)
}

// Decision is the answer to a search for one document. Rule is the rule that
// decided.
type Decision struct {
	Allowed bool
	Rule    rule.ID
}

// Decide says whether the search may see the document. It asks in this order:
// own register, broad right, readable declarations, informing, permission, client
// relationship, old documents, temporary identifier, denials. A search without
// requester or a document without controller is nobody's and allowed nothing. For
// the use of an organiser's register by its provider see DecideRegisterAccess. It
// is a pure function of its arguments and safe for concurrent use.
func Decide(s Search, st State, t Target) Decision {
	switch {
	case s.Requester == "" || t.Controller == "":
		return deny(ruleConditions)
	case s.Requester == t.holder():
		return allow(ruleOwnRegister)
	case s.BroadRight:
		if broken := s.broad(); broken != nil {
			return deny(*broken)
		}
		return allow(ruleBroad)
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
	for _, d := range append([]*Denial{st.Denial}, st.Others...) {
		if hit, ok := denied(d, t); ok {
			return deny(hit)
		}
	}
	return allow(ruleConditions)
}

// CheckBroadRight returns why a claim of the broad right is refused, whatever the
// search would find: it passes by permission, denials and the block of old
// documents, for an authority that states its reason (rules DSC-05 to DSC-07). A
// search that claims nothing has no findings. location is the place of the reason.
func (s Search) CheckBroadRight(location string) (found rule.Findings) {
	if !s.BroadRight {
		return nil
	}
	switch broken := s.broad(); {
	case broken == nil:
	case broken.ID == ruleBroadReason.ID:
		found.Add(broken.Finding(location, "the reason of the search is no code of the code system"))
	default:
		found.Add(broken.Finding(location, "the searcher is not known as an authority"))
	}
	return found
}

// broad returns the rule that a claim of the broad right breaks, or nil.
func (s Search) broad() *rule.Rule {
	broken := ruleBroadReason
	switch {
	case !knownReason(s.Reason):
	case !s.Authority:
		broken = ruleBroadAuthority
	default:
		return nil
	}
	return &broken
}

// knownReason reports whether a code may be of 1.2.246.537.6.1299. We have seen
// no value of it: until the table has some, a small number passes.
func knownReason(code string) bool {
	const greatest = 999
	reasons := codesystem.SearchReasons
	if len(reasons.Values)+len(reasons.Ranges) > 0 {
		return reasons.Knows(code)
	}
	n, err := strconv.Atoi(code)
	return err == nil && 0 < n && n <= greatest && strconv.Itoa(n) == code
}

// denied returns the rule of the first denial that hits the document.
func denied(d *Denial, t Target) (rule.Rule, bool) {
	if d == nil {
		return rule.Rule{}, false
	}
	for _, row := range d.Controllers {
		if slices.ContainsFunc(row.Controllers, t.held) {
			return ruleControllerDenied, true
		}
	}
	for _, row := range d.Tasks {
		if slices.ContainsFunc(row.Tasks, func(c metadata.Code) bool { return slices.Contains(t.ServiceTasks, c.Value) }) {
			return ruleTaskDenied, true
		}
	}
	for _, row := range d.Documents {
		if slices.ContainsFunc(row.Documents, func(doc DeniedDocument) bool {
			return doc.SetID == t.SetID || doc.SetID != "" && doc.SetID == t.AttachedTo
		}) {
			return ruleDocumentDenied, true
		}
	}
	return rule.Rule{}, false
}

func allow(r rule.Rule) Decision { return Decision{true, r.ID} }
func deny(r rule.Rule) Decision  { return Decision{false, r.ID} }

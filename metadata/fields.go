package metadata

import "github.com/kansa-go/kansa/rule"

// Presence says whether a document group carries a field.
type Presence string

// The presences of a field in a group.
const (
	Required Presence = "required"
	Optional Presence = "optional"
	Absent   Presence = "absent"
)

// Field describes one field of the header: where it stands and which groups
// carry it. The table of Fields is the rule; no other code knows presence.
type Field struct {
	Name    string  // name of the Go field
	Finnish string  // the national term
	Path    string  // element path in the document
	Rule    rule.ID // broken when a required field is missing

	presence string // a column for each group in the order of Groups, then cancellation
	seen     string // codes of the groups whose real documents showed the element with a value
	element  rule.Fidelity
	missing  rule.Rule
	set      func(*Header) bool
}

// In returns the presence of the field in documents of a group, Absent for an
// unknown group.
func (f Field) In(g Group) Presence {
	if i := column(g); i >= 0 {
		return presenceOf(f.presence[i])
	}
	return Absent
}

// column returns the group's place in the table, or -1: the codes of the groups
// are 1 to 9.
func column(g Group) int {
	if len(g) != 1 || g[0] < '1' || g[0] > '9' {
		return -1
	}
	return int(g[0] - '1')
}

// InCancellation returns the presence of the field in a document that cancels
// another one of the group, see Header.Cancels.
func (f Field) InCancellation(g Group) Presence {
	if last := f.presence[len(f.presence)-1]; last != asGroup {
		return presenceOf(last)
	}
	return f.In(g)
}

// inAll reports whether every group requires the field.
func (f Field) inAll() bool {
	for _, g := range Groups() {
		if f.In(g) != Required {
			return false
		}
	}
	return true
}

// asGroup is the column of a cancellation that carries a field as its group does.
const asGroup = '='

func presenceOf(mark byte) Presence {
	switch mark {
	case 'R':
		return Required
	case 'o':
		return Optional
	}
	return Absent
}

// Fidelity says how sure we are of the field's presence in documents of a group:
// never surer than of the group itself, nor than of the element.
func (f Field) Fidelity(g Group) rule.Fidelity {
	degree := rule.Inferred
	switch g {
	case GroupClientRelationship, GroupClientDocument:
		for _, seen := range f.seen {
			if string(seen) == string(g) {
				degree = rule.Observed
			}
		}
	case GroupInforming, GroupAttachment:
		degree = rule.Invented
	}
	return weaker(degree, f.element)
}

// weaker returns the less sure of two degrees.
func weaker(a, b rule.Fidelity) rule.Fidelity {
	for _, degree := range []rule.Fidelity{rule.Invented, rule.Inferred, rule.Observed} {
		if a == degree || b == degree {
			return degree
		}
	}
	return rule.Specified
}

// GroupSource says where our knowledge of a group's header comes from. It is
// empty for an unknown group.
func GroupSource(g Group) string {
	switch g {
	case GroupClientRelationship, GroupClientDocument:
		return observedHeader
	case GroupMatter, GroupPermission, GroupDenial:
		return "GH-SOSJSON: the group's structure; " + observedHeader
	case GroupPhaseI, GroupOld:
		return "S1, K-OLD-SV; no header was seen, the group's code is assumed"
	case GroupInforming:
		return "K-KOMM: built by the specifications of the patient archive; our choice"
	case GroupAttachment:
		return hl7CDA + ": relatedDocument; our choice"
	}
	return ""
}

// Source says where our knowledge of a field in a group comes from.
func (f Field) Source(g Group) string {
	if f.element != rule.Observed {
		return f.ElementSource()
	}
	return GroupSource(g)
}

// ElementSource says where our knowledge of the field's element comes from.
func (f Field) ElementSource() string {
	switch f.Name {
	case "Replaces":
		return hl7CDA + "; its place is known from a comment"
	case "AttachedTo":
		return hl7CDA + "; our choice"
	case "MatterOpened", "MatterClosed":
		return hl7CDA + "; the structure of the asia-asiakirja"
	case "CorrectionReason":
		return "a comment in a document of 2026"
	case "DisclosureReason":
		return "its place is known from a comment; the name is ours"
	case "ReleaseToClient":
		return "the patient archive's header, by analogy"
	case "SafetyProhibition":
		return "our choice"
	}
	return observedHeader
}

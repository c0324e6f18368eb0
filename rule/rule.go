// Package rule names the requirements that Kansa checks and the findings that
// tell where a document, message or system breaks one.
//
// A rule is declared once, beside the code that enforces it, and reported by
// the SDK, the mock archive and the conformance suite under the same id:
//
//	var docGroup = rule.Rule{
//		ID:        "DOC-01",
//		Statement: rule.Text{EN: "Every archiving message states the document group."},
//		Phase:     "ALL",
//		Actors:    []rule.Actor{rule.ClientSystem, rule.Archive},
//		Source:    "C-1505",
//		Fidelity:  rule.Specified,
//	}
//
//	func check(group string) rule.Findings {
//		var fs rule.Findings
//		if group == "" {
//			fs.Add(docGroup.Finding("/ClinicalDocument/localSocialHeader/documentGroup",
//				"the document group is missing").WithRemedy("set metadata.Header.Group"))
//		}
//		return fs
//	}
//
// The package holds no rules of its own and no mutable state; a Registry is
// built from the rules that other packages return from their Rules functions.
package rule

import "strings"

// ID identifies a rule, for example "SIG-06". Ids never change their meaning;
// the statement may be reworded.
type ID string

// Group returns the letters before the dash of the id: "SIG" for "SIG-06".
func (id ID) Group() string {
	group, _, _ := strings.Cut(string(id), "-")
	return group
}

// Text is a sentence in the languages of Kansa's users. EN is always present;
// an empty FI or SV means that no translation exists yet.
type Text struct {
	FI string `json:"fi,omitempty"`
	SV string `json:"sv,omitempty"`
	EN string `json:"en"`
}

// In returns the text in the language "fi", "sv" or "en" and falls back to
// English when that translation is missing or the language is unknown.
func (t Text) In(lang string) string {
	switch {
	case lang == "fi" && t.FI != "":
		return t.FI
	case lang == "sv" && t.SV != "":
		return t.SV
	}
	return t.EN
}

// Actor is a party that a rule binds.
type Actor string

// The actors of the rules.
const (
	ClientSystem       Actor = "CIS"   // the vendor's client-record system (asiakastietojärjestelmä)
	Archive            Actor = "ARC"   // the client data archive
	DeclarationService Actor = "DIS"   // the declaration-of-intent service (tahdonilmaisupalvelu)
	Suite              Actor = "SUITE" // the conformance suite itself
	Organisation       Actor = "ORG"   // the provider that uses the system
)

// Fidelity says how sure we are that a rule or wire constant is what the real
// archive does.
type Fidelity string

// The four degrees of fidelity.
const (
	Specified Fidelity = "specified" // an official text says it
	Observed  Fidelity = "observed"  // seen in real traffic
	Inferred  Fidelity = "inferred"  // follows from specified or observed facts
	Invented  Fidelity = "invented"  // our choice; the real archive may differ
)

// Severity is the weight of a finding.
type Severity string

// The severities, heaviest first. The archive refuses a document only on Error.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// Rule is one requirement. It is a plain value; copies are independent except
// for the shared Actors slice, which must not be modified.
type Rule struct {
	ID        ID       `json:"id"`
	Statement Text     `json:"statement"`
	Phase     string   `json:"phase"` // "ALL", "I", "II", "III" (obligation to join), "CERT" or "later"
	Actors    []Actor  `json:"actor"`
	Source    string   `json:"source"` // tag of the source list in docs/sources.md, or a document and section
	Fidelity  Fidelity `json:"fidelity"`

	// Severity of a breach. Empty means the default of the fidelity: Error for
	// Specified and Observed, Warning for Inferred and Invented.
	Severity Severity `json:"severity,omitempty"`
}

// DefaultSeverity returns the severity of a breach when no Policy says
// otherwise.
func (r Rule) DefaultSeverity() Severity {
	if r.Severity != "" {
		return r.Severity
	}
	if r.Fidelity == Specified || r.Fidelity == Observed {
		return Error
	}
	return Warning
}

// Finding starts a finding of this rule with its default severity. location
// names the place (an element path, a JSON pointer or a file); message says
// what is wrong in one sentence and must not contain personal data.
func (r Rule) Finding(location, message string) Finding {
	return Finding{Rule: r.ID, Severity: r.DefaultSeverity(), Location: location, Message: message}
}

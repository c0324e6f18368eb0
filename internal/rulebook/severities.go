package rulebook

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/rule"
)

// Severities are the weights that findings of one rule have, heaviest first.
type Severities []rule.Severity

// String returns them on one line, such as "error/warning".
func (s Severities) String() string {
	words := make([]string, len(s))
	for i, severity := range s {
		words[i] = string(severity)
	}
	return strings.Join(words, "/")
}

// SeveritiesOf returns the rule's own severity and those of the functions that
// report it with another one. What a rule.Policy changes is not in it.
func SeveritiesOf(r rule.Rule) Severities {
	var out Severities
	for _, severity := range []rule.Severity{rule.Error, rule.Warning, rule.Info} {
		if severity == r.DefaultSeverity() || slices.ContainsFunc(variations, func(v variation) bool { return v.rule == r.ID && v.severity == severity }) {
			out = append(out, severity)
		}
	}
	return out
}

// variation says that a function reports a rule with a severity that the function
// chooses.
type variation struct {
	place    string // as in Places
	rule     rule.ID
	severity rule.Severity
}

// variations is complete: this package's tests look for every such function in
// the source.
var variations = []variation{
	{"archive/framedecode.go: reader.subjectAuthor", "MSG-06", rule.Warning},
	{"archive/framewalk.go: walker.missing", "MSG-24", rule.Info},
	{"cmd/kansa/validatexml.go: noDocument", "ARC-01", rule.Error},
	{"cmd/kansa/validatexml.go: unreadable", "ARC-01", rule.Error},
	{"document/check.go: Document.checkContent", "STR-17", rule.Warning},
	{"document/conditioncheck.go: check.broken", "STR-14", rule.Error}, // of a condition, which has that of its rule
	{"document/contentfacts.go: crossChecker.matterState", "LNK-17", rule.Warning},
	{"document/crosstask.go: crossChecker.servedTask", "STR-22", rule.Info},
	{"document/identifiers.go: semanticWalk.identifier", "TMP-09", rule.Error},
	{"document/particular.go: renamer.rename", "TMP-06", rule.Error},
	{"document/read.go: Document.readBody", "BDY-06", rule.Error},
	{"document/readdisplay.go: activeParts", "BDY-07", rule.Warning},
	{"document/relationship.go: crossChecker.oldMark", "OLD-12", rule.Warning},
	{"document/relationship.go: crossChecker.reopened", "LNK-25", rule.Warning},
	{"document/relationship.go: crossChecker.unitPlaces", "LNK-22", rule.Warning},
	{"document/semantics.go: semanticWalk.blank", "STR-03", rule.Warning}, // of a code; STR-08 stays an error
	{"document/semantics.go: semanticWalk.blank", "STR-12", rule.Warning},
	{"document/semantics.go: semanticWalk.text", "STR-13", rule.Warning},
	{"metadata/decode.go: reader.consent", "HDR-18", rule.Error},
	{"metadata/onbehalf.go: validator.service", "LNK-07", rule.Warning},
	{"metadata/validateversions.go: validator.laterVersion", "HDR-05", rule.Warning},
	{"mock/validation.go: frameFindings", "MSG-03", rule.Error},
	{"signing/certificate.go: judge.block", "SGN-12", rule.Warning},
	{"signing/holder.go: judge.organisation", "SGN-11", rule.Warning},
	{"signing/judge.go: judge.certificate", "SGN-13", rule.Warning},
	{"signing/judge.go: judge.method", "SGN-03", rule.Warning},
	{"signing/revoked.go: judge.revoked", "SIG-07", rule.Warning},
	{"signing/revoked.go: judge.unknown", "SGN-15", rule.Error},
	{"signing/revoked.go: judge.unknown", "SGN-15", rule.Warning},
}

package document_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/rule"
)

// For every condition of every structure, the check accepts the content that
// was generated to satisfy it and refuses the one that breaks it, with a
// finding that carries the note and the field's own pointer.
func TestEveryConditionTellsItsProbesApart(t *testing.T) {
	everyStructure(t, func(t *testing.T, s *document.Structure) {
		probes, err := s.Probes(document.MinimalOptions{})
		require.NoError(t, err)
		for _, p := range probes {
			require.Empty(t, s.Validate(p.Satisfying).Errors(), "%s %s\n%s", p.Kind, p.Path, p.Satisfying)
			about := ofNote(s.Validate(p.Satisfying), p.Digest)
			require.Empty(t, about, "%s %s\n%s", p.Kind, p.Path, p.Satisfying)
			about = ofNote(s.Validate(p.Breaking), p.Digest)
			require.NotEmpty(t, about, "%s %s\n%s", p.Kind, p.Path, p.Breaking)
			for _, f := range about {
				require.NotEmpty(t, f.Location)
			}
		}
	})
}

func ofNote(findings rule.Findings, digest string) rule.Findings {
	var out rule.Findings
	for _, f := range findings {
		if f.Note == digest && (f.Rule == "STR-14" || f.Rule == "STR-16" || f.Rule == "TUR-02" || f.Rule == "TUR-08" || f.Rule == "STR-05") {
			out = append(out, f)
		}
	}
	return out
}

// Of the places in THL's structures, at least 98 of 100 are understood or
// overridden and at most 10 of 100 overridden; the same holds for the fields
// that are marked conditionalRequired.
func TestConditionCoverage(t *testing.T) {
	report := sosmeta(t).Conditions()
	require.Zero(t, report.Failed, report.Problems)
	require.Equal(t, report.Places, len(report.Items))
	t.Logf("%d structures, %d places (%d marked): %d understood, %d overridden (%d undecidable), %d not understood",
		report.Structures, report.Places, report.Marked, report.Understood, report.Overridden, report.Undecidable, report.NotUnderstood)
	require.GreaterOrEqual(t, report.Covered(), 0.98)
	require.LessOrEqual(t, report.Overridden*10, report.Places)
	require.GreaterOrEqual(t, (report.MarkedUnderstood+report.MarkedOverridden)*100, report.Marked*98)
	require.LessOrEqual(t, report.MarkedOverridden*10, report.Marked)
}

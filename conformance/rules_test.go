package conformance_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/conformance"
)

// TestRulesThatCasesJudge: each rule that only a case can judge is kept by the
// reference system and broken by a mutant of its own.
func TestRulesThatCasesJudge(t *testing.T) {
	mutants := conformance.Mutants()
	for _, r := range conformance.Rules() {
		if !slices.ContainsFunc(conformance.Cases(), func(c conformance.Case) bool { return slices.Contains(c.Rules, r.ID) }) {
			continue // judged of reports, not of cases
		}
		t.Run(string(r.ID), func(t *testing.T) {
			i := slices.IndexFunc(mutants, func(m conformance.Mutant) bool { return m.Rule == r.ID })
			require.GreaterOrEqual(t, i, 0, "no mutant breaks the rule")
			c, ok := conformance.Find(mutants[i].Case)
			require.True(t, ok)
			require.Contains(t, c.Rules, r.ID)
			only := conformance.Options{Cases: []string{c.ID}}
			kept, err := conformance.Execute(t.Context(), conformance.Reference(), only)
			require.NoError(t, err)
			require.Equal(t, conformance.Pass, kept.Cases[0].Verdict)
			broken, err := conformance.Execute(t.Context(), mutants[i], only)
			require.NoError(t, err)
			require.Equal(t, conformance.Fail, broken.Cases[0].Verdict)
			require.Contains(t, broken.Cases[0].Reason, mutants[i].Reason)
		})
	}
}

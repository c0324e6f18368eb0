package conformance_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/conformance"
	"github.com/kansa-go/kansa/rule"
)

// TestRulesThatCasesJudge: each rule that only a case can judge is kept by the
// reference system and broken by a mutant of its own.
func TestRulesThatCasesJudge(t *testing.T) {
	mutants := conformance.Mutants()
	judged := []rule.ID{"DOC-19", "LNK-02", "SIG-16", "LUP-02", "LUP-10", "KIE-16", "KIE-17", "NUL-01", "NUL-11", "SRC-01"}
	for _, r := range conformance.Rules() {
		inCase := slices.ContainsFunc(conformance.Cases(), func(c conformance.Case) bool { return slices.Contains(c.Rules, r.ID) })
		require.Equal(t, inCase, slices.Contains(judged, r.ID), r.ID)
	}
	for _, id := range append(judged, "SRC-05", "SRC-08", "DOC-25", "DOC-02", "SIG-06", "KIE-05") {
		t.Run(string(id), func(t *testing.T) {
			i := slices.IndexFunc(mutants, func(m conformance.Mutant) bool { return m.Rule == id })
			require.GreaterOrEqual(t, i, 0, "no mutant breaks the rule")
			c, ok := conformance.Find(mutants[i].Case)
			require.True(t, ok)
			require.Contains(t, c.Rules, id)
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

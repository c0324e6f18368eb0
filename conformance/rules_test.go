package conformance_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/conformance"
	"github.com/kansa-go/kansa/rule"
)

// TestRulesThatCasesJudge: each rule that only a case can judge is kept by the
// reference system and broken by a mutant.
func TestRulesThatCasesJudge(t *testing.T) {
	for id, want := range map[rule.ID]string{
		"LNK-02": "KC-ARC-02", "LUP-02": "KC-ARC-04", "LUP-10": "KC-ARC-04", "SIG-16": "KC-ARC-04",
		"KIE-16": "KC-ARC-05", "KIE-17": "KC-ARC-05", "NUL-11": "KC-ARC-05", "NUL-01": "KC-VER-01", "SRC-01": "KC-FET-01",
	} {
		t.Run(string(id), func(t *testing.T) {
			c, ok := conformance.Find(want)
			require.True(t, ok)
			require.Contains(t, c.Rules, id)
			only := conformance.Options{Cases: []string{want}}
			kept, err := conformance.Execute(t.Context(), conformance.Reference(), only)
			require.NoError(t, err)
			require.Equal(t, conformance.Pass, kept.Cases[0].Verdict)
			i := slices.IndexFunc(conformance.Mutants(), func(m conformance.Mutant) bool { return m.Case == want })
			require.GreaterOrEqual(t, i, 0)
			broken, err := conformance.Execute(t.Context(), conformance.Mutants()[i], only)
			require.NoError(t, err)
			require.Equal(t, conformance.Fail, broken.Cases[0].Verdict)
		})
	}
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/internal/rulebook"
)

// TestEveryRuleIsExplained: no word of a rule is without a meaning, and no output
// names a field of the SDK's options.
func TestEveryRuleIsExplained(t *testing.T) {
	book, err := rulebook.New()
	require.NoError(t, err)
	all, err := listed(book.Rules()...)
	require.NoError(t, err)
	for _, r := range all {
		require.NotEmpty(t, fidelityMeans[r.Fidelity], r.ID)
		for _, actor := range r.Actors {
			require.NotEmpty(t, actorMeans[actor], r.ID)
		}
		var out bytes.Buffer
		explainRule(&out, r)
		require.Contains(t, out.String(), r.Statement.EN)
		require.NotRegexp(t, `(Verify|Check)Options\.`, out.String())
	}
}

// TestListedRulesHaveTheirKeys: readers of the JSON rely on these.
func TestListedRulesHaveTheirKeys(t *testing.T) {
	var out bytes.Buffer
	require.Equal(t, exitOK, run(context.Background(), []string{"rules", "list", "--json"}, &out, &bytes.Buffer{}))
	var rules []map[string]any
	require.NoError(t, json.Unmarshal(out.Bytes(), &rules))
	require.NotEmpty(t, rules)
	for _, r := range rules {
		for _, key := range []string{"id", "statement", "phase", "actor", "source", "fidelity", "enforced", "keptBy", "tests", "severities", "remedies"} {
			require.NotNil(t, r[key], "%s of %v", key, r["id"])
		}
		require.NotEmpty(t, r["statement"].(map[string]any)["fi"])
		require.NotEmpty(t, r["statement"].(map[string]any)["en"])
	}
}

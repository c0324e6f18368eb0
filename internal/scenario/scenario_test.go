package scenario_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/internal/scenario"
)

// TestDrafts: every draft of the scenario breaks no rule, on our structures and
// on THL's.
func TestDrafts(t *testing.T) {
	ours, err := document.NewRegistry(demodata.Structures())
	require.NoError(t, err)
	t.Run("own structures", func(t *testing.T) { testDrafts(t, ours) })
	t.Run("THL's structures", func(t *testing.T) {
		r, err := document.OpenRegistry(outside.Structures(t))
		require.NoError(t, err)
		testDrafts(t, r)
	})
}

func testDrafts(t *testing.T, r *document.Registry) {
	types, err := scenario.Types(r)
	require.NoError(t, err)
	s, err := scenario.New(scenario.Options{Structures: r, Types: types, Seed: 1})
	require.NoError(t, err)
	plan, err := s.Plan()
	require.NoError(t, err)
	for name, make := range map[string]func() (document.Draft, error){
		"relationship": s.Relationship, "matter": s.Matter, "plan": func() (document.Draft, error) { return plan, nil },
		"next version": func() (document.Draft, error) { return s.NextVersion(plan.Header) },
		"permission":   func() (document.Draft, error) { return s.Permission(true) },
		"denial":       func() (document.Draft, error) { return s.DenyDocument(plan.Header.SetID) },
		"cancellation": func() (document.Draft, error) { return s.Cancellation(plan.Header) },
		"attachment":   func() (document.Draft, error) { return s.Attachment(plan.Header) },
		"informing":    s.Informing, "old document": s.OldDocument, "phase I document": s.PhaseIDocument,
	} {
		t.Run(name, func(t *testing.T) {
			draft, err := make()
			require.NoError(t, err)
			out, err := draft.Assemble()
			require.NoError(t, err)
			j, err := document.Check(out, document.CheckOptions{Structures: r, Unsigned: true})
			require.NoError(t, err)
			for _, f := range j.Findings {
				t.Log(f)
			}
			require.True(t, j.Accepted())
		})
	}
}

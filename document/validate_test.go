package document_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/outside"
)

func TestEveryStructureCompiles(t *testing.T) {
	everyStructure(t, func(t *testing.T, s *document.Structure) {
		require.NotEmpty(t, s.Info().Key)
		require.NotEmpty(t, s.Info().Title.FI)
	})
}

func TestRealContentsAreValid(t *testing.T) {
	reg := sosmeta(t)
	for oid, file := range map[string]string{
		"1.2.246.537.6.1506.15007.2024.11.28": "plan.json",
		"1.2.246.537.6.1505.1.2023.6.1":       "asiakkuus.json",
	} {
		findings := structure(t, reg, oid).Validate(outside.Sample(t, file))
		require.Empty(t, findings.Errors(), file)
		for _, f := range findings {
			t.Log(f)
		}
	}
}

// The example contents are valid against our structures and, where the fixed
// phrases are not in the way, against THL's.
func TestExampleContentsAreValid(t *testing.T) {
	for oid, file := range map[string]string{
		demodata.ClientRelationship: demodata.ClientRelationshipContent,
		demodata.Matter:             demodata.MatterContent,
		demodata.Permission:         demodata.PermissionContent,
		demodata.Denial:             demodata.DenialContent,
		demodata.Plan:               demodata.PlanContent,
	} {
		require.Empty(t, structure(t, demo(t), oid).Validate(content(t, file)), file)
	}
	reg := sosmeta(t)
	for oid, file := range map[string]string{
		"1.2.246.537.6.1505.1.2023.6.1":       demodata.ClientRelationshipContent,
		"1.2.246.537.6.1505.2.2022.6.28":      demodata.MatterContent,
		"1.2.246.537.6.1506.15007.2024.11.28": demodata.PlanContent,
	} {
		require.Empty(t, structure(t, reg, oid).Validate(content(t, file)), file)
	}
}

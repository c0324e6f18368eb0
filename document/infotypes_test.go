package document_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
)

func TestTypes(t *testing.T) {
	general, specific := structure(t, demo(t), demodata.Plan).Info().Types()
	require.Equal(t, "15", general.Value)
	require.Equal(t, "15007", specific.Value)
	general, specific = structure(t, demo(t), demodata.Matter).Info().Types()
	require.True(t, general.IsZero())
	require.True(t, specific.IsZero())
	general, specific = document.Info{Root: document.TypeRoot, TypeCode: "1001", DocumentType: "Yhteenveto", Title: document.Name{FI: "Koonti"}}.Types()
	require.Equal(t, "16", general.Value, "not by division")
	require.Equal(t, "Koonti", specific.Display)
}

// TestTypesOfPublishedStructures: every client document has a general type that the
// header's code system knows.
func TestTypesOfPublishedStructures(t *testing.T) {
	for _, info := range sosmeta(t).Structures() {
		general, specific := info.Types()
		if info.Root == document.TypeRoot {
			require.False(t, general.IsZero(), info.OID)
			require.NotEmpty(t, specific.Display, info.OID)
		}
	}
}

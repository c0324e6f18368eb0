package document_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
)

func TestGeneratedContentsAreValid(t *testing.T) {
	everyStructure(t, func(t *testing.T, s *document.Structure) {
		for name, generate := range map[string]func(document.MinimalOptions) ([]byte, error){
			"minimal": s.Minimal, "full": s.Full,
		} {
			data, err := generate(document.MinimalOptions{})
			require.NoError(t, err)
			require.Empty(t, s.Validate(data).Errors(), "%s: %s", name, data)
		}
	})
}

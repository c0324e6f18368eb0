package xmltree_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

// TestRealDocuments reads the real documents that KANSA_SAMPLES points at.
func TestRealDocuments(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(outside.Samples(t), "*.xml"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			src, err := os.ReadFile(f)
			require.NoError(t, err)
			doc, err := xmltree.Parse(src, xmltree.Limits{})
			require.NoError(t, err)
			checkRanges(t, doc)
		})
	}
}

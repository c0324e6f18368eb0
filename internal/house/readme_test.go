package house

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestREADMEExample: the Go block of the README is the example that is compiled
// and run.
func TestREADMEExample(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(root(t), "README.md"))
	require.NoError(t, err)
	blocks := regexp.MustCompile("(?s)```go\n(.*?)```").FindAllSubmatch(readme, -1)
	require.Len(t, blocks, 1)
	source, err := os.ReadFile(filepath.Join(root(t), "examples", "quickstart", "main.go"))
	require.NoError(t, err)
	_, code, ok := strings.Cut(string(source), "package main\n")
	require.True(t, ok)
	require.Equal(t, "package main\n"+code, string(blocks[0][1]))
}

// TestDocsStandAlone: no page points outside the project.
func TestDocsStandAlone(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(root(t), "docs", "*.md"))
	require.NoError(t, err)
	require.NotEmpty(t, pages)
	for _, page := range pages {
		text, err := os.ReadFile(page)
		require.NoError(t, err)
		require.NotContains(t, string(text), "../shared", page)
	}
}

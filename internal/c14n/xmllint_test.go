package c14n_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

// tool returns the path of a program or ends the test: skipped with a reason,
// or failed when KANSA_REQUIRE_TOOLS=1 says that every tool must be there.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	if os.Getenv("KANSA_REQUIRE_TOOLS") == "1" {
		t.Fatalf("%s is missing and KANSA_REQUIRE_TOOLS=1", name)
	}
	t.Skipf("%s is not installed: it is a second opinion here", name)
	return ""
}

// TestAgreesWithLibxml2 canonicalises whole documents here and with xmllint.
func TestAgreesWithLibxml2(t *testing.T) {
	xmllint := tool(t, "xmllint")
	files, err := filepath.Glob("testdata/*.xml")
	require.NoError(t, err)
	if dir := os.Getenv("KANSA_SAMPLES"); dir != "" {
		more, err := filepath.Glob(filepath.Join(dir, "*.xml"))
		require.NoError(t, err)
		files = append(files, more...)
	}
	methods := map[string]c14n.Method{"--c14n": c14n.Inclusive10, "--c14n11": c14n.Inclusive11, "--exc-c14n": c14n.Exclusive}
	for _, f := range files {
		for flag, method := range methods {
			t.Run(filepath.Base(f)+flag, func(t *testing.T) {
				src, err := os.ReadFile(f)
				require.NoError(t, err)
				want, err := exec.Command(xmllint, flag, f).Output()
				require.NoError(t, err)
				doc, err := xmltree.Parse(src, xmltree.Limits{})
				require.NoError(t, err)
				got := c14n.AppendDocument(nil, doc, c14n.Options{Method: method, Comments: true})
				require.True(t, bytes.Equal(want, got), "xmllint: %s\nours: %s", want, got)
			})
		}
	}
}

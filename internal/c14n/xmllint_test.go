package c14n_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

// TestAgreesWithLibxml2 canonicalises whole documents here and with xmllint.
func TestAgreesWithLibxml2(t *testing.T) {
	xmllint := outside.Tool(t, "xmllint")
	methods := map[string]c14n.Method{"--c14n": c14n.Inclusive10, "--c14n11": c14n.Inclusive11, "--exc-c14n": c14n.Exclusive}
	for _, f := range ownFiles(t) {
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

package house

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/kansa-go/kansa/"

// floors is the house: each package imports only packages of lower floors, or
// packages of its own directory tree. A folder's floor is that of all below it.
var floors = map[string]int{
	"ident": 0, "rule": 0, "internal/xmltree": 0, "internal/c14n": 0, "internal/xmldsig": 0, "internal/xmlwrite": 0, "internal/demodata": 0,
	"internal/house": 0, "internal/outside": 0, "internal/vocabulary": 0,
	"metadata": 1, "signing": 1, "internal/shown": 1,
	"document": 2,
	"consent":  3,
	"archive":  4, "internal/scenario": 4,
	"mock":        5,
	"conformance": 6, "internal/rulebook": 7,
	"cmd": 8, "examples": 8,
}

// dependencies are the modules that packages may import beside the standard
// library. An SDK package may import what stands in sdk and nothing more; see
// docs/dependencies.md for the reasons.
var (
	sdk     = []string{"github.com/beevik/etree", "github.com/santhosh-tekuri/jsonschema/v6", "golang.org/x/text", "golang.org/x/crypto", "software.sslmate.com/src/go-pkcs12"}
	command = append(slices.Clone(sdk), "github.com/spf13/cobra")
	tests   = append(slices.Clone(command), "github.com/google/go-cmp", "github.com/stretchr/testify", "pgregory.net/rapid",
		"github.com/rogpeppe/go-internal", "github.com/santhosh-tekuri/jsonschema/v5", "github.com/russellhaering/goxmldsig")
)

type listed struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

func listPackages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = root(t)
	out, err := cmd.Output()
	require.NoError(t, err)
	dec := json.NewDecoder(strings.NewReader(string(out)))
	var all []listed
	for {
		var p listed
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		require.NoError(t, err)
		all = append(all, p)
	}
}

func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../..")
	require.NoError(t, err)
	_, err = os.Stat(filepath.Join(dir, "go.mod"))
	require.NoError(t, err)
	return dir
}

// TestFloors: each floor imports only floors below it.
func TestFloors(t *testing.T) {
	for _, p := range listPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		floor, ok := floorOf(name)
		require.True(t, ok, "%s has no floor: give it one in this test", name)
		for _, imported := range p.Imports {
			other, own := strings.CutPrefix(imported, module)
			if !own {
				continue
			}
			below, _ := floorOf(other)
			if below >= floor && tree(name) != tree(other) {
				t.Errorf("%s (floor %d) imports %s (floor %d)", name, floor, other, below)
			}
		}
	}
}

// floorOf returns the floor of a package or of the nearest folder above it.
func floorOf(name string) (int, bool) {
	for {
		if floor, ok := floors[name]; ok {
			return floor, true
		}
		i := strings.LastIndexByte(name, '/')
		if i < 0 {
			return 0, false
		}
		name = name[:i]
	}
}

// tree is the first folder of a package, whose packages may import each other.
func tree(name string) string {
	first, _, _ := strings.Cut(name, "/")
	return first
}

// TestDependencies: SDK packages link etree, jsonschema and what it needs for
// messages, and nothing more.
func TestDependencies(t *testing.T) {
	for _, p := range listPackages(t) {
		allowed := sdk
		if strings.HasPrefix(p.ImportPath, module+"cmd/") {
			allowed = command
		}
		for _, imported := range p.Imports {
			require.True(t, permitted(imported, allowed), "%s imports %s", p.ImportPath, imported)
		}
		for _, imported := range append(p.TestImports, p.XTestImports...) {
			require.True(t, permitted(imported, tests), "a test of %s imports %s", p.ImportPath, imported)
		}
	}
}

// TestExamplesArePublic: the code of the examples imports nothing that a user of
// the module cannot import.
func TestExamplesArePublic(t *testing.T) {
	for _, p := range listPackages(t) {
		if strings.HasPrefix(p.ImportPath, module+"examples/") {
			for _, imported := range p.Imports {
				require.NotContains(t, imported, "/internal/", p.ImportPath)
			}
		}
	}
}

func permitted(imported string, modules []string) bool {
	if strings.HasPrefix(imported, module) || !strings.Contains(strings.Split(imported, "/")[0], ".") {
		return true // ours, or the standard library
	}
	return slices.ContainsFunc(modules, func(m string) bool { return imported == m || strings.HasPrefix(imported, m+"/") })
}

package document_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	v5 "github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/rule"
)

// The older library of the same author, on the files as they are published, is
// the second opinion about what a schema accepts. Generated contents and
// seeded mutants of them get the same verdict from both.
func TestSchemaVerdictsHaveASecondOpinion(t *testing.T) {
	everyStructure(t, func(t *testing.T, s *document.Structure) {
		second := secondOpinion(t, s)
		full, err := s.Full(document.MinimalOptions{})
		require.NoError(t, err)
		minimal, err := s.Minimal(document.MinimalOptions{})
		require.NoError(t, err)
		rnd := rand.New(rand.NewPCG(5, 6))
		valid := 0
		for i := range 60 {
			content := [][]byte{full, minimal}[i%2]
			if i > 1 {
				content = mutate(t, rnd, content)
			}
			var doc any
			require.NoError(t, json.Unmarshal(content, &doc))
			want := second.Validate(doc) == nil
			require.Equal(t, want, !schemaRefuses(s.Validate(content)), "%s", content)
			if want {
				valid++
			}
		}
		require.NotZero(t, valid)
		require.Less(t, valid, 60)
	})
}

// schemaRefuses leaves out what we check beyond the schema.
func schemaRefuses(findings rule.Findings) bool {
	for _, f := range findings.Errors() {
		switch f.Rule {
		case "STR-14", "TUR-02", "CNT-02", "CNT-06", "TMP-09":
		case "STR-08":
			if f.Want != "" {
				return true // a missing part; an empty one passes the schema
			}
		default:
			return true
		}
	}
	return false
}

func secondOpinion(t *testing.T, s *document.Structure) *v5.Schema {
	t.Helper()
	fsys := demodata.Structures()
	if !strings.HasPrefix(s.Info().OID, "2.999.") {
		fsys = os.DirFS(os.Getenv("KANSA_SOSMETA"))
	}
	data, err := fs.ReadFile(fsys, filepath.ToSlash(s.Info().File))
	require.NoError(t, err)
	c := v5.NewCompiler()
	c.Draft = v5.Draft7
	require.NoError(t, c.AddResource("s.json", bytes.NewReader(data)))
	schema, err := c.Compile("s.json")
	require.NoError(t, err)
	return schema
}

// mutate changes one thing in a content: it drops, renames, retypes or blanks.
func mutate(t *testing.T, rnd *rand.Rand, content []byte) []byte {
	t.Helper()
	var doc map[string]any
	require.NoError(t, json.Unmarshal(content, &doc))
	var spots []func()
	var walk func(v any)
	walk = func(v any) {
		switch x := v.(type) {
		case map[string]any:
			for _, k := range sortedKeys(x) {
				spots = append(spots,
					func() { delete(x, k) },
					func() { x["muu_"+k] = x[k] },
					func() { x[k] = "" },
					func() { x[k] = json.Number("7") },
					func() { x[k] = []any{} },
					func() { x[k] = "2024-01-00" },
				)
				walk(x[k])
			}
		case []any:
			for _, item := range x {
				walk(item)
			}
		}
	}
	walk(doc)
	spots[rnd.IntN(len(spots))]()
	out, err := json.Marshal(doc)
	require.NoError(t, err)
	return out
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

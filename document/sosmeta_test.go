package document_test

import (
	"io/fs"
	"os"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/outside"
)

// sosmeta opens THL's structures, or skips the test when they are not at hand.
func sosmeta(t testing.TB) *document.Registry {
	t.Helper()
	outside.Structures(t)
	reg, err := openSosmeta()
	require.NoError(t, err)
	return reg
}

// openSosmeta shares one registry, so that every structure is compiled once.
var openSosmeta = sync.OnceValues(func() (*document.Registry, error) {
	return document.OpenRegistry(os.Getenv("KANSA_SOSMETA"))
})

// demo opens our own structures.
func demo(t testing.TB) *document.Registry {
	t.Helper()
	reg, err := document.NewRegistry(demodata.Structures())
	require.NoError(t, err)
	return reg
}

// structure returns one structure that must be usable.
func structure(t testing.TB, reg *document.Registry, oid string) *document.Structure {
	t.Helper()
	s, err := reg.Structure(oid)
	require.NoError(t, err)
	return s
}

// everyStructure runs a test over our own structures and, when they are at
// hand, all of THL's.
func everyStructure(t *testing.T, run func(t *testing.T, s *document.Structure)) {
	t.Helper()
	each := func(t *testing.T, reg *document.Registry) {
		for _, info := range reg.Structures() {
			t.Run(info.OID, func(t *testing.T) {
				require.NoError(t, info.Problem)
				run(t, structure(t, reg, info.OID))
			})
		}
	}
	t.Run("demo", func(t *testing.T) { each(t, demo(t)) })
	t.Run("sosmeta", func(t *testing.T) { each(t, sosmeta(t)) })
}

func content(t testing.TB, name string) []byte {
	t.Helper()
	data, err := fs.ReadFile(demodata.Contents(), name)
	require.NoError(t, err)
	return data
}

//go:build unix

package document_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
)

// A pipe or a device among the structures is a problem of that name; opening it
// would wait for ever. Links to files are followed.
func TestPipesAndDevicesAreNotOpened(t *testing.T) {
	dir, elsewhere := t.TempDir(), filepath.Join(t.TempDir(), "plan")
	in := func(name string) string { return filepath.Join(dir, name) }
	require.NoError(t, syscall.Mkfifo(in("pipe.json"), 0o600))
	require.NoError(t, os.Symlink(in("pipe.json"), in("link.json")))
	require.NoError(t, os.Symlink("/dev/zero", in("device.json")))
	require.NoError(t, os.Symlink(t.TempDir(), in("folder.json")))
	require.NoError(t, os.Symlink(in("nothing"), in("dangling.json")))
	require.NoError(t, os.WriteFile(elsewhere, demoFile(t, demodata.Plan), 0o600))
	require.NoError(t, os.Symlink(elsewhere, in("plan.json")))

	reg, err := document.OpenRegistry(dir)
	require.NoError(t, err)
	found := problems(reg)
	require.Len(t, found, 5)
	for _, name := range []string{"pipe.json", "link.json", "device.json", "folder.json"} {
		require.Contains(t, found[name], "no regular file")
	}
	structure(t, reg, demodata.Plan)

	require.NoError(t, syscall.Mkfifo(in("pipe.zip"), 0o600))
	_, err = document.OpenRegistry(in("pipe.zip"))
	require.ErrorIs(t, err, &document.Error{Code: document.CodeRegistry})
	require.ErrorContains(t, err, "no regular file")
}

package demodata_test

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/demodata"
)

func TestEveryStructureHasItsContent(t *testing.T) {
	files, err := fs.Glob(demodata.Structures(), "*.json")
	require.NoError(t, err)
	require.Len(t, files, 5)
	for _, file := range files {
		content := demodata.Content(strings.TrimSuffix(path.Base(file), ".json"))
		require.True(t, json.Valid(content), file)
		require.NotContains(t, string(content), "�")
	}
	require.Nil(t, demodata.Content("1.2.3"))
	contents, err := fs.Glob(demodata.Contents(), "*.json")
	require.NoError(t, err)
	require.Len(t, contents, 5)
}

// Nobody real is in the contents: every identity code is of the 900 series.
func TestOnlyInventedPeople(t *testing.T) {
	found := 0
	for _, oid := range []string{
		demodata.ClientRelationship, demodata.Matter, demodata.Permission, demodata.Denial, demodata.Plan,
	} {
		for _, m := range ident.FindPersonalCodes(string(demodata.Content(oid))) {
			require.True(t, m.Code.IsTest())
			found++
		}
	}
	require.GreaterOrEqual(t, found, 5)
}

// The structures stand under the example arc, so that nobody takes them for
// THL's, and hold no text of THL's longer than a field's name.
func TestStructuresAreOurOwn(t *testing.T) {
	files, err := fs.Glob(demodata.Structures(), "*.json")
	require.NoError(t, err)
	for _, file := range files {
		require.True(t, strings.HasPrefix(file, "2.999."))
		data, err := fs.ReadFile(demodata.Structures(), file)
		require.NoError(t, err)
		require.NotContains(t, string(data), `"description"`)
	}
}

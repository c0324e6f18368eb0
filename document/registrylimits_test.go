package document_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
)

// zipEntry is a file of a test's archive: text, and then a letter many times.
type zipEntry struct {
	name, text string
	letters    int
}

// archiveOf writes an archive, in which a name may stand twice, and returns its
// path.
func archiveOf(t testing.TB, entries ...zipEntry) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	mega := bytes.Repeat([]byte("a"), 1<<20)
	for _, e := range entries {
		w, err := z.Create(e.name)
		require.NoError(t, err)
		_, err = io.WriteString(w, e.text)
		require.NoError(t, err)
		for left := e.letters; left > 0; left -= len(mega) {
			_, err = w.Write(mega[:min(left, len(mega))])
			require.NoError(t, err)
		}
	}
	require.NoError(t, z.Close())
	name := filepath.Join(t.TempDir(), "s.zip")
	require.NoError(t, os.WriteFile(name, b.Bytes(), 0o600))
	return name
}

// problems returns why files are not used.
func problems(reg *document.Registry) map[string]string {
	out := map[string]string{}
	for _, info := range reg.Structures() {
		if info.Problem != nil {
			out[info.File] = info.Problem.Error()
		}
	}
	return out
}

// A file that no structure is as large as is not read, and the others stay
// usable.
func TestLargeFilesAreNotRead(t *testing.T) {
	plan := string(demoFile(t, demodata.Plan))
	bomb := zipEntry{name: "bomb.json", text: `{"x":"`, letters: document.MaxStructure}
	name := archiveOf(t, bomb, zipEntry{name: "plan.json", text: plan})
	before := allocated()
	reg, err := document.OpenRegistry(name)
	require.NoError(t, err)
	require.Less(t, allocated()-before, uint64(4<<20))
	require.Contains(t, problems(reg)["bomb.json"], "larger than 16777216 bytes")
	require.Contains(t, problems(reg)["bomb.json"], "take it out")
	structure(t, reg, demodata.Plan)

	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "plan.json"), []byte(plan), 0o600))
	sparse := filepath.Join(dir, "bomb.json")
	require.NoError(t, os.WriteFile(sparse, []byte(bomb.text), 0o600))
	require.NoError(t, os.Truncate(sparse, 400<<20))
	reg, err = document.OpenRegistry(dir)
	require.NoError(t, err)
	require.Contains(t, problems(reg)["bomb.json"], "larger than 16777216 bytes")
	structure(t, reg, demodata.Plan)
}

// A size in an archive's directory that is a lie does not make us read on.
func TestSizeThatIsALie(t *testing.T) {
	name := archiveOf(t, zipEntry{name: "bomb.json", text: `{"x":"`, letters: 40 << 20})
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	size := []byte{6, 0, 0x80, 2} // 40 MB and 6 bytes
	require.Equal(t, 2, bytes.Count(data, size), "one in the directory, one behind the content")
	require.NoError(t, os.WriteFile(name, bytes.ReplaceAll(data, size, []byte{6, 0, 0, 0}), 0o600))
	before := allocated()
	reg, err := document.OpenRegistry(name)
	require.NoError(t, err)
	require.Len(t, problems(reg), 1)
	require.Less(t, allocated()-before, uint64(100<<20))
}

// What has to be read to open a folder has a limit for all files together.
func TestManyLargeFiles(t *testing.T) {
	var entries []zipEntry
	for i := range document.MaxIndexed/document.MaxStructure + 2 {
		entries = append(entries, zipEntry{name: fmt.Sprintf("%d.json", i), text: `{"x":"`, letters: document.MaxStructure - 6})
	}
	_, err := document.OpenRegistry(archiveOf(t, entries...))
	require.ErrorIs(t, err, &document.Error{Code: document.CodeRegistry})
	require.ErrorContains(t, err, "more than 268435456 bytes had to be read")
}

func TestTooManyFiles(t *testing.T) {
	many := fstest.MapFS{}
	var entries []zipEntry
	for i := range document.MaxEntries {
		name := fmt.Sprintf("%d.txt", i)
		many[name] = &fstest.MapFile{}
		entries = append(entries, zipEntry{name: name})
	}
	_, err := document.NewRegistry(many)
	require.NoError(t, err)
	_, err = document.OpenRegistry(archiveOf(t, entries...))
	require.NoError(t, err)

	many["one more.txt"] = &fstest.MapFile{}
	entries = append(entries, zipEntry{name: "one more.txt"})
	_, err = document.NewRegistry(many)
	require.ErrorIs(t, err, &document.Error{Code: document.CodeRegistry})
	require.ErrorContains(t, err, "more than 10000 files and folders")
	_, err = document.OpenRegistry(archiveOf(t, entries...))
	require.ErrorIs(t, err, &document.Error{Code: document.CodeRegistry})
	require.ErrorContains(t, err, "more than 10000 files and folders")
}

// A large file in another order than the published ones is read to its end, once,
// without keeping what the index does not need.
func TestLateHeadOfALargeFile(t *testing.T) {
	late := `{"properties":{"koe":{"x":"` + strings.Repeat("a", 12<<20) + `","sosmeta":{"name":[{"lang":"fi","value":"Koe"}]}},` +
		`"muu":{}},"sosmeta":{"oid":"` + testOID + `","documentType":"Arvio"}}`
	before := allocated()
	reg, err := document.NewRegistry(fstest.MapFS{"s.json": {Data: []byte(late)}})
	require.NoError(t, err)
	require.Less(t, allocated()-before, uint64(60<<20))
	info := reg.Structures()[0]
	require.NoError(t, info.Problem)
	require.Equal(t, []string{testOID, "koe", "Koe", "Arvio"}, []string{info.OID, info.Key, info.Title.FI, info.DocumentType})
}

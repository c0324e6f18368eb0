package document_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
)

func TestRegistryListsVersionsSideBySide(t *testing.T) {
	plan := demoFile(t, demodata.Plan)
	later := strings.ReplaceAll(string(plan), demodata.Plan, "2.999.1506.15007.2026.11.2")
	reg, err := document.NewRegistry(fstest.MapFS{
		"a/old.json":     {Data: plan},
		"b/c/newer.json": {Data: []byte("\ufeff" + later)},
		"matter.JSON":    {Data: demoFile(t, demodata.Matter)},
		"notes.txt":      {Data: []byte("not a structure")},
	})
	require.NoError(t, err)

	var oids []string
	for _, info := range reg.Structures() {
		require.NoError(t, info.Problem)
		oids = append(oids, info.OID)
	}
	require.Equal(t, []string{demodata.Matter, demodata.Plan, "2.999.1506.15007.2026.11.2"}, oids)

	newest, ok := reg.Newest("1506.15007")
	require.True(t, ok)
	require.Equal(t, "2026-11-02", newest.Version, "2026.11.2 is later than 2026.1.1 although its text is not")
	require.Equal(t, "b/c/newer.json", newest.File)
	require.Equal(t, document.TypeRoot, newest.Root)
	require.Equal(t, "15007", newest.TypeCode)
	require.Equal(t, "Suunnitelma", newest.DocumentType)
	require.Equal(t, "Klientplan inom servicen för barnfamiljer", newest.Title.SV)
	_, ok = reg.Newest("1506.1")
	require.False(t, ok)
	require.Len(t, reg.ByKey("lapsiperheiden_palvelujen_asiakassuunnitelma"), 2)
	require.Empty(t, reg.ByKey("muu"))
	structure(t, reg, newest.OID)
}

func demoFile(t testing.TB, oid string) []byte {
	t.Helper()
	data, err := fs.ReadFile(demodata.Structures(), oid+".json")
	require.NoError(t, err)
	return data
}

// One bad file makes its own structure unusable, with a clear error, and the
// others stay usable.
func TestBadStructureFiles(t *testing.T) {
	good := string(demoFile(t, demodata.Plan))
	oid := "2.999.1506.7.2026.1.1"
	other := strings.ReplaceAll(good, demodata.Plan, oid)
	for name, c := range map[string]struct{ file, want string }{
		"empty":                    {"", "head"},
		"not JSON":                 {"x", "head"},
		"cut off late":             {other[:len(other)-200], "unexpected end"},
		"cut off early":            {other[:60], "head"},
		"array":                    {"[]", "head"},
		"not draft-07":             {strings.Replace(other, "draft-07", "draft-04", 1), "draft-07"},
		"unknown representation":   {strings.Replace(other, `"Hetki"`, `"Arvaus"`, 1), "Arvaus"},
		"pattern that Go refuses":  {strings.Replace(other, `"pattern": "^-?`, `"pattern": "(?=x)^-?`, 1), "cannot be compiled"},
		"unknown type":             {strings.Replace(other, `"type": "boolean"`, `"type": "kytkin"`, 1), "kytkin"},
		"type is a number":         {strings.Replace(other, `"type": "boolean"`, `"type": 7`, 1), "cannot be compiled"},
		"two top-level properties": {strings.Replace(other, `"properties": {`, `"properties": {"x": {"type": "object"},`, 1), "2 top-level properties"},
		"reference to a file":      {strings.Replace(other, `"type": "boolean"`, `"type": "boolean", "$ref": "file:///etc/passwd"`, 1), ": $ref is not supported"},
		"reference in a code":      {strings.Replace(other, `"system": {`, `"system": {"$ref": "file:///etc/passwd",`, 1), "may not refer"},
		"reference for a field":    {strings.Replace(other, `"type": "boolean"`, `"$ref": "#/definitions/x"`, 1), ": $ref is not supported"},
		"reference of it all":      {strings.Replace(other, `"properties": {`, `"$ref": "#/definitions/x", "properties": {`, 1), "$ref is not supported"},
		"null for a field":         {strings.Replace(other, `"lisatiedot": {`, `"x": null, "lisatiedot": {`, 1), "cannot be compiled"},
		"null for a part":          {strings.Replace(other, `"system": {`, `"x": null, "system": {`, 1), "cannot be compiled"},
		"null for items":           {strings.Replace(other, `"items": {`, `"items": null, "x": {`, 1), "without items"},
		"no $schema":               {strings.Replace(other, `"$schema"`, `"schema"`, 1), "no $schema"},
		"OID of no structure":      {strings.ReplaceAll(good, demodata.Plan, "2.999.1"), "7 arcs"},
		"OID without a date":       {strings.ReplaceAll(good, demodata.Plan, "2.999.1506.7.2026.2.31"), "calendar"},
	} {
		t.Run(name, func(t *testing.T) {
			require.NotEqual(t, other, c.file, "the test changed nothing")
			reg, err := document.NewRegistry(fstest.MapFS{
				oid + ".json": {Data: []byte(c.file)},
				"good.json":   {Data: []byte(good)},
			})
			require.NoError(t, err)
			structure(t, reg, demodata.Plan)
			report := reg.Conditions()
			require.Equal(t, 1, report.Failed)
			require.Equal(t, 2, report.Structures)
			require.Contains(t, report.Problems[0].Message, c.want)
			if !strings.HasPrefix(name, "OID") {
				_, err = reg.Structure(oid)
				require.ErrorIs(t, err, &document.Error{Code: document.CodeBadStructure})
			}
		})
	}
}

func TestSameStructureTwice(t *testing.T) {
	plan := demoFile(t, demodata.Plan)
	reg, err := document.NewRegistry(fstest.MapFS{"a.json": {Data: plan}, "b.json": {Data: plan}})
	require.NoError(t, err)
	infos := reg.Structures()
	require.NoError(t, infos[0].Problem)
	require.ErrorContains(t, infos[1].Problem, "a.json")
	structure(t, reg, demodata.Plan)
}

// An enumeration that lists a value twice is illegal draft-07; the second is
// dropped, the repair is reported, and the verdicts do not change.
func TestDuplicateEnumIsRepaired(t *testing.T) {
	reg, err := document.NewRegistry(fstest.MapFS{"x.json": {Data: []byte(withDuplicate(t))}})
	require.NoError(t, err)
	s := structure(t, reg, demodata.Permission)
	repairs := s.Repairs()
	require.Len(t, repairs, 1)
	require.Equal(t, demodata.Permission, repairs[0].Structure)
	require.Contains(t, repairs[0].Pointer, "/rooli/properties/code/enum/4")
	require.Len(t, repairs[0].Digest, 64)
	require.Empty(t, s.Validate(content(t, demodata.PermissionContent)))
}

// withDuplicate returns our permission structure with a duplicate in the
// enumeration of the role's code.
func withDuplicate(t *testing.T) string {
	t.Helper()
	original := string(demoFile(t, demodata.Permission))
	i := strings.LastIndex(original, `"enum"`)
	require.Positive(t, i)
	j := i + strings.IndexByte(original[i:], ']')
	return original[:j] + `,"31"` + original[j:]
}

func TestOpenRegistry(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, demodata.Structures()))
	archive := filepath.Join(t.TempDir(), "s.zip")
	require.NoError(t, os.WriteFile(archive, zipped(t), 0o600))
	for _, name := range []string{dir, archive} {
		reg, err := document.OpenRegistry(name)
		require.NoError(t, err)
		require.Len(t, reg.Structures(), 5)
		require.Empty(t, structure(t, reg, demodata.Plan).Validate(content(t, demodata.PlanContent)))
	}
	file := filepath.Join(dir, demodata.Plan+".json")
	broken := filepath.Join(dir, "broken.zip")
	require.NoError(t, os.WriteFile(broken, []byte("PK"), 0o600))
	for _, name := range []string{filepath.Join(dir, "missing"), filepath.Join(dir, "missing.zip"), file, broken} {
		_, err := document.OpenRegistry(name)
		require.ErrorIs(t, err, &document.Error{Code: document.CodeRegistry}, name)
	}
}

func zipped(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	require.NoError(t, z.AddFS(demodata.Structures()))
	require.NoError(t, z.Close())
	return b.Bytes()
}

// Many goroutines that ask for a structure at once get the same one, compiled
// once, and may use it at the same time.
func TestRegistryIsSafeForConcurrentUse(t *testing.T) {
	reg := demo(t)
	data := content(t, demodata.PlanContent)
	var wg sync.WaitGroup
	got := make([]*document.Structure, 16)
	for i := range got {
		wg.Go(func() {
			s, err := reg.Structure(demodata.Plan)
			if err != nil || len(s.Validate(data)) > 0 {
				return
			}
			if _, err := s.Render(data, document.RenderOptions{}); err != nil {
				return
			}
			got[i] = s
		})
	}
	wg.Wait()
	for _, s := range got {
		require.NotNil(t, s)
		require.Same(t, got[0], s)
	}
}

func TestParseStructureOID(t *testing.T) {
	oid, err := document.ParseStructureOID("1.2.246.537.6.1506.15007.2024.11.28")
	require.NoError(t, err)
	require.Equal(t, document.StructureOID{
		Arc: "1.2.246.537.6", Root: document.TypeRoot, TypeCode: "15007", Date: "2024-11-28",
	}, oid)
	require.Equal(t, "1506.15007", oid.TypeKey())
	for _, bad := range []string{
		"", "x", "1506.1.2024.1.1", "1.2.1507.1.2024.1.1", "1.2.1506.1.2024.01.1", "1.2.1506.1.2024.13.1",
		"1.2.1506.1.2024.2.30", "1..1506.1.2024.1.1", "1.2.1506.1.2024.1.1.", "1.2.1506.-1.2024.1.1",
	} {
		_, err := document.ParseStructureOID(bad)
		require.ErrorIs(t, err, &document.Error{Code: document.CodeBadOID}, bad)
	}
}

// The order of keys in a file means nothing: JSON objects have none.
func TestStructureWithSortedKeys(t *testing.T) {
	src, err := fs.ReadFile(demodata.Structures(), demodata.Matter+".json")
	require.NoError(t, err)
	var value any
	require.NoError(t, json.Unmarshal(src, &value))
	sorted, err := json.Marshal(value) // "properties" before "sosmeta"
	require.NoError(t, err)
	r, err := document.NewRegistry(fstest.MapFS{"s.json": {Data: sorted}})
	require.NoError(t, err)
	require.Len(t, r.Structures(), 1)
	require.NoError(t, r.Structures()[0].Problem)
	require.Equal(t, "asia_asiakirja", r.Structures()[0].Key)
	s, err := r.Structure(demodata.Matter)
	require.NoError(t, err)
	require.Empty(t, s.Validate(demodata.Content(demodata.Matter)).Errors())
}

package document_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
)

func usable(t testing.TB, reg *document.Registry) []*document.Structure {
	t.Helper()
	var out []*document.Structure
	for _, info := range reg.Structures() {
		out = append(out, structure(t, reg, info.OID))
	}
	return out
}

func TestGoTypesGolden(t *testing.T) {
	files, err := document.GoTypes("asiakirjat", structure(t, demo(t), demodata.Plan))
	require.NoError(t, err)
	golden(t, "gotypes.txt", files["lapsiperheidenpalvelujenasiakassuunnitelma.go"])
	require.Len(t, files, 1)
	_, err = document.GoTypes("not a name", structure(t, demo(t), demodata.Plan))
	require.ErrorIs(t, err, &document.Error{Code: document.CodeOption})
}

// The generated types of all structures compile together, pass vet, and carry
// every structure's full and minimal content there and back, byte for byte.
func TestGoTypesRoundTrip(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles a module")
	}
	for name, reg := range map[string]func(testing.TB) *document.Registry{"demo": demo, "sosmeta": sosmeta} {
		t.Run(name, func(t *testing.T) {
			structures := usable(t, reg(t))
			dir := generatedModule(t, structures)
			cmd := exec.Command("go", "test", "-vet=all", "./...")
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=mod", "GOWORK=off", "GONOSUMDB=*", "GOSUMDB=off")
			out, err := cmd.CombinedOutput()
			require.NoError(t, err, "%s", out)
		})
	}
}

// generatedModule writes the types, a test that carries contents through them,
// and a go.mod that points at this source tree.
func generatedModule(t *testing.T, structures []*document.Structure) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name string, data []byte) {
		file := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, data, 0o600))
	}
	files, err := document.GoTypes("types", structures...)
	require.NoError(t, err)
	var test bytes.Buffer
	test.WriteString("package types\n\nimport (\n\"os\"\n\"testing\"\n)\n\n" +
		"func carry(t *testing.T, file string, through func([]byte) ([]byte, error)) {\n" +
		"\tt.Helper()\n\tdata, err := os.ReadFile(file)\n\tif err != nil {\n\t\tt.Fatal(err)\n\t}\n" +
		"\tgot, err := through(data)\n\tif err != nil {\n\t\tt.Fatal(file, err)\n\t}\n" +
		"\tif string(got) != string(data) {\n\t\tt.Errorf(\"%s\\n got %s\\nwant %s\", file, got, data)\n\t}\n}\n\n" +
		"func TestCarry(t *testing.T) {\n")
	parse := parseFunctions(t, files)
	for _, s := range structures {
		for _, variant := range []func(document.MinimalOptions) ([]byte, error){s.Minimal, s.Full} {
			data, err := variant(document.MinimalOptions{})
			require.NoError(t, err)
			name := fmt.Sprintf("testdata/%s.%d.json", s.Info().OID, len(data))
			write(name, data)
			fmt.Fprintf(&test, "\tcarry(t, %q, func(b []byte) ([]byte, error) {\n\t\tx, err := %s(b)\n"+
				"\t\tif err != nil {\n\t\t\treturn nil, err\n\t\t}\n\t\treturn x.JSON()\n\t})\n", name, parse[s.Info().OID])
		}
	}
	test.WriteString("}\n")
	write("carry_test.go", test.Bytes())
	for name, source := range files {
		write(name, source)
	}
	root, err := filepath.Abs("..")
	require.NoError(t, err)
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	require.NoError(t, err)
	text := strings.Replace(string(mod), "module github.com/kansa-go/kansa", "module example.test/types", 1)
	write("go.mod", []byte(text+"\nrequire github.com/kansa-go/kansa v0.0.0\n\nreplace github.com/kansa-go/kansa => "+root+"\n"))
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	require.NoError(t, err)
	write("go.sum", sum)
	return dir
}

// parseFunctions finds the generated Parse function of each structure.
func parseFunctions(t *testing.T, files map[string][]byte) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, source := range files {
		text := string(source)
		_, rest, found := strings.Cut(text, ") Structure() string {")
		if !found {
			continue
		}
		_, rest, _ = strings.Cut(rest, `"`)
		oid, _, _ := strings.Cut(rest, `"`)
		_, rest, _ = strings.Cut(text, "\nfunc Parse")
		name, _, _ := strings.Cut(rest, "(")
		out[oid] = "Parse" + name
	}
	return out
}

func TestTypedContents(t *testing.T) {
	var m document.MissingFields
	m.Need(true, "a")
	m.Need(false, "b")
	m.Part("c", []string{"d"})
	m.Item("e", 2, document.CodeValue{Code: "1"}.Missing())
	require.Equal(t, document.MissingFields{"b", "c/d", "e/2/system", "e/2/display"}, m)

	_, err := document.Marshal("koe", document.IdentifierValue{})
	require.ErrorIs(t, err, &document.Error{Code: document.CodeContent})
	require.ErrorContains(t, err, "/koe/value")
	data, err := document.Marshal("koe", document.PersonalCodeValue("140312A907T"))
	require.NoError(t, err)
	require.Equal(t, `{"koe":{"system":"urn:oid:1.2.246.21","value":"140312A907T"}}`, string(data))

	for _, bad := range []string{
		``, `{}`, `[]`, `{"muu":{}}`, `{"koe":{},"muu":1}`, `{"koe":{"` + marker + `":1}}`,
		`{"koe":{"value":"` + marker + `","value":"b"}}`, `{"koe":7}`, `{"koe":{"value":{}}}`,
	} {
		var x document.IdentifierValue
		err := document.Unmarshal("koe", []byte(bad), &x)
		require.ErrorIs(t, err, &document.Error{Code: document.CodeContent}, bad)
		require.NotContains(t, err.Error(), marker)
	}
}

// A key that a struct tag cannot carry is refused by name: the type would read
// another key, or not compile.
func TestGoTypesRefuseKeys(t *testing.T) {
	for _, key := range []string{"a`b", "a,b", `a"b`, `a\b`, "a'b", "a\nb", "", "-", "a\u00a0b", "a€", "sa\u0308hko\u0308"} {
		s := build(t, testField{key: "ryhma", fields: []testField{{key: key, kind: "Teksti"}}})
		_, err := document.GoTypes("types", s)
		require.ErrorIs(t, err, &document.Error{Code: document.CodeBadStructure}, key)
		require.ErrorContains(t, err, testOID)
		require.ErrorContains(t, err, fmt.Sprintf("%q", "/koe/ryhma/"+key))
	}
	for _, key := range []string{"a-b", "a b", "1", "määrä", "a.b/c"} {
		_, err := document.GoTypes("types", build(t, testField{key: key, kind: "Teksti"}))
		require.NoError(t, err, key)
	}
}

// Letters with marks lose the marks in Go's names, not themselves.
func TestGoTypesOfMarkedLetters(t *testing.T) {
	files, err := document.GoTypes("types", build(t,
		testField{key: "ryhmä", fields: []testField{{key: "ÅLDER_åtgärd", kind: "Teksti"}, {key: "öljymäärä", kind: "Teksti"}}},
		testField{key: "ryhma", kind: "Teksti"},
	))
	require.NoError(t, err)
	source := string(files["koe.go"])
	for _, want := range []string{
		"\tRyhma *Ryhma `json:\"ryhmä,omitempty\"`", "\tRyhma2 string `json:\"ryhma,omitempty\"`", "\tALDERAtgard string `json:\"ÅLDER_åtgärd,omitempty\"`",
		"\tOljymaara string `json:\"öljymäärä,omitempty\"`",
	} {
		require.Contains(t, strings.Join(strings.Fields(source), " "), strings.TrimSpace(want))
	}
}

package document

import (
	"bytes"
	"cmp"
	"io/fs"
	"os"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/kansa-go/kansa/internal/demodata"
)

// benchStructures opens THL's structures when they are at hand, else ours, and
// returns the file system and the descriptions ordered by size.
func benchStructures(b *testing.B) (fs.FS, []Info) {
	b.Helper()
	fsys := demodata.Structures()
	if dir := os.Getenv("KANSA_SOSMETA"); dir != "" {
		fsys = os.DirFS(dir)
	}
	reg, err := NewRegistry(fsys)
	if err != nil {
		b.Fatal(err)
	}
	infos := reg.Structures()
	size := map[string]int64{}
	for _, info := range infos {
		stat, err := fs.Stat(fsys, info.File)
		if err != nil {
			b.Fatal(err)
		}
		size[info.OID] = stat.Size()
	}
	slices.SortFunc(infos, func(x, y Info) int { return cmp.Compare(size[x.OID], size[y.OID]) })
	return fsys, infos
}

func BenchmarkOpenRegistry(b *testing.B) {
	fsys, _ := benchStructures(b)
	for b.Loop() {
		if _, err := NewRegistry(fsys); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	fsys, infos := benchStructures(b)
	for name, pick := range map[string][]Info{
		"median": infos[len(infos)/2 : len(infos)/2+1], "largest": infos[len(infos)-1:], "all": infos,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for _, info := range pick {
					if _, err := loadStructure(fileIn(fsys, info.File), info); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// BenchmarkFirstDocument is what the first document after start costs: its
// structure is compiled on the way.
func BenchmarkFirstDocument(b *testing.B) {
	fsys, infos := benchStructures(b)
	info := infos[len(infos)-1]
	content := fullOf(b, fsys, info)
	for b.Loop() {
		s, err := loadStructure(fileIn(fsys, info.File), info)
		if err != nil {
			b.Fatal(err)
		}
		s.Validate(content)
	}
}

func fullOf(b *testing.B, fsys fs.FS, info Info) []byte {
	b.Helper()
	s, err := loadStructure(fileIn(fsys, info.File), info)
	if err != nil {
		b.Fatal(err)
	}
	content, err := s.Full(MinimalOptions{})
	if err != nil {
		b.Fatal(err)
	}
	return content
}

// BenchmarkValidate compares our validation of the median structure's full
// content with the schema library alone, in the same run.
func BenchmarkValidate(b *testing.B) {
	fsys, infos := benchStructures(b)
	info := infos[len(infos)/2]
	s, err := loadStructure(fileIn(fsys, info.File), info)
	if err != nil {
		b.Fatal(err)
	}
	content := fullOf(b, fsys, info)
	doc, _, _ := parseJSON(content, s.keys)
	b.Run("library", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
			if err != nil || s.schema.Validate(v) != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("schemaOnly", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if s.schema.Validate(doc) != nil {
				b.Fatal("invalid")
			}
		}
	})
	b.Run("conditionsOnly", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s.conditions.check(&check{s: s}, doc)
		}
	})
	b.Run("semanticsOnly", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			(&check{s: s}).semantics(doc)
		}
	})
	b.Run("all", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s.Validate(content)
		}
	})
}

func BenchmarkRender(b *testing.B) {
	fsys, infos := benchStructures(b)
	info := infos[len(infos)/2]
	s, err := loadStructure(fileIn(fsys, info.File), info)
	if err != nil {
		b.Fatal(err)
	}
	content := fullOf(b, fsys, info)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Render(content, RenderOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

// Validation of the median structure's content allocates at most twice as
// often and twice as much as the schema library alone, and the conditions at
// most as often as the schema.
func TestValidationAllocatesLittle(t *testing.T) {
	fsys, info := demodata.Structures(), Info{OID: demodata.Plan, File: demodata.Plan + ".json"}
	s, err := loadStructure(fileIn(fsys, info.File), info)
	if err != nil {
		t.Fatal(err)
	}
	content := demodata.Content(demodata.Plan)
	doc, _, _ := parseJSON(content, s.keys)
	library := testing.AllocsPerRun(20, func() {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
		if err != nil || s.schema.Validate(v) != nil {
			t.Fatal("invalid")
		}
	})
	schema := testing.AllocsPerRun(20, func() { _ = s.schema.Validate(doc) })
	notes := testing.AllocsPerRun(20, func() { s.conditions.check(&check{s: s}, doc) })
	all := testing.AllocsPerRun(20, func() { s.Validate(content) })
	if all > 2*library {
		t.Errorf("validation allocates %v times, the library alone %v", all, library)
	}
	if notes > schema {
		t.Errorf("the conditions allocate %v times, the schema %v", notes, schema)
	}
}

package document

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Structure is one compiled document structure. It is immutable and safe for
// concurrent use.
type Structure struct {
	info    Info
	root    *Field            // the document's own group
	keys    map[string]string // every key of the structure, for pointers that are safe to show
	schema  *jsonschema.Schema
	repairs []Repair

	periods    map[*Field][]period   // of the groups that have any
	ranges     map[*Field]valueRange // of the numbers whose notes give one
	conditions conditions
}

// Repair is a defect of a published file that was mended when it was loaded.
// Only defects whose repair cannot change a verdict are mended.
type Repair struct {
	Structure string `json:"structure"` // OID
	Pointer   string `json:"pointer"`   // place in the structure's file
	Reason    string `json:"reason"`
	Digest    string `json:"digest"` // SHA-256 of the file as it was, in hex
}

// Info returns the structure's description.
func (s *Structure) Info() Info { return s.info }

// Root returns the field tree. The root field is the document itself; its Key
// is the content's one top-level key.
func (s *Structure) Root() *Field { return s.root }

// Repairs returns what was mended in the published file; usually nothing.
func (s *Structure) Repairs() []Repair { return slices.Clone(s.repairs) }

func loadStructure(file structureFile, info Info) (*Structure, error) {
	data, err := file.read()
	if err != nil {
		return nil, badStructure(info, "the file cannot be read", err)
	}
	s, err := compileStructure(info, data)
	if err != nil {
		return nil, badStructure(info, "the structure cannot be compiled", err)
	}
	return s, nil
}

func (f structureFile) read() ([]byte, error) {
	r, err := f.reader()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(withoutMark(r))
}

// withoutMark skips the byte order mark with which some editors begin a file.
func withoutMark(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	if mark, err := b.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, _ = b.Discard(len(mark)) // just peeked
	}
	return b
}

func compileStructure(info Info, data []byte) (*Structure, error) {
	var node schemaNode
	if err := json.Unmarshal(data, &node); err != nil {
		return nil, err
	}
	if node.Schema == "" {
		return nil, errors.New("the file has no $schema, which says that it is JSON Schema draft-07")
	}
	if !isDraft7(node.Schema) {
		return nil, errors.New("the file is not JSON Schema draft-07")
	}
	if node.Ref != "" {
		return nil, errors.New("$ref is not supported")
	}
	if len(node.Properties) != 1 {
		return nil, fmt.Errorf("the structure has %d top-level properties instead of one", len(node.Properties))
	}
	s := &Structure{info: info, keys: map[string]string{}}
	for key, child := range node.Properties {
		root, err := newField(key, child, true, nil)
		if err != nil {
			return nil, err
		}
		s.root = root
	}
	s.index()
	var repairs []Repair
	var err error
	compiled := make(chan struct{})
	go func() { // beside the notes, which take longer
		defer close(compiled)
		s.schema, repairs, err = compileSchema(data)
	}()
	s.conditions = compileConditions(s)
	if <-compiled; err != nil {
		return nil, err
	}
	s.setRepairs(repairs, data)
	return s, nil
}

func (s *Structure) setRepairs(repairs []Repair, data []byte) {
	digest := sha256.Sum256(data)
	for i := range repairs {
		repairs[i].Structure = s.info.OID
		repairs[i].Digest = hex.EncodeToString(digest[:])
	}
	s.repairs = repairs
}

// index prepares what validation looks up: the structure's keys and periods.
func (s *Structure) index() {
	s.periods, s.ranges = map[*Field][]period{}, map[*Field]valueRange{}
	for _, k := range []string{"system", "code", "display", "value"} {
		s.keys[k] = k
	}
	for f := range s.root.All() {
		s.keys[f.Key] = f.Key
		if p := periods(f); len(p) > 0 {
			s.periods[f] = p
		}
		if r, ok := rangeOf(f); ok {
			s.ranges[f] = r
		}
	}
}

func isDraft7(schema string) bool {
	switch schema {
	case "http://json-schema.org/draft-07/schema#", "http://json-schema.org/draft-07/schema",
		"https://json-schema.org/draft-07/schema#", "https://json-schema.org/draft-07/schema":
		return true
	}
	return false
}

// compileSchema compiles the file without its annotations, which are nine
// tenths of it.
func compileSchema(data []byte) (*jsonschema.Schema, []Repair, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return nil, nil, err
	}
	var strip stripper
	strip.node(doc, "")
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft7)
	c.UseLoader(noLoader{})
	const url = "urn:kansa:structure"
	if err := c.AddResource(url, doc); err != nil {
		return nil, nil, err
	}
	schema, err := c.Compile(url)
	if err != nil {
		return nil, nil, err
	}
	return schema, strip.repairs, nil
}

// noLoader refuses references to other files: a structure stands alone, and
// loading one must never reach for the network.
type noLoader struct{}

func (noLoader) Load(string) (any, error) {
	return nil, errors.New("a structure may not refer to other files")
}

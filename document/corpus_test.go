package document_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
)

// A corpus is a table of invented notes, one a line, with columns divided by
// " | ": structure/field (followed by "!" when the field is marked mandatory
// under a condition), note, contents that keep the note and contents that break
// it. Contents are divided by ";", their fields by blanks. In place of contents
// that break it, "-" says that the note is no condition and "?" that no content
// can tell.
type corpusNote struct {
	shape, field, note string
	marked             bool
	keep, breaks       []string
	none, undecidable  bool
}

func parseCorpus(t testing.TB, table string) []corpusNote {
	t.Helper()
	var out []corpusNote
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		cols := strings.Split(line, " | ")
		require.Len(t, cols, 4, line)
		shape, field, _ := strings.Cut(strings.TrimSpace(cols[0]), "/")
		n := corpusNote{shape: shape, field: strings.TrimSuffix(field, "!"), note: strings.ReplaceAll(cols[1], `\n`, "\n")}
		n.marked = strings.HasSuffix(field, "!")
		n.keep = corpusContents(cols[2])
		last := strings.TrimSpace(cols[3])
		n.none, n.undecidable = last == "-", last == "?"
		if !n.none && !n.undecidable {
			n.breaks = corpusContents(last)
		}
		out = append(out, n)
	}
	return out
}

func corpusContents(col string) []string {
	var out []string
	for _, c := range strings.Split(col, ";") {
		out = append(out, strings.TrimSpace(c))
	}
	return out
}

// corpusVerdict is what became of a note of a corpus.
type corpusVerdict string

const (
	readRight   corpusVerdict = "right"
	readNot     corpusVerdict = "not understood"
	readMissed  corpusVerdict = "missed" // stays unread without being reported
	readCareful corpusVerdict = "reported without need"
	readWrong   corpusVerdict = "MISREAD"
)

func (n corpusNote) judge(t testing.TB) (corpusVerdict, string) {
	t.Helper()
	fields := corpusShape(t, n.shape, n.field, n.note, n.marked)
	s := build(t, fields...)
	place, found := n.place(s)
	switch {
	case !found && n.none:
		return readRight, ""
	case !found && n.valueRange(t, s, fields):
		return n.compare(t, s, fields, document.Place{Digest: digestOf(n.note)})
	case !found:
		return readMissed, ""
	case place.Status == document.NotUnderstood || place.Kind == document.Undecidable:
		if at := n.reported(t, s, fields, place); at != "" {
			return readWrong, "is checked without having been understood: " + at
		}
		return n.unread(place)
	case n.none || n.undecidable:
		return readWrong, fmt.Sprint("checks ", place.Kinds, place.Fields)
	}
	return n.compare(t, s, fields, place)
}

// valueRange reports whether a note that is no place gives a number its range:
// the numbers that break it are reported with its digest.
func (n corpusNote) valueRange(t testing.TB, s *document.Structure, fields []testField) bool {
	t.Helper()
	for _, c := range n.breaks {
		for _, f := range s.Validate(corpusContent(t, fields, c)).Of("CNT-10") {
			if f.Note == digestOf(n.note) {
				return true
			}
		}
	}
	return false
}

// digestOf is the digest of a note as findings carry it.
func digestOf(note string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(note), " ")))
	return hex.EncodeToString(sum[:6])
}

// reported returns a content that is reported because of the note.
func (n corpusNote) reported(t testing.TB, s *document.Structure, fields []testField, place document.Place) string {
	t.Helper()
	for _, c := range append(append([]string{}, n.keep...), n.breaks...) {
		for _, f := range s.Validate(corpusContent(t, fields, c)) {
			if f.Note == place.Digest && f.Rule != "CNT-10" {
				return c
			}
		}
	}
	return ""
}

func (n corpusNote) unread(place document.Place) (corpusVerdict, string) {
	switch {
	case n.undecidable:
		return readRight, ""
	case n.none:
		return readCareful, place.Reason
	}
	return readNot, place.Reason
}

func (n corpusNote) place(s *document.Structure) (document.Place, bool) {
	for _, p := range s.Conditions() {
		if p.Note == n.note || strings.TrimSpace(p.Note) == strings.TrimSpace(n.note) {
			return p, true
		}
	}
	return document.Place{}, false
}

func (n corpusNote) compare(t testing.TB, s *document.Structure, fields []testField, place document.Place) (corpusVerdict, string) {
	t.Helper()
	for i, c := range append(append([]string{}, n.keep...), n.breaks...) {
		about := 0
		for _, f := range s.Validate(corpusContent(t, fields, c)) {
			if f.Note == place.Digest {
				about++
			}
		}
		if broken := i >= len(n.keep); broken != (about > 0) {
			return readWrong, fmt.Sprintf("%v %v: content %q broken=%v findings=%d", place.Kinds, place.Fields, c, broken, about)
		}
	}
	return readRight, ""
}

// corpusShape makes the fields of a structure and puts the note on one.
func corpusShape(t testing.TB, shape, field, note string, marked bool) []testField {
	t.Helper()
	spec, ok := corpusShapes[shape]
	for _, more := range []map[string]string{thirdShapes, fourthShapes, fifthShapes, sixthShapes} {
		if !ok {
			spec, ok = more[shape]
		}
	}
	require.True(t, ok, shape)
	fields, rest := shapeFields(spec)
	require.Empty(t, rest, shape)
	f := findShape(fields, strings.Split(field, "/"))
	require.NotNil(t, f, shape+"/"+field)
	f.note, f.marked = note, marked
	return fields
}

// shapeFields parses "Name:kind;Group{…};Many[]{…}". Kinds are T, D, H, S, N,
// M, P and K with its codes in parentheses; texts have none.
func shapeFields(spec string) ([]testField, string) {
	var out []testField
	for spec != "" && spec[0] != '}' {
		end := strings.IndexAny(spec, "{};")
		if end < 0 {
			end = len(spec)
		}
		f := shapeField(spec[:end])
		spec = spec[end:]
		if strings.HasPrefix(spec, "{") {
			f.kind = ""
			f.fields, spec = shapeFields(spec[1:])
			spec = strings.TrimPrefix(spec, "}")
		}
		out = append(out, f)
		spec = strings.TrimPrefix(spec, ";")
	}
	return out, spec
}

var shapeKinds = map[string]string{
	"": "Teksti", "T": "Tunnus", "D": "Pvm", "H": "Hetki", "S": "Kytkin", "N": "Numero", "M": "Määrä", "L": "Lkm", "K": "Koodi",
}

func shapeField(text string) testField {
	name, kind, _ := strings.Cut(text, ":")
	kind, codes, _ := strings.Cut(strings.TrimSuffix(kind, ")"), "(")
	name, many := strings.CutSuffix(name, "[]")
	return testField{key: shapeKey(name), name: name, kind: shapeKinds[kind], many: many, codes: codes}
}

var shapeKeys = strings.NewReplacer("ä", "a", "ö", "o", "å", "a", " ", "_", "-", "_", "?", "", `"`, "", ",", "", "/", "_", "(", "", ")", "", ".", "")

func shapeKey(name string) string { return shapeKeys.Replace(strings.ToLower(name)) }

func findShape(fields []testField, path []string) *testField {
	key, _, _ := strings.Cut(path[0], ".")
	for i := range fields {
		f := &fields[i]
		if f.key == key {
			if len(path) == 1 {
				return f
			}
			return findShape(f.fields, path[1:])
		}
	}
	for i := range fields {
		if f := findShape(fields[i].fields, path); f != nil {
			return f
		}
	}
	return nil
}

// corpusContent makes a content of "path=value" parts. The first key of a path
// may stand at any depth; a text's value may be left out.
func corpusContent(t testing.TB, fields []testField, parts string) []byte {
	t.Helper()
	root := map[string]any{}
	for _, part := range strings.Fields(parts) {
		path, value, _ := strings.Cut(part, "=")
		require.True(t, putShape(root, fields, strings.Split(path, "/"), value), "no field %s", path)
	}
	data, err := json.Marshal(map[string]any{"koe": root})
	require.NoError(t, err)
	return data
}

func putShape(in map[string]any, fields []testField, path []string, value string) bool {
	key, number, _ := strings.Cut(path[0], ".")
	index, _ := strconv.Atoi(number)
	for _, f := range fields {
		switch {
		case f.key == key && len(path) == 1:
			putItem(in, f, index, func(map[string]any) any { return shapeValue(f, value) })
			return true
		case f.key == key:
			ok := false
			putItem(in, f, index, func(m map[string]any) any { ok = putShape(m, f.fields, path[1:], value); return m })
			return ok
		}
	}
	for _, f := range fields {
		if findShape(f.fields, path) != nil {
			putItem(in, f, 0, func(m map[string]any) any { putShape(m, f.fields, path, value); return m })
			return true
		}
	}
	return false
}

// putItem sets a field, or an item of a repeated field, to what set makes of
// the group that is there.
func putItem(in map[string]any, f testField, index int, set func(map[string]any) any) {
	old := func(v any) map[string]any {
		if m, ok := v.(map[string]any); ok {
			return m
		}
		return map[string]any{}
	}
	if !f.many {
		in[f.key] = set(old(in[f.key]))
		return
	}
	items, _ := in[f.key].([]any)
	for len(items) <= index {
		items = append(items, map[string]any{})
	}
	items[index] = set(old(items[index]))
	in[f.key] = items
}

func shapeValue(f testField, value string) any {
	switch f.kind {
	case "":
		return map[string]any{}
	case "Kytkin":
		return value == "kyllä"
	case "Koodi":
		code, display, _ := strings.Cut(value, ":")
		for _, c := range strings.Split(f.codes, ",") {
			if number, name, _ := strings.Cut(c, " "); number == code {
				display = name
			}
		}
		return map[string]string{"system": "urn:oid:1.2.246.537.6.1", "code": code, "display": display}
	case "Tunnus":
		return map[string]string{"value": "1"}
	case "Numero", "Lkm":
		return json.Number(value)
	case "Määrä":
		return map[string]any{"value": 10, "code": "EUR"}
	case "Pvm":
		if value == "" {
			value = "2026-01-10"
		}
		return value
	}
	return "x"
}

// runCorpus judges a table and fails on misread notes; what is not understood
// is counted. KANSA_CORPUS=all prints every note that is not right.
func runCorpus(t *testing.T, table string, right int) {
	t.Helper()
	count := map[corpusVerdict]int{}
	for _, n := range parseCorpus(t, table) {
		verdict, why := n.judge(t)
		count[verdict]++
		if verdict == readWrong {
			t.Errorf("misread on %s/%s: %s\n  %s", n.shape, n.field, n.note, why)
		} else if verdict != readRight && os.Getenv("KANSA_CORPUS") == "all" {
			t.Logf("%s on %s/%s: %s\n  %s", verdict, n.shape, n.field, n.note, why)
		}
	}
	t.Log(count)
	require.GreaterOrEqual(t, count[readRight], right)
}

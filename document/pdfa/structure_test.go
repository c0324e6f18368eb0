package pdfa_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document/pdfa"
	"github.com/kansa-go/kansa/rule"
)

// packedFile is a file whose object 6 stands in object stream 5 and whose
// cross-reference section is stream 7.
func packedFile(body, filter, trailer string) []byte {
	b := one("1.5", "2", "B", "/OpenAction 6 0 R")
	keys, data := packedObjects(6, body)
	if filter != "" {
		keys, data = keys+" /Filter "+filter, deflated(data)
	}
	b.stream(5, keys, data)
	b.end(b.sections(7, trailer, map[int]int{6: 5}))
	return b.Bytes()
}

func TestObjectStreams(t *testing.T) {
	goTo := "<< /S /GoTo /D [3 0 R /Fit] >>"
	for _, tc := range []struct {
		explanation string
		src         []byte
		rule        rule.ID
	}{
		{"nothing forbidden", packedFile(goTo, "", ""), ""},
		{"a script", packedFile(alert, "", ""), "PDF-05"},
		{"a script, packed", packedFile(alert, "/FlateDecode", ""), "PDF-05"},
		{"nothing forbidden, packed", packedFile(goTo, "[/FlateDecode]", ""), ""},
		{"embedded file of no known kind", packedFile("<< /Type /EmbeddedFile >>", "/FlateDecode", ""), "PDF-06"},
		{"a filter that is not looked behind", packedFile(goTo, "[/ASCII85Decode /FlateDecode]", ""), "PDF-01"},
		{"an object that cannot be read", packedFile("<< /S >>", "", ""), "PDF-01"},
		{"encrypted", packedFile(goTo, "", "/Encrypt 9 0 R"), "PDF-04"},
	} {
		t.Run(tc.explanation, func(t *testing.T) {
			found := pdfa.Inspect(tc.src).Findings
			if tc.rule == "" {
				require.Empty(t, found)
				return
			}
			require.NotEmpty(t, found.Of(tc.rule), "%v", found)
		})
	}
}

// TestNamesInObjectStreams has the type of an action in an object stream.
func TestNamesInObjectStreams(t *testing.T) {
	for body, want := range map[string]int{"/JavaScript": 1, "/GoTo": 0, "[/JavaScript]": 0} {
		src := bytes.Replace(packedFile(body, "", ""), []byte("/OpenAction 6 0 R"), []byte("/O<</S    6 0 R>>"), 1)
		require.Len(t, pdfa.Inspect(src).Findings.Of("PDF-05"), want, body)
	}
}

// TestPredictors packs an object stream in lines of eight octets, each after
// another of the five PNG filters.
func TestPredictors(t *testing.T) {
	text := []byte("6 0 << /S /Launch /Next 6 0 R /F (a.exe) >>     ")
	var rows bytes.Buffer
	above := make([]byte, 8)
	for i := 0; i < len(text); i += 8 {
		line := text[i : i+8]
		rows.WriteByte(byte(i / 8 % 5))
		var left, corner byte
		for k, c := range line {
			guesses := []byte{0, left, above[k], byte((int(left) + int(above[k])) / 2), nearest(left, above[k], corner)}
			rows.WriteByte(c - guesses[i/8%5])
			left, corner = c, above[k]
		}
		above = line
	}
	for parms, want := range map[string]rule.ID{
		"<< /Predictor 12 /Columns 8 >>":             "PDF-05",
		"[<< /Predictor 15 /Columns 8 /Colors 1 >>]": "PDF-05",
		"<< /Predictor 2 /Columns 8 >>":              "PDF-01",
		"<< /Predictor 12 /Columns 7 >>":             "PDF-01",
		"<< /Predictor 12 /Columns 0 >>":             "PDF-01",
	} {
		b := one("1.5", "2", "B", "")
		b.stream(5, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /DecodeParms "+parms, deflated(rows.String()))
		b.end(b.sections(7, "", map[int]int{6: 5}))
		require.NotEmpty(t, pdfa.Inspect(b.Bytes()).Findings.Of(want), parms)
	}
}

// nearest is the Paeth predictor: of the three, that nearest to left+above-corner.
func nearest(left, above, corner byte) byte {
	best, distance := left, 1<<10
	for _, v := range []byte{left, above, corner} {
		d := int(left) + int(above) - int(corner) - int(v)
		if d = max(d, -d); d < distance {
			best, distance = v, d
		}
	}
	return best
}

func TestHybridFiles(t *testing.T) {
	hybrid := func(body string) []byte {
		b := one("1.5", "2", "B", "")
		keys, data := packedObjects(6, body)
		b.stream(5, keys, data)
		offsets := b.offsets
		b.offsets = map[int]int{}
		at := b.sections(7, "", map[int]int{6: 5})
		b.offsets = offsets
		return b.table(fmt.Sprintf("/XRefStm %d", at)).Bytes()
	}
	require.Empty(t, pdfa.Inspect(hybrid("<< >>")).Findings)
	require.True(t, pdfa.Inspect(hybrid(alert)).Findings.Of("PDF-05").HasErrors(), "old readers do not see it, new ones do")
	broken := bytes.Replace(hybrid("<< >>"), []byte("/XRefStm "), []byte("/XRefStm 9"), 1)
	require.NotEmpty(t, pdfa.Inspect(broken).Findings.Of("PDF-02"))
}

func TestIncrementalUpdates(t *testing.T) {
	b := one("1.4", "1", "B", "/OpenAction 5 0 R")
	b.object(5, alert)
	b.table("")
	b.object(5, "<< /S /GoTo >>")
	found := pdfa.Inspect(b.table("").Bytes()).Findings
	require.Len(t, found, 1)
	require.Equal(t, rule.Warning, found[0].Severity, "a script of an earlier revision")
	require.Equal(t, "/unused/object 5", found[0].Location)

	b.object(5, alert)
	require.True(t, pdfa.Inspect(b.table("").Bytes()).Findings.Of("PDF-05").HasErrors(), "a script of the newest revision")
	b.stream(4, "", xmp("3", "B"))
	require.Equal(t, "PDF/A-3b", pdfa.Inspect(b.table("").Bytes()).Declared, "the newest metadata count")
	lost := bytes.Replace(b.Bytes(), []byte("startxref"), []byte("startxxxx"), -1)
	require.Equal(t, "PDF/A-3b", pdfa.Inspect(lost).Declared, "also without sections")
	require.True(t, pdfa.Inspect(lost).Findings.Of("PDF-05").HasErrors())
}

func TestEncryption(t *testing.T) {
	for explanation, src := range map[string][]byte{
		"named in a trailer":                        one("1.4", "1", "B", "").table("/Encrypt 9 0 R").Bytes(),
		"written in a trailer":                      one("1.4", "1", "B", "").table("/Encrypt << /Filter /Standard >>").Bytes(),
		"with escaped octets":                       one("1.4", "1", "B", "").table("/#45ncrypt 9 0 R").Bytes(),
		"in an earlier trailer":                     one("1.4", "1", "B", "").table("/Encrypt 9 0 R").table("").Bytes(),
		"in the dictionary of the section's stream": packedFile("<< >>", "", "/Encrypt 9 0 R"),
	} {
		require.NotEmpty(t, pdfa.Inspect(src).Findings.Of("PDF-04"), explanation)
	}
	require.Empty(t, pdfa.Inspect(one("1.4", "1", "B", "").table("/Encrypt null").Bytes()).Findings)
	require.Empty(t, pdfa.Inspect(pdf(xmp("1", "B"), "", "<< /Note (/Encrypt) >>")).Findings)
}

func TestBrokenStructure(t *testing.T) {
	good := one("1.4", "1", "B", "").table("").Bytes()
	twice := one("1.4", "1", "B", "")
	twice.object(2, "<< /Kids [3 0 R 3 0 R] >>")
	inside := one("1.4", "1", "B", "/OpenAction 6 0 R")
	inside.stream(5, "", "6 0 obj "+alert+" endobj")
	inside.offsets[6] = bytes.Index(inside.Bytes(), []byte("6 0 obj"))
	tail := bytes.LastIndex(good, []byte("xref\n0 1"))
	for _, tc := range []struct {
		explanation string
		rule        rule.ID
		src         []byte
	}{
		{"a page tree that leads back", "PDF-01", bytes.Replace(good, []byte("[3 0 R]"), []byte("[2 0 R]"), 1)},
		{"a page tree without pages", "PDF-01", bytes.Replace(good, []byte("[3 0 R]"), []byte("[     ]"), 1)},
		{"a page tree with a missing page", "PDF-01", bytes.Replace(good, []byte("[3 0 R]"), []byte("[8 0 R]"), 1)},
		{"no catalogue", "PDF-01", bytes.Replace(good, []byte("/Root 1 0 R"), []byte("/Root 8 0 R"), 1)},
		{"a page that stands twice", "PDF-01", twice.table("").Bytes()},
		{"Prev that leads to itself", "PDF-02", one("1.4", "1", "B", "").table(fmt.Sprintf("/Prev %d", tail)).Bytes()},
		{"Prev that leads nowhere", "PDF-02", one("1.4", "1", "B", "").table("/Prev 9999999").Bytes()},
		{"Prev that is no number", "PDF-02", one("1.4", "1", "B", "").table("/Prev /A").Bytes()},
		{"an object inside a stream", "PDF-02", inside.table("").Bytes()},
		{"and it is looked at", "PDF-05", inside.Bytes()},
		{"a dictionary without an end", "PDF-01", pdf(xmp("1", "B"), "", "<< /A 1")},
		{"a string without an end", "PDF-01", pdf(xmp("1", "B"), "", "(a")},
		{"a key that is no name", "PDF-01", pdf(xmp("1", "B"), "", "<< 1 2 >>")},
		{"a reference that takes from outside", "PDF-01", pdf(xmp("1", "B"), "", "[1 0 [R]]")},
	} {
		t.Run(tc.explanation, func(t *testing.T) {
			found := pdfa.Inspect(tc.src).Findings
			require.True(t, found.Of(tc.rule).HasErrors(), "%v", found)
		})
	}
}

func TestBrokenSectionStreams(t *testing.T) {
	good := packedFile("<< >>", "", "")
	for _, change := range [][2]string{
		{"/Type /XRef", "/Type /XReg"}, {"/W [1 3 1]", "/W [1 3]  "}, {"/W [1 3 1]", "/W [1 3 9]"}, {"/W [1 3 1]", "/W [1 0 1]"},
		{"/W [1 3 1]", "/W [1 3/A]"}, {"/W [1 3 1]", "/W [2 3 1]"}, {"/Index [1 1", "/Index [1/A"}, {"/Index [1 1", "/Index [2 1"},
		{"7 1 ] /Root", "7 9 ] /Root"}, {"/Size 8 /W", "/Filter/W/W"}, {"7 0 obj", "7 0 abj"},
	} {
		src := bytes.Replace(good, []byte(change[0]), []byte(change[1]), 1)
		require.NotEqual(t, good, src, "%v", change)
		require.True(t, pdfa.Inspect(src).Findings.Of("PDF-02").HasErrors(), "%v", change)
	}
	b := one("1.5", "2", "B", "")
	b.end(b.sections(7, "", map[int]int{6: 5}))
	require.NotEmpty(t, pdfa.Inspect(b.Bytes()).Findings.Of("PDF-02"), "an object stream that is not there")
}

func TestTruncatedFiles(t *testing.T) {
	src := packedFile("<< >>", "/FlateDecode", "")
	for n := range len(src) - len("\n%%EOF\n") - 3 {
		require.True(t, pdfa.Inspect(src[:n]).Findings.HasErrors(), "%d octets", n)
	}
}

func TestWrongLengths(t *testing.T) {
	for _, length := range []string{"0", "-1", "99999999", "/A", "9 0 R", "5 0 R", "4 0 R"} {
		b := newBuilder("1.4")
		b.object(1, "<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R /OpenAction 6 0 R >>")
		b.object(2, "<< /Kids [3 0 R] >>")
		b.object(3, "<< /Type /Page >>")
		b.object(4, "<< /Length "+length+" >>\nstream\n"+xmp("1", "B")+"\nendstream")
		b.object(5, fmt.Sprint(len(xmp("1", "B"))))
		b.object(6, alert)
		r := pdfa.Inspect(b.table("").Bytes())
		require.Equal(t, "PDF/A-1b", r.Declared, length)
		require.NotEmpty(t, r.Findings.Of("PDF-05"), length)
	}
}

// TestSecondOpinion compares with a PDF library what it can tell as well.
func TestSecondOpinion(t *testing.T) {
	api.DisableConfigDir()
	many := one("1.4", "1", "B", "")
	page := "<< /Type /Page /Parent %d 0 R /MediaBox [0 0 100 100] /Resources << >> >>"
	many.object(2, "<< /Type /Pages /Count 3 /Kids [5 0 R 3 0 R] >>")
	many.object(5, "<< /Type /Pages /Parent 2 0 R /Count 2 /Kids [6 0 R 7 0 R] >>")
	many.object(6, fmt.Sprintf(page, 5))
	many.object(7, fmt.Sprintf(page, 5))
	for _, src := range [][]byte{
		one("1.4", "1", "B", "").table("").Bytes(),
		many.table("").Bytes(),
		packedFile("<< >>", "/FlateDecode", ""),
		packedFile("<< >>", "", ""),
		append([]byte(strings.Repeat("junk\n", 9)), one("1.4", "1", "B", "").table("").Bytes()...),
	} {
		want, err := api.PageCount(bytes.NewReader(src), model.NewDefaultConfiguration())
		require.NoError(t, err)
		r := pdfa.Inspect(src)
		require.Empty(t, r.Findings)
		require.Equal(t, want, r.Pages)
	}
}

package pdfa_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document/pdfa"
	"github.com/kansa-go/kansa/rule"
)

const alert = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"

func TestScriptsAreFound(t *testing.T) {
	for _, tc := range []struct {
		explanation, catalog string
		more                 []string
	}{
		{"the type of the action is a reference", "/OpenAction << /S 5 0 R /JS (x) >>", []string{"/JavaScript"}},
		{"and that leads to a reference", "/OpenAction << /S 5 0 R >>", []string{"6 0 R", "/Launch"}},
		{"escaped octets in the name", "/OpenAction << /S /J#61v#61Script >>", nil},
		{"escaped octets in the key", "/OpenAction << /#53 /Launch >>", nil},
		{"a key that stands twice", "/OpenAction << /S /GoTo /S /Launch >>", nil},
		{"a comment inside", "/OpenAction << /S % <<\n/Launch >>", nil},
		{"the text of a script in a stream", "/OpenAction << /JS 5 0 R >>", []string{"<< /Length 1 >>\nstream\nx\nendstream"}},
		{"a chain of actions of its own objects", "/OpenAction 5 0 R", chain(60, false)},
		{"a chain of actions inside each other", "/OpenAction 5 0 R", chain(200, true)},
		{"an array of further actions", "/OpenAction << /S /GoTo /Next [[[" + alert + "]]] >>", nil},
		{"a tree of names", "/Names << /JavaScript << /Kids [5 0 R] >> >>", []string{"<< /Names [(a) 6 0 R] >>", alert}},
		{"a page", "", []string{"<< /Type /Page /AA << /O " + alert + " >> >>"}},
		{"an annotation", "", []string{"<< /Type /Annot /Subtype /Link /Rect [0 0 1 1] /A " + alert + " >>"}},
		{"a form field", "/AcroForm << /Fields [5 0 R] >>", []string{"<< /FT /Tx /T (a) /AA << /K " + alert + " >> >>"}},
		{"an event of the document", "/AA << /WC << /S /GoTo >> >>", nil},
		{"an object that nothing refers to", "", []string{alert}},
		{"the structure does not hide a script", "", []string{"<< /Type /StructElem /S /JavaScript >>"}},
	} {
		t.Run(tc.explanation, func(t *testing.T) {
			found := pdfa.Inspect(pdf(xmp("2", "B"), tc.catalog, tc.more...)).Findings
			require.NotEmpty(t, found.Of("PDF-05"), "%v", found)
			require.True(t, found.Of("PDF-05").HasErrors())
		})
	}
}

// chain is a list of actions, the last of which starts a program.
func chain(n int, nested bool) (objects []string) {
	if nested {
		return []string{strings.Repeat("<< /S /GoTo /Next ", n) + "<< /S /Launch >>" + strings.Repeat(" >>", n)}
	}
	for i := range n {
		objects = append(objects, fmt.Sprintf("<< /S /GoTo /Next %d 0 R >>", 6+i))
	}
	return append(objects, "<< /S /Launch >>")
}

func TestActionsByPart(t *testing.T) {
	act := func(kind string) string { return "<< /Type /Action /S /" + kind + " >>" }
	note := func(kind string) string { return "<< /Type /Annot /Rect [0 0 1 1] /Subtype /" + kind + " >>" }
	for _, tc := range []struct{ object, forbidden, allowed string }{
		{act("Launch"), "1B 2B 3B 4", ""},
		{act("Sound"), "1B 2B 3B 4", ""},
		{act("Movie"), "1B 2B 3B 4", ""},
		{act("ResetForm"), "1B 2B 3B 4", ""},
		{act("ImportData"), "1B 2B 3B 4", ""},
		{act("Hide"), "1B 2B 3B 4", ""},
		{act("SetOCGState"), "1B 2B 3B 4", ""},
		{act("Rendition"), "1B 2B 3B 4", ""},
		{act("Trans"), "1B 2B 3B 4", ""},
		{act("NOP"), "1B 2B 3B 4", ""},
		{act("GoTo3DView"), "1B 2B 3B 4 4F", "4E"},
		{act("GoTo"), "", "1B 2B 3B 4"},
		{act("URI"), "", "1B 2B 3B 4"},
		{act("SubmitForm"), "", "1B 2B 3B 4"},
		{"<< /S /Named /N /NextPage >>", "", "1B 2B 3B 4"},
		{"<< /S /Named /N /Print >>", "1B 2B 3B 4", ""},
		{"<< /S /Named /N 2 0 R >>", "1B 2B 3B 4", ""},
		{note("Sound"), "1B 2B 3B 4", ""},
		{note("Movie"), "1B 2B 3B 4", ""},
		{note("Screen"), "1B 2B 3B 4", ""},
		{note("RichMedia"), "1B 2B 3B 4 4F", "4E"},
		{note("Link"), "", "1B 2B 3B 4"},
		{"<< /Type /Page /AA << >> >>", "2B 3B", "1B 4"},
		{"<< /FT /Tx /AA << >> >>", "1B 2B 3B", "4"},
		{"<< /Fields [] /XFA [] >>", "2B 3B 4", "1B"},
		{"<< /Type /StructElem /S /Movie >>", "", "1B 2B 3B 4"},
		{"<< /Font << /JS 2 0 R /AA 2 0 R /EF 2 0 R >> >>", "", "1B 2B 3B 4"},
	} {
		for _, declared := range strings.Fields(tc.forbidden) {
			require.NotEmpty(t, pdfa.Inspect(pdf(xmp(declared[:1], declared[1:]), "", tc.object)).Findings.Of("PDF-05"), "%s %s", declared, tc.object)
		}
		for _, declared := range strings.Fields(tc.allowed) {
			require.Empty(t, pdfa.Inspect(pdf(xmp(declared[:1], declared[1:]), "", tc.object)).Findings, "%s %s", declared, tc.object)
		}
	}
}

func TestEmbeddedFilesByPart(t *testing.T) {
	file := func(data string) []string {
		return []string{
			"<< /Type /Filespec /AFRelationship /Data /F (a) /EF 6 0 R >>", "<< /F 7 0 R >>",
			fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(data), data),
		}
	}
	names := "/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>"
	attached := "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 1 1] /FS 5 0 R >>"
	for _, tc := range []struct {
		explanation string
		catalog     string
		more        []string
		severities  map[string]rule.Severity // by part and level; none means no finding
	}{
		{"a text in the tree of names", names, file("text"), map[string]rule.Severity{"1B": rule.Error, "2B": rule.Error, "4": rule.Error}},
		{"a PDF in the tree of names", names, file("%PDF-1.4"), map[string]rule.Severity{"1B": rule.Error, "2B": rule.Warning, "4": rule.Warning}},
		{"associated with the document", "/AF [5 0 R]", file("text"), map[string]rule.Severity{"1B": rule.Error, "2B": rule.Error, "4": rule.Error}},
		{"attached to a page", "", append(file("text"), attached), map[string]rule.Severity{"1B": rule.Error, "2B": rule.Error, "4": rule.Error}},
		{"an attachment without its file", "", []string{attached}, map[string]rule.Severity{"1B": rule.Error, "2B": rule.Warning, "4": rule.Warning}},
	} {
		for _, declared := range []string{"1B", "2B", "3B", "4", "4E", "4F"} {
			found := pdfa.Inspect(pdf(xmp(declared[:1], declared[1:]), tc.catalog, tc.more...)).Findings
			want := tc.severities[declared]
			require.Equal(t, want == rule.Error, found.HasErrors(), "%s %s: %v", tc.explanation, declared, found)
			require.Equal(t, want != "", len(found.Of("PDF-06")) > 0, "%s %s: %v", tc.explanation, declared, found)
		}
	}
}

func TestManyFindingsHideNoOther(t *testing.T) {
	b := one("1.4", "1", "B", "")
	for n := range 50 {
		b.object(5+n, alert)
		b.object(5+n, "<< >>")
	}
	b.object(60, alert)
	found := pdfa.Inspect(b.table("").Bytes()).Findings
	require.Len(t, found, 21)
	require.Equal(t, 1, found.Count(rule.Error), "the one in use")
}

package xmltree_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// markup draws elements with everything that elements have, identifiers from a
// small set, so that some occur twice.
func markup(depth int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		name := rapid.SampledFrom([]string{"a", "b", "p:a", "q:c"}).Draw(t, "name")
		b.WriteString("<" + name)
		for _, extra := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
			` xmlns="urn:x"`, ` xmlns=""`, ` xmlns:p="urn:p"`, ` xmlns:z='urn:p'`, ` xmlns:q="urn:p&amp;"`, ` k="1"`, ` xml:k=""`, ` xml:l=""`, ` p:k="2"`, ` l='&lt;'`, "\n j=\"\t\"",
		}), 0, 4, rapid.ID[string]).Draw(t, "extras") {
			b.WriteString(extra)
		}
		if rapid.IntRange(0, 4).Draw(t, "identified") == 0 {
			b.WriteString(fmt.Sprintf(` %s="i%d"`, rapid.SampledFrom([]string{"ID", "Id", "id", "xml:id"}).Draw(t, "id"), rapid.IntRange(1, 200).Draw(t, "n")))
		}
		if rapid.IntRange(0, 3).Draw(t, "empty") == 0 {
			return b.String() + "/>"
		}
		b.WriteString(">")
		for range rapid.IntRange(0, depth).Draw(t, "pieces") {
			if depth > 0 && rapid.Bool().Draw(t, "element") {
				b.WriteString(markup(depth-1).Draw(t, "child"))
				continue
			}
			b.WriteString(rapid.SampledFrom([]string{"text", "]]&gt;", "ä &#xE4;\r\n", "<!-- - -->", "<![CDATA[<]]>", "<?p i?>", "]]", "a>"}).Draw(t, "text"))
		}
		return b.String() + "</" + name + rapid.SampledFrom([]string{">", " >"}).Draw(t, "end")
	})
}

// TestInsertIsParse: wherever something is inserted, the tree is the one of the
// whole, and what cannot be read is refused, whatever the limits.
func TestInsertIsParse(t *testing.T) {
	compared, refused := 0, 0
	everywhere := func(rt *rapid.T) {
		lim := limits().Draw(rt, "limits")
		src := "\uFEFF<r xmlns:p='urn:p' xmlns:q='urn:q'>" + strings.Join(rapid.SliceOfN(markup(4), 1, 4).Draw(rt, "document"), "") + "</r>"
		doc, err := xmltree.Parse([]byte(src), lim)
		if err != nil {
			return
		}
		text := strings.Join(rapid.SliceOfN(markup(2), 1, 3).Draw(rt, "insertion"), "")
		for in := range doc.Elements() {
			if in.SelfClosing() {
				continue
			}
			whole := grown(in, text)
			got, ok := insertIsParse(rt, in, whole, lim)
			if !ok {
				refused++
				continue
			}
			compared++
			checkRanges(t, got)
			// What came out is good for another insertion.
			insertIsParse(rt, got.Root(), grown(got.Root(), "<z/>"), lim)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		for range 5 {
			everywhere(rt)
		}
	})
	require.Greater(t, compared, 100)
	require.Greater(t, refused, 20)
}

// grown is the document with text before the end tag of an element.
func grown(in *xmltree.Element, text string) []byte {
	_, at := in.Inner()
	src := string(in.Document().Source())
	return []byte(src[:at] + text + src[at:])
}

// insertIsParse returns the tree of whole and whether there is one.
func insertIsParse(t *rapid.T, in *xmltree.Element, whole []byte, lim xmltree.Limits) (*xmltree.Document, bool) {
	want, wantErr := xmltree.Parse(whole, lim)
	got, err := in.Insert(whole, lim)
	if wantErr != nil {
		var e *xmltree.Error
		require.ErrorAs(t, err, &e, "Parse says: %v", wantErr)
		return nil, false
	}
	require.NoError(t, err)
	require.Equal(t, describe(want), describe(got))
	return got, true
}

// limits draws none or one tight limit.
func limits() *rapid.Generator[xmltree.Limits] {
	return rapid.Custom(func(t *rapid.T) (l xmltree.Limits) {
		n := rapid.IntRange(1, 30).Draw(t, "n")
		switch rapid.IntRange(0, 9).Draw(t, "limit") {
		case 0:
			l.Bytes = 10 * n
		case 1:
			l.Depth = n / 4
		case 2:
			l.Nodes = n
		case 3:
			l.Attributes = n / 8
		case 4:
			l.Namespaces = n / 4
		case 5:
			l.Reserved = max(1, n/8)
		case 6:
			l.Space = max(5, n/4)
		}
		return l
	})
}

// unknownPrefix is the number of no prefix.
const unknownPrefix = 1 << 30

// describe writes down all that a tree says.
func describe(d *xmltree.Document) (out []string) {
	position := map[*xmltree.Element]int{nil: -1}
	for e := range d.Elements() {
		position[e] = len(position) - 1
	}
	for e := range d.Elements() {
		start, end := e.Range()
		in, to := e.Inner()
		out = append(out, fmt.Sprint(start, in, to, end, position[e.Parent()], position[e.FirstChild()], position[e.NextSibling()],
			e.Document() == d, e.Prefix(), e.Space(), e.Local(), e.Layout(), d.Namespace(e.Binding()), e.Path(), e.Text()))
		for i := range e.NamespaceCount() {
			out = append(out, fmt.Sprint(e.NamespaceAt(i), d.Namespace(e.DeclarationAt(i))))
		}
		for i := range e.AttrCount() {
			a := e.AttrAt(i)
			out = append(out, fmt.Sprint(a, d.Namespace(e.AttrBinding(i)), position[d.ByID(a.Value())]))
		}
		for _, prefix := range []string{"", "p", "q", "xml"} {
			n, known := d.PrefixNumber(prefix)
			if !known {
				n = unknownPrefix
			}
			b, ok := e.Lookup(n)
			out = append(out, fmt.Sprint(d.Namespace(b), known, ok))
		}
	}
	return out
}

func TestInsertRefuses(t *testing.T) {
	doc := parse(t, `<r><e/><f ID="1">x</f></r>`)
	empty, full := doc.Root().FirstChild(), doc.Root().Child("", "f")
	for _, c := range []struct {
		why, text string
		in        *xmltree.Element
		code      xmltree.Code
	}{
		{"no place", "<a/>", empty, xmltree.CodeSyntax},
		{"nothing", "", full, xmltree.CodeSyntax},
		{"text", "text", full, xmltree.CodeSyntax},
		{"text behind", "<a/>text", full, xmltree.CodeSyntax},
		{"the element is closed and opened again", "</f><f>", full, xmltree.CodeSyntax},
		{"the document element is closed", "</r>", doc.Root(), xmltree.CodeSyntax},
		{"a part", "<a>", full, xmltree.CodeSyntax},
		{"another's end", "<a></f></a>", full, xmltree.CodeMismatch},
		{"no XML", "<a>\x01</a>", full, xmltree.CodeCharacter},
		{"no UTF-8", "<a>\xff</a>", full, xmltree.CodeEncoding},
		{"taken identifier", `<a Id="1"/>`, full, xmltree.CodeDuplicateID},
	} {
		t.Run(c.why, func(t *testing.T) {
			_, err := c.in.Insert(grown(c.in, c.text), xmltree.Limits{})
			var e *xmltree.Error
			require.True(t, errors.As(err, &e), "%v", err)
			require.Equal(t, c.code, e.Code)
		})
	}
}

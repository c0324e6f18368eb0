package xmltree_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

func parse(t testing.TB, src string) *xmltree.Document {
	t.Helper()
	doc, err := xmltree.Parse([]byte(src), xmltree.Limits{Known: anyName})
	require.NoError(t, err)
	return doc
}

func anyName(string) bool { return true }

const sample = `<?xml version="1.0"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:f="urn:hl7finland">
	<author/><author><time value="1"/></author>
	<f:localSocialHeader f:x="2" x="3"><f:json ID="OID1">a<!-- c -->b<![CDATA[<&]]>&lt;&#xE4;</f:json></f:localSocialHeader>
</ClinicalDocument>`

func TestTree(t *testing.T) {
	doc := parse(t, sample)
	root := doc.Root()
	require.True(t, root.Is("urn:hl7-org:v3", "ClinicalDocument"))
	require.Nil(t, root.Parent())
	require.Equal(t, 2, root.Line())
	require.Len(t, root.All("urn:hl7-org:v3", "author"), 2)
	require.Equal(t, 3, len(slices.Collect(root.Children())))

	time := root.All("urn:hl7-org:v3", "author")[1].Child("urn:hl7-org:v3", "time")
	require.Equal(t, "/ClinicalDocument/author[2]/time", time.Path())
	require.Equal(t, root, time.Parent().Parent())

	header := root.Child("urn:hl7finland", "localSocialHeader")
	require.Equal(t, "f", header.Prefix())
	plain, ok := header.Attr("x")
	require.True(t, ok)
	require.Equal(t, "3", plain)
	spaced, ok := header.AttrNS("urn:hl7finland", "x")
	require.True(t, ok)
	require.Equal(t, "2", spaced)

	json := doc.ByID("OID1")
	require.Equal(t, "/ClinicalDocument/localSocialHeader/json", json.Path())
	require.Equal(t, "ab<&<ä", json.Text(), "comments are passed over, sections and references decoded")
	require.True(t, header.Contains(json))
	require.False(t, json.Contains(header))
	uri, ok := json.LookupNamespace("")
	require.True(t, ok)
	require.Equal(t, "urn:hl7-org:v3", uri)
	_, ok = json.LookupNamespace("q")
	require.False(t, ok)
}

// TestUnknownNamesAreHidden: a path shows known names alone, with positions that
// tell the others apart.
func TestUnknownNamesAreHidden(t *testing.T) {
	const src = `<ClinicalDocument><Meikalainen.Maija/><x140312A907T/><author/><Meikalainen.Maija><author/></Meikalainen.Maija></ClinicalDocument>`
	known := func(local string) bool { return local == "ClinicalDocument" || local == "author" }
	for _, tc := range []struct {
		known func(string) bool
		want  string
	}{
		{known, "/ClinicalDocument /ClinicalDocument/*[1] /ClinicalDocument/*[2] /ClinicalDocument/author /ClinicalDocument/*[3] /ClinicalDocument/*[3]/author"},
		{nil, "/* /*/*[1] /*/*[2] /*/*[3] /*/*[4] /*/*[4]/*"},
	} {
		doc, err := xmltree.Parse([]byte(src), xmltree.Limits{Known: tc.known})
		require.NoError(t, err)
		var paths []string
		for e := range doc.Elements() {
			paths = append(paths, e.Path())
		}
		require.Equal(t, tc.want, strings.Join(paths, " "))

		_, err = xmltree.Parse([]byte(strings.TrimSuffix(src, "</Meikalainen.Maija></ClinicalDocument>")+"</y>"), xmltree.Limits{Known: tc.known})
		require.ErrorContains(t, err, map[bool]string{true: " in /ClinicalDocument/*:", false: " in /*/*:"}[tc.known != nil])
		grown, err := doc.Root().Insert([]byte(strings.Replace(src, "</ClinicalDocument>", "<author/></ClinicalDocument>", 1)), xmltree.Limits{Known: tc.known})
		require.NoError(t, err)
		require.NotContains(t, grown.Root().FirstChild().Path(), "Maija")
	}
}

func TestNilElementAnswersNothing(t *testing.T) {
	missing := parse(t, "<a/>").Root().Child("", "b").Child("urn:x", "c")
	require.Nil(t, missing)
	require.Empty(t, missing.Text())
	require.Empty(t, missing.Path())
	require.Empty(t, missing.Space()+missing.Local()+missing.Prefix())
	require.Zero(t, missing.Line())
	require.False(t, missing.SelfClosing())
	require.Empty(t, missing.All("", "d"))
	_, ok := missing.Attr("e")
	require.False(t, ok)
	require.Empty(t, slices.Collect(missing.Attributes()))
	require.Empty(t, slices.Collect(missing.Namespaces()))
	start, end := missing.Range()
	require.Zero(t, start+end)
}

func TestRanges(t *testing.T) {
	src := "<a><b x='1' /><c>d</c><e></e></a>"
	root := parse(t, src).Root()
	cut := func(start, end int) string { return src[start:end] }
	require.Equal(t, "<b x='1' />", cut(root.Child("", "b").Range()))
	require.Equal(t, "<c>d</c>", cut(root.Child("", "c").Range()))
	require.Equal(t, "d", cut(root.Child("", "c").Inner()))
	require.Equal(t, "<b x='1' /><c>d</c><e></e>", cut(root.Inner()))

	start, end := root.Child("", "b").Inner()
	require.Equal(t, start, end)
	require.Equal(t, "/>", src[start:start+2])
	require.True(t, root.Child("", "b").SelfClosing())
	require.False(t, root.Child("", "e").SelfClosing())
}

func TestNormalisation(t *testing.T) {
	cases := []struct{ name, src, attr, text, why string }{
		{"literal white space", "<a b='x\ty\nz'/>", "x y z", "", "XML 1.0, 3.3.3: literal white space becomes a space"},
		{"CR LF is one line end", "<a b='x\r\ny\rz'>x\r\ny\rz</a>", "x y z", "x\ny\nz", "XML 1.0, 2.11"},
		{"referenced white space stays", "<a b='x&#9;&#10;&#13;y'>&#13;&#10;</a>", "x\t\n\ry", "\r\n", "XML 1.0, 3.3.3: references are not literal"},
		{"entities", `<a b='&lt;&gt;&amp;&quot;&apos;'>&lt;&gt;&amp;&quot;&apos;</a>`, `<>&"'`, `<>&"'`, "XML 1.0, 4.6"},
		{"CR in a section", "<a b=''><![CDATA[\r\n&amp;]]></a>", "", "\n&amp;", "XML 1.0, 2.7: no references in sections"},
		{"PI between", "<a b=''>x<?p y?>z</a>", "", "xz", "character data only"},
		{"child text is not ours", "<a b=''>x<c>y</c>z</a>", "", "xz", "character data directly inside"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			root := parse(t, c.src).Root()
			attr, ok := root.Attr("b")
			require.True(t, ok)
			require.Equal(t, c.attr, attr, c.why)
			require.Equal(t, c.text, root.Text(), c.why)
		})
	}
}

func TestIdentifiers(t *testing.T) {
	doc := parse(t, "<a><b ID='x y'/><c Id='d'/><e xml:id='f'/><g id='h'/></a>")
	for id, local := range map[string]string{"x y": "b", "d": "c", "f": "e"} {
		require.Equal(t, local, doc.ByID(id).Local())
	}
	require.Nil(t, doc.ByID("h"), "lower-case id is no identifier by policy")
	require.Nil(t, doc.ByID(""))
}

// TestPaddedIdentifiers: white space around an xml:id is no part of it, around
// other identifiers it is.
func TestPaddedIdentifiers(t *testing.T) {
	doc := parse(t, "<a><b ID=' x '/><c Id=' y '/><d xml:id=' x '/><e xml:id='\n&#9;z   1\r\n'/><f xml:id=' '/><g xml:id=''/></a>")
	for id, local := range map[string]string{" x ": "b", " y ": "c", "x": "d", "z 1": "e"} {
		require.Equal(t, local, doc.ByID(id).Local())
	}
	for _, id := range []string{"y", "z   1", " ", ""} {
		require.Nil(t, doc.ByID(id), "%q", id)
	}
	value, _ := doc.ByID("x").AttrNS(xmltree.XMLNamespace, "id")
	require.Equal(t, " x ", value, "the value is shown as every attribute's")

	grown, err := doc.Root().Insert([]byte(strings.Replace(string(doc.Source()), "</a>", "<h xml:id=' h '/></a>", 1)), xmltree.Limits{})
	require.NoError(t, err)
	require.Equal(t, "h", grown.ByID("h").Local())
	_, err = doc.Root().Insert([]byte(strings.Replace(string(doc.Source()), "</a>", "<h xml:id='x '/></a>", 1)), xmltree.Limits{})
	require.ErrorContains(t, err, "an identifier is used twice")
}

func TestPieces(t *testing.T) {
	doc := parse(t, "<a>x<!--y--><?z w?><![CDATA[v]]><b>u</b>t</a>")
	var kinds []xmltree.PieceKind
	var raw []string
	for p := range doc.Root().Pieces() {
		kinds, raw = append(kinds, p.Kind), append(raw, string(p.Raw))
	}
	require.Equal(t, []string{"x", "y", "z w", "v", "t"}, raw)
	require.Equal(t, []xmltree.PieceKind{
		xmltree.PieceText, xmltree.PieceComment, xmltree.PieceInstruction, xmltree.PieceCDATA, xmltree.PieceText,
	}, kinds)
}

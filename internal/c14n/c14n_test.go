package c14n_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

func parse(t testing.TB, src string) *xmltree.Document {
	t.Helper()
	doc, err := xmltree.Parse([]byte(src), xmltree.Limits{})
	require.NoError(t, err)
	return doc
}

func TestWholeDocument(t *testing.T) {
	cases := []struct {
		name, src, want string
		opt             c14n.Options
		why             string
	}{
		{"around the root", "<?xml version='1.0'?>\n<?p  d ?>\n<!-- c -->\n<a/>\n<?q?>\n<!-- d -->\n", "<?p d ?>\n<a></a>\n<?q?>", c14n.Options{}, "Canonical XML 1.0, 3.1"},
		{"around the root with comments", "<!-- c --><a/><!-- d -->", "<!-- c -->\n<a></a>\n<!-- d -->", c14n.Options{Comments: true}, "Canonical XML 1.0, 3.1"},
		{"byte order mark", "\uFEFF<a/>", "<a></a>", c14n.Options{}, "the mark is no character of the document"},
		{"start and end tags", "<doc><e1   /><e2   ></e2><e3   name = \"elem3\"   id=\"elem3\"   /></doc>", `<doc><e1></e1><e2></e2><e3 id="elem3" name="elem3"></e3></doc>`, c14n.Options{}, "Canonical XML 1.0, 3.3"},
		{
			"namespace and attribute order", `<e5 a:attr="out" b:attr="sorted" attr2="all" attr="I'm" xmlns:b="http://www.ietf.org" xmlns:a="http://www.w3.org" xmlns="http://example.org"/>`,
			`<e5 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" attr="I'm" attr2="all" b:attr="sorted" a:attr="out"></e5>`,
			c14n.Options{}, "Canonical XML 1.0, 3.3: attributes are ordered by namespace name, not prefix",
		},
		{
			"superfluous default", `<e6 xmlns="" xmlns:a="http://www.w3.org"><e7 xmlns="http://www.ietf.org"><e8 xmlns="" xmlns:a="http://www.w3.org"><e9 xmlns="" xmlns:a="http://www.ietf.org"/></e8></e7></e6>`,
			`<e6 xmlns:a="http://www.w3.org"><e7 xmlns="http://www.ietf.org"><e8 xmlns=""><e9 xmlns:a="http://www.ietf.org"></e9></e8></e7></e6>`,
			c14n.Options{}, "Canonical XML 1.0, 3.3",
		},
		{"characters", "<doc><text>First line&#x0d;&#10;Second line</text><value>&#x32;</value><compute><![CDATA[value>\"0\" && value<\"10\" ?\"valid\":\"error\"]]></compute><compute expr='value>\"0\" &amp;&amp; value&lt;\"10\" ?\"valid\":\"error\"'>valid</compute><norm attr=' &apos;   &#x20;&#13;&#xa;&#9;   &apos; '/></doc>",
			"<doc><text>First line&#xD;\nSecond line</text><value>2</value><compute>value&gt;\"0\" &amp;&amp; value&lt;\"10\" ?\"valid\":\"error\"</compute><compute expr=\"value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot; ?&quot;valid&quot;:&quot;error&quot;\">valid</compute><norm attr=\" '    &#xD;&#xA;&#x9;   ' \"></norm></doc>",
			c14n.Options{}, "Canonical XML 1.0, 3.4"},
		{"line ends", "<a b='x\r\ny\rz'>1\r\n2\r3<![CDATA[\r\n]]><?p q\r\nr?></a>", "<a b=\"x y z\">1\n2\n3\n<?p q\nr?></a>", c14n.Options{}, "XML 1.0, 2.11"},
		{"comments inside", "<a>x<!--y-->z</a>", "<a>xz</a>", c14n.Options{}, "Canonical XML 1.0, 2.1"},
		{"comments kept", "<a>x<!-- \r\n -->z</a>", "<a>x<!-- \n -->z</a>", c14n.Options{Comments: true}, "Canonical XML 1.0, 2.1"},
		{"unused prefixes vanish", `<a xmlns:p="urn:p"><p:b/><c p:d=""/></a>`, `<a><p:b xmlns:p="urn:p"></p:b><c xmlns:p="urn:p" p:d=""></c></a>`, c14n.Options{Method: c14n.Exclusive}, "Exclusive, 2.3"},
		{"prefix list", `<a xmlns:p="urn:p" xmlns:q="urn:q"><b/></a>`, `<a xmlns:p="urn:p"><b></b></a>`, c14n.Options{Method: c14n.Exclusive, Prefixes: []string{"p", "r"}}, "Exclusive, 3"},
		{"prefix list below", `<a><b xmlns:p="urn:p"/></a>`, `<a><b xmlns:p="urn:p"></b></a>`, c14n.Options{Method: c14n.Exclusive, Prefixes: []string{"p"}}, "Exclusive, 3"},
		{"default in list", `<p:a xmlns:p="urn:p" xmlns="urn:d"/>`, `<p:a xmlns="urn:d" xmlns:p="urn:p"></p:a>`, c14n.Options{Method: c14n.Exclusive, Prefixes: []string{"#default"}}, "Exclusive, 3"},
		{"no default in force", `<a xmlns=""><b/></a>`, `<a><b></b></a>`, c14n.Options{Method: c14n.Exclusive}, "Exclusive, 3"},
		{"default taken away", `<a xmlns="urn:a"><b xmlns=""/></a>`, `<a xmlns="urn:a"><b xmlns=""></b></a>`, c14n.Options{Method: c14n.Exclusive}, "Exclusive, 3"},
		{"prefix rebound", `<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c xmlns:p="urn:1"/></p:b><p:d/></p:a>`, `<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c xmlns:p="urn:1"></p:c></p:b><p:d></p:d></p:a>`, c14n.Options{Method: c14n.Exclusive}, "Exclusive, 3"},
		{"xml prefix declared", `<a xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:lang="fi"/>`, `<a xml:lang="fi"></a>`, c14n.Options{}, "Canonical XML 1.0, 2.3"},
		{"greater-than in attribute", `<a b=">"/>`, `<a b=">"></a>`, c14n.Options{}, "Canonical XML 1.0, 2.3"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := parse(t, c.src)
			got := c14n.AppendDocument(nil, doc, c.opt)
			require.Equal(t, c.want, string(got), c.why)
			again := c14n.AppendDocument(nil, parse(t, string(got)), c.opt)
			require.Equal(t, c.want, string(again), "the canonical form is its own canonical form")
		})
	}
}

func TestSubtree(t *testing.T) {
	src := `<r xmlns="urn:d" xmlns:p="urn:p" xml:lang="fi" xml:space="preserve" xml:base="http://x/a/">` +
		`<m xml:lang="sv" xml:base="b/"><e p:x="1" xml:id="i" xml:base="../c"><f/></e></m></r>`
	cases := []struct {
		name, want string
		opt        c14n.Options
	}{
		{"exclusive takes over nothing", `<e xmlns="urn:d" xmlns:p="urn:p" xml:base="../c" xml:id="i" p:x="1"><f></f></e>`, c14n.Options{Method: c14n.Exclusive}},
		{"1.0 takes over the nearest xml attributes", `<e xmlns="urn:d" xmlns:p="urn:p" xml:base="../c" xml:id="i" xml:lang="sv" xml:space="preserve" p:x="1"><f></f></e>`, c14n.Options{}},
		{"1.1 joins xml:base", `<e xmlns="urn:d" xmlns:p="urn:p" xml:base="http://x/a/c" xml:id="i" xml:lang="sv" xml:space="preserve" p:x="1"><f></f></e>`, c14n.Options{Method: c14n.Inclusive11}},
	}
	doc := parse(t, src)
	e := doc.Root().FirstChild().FirstChild()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := string(c14n.Append(nil, e, c.opt))
			require.Equal(t, c.want, got)
		})
	}
}

// TestBareApexTakesOver: a start tag that could be copied from the source must
// not be, when the apex takes something over.
func TestBareApexTakesOver(t *testing.T) {
	doc := parse(t, `<r xml:lang="fi" xmlns:p="urn:p"><e>x</e></r>`)
	e := doc.Root().FirstChild()
	require.Equal(t, `<e xmlns:p="urn:p" xml:lang="fi">x</e>`, string(c14n.Append(nil, e, c14n.Options{})))
	require.Equal(t, `<e>x</e>`, string(c14n.Append(nil, e, c14n.Options{Method: c14n.Exclusive})))
}

func TestHiddenNamespacesAtApex(t *testing.T) {
	doc := parse(t, `<r xmlns="urn:1" xmlns:p="urn:2"><m xmlns="" xmlns:p="urn:3"><e/></m></r>`)
	e := doc.Root().FirstChild().FirstChild()
	require.Equal(t, `<e xmlns:p="urn:3"></e>`, string(c14n.Append(nil, e, c14n.Options{})),
		"the nearest declaration counts, an absent default namespace is not written")
}

func TestSkip(t *testing.T) {
	doc := parse(t, `<a>x<b><c/></b>y</a>`)
	b := doc.Root().FirstChild()
	opt := c14n.Options{Skip: func(e *xmltree.Element) bool { return e == b }}
	require.Equal(t, "<a>xy</a>", string(c14n.Append(nil, doc.Root(), opt)))
	require.Empty(t, c14n.Append(nil, b, opt))
	require.Equal(t, "<c></c>", string(c14n.Append(nil, b.FirstChild(), opt)),
		"an apex below the skipped element is the caller's explicit wish")
}

func TestJoinedBases(t *testing.T) {
	for _, c := range []struct{ base, own, want string }{
		{"foo/bar", "foo", "foo/foo"},
		{"foo/bar/", "..", "foo/"},
		{"foo/bar", "..", ""},
		{"../x/", "../y", "../y"},
		{"../..", "z", "../z"},
		{"http://h/a/b", "c?q", "http://h/a/c?q"},
		{"http://h", "c", "http://h/c"},
		{"http://h/a", "//i/b", "http://i/b"},
		{"http://h/a?x", "", "http://h/a?x"},
		{"http://h/a/b/", "/c//d#f", "http://h/c/d"},
		{"http://h/a", "urn:x:y", "urn:x:y"},
	} {
		doc := parse(t, `<r xml:base="`+c.base+`"><e xml:base="`+c.own+`"/></r>`)
		want := `<e xml:base="` + c.want + `"></e>`
		if c.want == "" {
			want = "<e></e>"
		}
		got := string(c14n.Append(nil, doc.Root().FirstChild(), c14n.Options{Method: c14n.Inclusive11}))
		require.Equal(t, want, got, "%s + %s", c.base, c.own)
	}
}

func TestWriteEqualsAppend(t *testing.T) {
	src := "<a>" + string(bytes.Repeat([]byte("<b c='1'>text &amp; more</b>"), 1000)) + string(bytes.Repeat([]byte{'x'}, 10_000)) + "</a>"
	doc := parse(t, src)
	var out bytes.Buffer
	require.NoError(t, c14n.WriteDocument(&out, doc, c14n.Options{}))
	require.Equal(t, string(c14n.AppendDocument(nil, doc, c14n.Options{})), out.String())
	out.Reset()
	require.NoError(t, c14n.Write(&out, doc.Root(), c14n.Options{}))
	require.Equal(t, string(c14n.Append(nil, doc.Root(), c14n.Options{})), out.String())
}

type failing struct{ after int }

func (f *failing) Write(b []byte) (int, error) {
	if f.after -= len(b); f.after < 0 {
		return 0, errors.New("full")
	}
	return len(b), nil
}

func TestWriteReportsTheWritersError(t *testing.T) {
	doc := parse(t, "<a>"+string(bytes.Repeat([]byte("<b>text</b>"), 2000))+string(bytes.Repeat([]byte{'x'}, 10_000))+"</a>")
	for _, after := range []int{0, 5000, 25_000} {
		require.EqualError(t, c14n.WriteDocument(&failing{after}, doc, c14n.Options{}), "full")
	}
}

func TestByURI(t *testing.T) {
	for _, uri := range []string{c14n.URIInclusive10, c14n.URIInclusive11, c14n.URIExclusive} {
		plain, ok := c14n.ByURI(uri)
		require.True(t, ok)
		require.False(t, plain.Comments)
		suffix := "#WithComments"
		if uri == c14n.URIExclusive {
			suffix = "WithComments"
		}
		with, ok := c14n.ByURI(uri + suffix)
		require.True(t, ok)
		require.True(t, with.Comments)
		require.Equal(t, plain.Method, with.Method)
	}
	_, ok := c14n.ByURI("http://www.w3.org/2001/10/xml-exc-c14n")
	require.False(t, ok)
}

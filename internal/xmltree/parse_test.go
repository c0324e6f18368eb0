package xmltree_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

// refused documents, each with the sentence of the specification it breaks.
var refused = []struct {
	name, src string
	code      xmltree.Code
	why       string
}{
	{"empty", "", xmltree.CodeRoot, "XML 1.0, 2.1: there is exactly one document element"},
	{"only space", " \n", xmltree.CodeRoot, "XML 1.0, 2.1"},
	{"only a comment", "<!-- -->", xmltree.CodeRoot, "XML 1.0, 2.1"},
	{"two roots", "<a/><b/>", xmltree.CodeRoot, "XML 1.0, 2.1"},
	{"text behind the root", "<a/>x", xmltree.CodeRoot, "XML 1.0, 2.1"},
	{"text before the root", "x<a/>", xmltree.CodeRoot, "XML 1.0, 2.1"},
	{"NUL behind the root", "<a/>\x00", xmltree.CodeCharacter, "production 2"},
	{"CDATA outside the root", "<a/><![CDATA[]]>", xmltree.CodeSyntax, "production 27"},
	{"entity outside the root", "<a/>&amp;", xmltree.CodeRoot, "production 27"},
	{"doctype", "<!DOCTYPE a><a/>", xmltree.CodeDoctype, "our rule: no document type declaration"},
	{"doctype with entities", `<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>`, xmltree.CodeDoctype, "our rule"},
	{"doctype inside", "<a><!DOCTYPE a></a>", xmltree.CodeDoctype, "our rule"},
	{"lower-case doctype", "<!doctype a><a/>", xmltree.CodeSyntax, "production 28"},
	{"unknown entity", "<a>&nbsp;</a>", xmltree.CodeEntity, "our rule: the five predefined entities only"},
	{"entity in attribute", `<a b="&e;"/>`, xmltree.CodeEntity, "our rule"},
	{"bare ampersand", "<a>a & b</a>", xmltree.CodeEntity, "production 14"},
	{"unclosed reference", "<a>&#65</a>", xmltree.CodeEntity, "production 66"},
	{"empty character reference", "<a>&#;</a>", xmltree.CodeEntity, "production 66"},
	{"empty hex reference", "<a>&#x;</a>", xmltree.CodeEntity, "production 66"},
	{"upper-case X", "<a>&#X41;</a>", xmltree.CodeEntity, "production 66"},
	{"signed reference", "<a>&#+65;</a>", xmltree.CodeEntity, "production 66"},
	{"reference beyond Unicode", "<a>&#x110000;</a>", xmltree.CodeEntity, "production 2"},
	{"reference to NUL", "<a>&#0;</a>", xmltree.CodeCharacter, "production 66: must be a Char"},
	{"reference to U+0001", "<a>&#1;</a>", xmltree.CodeCharacter, "production 66"},
	{"reference to a surrogate", "<a>&#xD800;</a>", xmltree.CodeCharacter, "production 66"},
	{"reference to U+FFFF", "<a>&#xFFFF;</a>", xmltree.CodeCharacter, "production 66"},
	{"U+0001 in text", "<a>\x01</a>", xmltree.CodeCharacter, "production 2"},
	{"U+0001 in attribute", "<a b='\x01'/>", xmltree.CodeCharacter, "production 2"},
	{"U+FFFE", "<a>\uFFFE</a>", xmltree.CodeCharacter, "production 2"},
	{"form feed as space", "<a\x0cb=''/>", xmltree.CodeCharacter, "production 3"},
	{"invalid UTF-8", "<a>\xff</a>", xmltree.CodeEncoding, "our rule: UTF-8 only"},
	{"overlong UTF-8", "<a>\xc0\xbc</a>", xmltree.CodeEncoding, "RFC 3629"},
	{"surrogate in UTF-8", "<a>\xed\xa0\x80</a>", xmltree.CodeEncoding, "RFC 3629"},
	{"UTF-16", "\xfe\xff\x00<\x00a\x00/\x00>", xmltree.CodeEncoding, "our rule"},
	{"latin-1 declared", `<?xml version="1.0" encoding="ISO-8859-1"?><a/>`, xmltree.CodeEncoding, "our rule"},
	{"version 1.1", `<?xml version="1.1"?><a/>`, xmltree.CodeDeclaration, "our rule: XML 1.0"},
	{"no version", `<?xml encoding="UTF-8"?><a/>`, xmltree.CodeDeclaration, "production 23"},
	{"parts swapped", `<?xml version="1.0" standalone="no" encoding="UTF-8"?><a/>`, xmltree.CodeDeclaration, "production 23"},
	{"no space between parts", `<?xml version="1.0"encoding="UTF-8"?><a/>`, xmltree.CodeDeclaration, "production 80"},
	{"declaration after space", ` <?xml version="1.0"?><a/>`, xmltree.CodeDeclaration, "production 22"},
	{"declaration inside", `<a><?xml version="1.0"?></a>`, xmltree.CodeDeclaration, "production 17"},
	{"declaration without content", `<?xml?><a/>`, xmltree.CodeDeclaration, "production 23"},
	{"PI named XML", `<a><?XML a?></a>`, xmltree.CodeDeclaration, "production 17"},
	{"second BOM", "\uFEFF\uFEFF<a/>", xmltree.CodeRoot, "appendix F: one mark at the very start"},
	{"name begins with colon", "<:a/>", xmltree.CodeName, "Namespaces, production 7"},
	{"name ends with colon", "<a:/>", xmltree.CodeName, "Namespaces, production 7"},
	{"two colons", "<a:b:c/>", xmltree.CodeName, "Namespaces, production 7"},
	{"local part begins with a digit", "<a:1 xmlns:a='urn:a'/>", xmltree.CodeName, "Namespaces, production 4"},
	{"name begins with a digit", "<1/>", xmltree.CodeName, "production 4"},
	{"space before the name", "< a/>", xmltree.CodeName, "production 40"},
	{"multiplication sign", "<\u00d7/>", xmltree.CodeName, "production 4"},
	{"PI with colon", "<a><?a:b c?></a>", xmltree.CodeName, "Namespaces, section 7"},
	{"PI without target", "<a><? b?></a>", xmltree.CodeName, "production 16"},
	{"undeclared prefix", "<p:a/>", xmltree.CodeNamespace, "Namespaces, section 5"},
	{"undeclared attribute prefix", "<a p:b=''/>", xmltree.CodeNamespace, "Namespaces, section 5"},
	{"prefix out of scope", "<a><b xmlns:p='urn:p'/><p:c/></a>", xmltree.CodeNamespace, "Namespaces, section 6.1"},
	{"empty prefix binding", "<a xmlns:x=''/>", xmltree.CodeNamespace, "Namespaces, section 6.1"},
	{"prefix xmlns declared", "<a xmlns:xmlns='urn:x'/>", xmltree.CodeNamespace, "Namespaces, section 3"},
	{"element with prefix xmlns", "<xmlns:a/>", xmltree.CodeNamespace, "Namespaces, section 3"},
	{"prefix xml rebound", "<a xmlns:xml='urn:x'/>", xmltree.CodeNamespace, "Namespaces, section 3"},
	{"xml namespace rebound", "<a xmlns:y='http://www.w3.org/XML/1998/namespace'/>", xmltree.CodeNamespace, "Namespaces, section 3"},
	{"xml namespace as default", "<a xmlns='http://www.w3.org/XML/1998/namespace'/>", xmltree.CodeNamespace, "Namespaces, section 3"},
	{"xmlns namespace bound", "<a xmlns:y='http://www.w3.org/2000/xmlns/'/>", xmltree.CodeNamespace, "Namespaces, section 3"},
	{"relative namespace", "<a xmlns='finland'/>", xmltree.CodeNamespace, "Canonical XML, 1.3: relative namespace URIs are an error"},
	{"space in a namespace", "<a xmlns='urn: x'/>", xmltree.CodeNamespace, "RFC 3986: no URI has white space"},
	{"space behind a namespace", "<a xmlns='urn:x '/>", xmltree.CodeNamespace, "RFC 3986"},
	{"tab in a namespace", "<a xmlns='urn:z&#9;q'/>", xmltree.CodeNamespace, "RFC 3986"},
	{"line end in a namespace", "<a xmlns:p='urn:z\nq'/>", xmltree.CodeNamespace, "RFC 3986"},
	{"no-break space in a namespace", "<a xmlns='urn:x\u00a0'/>", xmltree.CodeNamespace, "RFC 3987: no IRI has white space"},
	{"control character in a namespace", "<a xmlns='urn:x&#x7F;'/>", xmltree.CodeNamespace, "RFC 3986"},
	{"control character of Latin-1 in a namespace", "<a xmlns='urn:x&#x80;'/>", xmltree.CodeNamespace, "RFC 3987"},
	{"repeated attribute", "<a b='' b=''/>", xmltree.CodeDuplicateAttribute, "production 40, unique attribute"},
	{"two prefixes, one name", "<a xmlns:p='urn:x' xmlns:q='urn:x' p:b='' q:b=''/>", xmltree.CodeDuplicateAttribute, "Namespaces, section 6.3"},
	{"prefix declared twice", "<a xmlns:p='urn:x' xmlns:p='urn:y'/>", xmltree.CodeDuplicateAttribute, "production 40"},
	{"ID twice", "<a><b ID='x'/><c ID='x'/></a>", xmltree.CodeDuplicateID, "our rule: identifiers are unique"},
	{"ID and Id", "<a><b ID='x'/><c Id='x'/></a>", xmltree.CodeDuplicateID, "our rule"},
	{"ID and xml:id", "<a><b ID='x'/><c xml:id='x'/></a>", xmltree.CodeDuplicateID, "our rule"},
	{"ID by reference", "<a><b ID='x'/><c ID='&#x78;'/></a>", xmltree.CodeDuplicateID, "our rule: values are compared decoded"},
	{"ID and padded xml:id", "<a><b ID='x'/><c xml:id=' x  '/></a>", xmltree.CodeDuplicateID, "xml:id, section 4: the value is normalised"},
	{"xml:id padded and not", "<a><b xml:id='x'/><c xml:id='\tx'/></a>", xmltree.CodeDuplicateID, "xml:id, section 4"},
	{"xml:id padded by reference", "<a><b Id='x'/><c xml:id='&#10;x&#9;'/></a>", xmltree.CodeDuplicateID, "xml:id, section 4"},
	{"xml:id with spaces inside", "<a><b ID='x y'/><c xml:id='x \n y'/></a>", xmltree.CodeDuplicateID, "xml:id, section 4"},
	{"wrong end tag", "<a></b>", xmltree.CodeMismatch, "production 39"},
	{"crossing tags", "<a><b></a></b>", xmltree.CodeMismatch, "production 39"},
	{"longer end tag", "<a></ab>", xmltree.CodeMismatch, "production 39"},
	{"end tag with attribute", "<a></a b=''>", xmltree.CodeMismatch, "production 42"},
	{"other prefix, same name", "<p:a xmlns:p='urn:x' xmlns:q='urn:x'></q:a>", xmltree.CodeMismatch, "production 39"},
	{"space in end tag", "<a></ a>", xmltree.CodeMismatch, "production 42"},
	{"end tag first", "</a>", xmltree.CodeName, "production 1"},
	{"end of section in text", "<a>]]></a>", xmltree.CodeSyntax, "production 14"},
	{"dashes in comment", "<a><!-- a -- b --></a>", xmltree.CodeSyntax, "production 15"},
	{"dash before comment end", "<a><!-- a ---></a>", xmltree.CodeSyntax, "production 15"},
	{"comment of one dash", "<a><!--></a>", xmltree.CodeTruncated, "production 15"},
	{"less-than in attribute", "<a b='<'/>", xmltree.CodeSyntax, "production 10"},
	{"no quotes", "<a b=c/>", xmltree.CodeSyntax, "production 10"},
	{"no value", "<a b/>", xmltree.CodeSyntax, "production 41"},
	{"no space between attributes", "<a b=''c=''/>", xmltree.CodeSyntax, "production 40"},
	{"slash in tag", "<a / >", xmltree.CodeSyntax, "production 44"},
	{"unclosed root", "<a>", xmltree.CodeTruncated, "production 39"},
	{"unclosed tag", "<a", xmltree.CodeTruncated, "production 40"},
	{"unclosed value", "<a b='", xmltree.CodeTruncated, "production 10"},
	{"unclosed end tag", "<a></a", xmltree.CodeTruncated, "production 42"},
	{"lone less-than", "<a><", xmltree.CodeTruncated, "production 39"},
	{"unclosed comment", "<a><!-- ", xmltree.CodeTruncated, "production 15"},
	{"unclosed section", "<a><![CDATA[", xmltree.CodeTruncated, "production 18"},
	{"unclosed PI", "<a><?b", xmltree.CodeTruncated, "production 16"},
	{"unclosed declaration", "<?xml version='1.0'", xmltree.CodeTruncated, "production 23"},
}

func TestParseRefuses(t *testing.T) {
	for _, c := range refused {
		t.Run(c.name, func(t *testing.T) {
			doc, err := xmltree.Parse([]byte(c.src), xmltree.Limits{})
			var xe *xmltree.Error
			require.ErrorAs(t, err, &xe, "%s: %s", c.src, c.why)
			require.Nil(t, doc)
			require.Equal(t, c.code, xe.Code, "%s: %s", err, c.why)
			require.NotEmpty(t, xe.Remedy())
			require.True(t, xe.Offset >= 0 && xe.Offset <= len(c.src))
		})
	}
}

func TestParseAccepts(t *testing.T) {
	for name, src := range map[string]string{
		"byte order mark":         "\uFEFF<?xml version='1.0'?><a/>",
		"full declaration":        `<?xml version = "1.0"  encoding='utf-8' standalone="yes" ?><a/>`,
		"space after a tag name":  "<a ></a >",
		"around the root":         "<!-- c --><?p d?>\n<a/>\r\n<?p?><!---->",
		"no default namespace":    "<a xmlns='urn:x'><b xmlns=''/></a>",
		"xml prefix":              "<a xml:lang='fi' xmlns:xml='http://www.w3.org/XML/1998/namespace'><xml:b/></a>",
		"prefix beginning in xml": "<xmlfoo:a xmlns:xmlfoo='urn:x'/>",
		"same local name":         "<a xmlns:p='urn:x' p:b='' b=''/>",
		"non-ASCII names":         "<päätös öljy='1'/>",
		"brackets":                "<a b=']]>'>]] ></a>",
		"section of brackets":     "<a><![CDATA[]]]]><![CDATA[>]]></a>",
		"greater-than":            "<a b='>'>></a>",
		"highest character":       "<a>&#x10FFFF;\U0010FFFF</a>",
		"zeros in reference":      "<a>&#x000000041;</a>",
		"lower-case id is free":   "<a><b id='x'/><c id='x'/></a>",
		"empty ID names nothing":  "<a><b ID=''/><c ID=''/></a>",
		"prefixed ID is free":     "<a xmlns:p='urn:x'><b p:ID='x'/><c ID='x'/></a>",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := xmltree.Parse([]byte(src), xmltree.Limits{})
			require.NoError(t, err)
		})
	}
}

func TestErrorNamesThePlaceAndNothingElse(t *testing.T) {
	src := "<ClinicalDocument>\n <recordTarget>\n  <id extension='010190-999X'/>ä&secret;</recordTarget></ClinicalDocument>"
	_, err := xmltree.Parse([]byte(src), xmltree.Limits{Known: anyName})
	var xe *xmltree.Error
	require.True(t, errors.As(err, &xe))
	require.Equal(t, 3, xe.Line)
	require.Equal(t, 33, xe.Column, "columns count characters, not bytes")
	require.Equal(t, "/ClinicalDocument/recordTarget", xe.Path)
	require.NotContains(t, err.Error(), "010190")
	require.NotContains(t, err.Error(), "secret")
}

func TestLimits(t *testing.T) {
	cases := []struct {
		name string
		lim  xmltree.Limits
		ok   string
		bad  string
	}{
		{"bytes", xmltree.Limits{Bytes: 8}, "<a>x</a>", "<a>xy</a>"},
		{"depth", xmltree.Limits{Depth: 2}, "<a><b/></a>", "<a><b><c/></b></a>"},
		{"elements", xmltree.Limits{Nodes: 3}, "<a><b/><b/></a>", "<a><b/><b/><b/></a>"},
		{"attributes as nodes", xmltree.Limits{Nodes: 3}, "<a b='' c=''/>", "<a b='' c='' d=''/>"},
		{"attributes", xmltree.Limits{Attributes: 2}, "<a b='' xmlns='urn:x'/>", "<a b='' c='' xmlns='urn:x'/>"},
		{"namespaces", xmltree.Limits{Namespaces: 2}, "<a xmlns='urn:a'><b xmlns='urn:b'/><b xmlns='urn:b'/></a>", "<a xmlns='urn:a'><b xmlns='urn:b'><c xmlns='urn:c'/></b></a>"},
		{"name", xmltree.Limits{Name: 4}, "<abcd/>", "<abcde/>"},
		{"names", xmltree.Limits{Names: 4}, "<a b='' c=''><d/><a/></a>", "<a b='' c=''><d/><e/></a>"},
		{"namespace name", xmltree.Limits{Space: 5}, "<a xmlns='urn:x' xmlns:p='&#x75;rn:x'/>", "<a xmlns:p='urn:xy'/>"},
		{"escaped namespace name", xmltree.Limits{Space: 17}, `<a xmlns='u:"&amp;&lt;'/>`, `<a xmlns='u:"&amp;&lt;x'/>`},
		{"reserved names", xmltree.Limits{Reserved: 2}, "<a xml:a='' xml:b='' b=''><b xml:b=''/></a>", "<a xml:a='' xml:b=''><xml:c/></a>"},
		{"names with their namespaces", xmltree.Limits{Names: 3}, "<a><a/></a>", "<a><a xmlns='urn:x'/><a xmlns='urn:y'/></a>"},
		{"targets as names", xmltree.Limits{Names: 2}, "<a><?b?><?b?></a>", "<a><?b?><?c?></a>"},
		{"nothing", xmltree.Limits{Bytes: 4, Depth: 1, Nodes: 1, Attributes: -1}, "<a/>", "<a b='' />"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := xmltree.Parse([]byte(c.ok), c.lim)
			require.NoError(t, err)
			_, err = xmltree.Parse([]byte(c.bad), c.lim)
			var xe *xmltree.Error
			require.ErrorAs(t, err, &xe)
			require.Equal(t, xmltree.CodeLimit, xe.Code)
		})
	}
}

func TestDefaultDepthStopsDeepNesting(t *testing.T) {
	deep := strings.Repeat("<a>", 257) + strings.Repeat("</a>", 257)
	_, err := xmltree.Parse([]byte(deep), xmltree.Limits{})
	var xe *xmltree.Error
	require.ErrorAs(t, err, &xe)
	require.Equal(t, xmltree.CodeLimit, xe.Code)
	require.Less(t, len(err.Error()), 1200, "the path of a message stays short")
}

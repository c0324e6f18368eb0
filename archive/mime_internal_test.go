package archive

import (
	"bytes"
	"encoding/base64"
	"errors"
	"mime/quotedprintable"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// element puts a text into an element, with references as a writer would.
func element(t testing.TB, text string) *xmltree.Element {
	t.Helper()
	escaped := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;").Replace(text)
	return parsed(t, "<text>"+escaped+"</text>")
}

func parsed(t testing.TB, src string) *xmltree.Element {
	t.Helper()
	doc, err := xmltree.Parse([]byte(src), xmltree.Limits{})
	require.NoError(t, err)
	return doc.Root()
}

const testDocument = "<ClinicalDocument>äö = \r\n</ClinicalDocument>"

// multipart writes a part by hand.
func multipartOf(headers, body string) string {
	return "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b.1\"\n\n--b.1\n" + headers + "\n\n" + body + "\n--b.1--\n"
}

func base64Lines(document string, width int) string {
	packed := base64.StdEncoding.EncodeToString([]byte(document))
	var b strings.Builder
	for len(packed) > width {
		b.WriteString(packed[:width] + "\n")
		packed = packed[width:]
	}
	return b.String() + packed
}

func quoted(t testing.TB, document string) string {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	w.Binary = true
	_, err := w.Write([]byte(document))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return strings.ReplaceAll(b.String(), "\r\n", "\n")
}

// TestMIMEForms: what other systems may write gives the same document.
func TestMIMEForms(t *testing.T) {
	const xml = "Content-Type: text/xml; charset=UTF-8\n"
	packed := base64Lines(testDocument, 76)
	ours := packMIME(DefaultProfile(), "kansa.1", []byte(testDocument))
	for _, tc := range []struct{ name, text, want string }{
		{"ours", ours, testDocument},
		{"CRLF", strings.ReplaceAll(ours, "\n", "\r\n"), testDocument},
		{"indented", " \n\t" + ours, testDocument},
		{"short lines", multipartOf(xml+"Content-Transfer-Encoding: base64", base64Lines(testDocument, 5)), testDocument},
		{"spaces in Base64", multipartOf(xml+"Content-Transfer-Encoding: Base64", "\n "+base64Lines(testDocument, 7)+" \n\t"), testDocument},
		{"preamble", strings.Replace(multipartOf(xml+"Content-Transfer-Encoding: base64", packed), "--b.1\n", "This is a MIME message.\n--b.1 \n", 1), testDocument},
		{"folded headers", strings.Replace(multipartOf("Content-Type: text/xml;\n charset=utf-8\nContent-Transfer-Encoding:\n\tBASE64", packed), "related;", "related;\n\t", 1), testDocument},
		{"unquoted boundary", strings.Replace(multipartOf(xml+"Content-Transfer-Encoding: base64", packed), `"b.1"`, `b.1`, 1), testDocument},
		{"no line end at the end", strings.TrimSpace(multipartOf(xml+"Content-Transfer-Encoding: base64", packed)), testDocument},
		{"application/xml without charset", multipartOf("Content-Type: application/xml\nContent-Transfer-Encoding: base64", packed), testDocument},
		{"quoted-printable", multipartOf(xml+"Content-Transfer-Encoding: Quoted-Printable", quoted(t, testDocument)), testDocument},
		{"quoted-printable, soft breaks and white space", multipartOf(xml+"Content-Transfer-Encoding: quoted-printable", "<a>=  \n=c3=A4 \n</a>"), "<a>ä\n</a>"},
		{"8bit", multipartOf(xml+"Content-Transfer-Encoding: 8bit", "<a>ä</a>\n\n"), "<a>ä</a>\n\n"},
		{"8bit, CRLF kept", strings.ReplaceAll(multipartOf(xml+"Content-Transfer-Encoding: 8bit", "<a>\nä</a>"), "\n", "\r\n"), "<a>\r\nä</a>"},
		{"binary", multipartOf(xml+"Content-Transfer-Encoding: binary", "<a>ä</a>"), "<a>ä</a>"},
		{"no encoding", multipartOf(xml[:len(xml)-1], "<a>ä</a>"), "<a>ä</a>"},
		{"7bit", multipartOf("Content-Type: text/xml; charset=us-ascii\nContent-Transfer-Encoding: 7bit", "<a/>"), "<a/>"},
		{"US-ASCII in Base64", multipartOf("Content-Type: text/xml; charset=US-ASCII\nContent-Transfer-Encoding: base64", "PGEvPg=="), "<a/>"},
		{"the boundary inside a line", multipartOf(xml[:len(xml)-1], "<a>--b.1</a>\n --b.1\n--b.10\n--b.1-"), "<a>--b.1</a>\n --b.1\n--b.10\n--b.1-"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := unpackMIME(element(t, tc.text))
			require.NoError(t, err)
			require.Equal(t, tc.want, string(got))
			got, err = unpackMIME(parsed(t, "<text><!-- a -->"+strings.NewReplacer("<", "<![CDATA[<]]>", "\r", "&#xD;", "b", "b<!-- b --><?c d?>").Replace(tc.text)+"</text>"))
			require.NoError(t, err, "comments, CDATA and references everywhere")
			require.Equal(t, tc.want, string(got))
		})
	}
}

// TestMIMEErrors: each fault has its code and line.
func TestMIMEErrors(t *testing.T) {
	const b64 = "Content-Type: text/xml; charset=UTF-8\nContent-Transfer-Encoding: base64"
	good := multipartOf(b64, "PGEvPg==")
	change := func(from, to string) string {
		require.Contains(t, good, from)
		return strings.Replace(good, from, to, 1)
	}
	part := func(headers, body string) string { return multipartOf(headers, body) }
	for _, tc := range []struct {
		name, text string
		code       MIMECode
		line       int
	}{
		{"nothing", "", MIMEHeader, 0},
		{"no empty line", "Content-Type: multipart/related; boundary=b", MIMEHeader, 1},
		{"header without colon", change("MIME-Version: 1.0", "MIME-Version"), MIMEHeader, 1},
		{"header without name", change("MIME-Version", ""), MIMEHeader, 1},
		{"header with a space in its name", change("MIME-Version", "MIME Version"), MIMEHeader, 1},
		{"header twice", change("MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=c"), MIMEHeader, 2},
		{"huge header", change("MIME-Version: 1.0", "X: "+strings.Repeat("x", maxMIMEHeader)), MIMEHeader, 1},
		{"many folds", change("MIME-Version: 1.0", "X: x"+strings.Repeat("\n x", maxMIMEHeader)), MIMEHeader, 5461},
		{"no multipart", change("multipart/related", "text/plain"), MIMEType, 3},
		{"no boundary", change("boundary", "border"), MIMEType, 3},
		{"two boundaries", change("boundary=", "boundary=c; boundary="), MIMEType, 3},
		{"long boundary", strings.ReplaceAll(good, "b.1", strings.Repeat("b", 71)), MIMEType, 3},
		{"encoded multipart", change("MIME-Version: 1.0", "Content-Transfer-Encoding: base64"), MIMEEncoding, 3},
		{"another boundary", change("b.1\"", "b.2\""), MIMEBoundary, 9},
		{"boundary not closed", strings.Replace(part("Content-Type: text/xml", "<a/>"), "--b.1--", "--b.1-", 1), MIMEBoundary, 8},
		{"half a boundary in Base64", change("--b.1--", "--b.1-"), MIMEData, 9},
		{"cut", good[:len(good)-10], MIMEBoundary, 8},
		{"closed before opened", change("--b.1\n", "--b.1--\n"), MIMEParts, 4},
		{"two parts", change("--b.1--", "--b.1\n"+b64+"\n\nPGEvPg==\n--b.1--"), MIMEParts, 9},
		{"nested", change("Content-Type: text/xml; charset=UTF-8", "Content-Type: multipart/mixed; boundary=c"), MIMENested, 7},
		{"another type", change("text/xml", "application/pdf"), MIMEPart, 7},
		{"no type", change("Content-Type: text/xml; charset=UTF-8\n", ""), MIMEPart, 6},
		{"latin-1", change("UTF-8", "ISO-8859-1"), MIMECharset, 7},
		{"UTF-16", change("UTF-8", "UTF-16"), MIMECharset, 7},
		{"not US-ASCII", part("Content-Type: text/xml; charset=us-ascii", "<a>ä</a>"), MIMECharset, 8},
		{"7bit with 8 bits", part("Content-Type: text/xml\nContent-Transfer-Encoding: 7bit", "ä"), MIMEData, 8},
		{"uuencode", change("base64", "x-uuencode"), MIMEEncoding, 7},
		{"stray character", change("PGEvPg==", "PGE*Pg=="), MIMEData, 8},
		{"unpadded", change("PGEvPg==", "PGEvPg"), MIMEData, 9},
		{"stray bits", change("PGEvPg==", "PGEvPh=="), MIMEData, 8},
		{"padding inside", change("PGEvPg==", "PGEvPg==PGEvPg=="), MIMEData, 8},
		{"padding inside, on two lines", change("PGEvPg==", "PGEvPg==\nPGEv"), MIMEData, 9},
		{"padding inside, groups over lines", change("PGEvPg==", "PGEvP\ng==P"), MIMEData, 10},
		{"empty part", change("PGEvPg==", " \n"), MIMEEmpty, 10},
		{"broken quoting", part("Content-Type: text/xml\nContent-Transfer-Encoding: quoted-printable", "=4"), MIMEData, 8},
		{"quoting of no number", part("Content-Type: text/xml\nContent-Transfer-Encoding: quoted-printable", "=4X"), MIMEData, 8},
		{"unquoted 8bit", part("Content-Type: text/xml\nContent-Transfer-Encoding: quoted-printable", "ä"), MIMEData, 8},
		{"soft break at the end", part("Content-Type: text/xml\nContent-Transfer-Encoding: quoted-printable", "a="), MIMEData, 9},
		{"endless quoted line", part("Content-Type: text/xml\nContent-Transfer-Encoding: quoted-printable", strings.Repeat("a", lineBuffer)), MIMEData, 8},
		{"trailing garbage", good + "\nx", MIMETrailing, 11},
		{"a second document behind the end", good + good, MIMETrailing, 10},
		{"endless preamble", change("\n\n--", "\n\n"+strings.Repeat("x\n", maxMIMEHeader)+"--"), MIMEBoundary, 8195},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := unpackMIME(element(t, tc.text))
			var e *MIMEError
			require.ErrorAs(t, err, &e)
			require.Equal(t, tc.code, e.Code)
			require.Equal(t, tc.line, e.Line)
			require.NotContains(t, err.Error(), "the content cannot be read", "every code has a sentence")
		})
	}
	for code, e := range map[MIMECode]*xmltree.Element{MIMEMissing: nil, MIMEElement: parsed(t, "<text>a<b/></text>")} {
		_, err := unpackMIME(e)
		var got *MIMEError
		require.ErrorAs(t, err, &got)
		require.Equal(t, code, got.Code)
	}
}

// TestMIMELongLines: documents around the sizes of buffers come whole, in every
// encoding, with and without references in the text.
func TestMIMELongLines(t *testing.T) {
	for _, size := range []int{1, 2, 3, lineBuffer - 2, lineBuffer - 1, lineBuffer, lineBuffer + 1, 3*lineBuffer + 2} {
		document := strings.Repeat("x", size-1) + "\r" // a carriage return at the end of a buffer
		for name, text := range map[string]string{
			"base64":  multipartOf("Content-Type: text/xml\nContent-Transfer-Encoding: base64", base64Lines(document, 1<<30)),
			"wrapped": multipartOf("Content-Type: text/xml\nContent-Transfer-Encoding: base64", base64Lines(document, 61)),
			"8bit":    multipartOf("Content-Type: text/xml\nContent-Transfer-Encoding: 8bit", document+"y"),
			"quoted":  multipartOf("Content-Type: text/xml\nContent-Transfer-Encoding: quoted-printable", quoted(t, document)),
		} {
			want := document
			if name == "8bit" {
				want += "y"
			}
			got, err := unpackMIME(element(t, text))
			require.NoError(t, err, "%s %d", name, size)
			require.True(t, want == string(got), "%s %d", name, size)
		}
	}
}

// TestTextReader: the reader gives what Element.Text gives, whatever the size of
// reads.
func TestTextReader(t *testing.T) {
	for _, src := range []string{
		"<a/>", "<a></a>", "<a>plain</a>", "<a>\r\n\r\r\n&#13;\n</a>", "<a>&lt;&amp;&#xE4;&#x1F600;</a>", "<a><![CDATA[&lt;\r\n]]>x<!-- y --><?z?>ä</a>", "<a>\r<![CDATA[\n]]></a>",
	} {
		e := parsed(t, src)
		require.NoError(t, iotest.TestReader(&textReader{doc: e.Document(), pos: startOf(e), end: endOf(e)}, []byte(e.Text())), src)
		got, err := readAll(iotest.OneByteReader(textOf(e)), -1, 1000)
		require.NoError(t, err)
		require.Equal(t, e.Text(), string(got), src)
	}
}

func startOf(e *xmltree.Element) int { s, _ := e.Inner(); return s }
func endOf(e *xmltree.Element) int   { _, s := e.Inner(); return s }

// FuzzMIME: no text crashes the reader, and what it reads is not longer than the
// text.
func FuzzMIME(f *testing.F) {
	f.Add(packMIME(DefaultProfile(), "kansa.1", []byte(testDocument)))
	f.Add(multipartOf("Content-Type: text/xml\nContent-Transfer-Encoding: quoted-printable", "a=\n=C3=A4"))
	f.Add(multipartOf("Content-Type: text/xml; charset=us-ascii", "a\r\nb"))
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := xmltree.Parse([]byte("<a>"+text+"</a>"), messageLimits(0))
		if err != nil {
			return
		}
		document, err := unpackMIME(doc.Root())
		var e *MIMEError
		switch {
		case err == nil && (len(document) == 0 || len(document) > len(text)):
			t.Fatal("a document is neither empty nor longer than its text")
		case err != nil && !errors.As(err, &e):
			t.Fatal("an error has a type")
		case err == nil:
			again, err := unpackMIME(element(t, packMIME(DefaultProfile(), "kansa.1", document)))
			if err != nil || !bytes.Equal(again, document) {
				t.Fatal("a document comes back")
			}
		}
	})
}

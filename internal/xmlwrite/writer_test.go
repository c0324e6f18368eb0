package xmlwrite

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/internal/xmltree"
)

func TestWriter(t *testing.T) {
	w := &Writer{}
	root := w.Root("a", "xmlns", "urn:x", "empty", "")
	w.Text(root, "b", "<&>\"\r\n", "lang", "f\"<i")
	w.NA(root, "c")
	w.Optional(root, "d", "x", "")
	out, err := w.Bytes()
	require.NoError(t, err)
	require.Equal(t, "<a xmlns=\"urn:x\"><b lang=\"f&quot;&lt;i\">&lt;&amp;&gt;\"&#xD;\n</b><c nullFlavor=\"NA\"/></a>", string(out))
}

func TestWriterRefusesIllegalText(t *testing.T) {
	for _, bad := range []string{"\x00", "\x01", "\x1f", "\xff", "a\xc3", "\ufffe", "\uffff"} {
		w := &Writer{}
		w.Text(w.Root("a"), "b", bad)
		_, err := w.Bytes()
		require.ErrorIs(t, err, ErrIllegalText, "%q", bad)
		require.Equal(t, "/a/b", w.IllegalAt())
		w = &Writer{}
		w.Root("a", "x", bad)
		_, err = w.Bytes()
		require.ErrorIs(t, err, ErrIllegalText, "%q", bad)
	}
}

// FuzzText: every text that the writer accepts comes back from the strict reader.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a", "<&>\"'\r\n\t", "äö€𝒳", "]]>", "\ufffd"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w := &Writer{}
		w.Text(w.Root("a", "x", s), "b", s)
		out, err := w.Bytes()
		if err != nil {
			if utf8.ValidString(s) && legal(s) {
				t.Fatalf("legal text refused: %q", s)
			}
			return
		}
		doc, err := xmltree.Parse(out, xmltree.Limits{})
		if err != nil {
			t.Fatalf("%q: %v", out, err)
		}
		if got := doc.Root().Child("", "b").Text(); got != s {
			t.Fatalf("text %q became %q", s, got)
		}
		if got, _ := doc.Root().Attr("x"); got != s {
			t.Fatalf("attribute %q became %q", s, got)
		}
	})
}

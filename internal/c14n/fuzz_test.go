package c14n_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

// FuzzCanonical checks the laws of every canonical form: it is well-formed, it
// is its own canonical form, and a sub-tree canonicalised exclusively is its
// own canonical form as a document. How tags are written does not matter.
func FuzzCanonical(f *testing.F) {
	files, err := filepath.Glob("testdata/*.xml")
	require.NoError(f, err)
	for _, name := range files {
		src, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		doc, err := xmltree.Parse(src, xmltree.Limits{Bytes: 1 << 14, Depth: 32})
		if err != nil {
			return
		}
		for _, opt := range []c14n.Options{{}, {Comments: true}, {Method: c14n.Inclusive11}, {Method: c14n.Exclusive, Comments: true}} {
			stable(t, c14n.AppendDocument(nil, doc, opt), opt)
		}
		if other, err := xmltree.Parse(untidy(doc), xmltree.Limits{}); err == nil {
			requireAlike(t, doc, other)
		}
		n := 0
		for e := range doc.Elements() {
			if n++; n > 50 {
				break
			}
			stable(t, c14n.Append(nil, e, c14n.Options{Method: c14n.Exclusive}), c14n.Options{Method: c14n.Exclusive})
			stable(t, c14n.Append(nil, e, c14n.Options{}), c14n.Options{})
		}
	})
}

func stable(t *testing.T, canonical []byte, opt c14n.Options) {
	doc, err := xmltree.Parse(canonical, xmltree.Limits{Attributes: 10_000, Namespaces: 10_000, Reserved: 10_000})
	require.NoError(t, err, "%q", canonical)
	require.Equal(t, string(canonical), string(c14n.AppendDocument(nil, doc, opt)))
}

package xmldsig_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

// FuzzRead runs the whole verification over mutated signatures: it must end,
// and it must not panic.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/signed/*.xml")
	require.NoError(f, err)
	for _, name := range files {
		src, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		doc, err := xmltree.Parse(src, xmltree.Limits{Bytes: 1 << 15, Depth: 32})
		if err != nil {
			return
		}
		n := 0
		for e := range doc.Elements() {
			if !e.Is(xmldsig.Namespace, "Signature") {
				continue
			}
			if n++; n > 3 {
				return
			}
			sig := xmldsig.Read(e, xmldsig.Limits{Tree: xmltree.Limits{Bytes: 1 << 16}})
			_, _ = sig.SignedOctets()
			for i := range sig.References {
				ref := &sig.References[i]
				var streamed bytes.Buffer
				res, err := sig.Write(&streamed, ref)
				if err != nil {
					continue
				}
				require.NotNil(t, res.Node)
				whole, err := sig.Transform(ref, ref.Transforms)
				require.NoError(t, err)
				require.Equal(t, string(whole), streamed.String(), "both ways to the octets")
				require.Equal(t, len(whole), res.Size)
			}
		}
	})
}

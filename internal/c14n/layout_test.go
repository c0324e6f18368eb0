package c14n_test

import (
	"os"
	"testing"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

// untidy returns the document with white space in every tag and a comment in
// every element, so that no part of it is canonical as written. Without comments
// its canonical form is the same.
func untidy(doc *xmltree.Document) []byte {
	var out []byte
	pos := 0
	put := func(to int, text string) {
		out = append(append(out, doc.Source()[pos:to]...), text...)
		pos = to
	}
	var walk func(e *xmltree.Element)
	walk = func(e *xmltree.Element) {
		_, end := e.Range()
		in, stop := e.Inner()
		if e.SelfClosing() {
			put(stop, " ")
			return
		}
		put(in-1, " ")
		put(in, "<!-- -->")
		for c := range e.Children() {
			walk(c)
		}
		put(stop, "<!-- -->")
		put(end-1, " ")
	}
	walk(doc.Root())
	put(len(doc.Source()), "")
	return out
}

// TestLayoutDoesNotMatter: copying what is canonical as written gives what
// writing everything anew gives.
func TestLayoutDoesNotMatter(t *testing.T) {
	sources := [][]byte{[]byte(tagged(1 << 10))}
	for _, f := range ownFiles(t) {
		src, err := os.ReadFile(f)
		require.NoError(t, err)
		sources = append(sources, src)
	}
	for seed := range uint64(2000) {
		sources = append(sources, []byte(generate(seed)))
	}
	copied := 0
	for _, src := range sources {
		doc, err := xmltree.Parse(src, xmltree.Limits{})
		if err != nil {
			continue // two prefixes of one namespace made the same attribute
		}
		other, err := xmltree.Parse(untidy(doc), xmltree.Limits{})
		require.NoError(t, err)
		copied += requireAlike(t, doc, other)
	}
	require.Greater(t, copied, 1000, "elements that are canonical as written")
}

// requireAlike compares the canonical forms of every element and counts those
// that are plain.
func requireAlike(t *testing.T, doc, other *xmltree.Document) (plain int) {
	t.Helper()
	var theirs []*xmltree.Element
	for e := range other.Elements() {
		require.Zero(t, e.Layout()&(xmltree.PlainTag|xmltree.PlainEnd))
		theirs = append(theirs, e)
	}
	i := 0
	for e := range doc.Elements() {
		for _, m := range []c14n.Options{{}, {Method: c14n.Inclusive11}, {Method: c14n.Exclusive}, {Method: c14n.Exclusive, Prefixes: []string{"p", "#default"}}} {
			require.Equal(t, string(c14n.Append(nil, theirs[i], m)), string(c14n.Append(nil, e, m)), "%s of\n%s", e.Path(), doc.Source())
		}
		if e.Layout()&xmltree.PlainTag != 0 {
			plain++
		}
		i++
	}
	return plain
}

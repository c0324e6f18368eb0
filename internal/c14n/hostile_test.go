package c14n_test

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// hostileShape is a document that costs as much as its length allows.
type hostileShape struct {
	name, src string
	opt       c14n.Options
	deepest   bool // the apex is the innermost first child, not the root
}

// within puts content into depth nested elements.
func within(depth int, content string) string {
	return strings.Repeat("<d>", depth) + content + strings.Repeat("</d>", depth)
}

// prefixes are n names of prefixes.
func prefixes(n int) (out []string) {
	for i := range n {
		out = append(out, fmt.Sprintf("p%d", i))
	}
	return out
}

// declaring is an element with n declarations around content.
func declaring(n int, uri, content string) string {
	var b strings.Builder
	b.WriteString("<p0:r")
	for i, p := range prefixes(n) {
		fmt.Fprintf(&b, ` xmlns:%s="%s%d"`, p, uri, i)
	}
	return b.String() + ">" + content + "</p0:r>"
}

// using is an empty element with an attribute of every prefix, last one first.
func using(n int) string {
	list := prefixes(n)
	slices.Reverse(list)
	return "<e " + strings.Join(list, `:a="" `) + `:a=""/>`
}

// nested are depth elements, each with the attributes that write adds, around
// content.
func nested(depth int, write func(b *strings.Builder), content string) string {
	var b strings.Builder
	for range depth {
		b.WriteString("<d")
		write(&b)
		b.WriteString(">")
	}
	return b.String() + content + strings.Repeat("</d>", depth)
}

// xmlAttributes are depth elements, each with many xml attributes of names that
// occur nowhere else, around an element without any.
func xmlAttributes(depth, each int) string {
	n := 0
	return nested(depth, func(b *strings.Builder) {
		for range each {
			fmt.Fprintf(b, ` xml:a%d=""`, n)
			n++
		}
	}, "<e/>")
}

// bases are depth elements whose relative xml:base grows the base by size.
func bases(depth, size int) string {
	base := strings.Repeat("x/", size/2)
	return nested(depth, func(b *strings.Builder) { b.WriteString(` xml:base="` + base + `"`) }, "<e/>")
}

// hostileShapes are the shapes in documents of about size.
func hostileShapes(size int) []hostileShape {
	fill := func(s string) string { return strings.Repeat(s, max(1, size/len(s))) }
	exclusive := c14n.Options{Method: c14n.Exclusive}
	listed := c14n.Options{Method: c14n.Exclusive, Prefixes: prefixes(32)}
	longest := "u:" + strings.Repeat("x", 249)
	unordered := strings.ReplaceAll(using(126), ":a", "")
	return []hostileShape{
		{name: "prefix list", src: within(240, fill(`<a xmlns:b="u:"/>`)), opt: listed},
		{name: "prefix list declared", src: within(240, fill(`<a xmlns:p0="u:"/>`)), opt: listed},
		{name: "inherited attributes", src: xmlAttributes(245, min(120, size/245/15)), deepest: true},
		{name: "joined bases", src: bases(245, size/245), opt: c14n.Options{Method: c14n.Inclusive11}, deepest: true},
		{name: "long namespace", src: `<r:r xmlns:r="u:" xmlns="` + longest + `">` + fill(`<a/>`) + "</r:r>", opt: exclusive},
		{name: "escaped namespace", src: `<r:r xmlns:r="u:" xmlns='u:` + strings.Repeat(`"`, 42) + `'>` + fill(`<a/>`) + "</r:r>", opt: exclusive},
		{name: "long namespaces", src: declaring(120, longest, fill(using(120))), opt: exclusive},
		{name: "rendered prefixes", src: declaring(120, "u:", strings.TrimSuffix(using(120), "/>")+">"+fill(`<p1:a/>`)+"</e>"), opt: exclusive},
		{name: "rendered namespaces", src: declaring(120, "u:", fill(using(120))), opt: exclusive},
		{name: "namespaces in scope", src: declaring(120, "u:", fill("<a/>"))},
		{name: "declarations", src: declaring(120, "u:", fill(`<a xmlns:b="u:"/>`))},
		{name: "declarations of one element", src: "<r>" + fill(declaring(120, "u:", "")) + "</r>"},
		{name: "unordered attributes", src: "<r>" + fill(unordered) + "</r>"},
		{name: "comments", src: "<r>" + fill("<!---->") + "</r>", opt: c14n.Options{Comments: true}},
		{name: "instructions", src: "<r>" + fill("<?a?>") + "</r>"},
		{name: "sections", src: "<r>" + fill("<![CDATA[]]>") + "</r>"},
		{name: "references", src: "<r>" + fill("&lt;") + "</r>"},
		{name: "carriage returns", src: "<r>" + fill("\r") + "</r>"},
		{name: "white space in end tags", src: "<r>" + fill("<a></a"+strings.Repeat(" ", 1000)+">") + "</r>"},
	}
}

// anyReserved lets a document have any number of xml attributes: what they cost
// must not depend on the reader alone.
func anyReserved() xmltree.Limits { return xmltree.Limits{Reserved: 1 << 20} }

func (h hostileShape) apex(t testing.TB) *xmltree.Element {
	t.Helper()
	doc, err := xmltree.Parse([]byte(h.src), anyReserved())
	require.NoError(t, err)
	e := doc.Root()
	for h.deepest && e.FirstChild() != nil {
		e = e.FirstChild()
	}
	return e
}

// BenchmarkHostile writes documents of about 1 MB that are made to be costly.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostileShapes(1 << 20) {
		b.Run(h.name, func(b *testing.B) {
			apex := h.apex(b)
			b.SetBytes(int64(len(h.src)))
			b.ReportAllocs()
			for b.Loop() {
				if err := c14n.Write(io.Discard, apex, h.opt); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestPrefixListBelowApex: a listed prefix is written where it is declared, and
// where nothing hides it not again.
func TestPrefixListBelowApex(t *testing.T) {
	opt := c14n.Options{Method: c14n.Exclusive, Prefixes: []string{"p", "#default", "p", "absent"}}
	for _, c := range []struct{ name, src, want string }{
		{"inherited by the apex", `<r xmlns:p="urn:1"><e><f/></e></r>`, `<e xmlns:p="urn:1"><f></f></e>`},
		{"declared again", `<r xmlns:p="urn:1"><e><f xmlns:p="urn:1"/></e></r>`, `<e xmlns:p="urn:1"><f></f></e>`},
		{"declared otherwise", `<r xmlns:p="urn:1"><e><f xmlns:p="urn:2"><g xmlns:p="urn:1"/></f></e></r>`, `<e xmlns:p="urn:1"><f xmlns:p="urn:2"><g xmlns:p="urn:1"></g></f></e>`},
		{"declared below", `<r><e><f xmlns:p="urn:1"><g/></f><f/></e></r>`, `<e><f xmlns:p="urn:1"><g></g></f><f></f></e>`},
		{"no default any more", `<r xmlns:q="urn:q" xmlns="urn:1"><q:e><q:f xmlns=""><q:g/></q:f></q:e></r>`, `<q:e xmlns="urn:1" xmlns:q="urn:q"><q:f xmlns=""><q:g></q:g></q:f></q:e>`},
		{"no default at all", `<r xmlns:q="urn:q"><q:e><q:f xmlns=""/></q:e></r>`, `<q:e xmlns:q="urn:q"><q:f></q:f></q:e>`},
		{"not listed", `<r xmlns:q="urn:q"><e><f xmlns:q="urn:q"/></e></r>`, `<e><f></f></e>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, string(c14n.Append(nil, parse(t, c.src).Root().FirstChild(), opt)))
		})
	}
}

// TestHostileShapes: what is made to be costly is written as everything else.
func TestHostileShapes(t *testing.T) {
	for _, h := range hostileShapes(4 << 10) {
		t.Run(h.name, func(t *testing.T) {
			apex := h.apex(t)
			var written bytes.Buffer
			require.NoError(t, c14n.Write(&written, apex, h.opt))
			require.Equal(t, string(c14n.Append(nil, apex, h.opt)), written.String())
			stable(t, written.Bytes(), h.opt)
		})
	}
}

// TestLongerIsNotDearer: four times the document takes no more buffers.
func TestLongerIsNotDearer(t *testing.T) {
	long := hostileShapes(64 << 10)
	for i, h := range hostileShapes(16 << 10) {
		if h.deepest {
			continue // all the work is at the apex
		}
		t.Run(h.name, func(t *testing.T) {
			allocations := func(h hostileShape) float64 {
				apex := h.apex(t)
				return testing.AllocsPerRun(1, func() { _ = c14n.Write(io.Discard, apex, h.opt) })
			}
			require.Less(t, allocations(long[i]), allocations(h)+4) // a buffer may grow once more
		})
	}
}

// TestNearestAttributeIsInherited: of many xml attributes the apex has its own
// and the nearest of its ancestors, in order.
func TestNearestAttributeIsInherited(t *testing.T) {
	const depth, names = 30, 90
	level := 0
	src := nested(depth, func(b *strings.Builder) {
		level++
		for i := range names {
			if i%level == 0 && i%7 != level%7 {
				fmt.Fprintf(b, ` xml:a%02d="%d"`, i, level)
			}
		}
	}, "")
	doc, err := xmltree.Parse([]byte(src), anyReserved())
	require.NoError(t, err)
	for e := range doc.Elements() {
		want := "<d"
		for i := range names {
			for p := e; p != nil; p = p.Parent() {
				if v, ok := p.AttrNS(xmltree.XMLNamespace, fmt.Sprintf("a%02d", i)); ok {
					want += fmt.Sprintf(` xml:a%02d="%s"`, i, v)
					break
				}
			}
		}
		got := string(c14n.Append(nil, e, c14n.Options{}))
		require.Equal(t, want, got[:strings.IndexByte(got, '>')])
	}
}

// TestBasesJoinOneByOne: joining a chain of bases is joining the next one to what
// the others gave.
func TestBasesJoinOneByOne(t *testing.T) {
	parts := rapid.SampledFrom([]string{"a", "b.c", "é", "..", ".", "/", "/", "//", "../", "?q", "#f", "%2F", "%41", "%zz", "http://h", "http://h/", "//i/", "%25", " ", "@"})
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.SampledFrom([]string{"", "http://h/", "http://h/a/b", "//i", "/", "x/y/", "../", "%zz"}).Draw(t, "first")
		joined := func(bases ...string) string {
			src := `<r xml:base="` + strings.Join(bases, `"><r xml:base="`) + `"/>` + strings.Repeat("</r>", len(bases)-1)
			doc, err := xmltree.Parse([]byte(src), xmltree.Limits{})
			require.NoError(t, err)
			e := doc.Root()
			for e.FirstChild() != nil {
				e = e.FirstChild()
			}
			again, err := xmltree.Parse(c14n.Append(nil, e, c14n.Options{Method: c14n.Inclusive11}), xmltree.Limits{})
			require.NoError(t, err)
			base, _ := again.Root().AttrNS(xmltree.XMLNamespace, "base")
			return base
		}
		chain, last := []string{first}, first
		for range rapid.IntRange(1, 5).Draw(t, "length") {
			next := strings.Join(rapid.SliceOfN(parts, 0, 4).Draw(t, "reference"), "")
			chain = append(chain, next)
			last = joined(last, next)
			require.Equal(t, last, joined(chain...), "%q", chain)
		}
	})
}

// TestJoinedBasesAreReadOnce: many short bases take no more memory than a few
// long ones.
func TestJoinedBasesAreReadOnce(t *testing.T) {
	allocated := func(depth int) uint64 {
		apex := hostileShape{src: bases(depth, 1<<18/depth), deepest: true}.apex(t)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_ = c14n.Append(nil, apex, c14n.Options{Method: c14n.Inclusive11})
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	require.Less(t, allocated(240), 2*allocated(2))
}

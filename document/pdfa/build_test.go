package pdfa_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"maps"
	"slices"
)

// builder writes a PDF piece by piece, also a broken one.
type builder struct {
	bytes.Buffer
	offsets map[int]int // of the objects since the last section
	size    int
	prev    int // offset of the last section, 0 when there is none
}

func newBuilder(version string) *builder {
	b := &builder{offsets: map[int]int{}, size: 1}
	b.WriteString("%PDF-" + version + "\n%\xe2\xe3\xcf\xd3\n")
	return b
}

// one begins a file of one page that declares part and level; catalog is added
// to the catalogue. Objects from 5 on are free.
func one(version, part, level, catalog string) *builder {
	b := newBuilder(version)
	b.object(1, "<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R "+catalog+" >>")
	b.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	b.object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Resources << >> >>")
	b.stream(4, "/Type /Metadata /Subtype /XML", xmp(part, level))
	return b
}

func (b *builder) object(n int, body string) {
	b.offsets[n] = b.Len()
	b.size = max(b.size, n+1)
	fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", n, body)
}

func (b *builder) stream(n int, keys, data string) {
	b.object(n, fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", keys, len(data), data))
}

// table ends a revision with a classic section; keys are added to the trailer.
func (b *builder) table(keys string) *builder {
	start := b.Len()
	b.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for _, n := range slices.Sorted(maps.Keys(b.offsets)) {
		fmt.Fprintf(b, "%d 1\n%010d 00000 n \n", n, b.offsets[n])
	}
	if b.prev > 0 {
		keys += fmt.Sprintf(" /Prev %d", b.prev)
	}
	fmt.Fprintf(b, "trailer\n<< /Size %d /Root 1 0 R %s >>\n", b.size, keys)
	b.end(start)
	return b
}

// sections writes a cross-reference stream as object n for the objects since the
// last one and the packed ones, which are given with the number of their stream.
func (b *builder) sections(n int, keys string, packed map[int]int) int {
	start := b.Len()
	b.offsets[n], b.size = start, max(b.size, n+1)
	rows := maps.Collect(maps.All(packed))
	for k := range b.offsets {
		rows[k] = -1
	}
	var data, index bytes.Buffer
	for _, k := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(&index, "%d 1 ", k)
		b.size = max(b.size, k+1)
		kind, at := byte(1), b.offsets[k]
		if rows[k] >= 0 {
			kind, at = 2, rows[k]
		}
		data.Write([]byte{kind, byte(at >> 16), byte(at >> 8), byte(at), 0})
	}
	if b.prev > 0 {
		keys += fmt.Sprintf(" /Prev %d", b.prev)
	}
	b.stream(n, fmt.Sprintf("/Type /XRef /Size %d /W [1 3 1] /Index [%s] /Root 1 0 R %s", b.size, index.String(), keys), data.String())
	return start
}

func (b *builder) end(start int) {
	fmt.Fprintf(b, "startxref\n%d\n%%%%EOF\n", start)
	b.prev, b.offsets = start, map[int]int{}
}

// packedObjects is an object stream that holds one object.
func packedObjects(n int, body string) (keys, data string) {
	head := fmt.Sprintf("%d 0 ", n)
	return fmt.Sprintf("/Type /ObjStm /N 1 /First %d", len(head)), head + body
}

func deflated(text string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return b.String()
}

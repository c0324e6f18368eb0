package validation

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"io"
)

// inflated yields what can be decompressed: bytes that are gzip or zlib as a whole,
// and the streams of a PDF.
func (s *search) inflated(src []byte, yield func([]byte) bool) {
	switch {
	case bytes.HasPrefix(src, []byte{0x1f, 0x8b}):
		if r, err := gzip.NewReader(bytes.NewReader(src)); err == nil {
			yield(s.all(r))
		}
	case zlibHead(src):
		s.zlib(src, yield)
	case bytes.Contains(src[:min(len(src), 1024)], []byte("%PDF-")):
		s.streams(src, yield)
	}
}

// streams yields the streams of a PDF that are compressed alone, without any other
// filter; others stand in the file as they are, or cannot be read.
func (s *search) streams(pdf []byte, yield func([]byte) bool) {
	for {
		_, after, found := bytes.Cut(pdf, []byte("stream"))
		if !found {
			return
		}
		pdf = after
		if data := bytes.TrimLeft(after, "\r\n"); zlibHead(data) && !s.zlib(data, yield) {
			return
		}
	}
}

// zlibHead reports whether bytes begin as RFC 1950 says.
func zlibHead(b []byte) bool {
	return len(b) > 2 && b[0]&0x0f == 8 && (int(b[0])<<8+int(b[1]))%31 == 0
}

func (s *search) zlib(src []byte, yield func([]byte) bool) bool {
	r, err := zlib.NewReader(bytes.NewReader(src))
	if err != nil {
		return true
	}
	return yield(s.all(r))
}

// mostInflated bounds what one compressed part may grow to.
const mostInflated = 32 << 20

// all reads what can be read. What comes before an error is looked at.
func (s *search) all(r io.Reader) []byte {
	out, _ := io.ReadAll(io.LimitReader(r, mostInflated+1))
	s.cut = s.cut || len(out) > mostInflated
	return out
}

package pdfa

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
)

// encodings of XMP besides UTF-8, by how the packet begins: with a byte order
// mark or with "<".
var encodings = []struct {
	head  string
	width int
	order binary.ByteOrder
}{
	{"\x00\x00\xfe\xff", 4, binary.BigEndian},
	{"\xff\xfe\x00\x00", 4, binary.LittleEndian},
	{"\x00\x00\x00<", 4, binary.BigEndian},
	{"<\x00\x00\x00", 4, binary.LittleEndian},
	{"\xfe\xff", 2, binary.BigEndian},
	{"\xff\xfe", 2, binary.LittleEndian},
	{"\x00<", 2, binary.BigEndian},
	{"<\x00", 2, binary.LittleEndian},
}

// utf8Text returns the packet in UTF-8 without a byte order mark.
func utf8Text(xmp []byte) []byte {
	for _, e := range encodings {
		if bytes.HasPrefix(xmp, []byte(e.head)) {
			return bytes.TrimPrefix([]byte(wide(xmp, e.width, e.order)), []byte("\ufeff"))
		}
	}
	return bytes.TrimPrefix(xmp, []byte("\ufeff"))
}

func wide(b []byte, width int, order binary.ByteOrder) string {
	if width == 4 {
		out := make([]rune, 0, len(b)/4)
		for ; len(b) >= 4; b = b[4:] {
			out = append(out, rune(order.Uint32(b)&0x7fffffff))
		}
		return string(out)
	}
	units := make([]uint16, 0, len(b)/2)
	for ; len(b) >= 2; b = b[2:] {
		units = append(units, order.Uint16(b))
	}
	return string(utf16.Decode(units))
}

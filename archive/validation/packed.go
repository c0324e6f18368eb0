package validation

import (
	"bytes"
	"encoding/base64"
)

// shortest is the length of Base64 without padding that an identity code takes.
const shortest = 15

// packed yields what stands in a text as Base64: in runs of its characters and single
// line ends. Words are such runs as well, and decode to bytes that mean nothing.
func packed(src []byte, yield func([]byte) bool) {
	for len(src) > 0 {
		n := 0
		for n < len(src) && inBase64(src, n) {
			n++
		}
		if n >= shortest {
			if inner := unpacked(src[:n]); len(inner) > 0 && !yield(inner) {
				return
			}
		}
		src = src[max(n, 1):]
	}
}

// inBase64 reports whether a character may stand in Base64. An empty line ends it:
// it is where a MIME header ends.
func inBase64(src []byte, i int) bool {
	switch c := src[i]; {
	case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/', c == '=', c == '\r', c == ' ', c == '\t':
		return true
	case c == '\n':
		return i > 0 && src[i-1] != '\n' && !bytes.HasSuffix(src[:i], []byte("\n\r"))
	}
	return false
}

// unpacked decodes as many whole groups as there are, or returns nil.
func unpacked(run []byte) []byte {
	text := make([]byte, 0, len(run))
	for _, c := range run {
		if c > ' ' && c != '=' {
			text = append(text, c)
		}
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(text)))
	if len(text)%4 == 1 {
		text = text[:len(text)-1]
	}
	n, err := base64.RawStdEncoding.Decode(out, text)
	if err != nil {
		return nil
	}
	return out[:n]
}

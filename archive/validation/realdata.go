package validation

import (
	"bytes"
	"encoding/base64"
	"iter"
	"unicode/utf8"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/xmltree"
)

// realFrame looks at a frame and at the document that it may carry.
func realFrame(src []byte) bool {
	if realDocument(src) {
		return true
	}
	p, ok := profileOf(src)
	if !ok {
		return false
	}
	f, _, err := archive.DecodeFrame(p, src)
	return err == nil && realDocument(f.Subject.Document)
}

// profileOf returns a profile by which a frame can be read, whatever a vendor's
// own profile calls its interaction and its envelope: the archive's rules do not
// matter here, only what the frame carries.
func profileOf(src []byte) (archive.Profile, bool) {
	p := archive.DefaultProfile()
	doc, err := xmltree.Parse(src, xmltree.Limits{})
	if err != nil {
		return p, false
	}
	message := doc.Root()
	if message.Local() == "Envelope" {
		p.SOAPNamespace.Value = message.Space()
		message = message.Child(message.Space(), "Body").FirstChild()
	}
	p.Archive.Value = message.Local()
	return p, true
}

// realDocument looks at the whole document, the encoded content and display form
// among it.
func realDocument(src []byte) bool {
	if realText(src, 0) {
		return true
	}
	d, err := document.Read(src)
	return err == nil && (realText(d.Content, 0) || realText(d.Display, 0))
}

// mostLayers is how deep texts are looked for in texts: a document in a frame,
// its content in the document, and one more.
const mostLayers = 3

// realText looks for identity codes outside the test series: by the structure
// of XML or JSON where there is one, as plain text otherwise, and in every text
// that stands in it as Base64, whatever the element.
func realText(src []byte, layer int) bool {
	if len(document.LintTestCodes(src)) > 0 || len(document.LintTestContent(nil, src)) > 0 {
		return true
	}
	if layer < mostLayers {
		for text := range packed(src) {
			if realText(text, layer+1) {
				return true
			}
		}
	}
	return false
}

// shortest is the length of Base64 below which no text with an identity code and
// its markup is expected.
const shortest = 24

// packed yields the texts that stand in a text as Base64: in runs of its characters
// and single line ends. Words are such runs as well, but decode to no text.
func packed(src []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for len(src) > 0 {
			n := 0
			for n < len(src) && inBase64(src, n) {
				n++
			}
			if n >= shortest {
				if text := unpacked(src[:n]); isText(text) && !yield(text) {
					return
				}
			}
			src = src[max(n, 1):]
		}
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

// isText reports whether bytes are UTF-8. A run may begin or end inside of a
// character.
func isText(b []byte) bool {
	for i := 0; i < utf8.UTFMax-1 && len(b) > 0 && !utf8.RuneStart(b[0]); i++ {
		b = b[1:]
	}
	for i := 0; i < utf8.UTFMax-1 && len(b) > 0; i++ {
		if r, size := utf8.DecodeLastRune(b); r != utf8.RuneError || size != 1 {
			break
		}
		b = b[:len(b)-1]
	}
	return len(b) > 0 && utf8.Valid(b)
}

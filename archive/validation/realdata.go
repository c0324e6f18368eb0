package validation

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmltree"
)

// Bounds of the search for identity codes: how deep texts are looked for in texts,
// such as a content in a document in a frame, and how many bytes are looked through
// in all, beside a multiple of what is sent.
const (
	mostLayers = 8
	mostBytes  = 64 << 20
	mostTimes  = 16
)

// search looks for identity codes outside the test series. What it sees and does
// not see is told in the package comment.
type search struct {
	left int  // bytes that may still be looked through
	cut  bool // there were more
}

func newSearch(r Request) *search {
	return &search{left: mostBytes + mostTimes*(len(r.Frame)+len(r.Document))}
}

// realFrame looks at a frame and at the document that it may carry.
func (s *search) realFrame(src []byte) bool {
	if s.realDocument(src) {
		return true
	}
	p, ok := profileOf(src)
	if !ok {
		return false
	}
	f, _, err := archive.DecodeFrame(p, src)
	return err == nil && s.realDocument(f.Subject.Document)
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
func (s *search) realDocument(src []byte) bool {
	if s.real(src, 0) {
		return true
	}
	d, err := document.Read(src)
	return err == nil && (s.real(d.Content, 1) || s.real(d.Display, 1) || s.real(d.PDF, 1))
}

// real looks at bytes as they are, by the structure of XML or JSON where they have
// one, and then at everything that can be unpacked from them.
func (s *search) real(src []byte, layer int) bool {
	if s.left -= len(src); s.left < 0 {
		s.cut = true
		return false
	}
	if realCode(src) {
		return true
	}
	if utf8.Valid(src) && (len(document.LintTestCodes(src)) > 0 || len(document.LintTestContent(nil, src)) > 0) {
		return true
	}
	if layer == mostLayers {
		return false
	}
	for _, unpack := range []func([]byte, func([]byte) bool){unescaped, unpadded, s.inflated, packed} {
		found := false
		unpack(src, func(inner []byte) bool {
			found = s.real(inner, layer+1)
			return !found && !s.cut
		})
		if found {
			return true
		}
	}
	return false
}

func realCode(src []byte) bool {
	return slices.ContainsFunc(ident.FindPersonalCodes(string(src)), func(m ident.Match) bool { return !m.Code.IsTest() })
}

// unescaped yields a text without its references of XML and escapes of JSON, unless
// there are none.
func unescaped(src []byte, yield func([]byte) bool) {
	out := make([]byte, 0, len(src))
	for rest := src; ; {
		i := bytes.IndexAny(rest, `&\`)
		if i < 0 {
			if out = append(out, rest...); len(out) < len(src) {
				yield(out)
			}
			return
		}
		out, rest = append(out, rest[:i]...), rest[i:]
		r, n := escape(rest)
		if n == 0 {
			out, rest = append(out, rest[0]), rest[1:]
			continue
		}
		out, rest = utf8.AppendRune(out, r), rest[n:]
	}
}

// escape reads the reference or the \u escape at the start of b; length 0 means
// that there is none.
func escape(b []byte) (rune, int) {
	if b[0] == '&' {
		return xmltree.Reference(b)
	}
	if len(b) < 6 || b[1] != 'u' {
		return 0, 0
	}
	number := rune(0)
	for _, c := range b[2:6] {
		digit := bytes.IndexByte([]byte("0123456789abcdef"), c|0x20)
		if digit < 0 {
			return 0, 0
		}
		number = number<<4 + rune(digit)
	}
	return number, 6
}

// unpadded yields bytes without zeros, which makes ASCII of UTF-16.
func unpadded(src []byte, yield func([]byte) bool) {
	if bytes.IndexByte(src, 0) >= 0 {
		yield(bytes.ReplaceAll(src, []byte{0}, nil))
	}
}

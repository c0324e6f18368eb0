package archive

import (
	"bytes"
	"encoding/base64"
)

// decoder undoes a transfer encoding.
type decoder interface {
	// line takes a piece of a line and the line end before it, nil for none.
	line(before []byte, p piece) *mimeFault

	// finish returns what was decoded.
	finish() ([]byte, *mimeFault)
}

// output collects a document within its limit.
type output struct {
	bytes []byte
	ascii bool // US-ASCII only
}

func (o *output) add(b []byte) *mimeFault {
	if len(o.bytes)+len(b) > maxDocument {
		return faulty(MIMETooLarge)
	}
	o.bytes = append(o.bytes, b...)
	return nil
}

func (o *output) finish() ([]byte, *mimeFault) {
	switch {
	case len(o.bytes) == 0:
		return nil, faulty(MIMEEmpty)
	case o.ascii && !isASCII(o.bytes):
		return nil, faulty(MIMECharset)
	}
	return o.bytes, nil
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

// plainDecoder takes 7bit, 8bit and binary as they are.
type plainDecoder struct {
	*output
	seven bool
}

func (d *plainDecoder) line(before []byte, p piece) *mimeFault {
	if d.seven && !isASCII(p.text) {
		return faulty(MIMEData)
	}
	if fault := d.add(before); fault != nil {
		return fault
	}
	return d.add(p.text)
}

// base64Decoder is strict: padding at the end only, no stray characters but
// white space, no stray bits.
type base64Decoder struct {
	*output
	carry  []byte // up to three characters of an unfinished group
	packed []byte // a line without its white space
	closed bool   // padding was read
}

var strictBase64 = base64.StdEncoding.Strict()

func (d *base64Decoder) line(_ []byte, p piece) *mimeFault {
	text := p.text
	if bytes.IndexByte(text, ' ') >= 0 || bytes.IndexByte(text, '\t') >= 0 || bytes.IndexByte(text, '\r') >= 0 {
		d.packed = appendPacked(d.packed[:0], text)
		text = d.packed
	}
	if len(text) > 0 && d.closed {
		return faulty(MIMEData)
	}
	if len(d.carry) > 0 {
		take := min(4-len(d.carry), len(text))
		d.carry, text = append(d.carry, text[:take]...), text[take:]
		if len(d.carry) < 4 {
			return nil
		}
		if fault := d.groups(d.carry); fault != nil {
			return fault
		}
		d.carry = d.carry[:0]
	}
	whole := len(text) &^ 3
	if fault := d.groups(text[:whole]); fault != nil {
		return fault
	}
	d.carry = append(d.carry, text[whole:]...)
	return nil
}

// groups decodes whole groups of four.
func (d *base64Decoder) groups(text []byte) *mimeFault {
	if len(text) == 0 {
		return nil
	}
	if d.closed {
		return faulty(MIMEData)
	}
	if len(d.bytes)+len(text)/4*3 > maxDocument+2 {
		return faulty(MIMETooLarge)
	}
	out, err := strictBase64.AppendDecode(d.bytes, text)
	if err != nil {
		return faulty(MIMEData)
	}
	d.bytes, d.closed = out, text[len(text)-1] == '='
	return nil
}

func (d *base64Decoder) finish() ([]byte, *mimeFault) {
	switch {
	case len(d.carry) > 0:
		return nil, faulty(MIMEData)
	case len(d.bytes) > maxDocument:
		return nil, faulty(MIMETooLarge)
	}
	return d.output.finish()
}

// appendPacked appends a text without its white space.
func appendPacked(dst, text []byte) []byte {
	for _, c := range text {
		if c != ' ' && c != '\t' && c != '\r' {
			dst = append(dst, c)
		}
	}
	return dst
}

// quotedDecoder reads quoted-printable (RFC 2045, 6.7). Lines may be longer than
// 76 characters, but not longer than the buffer.
type quotedDecoder struct {
	*output
	soft bool // the line before ended in "="
}

func (d *quotedDecoder) line(before []byte, p piece) *mimeFault {
	if !p.first || p.end == nil && !p.last {
		return faulty(MIMEData)
	}
	if !d.soft {
		if fault := d.add(before); fault != nil {
			return fault
		}
	}
	text := bytes.TrimRight(p.text, " \t") // added on the way
	text, d.soft = bytes.CutSuffix(text, []byte("="))
	for {
		i := bytes.IndexByte(text, '=')
		if i < 0 {
			return d.quoted(text)
		}
		if fault := d.quoted(text[:i]); fault != nil {
			return fault
		}
		if len(text) < i+3 {
			return faulty(MIMEData)
		}
		high, low := hexDigit(text[i+1]), hexDigit(text[i+2])
		if high > 15 || low > 15 {
			return faulty(MIMEData)
		}
		if fault := d.add([]byte{high<<4 | low}); fault != nil {
			return fault
		}
		text = text[i+3:]
	}
}

// quoted adds characters that stand for themselves.
func (d *quotedDecoder) quoted(text []byte) *mimeFault {
	if !isASCII(text) {
		return faulty(MIMEData)
	}
	return d.add(text)
}

func (d *quotedDecoder) finish() ([]byte, *mimeFault) {
	if d.soft {
		return nil, faulty(MIMEData)
	}
	return d.output.finish()
}

func hexDigit(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	}
	return 16
}

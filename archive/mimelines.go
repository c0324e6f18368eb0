package archive

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// lineBuffer is the longest piece of a line that is read at once.
const lineBuffer = 64 << 10

// piece is a line, or a part of one that is longer than the buffer. It is valid
// until the next is read.
type piece struct {
	text  []byte
	end   []byte // "\n" or "\r\n"; nil when the line goes on or the text ends
	first bool   // the piece begins its line
	last  bool   // the text ends here
}

// The line ends.
var (
	endLF   = []byte("\n")
	endCRLF = []byte("\r\n")
)

// lineReader cuts a text into lines.
type lineReader struct {
	src    *bufio.Reader
	number int  // of the line that was read last, from 1
	inside bool // the next piece goes on with a line
}

// newLines reads a text of at most size bytes; a short one needs no large buffer.
func newLines(r io.Reader, size int) *lineReader {
	return &lineReader{src: bufio.NewReaderSize(r, min(size+1, lineBuffer))}
}

// skipSpace passes over white space.
func (l *lineReader) skipSpace() {
	for {
		c, err := l.src.ReadByte()
		switch {
		case err != nil:
			return
		case c == '\n':
			l.number++
		case c != ' ' && c != '\t' && c != '\r':
			_ = l.src.UnreadByte()
			return
		}
	}
}

// next returns the next piece; ok is false at the end.
func (l *lineReader) next() (p piece, ok bool) {
	raw, err := l.src.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) && raw[len(raw)-1] == '\r' { // keep CR and LF together
		_ = l.src.UnreadByte()
		raw = raw[:len(raw)-1]
	}
	p = piece{text: raw, first: !l.inside, last: errors.Is(err, io.EOF)}
	if p.last && len(raw) == 0 {
		return piece{}, false
	}
	if p.first {
		l.number++
	}
	l.inside = err != nil
	if err == nil {
		p.text, p.end = raw[:len(raw)-1], endLF
		if bytes.HasSuffix(p.text, []byte("\r")) {
			p.text, p.end = p.text[:len(p.text)-1], endCRLF
		}
	}
	return p, true
}

package archive

import (
	"errors"
	"io"
)

var errTooLarge = errors.New("larger than the limit")

// firstRead is the buffer for an answer of unknown length.
const firstRead = 32 << 10

// readAll reads at most limit bytes. All buffers that it makes are together
// smaller than one and a half times the limit: an announced length is taken at
// its word, and otherwise each buffer is four times as large as the one before
// and the last one as large as the limit.
func readAll(r io.Reader, announced, limit int64) ([]byte, error) {
	if announced > limit {
		return nil, errTooLarge
	}
	size := announced
	if size < 0 {
		size = firstBuffer(limit)
	}
	buf := make([]byte, 0, size)
	for {
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		switch {
		case errors.Is(err, io.EOF):
			return buf, nil
		case err != nil:
			return nil, err
		case len(buf) == cap(buf) && (announced >= 0 || int64(len(buf)) >= limit):
			return end(r, buf)
		case len(buf) == cap(buf):
			buf = append(make([]byte, 0, min(4*int64(cap(buf)), limit)), buf...)
		}
	}
}

// firstBuffer returns a size of at most firstRead that becomes the limit, or a few
// bytes more, by multiplying with four.
func firstBuffer(limit int64) int64 {
	for limit > firstRead {
		limit = (limit + 3) / 4
	}
	return limit
}

// end requires that nothing follows.
func end(r io.Reader, buf []byte) ([]byte, error) {
	var more [1]byte
	switch _, err := io.ReadFull(r, more[:]); {
	case errors.Is(err, io.EOF):
		return buf, nil
	case err != nil:
		return nil, err
	}
	return nil, errTooLarge
}

package pdfa

import (
	"bytes"
	"errors"
)

// header reads "N G obj" at an offset and returns N and the offset behind.
func (f *file) header(at int) (number, body int, ok bool) {
	b := f.src[min(at, len(f.src)):min(at+64, len(f.src))]
	number, rest, ok := digits(b)
	if !ok || classes[b[0]] == space {
		return 0, 0, false
	}
	_, rest, ok = digits(rest)
	rest = bytes.TrimLeft(rest, whiteSpace)
	if !ok || !bytes.HasPrefix(rest, wordObj) {
		return 0, 0, false
	}
	return number, at + len(b) - len(rest) + len(wordObj), true
}

// read reads the value of an object, which can be a stream, and returns where it
// ends.
func (f *file) read(body int) (v any, end int, err error) {
	v, err = f.parser.object(f.src, body)
	d, ok := v.(dict)
	if err != nil || !ok {
		return v, f.parser.pos, err
	}
	follows, err := f.parser.follows("stream")
	if err != nil || !follows {
		return v, f.parser.pos, err
	}
	raw, end, err := f.data(d, f.parser.pos)
	return &stream{dict: d, raw: raw}, end, err
}

var wordEndstream = []byte("endstream")

// data returns the octets of a stream. A length that is not followed by
// endstream is wrong, and the data end at the next endstream.
func (f *file) data(d dict, at int) (raw []byte, end int, err error) {
	rest := f.src[at:]
	rest = bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
	at = len(f.src) - len(rest)
	n, err := f.length(d)
	if err != nil {
		return nil, 0, err
	}
	if n >= 0 && n <= len(rest) {
		if end := f.afterSpace(at + n); bytes.HasPrefix(f.src[end:], wordEndstream) {
			return rest[:n], end + len(wordEndstream), nil
		}
	}
	if f.lastEnd == 0 {
		f.lastEnd = bytes.LastIndex(f.src, wordEndstream)
	}
	if at > f.lastEnd {
		return nil, 0, errMalformed
	}
	n = bytes.Index(rest, wordEndstream)
	if err := spend(&f.budget.octets, n, errRead); err != nil {
		return nil, 0, err
	}
	raw = bytes.TrimSuffix(bytes.TrimSuffix(rest[:n], []byte("\n")), []byte("\r"))
	return raw, at + n + len(wordEndstream), nil
}

// length returns the length that a stream's dictionary gives, or -1. It is
// looked up without reading streams, because those have lengths themselves.
func (f *file) length(d dict) (int, error) {
	v := d.get("Length")
	if r, ok := v.(ref); ok {
		e := f.entries[int(r)]
		_, body, found := f.header(e.at)
		if e.kind != entryPlain || !found {
			return -1, nil
		}
		var err error
		if v, err = f.parser.object(f.src, body); err != nil && !errors.Is(err, errMalformed) {
			return -1, err
		}
	}
	if n, ok := v.(number); ok {
		return int(n), nil
	}
	return -1, nil
}

// resolve follows references to a value; one that leads nowhere is nil.
func (f *file) resolve(v any) (any, error) {
	for range maxHops {
		r, ok := v.(ref)
		if !ok {
			return v, nil
		}
		var err error
		if v, err = f.lookup(int(r)); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// lookup reads the current object of a number, nil when there is none or it
// cannot be read, which is reported elsewhere.
func (f *file) lookup(n int) (any, error) {
	p, ok := f.find(n)
	if !ok {
		return nil, nil
	}
	v, err := f.fetch(p)
	if errors.Is(err, errMalformed) {
		return nil, nil
	}
	return v, err
}

// find returns where the current object of a number stands. A file with broken
// cross-reference sections is read as readers do that repair it: the last object
// of a number counts.
func (f *file) find(n int) (place, bool) {
	if p, ok := f.last[n]; ok && f.broken {
		return p, true
	}
	switch e := f.entries[n]; e.kind {
	case entryPlain:
		return place{number: n, offset: e.at, container: noContainer}, true
	case entryPacked:
		stream := f.entries[e.at]
		offset, ok := f.packed[stream.at].offsets[n]
		return place{number: n, offset: offset, container: stream.at}, ok && stream.kind == entryPlain
	}
	return place{}, false
}

// fetch reads the object at a place.
func (f *file) fetch(p place) (any, error) {
	if p.container != noContainer {
		return f.parser.object(f.packed[p.container].octets, p.offset)
	}
	_, body, ok := f.header(p.offset)
	if !ok {
		return nil, errMalformed
	}
	v, _, err := f.read(body)
	return v, err
}

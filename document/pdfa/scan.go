package pdfa

import (
	"bytes"
	"errors"
)

var (
	wordObj     = []byte("obj")
	wordTrailer = []byte("trailer")
)

// scan goes through the file from head to end and visits everything that looks
// like an object, whatever the cross-reference sections say of it. It reads the
// octets of a stream's data only when that is an object stream.
func (f *file) scan() error {
	for at := 0; ; {
		i := bytes.Index(f.src[at:], wordObj)
		if i < 0 {
			return f.gap(f.src[at:], at)
		}
		word := at + i
		number, offset, ok := f.before(word, at)
		ok = ok && !letter(f.src, word+len(wordObj))
		if !ok {
			offset = word + len(wordObj)
		}
		if err := f.gap(f.src[at:offset], at); err != nil {
			return err
		}
		at = word + len(wordObj)
		if !ok {
			continue
		}
		end, err := f.visit(number, offset, at)
		if err != nil {
			return err
		}
		at = max(at, end)
	}
}

// before reads the two numbers that end at word, down to from, and returns the
// first and its offset.
func (f *file) before(word, from int) (number, offset int, ok bool) {
	_, at, ok := f.digitsBefore(word, from)
	if !ok {
		return 0, 0, false
	}
	number, offset, ok = f.digitsBefore(at, from)
	return number, offset, ok && offset < at
}

// letter reports whether a longer word goes on at an offset.
func letter(src []byte, at int) bool {
	return at < len(src) && (src[at]|0x20 >= 'a' && src[at]|0x20 <= 'z')
}

func (f *file) digitsBefore(at, from int) (n, start int, ok bool) {
	for at > from && classes[f.src[at-1]] == space {
		at--
	}
	start = at
	for start > from && at-start < 10 && f.src[start-1] >= '0' && f.src[start-1] <= '9' {
		start--
	}
	n, _, ok = digits(f.src[start:at])
	return n, start, ok
}

// gap looks for trailers between two objects.
func (f *file) gap(octets []byte, at int) error {
	for {
		i := bytes.Index(octets, wordTrailer)
		if i < 0 {
			return nil
		}
		octets, at = octets[i+len(wordTrailer):], at+i+len(wordTrailer)
		if _, err := f.trailer(at); err != nil {
			return err
		}
	}
}

// trailer reads the trailer dictionary at an offset, or returns nil.
func (f *file) trailer(at int) (dict, error) {
	v, err := f.parser.object(f.src, at)
	if err != nil && !errors.Is(err, errMalformed) {
		return nil, err
	}
	d, ok := v.(dict)
	if ok {
		f.addTrailer(d)
	}
	return d, nil
}

// addTrailer keeps what is needed of a trailer. Encryption counts in any of them,
// because the objects of all revisions stand in the file.
func (f *file) addTrailer(d dict) {
	f.encrypted = f.encrypted || d.has("Encrypt")
	if root, ok := d.get("Root").(ref); ok {
		f.roots = append(f.roots, root)
	}
}

// visit notes the object whose value begins at body and returns where it ends,
// or 0 when it cannot be read.
func (f *file) visit(number, offset, body int) (end int, err error) {
	p := place{number: number, offset: offset, container: noContainer}
	v, end, err := f.read(body)
	if err := f.note(object{p, firstLook(v)}); err != nil {
		return 0, err
	}
	switch {
	case errors.Is(err, errMalformed):
		f.unreadable = append(f.unreadable, p)
		return 0, nil
	case err != nil:
		return 0, err
	}
	if s, ok := v.(*stream); ok {
		switch {
		case s.dict.get("Type") == name("XRef"):
			f.addTrailer(s.dict)
		case s.dict.get("Type") == name("ObjStm"), s.dict.has("First") && s.dict.has("N"):
			f.containers = append(f.containers, container{p, s})
		}
	}
	return end, nil
}

func (f *file) note(o object) error {
	if len(f.objects) == maxObjects {
		return errObjects
	}
	f.objects = append(f.objects, o)
	f.last[o.place.number] = o.place
	return nil
}

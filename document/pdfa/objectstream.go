package pdfa

import "errors"

// container is an object stream that was found (ISO 32000-1, 7.5.7).
type container struct {
	place  place
	stream *stream
}

// packed is an object stream that was unpacked.
type packed struct {
	octets  []byte
	offsets map[int]int // of its objects, by their numbers
}

// unpackContainers unpacks every object stream and notes the objects in it. The
// streams of an encrypted file cannot be read.
func (f *file) unpackContainers() error {
	if f.encrypted {
		return nil
	}
	for _, c := range f.containers {
		err := f.unpackContainer(c)
		if errors.Is(err, errMalformed) {
			f.unreadable = append(f.unreadable, c.place)
		} else if err != nil {
			return err
		}
	}
	return nil
}

func (f *file) unpackContainer(c container) error {
	octets, err := f.unpackCounted(c.stream)
	if err != nil {
		return err
	}
	count, counted := c.stream.dict.get("N").(number)
	first, ok := c.stream.dict.get("First").(number)
	if octets == nil || !counted || !ok || count < 0 || first < 0 {
		return errMalformed
	}
	s := packed{octets: octets, offsets: map[int]int{}}
	f.packed[c.place.offset] = s
	head := octets[:min(int(first), len(octets))]
	for range count {
		n, rest, ok := digits(head)
		offset, rest, valid := digits(rest)
		at := int(first) + offset
		if !ok || !valid || at >= len(octets) {
			return errMalformed
		}
		head = rest
		s.offsets[n] = at
		if err := f.note(object{place{number: n, offset: at, container: c.place.offset}, later}); err != nil {
			return err
		}
	}
	return nil
}

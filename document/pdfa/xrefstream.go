package pdfa

import "errors"

// xrefStream reads the cross-reference stream at an offset (ISO 32000-1, 7.5.8)
// and returns its dictionary, which is a trailer, or nil when it cannot be read.
func (f *file) xrefStream(at, section int, location string) (dict, error) {
	at = f.afterSpace(at)
	_, body, ok := f.header(at)
	if !ok {
		f.distrust(location, "the offset does not point at a cross-reference section")
		return nil, nil
	}
	v, _, err := f.read(body)
	if err != nil && !errors.Is(err, errMalformed) {
		return nil, err
	}
	s, ok := v.(*stream)
	if !ok || s.dict.get("Type") != name("XRef") {
		f.distrust(location, "the offset does not point at a cross-reference section")
		return nil, nil
	}
	rows, err := f.unpackCounted(s)
	if err != nil {
		return nil, err
	}
	fields, ok := widths(s.dict)
	if rows == nil || !ok {
		f.distrust(location, "the cross-reference stream cannot be read")
		return nil, nil
	}
	f.addTrailer(s.dict)
	return s.dict, f.rows(rows, fields, s.dict, section)
}

// widths returns the three widths of W.
func widths(d dict) (w [3]int, ok bool) {
	a, _ := d.get("W").(array)
	if len(a) < len(w) {
		return w, false
	}
	for i := range w {
		n, ok := a[i].(number)
		if !ok || n < 0 || n > 8 {
			return w, false
		}
		w[i] = int(n)
	}
	return w, w[1] > 0
}

// rows enters what the stream says of the objects of Index.
func (f *file) rows(rows []byte, w [3]int, d dict, section int) error {
	index, ok := d.get("Index").(array)
	if !ok {
		index = array{number(0), d.get("Size")}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, ok := index[i].(number)
		count, valid := index[i+1].(number)
		if !ok || !valid || first < 0 {
			f.distrust("/xref", "a subsection of the cross-reference stream cannot be read")
			return nil
		}
		for n := int(first); n < int(first)+int(count); n++ {
			if len(rows) < w[0]+w[1]+w[2] {
				f.distrust("/xref", "the cross-reference stream ends early")
				return nil
			}
			e := entry{kind: entryPlain, section: section, at: field(rows[w[0] : w[0]+w[1]])}
			if w[0] > 0 {
				e.kind = byte(min(field(rows[:w[0]]), 255))
			}
			if e.kind > entryPacked {
				e.kind = entryFree // to be taken as null
			}
			if err := f.enter(n, e); err != nil {
				return err
			}
			rows = rows[w[0]+w[1]+w[2]:]
		}
	}
	return nil
}

// field is a number with the highest octet first, at most the largest offset.
func field(b []byte) int {
	n := 0
	for _, c := range b {
		if n = n<<8 | int(c); n > 1<<40 {
			return 1 << 40
		}
	}
	return n
}

package pdfa

import (
	"fmt"
	"maps"
	"slices"
)

// entry is what a cross-reference section says of an object.
type entry struct {
	kind    byte
	section int // number of the section, the newest first
	at      int // offset, or the number of the object stream
}

// Kinds of entries (ISO 32000-1, 7.5.8.3).
const (
	entryFree byte = iota
	entryPlain
	entryPacked
)

// enter keeps what section says of object n. The newest section counts; a free
// entry gives way to one of the same section, which is how hybrid files hide
// objects from old readers (7.5.8.4).
func (f *file) enter(n int, e entry) error {
	if err := spend(&f.budget.entries, 1, errObjects); err != nil {
		return err
	}
	if e.kind == entryPlain {
		e.at = f.afterSpace(e.at)
	}
	old, known := f.entries[n]
	switch {
	case !known, old.section == e.section && old.kind == entryFree:
		f.entries[n] = e
	case old.section == e.section && e.kind != entryFree:
		f.hidden[n] = e
	}
	return nil
}

// afterSpace returns where the object begins to which an offset points: some
// writers point at the end of line before it.
func (f *file) afterSpace(at int) int {
	if at < 0 || at > len(f.src) {
		return len(f.src)
	}
	for end := min(len(f.src), at+8); at < end && classes[f.src[at]] == space; {
		at++
	}
	return at
}

// is reports whether e speaks of the object at p.
func (f *file) is(e entry, p place) bool {
	switch e.kind {
	case entryPlain:
		return p.container == noContainer && p.offset == e.at
	case entryPacked:
		stream := f.entries[e.at]
		return p.container != noContainer && stream.kind == entryPlain && stream.at == p.container
	}
	return false
}

// current reports whether a reader of the newest revision sees the object at p.
// When the cross-reference sections are broken, readers search for objects, so
// that any may be seen.
func (f *file) current(p place) bool {
	return f.broken || f.is(f.entries[p.number], p) || f.is(f.hidden[p.number], p)
}

// checkPlain finds entries that point at no object or at another one. An object
// that stands inside another's octets is visited all the same.
func (f *file) checkPlain() error {
	numbers := map[int]int{}
	for _, o := range f.objects {
		numbers[o.place.offset] = o.place.number
	}
	for n, e := range f.allEntries {
		if e.kind != entryPlain {
			continue
		}
		got, seen := numbers[e.at]
		if seen && got == n {
			continue
		}
		f.wrongEntry(n)
		if number, body, ok := f.header(e.at); ok && !seen {
			numbers[e.at] = number
			if _, err := f.visit(number, e.at, body); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkPacked finds entries that name an object stream without the object.
// Streams of an encrypted file cannot be looked into.
func (f *file) checkPacked() {
	for n, e := range f.allEntries {
		if e.kind != entryPacked || f.encrypted {
			continue
		}
		stream := f.entries[e.at]
		if _, ok := f.packed[stream.at].offsets[n]; stream.kind != entryPlain || !ok {
			f.wrongEntry(n)
		}
	}
}

// allEntries yields the entries in the order of the objects' numbers.
func (f *file) allEntries(yield func(int, entry) bool) {
	for _, entries := range []map[int]entry{f.entries, f.hidden} {
		for _, n := range slices.Sorted(maps.Keys(entries)) {
			if !yield(n, entries[n]) {
				return
			}
		}
	}
}

func (f *file) wrongEntry(n int) {
	if f.wrong++; f.wrong <= maxXRefFindings {
		f.distrust(fmt.Sprintf("/xref/object %d", n), "the cross-reference table points at the wrong place")
	}
}

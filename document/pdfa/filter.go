package pdfa

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
)

// unpackCounted unpacks an object stream or a cross-reference stream, of which a
// file may have a limited number. The octets are nil when they cannot be unpacked.
func (f *file) unpackCounted(s *stream) ([]byte, error) {
	if err := spend(&f.budget.streams, 1, errStreams); err != nil {
		return nil, err
	}
	octets, beyond, err := f.unpack(s, maxUnpacked)
	if beyond {
		return nil, errUnpacked
	}
	return octets, err
}

// unpack unpacks a stream to at most limit octets, or what the file has left,
// and reports whether there are more. Only FlateDecode is known: PDF/A forbids
// LZW, and what else filters do is of no use for structure. The octets are nil
// when they cannot be unpacked.
func (f *file) unpack(s *stream, limit int) (octets []byte, beyond bool, err error) {
	filter, err := f.only(s.dict.get("Filter"))
	if err != nil {
		return nil, false, err
	}
	parms, err := f.only(s.dict.get("DecodeParms"))
	if err != nil || s.dict.has("F") {
		return nil, false, err // F: the data are in another file
	}
	switch filter {
	case nil:
		return s.raw[:min(len(s.raw), limit)], len(s.raw) > limit, nil
	case name("FlateDecode"), name("Fl"):
		limit = min(limit, f.budget.unpacked)
		octets = f.inflate(s.raw, limit)
		beyond = len(octets) > limit
		d, _ := parms.(dict)
		return unpredict(octets[:min(len(octets), limit)], d), beyond, nil
	}
	return nil, false, nil
}

// only returns the value that v is or that is alone in the array v. More than
// one filter is nothing that unpack knows.
func (f *file) only(v any) (any, error) {
	v, err := f.resolve(v)
	a, ok := v.(array)
	if err != nil || !ok {
		return v, err
	}
	switch len(a) {
	case 0:
		return nil, nil
	case 1:
		return f.resolve(a[0])
	}
	return other, nil
}

// inflate unpacks at most one octet more than limit. It keeps what was unpacked
// before an end that comes too early, and does not mind a wrong checksum: both
// are found in real files. What it unpacks is taken from the budget even when
// the rest is damaged.
func (f *file) inflate(raw []byte, limit int) []byte {
	r := bytes.NewReader(raw)
	if f.zlib == nil {
		z, err := zlib.NewReader(r)
		if err != nil {
			return nil
		}
		f.zlib = z
	} else if err := f.zlib.(zlib.Resetter).Reset(r, nil); err != nil {
		return nil
	}
	octets, err := io.ReadAll(io.LimitReader(f.zlib, int64(limit)+1))
	f.budget.unpacked = max(0, f.budget.unpacked-len(octets))
	if err != nil && !errors.Is(err, zlib.ErrChecksum) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return octets
}

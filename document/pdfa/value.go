package pdfa

// The values of a PDF (ISO 32000-1, 7.3). null is nil; what need not be told
// apart, such as strings and reals, is a plain.
type (
	name   string
	number int
	ref    int   // the number of an indirect object
	array  []any // values
	dict   []any // name, value, name, value; a key can stand twice in a hostile file
	plain  byte
)

const (
	literal plain = iota // a string
	other                // a real or a boolean
)

// stream is a dictionary with octets, still packed.
type stream struct {
	dict dict
	raw  []byte
}

// get returns the first value of a key, or nil.
func (d dict) get(key name) any {
	for i := 0; i < len(d); i += 2 {
		if d[i] == key {
			return d[i+1]
		}
	}
	return nil
}

// has reports whether a key stands in d with a value that is not null.
func (d dict) has(key name) bool { return d.get(key) != nil }

// number returns the value of a key that must be a number of at least 0.
func (d dict) number(key name) (int, bool) {
	n, ok := d.get(key).(number)
	return int(n), ok && n >= 0
}

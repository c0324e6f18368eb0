package document

import "unicode/utf8"

// Limits of a content. They are far above what a document of social welfare
// holds and low enough that a hostile content is refused within a second.
const (
	MaxContent = 8 << 20 // bytes
	MaxDepth   = 64      // nested objects and arrays
	MaxValues  = 60_000  // values of all kinds, keys not counted
	maxNumber  = 64      // bytes of a number's text
)

// jsonFault is one thing that is wrong with a text as JSON, before any
// structure is looked at.
type jsonFault struct {
	kind  faultKind
	at    place // cloned
	byte  int   // offset from 0
	fatal bool
}

type faultKind int

const (
	faultSyntax faultKind = iota
	faultEncoding
	faultDuplicate
	faultTrailing
	faultSize
	faultDepth
	faultValues
	faultNumber
	faultCharacter
)

// jsonParser reads a content strictly: UTF-8 only, no duplicate keys, no lone
// surrogates, no characters that XML 1.0 cannot carry, nothing after the value,
// all within limits. encoding/json lets the first five through, some of them
// silently changed. Values are what encoding/json makes with UseNumber.
type jsonParser struct {
	data   []byte
	pos    int
	values int
	at     place
	keys   map[string]string // interned keys; others are allocated
	faults []jsonFault
	see    func(at place, text []byte) // called with every string and key, when set
}

// parseJSON returns the value, or ok = false after a fatal fault.
func parseJSON(data []byte, keys map[string]string) (v any, faults []jsonFault, ok bool) {
	p := &jsonParser{data: data, keys: keys, at: make(place, 0, 16)}
	if len(data) > MaxContent {
		p.fault(faultSize, true)
		return nil, p.faults, false
	}
	v, ok = p.value(0)
	if !ok {
		return nil, p.faults, false
	}
	p.space()
	if p.pos < len(data) {
		p.fault(faultTrailing, true)
		return nil, p.faults, false
	}
	return v, p.faults, true
}

const maxFaults = 100

func (p *jsonParser) fault(kind faultKind, fatal bool) bool {
	if len(p.faults) < maxFaults || fatal {
		at := append(place(nil), p.at...)
		p.faults = append(p.faults, jsonFault{kind: kind, at: at, byte: p.pos, fatal: fatal})
	}
	return !fatal
}

func (p *jsonParser) space() {
	for p.pos < len(p.data) {
		switch p.data[p.pos] {
		case ' ', '\t', '\n', '\r':
			p.pos++
		default:
			return
		}
	}
}

func (p *jsonParser) peek() byte {
	if p.pos < len(p.data) {
		return p.data[p.pos]
	}
	return 0
}

func (p *jsonParser) value(depth int) (any, bool) {
	p.space()
	if p.values++; p.values > MaxValues {
		return nil, p.fault(faultValues, true)
	}
	switch c := p.peek(); {
	case c == '{' || c == '[':
		if depth >= MaxDepth {
			return nil, p.fault(faultDepth, true)
		}
		if c == '{' {
			return p.object(depth + 1)
		}
		return p.array(depth + 1)
	case c == '"':
		return p.stringValue()
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	case c == 't':
		return true, p.literal("true")
	case c == 'f':
		return false, p.literal("false")
	case c == 'n':
		return nil, p.literal("null")
	}
	return nil, p.fault(faultSyntax, true)
}

func (p *jsonParser) literal(text string) bool {
	if len(p.data)-p.pos < len(text) || string(p.data[p.pos:p.pos+len(text)]) != text {
		return p.fault(faultSyntax, true)
	}
	p.pos += len(text)
	return true
}

func (p *jsonParser) stringValue() (any, bool) {
	raw, ok := p.text()
	if !ok {
		return nil, false
	}
	if p.see != nil {
		p.see(p.at, raw)
	}
	return string(raw), true
}

func (p *jsonParser) object(depth int) (any, bool) {
	p.pos++
	obj := map[string]any{}
	for first := true; ; first = false {
		p.space()
		if p.peek() == '}' && first {
			p.pos++
			return obj, true
		}
		if p.peek() != '"' {
			return nil, p.fault(faultSyntax, true)
		}
		raw, ok := p.text()
		if !ok {
			return nil, false
		}
		key, known := p.keys[string(raw)]
		if !known {
			key = string(raw)
		}
		p.at = p.at.key(key)
		if p.see != nil {
			p.see(p.at, raw)
		}
		if _, dup := obj[key]; dup {
			p.fault(faultDuplicate, false)
		}
		p.space()
		if !p.literal(":") {
			return nil, false
		}
		v, ok := p.value(depth)
		if !ok {
			return nil, false
		}
		obj[key] = v
		p.at = p.at[:len(p.at)-1]
		if more, ok := p.next('}'); !more {
			return obj, ok
		}
	}
}

func (p *jsonParser) array(depth int) (any, bool) {
	p.pos++
	list := []any{}
	p.space()
	if p.peek() == ']' {
		p.pos++
		return list, true
	}
	for {
		p.at = p.at.item(len(list))
		v, ok := p.value(depth)
		if !ok {
			return nil, false
		}
		list = append(list, v)
		p.at = p.at[:len(p.at)-1]
		if more, ok := p.next(']'); !more {
			return list, ok
		}
	}
}

// next consumes a comma (more) or the closing bracket.
func (p *jsonParser) next(end byte) (more, ok bool) {
	p.space()
	switch p.peek() {
	case ',':
		p.pos++
		return true, true
	case end:
		p.pos++
		return false, true
	}
	return false, p.fault(faultSyntax, true)
}

// text reads a string. The result is a slice of the data when nothing is
// escaped.
func (p *jsonParser) text() ([]byte, bool) {
	p.pos++
	start := p.pos
	for p.pos < len(p.data) {
		switch c := p.data[p.pos]; {
		case c == '"':
			raw := p.data[start:p.pos]
			p.pos++
			return raw, true
		case c == '\\':
			return p.escaped(append([]byte(nil), p.data[start:p.pos]...))
		case c < 0x20:
			return nil, p.fault(faultSyntax, true)
		case c < utf8.RuneSelf:
			p.pos++
		default:
			if !p.wide() {
				return nil, false
			}
		}
	}
	return nil, p.fault(faultSyntax, true)
}

// wide steps over one character beyond ASCII.
func (p *jsonParser) wide() bool {
	r, size := utf8.DecodeRune(p.data[p.pos:])
	if r == utf8.RuneError && size <= 1 {
		return p.fault(faultEncoding, true)
	}
	if !isXMLChar(r) {
		p.fault(faultCharacter, false)
	}
	p.pos += size
	return true
}

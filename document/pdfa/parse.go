package pdfa

import (
	"bytes"
	"errors"
)

var errMalformed = errors.New("pdfa: an object cannot be read")

// parser reads values from octets. One serves a whole file: it is pointed at
// octets and a position by object.
type parser struct {
	src    []byte
	pos    int
	value  any    // of the last token
	word   string // of the last token
	stack  []any  // values of the containers that are open
	count  int    // values of the object being read
	budget *budget
	names  map[string]any // names seen, by their octets
}

// object reads the value of src at pos; p.pos is then where it ends. What it
// costs is taken from the budget, also when it cannot be read.
func (p *parser) object(src []byte, pos int) (any, error) {
	p.src, p.pos, p.count, p.stack = src, pos, 0, p.stack[:0]
	v, err := p.one()
	if spent := p.paid(pos); spent != nil {
		return nil, spent
	}
	return v, err
}

func (p *parser) one() (any, error) {
	t := p.next()
	if t != tokenValue {
		return p.container(t, 1)
	}
	if err := p.spend(); err != nil {
		return nil, err
	}
	v, end := p.value, p.pos
	if n, ok := v.(number); ok && p.refers() {
		return ref(n), nil
	}
	err := p.paid(end)
	p.pos = end
	return v, err
}

// refers reports whether the number just read begins a reference.
func (p *parser) refers() bool {
	if p.next() != tokenValue {
		return false
	}
	_, ok := p.value.(number)
	return ok && p.next() == tokenWord && p.word == "R"
}

// follows reports whether a keyword stands after the object just read, and moves
// behind it when it does.
func (p *parser) follows(word string) (bool, error) {
	end := p.pos
	p.skipSpace()
	err := p.paid(end)
	if err == nil && bytes.HasPrefix(p.src[p.pos:], []byte(word)) {
		p.pos += len(word)
		return true, nil
	}
	p.pos = end
	return false, err
}

// paid takes the octets read since from from the budget.
func (p *parser) paid(from int) error { return spend(&p.budget.octets, p.pos-from, errRead) }

func (p *parser) spend() error {
	if p.count++; p.count > maxInObject {
		return errInObject
	}
	return spend(&p.budget.values, 1, errValues)
}

// container reads the array or dictionary that t opened.
func (p *parser) container(t token, depth int) (any, error) {
	if t != tokenArray && t != tokenDict {
		return nil, errMalformed
	}
	if depth > maxDepth {
		return nil, errDepth
	}
	if err := p.spend(); err != nil {
		return nil, err
	}
	start := len(p.stack)
	end, err := p.items(start, depth)
	if err != nil {
		return nil, err
	}
	items := append([]any(nil), p.stack[start:]...)
	p.stack = p.stack[:start]
	switch {
	case t == tokenArray && end == tokenArrayEnd:
		return array(items), nil
	case t == tokenDict && end == tokenDictEnd && keyed(items):
		return dict(items), nil
	}
	return nil, errMalformed
}

// items pushes values until a token that is none, and returns that. The stack
// up to start belongs to the containers around.
func (p *parser) items(start, depth int) (token, error) {
	for {
		switch t := p.next(); t {
		case tokenValue:
			p.stack = append(p.stack, p.value)
		case tokenArray, tokenDict:
			v, err := p.container(t, depth+1)
			if err != nil {
				return 0, err
			}
			p.stack = append(p.stack, v)
			continue // it was counted
		case tokenWord:
			if p.word != "R" || !p.refer(start) {
				return 0, errMalformed
			}
			continue
		default:
			return t, nil
		}
		if err := p.spend(); err != nil {
			return 0, err
		}
	}
}

// refer makes a reference of the two numbers that end the stack.
func (p *parser) refer(start int) bool {
	i := len(p.stack) - 2
	if i < start {
		return false
	}
	n, ok := p.stack[i].(number)
	_, gen := p.stack[i+1].(number)
	if !ok || !gen {
		return false
	}
	p.stack = append(p.stack[:i], ref(n))
	return true
}

// keyed reports whether every other item is a name.
func keyed(items []any) bool {
	for i := 0; i < len(items); i += 2 {
		if _, ok := items[i].(name); !ok {
			return false
		}
	}
	return len(items)%2 == 0
}

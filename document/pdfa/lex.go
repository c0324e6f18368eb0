package pdfa

import "strconv"

// kind of a token.
type token byte

const (
	tokenEnd        token = iota // the octets end
	tokenValue                   // a value without parts
	tokenArray                   // [
	tokenArrayEnd                // ]
	tokenDict                    // <<
	tokenDictEnd                 // >>
	tokenWord                    // a keyword
	tokenUnreadable              // no token
)

// Classes of octets (ISO 32000-1, 7.2.2).
const (
	regular byte = iota
	space
	delimiter
)

var classes = func() (c [256]byte) {
	for _, b := range "\x00\t\n\f\r " {
		c[b] = space
	}
	for _, b := range "()<>[]{}/%" {
		c[b] = delimiter
	}
	return c
}()

// next reads one token. A value is in p.value and a keyword in p.word.
func (p *parser) next() token {
	p.skipSpace()
	if p.pos >= len(p.src) {
		return tokenEnd
	}
	switch b := p.src[p.pos]; b {
	case '/':
		return p.lexName()
	case '(':
		return p.lexString()
	case '<':
		if p.pos+1 < len(p.src) && p.src[p.pos+1] == '<' {
			return p.take(2, tokenDict)
		}
		return p.lexHex()
	case '>':
		if p.pos+1 < len(p.src) && p.src[p.pos+1] == '>' {
			return p.take(2, tokenDictEnd)
		}
		return tokenUnreadable
	case '[':
		return p.take(1, tokenArray)
	case ']':
		return p.take(1, tokenArrayEnd)
	case ')', '{', '}':
		return tokenUnreadable
	}
	return p.lexRegular()
}

func (p *parser) take(n int, t token) token {
	p.pos += n
	return t
}

// skipSpace skips white space and comments.
func (p *parser) skipSpace() {
	for p.pos < len(p.src) {
		switch b := p.src[p.pos]; {
		case classes[b] == space:
			p.pos++
		case b == '%':
			for p.pos < len(p.src) && p.src[p.pos] != '\n' && p.src[p.pos] != '\r' {
				p.pos++
			}
		default:
			return
		}
	}
}

// run returns the regular octets from pos on.
func (p *parser) run() []byte {
	start := p.pos
	for p.pos < len(p.src) && classes[p.src[p.pos]] == regular {
		p.pos++
	}
	return p.src[start:p.pos]
}

// lexName reads a name; octets written as #xx are decoded (7.3.5), so that
// /J#61vaScript is what it is.
func (p *parser) lexName() token {
	p.pos++
	raw := p.run()
	v, known := p.names[string(raw)]
	if !known {
		v = name(unescape(raw))
		if len(p.names) < 4096 {
			p.names[string(raw)] = v
		}
	}
	p.value = v
	return tokenValue
}

func unescape(raw []byte) []byte {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if b, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(b))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return out
}

// lexString skips a string in parentheses (7.3.4.2).
func (p *parser) lexString() token {
	open := 0
	for ; p.pos < len(p.src); p.pos++ {
		switch p.src[p.pos] {
		case '\\':
			p.pos++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				p.value = literal
				return p.take(1, tokenValue)
			}
		}
	}
	p.pos = len(p.src)
	return tokenUnreadable
}

// lexHex skips a string in hexadecimal (7.3.4.3).
func (p *parser) lexHex() token {
	for p.pos++; p.pos < len(p.src); p.pos++ {
		switch b := p.src[p.pos]; {
		case b == '>':
			p.value = literal
			return p.take(1, tokenValue)
		case classes[b] == delimiter:
			return tokenUnreadable
		}
	}
	return tokenUnreadable
}

// lexRegular reads a number or a keyword.
func (p *parser) lexRegular() token {
	raw := p.run()
	digits, numeric := true, true
	for i, b := range raw {
		digit := b >= '0' && b <= '9'
		digits = digits && (digit || i == 0 && len(raw) > 1 && (b == '-' || b == '+'))
		numeric = numeric && (digit || b == '-' || b == '+' || b == '.')
	}
	p.value = other
	switch {
	case digits && len(raw) <= 10:
		n, _ := strconv.ParseInt(string(raw), 10, 64)
		p.value = number(n)
		return tokenValue
	case numeric:
		return tokenValue
	}
	switch word := string(raw); word {
	case "true", "false":
		return tokenValue
	case "null":
		p.value = nil
		return tokenValue
	default:
		p.word = word
		return tokenWord
	}
}

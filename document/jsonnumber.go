package document

import (
	"encoding/json"
	"strconv"
)

// number reads a number; one that does not fit a double or has more than
// maxNumber bytes is a fault and read as 0.
func (p *jsonParser) number() (any, bool) {
	start := p.pos
	if !p.integer() || !p.fraction() || !p.exponent() {
		return nil, p.fault(faultSyntax, true)
	}
	text := string(p.data[start:p.pos])
	if _, err := strconv.ParseFloat(text, 64); err != nil || len(text) > maxNumber {
		p.fault(faultNumber, false)
		return json.Number("0"), true // stands in, so that nothing computes with it
	}
	return json.Number(text), true
}

func (p *jsonParser) digits() bool {
	start := p.pos
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		p.pos++
	}
	return p.pos > start
}

func (p *jsonParser) integer() bool {
	if p.peek() == '-' {
		p.pos++
	}
	if p.peek() == '0' {
		p.pos++
		return true
	}
	return p.digits()
}

func (p *jsonParser) fraction() bool {
	if p.peek() != '.' {
		return true
	}
	p.pos++
	return p.digits()
}

func (p *jsonParser) exponent() bool {
	if c := p.peek(); c != 'e' && c != 'E' {
		return true
	}
	p.pos++
	if c := p.peek(); c == '+' || c == '-' {
		p.pos++
	}
	return p.digits()
}

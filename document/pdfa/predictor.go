package pdfa

// unpredict undoes the PNG predictors (ISO 32000-1, 7.4.4.4) and returns nil for
// others.
func unpredict(octets []byte, parms dict) []byte {
	predictor, ok := parms.number("Predictor")
	if !ok || predictor == 1 {
		return octets
	}
	colors, columns, bits := parms.or("Colors", 1), parms.or("Columns", 1), parms.or("BitsPerComponent", 8)
	if predictor < 10 || colors < 1 || colors > 32 || bits < 1 || bits > 16 || columns < 1 || columns > maxUnpacked {
		return nil
	}
	pixel := (colors*bits + 7) / 8
	row := (colors*bits*columns + 7) / 8
	out := octets[:0]
	above := make([]byte, min(row, len(octets)))
	for len(octets) > 1 {
		n := min(row, len(octets)-1)
		kind, line := octets[0], octets[1:1+n]
		if kind > 4 {
			return nil
		}
		unpredictLine(kind, line, above, pixel)
		octets = octets[1+n:]
		copy(above, line)
		out = append(out, line...)
	}
	return out
}

func (d dict) or(key name, otherwise int) int {
	if n, ok := d.number(key); ok {
		return n
	}
	return otherwise
}

// unpredictLine undoes one line in place.
func unpredictLine(kind byte, line, above []byte, pixel int) {
	for i := range line {
		var left, corner byte
		if i >= pixel {
			left, corner = line[i-pixel], above[i-pixel]
		}
		switch kind {
		case 1:
			line[i] += left
		case 2:
			line[i] += above[i]
		case 3:
			line[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			line[i] += paeth(left, above[i], corner)
		}
	}
}

func paeth(left, above, corner byte) byte {
	p := int(left) + int(above) - int(corner)
	a, b, c := distance(p, left), distance(p, above), distance(p, corner)
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return above
	}
	return corner
}

func distance(p int, v byte) int { return max(p-int(v), int(v)-p) }

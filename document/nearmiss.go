package document

import "strconv"

// keyOffset returns where in the content a key stands, or -1. It reads the
// content once more, so it is only used to word a finding.
func keyOffset(content []byte, tokens []string, key string) int {
	k := &keySeeker{jsonParser: jsonParser{data: content}, tokens: tokens, key: key, found: -1}
	k.seek(0)
	return k.found
}

// keySeeker walks down to one object of a content that is known to be
// well-formed.
type keySeeker struct {
	jsonParser
	tokens []string
	key    string
	found  int
}

func (k *keySeeker) seek(level int) {
	k.space()
	switch k.peek() {
	case '{':
		k.seekKey(level)
	case '[':
		k.seekItem(level)
	}
}

func (k *keySeeker) seekKey(level int) {
	want := k.key
	if level < len(k.tokens) {
		want = k.tokens[level]
	}
	k.pos++
	for k.space(); k.peek() == '"'; k.space() {
		start := k.pos
		raw, ok := k.text()
		if !ok {
			return
		}
		k.space()
		k.pos++ // the colon
		if string(raw) == want {
			if level < len(k.tokens) {
				k.seek(level + 1)
			} else {
				k.found = start
			}
			return
		}
		if _, ok := k.value(0); !ok {
			return
		}
		k.space()
		k.pos++ // a comma or the end
	}
}

func (k *keySeeker) seekItem(level int) {
	if level >= len(k.tokens) {
		return
	}
	index, err := strconv.Atoi(k.tokens[level])
	if err != nil {
		return
	}
	k.pos++
	for range index {
		if _, ok := k.value(0); !ok {
			return
		}
		k.space()
		k.pos++ // the comma
	}
	k.seek(level + 1)
}

// nearest returns the key among fields that differs from a misspelled one by
// at most two letters, or "".
func nearest(fields []*Field, key string) string {
	best, distance := "", 3
	for _, f := range fields {
		if d := editDistance(f.Key, key, distance); d < distance {
			best, distance = f.Key, d
		}
	}
	if distance*3 > len(best) {
		return ""
	}
	return best
}

// editDistance returns the Levenshtein distance of two texts, or limit when it
// is not smaller.
func editDistance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit || len(a) > 200 || len(b) > 200 {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return min(row[len(b)], limit)
}

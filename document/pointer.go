package document

import (
	"cmp"
	"strconv"
	"strings"
)

var pointerEscaper = strings.NewReplacer("~", "~0", "/", "~1")

// escapePointer escapes one token of a JSON pointer (RFC 6901).
func escapePointer(token string) string { return pointerEscaper.Replace(token) }

// unknownKey stands in a pointer for a property that the structure does not
// have: its name is the client's text and is not repeated.
const unknownKey = "*"

// place is a spot in a content while it is walked: keys and array indexes. It
// is a stack that shares its memory, so a kept place must be cloned.
type place []placeToken

type placeToken struct {
	key   string
	index int // -1 for a key
}

func (p place) key(k string) place { return append(p, placeToken{key: k, index: -1}) }

func (p place) item(i int) place { return append(p, placeToken{index: i}) }

// String returns the place as a JSON pointer.
func (p place) String() string {
	var b strings.Builder
	for _, t := range p {
		b.WriteByte('/')
		if t.index >= 0 {
			b.WriteString(strconv.Itoa(t.index))
		} else {
			b.WriteString(escapePointer(t.key))
		}
	}
	return b.String()
}

// tokens returns the unescaped tokens of the place's JSON pointer.
func (p place) tokens() []string {
	out := make([]string, len(p))
	for i, t := range p {
		if out[i] = t.key; t.index >= 0 {
			out[i] = strconv.Itoa(t.index)
		}
	}
	return out
}

// comparePointers orders JSON pointers token by token, numbers by value.
func comparePointers(a, b string) int {
	for a != "" && b != "" {
		var ta, tb string
		ta, a = cutToken(a)
		tb, b = cutToken(b)
		if ta == tb {
			continue
		}
		na, errA := strconv.Atoi(ta)
		nb, errB := strconv.Atoi(tb)
		if errA == nil && errB == nil {
			return cmp.Compare(na, nb)
		}
		return cmp.Compare(ta, tb)
	}
	return cmp.Compare(len(a), len(b))
}

func cutToken(pointer string) (token, rest string) {
	pointer = strings.TrimPrefix(pointer, "/")
	if i := strings.IndexByte(pointer, '/'); i >= 0 {
		return pointer[:i], pointer[i:]
	}
	return pointer, ""
}

// fieldAt returns the field at the tokens of a pointer, or the nearest known
// one above it; nil above the document itself. The keys of a code, identifier
// or quantity belong to their field.
func (s *Structure) fieldAt(tokens []string) *Field {
	var f *Field
	for i, token := range tokens {
		switch {
		case i == 0 && token == s.root.Key:
			f = s.root
		case f == nil || f.Kind.IsLeaf():
			return f
		case f.Repeatable && isIndex(token):
			continue
		default:
			child := f.Child(token)
			if child == nil {
				return f
			}
			f = child
		}
	}
	return f
}

// isIndex reports whether a token is an array index within our limits; a
// longer number could be a client's text.
func isIndex(token string) bool {
	return len(token) <= 6 && isArc(token)
}

// pointerOf renders the tokens of an instance location and hides keys that the
// structure does not have.
func (s *Structure) pointerOf(tokens []string) string {
	var b strings.Builder
	for _, token := range tokens {
		b.WriteByte('/')
		if _, known := s.keys[token]; !known && !isIndex(token) {
			token = unknownKey
		}
		b.WriteString(escapePointer(token))
	}
	return b.String()
}

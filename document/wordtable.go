package document

// wordTable numbers words, so that comparing them costs little.
type wordTable struct {
	numbers map[string]int32
	limit   int // of the words of one text; the rest is left out
	scratch []word
}

// wordToken is a word of a text: its number, unknownWord for one that no phrase
// has, and whether it says something.
type wordToken struct {
	word int32
	says bool
}

const unknownWord = -1

// newWordTable returns a table that reads one word more of a text than limit, which
// is enough to see that there are too many.
func newWordTable(limit int) *wordTable {
	return &wordTable{numbers: map[string]int32{}, limit: limit + 1}
}

// phrase returns the numbers of a text's words and numbers those that are new.
func (t *wordTable) phrase(text string) []int32 {
	t.scratch = settle(appendWords(t.scratch[:0], plainText(text), t.limit))
	out := make([]int32, len(t.scratch))
	for i, w := range t.scratch {
		number, known := t.numbers[w.text]
		if !known {
			number = int32(len(t.numbers))
			t.numbers[w.text] = number
		}
		out[i] = number
	}
	return out
}

// read appends the words of a form's text.
func (t *wordTable) read(dst []wordToken, text string) []wordToken {
	t.scratch = settle(appendWords(t.scratch[:0], plainText(text), t.limit))
	excuse(t.scratch)
	for _, w := range t.scratch {
		number, known := t.numbers[w.text]
		if !known {
			number = unknownWord
		}
		dst = append(dst, wordToken{number, w.says})
	}
	return dst
}

package document

import (
	"iter"
	"slices"
	"unicode"
	"unicode/utf8"
)

// wordMatcher finds many phrases in texts at once, word by word, in time linear
// in both (Aho and Corasick). A word is a run of letters and digits or a single
// other character; space only divides. So "12" is not found in "112", and
// "1,5 kg" is found in "(1,5  kg)".
type wordMatcher struct {
	words map[string]int // numbers of the phrases' words
	nodes []phraseNode
}

// phraseNode is a beginning of one or more phrases.
type phraseNode struct {
	next   map[int]int
	depth  int  // words from the start
	fail   int  // the longest other beginning that ends the same
	ends   int  // the longest phrase that ends here: this node or one down the fails; 0 for none
	phrase bool // a phrase ends here
	found  bool
}

func newWordMatcher() *wordMatcher {
	return &wordMatcher{words: map[string]int{}, nodes: make([]phraseNode, 1)}
}

// add adds a phrase and returns its node; 0 for a phrase without words. All
// phrases are added before link is called.
func (m *wordMatcher) add(phrase string) int {
	at := 0
	for w := range eachWord(phrase) {
		id, known := m.words[w.text]
		if !known {
			id = len(m.words)
			m.words[w.text] = id
		}
		child, there := m.nodes[at].next[id]
		if !there {
			child = len(m.nodes)
			m.nodes = append(m.nodes, phraseNode{depth: m.nodes[at].depth + 1})
			if m.nodes[at].next == nil {
				m.nodes[at].next = map[int]int{}
			}
			m.nodes[at].next[id] = child
		}
		at = child
	}
	m.nodes[at].phrase = at != 0
	return at
}

// link makes the matcher ready.
func (m *wordMatcher) link() {
	queue := []int{0}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		n := &m.nodes[at]
		n.ends = m.nodes[n.fail].ends
		if n.phrase {
			n.ends = at
		}
		for id, child := range n.next {
			if at != 0 {
				m.nodes[child].fail = m.step(n.fail, id)
			}
			queue = append(queue, child)
		}
	}
}

// step follows one word.
func (m *wordMatcher) step(at, id int) int {
	for {
		if child, ok := m.nodes[at].next[id]; ok {
			return child
		}
		if at == 0 {
			return 0
		}
		at = m.nodes[at].fail
	}
}

// found reports whether the phrase of a node was in a text that was read.
func (m *wordMatcher) found(node int) bool { return m.nodes[node].found }

// read looks texts through as if they were one, and reports of each whether all
// its letters and digits belong to phrases.
func (m *wordMatcher) read(texts []string) (covered []bool) {
	var of []int   // of every word: its text, or -1 when it says nothing
	var ends []int // and how many words a phrase has that ends with it
	at := 0
	for i, text := range texts {
		for w := range eachWord(text) {
			id, known := m.words[w.text]
			if !known {
				id = -1
			}
			at = m.step(at, id)
			end := m.nodes[at].ends
			m.mark(end)
			ends = append(ends, m.nodes[end].depth)
			if of = append(of, i); !w.says {
				of[len(of)-1] = -1
			}
		}
	}
	covered = slices.Repeat([]bool{true}, len(texts))
	begin := len(of) // of the phrases that end at the word or behind it
	for i, depth := range slices.Backward(ends) {
		begin = min(begin, i+1-depth)
		if of[i] >= 0 && i < begin {
			covered[of[i]] = false
		}
	}
	return covered
}

// mark notes a phrase and those that end it. What was noted before has had its
// ends noted too.
func (m *wordMatcher) mark(end int) {
	for end != 0 && !m.nodes[end].found {
		m.nodes[end].found = true
		end = m.nodes[m.nodes[end].fail].ends
	}
}

// word is a word of a text; says is set when it is made of letters or digits.
type word struct {
	text string
	says bool
}

// eachWord yields the words of a text.
func eachWord(text string) iter.Seq[word] {
	return func(yield func(word) bool) {
		for len(text) > 0 {
			r, size := utf8.DecodeRuneInString(text)
			switch {
			case unicode.IsSpace(r):
				text = text[size:]
				continue
			case partOfWord(r):
				size = wordLength(text)
			}
			if !yield(word{text[:size], partOfWord(r)}) {
				return
			}
			text = text[size:]
		}
	}
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func wordLength(text string) int {
	for i, r := range text {
		if !partOfWord(r) {
			return i
		}
	}
	return len(text)
}

package document

import "slices"

// wordMatcher finds many phrases in texts at once, word by word, in time linear
// in both (Aho and Corasick). It knows words by their numbers in a wordTable and
// keeps its nodes without a map each, so that a long content costs little.
type wordMatcher struct {
	next  map[uint64]int32 // by node and word
	nodes []phraseNode
}

// phraseNode is a beginning of one or more phrases.
type phraseNode struct {
	word           int32 // the last one
	child, sibling int32 // first and next; 0 for none
	depth          int32 // words from the start
	fail           int32 // the longest other beginning that ends the same
	ends           int32 // the longest phrase that ends here: this node or one down the fails; 0 for none
	phrase         bool  // a phrase ends here
	found          bool
}

func newWordMatcher() *wordMatcher {
	return &wordMatcher{next: map[uint64]int32{}, nodes: make([]phraseNode, 1)}
}

func edge(node, word int32) uint64 { return uint64(node)<<32 | uint64(uint32(word)) }

// add adds a phrase and returns its node; 0 for a phrase without words. All
// phrases are added before link is called.
func (m *wordMatcher) add(phrase []int32) int32 {
	at := int32(0)
	for _, word := range phrase {
		child, there := m.next[edge(at, word)]
		if !there {
			child = int32(len(m.nodes))
			m.nodes = append(m.nodes, phraseNode{word: word, depth: m.nodes[at].depth + 1, sibling: m.nodes[at].child})
			m.nodes[at].child = child
			m.next[edge(at, word)] = child
		}
		at = child
	}
	m.nodes[at].phrase = at != 0
	return at
}

// link makes the matcher ready.
func (m *wordMatcher) link() {
	queue := make([]int32, 1, len(m.nodes))
	for i := 0; i < len(queue); i++ {
		at := queue[i]
		n := &m.nodes[at]
		n.ends = m.nodes[n.fail].ends
		if n.phrase {
			n.ends = at
		}
		for child := n.child; child != 0; child = m.nodes[child].sibling {
			if at != 0 {
				m.nodes[child].fail = m.step(n.fail, m.nodes[child].word)
			}
			queue = append(queue, child)
		}
	}
}

// step follows one word.
func (m *wordMatcher) step(at, word int32) int32 {
	for {
		if child, ok := m.next[edge(at, word)]; ok {
			return child
		}
		if at == 0 {
			return 0
		}
		at = m.nodes[at].fail
	}
}

// found reports whether find has found the phrase of a node.
func (m *wordMatcher) found(node int32) bool { return m.nodes[node].found }

// find looks for the phrases in texts, as if they were one.
func (m *wordMatcher) find(texts [][]wordToken) {
	at := int32(0)
	for _, text := range texts {
		for _, t := range text {
			at = m.step(at, t.word)
			m.mark(m.nodes[at].ends)
		}
	}
}

// mark notes a phrase and those that end it. What was noted before has had its
// ends noted too.
func (m *wordMatcher) mark(end int32) {
	for end != 0 && !m.nodes[end].found {
		m.nodes[end].found = true
		end = m.nodes[m.nodes[end].fail].ends
	}
}

// covers looks texts through as if they were one, and reports of each whether
// all its words that say something belong to phrases of the matchers.
func covers(matchers []*wordMatcher, texts [][]wordToken) []bool {
	var depths []int32 // of every word: how many words a phrase has that ends with it
	at := make([]int32, len(matchers))
	for _, text := range texts {
		for _, t := range text {
			depth := int32(0)
			for i, m := range matchers {
				at[i] = m.step(at[i], t.word)
				depth = max(depth, m.nodes[m.nodes[at[i]].ends].depth)
			}
			depths = append(depths, depth)
		}
	}
	covered := slices.Repeat([]bool{true}, len(texts))
	last := len(depths)
	begin := last // of the phrases that end at the word or behind it
	for i, text := range slices.Backward(texts) {
		for _, t := range slices.Backward(text) {
			last--
			begin = min(begin, last+1-int(depths[last]))
			if t.says && last < begin {
				covered[i] = false
			}
		}
	}
	return covered
}

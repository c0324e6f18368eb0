package xmltree

import "bytes"

// A document is looked at in a few places to guess what is in it.
const (
	samples    = 8
	sampleSize = 2 << 10
)

// share guesses how many of n things are of one kind, by counting the marks of
// both in samples of the document: at least low, at most high, which differ by
// the one that each sample may have cut or got by chance.
func share(src []byte, all, kind string, n int) (low, high int) {
	total, some := 0, 0
	count := func(sample []byte) {
		total += bytes.Count(sample, []byte(all))
		some += bytes.Count(sample, []byte(kind))
	}
	if len(src) <= samples*sampleSize {
		count(src)
		some = min(some, n)
		return some, some
	}
	for i := range samples {
		at := len(src)/samples*i + (len(src)/samples-sampleSize)/2 // neither start nor end, which are like nothing else
		count(src[at : at+sampleSize])
	}
	if total == 0 {
		return 0, n
	}
	return n * min(max(some-samples, 0), total) / total, n * min(some+samples, total) / total
}

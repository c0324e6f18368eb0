package xmltree

import "bytes"

// samples is in how many places a document is looked at to guess what is in it.
const samples = 8

// share guesses how many of n things are of one kind, by counting the marks of
// both in samples of the document: at least low, at most high, which differ by
// the one that each sample may have cut or got by chance.
func share(src []byte, all, kind string, n int) (low, high int) {
	total, some := 0, 0
	count := func(sample []byte) {
		total += bytes.Count(sample, []byte(all))
		some += bytes.Count(sample, []byte(kind))
	}
	part := len(src) / samples
	size := min(part, max(512, part/4), 2<<10)
	for i := range samples {
		at := part*i + (part-size)/2 // neither start nor end, which are like nothing else
		count(src[at : at+size])
	}
	if total == 0 {
		return 0, n
	}
	return n * min(max(some-samples, 0), total) / total, n * min(some+samples, total) / total
}

// tagsIn counts where markup begins, outside of CDATA sections, which may hold
// whole documents.
func tagsIn(src []byte, sections bool) (n int) {
	if !sections {
		return bytes.Count(src, []byte{'<'})
	}
	for {
		start := bytes.Index(src, []byte("<![CDATA["))
		if start < 0 {
			return n + bytes.Count(src, []byte{'<'})
		}
		n += bytes.Count(src[:start], []byte{'<'}) + 1
		size := bytes.Index(src[start:], []byte("]]>"))
		if size < 0 {
			return n
		}
		src = src[start+size:]
	}
}

package archive

import (
	"context"
	"iter"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// Defaults of Client.MaxPages and Client.MaxBytes.
const (
	defaultPages = 1_000
	defaultBytes = 256 << 20
)

// page is one page of an answer and its length on the wire.
type page struct {
	*QueryAnswer
	size int
}

// pages asks until the last page, and gives a page when it has been judged.
func (c *Client) pages(ctx context.Context, s Search, interaction, request string) iter.Seq2[page, error] {
	return func(yield func(page, error) bool) {
		w := &walk{limit: orDefault(c.MaxPages, defaultPages), seen: map[string]bool{}}
		for continuation := ""; ; {
			a, size, err := c.ask(ctx, s, interaction, request, continuation)
			if err == nil {
				err = w.step(a)
			}
			if err == nil {
				err = onlyAskedFor(profileOr(c.Profile), &s, a)
			}
			if err != nil {
				yield(page{}, ofSearch(err))
				return
			}
			if !yield(page{a, size}, nil) || a.Page.Continuation == "" {
				return
			}
			continuation = a.Page.Continuation
		}
	}
}

// walk judges the pages of one search in their order, so that a search ends and
// what it returns is whole. More may remain than the page before said: documents
// are stored while others are read.
type walk struct {
	limit int             // pages, below 0 means without
	pages int             // that came
	found int             // documents on them
	seen  map[string]bool // continuations
}

func (w *walk) step(a *QueryAnswer) error {
	here := len(a.Documents) + len(a.Headers)
	first := w.pages == 0
	w.pages++
	w.found += here
	switch {
	case a.Summary != nil:
		return &Error{Code: CodeBadAnswer, Message: "the answer is a summary, which was not asked for"}
	case first && a.Page == (Page{}): // an answer without pages
		return nil
	case w.found+a.Page.Remaining < a.Page.Total, !first && a.Page.Total == 0:
		return &Error{Code: CodeBadAnswer, Message: "the answer lacks documents that it says were found"}
	case a.Page.Continuation == "":
		return nil
	case w.seen[a.Page.Continuation], here == 0:
		return &Error{Code: CodeBadAnswer, Message: "the pages of the answer do not go on"}
	case w.limit >= 0 && w.pages >= w.limit:
		return &Error{Code: CodeBadAnswer, Message: "the answer has more pages than Client.MaxPages"}
	}
	w.seen[a.Page.Continuation] = true
	return nil
}

// book collects the pages of a search.
type book struct {
	limit  int64 // bytes; 0 means the default, below 0 none
	newest bool
	size   int64
	pages  []page
}

func (b *book) add(p page) error {
	b.size += int64(p.size)
	if limit := orDefault(b.limit, defaultBytes); limit >= 0 && b.size > limit {
		return &Error{Code: CodeBadAnswer, Message: "the answers are together larger than Client.MaxBytes; Documents does not hold them all", ReadOnly: true}
	}
	b.pages = append(b.pages, p)
	return nil
}

func (b *book) documents(p Profile) (out [][]byte) {
	for _, page := range b.pages {
		out = append(out, page.Documents...)
	}
	if !b.newest || len(b.pages) < 2 { // one page is one moment
		return out
	}
	return newestOf(out, func(document []byte) *metadata.Header {
		h, err := headerOf(p, document)
		if err != nil {
			return nil
		}
		return h
	})
}

func (b *book) headers() (out []*metadata.Header) {
	for _, page := range b.pages {
		out = append(out, page.Headers...)
	}
	if !b.newest || len(b.pages) < 2 {
		return out
	}
	return newestOf(out, func(h *metadata.Header) *metadata.Header { return h })
}

// newestOf keeps the newest version of each set id, once and at the place where
// it came first. What has no readable header is kept.
func newestOf[T any](all []T, header func(T) *metadata.Header) []T {
	headers, newest := make([]*metadata.Header, len(all)), map[ident.OID]int{}
	for i, one := range all {
		h := header(one)
		if headers[i] = h; h != nil {
			newest[h.SetID] = max(newest[h.SetID], h.Version)
		}
	}
	out, kept := all[:0:0], map[ident.OID]bool{}
	for i, one := range all {
		h := headers[i]
		if h != nil && h.SetID != "" && (h.Version < newest[h.SetID] || kept[h.ID]) {
			continue
		}
		if h != nil {
			kept[h.ID] = true
		}
		out = append(out, one)
	}
	return out
}

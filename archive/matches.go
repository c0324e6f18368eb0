package archive

import (
	"regexp"
	"slices"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// onlyAskedFor requires that what an answer holds is what was asked for: documents of
// the client, and of the document, set, matter and group that the search names.
// Another client's document must not be shown by mistake. What has no readable
// header is left to document.Check, which refuses it.
func onlyAskedFor(p Profile, s *Search, a *QueryAnswer) error {
	headers := slices.Clone(a.Headers)
	for _, document := range a.Documents {
		if h := headIn(p, document); h != nil {
			headers = append(headers, h)
		}
	}
	for _, h := range headers {
		if what := s.contradicts(h); what != "" {
			return &Error{Code: CodeBadAnswer, Message: "the answer holds a document that was not asked for: " + what}
		}
	}
	return nil
}

var (
	rootTag = regexp.MustCompile(`<((?:[^\s<>:/"'=]+:)?ClinicalDocument)[\s>]`)
	bodyTag = regexp.MustCompile(`<(?:[^\s<>:/"'=]+:)?component[\s>/]`)
)

// headIn reads the header of a document, or returns nil. The body comes last and is
// most of a document, so that it is cut off; where that gives no header, the whole
// is read.
func headIn(p Profile, document []byte) *metadata.Header {
	root, body := rootTag.FindSubmatch(document), bodyTag.FindIndex(document)
	if root != nil && body != nil {
		if h, err := headerOf(p, slices.Concat(document[:body[0]], []byte("</"), root[1], []byte(">"))); err == nil {
			return h
		}
	}
	h, err := headerOf(p, document)
	if err != nil {
		return nil
	}
	return h
}

// contradicts returns what of a header is not as the search wants it.
func (s *Search) contradicts(h *metadata.Header) string {
	for _, oid := range []struct {
		what       string
		want, have ident.OID
	}{
		{"its id is another", s.Document, h.ID}, {"its set id is another", s.SetID, h.SetID}, {"its matter is another", s.Matter, h.Matter},
	} {
		if oid.want != "" && oid.have != "" && oid.want != oid.have {
			return oid.what
		}
	}
	switch {
	case s.Group != "" && h.Group != "" && s.Group != h.Group:
		return "its group is another"
	case len(h.Clients) > 0 && !slices.ContainsFunc(h.Clients, s.isClient):
		return "it is another client's"
	}
	return ""
}

// isClient reports whether a client may be the one that is searched for. One who
// has a temporary identifier only may have got the identity code later.
func (s *Search) isClient(c metadata.Client) bool {
	if !s.Client.IsZero() {
		return c.Code.IsZero() || c.Code == s.Client
	}
	return c.Temporary.IsZero() || c.Temporary == s.Temporary
}

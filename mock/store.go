package mock

import (
	"crypto/sha256"
	"slices"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// version is one stored document version.
type version struct {
	number  int // from 0, in order of arrival
	header  *metadata.Header
	content []byte
	source  []byte
	sender  ident.OID // who stored it
}

// acknowledgement remembers an accepted message, for repeats.
type acknowledgement struct {
	message [sha256.Size]byte // digest of the message in its envelope
	answer  []byte
	kind    archive.AckType
}

// store holds everything in memory. The Archive's lock guards it.
type store struct {
	order        []*version               // in order of arrival
	byID         map[ident.OID]*version   // every version
	bySet        map[ident.OID][]*version // versions of a document, oldest first
	byPerson     map[person][]*version    // versions that concern a client, in order of arrival
	byMatter     map[ident.OID][]*version // versions of a matter, in order of arrival
	cancelled    map[ident.OID]bool       // documents, by set id, that are cancelled (mitätöity)
	acknowledged map[archive.MessageID]acknowledgement
	marked       map[ident.PersonalCode]bool // clients who are marked as informed without a document
}

func (s *store) init() {
	if s.byID == nil {
		s.byID, s.bySet, s.cancelled = map[ident.OID]*version{}, map[ident.OID][]*version{}, map[ident.OID]bool{}
		s.byPerson, s.byMatter = map[person][]*version{}, map[ident.OID][]*version{}
		s.acknowledged, s.marked = map[archive.MessageID]acknowledgement{}, map[ident.PersonalCode]bool{}
	}
}

func (s *store) add(d *document.Document, sender ident.OID) {
	v := &version{number: len(s.order), header: d.Header, content: d.Content, source: d.Source, sender: sender}
	s.order = append(s.order, v)
	s.byID[d.Header.ID] = v
	s.bySet[d.Header.SetID] = append(s.bySet[d.Header.SetID], v)
	for _, p := range people(d.Header) {
		s.byPerson[p] = append(s.byPerson[p], v)
	}
	if m := d.Header.Matter; m != "" {
		s.byMatter[m] = append(s.byMatter[m], v)
	}
	if d.Header.Cancels() {
		s.cancelled[d.Header.SetID] = true
	}
}

// newest returns the newest version of a document, or nil.
func (s *store) newest(set ident.OID) *version {
	versions := s.bySet[set]
	if len(versions) == 0 {
		return nil
	}
	return versions[len(versions)-1]
}

// people returns the clients of a header as the store knows them, each once; one
// with both identifiers is known by either.
func people(h *metadata.Header) (out []person) {
	add := func(p person) {
		if p.known() && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	for _, c := range h.Clients {
		add(person{code: c.Code})
		add(person{temporary: c.Temporary})
	}
	return out
}

// ofPerson returns the newest versions that concern a client, in order of
// arrival. Those of cancelled documents are left out (rule SRC-06).
func (s *store) ofPerson(p person, match func(*version) bool) []*version {
	return s.newestOf(s.byPerson[p], match)
}

// ofMatter is ofPerson for the documents of a matter.
func (s *store) ofMatter(matter ident.OID, match func(*version) bool) []*version {
	return s.newestOf(s.byMatter[matter], match)
}

func (s *store) newestOf(versions []*version, match func(*version) bool) []*version {
	var out []*version
	for _, v := range versions {
		if s.newest(v.header.SetID) == v && !s.cancelled[v.header.SetID] && match(v) {
			out = append(out, v)
		}
	}
	return out
}

// concerns reports whether the person is one of the document's clients. In a
// shared matter each of them is (rule LNK-13). A version that gives the identity
// code brings the document under it (rule TMP-05).
func (v *version) concerns(p person) bool {
	return slices.ContainsFunc(v.header.Clients, p.of)
}

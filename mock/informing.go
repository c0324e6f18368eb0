package mock

import (
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// inform marks a client who was informed somewhere else.
func (s *store) inform(client ident.PersonalCode) {
	s.init()
	s.marked[client] = true
}

// informed reports whether a client has received the Kanta information. One mark
// of anybody holds for all (rules INF-03 and INF-08), old and new ones beside each
// other (rule INF-05). That an informing document is a mark is inferred: a client
// system stores marks (rule INF-02) by the messages of the archive.
func (s *store) informed(client ident.PersonalCode) bool {
	informing := func(v *version) bool { return v.header.Group == metadata.GroupInforming }
	return s.marked[client] || !client.IsZero() && len(s.ofPerson(person{code: client}, informing)) > 0
}

// notInformed says what a declaration needs before it.
func notInformed() rule.Finding {
	return ruleInformedFirst.Finding("/ClinicalDocument/recordTarget", "the client has not been informed").
		WithRemedy("archive an informing document of the client first, or tell the mock that the client is informed: Archive.Inform, or --informed of kansa mock")
}

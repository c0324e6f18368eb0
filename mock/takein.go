package mock

import (
	"slices"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/consent"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// takeIn adds what only the archive can know to the judgement of a document and
// stores it when no rule of severity error is broken. It returns every finding; of
// a document that its sender may not store, none about what is stored.
// Old documents are stored whatever became of the client relationship (rule
// OLD-01), and nobody needs to be informed for storing (rule DOC-21).
func (a *Archive) takeIn(in incoming) rule.Findings {
	f := in.request.Frame
	switch {
	case in.unread != nil:
		return rule.Findings{ruleReadable.Finding("/ClinicalDocument", "the document cannot be read: "+in.unread.Error())}
	case in.judgement == nil: // a policy let a frame without document pass
		return rule.Findings{ruleReadable.Finding("/ClinicalDocument", "the frame carries no document")}
	}
	h, content := in.judgement.Document.Header, in.judgement.Document.Content
	found := append(rule.Findings(nil), archive.CheckFrame(a.profile(), f, h)...)
	found = append(found, frameCodes(f)...)
	found = append(found, a.parties(f, h)...)
	refused, behind := a.mayStore(f, h)
	found = append(found, refused...)
	if behind != "" {
		*in.behind = append(*in.behind, behind)
	}
	if !a.Policy.Apply(refused).HasErrors() { // what is stored is no business of a sender that may not store
		found = append(found, a.fits(f, h, content)...)
	}
	found = append(a.Policy.Apply(found), in.judgement.Findings...)
	if !found.HasErrors() {
		a.store.add(in.judgement.Document, f.Sender)
	}
	return found
}

// fits compares a document with what is stored.
func (a *Archive) fits(f *archive.Frame, h *metadata.Header, content []byte) rule.Findings {
	found := a.chain(f, h)
	if h.Cancels() {
		return append(found, a.cancellation(h)...)
	}
	found = append(found, a.links(f, h)...)
	found = append(found, a.matter(h)...)
	found = append(found, a.attached(f, h)...)
	found = append(found, a.clients(h, content)...)
	return append(found, a.declaration(h, content)...)
}

// frameCodes looks for identity codes outside the test series in the frame
// itself (rule ENV-04).
func frameCodes(f *archive.Frame) (found rule.Findings) {
	for _, c := range []struct {
		at   string
		code ident.PersonalCode
	}{
		{"/controlActProcess/authorOrPerformer", f.User.Code},
		{"/controlActProcess/subject/clinicalDocument/author", f.Subject.Author.Code},
		{"/controlActProcess/subject/clinicalDocument/recordTarget", f.Subject.Client.Code},
	} {
		if !c.code.IsZero() && !c.code.IsTest() {
			found.Add(ruleTestFrame.Finding("/"+f.Interaction+c.at, "a personal identity code of the frame is not of the 900 series"))
		}
	}
	return found
}

// declaration checks a permission or denial beyond its structure.
func (a *Archive) declaration(h *metadata.Header, content []byte) (found rule.Findings) {
	if h.Group != metadata.GroupPermission && h.Group != metadata.GroupDenial || content == nil {
		return nil
	}
	if len(h.Clients) == 1 && !a.store.informed(h.Clients[0].Code) {
		found.Add(notInformed())
	}
	switch h.Group {
	case metadata.GroupPermission:
		p, err := consent.ReadPermission(content)
		if err != nil || !names(h, p.Client.Code) {
			return append(found, consent.Unreadable(jsonAt))
		}
		found = append(found, p.Check(a.today()).Within(jsonAt)...)
	case metadata.GroupDenial:
		d, err := consent.ReadDenial(content)
		if err != nil || !names(h, d.Client.Code) {
			return append(found, consent.Unreadable(jsonAt))
		}
	}
	return found
}

// names reports whether a header has a client of the identity code.
func names(h *metadata.Header, client ident.PersonalCode) bool {
	return !client.IsZero() && slices.ContainsFunc(h.Clients, person{code: client}.of)
}

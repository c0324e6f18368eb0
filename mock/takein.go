package mock

import (
	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/consent"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// takeIn adds what only the archive can know to the judgement of a document and
// stores it when no rule of severity error is broken. It returns every finding.
func (a *Archive) takeIn(in incoming) rule.Findings {
	f := in.request.Frame
	switch {
	case in.unread != nil:
		return rule.Findings{ruleReadable.Finding("/ClinicalDocument", "the document cannot be read: "+in.unread.Error())}
	case in.judgement == nil: // a policy let a frame without document pass
		return rule.Findings{ruleReadable.Finding("/ClinicalDocument", "the frame carries no document")}
	}
	h := in.judgement.Document.Header
	found := append(rule.Findings(nil), archive.CheckFrame(a.profile(), f, h)...)
	found = append(found, frameCodes(f)...)
	found = append(found, a.chain(h)...)
	found = append(found, a.links(h)...)
	found = append(found, a.declaration(h, in.judgement.Document.Content)...)
	found = append(a.Policy.Apply(found), in.judgement.Findings...)
	if !found.HasErrors() {
		a.store.add(in.judgement.Document)
	}
	return found
}

// frameCodes looks for identity codes outside the test series in the frame
// itself (rule ENV-04).
func frameCodes(f *archive.Frame) (found rule.Findings) {
	for _, c := range []struct {
		at   string
		code ident.PersonalCode
	}{
		{"/controlActProcess/authorOrPerformer", f.User.Code},
		{"/controlActProcess/subject/clinicalDocument/recordTarget", f.Subject.Client.Code},
	} {
		if !c.code.IsZero() && !c.code.IsTest() {
			found.Add(ruleTestFrame.Finding("/"+f.Interaction+c.at, "a personal identity code of the frame is not of the 900 series"))
		}
	}
	return found
}

// chain checks the place of the version among those that are stored.
func (a *Archive) chain(h *metadata.Header) (found rule.Findings) {
	if _, taken := a.store.byID[h.ID]; taken {
		found.Add(ruleUniqueOID.Finding("/ClinicalDocument/id", "a document version with this OID is stored already").WithGot(string(h.ID)))
		return found
	}
	newest := a.store.newest(h.SetID)
	switch {
	case newest == nil && h.Version > 1:
		found.Add(ruleVersions.Finding("/ClinicalDocument/setId", "no earlier version of this document is stored").WithGot(string(h.SetID)))
	case newest == nil:
	case h.Version != newest.header.Version+1:
		found.Add(ruleVersions.Finding("/ClinicalDocument/versionNumber", "the version does not follow the newest stored one"))
	default:
		found = append(found, sameDocument(h, newest.header)...)
	}
	return found
}

// sameDocument checks that a new version stays the document that it was.
func sameDocument(h, old *metadata.Header) (found rule.Findings) {
	if h.Controller.ID != old.Controller.ID || h.Group != old.Group {
		found.Add(ruleVersions.Finding("/ClinicalDocument/setId", "the earlier version is of another register or document group"))
	}
	if r := h.Replaces; r != nil && r.ID != "" && r.ID != old.ID {
		found.Add(ruleVersions.Finding("/ClinicalDocument/relatedDocument", "the replaced version is not the newest stored one").WithWant(string(old.ID)))
	}
	return found
}

// links checks the matter that a client document belongs to.
func (a *Archive) links(h *metadata.Header) (found rule.Findings) {
	if h.Group != metadata.GroupClientDocument || h.Matter == "" {
		return nil
	}
	const at = "/ClinicalDocument/componentOf/encompassingEncounter/id"
	matters := a.store.current(func(v *version) bool {
		return v.header.Group == metadata.GroupMatter && v.header.Matter == h.Matter
	})
	if len(matters) == 0 {
		found.Add(ruleMatterFirst.Finding(at, "no asia-asiakirja of this matter is stored").WithGot(string(h.Matter)))
	}
	for _, m := range matters {
		shared := false
		for _, c := range h.Clients {
			shared = shared || m.concerns(c.Code)
		}
		if m.header.Controller.ID != h.Controller.ID || !shared {
			found.Add(ruleMatterOwner.Finding(at, "the matter is of another client or controller"))
		}
	}
	return found
}

// declaration checks a permission or denial beyond its structure.
func (a *Archive) declaration(h *metadata.Header, content []byte) (found rule.Findings) {
	const at = "/ClinicalDocument/component/nonXMLBody/json#"
	if h.Group != metadata.GroupPermission && h.Group != metadata.GroupDenial || content == nil {
		return nil
	}
	if len(h.Clients) == 1 && !a.store.informed[h.Clients[0].Code] {
		found.Add(ruleInformedFirst.Finding("/ClinicalDocument/recordTarget", "the client has not been informed"))
	}
	switch h.Group {
	case metadata.GroupPermission:
		p, err := consent.ReadPermission(content)
		if err != nil || !concerns(h, p.Client.Code) {
			return append(found, consent.Unreadable(at))
		}
		found = append(found, p.Check(ident.DateOf(a.now())).Within(at)...)
	case metadata.GroupDenial:
		d, err := consent.ReadDenial(content)
		if err != nil || !concerns(h, d.Client.Code) {
			return append(found, consent.Unreadable(at))
		}
	}
	return found
}

func concerns(h *metadata.Header, client ident.PersonalCode) bool {
	return (&version{header: h}).concerns(client)
}

package scenario

import (
	"time"

	"github.com/kansa-go/kansa/consent"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// Relationship drafts the asiakkuusasiakirja.
func (s *Scenario) Relationship() (document.Draft, error) {
	return s.draft(metadata.GroupClientRelationship, s.opt.Types.Relationship, s.RelationshipContent())
}

// Matter drafts the asia-asiakirja.
func (s *Scenario) Matter() (document.Draft, error) {
	return s.draft(metadata.GroupMatter, s.opt.Types.Matter, s.MatterContent())
}

// Plan drafts the client document that a professional signs.
func (s *Scenario) Plan() (document.Draft, error) {
	return s.draft(metadata.GroupClientDocument, s.opt.Types.Plan, s.PlanContent(1))
}

// NextVersion drafts the version of a plan after the given header.
func (s *Scenario) NextVersion(old *metadata.Header) (document.Draft, error) {
	d, err := s.draft(metadata.GroupClientDocument, s.opt.Types.Plan, s.PlanContent(old.Version+1))
	if err != nil {
		return d, err
	}
	d.Header.SetID, d.Header.Version = old.SetID, old.Version+1
	d.Header.Replaces = &metadata.Replacement{ID: old.ID, SetID: old.SetID, Version: old.Version}
	d.Header.CorrectionReason = metadata.CorrectionReasons.Code("1")
	return d, nil
}

// Permission drafts the luovutuslupa-asiakirja.
func (s *Scenario) Permission(granted bool) (document.Draft, error) {
	today := ident.DateInFinland(s.opt.Now())
	return s.declaration(metadata.GroupPermission, s.opt.Types.Permission, func(st *document.Structure) ([]byte, error) {
		return consent.Permission{Client: s.person(), Granted: granted, Date: today, Author: s.author(), Drafted: today}.Content(st)
	})
}

// DenyDocument drafts the kieltoasiakirja that denies one document.
func (s *Scenario) DenyDocument(set ident.OID) (document.Draft, error) {
	today := ident.DateInFinland(s.opt.Now())
	return s.declaration(metadata.GroupDenial, s.opt.Types.Denial, func(st *document.Structure) ([]byte, error) {
		return consent.Denial{
			Client: s.person(), Author: s.author(), Drafted: today,
			Documents: []consent.DocumentDenial{{Documents: []consent.DeniedDocument{{SetID: set}}, Set: consent.Set{Date: today}}},
		}.Content(st)
	})
}

func (s *Scenario) person() consent.Person {
	return consent.Person{Code: s.Client.Code, Family: s.Client.Family, Given: s.Client.Given[0]}
}

func (s *Scenario) author() *consent.Author {
	return &consent.Author{Family: s.Worker.Family, Given: s.Worker.Given, Title: s.Worker.Title, Unit: s.Organisation.Unit}
}

func (s *Scenario) declaration(group metadata.Group, oid string, content func(*document.Structure) ([]byte, error)) (document.Draft, error) {
	st, err := s.opt.Structures.Structure(oid)
	if err != nil {
		return document.Draft{}, err
	}
	body, err := content(st)
	if err != nil {
		return document.Draft{}, err
	}
	return document.Draft{Header: s.header(group, oid), Structure: st, Content: body}, nil
}

func (s *Scenario) draft(group metadata.Group, oid string, content []byte) (document.Draft, error) {
	return s.declaration(group, oid, func(*document.Structure) ([]byte, error) { return content, nil })
}

// header fills what the group needs.
func (s *Scenario) header(group metadata.Group, structure string) *metadata.Header {
	now := ident.InFinland(s.opt.Now()).Truncate(time.Second)
	id := s.OID("1")
	h := &metadata.Header{
		ID: id, SetID: id, Version: 1, Group: group, Drafted: now, Created: now, Language: "fi",
		Clients: []metadata.Client{s.Client}, Controller: s.Organisation.Controller, Organiser: s.Organisation.Controller,
		Unit: s.Organisation.Unit, Software: metadata.Software{Vendor: "Kansa", Product: "Kansa", Version: "demo"},
		ContentSpec: ident.OID(structure),
	}
	switch group {
	case metadata.GroupClientRelationship:
		h.ClientRelationship = s.RelationOID
	case metadata.GroupMatter:
		h.Matter, h.MatterOpened, h.ServiceTasks = s.MatterOID, now, []metadata.Code{s.Task}
	case metadata.GroupClientDocument:
		h.Type, h.SpecificType = metadata.DocumentTypes.Code("15"), metadata.DocumentTypes.Code("15007")
		h.Matter, h.ServiceTasks, h.ServiceProcess = s.MatterOID, []metadata.Code{s.Task}, metadata.ServiceProcesses.Code("3")
		h.Author = metadata.Professional{Registration: s.Worker.Registration, Given: []string{s.Worker.Given}, Family: s.Worker.Family}
		h.Signer = &metadata.Signer{
			Registration: s.Worker.Registration, Given: []string{s.Worker.Given}, Family: s.Worker.Family,
			Method: metadata.AuthenticationMethods.Code("1"), Time: now,
		}
	}
	h.SetDefaults()
	return h
}

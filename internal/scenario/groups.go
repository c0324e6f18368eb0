package scenario

import (
	"context"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// Office is the context of the scenario's organisation and worker, for documents
// that the other methods do not draft. Its OIDs are the scenario's next ones.
func (s *Scenario) Office() metadata.Context {
	return metadata.Context{
		Controller: s.Organisation.Controller, Unit: s.Organisation.Unit,
		Software:     metadata.Software{Vendor: "Kansa", Product: "Kansa", Version: "demo"},
		Professional: metadata.Professional{Registration: s.Worker.Registration, Given: []string{s.Worker.Given}, Family: s.Worker.Family},
		OIDs:         numbers{s}, Now: s.opt.Now,
	}
}

// numbers is the scenario's allocator of OIDs.
type numbers struct{ s *Scenario }

func (n numbers) Document(context.Context) (ident.OID, error)     { return n.s.OID("1"), nil }
func (n numbers) Relationship(context.Context) (ident.OID, error) { return n.s.OID("2"), nil }
func (n numbers) Matter(context.Context) (ident.OID, error)       { return n.s.OID("3"), nil }

// Cancellation drafts the document that cancels one with the given header.
func (s *Scenario) Cancellation(old *metadata.Header) (document.Draft, error) {
	h, err := s.Office().Cancel(context.Background(), old)
	return document.Draft{Header: h}, err
}

// Attachment drafts an attachment of a document, as XHTML.
func (s *Scenario) Attachment(main *metadata.Header) (document.Draft, error) {
	return shown(s.Office().Attachment(context.Background(), main, false))
}

// Informing drafts the document that says that the client was informed.
func (s *Scenario) Informing() (document.Draft, error) {
	return shown(s.Office().Informing(context.Background(), s.Client))
}

// OldDocument drafts a decision that was made before the organisation joined the
// archive, as XHTML.
func (s *Scenario) OldDocument() (document.Draft, error) {
	return shown(s.Office().OldDocument(context.Background(), metadata.DocumentFacts{Clients: []metadata.Client{s.Client}, Type: "11"}))
}

// PhaseIDocument drafts a decision of phase I in the scenario's matter, as XHTML.
func (s *Scenario) PhaseIDocument() (document.Draft, error) {
	return shown(s.Office().PhaseIDocument(context.Background(), metadata.DocumentFacts{
		Clients: []metadata.Client{s.Client}, Matter: s.MatterOID, Type: "11", Tasks: []string{s.Task.Value},
	}))
}

// shown is a draft without structured form.
func shown(h *metadata.Header, err error) (document.Draft, error) {
	if err != nil {
		return document.Draft{}, err
	}
	return document.Draft{Header: h, Display: []byte(`<div xmlns="http://www.w3.org/1999/xhtml" class="soc-document" id="OID` + string(h.ID) +
		`"><p>Esimerkkiasiakirja</p></div>`)}, nil
}

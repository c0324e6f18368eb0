package metadata

import (
	"context"
	"time"

	"github.com/kansa-go/kansa/ident"
)

// The methods below make the header of a new document. Each takes what is
// particular to the document and, as further changes, anything else that the group
// allows:
//
//	h, err := office.ClientDocument(ctx, metadata.DocumentFacts{…}, func(h *metadata.Header) {
//		h.HidingReason = metadata.HidingReasons.Code("1")
//	})
//
// The error is an *InvalidError that names the broken rules, or an *Error with
// CodeAllocation. Nothing is stored or sent; an OID that was allocated for a header
// that is refused stays unused.

// RelationshipFacts are what is particular to an asiakkuusasiakirja.
type RelationshipFacts struct {
	Client       Client
	Structure    ident.OID // the Sosmeta structure of the content
	Relationship ident.OID // asiakkuuden tunniste; allocated when empty
}

// Relationship makes the header of a client relationship document
// (asiakkuusasiakirja).
func (c Context) Relationship(ctx context.Context, f RelationshipFacts, change ...func(*Header)) (*Header, error) {
	h, err := c.start(ctx, GroupClientRelationship, []Client{f.Client})
	if err != nil {
		return nil, err
	}
	h.ContentSpec, h.ClientRelationship = f.Structure, f.Relationship
	if h.ClientRelationship == "" {
		if h.ClientRelationship, err = c.OIDs.Relationship(ctx); err != nil {
			return nil, &Error{Code: CodeAllocation, Location: "/ClinicalDocument/localSocialHeader/encompassingClientRelationship", Err: err}
		}
	}
	return c.finish(h, change)
}

// MatterFacts are what is particular to an asia-asiakirja.
type MatterFacts struct {
	Clients   []Client  // one, or several for a shared matter (yhteinen asia)
	Structure ident.OID // the Sosmeta structure of the content
	Matter    ident.OID // asiatunnus; allocated when empty
	Task      string    // service task, a code of ServiceTasks
	Opened    time.Time // optional
}

// Matter makes the header of a matter document (asia-asiakirja).
func (c Context) Matter(ctx context.Context, f MatterFacts, change ...func(*Header)) (*Header, error) {
	h, err := c.start(ctx, GroupMatter, f.Clients)
	if err != nil {
		return nil, err
	}
	h.ContentSpec, h.Matter, h.MatterOpened = f.Structure, f.Matter, f.Opened
	h.ServiceTasks = tasks(f.Task)
	if h.Matter == "" {
		if h.Matter, err = c.OIDs.Matter(ctx); err != nil {
			return nil, &Error{Code: CodeAllocation, Location: "/ClinicalDocument/componentOf/encompassingEncounter/id", Err: err}
		}
	}
	return c.finish(h, change)
}

// DocumentFacts are what is particular to a client document.
type DocumentFacts struct {
	Clients   []Client
	Matter    ident.OID // asiatunnus; an old document needs none
	Structure ident.OID // the Sosmeta structure of the content; none in phase I and old documents
	Type      string    // general type, a code of DocumentTypes such as 15 for a plan
	Specific  string    // specific type such as 15007; optional in phase I and old documents
	Tasks     []string  // service tasks, codes of ServiceTasks; at least one
	Process   string    // service process, a code of ServiceProcesses; optional in phase I and old documents
	PDF       bool      // the document is PDF/A; phase I and old documents only
}

// ClientDocument makes the header of a client document of phase II or later.
func (c Context) ClientDocument(ctx context.Context, f DocumentFacts, change ...func(*Header)) (*Header, error) {
	return c.document(ctx, GroupClientDocument, f, change)
}

// PhaseIDocument makes the header of a phase I client document.
func (c Context) PhaseIDocument(ctx context.Context, f DocumentFacts, change ...func(*Header)) (*Header, error) {
	return c.document(ctx, GroupPhaseI, f, change)
}

// OldDocument makes the header of a client document that was made before the
// organisation joined the archive. Set Drafted to the time when the document was
// drawn up.
func (c Context) OldDocument(ctx context.Context, f DocumentFacts, change ...func(*Header)) (*Header, error) {
	return c.document(ctx, GroupOld, f, change)
}

func (c Context) document(ctx context.Context, group Group, f DocumentFacts, change []func(*Header)) (*Header, error) {
	h, err := c.start(ctx, group, f.Clients)
	if err != nil {
		return nil, err
	}
	h.Author, h.Matter, h.ContentSpec = c.Professional, f.Matter, f.Structure
	h.ServiceTasks = tasks(f.Tasks...)
	h.Type, h.SpecificType, h.ServiceProcess = optional(DocumentTypes, f.Type), optional(DocumentTypes, f.Specific), optional(ServiceProcesses, f.Process)
	if f.PDF {
		h.FileFormat = FileFormats.Code(FormatPDFA)
	}
	return c.finish(h, change)
}

// Permission makes the header of a luovutuslupa-asiakirja.
func (c Context) Permission(ctx context.Context, client Client, structure ident.OID, change ...func(*Header)) (*Header, error) {
	return c.declaration(ctx, GroupPermission, client, structure, change)
}

// Denial makes the header of a kieltoasiakirja.
func (c Context) Denial(ctx context.Context, client Client, structure ident.OID, change ...func(*Header)) (*Header, error) {
	return c.declaration(ctx, GroupDenial, client, structure, change)
}

// Informing makes the header of a document that says that the client was told
// about the Kanta services (informointi). Its group is assumed.
func (c Context) Informing(ctx context.Context, client Client, change ...func(*Header)) (*Header, error) {
	return c.declaration(ctx, GroupInforming, client, "", change)
}

func (c Context) declaration(ctx context.Context, group Group, client Client, structure ident.OID, change []func(*Header)) (*Header, error) {
	h, err := c.start(ctx, group, []Client{client})
	if err != nil {
		return nil, err
	}
	h.ContentSpec = structure
	return c.finish(h, change)
}

func tasks(codes ...string) (out []Code) {
	for _, code := range codes {
		if code != "" {
			out = append(out, ServiceTasks.Code(code))
		}
	}
	return out
}

func optional(s CodeSystem, code string) Code {
	if code == "" {
		return Code{}
	}
	return s.Code(code)
}

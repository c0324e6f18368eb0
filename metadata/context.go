package metadata

import (
	"context"
	"errors"
	"time"

	"github.com/kansa-go/kansa/ident"
)

// OIDAllocator hands out OIDs that were never handed out before. Package
// metadata/oids has one. It must be safe for concurrent use.
type OIDAllocator interface {
	Document(ctx context.Context) (ident.OID, error)
	Matter(ctx context.Context) (ident.OID, error)
	Relationship(ctx context.Context) (ident.OID, error)
}

// Context is what the documents of one organisation, unit and professional have
// in common. Its methods make headers of new documents from what is particular
// to each: one method for each document group, and NewVersion, Cancel and
// Attachment. A Context is a plain value; copies may be changed and used at the
// same time.
//
// Organiser is the zero value where the controller organises the service itself.
// Producer is set where another organisation gives the service on the organiser's
// behalf, by register access right: Unit is then a unit of the producer (rules
// REG-08, DOC-11).
type Context struct {
	Controller   Organisation     // rekisterinpitäjä
	Organiser    Organisation     // palvelunjärjestäjä; default Controller
	Producer     Organisation     // palveluntuottaja; zero: the organiser gives the service
	Unit         Organisation     // palveluyksikkö
	Software     Software         // ohjelmistoympäristö
	Professional Professional     // author of client documents
	Language     string           // "fi" or "sv"; default fi
	Retention    RetentionTable   // classes by service task; nil: class 1, permanent
	OIDs         OIDAllocator     // required
	Now          func() time.Time // default time.Now; headers carry whole seconds on Finland's clock
	Joint        *JointJoining    // nil: the organisation has joined by itself
}

// JointJoining says that the organisation has joined the archive through another
// one (yhteisliittyminen). It is here for the vendor's own use: nothing is known of
// how it shows in a document, so no header carries it. A Context whose
// organisations the member is none of is refused with CodeArgument.
type JointJoining struct {
	Main   Organisation // pääliittyjä, who is committed to the Kanta services
	Member Organisation
}

// start makes a first version with what every group has.
func (c Context) start(ctx context.Context, group Group, clients []Client) (*Header, error) {
	h := &Header{Group: group, Version: 1, Clients: append([]Client(nil), clients...)}
	if err := c.joint(); err != nil {
		return nil, err
	}
	if err := c.stamp(ctx, h); err != nil {
		return nil, err
	}
	h.SetID = h.ID
	h.Controller, h.Unit, h.Language = c.Controller, c.Unit, c.Language
	if h.Language == "" {
		h.Language = "fi"
	}
	organiser := c.Organiser
	if organiser.IsZero() {
		organiser = c.Controller
	}
	h.Organiser, h.ServiceCustomer = organiser, organiser
	if !c.Producer.IsZero() {
		h.Organiser = c.Producer
	}
	return h, nil
}

// joint refuses a context whose organisation has not joined through the other one.
func (c Context) joint() error {
	if c.Joint == nil {
		return nil
	}
	for _, o := range []Organisation{c.Controller, c.Organiser, c.Producer} {
		if o.ID != "" && OrganisationOf(o.ID) == OrganisationOf(c.Joint.Member.ID) {
			return nil
		}
	}
	return badArgument("Context.Joint.Member", "the member is neither controller, organiser nor producer of the context")
}

// stamp gives a header its own id, the times of making and the software.
func (c Context) stamp(ctx context.Context, h *Header) (err error) {
	if c.OIDs == nil {
		return &Error{Code: CodeAllocation, Location: "metadata.Context.OIDs", Err: errors.New("no allocator of OIDs is given")}
	}
	if h.ID, err = c.OIDs.Document(ctx); err != nil {
		return &Error{Code: CodeAllocation, Location: "/ClinicalDocument/id", Err: err}
	}
	now := time.Now
	if c.Now != nil {
		now = c.Now
	}
	h.Drafted = ident.InFinland(now()).Truncate(time.Second)
	h.Created, h.Software = h.Drafted, c.Software
	return nil
}

// finish applies the caller's changes, fills defaults and judges the header.
func (c Context) finish(h *Header, change []func(*Header)) (*Header, error) {
	for _, f := range change {
		f(h)
	}
	if h.Retention.IsZero() {
		h.Retention = c.Retention.Class(h.ServiceTasks)
	}
	h.SetDefaults()
	if err := Check(h); err != nil {
		return nil, made(err)
	}
	return h, nil
}

// SignedBy sets the human-readable block about the professional who signs with
// a professional's certificate. The time is written on Finland's clock.
func (h *Header) SignedBy(p Professional, at time.Time) {
	h.Signer = &Signer{
		Registration: p.Registration, Given: append([]string(nil), p.Given...), Family: p.Family,
		Method: AuthenticationMethods.Code("1"), Time: ident.InFinland(at).Truncate(time.Second),
	}
}

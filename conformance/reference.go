package conformance

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/signing"
)

// Reference returns a driver whose system is Kansa's own SDK. It passes every
// case; a suite in which it does not is broken.
func Reference() Driver { return &referenceDriver{name: "kansa reference"} }

// Null returns a driver that accepts every assignment, claims success and does
// nothing. It passes no case; a case that it passes proves nothing.
func Null() Driver { return nullDriver{} }

type nullDriver struct{}

func (nullDriver) Name() string                                      { return "null" }
func (nullDriver) Open(context.Context, Environment) (System, error) { return nullSystem{}, nil }

type nullSystem struct{}

func (nullSystem) Archive(context.Context, Assignment) (Outcome, error) {
	return Outcome{State: Archived}, nil
}
func (nullSystem) Search(context.Context, Inquiry) ([][]byte, error) { return nil, nil }
func (nullSystem) Close() error                                      { return nil }

// referenceDriver opens systems that have one defect, or none.
type referenceDriver struct {
	name   string
	defect defect
}

// Name implements Driver.
func (d *referenceDriver) Name() string { return d.name }

// Open implements Driver.
func (d *referenceDriver) Open(_ context.Context, env Environment) (System, error) {
	records, err := scenario.New(scenario.Options{
		Structures: env.Structures, Now: env.Now,
		Types: scenario.TypeOIDs{
			Relationship: string(env.Types.Relationship), Matter: string(env.Types.Matter), Plan: string(env.Types.ClientDocument),
			Permission: string(env.Types.Permission), Denial: string(env.Types.Denial),
		},
		Organisation: scenario.Organisation{Root: env.Root, Controller: env.Controller, Unit: env.Unit},
	})
	if err != nil {
		return nil, err
	}
	records.Worker = scenario.Worker{
		Code: env.User.Code, Registration: env.Registration, Given: env.User.Given, Family: env.User.Family, Title: "sosiaaliohjaaja",
	}
	s := &referenceSystem{env: env, records: records, defect: d.defect}
	s.client = &archive.Client{
		Retry:     archive.Retry{Sleep: noPause},
		Observer:  archive.SlogObserver{Logger: slog.New(slog.DiscardHandler)}, // the suite loses answers on purpose; its report tells what came of it
		Transport: &archive.HTTPTransport{URL: env.URL, Client: env.HTTP, Profile: env.Profile}, Sequence: &archive.Counter{},
		Profile: env.Profile, Now: env.Now,
		Party: archive.Party{Platform: env.Root, Organiser: env.Controller.ID, Unit: env.Unit, User: env.User},
	}
	return s, nil
}

// referenceSystem is a client-record system built on the SDK.
type referenceSystem struct {
	env     Environment
	records *scenario.Scenario
	client  *archive.Client
	last    *metadata.Header // of the client document archived last
	defect  defect
}

// Archive implements System.
func (s *referenceSystem) Archive(ctx context.Context, a Assignment) (Outcome, error) {
	s.records.Client, s.records.RelationOID, s.records.MatterOID, s.records.Task = a.Client, a.Relationship, a.Matter, a.Task
	draft, err := s.draft(a)
	if err != nil {
		return Outcome{}, err
	}
	signed, err := s.sign(ctx, a.Kind, draft)
	if err != nil {
		return Outcome{}, err
	}
	outcome, err := s.send(ctx, draft.Header.ID, signed)
	if outcome.State == Archived && draft.Header.Group == metadata.GroupClientDocument {
		s.last = draft.Header
	}
	if s.defect.outcome != nil {
		outcome = s.defect.outcome(outcome)
	}
	return outcome, err
}

func (s *referenceSystem) draft(a Assignment) (document.Draft, error) {
	switch a.Kind {
	case Relationship:
		return s.records.Relationship()
	case Matter:
		return s.records.Matter()
	case ClientDocument:
		return s.records.Plan()
	case NewVersion:
		if s.last == nil {
			return document.Draft{}, errors.New("no client document was archived")
		}
		return s.records.NextVersion(s.last)
	case Permission:
		return s.records.Permission(true)
	case Denial:
		denied := a.Denied
		if s.defect.denied != nil {
			denied = s.defect.denied(a)
		}
		return s.records.DenyDocument(denied)
	}
	return document.Draft{}, ErrNotSupported
}

// sign assembles and signs: client documents with the user's certificate, all
// others with the system's.
func (s *referenceSystem) sign(ctx context.Context, kind Kind, draft document.Draft) ([]byte, error) {
	signer, as := s.env.System, signing.System
	if kind == ClientDocument || kind == NewVersion || s.defect.professional {
		signer, as = s.env.Professional, signing.Professional
	}
	unsigned, err := draft.Assemble()
	if err != nil {
		return nil, err
	}
	if s.defect.unsigned != nil {
		unsigned = s.defect.unsigned(unsigned)
	}
	signed, err := signing.Sign(ctx, unsigned, signer, signing.Options{Kind: as, Time: s.env.Now()})
	if err == nil && s.defect.signed != nil {
		signed = s.defect.signed(signed)
	}
	return signed, err
}

func (s *referenceSystem) send(ctx context.Context, id ident.OID, signed []byte) (Outcome, error) {
	client := s.client
	if s.defect.attempt != nil {
		return s.defect.attempt(ctx, s, id, signed)
	}
	_, err := client.Archive(ctx, signed)
	return outcomeOf(id, err)
}

// outcomeOf turns the client's error into what a user is told.
func outcomeOf(id ident.OID, err error) (Outcome, error) {
	var refused *archive.Error
	switch {
	case err == nil:
		return Outcome{State: Archived, Document: id}, nil
	case !errors.As(err, &refused):
		return Outcome{}, err
	case refused.Code == archive.CodeRefused:
		o := Outcome{State: Refused, Document: id}
		for _, d := range refused.Reasons() {
			o.Reasons = append(o.Reasons, string(d.Rule)+" "+d.Text)
		}
		return o, nil
	case refused.Code == archive.CodeUnknown:
		return Outcome{State: Unknown, Document: id}, nil
	}
	return Outcome{}, err
}

// Search implements System.
func (s *referenceSystem) Search(ctx context.Context, q Inquiry) ([][]byte, error) {
	search := archive.Search{Client: q.Client, Controller: q.Controller}
	if s.defect.search != nil {
		s.defect.search(&search)
	}
	found, err := s.client.Search(ctx, search)
	if err == nil && s.defect.found != nil {
		found = s.defect.found(found)
	}
	return found, err
}

// Close implements System.
func (s *referenceSystem) Close() error {
	s.env.HTTP.CloseIdleConnections()
	return nil
}

// noPause lets the suite's own clients send again at once.
func noPause(ctx context.Context, _ time.Duration) error { return ctx.Err() }

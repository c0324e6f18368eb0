package conformance

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/signing"
)

// preload archives a draft as its organisation's own system would. A refusal
// is a fault of the suite.
func (b *bench) preload(s *scenario.Scenario, draft document.Draft, err error) (preloaded, error) {
	if err != nil {
		return preloaded{}, err
	}
	draft.Header.Signer = nil // the suite signs with system certificates
	unsigned, err := draft.Assemble()
	if err != nil {
		return preloaded{}, err
	}
	signer, err := b.run.systemSigner(s.Organisation)
	if err != nil {
		return preloaded{}, err
	}
	signed, err := signing.Sign(context.Background(), unsigned, signer, signing.Options{Kind: signing.System, Time: b.run.now()})
	if err != nil {
		return preloaded{}, err
	}
	client := &archive.Client{
		Retry:     archive.Retry{Sleep: noPause},
		Transport: direct{b.mock, b.run.wire()}, Sequence: (*suiteNumbers)(&b.numbers), Now: b.run.now, Profile: b.run.profile,
		Party: archive.Party{
			Platform: "2.999.1.4", Organiser: s.Organisation.Controller.ID, Unit: s.Organisation.Unit,
			User: archive.User{Code: s.Worker.Code, Given: s.Worker.Given, Family: s.Worker.Family},
		},
	}
	if _, err := client.Archive(context.Background(), signed); err != nil {
		return preloaded{}, fmt.Errorf("the suite could not archive its own document: %w", err)
	}
	p := preloaded{header: draft.Header, source: signed}
	b.preloaded = append(b.preloaded, p)
	return p, nil
}

// suiteNumbers is an archive.Sequence for the suite's own messages.
type suiteNumbers uint64

// Next implements archive.Sequence.
func (n *suiteNumbers) Next(context.Context) (uint64, error) {
	return atomic.AddUint64((*uint64)(n), 1), nil
}

// direct is a transport into the archive without a network.
type direct struct {
	archive *mock.Archive
	profile archive.Profile
}

// Exchange implements archive.Transport.
func (d direct) Exchange(_ context.Context, _ string, message []byte) ([]byte, error) {
	return d.archive.Handle(archive.EncodeSOAP(d.profile, message)).Response, nil
}

func (b *bench) preloadMatter() error {
	relationship, err := b.scenario.Relationship()
	if _, err := b.preload(b.scenario, relationship, err); err != nil {
		return err
	}
	matter, err := b.scenario.Matter()
	_, err = b.preload(b.scenario, matter, err)
	return err
}

func (b *bench) preloadTwoVersions() error {
	if err := b.preloadMatter(); err != nil {
		return err
	}
	plan, err := b.scenario.Plan()
	first, err := b.preload(b.scenario, plan, err)
	if err != nil {
		return err
	}
	b.preloaded[len(b.preloaded)-1].superseded = true
	next, err := b.scenario.NextVersion(first.header)
	second, err := b.preload(b.scenario, next, err)
	if err != nil {
		return err
	}
	b.assigned.Denied, b.assigned.DeniedNewest = second.header.SetID, second.header.ID
	return nil
}

func (b *bench) inform() error {
	b.mock.Inform(b.scenario.Client.Code)
	return nil
}

// loseFirstAnswer breaks the connection of the first exchange after it was
// handled.
func (b *bench) loseFirstAnswer() error {
	lost := false
	b.mock.Fault = func(x mock.Exchange) mock.Fault {
		if x.Number == 0 || lost {
			return mock.FaultNone
		}
		lost = true
		return mock.FaultLostAnswer
	}
	return nil
}

// preloadDenial fills another controller's register with two client documents,
// lets the client permit disclosure and deny the second.
func (b *bench) preloadDenial() error {
	own, err := b.scenario.Relationship() // the client is a client of the searcher too
	if _, err := b.preload(b.scenario, own, err); err != nil {
		return err
	}
	other, err := b.scenario.At(b.other) // the same client at the other controller
	if err != nil {
		return err
	}
	matter, err := other.Matter()
	if _, err := b.preload(other, matter, err); err != nil {
		return err
	}
	var plans [2]preloaded
	for i := range plans {
		plan, err := other.Plan()
		if plans[i], err = b.preload(other, plan, err); err != nil {
			return err
		}
	}
	b.mock.Inform(b.scenario.Client.Code)
	permission, err := b.scenario.Permission(true)
	if _, err := b.preload(b.scenario, permission, err); err != nil {
		return err
	}
	denial, err := b.scenario.DenyDocument(plans[1].header.SetID)
	if _, err := b.preload(b.scenario, denial, err); err != nil {
		return err
	}
	b.permitted = plans[:1]
	for _, p := range b.preloaded { // the matter itself is not denied either
		if p.header.Group == metadata.GroupMatter {
			b.permitted = append(b.permitted, p)
		}
	}
	if len(b.permitted) != 2 {
		return errors.New("the suite expected one matter")
	}
	return nil
}

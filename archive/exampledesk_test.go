package archive_test

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// vendor is the system of the examples: its records, its certificate and a
// client of an archive in the same process.
type vendor struct {
	records *scenario.Scenario
	signer  signing.Signer
	client  *archive.Client
	archive *mock.Archive
}

var examplePKI = sync.OnceValues(func() (*testpki.Hierarchy, error) { return testpki.New(testpki.Options{}) })

func newVendor() *vendor {
	structures := must(document.NewRegistry(demodata.Structures()))
	records := must(scenario.New(scenario.Options{Structures: structures, Types: must(scenario.Types(structures)), Seed: 3}))
	pki := must(examplePKI())
	roots, issuers := pki.Pools()
	v := &vendor{records: records, signer: must(pki.System()).Signer()}
	v.archive = &mock.Archive{Structures: structures, Signatures: signing.VerifyOptions{Roots: roots, Intermediates: issuers}}
	v.client = &archive.Client{
		Transport: direct{v.archive}, Sequence: &archive.Counter{},
		Party: archive.Party{
			Platform: records.Organisation.Root, Organiser: records.Organisation.Controller.ID, Unit: records.Organisation.Unit,
			User: archive.User{Code: records.Worker.Code, Given: records.Worker.Given, Family: records.Worker.Family},
		},
	}
	return v
}

// at is the same archive and client seen from another organisation.
func (v *vendor) at(o scenario.Organisation) *vendor {
	client := *v.client
	client.Party.Organiser, client.Party.Unit, client.Party.Platform = o.Controller.ID, o.Unit, o.Root
	return &vendor{records: must(v.records.At(o)), signer: v.signer, client: &client, archive: v.archive}
}

// direct is a transport into the archive without a network.
type direct struct{ archive *mock.Archive }

func (d direct) Exchange(_ context.Context, _ string, message []byte) ([]byte, error) {
	return d.archive.Handle(archive.EncodeSOAP(archive.DefaultProfile(), message)).Response, nil
}

// store assembles, signs and archives a draft, and prints what the archive says.
func (v *vendor) store(what string, draft document.Draft, err error) *metadata.Header {
	draft = must(draft, err)
	draft.Header.Signer = nil // signed by the system
	ctx := context.Background()
	signed := must(signing.Sign(ctx, must(draft.Assemble()), v.signer, signing.Options{Kind: signing.System, Time: time.Now()}))
	receipt := must(v.client.Archive(ctx, signed))
	fmt.Println(what+":", receipt.Ack.Type)
	return draft.Header
}

// must ends an example that cannot go on.
func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		panic(err)
	}
	return value
}

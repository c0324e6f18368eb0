package conformance

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// bench is what one case works with: a fresh archive, fresh people, and what
// the system did so far.
type bench struct {
	run      *run
	mock     *mock.Archive
	scenario *scenario.Scenario // the client and the organisation under test
	other    scenario.Organisation
	system   System
	numbers  uint64 // of the suite's own messages
	mark     int    // length of the journal when the system starts
	held     int    // documents stored when the system starts

	assigned  Assignment
	found     [][]byte
	preloaded []preloaded
	permitted []preloaded
}

// preloaded is a document that the suite archived itself.
type preloaded struct {
	header     *metadata.Header
	source     []byte
	superseded bool
}

// people of a case are chosen by its seed.
func (r *run) bench(seed uint64) (*bench, error) {
	b := &bench{run: r, other: scenario.NewOrganisation(7654321, "Toisenlahden hyvinvointialue")}
	var err error
	b.scenario, err = scenario.New(scenario.Options{
		Structures: r.structures, Types: r.types, Seed: seed, Now: r.now, Numbers: 1_000_000,
	})
	if err != nil {
		return nil, err
	}
	roots, intermediates := r.pki.Pools()
	b.mock = &mock.Archive{
		Structures: r.structures, Now: r.now, TLS: r.pki.TLSServerConfig(), Profile: r.profile,
		Signatures: signing.VerifyOptions{Roots: roots, Intermediates: intermediates},
	}
	return b, b.mock.Start()
}

func (b *bench) close() error {
	var err error
	if b.system != nil {
		err = b.system.Close()
	}
	return errors.Join(err, b.mock.Close())
}

// environment is what the system sees.
func (b *bench) environment() (Environment, error) {
	system, err := b.run.systemSigner(b.scenario.Organisation)
	if err != nil {
		return Environment{}, err
	}
	w := b.scenario.Worker
	professional, err := b.run.pki.Professional(testpki.Person{
		Registration: w.Registration.Reveal(), Given: w.Given, Surname: w.Family,
	})
	if err != nil {
		return Environment{}, err
	}
	t, wire := b.run.types, b.run.wire()
	return Environment{
		URL: b.mock.URL, HTTP: &http.Client{
			Transport: &http.Transport{TLSClientConfig: b.run.pki.TLSClientConfig()}, Timeout: time.Minute,
		},
		Structures: b.run.structures,
		Types: Types{
			Relationship: ident.OID(t.Relationship), Matter: ident.OID(t.Matter), ClientDocument: ident.OID(t.Plan),
			Permission: ident.OID(t.Permission), Denial: ident.OID(t.Denial),
		},
		Controller: b.scenario.Organisation.Controller, Unit: b.scenario.Organisation.Unit, Root: b.scenario.Organisation.Root,
		User:         archive.User{Code: w.Code, Given: w.Given, Family: w.Family},
		Registration: w.Registration, System: system, Professional: professional.Signer(), Profile: &wire, Now: b.run.now,
	}, nil
}

// systemSigner returns the system certificate of an organisation.
func (r *run) systemSigner(o scenario.Organisation) (signing.Signer, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s, ok := r.signers[o.Root]; ok {
		return s, nil
	}
	identity, err := r.pki.NewSystem(testpki.Spec{Change: func(c *x509.Certificate) {
		c.Subject.SerialNumber = string(o.Controller.ID)
		c.Subject.Organization = []string{o.Controller.Name}
	}})
	if err != nil {
		return nil, err
	}
	r.signers[o.Root] = identity.Signer()
	return r.signers[o.Root], nil
}

// begin opens the system and notes what the archive holds before.
func (b *bench) begin(ctx context.Context) error {
	if b.system != nil {
		return nil
	}
	b.mark, b.held = len(b.mock.Journal()), len(b.mock.Documents())
	env, err := b.environment()
	if err != nil {
		return err
	}
	b.system, err = b.run.driver.Open(ctx, env)
	if err != nil {
		return err
	}
	return nil
}

// archive lets the system archive a document and returns its outcome, or a
// problem.
func (b *bench) archive(ctx context.Context, kind Kind) (Outcome, string) {
	if err := b.begin(ctx); err != nil {
		return Outcome{}, "the system could not be opened: " + err.Error()
	}
	b.assigned.Kind = kind
	b.assigned.Client, b.assigned.Relationship = b.scenario.Client, b.scenario.RelationOID
	b.assigned.Matter, b.assigned.Task = b.scenario.MatterOID, b.scenario.Task
	outcome, err := b.system.Archive(ctx, b.assigned)
	if err != nil {
		return Outcome{}, "the system failed: " + err.Error()
	}
	return outcome, ""
}

// search lets the system search a register and keeps what it returns.
func (b *bench) search(ctx context.Context, controller ident.OID) string {
	if err := b.begin(ctx); err != nil {
		return "the system could not be opened: " + err.Error()
	}
	found, err := b.system.Search(ctx, Inquiry{Client: b.scenario.Client.Code, Controller: controller})
	if err != nil {
		return "the system failed: " + err.Error()
	}
	if len(b.exchanges()) == 0 {
		return "the system sent no search"
	}
	b.found = found
	return ""
}

// exchanges are those of the system under test.
func (b *bench) exchanges() []mock.Exchange { return b.mock.Journal()[b.mark:] }

// newDocuments are the documents that the system archived.
func (b *bench) newDocuments() []*document.Document {
	var out []*document.Document
	for _, source := range b.mock.Documents()[b.held:] {
		d, err := document.Read(source)
		if err != nil { // the archive read it before it stored it
			panic(fmt.Sprintf("conformance: a stored document cannot be read: %v", err))
		}
		out = append(out, d)
	}
	return out
}

// last is the newest document of the system; earlier steps have made sure that
// there is one.
func (b *bench) last() *document.Document {
	all := b.newDocuments()
	return all[len(all)-1]
}

func (b *bench) today() ident.Date { return ident.DateInFinland(b.run.now()) }

// signedBy checks that the newest document carries a valid signature of the kind
// and only valid ones.
func (b *bench) signedBy(kind signing.Kind) string {
	roots, intermediates := b.run.pki.Pools()
	report, err := signing.Verify(b.last().Source, signing.VerifyOptions{Roots: roots, Intermediates: intermediates})
	if err != nil || !report.Valid() {
		return "a signature of the document is not valid"
	}
	for _, s := range report.Signatures {
		if s.Kind != kind {
			continue
		}
		if kind == signing.Professional && s.Signer.Registration != b.scenario.Worker.Registration.Reveal() {
			return "the professional who signed is not the user"
		}
		return ""
	}
	return "the document has no signature of kind " + kind.String()
}

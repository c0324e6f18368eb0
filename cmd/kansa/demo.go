package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

func demoCommand() *cobra.Command {
	var out, dir string
	var seed uint64
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "build, sign, send, fetch and verify one client's documents against an archive in this process",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			d := &demo{ctx: cmd.Context(), print: cmd.OutOrStdout(), out: out, dir: dir, seed: seed}
			return d.run()
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "new or empty folder that keeps every frame, document and acknowledgement")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "chooses the invented people")
	structureFlag(cmd, &dir)
	return cmd
}

// demo is one run of the demonstration.
type demo struct {
	ctx   context.Context
	print io.Writer
	out   string
	dir   string
	seed  uint64
	step  int

	structures *document.Registry
	records    *scenario.Scenario
	pki        *testpki.Hierarchy
	system     *testpki.Identity
	worker     *testpki.Identity
	archive    *mock.Archive
	client     *archive.Client
	sent       [][]byte
}

func (d *demo) run() error {
	if err := d.prepareFolder(); err != nil {
		return err
	}
	if err := d.openRecords(); err != nil {
		return err
	}
	if err := d.startArchive(); err != nil {
		return fault(err)
	}
	defer d.archive.Close()
	if err := d.archiveAll(); err != nil {
		return fault(err)
	}
	if err := d.refuseChanged(); err != nil {
		return fault(err)
	}
	if err := d.fetchAll(); err != nil {
		return fault(err)
	}
	if err := d.keepExchanges(); err != nil {
		return fault(err)
	}
	d.tellFolder()
	return nil
}

// tellFolder says what the folder holds and how its structures are had.
func (d *demo) tellFolder() {
	if d.out == "" {
		return
	}
	fmt.Fprintf(d.print, "\n%s holds the contents, display forms, signed documents, certificates, messages and answers.\n", d.out)
	if d.dir == "" {
		fmt.Fprintln(d.print, "kansa structures export DIR writes the structures that they follow.")
	}
}

// say prints one line for one step.
func (d *demo) say(format string, args ...any) {
	d.step++
	fmt.Fprintf(d.print, "%2d  %s\n", d.step, fmt.Sprintf(format, args...))
}

func (d *demo) prepareFolder() error {
	if d.out == "" {
		return nil
	}
	if err := os.MkdirAll(d.out, 0o755); err != nil {
		return usage("the folder for the files cannot be made: %w", err)
	}
	if entries, err := os.ReadDir(d.out); err != nil || len(entries) > 0 {
		return usage("%s is not an empty folder: name another one, or delete it first", d.out)
	}
	return nil
}

// keep writes a file when a folder is named.
func (d *demo) keep(name string, content []byte) error {
	if d.out == "" {
		return nil
	}
	return os.WriteFile(filepath.Join(d.out, name), content, 0o644)
}

func (d *demo) openRecords() error {
	var err error
	if d.structures, err = openStructures(d.dir); err != nil {
		return err
	}
	types, err := scenario.Types(d.structures)
	if err != nil {
		return usage("%w", err)
	}
	d.records, err = scenario.New(scenario.Options{Structures: d.structures, Types: types, Seed: d.seed})
	if err != nil {
		return fault(err)
	}
	where := "Kansa's own"
	if d.dir != "" {
		where = d.dir
	}
	d.say("structures: %d known, from %s", len(d.structures.Structures()), where)
	return nil
}

func (d *demo) startArchive() error {
	w := d.records.Worker
	var err error
	d.pki, err = testpki.New(testpki.Options{
		Organisation: string(d.records.Organisation.Controller.ID), OrganisationName: d.records.Organisation.Controller.Name,
	})
	if err != nil {
		return err
	}
	if d.system, err = d.pki.System(); err != nil {
		return err
	}
	d.worker, err = d.pki.Professional(testpki.Person{Registration: w.Registration.Reveal(), Given: w.Given, Surname: w.Family})
	if err != nil {
		return err
	}
	d.say("test certificates: root, two issuers, system, professional, server, client")
	d.archive = &mock.Archive{Structures: d.structures, Signatures: d.trust(), TLS: d.pki.TLSServerConfig()}
	if err := d.archive.Start(); err != nil {
		return err
	}
	d.say("mock archive: listening at %s, mutual TLS", d.archive.URL)
	org := d.records.Organisation
	d.client = &archive.Client{
		Transport: &archive.HTTPTransport{URL: d.archive.URL, Client: &http.Client{
			Transport: &http.Transport{TLSClientConfig: d.pki.TLSClientConfig()}, Timeout: time.Minute,
		}},
		Sequence: &archive.Counter{},
		Party: archive.Party{
			Platform: org.Root, Organiser: org.Controller.ID, Unit: org.Unit,
			User: archive.User{Code: w.Code, Given: w.Given, Family: w.Family},
		},
	}
	if err := d.keep("test-root.pem", certificates(d.pki.Root())); err != nil {
		return err
	}
	return d.keep("test-issuers.pem", certificates(d.pki.IssuingCA(), d.pki.ProfessionalCA()))
}

func (d *demo) trust() signing.VerifyOptions {
	roots, intermediates := d.pki.Pools()
	return signing.VerifyOptions{Roots: roots, Intermediates: intermediates, Now: d.pki.Now()}
}

func (d *demo) archiveAll() error {
	for _, doc := range []struct {
		name   string
		draft  func() (document.Draft, error)
		signer *testpki.Identity
		kind   signing.Kind
	}{
		{"asiakkuusasiakirja", d.records.Relationship, d.system, signing.System},
		{"asia-asiakirja", d.records.Matter, d.system, signing.System},
		{"asiakassuunnitelma", d.records.Plan, d.worker, signing.Professional},
	} {
		if err := d.archiveOne(doc.name, doc.draft, doc.signer, doc.kind); err != nil {
			return fmt.Errorf("%s: %w", doc.name, err)
		}
	}
	return nil
}

func (d *demo) archiveOne(name string, make func() (document.Draft, error), who *testpki.Identity, kind signing.Kind) error {
	draft, err := make()
	if err != nil {
		return err
	}
	unsigned, err := draft.Assemble()
	if err != nil {
		return err
	}
	read, err := document.Read(unsigned)
	if err != nil {
		return err
	}
	d.say("%s: built and validated against %s, rendered to %d bytes of XHTML", name, draft.Header.ContentSpec, len(read.Display))
	signed, err := signing.Sign(d.ctx, unsigned, who.Signer(), signing.Options{Kind: kind, Time: time.Now()})
	if err != nil {
		return err
	}
	d.say("%s: signed, %s signature", name, kind)
	receipt, err := d.client.Archive(d.ctx, signed)
	if err != nil {
		return err
	}
	d.say("%s: archived as %s, message %s answered %s", name, receipt.Document, receipt.Message.Extension, receipt.Ack.Type)
	prefix := fmt.Sprintf("%02d-%s", len(d.sent)+1, name)
	d.sent = append(d.sent, signed)
	for suffix, content := range map[string][]byte{".content.json": read.Content, ".display.xhtml": read.Display, ".document.xml": signed} {
		if err := d.keep(prefix+suffix, content); err != nil {
			return err
		}
	}
	return nil
}

// refuseChanged shows what a no looks like.
func (d *demo) refuseChanged() error {
	draft, err := d.records.Plan()
	if err != nil {
		return err
	}
	unsigned, err := draft.Assemble()
	if err != nil {
		return err
	}
	signed, err := signing.Sign(d.ctx, unsigned, d.worker.Signer(), signing.Options{Kind: signing.Professional, Time: time.Now()})
	if err != nil {
		return err
	}
	changed := bytes.Replace(signed, []byte("<text mediaType"), []byte("\n<text mediaType"), 1)
	_, err = d.client.Archive(d.ctx, changed)
	refused, ok := asRefusal(err)
	if !ok {
		return fmt.Errorf("a document that was changed after signing was not refused: %v", err)
	}
	d.say("a document changed after signing: refused, %s at %s", refused.Rule, refused.Location)
	return nil
}

func (d *demo) fetchAll() error {
	found, err := d.client.Search(d.ctx, archive.Search{Client: d.records.Client.Code})
	if err != nil {
		return err
	}
	d.say("fetched: %d documents of the client", len(found))
	if len(found) != len(d.sent) {
		return fmt.Errorf("%d documents were archived and %d fetched", len(d.sent), len(found))
	}
	var names []string
	for i, source := range found {
		if !bytes.Equal(source, d.sent[i]) {
			return fmt.Errorf("fetched document %d is not the one that was sent", i+1)
		}
		j, err := document.Check(source, document.CheckOptions{Structures: d.structures, Signatures: d.trust()})
		if err != nil {
			return err
		}
		if err := j.Findings.Err(); err != nil {
			return err
		}
		d.say("verified: %s, byte-equal, %d of %d signatures valid, certificate chain good", j.Document.Header.ID, len(j.Signatures), len(j.Signatures))
		names = append(names, j.Document.Header.Group.Code().Display)
	}
	d.say("done: three documents (%s) archived, fetched and verified", strings.Join(names, ", "))
	return nil
}

// keepExchanges writes every message and answer.
func (d *demo) keepExchanges() error {
	for _, x := range d.archive.Journal() {
		prefix := fmt.Sprintf("exchange-%02d-%s", x.Number, x.Interaction)
		if err := d.keep(prefix+".request.xml", x.Request); err != nil {
			return err
		}
		if err := d.keep(prefix+".answer.xml", x.Response); err != nil {
			return err
		}
	}
	return nil
}

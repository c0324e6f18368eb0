// Archive goes the whole way of a client document with nothing but Kansa's public
// packages: from an organisation's context over header, content, document and
// signature into an archive and back. Copy the folder into a module of your own.
//
//	go run . [STRUCTURES]
//
// STRUCTURES is a folder whose structures have the OIDs and fields below; without
// it the two in the folder structures serve. Everybody in here is invented.
package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/signing"
)

// The structures that the documents follow. Real ones are THL's, see Sosmeta.
const (
	matterStructure = "2.999.20.1505.2.2026.2.1"
	entryStructure  = "2.999.20.1506.19002.2026.2.1"
)

//go:embed structures/*.json
var embedded embed.FS

func main() {
	if err := run(context.Background(), os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "archive:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer, args []string) error {
	structures, err := openStructures(args)
	if err != nil {
		return err
	}
	d, err := newDesk(structures)
	if err != nil {
		return err
	}
	defer d.server.Close()
	matter, err := d.matter(ctx)
	if err != nil {
		return err
	}
	if _, err := d.store(ctx, out, matter, d.system, signing.System); err != nil {
		return err
	}
	entry, err := d.entry(ctx, matter.Header.Matter)
	if err != nil {
		return err
	}
	signed, err := d.store(ctx, out, entry, d.professional, signing.Professional)
	if err != nil {
		return err
	}
	return d.readBack(ctx, out, entry.Header, signed)
}

func openStructures(args []string) (*document.Registry, error) {
	if len(args) > 0 {
		return document.OpenRegistry(args[0])
	}
	folder, err := fs.Sub(embedded, "structures")
	if err != nil {
		return nil, err
	}
	return document.NewRegistry(folder)
}

// matter drafts the asia-asiakirja, to which client documents belong.
func (d *desk) matter(ctx context.Context) (document.Draft, error) {
	structure, err := d.structures.Structure(matterStructure)
	if err != nil {
		return document.Draft{}, err
	}
	header, err := d.office.Matter(ctx, metadata.MatterFacts{
		Clients: []metadata.Client{d.client}, Structure: matterStructure, Task: "24", Opened: time.Now(),
	})
	if err != nil {
		return document.Draft{}, err
	}
	content, err := d.aboutClient(structure).
		Set("aihe", "Perheneuvonnan järjestäminen").
		Set("avauspaiva", ident.DateInFinland(time.Now()).String()).JSON()
	return document.Draft{Header: header, Structure: structure, Content: content}, err
}

// entry drafts the client document that the professional signs.
func (d *desk) entry(ctx context.Context, matter ident.OID) (document.Draft, error) {
	structure, err := d.structures.Structure(entryStructure)
	if err != nil {
		return document.Draft{}, err
	}
	header, err := d.office.ClientDocument(ctx, metadata.DocumentFacts{
		Clients: []metadata.Client{d.client}, Matter: matter, Structure: entryStructure,
		Type: "19", Specific: "19002", Tasks: []string{"24"}, Process: "3",
	}, func(h *metadata.Header) { h.SignedBy(d.office.Professional, h.Drafted) })
	if err != nil {
		return document.Draft{}, err
	}
	content, err := d.aboutClient(structure).
		Set("merkinta", "Perhe tavattiin kotona. Seuraava tapaaminen sovittiin.").
		Set("paivamaara", ident.DateInFinland(time.Now()).String()).JSON()
	return document.Draft{Header: header, Structure: structure, Content: content}, err
}

// aboutClient begins a content with the client.
func (d *desk) aboutClient(s *document.Structure) *document.Builder {
	return s.NewContent().
		Set("asiakas/0/sukunimi", d.client.Family).
		Set("asiakas/0/etunimet", d.client.Given[0]).
		Set("asiakas/0/henkilotunnus", document.IdentifierValue{System: "urn:oid:1.2.246.21", Value: d.client.Code.Reveal()})
}

// store assembles, signs and archives a draft, and returns the signed document.
func (d *desk) store(ctx context.Context, out io.Writer, draft document.Draft, signer signing.Signer, kind signing.Kind) ([]byte, error) {
	unsigned, err := draft.Assemble()
	if err != nil {
		return nil, err
	}
	signed, err := signing.Sign(ctx, unsigned, signer, signing.Options{Kind: kind, Time: time.Now()})
	if err != nil {
		return nil, err
	}
	receipt, err := d.archive.Archive(ctx, signed)
	var refused *archive.Error
	if errors.As(err, &refused) {
		for _, detail := range refused.Details { // what the archive says no to, and where
			fmt.Fprintln(out, "refused:", detail.Rule, detail.Location, detail.Text)
		}
	}
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(out, "group %s, %s signature: archived as %s, answer %s\n", draft.Header.Group, kind, receipt.Document, receipt.Ack.Type)
	return signed, nil
}

// readBack fetches the documents of the client's matter, compares one with what
// was sent, and judges it.
func (d *desk) readBack(ctx context.Context, out io.Writer, h *metadata.Header, sent []byte) error {
	found, err := d.archive.Search(ctx, archive.Search{Client: d.client.Code, Matter: h.Matter, Group: metadata.GroupClientDocument})
	if err != nil {
		return err
	}
	if len(found) != 1 || !bytes.Equal(found[0], sent) {
		return errors.New("the archive does not hold what was sent")
	}
	judgement, err := document.Check(found[0], document.CheckOptions{Structures: d.structures, Signatures: d.trust})
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "read back: %d document, byte-equal, accepted %t, %d signature, valid %t, findings %d\n",
		len(found), judgement.Accepted(), len(judgement.Signatures), judgement.Signatures[0].Valid, len(judgement.Findings))
	return nil
}

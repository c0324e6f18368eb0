package archive_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// A signed document is archived and fetched back over mutual TLS. The records
// stand for the vendor's own system.
func Example() {
	if err := archiveAndFetch(context.Background()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// refused: SIG-06 at /ClinicalDocument/component/nonXMLBody
	// archived: AA
	// fetched: 1
}

func archiveAndFetch(ctx context.Context) error {
	structures, err := document.NewRegistry(demodata.Structures())
	if err != nil {
		return err
	}
	types, err := scenario.Types(structures)
	if err != nil {
		return err
	}
	records, err := scenario.New(scenario.Options{Structures: structures, Types: types})
	if err != nil {
		return err
	}
	org := records.Organisation
	pki, err := testpki.New(testpki.Options{Organisation: string(org.Controller.ID)})
	if err != nil {
		return err
	}
	roots, issuers := pki.Pools()
	server := &mock.Archive{
		Structures: structures, TLS: pki.TLSServerConfig(), Signatures: signing.VerifyOptions{Roots: roots, Intermediates: issuers},
	}
	if err := server.Start(); err != nil {
		return err
	}
	defer server.Close()

	client := &archive.Client{
		Transport: &archive.HTTPTransport{URL: server.URL, Client: &http.Client{
			Transport: &http.Transport{TLSClientConfig: pki.TLSClientConfig()}, Timeout: time.Minute,
		}},
		Sequence: &archive.Counter{}, // a vendor keeps its numbers in a database
		Party: archive.Party{
			Platform: org.Root, Organiser: org.Controller.ID, Unit: org.Unit,
			User: archive.User{Code: records.Worker.Code, Given: records.Worker.Given, Family: records.Worker.Family},
		},
	}
	system, err := pki.System()
	if err != nil {
		return err
	}
	draft, err := records.Relationship()
	if err != nil {
		return err
	}
	unsigned, err := draft.Assemble()
	if err != nil {
		return err
	}
	signed, err := signing.Sign(ctx, unsigned, system.Signer(), signing.Options{Kind: signing.System, Time: time.Now()})
	if err != nil {
		return err
	}
	_, err = client.Archive(ctx, changed(signed))
	var refused *archive.Error
	if errors.As(err, &refused) && refused.Code == archive.CodeRefused {
		fmt.Println("refused:", refused.Reasons()[0].Rule, "at", refused.Reasons()[0].Location)
	}
	receipt, err := client.Archive(ctx, signed)
	if err != nil {
		return err
	}
	fmt.Println("archived:", receipt.Ack.Type)
	found, err := client.Search(ctx, archive.Search{Client: records.Client.Code})
	fmt.Println("fetched:", len(found))
	return err
}

// changed is a document whose body was touched after signing.
func changed(signed []byte) []byte {
	return bytes.Replace(signed, []byte("<text mediaType"), []byte(" <text mediaType"), 1)
}

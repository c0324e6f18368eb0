package signing_test

import (
	"context"
	"fmt"
	"time"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// A system signs a document and a reader verifies it.
func Example() {
	now := time.Date(2026, 3, 23, 9, 0, 0, 0, time.UTC)
	pki, err := testpki.New(testpki.Options{Now: now})
	if err != nil {
		panic(err)
	}
	system, err := pki.System()
	if err != nil {
		panic(err)
	}
	signed, err := signing.Sign(context.Background(), []byte(unsigned), system.Signer(), signing.Options{Kind: signing.System, Time: now})
	if err != nil {
		panic(err)
	}

	roots, intermediates := pki.Pools()
	report, err := signing.Verify(signed, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, Now: now})
	if err != nil {
		panic(err)
	}
	for _, s := range report.Signatures {
		fmt.Println(s.ID, s.Kind, s.Valid, s.Signer)
		for _, r := range s.References {
			fmt.Println("covers", r.Path)
		}
	}
	// Output:
	// sig_1.2.246.10.1234567.95.2026.1.1 system true organisation 1.2.246.10.1234567.10.0
	// covers /ClinicalDocument/component/nonXMLBody
	// covers /ClinicalDocument/localSocialHeader/signatureCollection/signature/signatureTimestamp
}

// A web back end prepares, a browser lets the card sign, the back end completes.
func ExamplePrepare() {
	now := time.Date(2026, 3, 23, 9, 0, 0, 0, time.UTC)
	pki, err := testpki.New(testpki.Options{Now: now})
	if err != nil {
		panic(err)
	}
	card, err := pki.Professional(testpki.Person{})
	if err != nil {
		panic(err)
	}
	pending, err := signing.Prepare([]byte(unsigned), signing.Options{
		Kind: signing.Professional, Time: now, Algorithm: signing.RSASHA256, Holder: "90000000001",
	})
	if err != nil {
		panic(err)
	}
	value, err := card.Signer().Sign(context.Background(), pending.ToBeSigned(), pending.Algorithm())
	if err != nil {
		panic(err)
	}
	signed, err := pending.Complete(value, card.Certificate)
	if err != nil {
		panic(err)
	}
	report, err := signing.Verify(signed, signing.VerifyOptions{})
	if err != nil {
		panic(err)
	}
	fmt.Println(report.Signatures[0].Kind, report.Valid())
	fmt.Println(report.Signatures[0].Findings[0].Message)
	// Output:
	// professional true
	// no issuers are configured: who issued the certificate was not judged
}

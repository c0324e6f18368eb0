package signing_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"software.sslmate.com/src/go-pkcs12"
)

// A system's key comes as a PKCS#12 file with its issuers.
func ExampleNewPKCS12Signer() {
	pki, err := testpki.New(testpki.Options{})
	if err != nil {
		panic(err)
	}
	system, err := pki.System()
	if err != nil {
		panic(err)
	}
	file, err := pkcs12.Modern.Encode(system.Key, system.Certificate, system.Issuers, "changeit")
	if err != nil {
		panic(err)
	}

	signer, err := signing.NewPKCS12Signer(file, "changeit")
	if err != nil {
		panic(err)
	}
	for _, c := range signer.Chain() {
		fmt.Println(c.Subject.CommonName)
	}
	_, err = signing.NewPKCS12Signer(file, "wrong")
	var se *signing.Error
	fmt.Println(errors.As(err, &se) && se.Code == signing.CodePassword)
	// Output:
	// KANSA TEST system
	// KANSA TEST Service Certs
	// KANSA TEST Root CA
	// true
}

// A reader asks the services that the certificate names whether it is revoked.
func ExampleFetcher() {
	now := time.Date(2026, 3, 23, 9, 0, 0, 0, time.UTC)
	pki, err := testpki.New(testpki.Options{Now: now})
	if err != nil {
		panic(err)
	}
	service := pki.Serve(testpki.Service{})
	defer service.Close()
	system, err := pki.NewSystem(testpki.Spec{Service: service, Revoked: now.Add(-time.Hour)})
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	signed, err := signing.Sign(ctx, []byte(unsigned), system.Signer(), signing.Options{Kind: signing.System, Time: now})
	if err != nil {
		panic(err)
	}

	fetcher := &signing.Fetcher{Now: func() time.Time { return now }} // keep it: it remembers answers
	roots, intermediates, err := service.Pools()
	if err != nil {
		panic(err)
	}
	report, err := signing.Verify(signed, signing.VerifyOptions{
		Roots: roots, Intermediates: intermediates, Now: now, Online: fetcher.With(ctx),
	})
	if err != nil {
		panic(err)
	}
	s := report.Signatures[0]
	fmt.Println(s.Valid, s.Revocation.Status, s.Revocation.Since.Format(time.RFC3339))
	// Output:
	// false revoked 2026-03-23T08:00:00Z
}

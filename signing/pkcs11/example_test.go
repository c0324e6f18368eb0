package pkcs11_test

import (
	"context"
	"log"
	"time"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/pkcs11"
)

// A professional signs with the card in the reader.
func Example() {
	module, err := pkcs11.Load("/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so")
	if err != nil {
		log.Fatal(err)
	}
	defer func() { _ = module.Close() }()
	signer, err := module.Open(pkcs11.Options{
		PIN: func(context.Context, pkcs11.Prompt) (string, error) { return askForPIN() },
	})
	if err != nil {
		log.Fatal(err)
	}
	defer func() { _ = signer.Close() }()
	signed, err := signing.Sign(context.Background(), []byte(unsigned), signer, signing.Options{
		Kind: signing.Professional,
		Time: time.Now(),
	})
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("%d bytes", len(signed))
}

func askForPIN() (string, error) { return pin, nil }

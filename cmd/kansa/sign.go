package main

import (
	"errors"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/signing"
)

func signCommand() *cobra.Command {
	var key, cert, kind, out string
	cmd := &cobra.Command{
		Use: "sign --key KEY.pem --cert CERT.pem FILE", Short: "sign a document by splicing a signature into its bytes", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			kinds := map[string]signing.Kind{"system": signing.System, "professional": signing.Professional}
			if _, ok := kinds[kind]; !ok {
				return usage("--kind is system or professional")
			}
			signer, err := pemSigner(key, cert)
			if err != nil {
				return err
			}
			src, err := readFile(args[0])
			if err != nil {
				return err
			}
			signed, err := signing.Sign(cmd.Context(), src, signer, signing.Options{Kind: kinds[kind], Time: time.Now()})
			if err != nil {
				return &exit{exitFindings, errors.New(flagWords.Replace(err.Error()))}
			}
			if out == "" {
				_, err = cmd.OutOrStdout().Write(signed)
				return fault(err)
			}
			if err := os.WriteFile(out, signed, 0o644); err != nil {
				return usage("%w", err)
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&key, "key", "", "PEM file of the private key")
	f.StringVar(&cert, "cert", "", "PEM file of the certificate, leaf first")
	f.StringVar(&kind, "kind", "system", "system or professional")
	f.StringVar(&out, "out", "", "file for the signed document; without it, standard output")
	_ = cmd.MarkFlagRequired("key")  // fails only for a flag that does not exist
	_ = cmd.MarkFlagRequired("cert") // likewise
	return cmd
}

func pemSigner(key, cert string) (signing.Signer, error) {
	keyPEM, err := readFile(key)
	if err != nil {
		return nil, err
	}
	certPEM, err := readFile(cert)
	if err != nil {
		return nil, err
	}
	signer, err := signing.NewPEMSigner(certPEM, keyPEM)
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	return signer, nil
}

package main

import (
	"fmt"
	"io"
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
				return &exit{exitFindings, err}
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

// verifyReport is what verify says of one file.
type verifyReport struct {
	File string `json:"file"`
	*signing.Report
	Error string `json:"error,omitempty"` // why the file cannot be read
}

func verifyCommand() *cobra.Command {
	v := &validation{}
	cmd := &cobra.Command{
		Use: "verify FILE...", Short: "verify signatures: what was covered, by whom and when", Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return v.verify(cmd.OutOrStdout(), args) },
	}
	f := cmd.Flags()
	f.StringVar(&v.roots, "roots", "", "PEM file of trusted root certificates; without it certificate chains are not judged")
	f.StringVar(&v.issuers, "issuers", "", "PEM file of issuing certificates")
	f.BoolVar(&v.json, "json", false, "print JSON")
	return cmd
}

func (v *validation) verify(out io.Writer, files []string) error {
	opt, err := v.options()
	if err != nil {
		return err
	}
	opt.Signatures.Diagnose = true
	var reports []verifyReport
	good := true
	for _, file := range files {
		src, err := readFile(file)
		if err != nil {
			return err
		}
		r := verifyReport{File: file}
		if r.Report, err = signing.Verify(src, opt.Signatures); err != nil {
			r.Report, r.Error = &signing.Report{Signatures: []signing.Signature{}}, err.Error()
		}
		good = good && r.Error == "" && r.Valid()
		reports = append(reports, r)
	}
	if v.json {
		err = printJSON(out, reports)
	} else {
		for _, r := range reports {
			printAccount(out, r)
		}
	}
	if err == nil && !good {
		return &exit{exitFindings, nil}
	}
	return err
}

// printAccount tells in words what each signature covers.
func printAccount(out io.Writer, r verifyReport) {
	fmt.Fprintf(out, "%s: %d signatures\n", r.File, len(r.Signatures))
	if r.Error != "" {
		fmt.Fprintf(out, "  error: %s\n", r.Error)
	}
	for i, s := range r.Signatures {
		if !s.Valid {
			fmt.Fprintf(out, "  signature %d: INVALID, %s, claimed %s by %s\n", i+1, s.Kind, s.Timestamp, s.Signer)
			continue
		}
		fmt.Fprintf(out, "  signature %d: valid, %s, by %s, at %s as the signer claims\n", i+1, s.Kind, s.Signer, s.Timestamp)
		fmt.Fprintf(out, "    covers the whole body (%d octets) and its own time stamp; the header is not covered\n", s.BodySize)
		if !s.ChainJudged {
			fmt.Fprintf(out, "    who issued the certificate was not judged: name --roots\n")
		}
	}
	for _, f := range r.All() {
		fmt.Fprintf(out, "  %-7s %s\n", f.Severity, f)
	}
}

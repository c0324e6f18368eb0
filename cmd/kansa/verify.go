package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
)

// verifyReport is what verify says of one document.
type verifyReport struct {
	File string `json:"file"`
	Part string `json:"part,omitempty"` // which document of a message; empty for a file that is one
	*signing.Report
	Error string `json:"error,omitempty"` // why nothing can be verified
}

func verifyCommand() *cobra.Command {
	v := &validation{}
	cmd := &cobra.Command{
		Use: "verify FILE...", Short: "verify signatures: what was covered, by whom and when", Args: cobra.MinimumNArgs(1),
		Long: "Verifies the signatures of documents: of a document's own file, of the document in a frame, and of each document in an\n" +
			"answer to a query. Nothing else of the documents is judged; see kansa validate.\n\n" + exitCodes,
		RunE: func(cmd *cobra.Command, args []string) error { return v.verify(cmd.OutOrStdout(), args) },
	}
	v.trustFlags(cmd)
	cmd.Flags().BoolVar(&v.json, "json", false, "print JSON")
	profileFlag(cmd, &v.profile)
	return cmd
}

func (v *validation) verify(out io.Writer, files []string) error {
	opt, err := v.options()
	if err != nil {
		return err
	}
	var reports []verifyReport
	for _, file := range files {
		src, err := readFile(file)
		if err != nil {
			return err
		}
		reports = append(reports, v.account(file, src, opt.Signatures)...)
	}
	if v.json {
		err = printJSON(out, reports)
	} else {
		for _, r := range reports {
			printAccount(out, r)
		}
	}
	for _, r := range reports {
		if err == nil && (r.Error != "" || !r.Valid()) {
			return &exit{exitFindings, nil}
		}
	}
	return err
}

// account verifies every document of a file.
func (v *validation) account(file string, src []byte, opt signing.VerifyOptions) []verifyReport {
	none := &signing.Report{Signatures: []signing.Signature{}, Findings: rule.Findings{}}
	documents, message, err := v.documentsOf(src)
	if err != nil {
		return []verifyReport{{File: file, Report: none, Error: err.Error()}}
	}
	var out []verifyReport
	for i, document := range documents {
		r := verifyReport{File: file}
		switch message {
		case kindFrame:
			r.Part = "the document in the frame"
		case kindAnswer:
			r.Part = fmt.Sprintf("document %d of the answer", i+1)
		}
		if r.Report, err = signing.Verify(document, opt); err != nil {
			r.Report, r.Error = none, flagWords.Replace(err.Error())
		}
		r.Findings, r.Signatures = v.worded(r.Findings), v.wordedSignatures(r.Signatures)
		out = append(out, r)
	}
	return out
}

// documentsOf returns the documents that a file is or holds, and the kind of the
// message that holds them.
func (v *validation) documentsOf(src []byte) (documents [][]byte, message string, err error) {
	switch kind := kindOf(v.wire, src); kind {
	case kindDocument, kindUnread: // why it is unreadable, signing says
		return [][]byte{src}, "", nil
	case kindFrame:
		f, _, err := archive.DecodeFrame(v.wire, src)
		if err != nil || f.Subject.Document == nil {
			return nil, "", errors.New("the frame carries no document that can be read: name the document's own file, or ask kansa validate why")
		}
		return [][]byte{f.Subject.Document}, kind, nil
	case kindAnswer:
		a, err := archive.DecodeQueryAnswer(v.wire, src)
		if err != nil {
			return nil, "", err
		}
		if len(a.Documents) == 0 {
			return nil, "", errors.New("the answer carries no document whose signatures could be verified")
		}
		return a.Documents, kind, nil
	default:
		return nil, "", fmt.Errorf("%s: %s", strangers[kind].message, strangers[kind].remedy)
	}
}

// printAccount tells in words what each signature covers.
func printAccount(out io.Writer, r verifyReport) {
	name := r.File
	if r.Part != "" {
		name += ", " + r.Part
	}
	if r.Error != "" {
		fmt.Fprintf(out, "%s: nothing was verified\n  error: %s\n", name, r.Error)
		return
	}
	plural := "s"
	if len(r.Signatures) == 1 {
		plural = ""
	}
	fmt.Fprintf(out, "%s: %d signature%s\n", name, len(r.Signatures), plural)
	for i, s := range r.Signatures {
		if !s.Valid {
			fmt.Fprintf(out, "  signature %d: INVALID, %s, claimed %s by %s\n", i+1, s.Kind, s.Timestamp, s.Signer)
			continue
		}
		fmt.Fprintf(out, "  signature %d: valid, %s, by %s, at %s as the signer claims\n", i+1, s.Kind, s.Signer, s.Timestamp)
		fmt.Fprintf(out, "    covers the whole body (%d octets) and its own time stamp; the header is not covered\n", s.BodySize)
		if !s.ChainJudged {
			fmt.Fprintf(out, "    who issued the certificate was not judged: name --roots and --issuers\n")
		}
		fmt.Fprintf(out, "    whether it was revoked was not judged: this command asks no authority\n")
	}
	for _, f := range r.All() {
		fmt.Fprintf(out, "  %-7s %s\n", f.Severity, f)
	}
}

package main

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/rulebook"
	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
)

// maxFile is the largest file that validate reads.
const maxFile = 64 << 20

// validation is one run of the command.
type validation struct {
	frame      string
	structures string
	structure  string
	roots      string
	issuers    string
	severities []string
	profile    string
	wire       archive.Profile
	unread     bool // a file could not be read: wrong use, exit code 2
	json       bool
	production bool
	remote     remoteService
}

func validateCommand() *cobra.Command {
	v := &validation{}
	cmd := &cobra.Command{
		Use:   "validate [--frame FRAME] FILE...",
		Short: "judge documents, frames and contents offline",
		Long: "Judges each file by every rule that concerns it: a document (XML), a frame (XML), or a content (JSON, with --structure).\n" +
			"Nothing is sent anywhere unless --remote names a validation service, which needs --frame: it judges a document with its\n" +
			"frame. Each finding of the service counts as an error.\n\n" + exitCodes,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return v.run(cmd.Context(), cmd.OutOrStdout(), args) },
	}
	f := cmd.Flags()
	f.StringVar(&v.frame, "frame", "", "frame that carries the one document named, judged side by side with it")
	f.StringVar(&v.structure, "structure", "", "OID of the structure that content files (JSON) follow")
	v.trustFlags(cmd)
	f.StringArrayVar(&v.severities, "rule", nil, "override a rule's severity: ID=error|warning|info")
	f.BoolVar(&v.json, "json", false, "print JSON")
	f.BoolVar(&v.production, "production", false, "accept identity codes outside the 900 series")
	structureFlag(cmd, &v.structures)
	profileFlag(cmd, &v.profile)
	v.remote.flags(cmd)
	return cmd
}

// trustFlags adds the flags that say which certificates are trusted.
func (v *validation) trustFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&v.roots, "roots", "", "PEM file of trusted root certificates; without it certificate chains are not judged")
	f.StringVar(&v.issuers, "issuers", "", "PEM file of the certificates between root and signer; needed with --roots unless a root issued the\nsigner's certificate itself, because documents carry the signer's certificate only")
}

// exitCodes is the part of the help that scripts need.
const exitCodes = `Exit codes:
  0  every file is accepted
  1  a rule of severity error is broken, a signature is not valid, or a file is nothing that can be judged
  2  wrong use, or a file that is named cannot be read from the disk
  3  a fault of Kansa's own`

func (v *validation) run(ctx context.Context, out io.Writer, files []string) error {
	opt, err := v.options()
	if err != nil {
		return err
	}
	if v.frame != "" && len(files) != 1 {
		return usage("--frame goes with exactly one document")
	}
	if err := v.remote.check(); err != nil {
		return err
	}
	if v.remote.url != "" && v.frame == "" {
		return v.frameMissing(files)
	}
	var reports []fileReport
	var remoteErr error // of the one file that --frame allows
	for _, file := range files {
		r, err := v.judge(file, opt)
		if err != nil {
			return err
		}
		if v.remote.url != "" && (r.Kind == kindDocument || r.Kind == kindUnread) { // nothing else is sent, such as a key named by mistake
			remoteErr = v.ask(ctx, &r)
		}
		reports = append(reports, r)
	}
	if err := v.print(out, reports); err != nil {
		return fault(err)
	}
	if v.unread {
		return usage("a file could not be read; see its report")
	}
	if remoteErr != nil {
		return remoteErr
	}
	for _, r := range reports {
		if !r.Accepted {
			return &exit{exitFindings, nil}
		}
	}
	return nil
}

func (v *validation) options() (document.CheckOptions, error) {
	opt := document.CheckOptions{TolerateUnloaded: v.structures == "", Production: v.production, Policy: rule.Policy{}}
	opt.Signatures.Diagnose = true
	structures, err := allStructures(v.structures)
	if err != nil {
		return opt, err
	}
	opt.Structures = structures
	v.wire = archive.DefaultProfile()
	if p, err := readProfile(v.profile); err != nil {
		return opt, err
	} else if p != nil {
		v.wire = *p
	}
	book, err := rulebook.New()
	if err != nil {
		return opt, fault(err)
	}
	for _, s := range v.severities {
		id, severity, ok := strings.Cut(s, "=")
		if !ok || severity != "error" && severity != "warning" && severity != "info" {
			return opt, usage("--rule %q is not ID=error|warning|info", s)
		}
		if _, known := book.Rule(rule.ID(id)); !known {
			return opt, usage("--rule names no rule: %q; see kansa rules list", id)
		}
		opt.Policy[rule.ID(id)] = rule.Severity(severity)
	}
	if v.roots != "" {
		if opt.Signatures.Roots, err = pool(v.roots); err != nil {
			return opt, err
		}
		opt.Signatures.Now = time.Now()
	}
	if v.issuers != "" {
		opt.Signatures.Intermediates, err = pool(v.issuers)
	}
	return opt, err
}

func pool(file string) (*x509.CertPool, error) {
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, usage("%w", err)
	}
	p := x509.NewCertPool()
	if !p.AppendCertsFromPEM(pem) {
		return nil, usage("%s holds no certificate", file)
	}
	return p, nil
}

// judge reads a file and judges it by its kind.
func (v *validation) judge(file string, opt document.CheckOptions) (fileReport, error) {
	report := fileReport{File: file, Signatures: []signing.Signature{}, Findings: rule.Findings{}}
	src, err := readFile(file)
	if err != nil { // reported for this file; the others are still judged
		report.Kind = "file"
		report.Findings.Add(unreadable("file", err))
		v.unread = v.unread || !errors.Is(err, errTooLarge)
		return report, nil
	}
	switch {
	case v.structure != "":
		err = v.content(&report, src, opt)
	case looksLikeJSON(src):
		return report, usage("%s is JSON: name its structure with --structure OID", file)
	default:
		err = v.xml(&report, src, opt)
	}
	if err != nil {
		return report, err
	}
	report.Findings, report.Signatures = v.worded(report.Findings), v.wordedSignatures(report.Signatures)
	report.Accepted = !report.Findings.HasErrors()
	report.Valid = len(report.Signatures) > 0 && !slices.ContainsFunc(report.Signatures, func(s signing.Signature) bool { return !s.Valid })
	return report, nil
}

var errTooLarge = fmt.Errorf("the file is larger than %d bytes", maxFile)

// readFile reads a regular file within the limit. Nothing else is opened: a pipe
// would wait for its writer.
func readFile(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, usage("%w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, usage("%s is no regular file", file)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, usage("%w", err)
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return nil, usage("%w", err)
	case len(src) > maxFile:
		return nil, &exit{exitUsage, errTooLarge}
	}
	return src, nil
}

func (v *validation) content(report *fileReport, src []byte, opt document.CheckOptions) error {
	s, err := opt.Structures.Structure(v.structure)
	if err != nil {
		return &exit{exitUsage, err}
	}
	report.Kind, report.Structure = kindContent, v.structure
	found := s.Validate(src)
	if !opt.Production {
		found = append(found, document.LintTestContent(s, src)...)
	}
	report.Findings = opt.Policy.Apply(document.SafeFindings(found))
	return nil
}

func (v *validation) print(out io.Writer, reports []fileReport) error {
	if v.json {
		enc := json.NewEncoder(out)
		enc.SetIndent("", "  ")
		return enc.Encode(reports)
	}
	for _, r := range reports {
		printReport(out, r)
	}
	return nil
}

package main

import (
	"bytes"
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
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
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

// fileReport is the judgement of one file.
type fileReport struct {
	File       string              `json:"file"`
	Kind       string              `json:"kind"`     // "document", "frame" or "content"
	Accepted   bool                `json:"accepted"` // no rule of severity error is broken
	Valid      bool                `json:"valid"`    // there are signatures and all are valid
	Structure  string              `json:"structure,omitempty"`
	Group      string              `json:"group,omitempty"`
	Unjudged   []string            `json:"unjudged,omitempty"` // what the options left out, such as "certificate chain"
	Signatures []signing.Signature `json:"signatures"`
	Findings   rule.Findings       `json:"findings"`
	Remote     *remoteReport       `json:"remote,omitempty"` // what a validation service said
}

func validateCommand() *cobra.Command {
	v := &validation{}
	cmd := &cobra.Command{
		Use:   "validate [--frame FRAME] FILE...",
		Short: "judge documents, frames and contents offline",
		Long: "Judges each file by every rule that concerns it: a document (XML), a frame (XML), or a content (JSON, with --structure).\n" +
			"Nothing is sent anywhere unless --remote names a validation service. Exit code 1 means that a rule of severity error\n" +
			"is broken or that the service has a finding.",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return v.run(cmd.Context(), cmd.OutOrStdout(), args) },
	}
	f := cmd.Flags()
	f.StringVar(&v.frame, "frame", "", "frame that carries the one document named, judged side by side with it")
	f.StringVar(&v.structure, "structure", "", "OID of the structure that content files (JSON) follow")
	f.StringVar(&v.roots, "roots", "", "PEM file of trusted root certificates; without it certificate chains are not judged")
	f.StringVar(&v.issuers, "issuers", "", "PEM file of issuing certificates")
	f.StringArrayVar(&v.severities, "rule", nil, "override a rule's severity: ID=error|warning|info")
	f.BoolVar(&v.json, "json", false, "print JSON")
	f.BoolVar(&v.production, "production", false, "accept identity codes outside the 900 series")
	structureFlag(cmd, &v.structures)
	profileFlag(cmd, &v.profile)
	v.remote.flags(cmd)
	return cmd
}

func (v *validation) run(ctx context.Context, out io.Writer, files []string) error {
	opt, err := v.options()
	if err != nil {
		return err
	}
	if v.frame != "" && len(files) != 1 {
		return usage("--frame goes with exactly one document")
	}
	if err := v.remote.check(v.frame); err != nil {
		return err
	}
	var reports []fileReport
	var remoteErr error // of the one file that --frame allows
	for _, file := range files {
		r, err := v.judge(file, opt)
		if err != nil {
			return err
		}
		if v.remote.url != "" && !v.unread {
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
		if !r.Accepted || r.Remote != nil && len(r.Remote.Findings) > 0 {
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
	if report.Findings == nil {
		report.Findings = rule.Findings{}
	}
	if report.Signatures == nil {
		report.Signatures = []signing.Signature{}
	}
	report.Accepted = !report.Findings.HasErrors()
	report.Valid = len(report.Signatures) > 0 && !slices.ContainsFunc(report.Signatures, func(s signing.Signature) bool { return !s.Valid })
	return report, nil
}

var errTooLarge = fmt.Errorf("the file is larger than %d bytes", maxFile)

// readFile reads a regular file within the limit.
func readFile(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, usage("%w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, usage("%s is no regular file", file)
	}
	src, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return nil, usage("%w", err)
	case len(src) > maxFile:
		return nil, &exit{exitUsage, errTooLarge}
	}
	return src, nil
}

func looksLikeJSON(src []byte) bool {
	src = bytes.TrimLeft(src, " \t\r\n\ufeff")
	return len(src) > 0 && (src[0] == '{' || src[0] == '[')
}

func (v *validation) content(report *fileReport, src []byte, opt document.CheckOptions) error {
	s, err := opt.Structures.Structure(v.structure)
	if err != nil {
		return &exit{exitUsage, err}
	}
	report.Kind, report.Structure = "content", v.structure
	found := s.Validate(src)
	if !opt.Production {
		found = append(found, document.LintTestContent(s, src)...)
	}
	report.Findings = opt.Policy.Apply(document.SafeFindings(found))
	return nil
}

// xml judges a document, with its frame when one is named, or a frame alone.
func (v *validation) xml(report *fileReport, src []byte, opt document.CheckOptions) error {
	j, err := document.Check(src, opt)
	if err != nil {
		return v.frameAlone(report, src, opt, err)
	}
	h := j.Document.Header
	report.Kind, report.Structure = "document", string(h.ContentSpec)
	if slices.Contains(metadata.Groups(), h.Group) {
		report.Group = string(h.Group)
	}
	report.Signatures, report.Findings, report.Unjudged = j.Signatures, j.Findings, j.Unjudged
	if v.frame == "" {
		return nil
	}
	src, err = readFile(v.frame)
	if err != nil {
		return err
	}
	f, found, err := archive.DecodeFrame(v.wire, src)
	if err != nil {
		report.Findings.Add(unreadable("frame", err))
		return nil
	}
	if f.Subject.NotCarried {
		found = archive.Carried(found)
	}
	found = append(found, archive.CheckFrame(v.wire, f, h)...)
	found = append(found, archive.CheckEnvironment(f, v.production)...)
	if !v.production {
		found = append(found, document.LintTestCodes(src)...)
	}
	report.Findings = append(report.Findings, opt.Policy.Apply(document.SafeFindings(found)).Within("frame:")...)
	return nil
}

// frameAlone judges a file that is no document: a frame with its document, or
// nothing that can be read.
func (v *validation) frameAlone(report *fileReport, src []byte, opt document.CheckOptions, cause error) error {
	f, found, err := archive.DecodeFrame(v.wire, src)
	if err != nil {
		report.Kind = "document"
		report.Findings = rule.Findings{unreadable("document", cause)}
		return nil
	}
	report.Kind = "frame"
	if f.Subject.Document != nil {
		inner := fileReport{}
		if err := v.xml(&inner, f.Subject.Document, opt); err != nil {
			return err
		}
		report.Group, report.Structure, report.Signatures, report.Unjudged = inner.Group, inner.Structure, inner.Signatures, inner.Unjudged
		report.Findings = inner.Findings.Within("document:")
		if d, err := document.Read(f.Subject.Document); err == nil {
			found = append(found, archive.CheckFrame(v.wire, f, d.Header)...)
		}
	}
	found = append(found, archive.CheckEnvironment(f, v.production)...)
	if !v.production {
		found = append(found, document.LintTestCodes(src)...)
	}
	report.Findings = append(report.Findings, opt.Policy.Apply(document.SafeFindings(found))...)
	return nil
}

// unreadable is the finding about a file that the strict reader refuses.
func unreadable(what string, err error) rule.Finding {
	f := rule.Finding{Rule: "ARC-01", Severity: rule.Error, Location: what + ":/", Message: "the " + what + " cannot be read"}
	var place *xmltree.Error
	if errors.As(err, &place) {
		f.Location = fmt.Sprintf("%s:line %d, column %d", what, place.Line, place.Column)
		f.Got, f.Remedy = string(place.Code), place.Detail
		return f
	}
	root := err
	for next := errors.Unwrap(root); next != nil; next = errors.Unwrap(root) {
		root = next
	}
	f.Remedy = root.Error()
	return f
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

func printReport(out io.Writer, r fileReport) {
	fmt.Fprintf(out, "%s: %s", r.File, r.Kind)
	if r.Group != "" {
		fmt.Fprintf(out, " of group %s, structure %s", r.Group, r.Structure)
	}
	fmt.Fprintln(out)
	valid := 0
	for i, s := range r.Signatures {
		state := "INVALID"
		if s.Valid {
			state, valid = "valid", valid+1
		}
		fmt.Fprintf(out, "  signature %d: %s, %s, claimed %s\n", i+1, state, s.Kind, s.Timestamp)
		for _, ref := range s.References {
			mark := "ok"
			if !ref.Valid {
				mark = "BROKEN"
			}
			fmt.Fprintf(out, "    reference %s to %s: %s\n", ref.URI, ref.Path, mark)
		}
	}
	for _, f := range r.Findings {
		fmt.Fprintf(out, "  %-7s %s\n", f.Severity, f)
	}
	if r.Kind == "document" || len(r.Signatures) > 0 {
		fmt.Fprintf(out, "  %d of %d signatures valid\n", valid, len(r.Signatures))
	}
	printRemote(out, r.Remote)
	if len(r.Unjudged) > 0 {
		fmt.Fprintf(out, "  not judged: %s\n", strings.Join(r.Unjudged, ", "))
	}
	fmt.Fprintf(out, "  %d errors, %d warnings, %d notes\n", r.Findings.Count(rule.Error), r.Findings.Count(rule.Warning), r.Findings.Count(rule.Info))
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/archive"
	service "github.com/kansa-go/kansa/archive/validation"
	"github.com/kansa-go/kansa/ident"
)

// remoteService is the validation service that --remote names.
type remoteService struct{ url, cert, key, root string }

// remoteReport is what the service said about one document with its frame. Its
// texts are the service's own words, in which identity codes are masked; names
// may stand in them all the same.
type remoteReport struct {
	Findings []remoteFinding `json:"findings"`
}

type remoteFinding struct {
	Number int    `json:"number"`
	Text   string `json:"text"`
}

func (s *remoteService) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.url, "remote", "", `also ask the validation service at this URL about the document and its --frame; "kela" means `+service.DefaultURL)
	f.StringVar(&s.cert, "remote-cert", "", "PEM file of the client certificate for --remote, with its issuers")
	f.StringVar(&s.key, "remote-key", "", "PEM file of that certificate's key")
	f.StringVar(&s.root, "remote-root", "", "PEM file of the roots that the service's own certificate leads to")
}

// check refuses flags that do not go together.
func (s *remoteService) check() error {
	given := 0
	for _, file := range []string{s.cert, s.key, s.root} {
		if file != "" {
			given++
		}
	}
	switch {
	case s.url == "" && given > 0:
		return usage("--remote-cert, --remote-key and --remote-root go with --remote")
	case given != 0 && given != 3:
		return usage("--remote-cert, --remote-key and --remote-root go together")
	}
	return nil
}

// frameMissing says how the frame is named that the service needs.
func (v *validation) frameMissing(files []string) error {
	for _, file := range files {
		if src, err := readFile(file); err == nil && kindOf(v.wire, src) == kindFrame {
			return usage("--remote needs a document and its frame: %[1]s is a frame, so write --frame %[1]s and name its document as FILE", file)
		}
	}
	return usage("--remote needs --frame: the service judges a document with its frame, so write --frame FRAME.xml before the document's file")
}

// client returns a client of the service.
func (s *remoteService) client(production bool) (*service.Client, error) {
	c := &service.Client{URL: s.url, Production: production}
	if s.url == "kela" {
		c.URL = service.DefaultURL
	}
	if s.cert == "" {
		return c, nil
	}
	credentials, err := archive.NewCredentials(archive.CredentialFiles{Certificate: s.cert, Key: s.key, Roots: s.root}, archive.CredentialOptions{})
	if err != nil {
		return nil, usage("%w", err)
	}
	c.HTTP = &http.Client{Transport: &http.Transport{TLSClientConfig: credentials.TLSConfig(), DisableKeepAlives: true}}
	return c, nil
}

// ask adds what the service says to the report of one document. A failure of
// the service is wrong configuration or a bad day: exit code 2.
func (v *validation) ask(ctx context.Context, report *fileReport) error {
	client, err := v.remote.client(v.production)
	if err != nil {
		return err
	}
	document, err := readFile(report.File)
	if err != nil {
		return err
	}
	src, err := readFile(v.frame)
	if err != nil {
		return err
	}
	question := service.Request{Frame: src, Document: document}
	if f, _, err := archive.DecodeFrame(v.wire, src); err == nil {
		question.MessageID, question.ServiceRequest = f.ID.Extension, f.ServiceRequest.Value
	}
	result, err := client.Validate(ctx, question)
	var failed *service.Error
	switch {
	case errors.As(err, &failed):
		return usage("%w", err)
	case err != nil:
		return fault(err)
	}
	report.Remote = &remoteReport{Findings: []remoteFinding{}}
	for _, f := range result.Findings {
		report.Remote.Findings = append(report.Remote.Findings, remoteFinding{f.Number, printable(ident.MaskCodes(f.Text))})
	}
	report.Accepted = report.Accepted && len(report.Remote.Findings) == 0
	return nil
}

// printable keeps another's words from steering the terminal.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, text)
}

func printRemote(out io.Writer, r *remoteReport) {
	if r == nil {
		return
	}
	for _, f := range r.Findings {
		fmt.Fprintf(out, "  error   validation service, finding %d: %s\n", f.Number, f.Text)
	}
	fmt.Fprintf(out, "  %d findings of the validation service\n", len(r.Findings))
}

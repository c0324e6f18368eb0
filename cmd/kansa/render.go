package main

import (
	"time"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/document"
)

func renderCommand() *cobra.Command {
	var dir, oid, lang, organisation, id, compare string
	cmd := &cobra.Command{
		Use: "render --structure OID FILE", Short: "turn content JSON into the XHTML display form", Args: cobra.ExactArgs(1),
		Long: "Renders a content and prints XHTML. With --compare it judges a display form of your own against the content instead.",
		RunE: func(cmd *cobra.Command, args []string) error {
			all, err := allStructures(dir)
			if err != nil {
				return err
			}
			if oid == "" {
				return usage("name the structure with --structure OID")
			}
			s, err := all.Structure(oid)
			if err != nil {
				return &exit{exitUsage, err}
			}
			content, err := readFile(args[0])
			if err != nil {
				return err
			}
			if compare != "" {
				return compareDisplay(cmd, s, content, compare, lang)
			}
			xhtml, err := s.Render(content, document.RenderOptions{Language: lang, DocumentOID: id, Organisation: organisation, Date: time.Time{}})
			if err != nil {
				return &exit{exitFindings, err}
			}
			_, err = cmd.OutOrStdout().Write(xhtml)
			return fault(err)
		},
	}
	f := cmd.Flags()
	f.StringVar(&oid, "structure", "", "OID of the structure that the content follows")
	languageFlag(cmd, &lang, "language: fi or sv", "fi", "sv")
	f.StringVar(&organisation, "organisation", "", "name of the organisation in the header")
	f.StringVar(&id, "document", "", "OID of the document version")
	f.StringVar(&compare, "compare", "", "XHTML file of your own to compare with the content")
	structureFlag(cmd, &dir)
	return cmd
}

func compareDisplay(cmd *cobra.Command, s *document.Structure, content []byte, file, lang string) error {
	display, err := readFile(file)
	if err != nil {
		return err
	}
	found, err := s.CompareDisplay(content, display, lang)
	if err != nil {
		return &exit{exitFindings, err}
	}
	printReport(cmd.OutOrStdout(), fileReport{File: file, Kind: "display form", Findings: found})
	if len(found.Of("CNT-08")) > 0 {
		return &exit{exitFindings, nil}
	}
	return nil
}

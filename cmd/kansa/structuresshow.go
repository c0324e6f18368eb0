package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/document"
)

func structuresShowCommand() *cobra.Command {
	var dir, lang string
	cmd := &cobra.Command{
		Use: "show OID", Short: "show the fields of a structure with their conditions, code systems and accepted values", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			all, err := allStructures(dir)
			if err != nil {
				return err
			}
			s, err := all.Structure(args[0])
			if err != nil {
				return &exit{exitUsage, err}
			}
			showStructure(cmd.OutOrStdout(), s, lang)
			return nil
		},
	}
	structureFlag(cmd, &dir)
	languageFlag(cmd, &lang, "language of names: fi or sv", "fi", "sv")
	return cmd
}

// legend explains the marks of a shown structure. A field without a mark is optional.
const legend = `  *  mandatory
  c  mandatory or absent under a condition, in brackets: understood = read from the note and checked; overridden = read by hand,
     or left to people (undecidable); not understood = reported, never judged
`

func showStructure(out io.Writer, s *document.Structure, lang string) {
	info := s.Info()
	fmt.Fprintf(out, "%s  %s (%s), version %s\n%s\n", info.OID, info.Title.In(lang), info.DocumentType, info.Version, legend)
	conditions := map[string]document.Place{}
	for _, p := range s.Conditions() {
		conditions[p.Path] = p
	}
	for f := range s.Root().All() {
		indent := strings.Repeat("  ", max(strings.Count(f.Path(), "/")-1, 0))
		fmt.Fprintf(out, "%s%s %s  %s  %q", indent, mark(f), f.Key, f.Kind, f.DisplayName(lang))
		if f.Repeatable {
			fmt.Fprint(out, "  repeats")
		}
		if p, ok := conditions[f.Path()]; ok {
			fmt.Fprintf(out, "  [%s: %s]", p.Status, p.Kind)
		}
		fmt.Fprintln(out)
		for _, line := range values(f, lang) {
			fmt.Fprintf(out, "%s      %s\n", indent, line)
		}
	}
}

func mark(f *document.Field) string {
	switch {
	case f.Required:
		return "*"
	case f.Conditional:
		return "c"
	}
	return " "
}

// values says which values a field takes: its code system or system of
// identifiers, the codes that are accepted and the phrases.
func values(f *document.Field, lang string) (lines []string) {
	if system := cmp.Or(f.CodeSystem, strings.Join(f.Systems, ", ")); system != "" {
		lines = append(lines, "code system "+system)
	}
	if f.SystemURI != "" {
		lines = append(lines, "system "+f.SystemURI)
	}
	if len(f.Codes) > 0 {
		named := make([]string, len(f.Codes))
		for i, code := range f.Codes {
			named[i] = code
			if name := f.Labels[code].In(lang); name != "" {
				named[i] += " " + name
			}
		}
		lines = append(lines, "accepts "+strings.Join(named, ", "))
	}
	for _, phrase := range f.Phrases {
		lines = append(lines, fmt.Sprintf("text %q", phrase))
	}
	return lines
}

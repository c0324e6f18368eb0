package main

import (
	"cmp"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/document"
)

// listedStructure is a structure in the JSON form of the list.
type listedStructure struct {
	document.Info
	Unusable string `json:"unusable,omitempty"` // why the file cannot be used
}

func structuresListCommand() *cobra.Command {
	var dir, lang string
	var asJSON bool
	cmd := &cobra.Command{
		Use: "list [DIR]", Short: "list structures", Args: cobra.MaximumNArgs(1),
		Long: "Lists structures and the files that cannot be used, as far as the head of a file tells; kansa structures check reads\n" +
			"them whole. Exit code 1 means that a file cannot be used.",
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := registryOf(args, 0, dir)
			if err != nil {
				return err
			}
			list, failed := listStructures(r)
			if asJSON {
				err = printJSON(cmd.OutOrStdout(), list)
			} else {
				err = printList(cmd.OutOrStdout(), list, lang)
			}
			if err == nil && failed > 0 {
				return &exit{exitFindings, nil}
			}
			return err
		},
	}
	structureFlag(cmd, &dir)
	languageFlag(cmd, &lang, "language of titles: fi or sv", "fi", "sv")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func listStructures(r *document.Registry) (list []listedStructure, failed int) {
	for _, info := range r.Structures() {
		line := listedStructure{Info: info}
		if info.Problem != nil {
			line.Unusable = info.Problem.Error()
			failed++
		}
		list = append(list, line)
	}
	return list, failed
}

func printList(out io.Writer, list []listedStructure, lang string) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	for _, s := range list {
		state := ""
		if s.Unusable != "" {
			state = "UNUSABLE: " + s.Unusable
		}
		if s.Unusable != "" && s.OID != "" { // else the file is named in the reason
			state = "UNUSABLE: " + s.File + ": " + s.Unusable
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", cmp.Or(s.OID, "-"), s.Version, s.Title.In(lang), state)
	}
	return fault(w.Flush())
}

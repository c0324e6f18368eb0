package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/internal/rulebook"
	"github.com/kansa-go/kansa/rule"
)

func rulesCommand() *cobra.Command {
	var asJSON bool
	var lang string
	list := &cobra.Command{
		Use: "list", Short: "list every rule that Kansa enforces", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			book, err := rulebook.New()
			if err != nil {
				return fault(err)
			}
			if asJSON {
				return writeRules(cmd.OutOrStdout(), book)
			}
			w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 4, 2, ' ', 0)
			for _, r := range book.Rules() {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.ID, r.DefaultSeverity(), r.Fidelity, r.Statement.In(lang))
			}
			return fault(w.Flush())
		},
	}
	list.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	languageFlag(list, &lang, "language of statements: en, fi or sv", "en", "fi", "sv")
	return group("rules", "the rules and where they come from", list)
}

// listedRule is a rule as `rules list --json` prints it.
type listedRule struct {
	rule.Rule
	rulebook.Places
}

func writeRules(w io.Writer, book *rule.Registry) error {
	places, err := rulebook.AllPlaces()
	if err != nil {
		return fault(err)
	}
	var out []listedRule
	for _, r := range book.Rules() {
		out = append(out, listedRule{r, places[r.ID]})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return fault(enc.Encode(out))
}

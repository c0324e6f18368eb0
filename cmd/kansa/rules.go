package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/internal/rulebook"
	"github.com/kansa-go/kansa/rule"
)

func rulesCommand() *cobra.Command {
	return group("rules", "the rules and where they come from", rulesListCommand(), rulesExplainCommand())
}

func rulesListCommand() *cobra.Command {
	var asJSON bool
	var lang string
	cmd := &cobra.Command{
		Use: "list", Short: "list every rule that Kansa enforces", Args: cobra.NoArgs,
		Long: "Lists id, severity, fidelity and statement of every rule. A severity such as error/warning means that the rule is reported\n" +
			"with either, depending on what is wrong.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			book, err := rulebook.New()
			if err != nil {
				return fault(err)
			}
			if asJSON {
				all, err := listed(book.Rules()...)
				if err != nil {
					return err
				}
				return writeRuleJSON(cmd.OutOrStdout(), all)
			}
			w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 4, 2, ' ', 0)
			for _, r := range book.Rules() {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.ID, rulebook.SeveritiesOf(r), r.Fidelity, r.Statement.In(lang))
			}
			return fault(w.Flush())
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	languageFlag(cmd, &lang, "language of statements: en, fi or sv; JSON has them in all languages", "en", "fi", "sv")
	return cmd
}

// listedRule is a rule as `rules list --json` and `rules explain --json` print it.
type listedRule struct {
	rule.Rule
	Severities rulebook.Severities `json:"severities"` // that it is reported with, heaviest first
	rulebook.Places
}

// listed adds to rules what this project's own tests know of them.
func listed(rules ...rule.Rule) ([]listedRule, error) {
	places, err := rulebook.AllPlaces()
	if err != nil {
		return nil, fault(err)
	}
	out := make([]listedRule, len(rules))
	for i, r := range rules {
		out[i] = listedRule{r, rulebook.SeveritiesOf(r), inFlagWords(places[r.ID])}
	}
	return out, nil
}

func inFlagWords(p rulebook.Places) rulebook.Places {
	remedies := make([]string, len(p.Remedies))
	for i, remedy := range p.Remedies {
		remedies[i] = flagWords.Replace(remedy)
	}
	p.Remedies = remedies
	return p
}

// writeRuleJSON writes letters of Finnish and signs such as < as they are.
func writeRuleJSON(w io.Writer, value any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return fault(enc.Encode(value))
}

func rulesExplainCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "explain ID", Short: "tell what a rule says, where it comes from, where it is enforced and what to do", Args: cobra.ExactArgs(1),
		Long: "Tells everything that is known of one rule. Tags of sources, such as K-RKO, are explained in docs/sources.md; places are\n" +
			"files and functions of Kansa's own source. Remedies are those that findings give; other places may have others.",
		RunE: func(cmd *cobra.Command, args []string) error {
			book, err := rulebook.New()
			if err != nil {
				return fault(err)
			}
			r, ok := book.Rule(rule.ID(strings.ToUpper(args[0])))
			if !ok {
				return usage("no rule has the id %q; see kansa rules list", args[0])
			}
			explained, err := listed(r)
			if err != nil {
				return err
			}
			if asJSON {
				return writeRuleJSON(cmd.OutOrStdout(), explained[0])
			}
			explainRule(cmd.OutOrStdout(), explained[0])
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// explainRule prints everything that is known of a rule.
func explainRule(out io.Writer, r listedRule) {
	fmt.Fprintf(out, "%s\n\n", r.ID)
	for _, text := range []struct{ language, statement string }{{"fi", r.Statement.FI}, {"sv", r.Statement.SV}, {"en", r.Statement.EN}} {
		if text.statement != "" {
			fmt.Fprintf(out, "%s  %s\n", text.language, text.statement)
		}
	}
	fmt.Fprintf(out, "\nseverity  %s\nfidelity  %s (%s)\nsource    %s\nphase     %s\nbinds     %s\n",
		r.Severities, r.Fidelity, fidelityMeans[r.Fidelity], sourceOf(r.Source), phaseMeans.Replace(r.Phase), actorsOf(r.Actors))
	for _, part := range []struct {
		title string
		lines []string
	}{
		{"what to do", r.Remedies}, {"reported by", r.Enforced}, {"kept, not judged, by", r.KeptBy}, {"tests", r.Tests},
	} {
		if len(part.lines) > 0 {
			fmt.Fprintf(out, "\n%s:\n  %s\n", part.title, strings.Join(part.lines, "\n  "))
		}
	}
}

// What the words of a rule mean to somebody who sees them for the first time.
var (
	fidelityMeans = map[rule.Fidelity]string{
		rule.Specified: "an official text says it", rule.Observed: "seen in real messages",
		rule.Inferred: "follows from what is specified or observed", rule.Invented: "our choice; the real archive may differ",
	}
	actorMeans = map[rule.Actor]string{
		rule.ClientSystem: "client-record system", rule.Archive: "archive", rule.DeclarationService: "declaration-of-intent service",
		rule.Suite: "conformance suite", rule.Organisation: "organisation that uses the system",
	}
	phaseMeans = strings.NewReplacer("ALL", "all", "CERT", "certification") // others are numbers of phases
)

func sourceOf(source string) string {
	if source == "-" {
		return "none: it follows from the purpose of the archive"
	}
	return source
}

func actorsOf(actors []rule.Actor) string {
	words := make([]string, len(actors))
	for i, a := range actors {
		words[i] = actorMeans[a]
	}
	return strings.Join(words, ", ")
}

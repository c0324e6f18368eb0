package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/conformance"
	"github.com/kansa-go/kansa/internal/rulebook"
)

func conformanceCommand() *cobra.Command {
	return group("conformance", "judge a client-record system", listCommand(), explainCommand(), runCommand())
}

func listCommand() *cobra.Command {
	var asJSON bool
	var lang string
	cmd := &cobra.Command{
		Use: "list", Short: "list the cases", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asJSON {
				return fault(listJSON(cmd.OutOrStdout()))
			}
			w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 4, 2, ' ', 0)
			for _, c := range conformance.Cases() {
				fmt.Fprintf(w, "%s\t%s\t%s\n", c.ID, c.Rules[0], c.Title.In(lang))
			}
			return fault(w.Flush())
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	languageFlag(cmd, &lang, "language of titles: en, fi or sv", "en", "fi", "sv")
	return cmd
}

func listJSON(out io.Writer) error {
	var rows []map[string]any
	for _, c := range conformance.Cases() {
		rows = append(rows, map[string]any{"id": c.ID, "title": c.Title, "rules": c.Rules, "feature": c.Feature, "steps": c.Steps()})
	}
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	return enc.Encode(rows)
}

func explainCommand() *cobra.Command {
	var lang string
	cmd := &cobra.Command{
		Use: "explain ID", Short: "tell what a case does and which rules it stands for", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, ok := conformance.Find(args[0])
			if !ok {
				return usage("no case has the id %q; see kansa conformance list", args[0])
			}
			book, err := rulebook.New()
			if err != nil {
				return fault(err)
			}
			out := cmd.OutOrStdout()
			fmt.Fprintf(out, "%s  %s\n\nThe system %s.\n\nRules:\n", c.ID, c.Feature, c.Title.In(lang))
			for _, id := range c.Rules {
				r, _ := book.Rule(id)
				fmt.Fprintf(out, "  %s  %s (%s; source %s)\n", id, r.Statement.In(lang), r.Fidelity, r.Source)
			}
			fmt.Fprintf(out, "\nSteps:\n")
			for i, s := range c.Steps() {
				fmt.Fprintf(out, "  %d. %s\n", i+1, s)
			}
			return nil
		},
	}
	languageFlag(cmd, &lang, "language: en, fi or sv", "en", "fi", "sv")
	return cmd
}

// suiteRun is one run of the suite.
type suiteRun struct {
	driver, jsonFile, junitFile, baseline, structures, profile string
	opt                                                        conformance.Options
}

func runCommand() *cobra.Command {
	s := &suiteRun{}
	cmd := &cobra.Command{
		Use: "run", Short: "run the suite against a driver", Args: cobra.NoArgs,
		Long: "Runs the suite against one of the built-in drivers: the reference (Kansa's own SDK), null (does nothing and passes nothing),\n" +
			"or a mutant (mutant:NAME, one known defect). A vendor's own system is judged from its go test; see package conformance.",
		RunE: interruptible(func(cmd *cobra.Command, _ []string) error { return s.run(cmd) }),
	}
	f := cmd.Flags()
	f.StringVar(&s.driver, "driver", "reference", "reference, null or mutant:NAME")
	f.StringVar(&s.jsonFile, "json", "", "file for the report in JSON")
	f.StringVar(&s.junitFile, "junit", "", "file for the report in JUnit XML")
	f.StringArrayVar(&s.opt.Cases, "case", nil, "run this case only (repeatable)")
	f.StringArrayVar(&s.opt.Exclude, "exclude", nil, "leave this case out; the profile is then partial (repeatable)")
	f.StringVar(&s.baseline, "baseline", "", "JSON file of known failures: [{case, reason, owner, expires}]")
	f.Uint64Var(&s.opt.Seed, "seed", 1, "chooses the invented people")
	structureFlag(cmd, &s.structures)
	profileFlag(cmd, &s.profile)
	return cmd
}

func (s *suiteRun) run(cmd *cobra.Command) error {
	for _, name := range []string{s.jsonFile, s.junitFile} {
		if info, err := os.Stat(filepath.Dir(name)); name != "" && (err != nil || !info.IsDir()) {
			return usage("the folder of %s does not exist", name)
		}
	}
	driver, err := findDriver(s.driver)
	if err != nil {
		return err
	}
	if s.opt.Structures, err = openStructures(s.structures); err != nil {
		return err
	}
	if s.opt.Known, err = readBaseline(s.baseline); err != nil {
		return err
	}
	if s.opt.Profile, err = readProfile(s.profile); err != nil {
		return err
	}
	s.opt.Rerun = "kansa conformance run --driver " + s.driver
	if s.structures != "" {
		s.opt.Rerun += " --structures " + s.structures
	}
	report, err := conformance.Execute(cmd.Context(), driver, s.opt)
	switch {
	case errors.Is(err, conformance.ErrOptions):
		return usage("%w", err)
	case err != nil:
		return fault(err)
	}
	printVerdicts(cmd.OutOrStdout(), report)
	if err := writeFile(s.jsonFile, report.WriteJSON); err != nil {
		return err
	}
	if err := writeFile(s.junitFile, report.WriteJUnit); err != nil {
		return err
	}
	if code := report.ExitCode(); code != 0 {
		return &exit{code, nil}
	}
	return nil
}

func findDriver(name string) (conformance.Driver, error) {
	switch name {
	case "reference":
		return conformance.Reference(), nil
	case "null":
		return conformance.Null(), nil
	}
	var known []string
	for _, m := range conformance.Mutants() {
		if name == strings.ReplaceAll(m.Name(), ": ", ":") {
			return m, nil
		}
		known = append(known, strings.ReplaceAll(m.Name(), ": ", ":"))
	}
	return nil, usage("no driver %q; known are reference, null, %s", name, strings.Join(known, ", "))
}

func readBaseline(file string) ([]conformance.KnownFailure, error) {
	if file == "" {
		return nil, nil
	}
	src, err := readFile(file)
	if err != nil {
		return nil, err
	}
	var known []conformance.KnownFailure
	if err := json.Unmarshal(src, &known); err != nil {
		return nil, usage("%s is no list of known failures: %w", file, err)
	}
	return known, nil
}

// writeFile writes a report beside its place and moves it there when it is
// whole, so that a failed run leaves the earlier report as it was.
func writeFile(name string, write func(io.Writer) error) error {
	if name == "" {
		return nil
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".kansa-*")
	if err != nil {
		return usage("%w", err)
	}
	defer os.Remove(f.Name())
	if err := errors.Join(write(f), f.Chmod(0o644), f.Close()); err != nil {
		return fault(err)
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return usage("%w", err)
	}
	return nil
}

func printVerdicts(out io.Writer, r *conformance.Report) {
	for _, c := range r.Cases {
		fmt.Fprintf(out, "%-13s %s  %s\n", c.Verdict, c.ID, c.Title.EN)
		if c.Reason != "" {
			fmt.Fprintf(out, "              %s\n", c.Reason)
		}
		if c.Rerun != "" {
			fmt.Fprintf(out, "              again: %s\n", c.Rerun)
		}
	}
	fmt.Fprintf(out, "%s: %d of %d passed\n%s\n", r.Conclusion, r.Summary[conformance.Pass], len(r.Cases), r.Notice)
}

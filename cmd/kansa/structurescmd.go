package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/document"
)

func structuresCommand() *cobra.Command {
	return group("structures", "the document structures of THL's Sosmeta service",
		structuresListCommand(), structuresShowCommand(), structuresCheckCommand(), structuresDiffCommand(), structuresTypesCommand(), structuresExportCommand())
}

// registryOf opens the folder named as an argument, or the one of the flag.
func registryOf(args []string, i int, flag string) (*document.Registry, error) {
	if len(args) > i {
		return openStructures(args[i])
	}
	return openStructures(flag)
}

func printJSON(out io.Writer, value any) error {
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	return fault(enc.Encode(value))
}

func structuresCheckCommand() *cobra.Command {
	var dir string
	var asJSON bool
	cmd := &cobra.Command{
		Use: "check [DIR]", Short: "compile every structure and report which conditional requirements are checked", Args: cobra.MaximumNArgs(1),
		Long: "Compiles every structure and reads its notes. Exit code 1 means that a structure cannot be used; a note that is not understood\n" +
			"is reported and never counts as passed or failed.",
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := registryOf(args, 0, dir)
			if err != nil {
				return err
			}
			report := r.Conditions()
			if asJSON {
				err = printJSON(cmd.OutOrStdout(), report)
			} else {
				printConditions(cmd.OutOrStdout(), report)
			}
			if err == nil && report.Failed > 0 {
				return &exit{exitFindings, nil}
			}
			return err
		},
	}
	structureFlag(cmd, &dir)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func printConditions(out io.Writer, r document.ConditionReport) {
	for _, p := range r.Problems {
		fmt.Fprintf(out, "unusable: %s: %s\n", p.File, p.Message)
	}
	for _, p := range r.Repairs {
		fmt.Fprintf(out, "repaired: %s at %s: %s\n", p.Structure, p.Pointer, p.Reason)
	}
	for _, p := range r.Items {
		switch {
		case p.Status == document.NotUnderstood:
			fmt.Fprintf(out, "not understood: %s %s: %s (%s)\n", p.Structure, p.Path, p.Note, p.Reason)
		case p.Status == document.Overridden:
			fmt.Fprintf(out, "overridden: %s %s (%s)\n", p.Structure, p.Path, p.Reason)
		}
	}
	fmt.Fprintf(out, "structures: %d compiled, %d failed\nconditional places: %d found, %d understood, %d overridden (%d of them nobody can decide from the document), %d not understood\n",
		r.Structures-r.Failed, r.Failed, r.Places, r.Understood, r.Overridden, r.Undecidable, r.NotUnderstood)
}

func structuresDiffCommand() *cobra.Command {
	var dir string
	var asJSON bool
	cmd := &cobra.Command{
		Use: "diff FROM TO", Short: "compare two structures, usually two versions of one (OIDs or files)", Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			var both [2]*document.Structure
			for i, arg := range args {
				s, err := structureOf(arg, dir)
				if err != nil {
					return err
				}
				both[i] = s
			}
			changes := document.Diff(both[0], both[1])
			if asJSON {
				if changes == nil {
					changes = []document.Change{}
				}
				return printJSON(cmd.OutOrStdout(), changes)
			}
			for _, c := range changes {
				mark := "       "
				if c.Breaking {
					mark = "BREAKS "
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%s%s %s", mark, c.Kind, c.Path)
				if c.From != "" || c.To != "" {
					fmt.Fprintf(cmd.OutOrStdout(), ": %s -> %s", c.From, c.To)
				}
				fmt.Fprintln(cmd.OutOrStdout())
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%d changes\n", len(changes))
			return nil
		},
	}
	structureFlag(cmd, &dir)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// structureOf finds a structure by OID, or reads it from a file.
func structureOf(arg, dir string) (*document.Structure, error) {
	if info, err := os.Stat(arg); err == nil && !info.IsDir() {
		return structureFromFile(arg)
	}
	all, err := allStructures(dir)
	if err != nil {
		return nil, err
	}
	s, err := all.Structure(arg)
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	return s, nil
}

func structureFromFile(file string) (*document.Structure, error) {
	r, err := document.NewRegistry(alone{file})
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	infos := r.Structures()
	if len(infos) == 0 {
		return nil, usage("%s is no structure: it is no .json file", file)
	}
	if infos[0].Problem != nil {
		return nil, &exit{exitUsage, infos[0].Problem}
	}
	s, err := r.Structure(infos[0].OID)
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	return s, nil
}

func structuresTypesCommand() *cobra.Command {
	var out, pkg string
	cmd := &cobra.Command{
		Use: "types DIR", Short: "write Go types for every structure of a folder", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := openStructures(args[0])
			if err != nil {
				return err
			}
			var structures []*document.Structure
			failed := 0
			for _, info := range r.Structures() {
				s, err := structureOfFile(r, info)
				if err != nil { // the others stay usable
					fmt.Fprintf(cmd.ErrOrStderr(), "kansa: left out: %s %s: %v\n", info.File, info.OID, err)
					failed++
					continue
				}
				structures = append(structures, s)
			}
			files, err := document.GoTypes(pkg, structures...)
			if err != nil {
				return &exit{exitUsage, err}
			}
			if err := writeTypes(out, files); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%d structures, %d files in %s\n", len(structures), len(files), out)
			if failed > 0 {
				return &exit{exitFindings, nil}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&out, "out", "sosmeta", "folder for the Go files; made when missing")
	cmd.Flags().StringVar(&pkg, "package", "sosmeta", "name of the Go package")
	return cmd
}

// structureOfFile returns the structure of one file. That of a file which cannot be
// used may be had from another file; it is left to that one.
func structureOfFile(r *document.Registry, info document.Info) (*document.Structure, error) {
	s, err := r.Structure(info.OID)
	if err == nil && s.Info().File != info.File {
		err = fmt.Errorf("the structure is read from %s", s.Info().File)
	}
	if err != nil {
		return nil, cmp.Or(info.Problem, err)
	}
	return s, nil
}

func writeTypes(dir string, files map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return usage("%w", err)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return usage("%w", err)
		}
	}
	return nil
}

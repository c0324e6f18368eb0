package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/internal/demodata"
)

func structuresExportCommand() *cobra.Command {
	return &cobra.Command{
		Use: "export DIR", Short: "write Kansa's own small structures into a folder", Args: cobra.ExactArgs(1),
		Long: "Writes Kansa's own structures, which the demo and the mock archive know, as files that document.OpenRegistry and\n" +
			"--structures read. They are invented and stand in the arc for examples, 2.999; THL's come from its Sosmeta service.\n" +
			"No file is overwritten.",
		RunE: func(cmd *cobra.Command, args []string) error {
			n, err := exportStructures(args[0])
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%d structures in %s\n", n, args[0])
			return nil
		},
	}
}

// exportStructures writes all structures or, when a file of one's name exists,
// none.
func exportStructures(dir string) (n int, err error) {
	files, err := fs.Glob(demodata.Structures(), "*.json")
	if err != nil {
		return 0, fault(err)
	}
	for _, name := range files {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return 0, usage("%s exists already, and nothing was written: name another folder, or delete the file first", filepath.Join(dir, name))
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, usage("the folder for the structures cannot be made: %w", err)
	}
	for _, name := range files {
		content, err := fs.ReadFile(demodata.Structures(), name)
		if err != nil {
			return 0, fault(err)
		}
		if err := writeNew(filepath.Join(dir, name), content); err != nil {
			return 0, usage("%w", err)
		}
	}
	return len(files), nil
}

// writeNew writes a file that must not exist.
func writeNew(name string, content []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}

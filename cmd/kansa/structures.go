package main

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
)

// structureFlag adds the flag that names THL's structures.
func structureFlag(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "structures", os.Getenv("KANSA_SOSMETA"),
		"folder or zip of Sosmeta structures (default $KANSA_SOSMETA; without it only Kansa's own small ones are known)")
}

// openStructures returns THL's structures when a folder is named, and Kansa's
// own otherwise.
func openStructures(dir string) (*document.Registry, error) {
	if dir == "" {
		r, err := document.NewRegistry(demodata.Structures())
		return r, fault(err)
	}
	r, err := document.OpenRegistry(dir)
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	if len(r.Structures()) == 0 {
		return nil, usage("no structure was found in %s", dir)
	}
	return r, nil
}

// allStructures joins THL's structures with Kansa's own.
func allStructures(dir string) (document.Registries, error) {
	own, err := openStructures("")
	if err != nil || dir == "" {
		return document.Registries{own}, err
	}
	named, err := openStructures(dir)
	return document.Registries{named, own}, err
}

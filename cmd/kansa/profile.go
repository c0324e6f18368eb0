package main

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/archive"
)

func profileCommand() *cobra.Command {
	return &cobra.Command{
		Use: "profile", Short: "print the built-in interface profile as JSON, to be corrected and named with --profile", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return fault(archive.WriteProfile(cmd.OutOrStdout(), archive.DefaultProfile()))
		},
	}
}

// profileFlag adds the flag that names a vendor's own interface profile.
func profileFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "profile", "", "JSON file with an interface profile; see kansa profile")
}

// readProfile returns the profile of a file, or nil for the built-in one.
func readProfile(file string) (*archive.Profile, error) {
	if file == "" {
		return nil, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, usage("%w", err)
	}
	defer f.Close()
	p, err := archive.ReadProfile(f)
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	return p, nil
}

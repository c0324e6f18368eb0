package main

import (
	"cmp"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// build is what this program was built from.
type build struct {
	Module   string `json:"module"`
	Version  string `json:"version"`            // "(devel)" when it was built from a working copy
	Revision string `json:"revision,omitempty"` // of the version control system, when the build knew it
	Time     string `json:"time,omitempty"`     // of that revision
	Modified bool   `json:"modified,omitempty"` // the working copy had changes
	Go       string `json:"go"`
}

func versionCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "version", Short: "print the version and what it was built from", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b := buildOf(debug.ReadBuildInfo())
			if asJSON {
				return printJSON(cmd.OutOrStdout(), b)
			}
			_, err := fmt.Fprintln(cmd.OutOrStdout(), b)
			return fault(err)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// buildOf reads what the Go tool put into the program; a program built without it
// has an unknown version.
func buildOf(info *debug.BuildInfo, ok bool) build {
	if !ok {
		return build{Module: "github.com/kansa-go/kansa", Version: "unknown"}
	}
	b := build{Module: info.Main.Path, Version: cmp.Or(info.Main.Version, "(devel)"), Go: info.GoVersion}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Revision = s.Value
		case "vcs.time":
			b.Time = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
	return b
}

// String returns the build on one line.
func (b build) String() string {
	s := "kansa " + b.Version
	if b.Revision != "" {
		s += ", revision " + b.Revision
	}
	if b.Time != "" {
		s += " of " + b.Time
	}
	if b.Modified {
		s += ", with changes"
	}
	if b.Go != "" {
		s += ", " + b.Go
	}
	return s
}

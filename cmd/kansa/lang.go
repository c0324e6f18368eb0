package main

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"
)

// language is a flag that takes one of a few languages.
type language struct {
	value   *string
	allowed []string
}

// String implements pflag.Value.
func (l language) String() string { return *l.value }

// Type implements pflag.Value.
func (l language) Type() string { return "language" }

// Set implements pflag.Value.
func (l language) Set(s string) error {
	if !slices.Contains(l.allowed, s) {
		return errors.New("unknown language")
	}
	*l.value = s
	return nil
}

// languageFlag adds --lang; the first allowed language is the default.
func languageFlag(cmd *cobra.Command, value *string, usage string, allowed ...string) {
	*value = allowed[0]
	cmd.Flags().Var(language{value, allowed}, "lang", usage)
}

package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// interruptible gives a command that heeds its context one that ends at the first
// SIGINT or SIGTERM, so that it can finish in good order; the second ends the
// program. Every other command is ended by the first, as any program is.
func interruptible(run func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		context.AfterFunc(ctx, stop) // from then on a signal does what it does to any program
		cmd.SetContext(ctx)
		return run(cmd, args)
	}
}

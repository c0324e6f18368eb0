// Command kansa checks, signs, archives and judges client documents of social
// welfare on the developer's own desk.
//
//	kansa demo
//	kansa validate --frame frame.xml document.xml
//	kansa mock
//	kansa conformance run --json report.json --junit report.xml
//
// Exit codes: 0 ok, 1 findings or a failed case, 2 wrong use or configuration,
// 3 a fault of Kansa's own. Never a count.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}

// The exit codes.
const (
	exitOK       = 0
	exitFindings = 1
	exitUsage    = 2
	exitFault    = 3
)

// exit is an error that carries its exit code. An empty message prints nothing:
// the output has said it already.
type exit struct {
	code int
	err  error
}

func (e *exit) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exit) Unwrap() error { return e.err }

func usage(format string, args ...any) error {
	return &exit{exitUsage, fmt.Errorf(format, args...)}
}

func fault(err error) error {
	if err == nil {
		return nil
	}
	return &exit{exitFault, err}
}

// run executes the command line and returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := command()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	var e *exit
	if !errors.As(err, &e) {
		e = &exit{exitUsage, err} // cobra's own errors are about the command line
	}
	if text := e.Error(); text != "" {
		fmt.Fprintln(stderr, "kansa:", text)
	}
	return e.code
}

func command() *cobra.Command {
	root := &cobra.Command{
		Use:           "kansa",
		Short:         "SDK, mock archive and conformance suite for the client data archive of social welfare",
		Long:          "Kansa checks, signs, archives and judges client documents of social welfare.\nIt is not affiliated with Kela, THL or DVV; nothing it prints is an official judgement.",
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("unknown command %q", args[0])
			}
			return cmd.Help()
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(demoCommand(), validateCommand(), renderCommand(), signCommand(), verifyCommand(), structuresCommand(),
		mockCommand(), conformanceCommand(), profileCommand(), rulesCommand(), hetuCommand(), versionCommand())
	return root
}

// group is a command that only has subcommands.
func group(use, short string, sub ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		_ = cmd.Help()
		return usage("name a subcommand of %s", cmd.Name())
	}}
	c.AddCommand(sub...)
	return c
}

package main

import (
	crand "crypto/rand"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/spf13/cobra"

	"github.com/kansa-go/kansa/ident"
)

func hetuCommand() *cobra.Command {
	return group("hetu", "900-series identity codes for tests", hetuNewCommand(), hetuCheckCommand())
}

func hetuNewCommand() *cobra.Command {
	var born string
	var count int
	var seed uint64
	cmd := &cobra.Command{
		Use: "new", Short: "generate 900-series codes", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if count < 1 || count > 100_000 {
				return usage("--count is from 1 to 100000")
			}
			if !cmd.Flags().Changed("seed") {
				var b [8]byte
				_, _ = crand.Read(b[:]) // never fails
				seed = binary.NativeEndian.Uint64(b[:])
			}
			rnd := rand.New(rand.NewPCG(seed, 900))
			for range count {
				code, err := newCode(rnd, born)
				if err != nil {
					return err
				}
				fmt.Fprintln(cmd.OutOrStdout(), code.Reveal())
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&born, "born", "", "date of birth, YYYY-MM-DD; without it a random one of the last hundred years")
	cmd.Flags().IntVar(&count, "count", 1, "how many")
	cmd.Flags().Uint64Var(&seed, "seed", 0, "makes the codes repeatable")
	return cmd
}

func newCode(rnd *rand.Rand, born string) (ident.PersonalCode, error) {
	today := ident.DateInFinland(time.Now())
	date := ident.RandomBirthDate(rnd, ident.Date{Year: today.Year - 100, Month: 1, Day: 1}, today)
	if born != "" {
		t, err := time.Parse(time.DateOnly, born)
		if err != nil {
			return ident.PersonalCode{}, usage("--born is YYYY-MM-DD")
		}
		date = ident.DateOf(t)
	}
	code, err := ident.GenerateTestCode(rnd, date)
	if err != nil {
		return code, usage("%w", err)
	}
	return code, nil
}

func hetuCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use: "check CODE...", Short: "check codes; exit code 1 when one is wrong or not of the 900 series", Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			bad := false
			for i, text := range args { // codes are named by their place: output goes into logs
				code, err := ident.ParsePersonalCode(text)
				state := "valid, 900 series"
				switch {
				case err != nil:
					state = err.Error()
				case !code.IsTest():
					state = "valid, NOT of the 900 series: never use it in a test"
				}
				bad = bad || err != nil || !code.IsTest()
				fmt.Fprintf(cmd.OutOrStdout(), "code %d: %s\n", i+1, state)
			}
			if bad {
				return &exit{exitFindings, nil}
			}
			return nil
		},
	}
}

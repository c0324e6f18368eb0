package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kansa": main})
}

// TestScripts runs the command as a user does; each file states its intent.
func TestScripts(t *testing.T) {
	remote := validationService(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLES", os.Getenv("KANSA_SAMPLES"))
			env.Setenv("SOSMETA", os.Getenv("KANSA_SOSMETA"))
			env.Setenv("REMOTE", remote)
			return nil
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "samples":
				return os.Getenv("KANSA_SAMPLES") != "", nil
			case "sosmeta":
				return os.Getenv("KANSA_SOSMETA") != "", nil
			}
			return false, os.ErrInvalid
		},
	})
}

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// TestQuickstart runs the README's example on a signed document.
func TestQuickstart(t *testing.T) {
	registry, err := document.NewRegistry(demodata.Structures())
	require.NoError(t, err)
	types, err := scenario.Types(registry)
	require.NoError(t, err)
	records, err := scenario.New(scenario.Options{Structures: registry, Types: types})
	require.NoError(t, err)
	draft, err := records.Relationship()
	require.NoError(t, err)
	unsigned, err := draft.Assemble()
	require.NoError(t, err)
	pki, err := testpki.New(testpki.Options{Organisation: string(records.Organisation.Controller.ID)})
	require.NoError(t, err)
	system, err := pki.System()
	require.NoError(t, err)
	signed, err := signing.Sign(t.Context(), unsigned, system.Signer(), signing.Options{Kind: signing.System, Time: time.Now()})
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "document.xml")
	require.NoError(t, os.WriteFile(file, signed, 0o600))

	out := captured(t, file)
	require.Contains(t, out, "accepted: true not judged: [content certificate chain]\n")
}

// TestUsage runs the example without a document, in a process of its own because
// it ends it.
func TestUsage(t *testing.T) {
	if os.Getenv("QUICKSTART_ALONE") != "" {
		os.Args = []string{"quickstart"}
		main()
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run", "^TestUsage$")
	cmd.Env = append(os.Environ(), "QUICKSTART_ALONE=1")
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	require.ErrorAs(t, err, &exit)
	require.Equal(t, 2, exit.ExitCode())
	require.Contains(t, string(out), "usage: quickstart DOCUMENT.xml")
}

// captured runs main with one argument and returns what it prints.
func captured(t *testing.T, arg string) string {
	args, stdout := os.Args, os.Stdout
	defer func() { os.Args, os.Stdout = args, stdout }()
	read, write, err := os.Pipe()
	require.NoError(t, err)
	os.Args, os.Stdout = []string{"quickstart", arg}, write
	main()
	require.NoError(t, write.Close())
	out, err := io.ReadAll(read)
	require.NoError(t, err)
	return string(out)
}

//go:build unix

package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// started runs the command in a process of its own until it has written its first
// line; what it writes then is not read.
func started(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Args = append([]string{"kansa"}, args...) // TestMain runs the command under this name
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	deadline := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() })
	t.Cleanup(func() { deadline.Stop() })
	_, err = bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	return cmd
}

// A command that does not heed its context is ended by the first signal, here
// while it waits for a reader of its output.
func TestSignalEndsACommand(t *testing.T) {
	cmd := started(t, "hetu", "new", "--count", "100000")
	require.NoError(t, cmd.Process.Signal(syscall.SIGTERM))
	var ended *exec.ExitError
	require.ErrorAs(t, cmd.Wait(), &ended)
	require.Equal(t, syscall.SIGTERM, ended.Sys().(syscall.WaitStatus).Signal())
}

// The mock archive stops in good order.
func TestSignalStopsTheMock(t *testing.T) {
	cmd := started(t, "mock")
	require.NoError(t, cmd.Process.Signal(syscall.SIGTERM))
	require.NoError(t, cmd.Wait())
}

// A file that is named is not opened when it is a pipe, which would wait for ever.
func TestPipeIsNotRead(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.xml")
	require.NoError(t, syscall.Mkfifo(pipe, 0o600))
	_, err := readFile(pipe)
	require.ErrorContains(t, err, "no regular file")
}

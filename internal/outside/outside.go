// Package outside hands tests what does not belong to the project: THL's
// structures, real messages and documents, and programs that others wrote.
//
//	src := outside.Sample(t, "plan-document.nows.xml")
//	cmd := exec.Command(outside.Tool(t, "xmllint"), "--noout", path)
//
// What is missing skips the test with a reason. Where KANSA_REQUIRE_TOOLS=1, as
// in .ci/run, it fails the test.
package outside

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Structures returns the folder or archive of THL's structures (KANSA_SOSMETA).
func Structures(t testing.TB) string {
	t.Helper()
	return fromEnv(t, "KANSA_SOSMETA", "THL's structures")
}

// Samples returns the folder of real messages and documents (KANSA_SAMPLES).
func Samples(t testing.TB) string {
	t.Helper()
	return fromEnv(t, "KANSA_SAMPLES", "real messages and documents")
}

// Sample reads one file of Samples.
func Sample(t testing.TB, name string) []byte {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(Samples(t), name))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// Tool returns the path of a program that is a second opinion.
func Tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name+" is not installed: it is a second opinion here")
	}
	return path
}

func fromEnv(t testing.TB, variable, what string) string {
	t.Helper()
	path := os.Getenv(variable)
	if path == "" {
		missing(t, variable+" is not set: "+what+" are not part of the project")
	}
	return path
}

func missing(t testing.TB, reason string) {
	t.Helper()
	if os.Getenv("KANSA_REQUIRE_TOOLS") == "1" {
		t.Fatal(reason + ", and KANSA_REQUIRE_TOOLS=1 demands it")
	}
	t.Skip(reason)
}

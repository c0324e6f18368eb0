package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestExample runs the program with its own structures and with a folder of them.
func TestExample(t *testing.T) {
	for name, args := range map[string][]string{"embedded": nil, "folder": {"structures"}} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := run(t.Context(), &out, args); err != nil {
				t.Fatal(err)
			}
			for _, want := range []string{
				"group 2, system signature: archived as 2.999.10.7654321.95.", "group 5, professional signature: archived as ",
				"answer AA", "read back: 1 document, byte-equal, accepted true, 1 signature, valid true, findings 0\n",
			} {
				if !strings.Contains(out.String(), want) {
					t.Errorf("no %q in:\n%s", want, out.String())
				}
			}
		})
	}
}

func TestFolderWithoutTheStructures(t *testing.T) {
	if err := run(t.Context(), &bytes.Buffer{}, []string{t.TempDir()}); err == nil || !strings.Contains(err.Error(), matterStructure) {
		t.Errorf("the missing structure is not named: %v", err)
	}
}

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestGeneratedFileIsCurrent: zz_systems.go is what the tables say.
func TestGeneratedFileIsCurrent(t *testing.T) {
	read := func(name string) []byte {
		src, err := os.ReadFile(filepath.Join("..", "..", name))
		require.NoError(t, err)
		return src
	}
	out, err := generate(read("systems.csv"), read("values.csv"))
	require.NoError(t, err)
	require.Equal(t, string(out), string(read("zz_systems.go")), "run go generate ./metadata/codesystem")
}

func TestGenerateRefuses(t *testing.T) {
	const systems = "variable,comment,oid,version,name,nameSV,source,fidelity,ranges\nA,a,1.2.3,,a,,s,observed,\n"
	const values = "variable,code,display,displaySV,source,fidelity\n"
	for name, c := range map[string]struct{ systems, values string }{
		"other columns":             {"a,b\n", values},
		"nothing":                   {"", values},
		"a row with fewer columns":  {systems + "B,b\n", values},
		"an unknown fidelity":       {systems + "B,b,1.2.4,,b,,s,certain,\n", values},
		"a value of no system":      {systems, values + "C,1,x,,,\n"},
		"a code twice":              {systems, values + "A,1,x,,,\nA,1,y,,,\n"},
		"a value of odd fidelity":   {systems, values + "A,1,x,,,sure\n"},
		"a range that is no number": {systems + "B,b,1.2.4,,b,,s,observed,one-two three\n", values},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := generate([]byte(c.systems), []byte(c.values))
			require.Error(t, err)
		})
	}
}

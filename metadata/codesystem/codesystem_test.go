package codesystem_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/metadata/codesystem"
	"github.com/kansa-go/kansa/rule"
)

func TestSystems(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range codesystem.All() {
		require.True(t, s.Versioned().Valid(), s.Name)
		require.False(t, seen[string(s.OID)], s.OID)
		seen[string(s.OID)] = true
		require.NotEmpty(t, s.Name, s.OID)
		require.NotEmpty(t, s.Source, s.OID)
		require.Contains(t, []rule.Fidelity{rule.Specified, rule.Observed, rule.Inferred, rule.Invented}, s.Fidelity, s.OID)
		for _, v := range s.Values {
			known, ok := s.Value(v.Code)
			require.True(t, ok)
			require.NotEmpty(t, known.Source, "%s %s", s.OID, v.Code)
			require.NotEmpty(t, known.Fidelity, "%s %s", s.OID, v.Code)
			require.NotEmpty(t, known.Display, "%s %s", s.OID, v.Code)
		}
	}
}

func TestOwns(t *testing.T) {
	s := codesystem.DocumentGroups
	require.True(t, s.Owns("1.2.246.537.6.1505.201601"))
	require.True(t, s.Owns("1.2.246.537.6.1505"))
	require.True(t, s.Owns("1.2.246.537.6.1505.202901"), "a newer version is accepted")
	require.False(t, s.Owns("1.2.246.537.6.1505.2.2022.6.28"), "a structure's OID is no version")
	require.False(t, s.Owns("1.2.246.537.6.15050"))
}

// TestKnows: listed values and those of a range are known; what is written
// otherwise is not.
func TestKnows(t *testing.T) {
	s := codesystem.DocumentTypes
	for value, want := range map[string]bool{
		"15": true, "15007": true, "11021": true, "1000": true, "1021": true, "1022": false, "2": false, "015": false, "+1000": false, "": false, "x": false,
	} {
		require.Equal(t, want, s.Knows(value), value)
	}
	_, ok := s.Value("11021")
	require.False(t, ok, "a value of a range has no name")
}

func ExampleSystem_Code() {
	task := codesystem.ServiceTasks.Code("24")
	fmt.Println(task.System, task.Display)
	newer := codesystem.ServiceTasks.Code("4711") // lists are open: a code that we do not know is a code
	fmt.Println(newer.Value, newer.Display == "", codesystem.ServiceTasks.Knows("4711"))
	// Output:
	// 1.2.246.537.6.1221.201601 Lapsiperheiden palvelut
	// 4711 true false
}

package document_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/rule"
)

// TestValueRules: constraints of values that the example contents do not have.
func TestValueRules(t *testing.T) {
	s := build(t, testField{key: "maara", name: "Määrä", kind: "Määrä"}, testField{key: "p", name: "Päivä", kind: "Pvm"})
	for content, want := range map[string]rule.ID{
		`{"koe":{"maara":{"value":1.5,"code":"h"}}}`: "",
		`{"koe":{"maara":{"value":1.5}}}`:            "STR-12", // a quantity has its unit
		`{"koe":{"maara":{"code":"h"}}}`:             "STR-12", // and its number
		`{"koe":{"maara":{"value":1,"code":" "}}}`:   "STR-12",
	} {
		found := s.Validate([]byte(content))
		if want == "" {
			require.Empty(t, found, content)
			continue
		}
		require.NotEmpty(t, found.Of(want), content)
	}
}

// TestOtherConstraints: rule CNT-07, a pattern that is about no date or code.
func TestOtherConstraints(t *testing.T) {
	file := structureJSON(t, testField{key: "t", name: "Postinumero", kind: "Teksti"})
	s := buildFS(t, bytes.Replace(file, []byte(`"type":"string"`), []byte(`"type":"string","pattern":"^[0-9]{5}$"`), 1))
	require.Empty(t, s.Validate([]byte(`{"koe":{"t":"00100"}}`)))
	require.NotEmpty(t, s.Validate([]byte(`{"koe":{"t":"0010"}}`)).Of("CNT-07"))
}

// TestFindingsAreCut: rule BDY-11, a list that was cut says so and accepts
// nothing.
func TestFindingsAreCut(t *testing.T) {
	var many rule.Findings
	for range document.MaxFindings {
		many.Add(rule.Finding{Rule: "X-1", Severity: rule.Info, Message: "140312A907T"})
	}
	whole := document.SafeFindings(many)
	require.Len(t, whole, document.MaxFindings)
	require.Empty(t, whole.Of("BDY-11"))
	require.NotContains(t, whole[0].Message, "140312A907T")
	cut := document.SafeFindings(append(many, many[0]))
	require.Len(t, cut, document.MaxFindings+1)
	require.True(t, cut.Of("BDY-11").HasErrors())
	require.True(t, strings.Contains(cut.Of("BDY-11")[0].Message, "1 further"))
}

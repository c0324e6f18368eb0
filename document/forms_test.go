package document_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/rule"
)

// ownDisplay is the display form of the drafts' documents with a text.
func ownDisplay(text string) []byte {
	return []byte(`<div xmlns="http://www.w3.org/1999/xhtml" class="soc-document" id="OID2.999.10.1234567.95.2026.1.1">` + text + `</div>`)
}

// TestAssembleJudgesDisplay: a display form of the vendor's own is judged before
// the document is made, as Check judges it afterwards.
func TestAssembleJudgesDisplay(t *testing.T) {
	xhtml := oldDraft(t)
	xhtml.PDF = nil
	for group, draft := range map[string]document.Draft{"structured": planDraft(t), "unstructured": xhtml} {
		for _, tc := range []struct {
			rule    rule.ID
			display string
		}{
			{"BDY-05", "hello"},
			{"BDY-05", ""},
			{"BDY-05", "<div"},
			{"BDY-05", "<div>x</div>"},
			{"BDY-05", strings.Replace(string(ownDisplay("")), "2026.1.1", "2026.1.2", 1)},
			{"BDY-07", string(ownDisplay("<script>alert(1)</script>"))},
		} {
			draft.Display = []byte(tc.display)
			out, err := draft.Assemble()
			var de *document.Error
			require.ErrorAs(t, err, &de, "%s %q", group, tc.display)
			require.Equal(t, document.CodeInvalid, de.Code)
			require.ErrorContains(t, err, string(tc.rule))
			require.Nil(t, out)
		}
	}
	_, err := document.Draft{}.Assemble()
	require.ErrorIs(t, err, &document.Error{Code: document.CodeOption})
}

// TestCheckComparesForms: rules CNT-08 and CNT-09, the display form shows the
// values of the content and nothing else. Words are compared, so that both are
// advice.
func TestCheckComparesForms(t *testing.T) {
	draft := planDraft(t)
	check := func() rule.Findings {
		out, err := draft.Assemble()
		require.NoError(t, err)
		j, err := document.Check(out, document.CheckOptions{Structures: sourceOf{draft.Structure}, Unsigned: true})
		require.NoError(t, err)
		require.True(t, j.Accepted(), "%v", j.Findings)
		return j.Findings
	}
	require.Empty(t, check(), "our own display form")
	draft.Display = ownDisplay("<p>aaa</p><p>zzz</p>")
	found := check()
	require.NotEmpty(t, found.Of("CNT-08"))
	for _, f := range found.Of("CNT-08") {
		require.Equal(t, rule.Warning, f.Severity)
		require.Contains(t, f.Location, "/json#/lapsiperheiden_palvelujen_asiakassuunnitelma/")
	}
	require.Len(t, found.Of("CNT-09"), 2)
	require.Contains(t, found.Of("CNT-09")[1].Location, "/text#/div[1]/p[2]")
}

// TestCheckSaysWhatIsNotCompared: a form that is too long to be compared is named
// among what was not judged.
func TestCheckSaysWhatIsNotCompared(t *testing.T) {
	draft := planDraft(t)
	draft.Display = ownDisplay(strings.Repeat("a ", document.MaxCompared+1))
	out, err := draft.Assemble()
	require.NoError(t, err)
	j, err := document.Check(out, document.CheckOptions{Structures: sourceOf{draft.Structure}, Unsigned: true})
	require.NoError(t, err)
	require.Equal(t, []string{"display form", "signatures"}, j.Unjudged)
	require.Empty(t, j.Findings.Of("CNT-08"))
}

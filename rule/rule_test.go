package rule_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/rule"
)

var docGroup = rule.Rule{
	ID: "DOC-01", Statement: rule.Text{EN: "Every archiving message states the document group.", FI: "Ryhmä ilmoitetaan."},
	Phase: "ALL", Actors: []rule.Actor{rule.ClientSystem, rule.Archive}, Source: "C-1505", Fidelity: rule.Specified,
}

func Example() {
	var found rule.Findings
	found.Add(docGroup.Finding("/ClinicalDocument/localSocialHeader/documentGroup", "the document group is missing").
		WithRemedy("set metadata.Header.Group"))
	fmt.Println(found.Err())
	// Output: DOC-01 at /ClinicalDocument/localSocialHeader/documentGroup: the document group is missing (set metadata.Header.Group)
}

func TestDefaultSeverity(t *testing.T) {
	for fidelity, want := range map[rule.Fidelity]rule.Severity{
		rule.Specified: rule.Error, rule.Observed: rule.Error, rule.Inferred: rule.Warning, rule.Invented: rule.Warning,
	} {
		require.Equal(t, want, rule.Rule{Fidelity: fidelity}.DefaultSeverity(), "what is verified is an error, the rest is advice")
	}
	require.Equal(t, rule.Info, rule.Rule{Fidelity: rule.Specified, Severity: rule.Info}.DefaultSeverity())
}

func TestRegistry(t *testing.T) {
	other := docGroup
	other.ID = "ABC-02"
	reg, err := rule.NewRegistry([]rule.Rule{docGroup}, []rule.Rule{other})
	require.NoError(t, err)
	require.Equal(t, []rule.Rule{other, docGroup}, reg.Rules())
	got, ok := reg.Rule("DOC-01")
	require.True(t, ok)
	require.Equal(t, docGroup, got)
	_, ok = reg.Rule("NOP-01")
	require.False(t, ok)

	_, err = rule.NewRegistry([]rule.Rule{docGroup}, []rule.Rule{docGroup})
	require.ErrorContains(t, err, "DOC-01 is declared twice")
	for _, cut := range []func(*rule.Rule){
		func(r *rule.Rule) { r.ID = "" }, func(r *rule.Rule) { r.Statement.EN = "" },
		func(r *rule.Rule) { r.Source = "" }, func(r *rule.Rule) { r.Fidelity = "" },
	} {
		r := docGroup
		cut(&r)
		_, err := rule.NewRegistry([]rule.Rule{r})
		require.ErrorContains(t, err, "lacks")
	}
}

func TestFindings(t *testing.T) {
	var fs rule.Findings
	require.NoError(t, fs.Err())
	require.False(t, fs.HasErrors())
	fs.Add(docGroup.Finding("/a", "first").WithGot("x").WithWant("y"), docGroup.Finding("/b", "second").WithSeverity(rule.Warning))
	require.Equal(t, 1, fs.Count(rule.Error))
	require.Len(t, fs.Errors(), 1)
	require.Len(t, fs.Of("DOC-01"), 2)
	require.Empty(t, fs.Of("DOC-02"))
	require.Equal(t, "frame/a", fs.Within("frame")[0].Location)
	require.Equal(t, "/a", fs[0].Location, "Within copies")
	var f rule.Finding
	require.True(t, errors.As(fs.Err(), &f))
	require.Equal(t, `DOC-01 at /a: first, got "x", want "y"`, f.Error())
}

func TestPolicy(t *testing.T) {
	fs := rule.Findings{docGroup.Finding("/a", "first")}
	require.Equal(t, fs, rule.Policy(nil).Apply(fs))
	softer := rule.Policy{"DOC-01": rule.Info}.Apply(fs)
	require.Equal(t, rule.Info, softer[0].Severity)
	require.Equal(t, rule.Error, fs[0].Severity, "Apply copies")
}

func TestText(t *testing.T) {
	require.Equal(t, "Ryhmä ilmoitetaan.", docGroup.Statement.In("fi"))
	require.Equal(t, docGroup.Statement.EN, docGroup.Statement.In("sv"), "a missing translation falls back to English")
	require.Equal(t, "DOC", docGroup.ID.Group())
}

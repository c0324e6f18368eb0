package conformance_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/conformance"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/internal/rulebook"
)

func TestReferencePassesAll(t *testing.T) { conformance.Run(t, conformance.Reference()) }

func TestReferencePassesAllOnRealStructures(t *testing.T) {
	registry, err := document.OpenRegistry(outside.Structures(t))
	require.NoError(t, err)
	conformance.RunWith(t, conformance.Reference(), conformance.Options{Structures: registry, Seed: 7})
}

// TestOtherProfile: the whole suite follows an interface profile of the vendor.
func TestOtherProfile(t *testing.T) {
	p := archive.DefaultProfile()
	p.Version, p.Archive.Value, p.Query.Value, p.SituationDisclosure.Value = "test", "RCMR_IN200099FI01", "RCMR_IN200098FI01", "7"
	p.SOAPNamespace.Value, p.RequestArchiveMatter.Value = "http://www.w3.org/2003/05/soap-envelope", "SP99"
	report, err := conformance.Execute(t.Context(), conformance.Reference(), conformance.Options{Profile: &p})
	require.NoError(t, err)
	require.Equal(t, conformance.Conformant, report.Conclusion, "%+v", report.Summary)
	require.Equal(t, "test", report.Interface)
}

func TestNullPassesNone(t *testing.T) {
	report, err := conformance.Execute(t.Context(), conformance.Null(), conformance.Options{})
	require.NoError(t, err)
	require.Zero(t, report.Summary[conformance.Pass])
	require.Equal(t, 1, report.ExitCode())
	require.Len(t, report.Cases, 10)
	for _, c := range report.Cases {
		require.Contains(t, []conformance.Verdict{conformance.Fail, conformance.Untestable}, c.Verdict, c.ID)
	}
}

// TestMutantsAreCaught: each case fails for the mutant of its rule, for a reason
// of the system and not of the suite.
func TestMutantsAreCaught(t *testing.T) {
	killed := map[string]bool{}
	for _, m := range conformance.Mutants() {
		t.Run(m.Name(), func(t *testing.T) {
			report, err := conformance.Execute(t.Context(), m, conformance.Options{Cases: []string{m.Case}})
			require.NoError(t, err)
			require.Equal(t, conformance.Fail, report.Cases[0].Verdict, "%s: %s", m.Defect, report.Cases[0].Reason)
			require.Contains(t, report.Cases[0].Reason, m.Reason, "caught, but not for its defect")
			require.Equal(t, 1, report.ExitCode())
		})
		killed[m.Case] = true
		c, ok := conformance.Find(m.Case)
		require.True(t, ok)
		require.Contains(t, c.Rules, m.Rule, "%s breaks no rule of its case", m.Name())
	}
	for _, c := range conformance.Cases() {
		require.True(t, killed[c.ID], "%s kills no mutant", c.ID)
	}
}

func TestCases(t *testing.T) {
	book, err := rulebook.New()
	require.NoError(t, err)
	seen := map[string]bool{}
	for _, c := range conformance.Cases() {
		require.False(t, seen[c.ID], c.ID)
		seen[c.ID] = true
		require.NotEmpty(t, c.Title.EN)
		require.NotEmpty(t, c.Title.FI, "CRT-11: case texts exist in Finnish")
		require.NotEmpty(t, c.Steps())
		for _, id := range c.Rules {
			_, ok := book.Rule(id)
			require.True(t, ok, "%s stands for the unknown rule %s", c.ID, id)
		}
	}
	require.Len(t, seen, 10)
	_, ok := conformance.Find("KC-XXX-99")
	require.False(t, ok)
}

func TestReportFiles(t *testing.T) {
	report, err := conformance.Execute(t.Context(), conformance.Null(), conformance.Options{
		Exclude: []string{"KC-DEN-01"},
		Known:   []conformance.KnownFailure{{Case: "KC-FET-01", Reason: "fetch comes in May", Owner: "team", Expires: ident.DateOf(time.Now().AddDate(0, 1, 0))}},
	})
	require.NoError(t, err)

	var j bytes.Buffer
	require.NoError(t, report.WriteJSON(&j))
	var back struct {
		Notice string
		Cases  []struct{ ID, Verdict string }
	}
	require.NoError(t, json.Unmarshal(j.Bytes(), &back))
	require.Len(t, back.Cases, 10)
	require.Equal(t, conformance.Notice, back.Notice, "CRT-13: output warns that passing is no proof")

	var x bytes.Buffer
	require.NoError(t, report.WriteJUnit(&x))
	var suite struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Skipped  int `xml:"skipped,attr"`
		Cases    []struct {
			Failure *struct{} `xml:"failure"`
			Skipped *struct{} `xml:"skipped"`
		} `xml:"testcase"`
	}
	require.NoError(t, xml.Unmarshal(x.Bytes(), &suite))
	require.Equal(t, 10, suite.Tests)
	failures, skipped := 0, 0
	for _, c := range suite.Cases {
		if c.Failure != nil {
			failures++
		}
		if c.Skipped != nil {
			skipped++
		}
	}
	require.Equal(t, suite.Failures, failures, "a failure has its element")
	require.Equal(t, 8, failures)
	require.Equal(t, 2, skipped)
	require.Equal(t, suite.Skipped, skipped)
}

func TestReportIsReproducible(t *testing.T) {
	var out [2]bytes.Buffer
	for i := range out {
		report, err := conformance.Execute(t.Context(), conformance.Reference(), conformance.Options{Seed: 3, Cases: []string{"KC-ARC-01", "KC-ACK-01"}})
		require.NoError(t, err)
		require.NoError(t, report.WriteJSON(&out[i]))
	}
	require.Equal(t, out[0].String(), out[1].String())
}

func TestBaseline(t *testing.T) {
	known := conformance.KnownFailure{Case: "KC-ARC-01", Reason: "r", Owner: "o", Expires: ident.DateOf(time.Now().AddDate(0, 1, 0))}
	run := func(d conformance.Driver, k conformance.KnownFailure) conformance.Result {
		report, err := conformance.Execute(t.Context(), d, conformance.Options{Cases: []string{"KC-ARC-01"}, Known: []conformance.KnownFailure{k}})
		require.NoError(t, err)
		return report.Cases[0]
	}
	require.Equal(t, conformance.Known, run(conformance.Null(), known).Verdict)
	all, err := conformance.Execute(t.Context(), conformance.Null(), conformance.Options{Cases: []string{"KC-ARC-01"}, Known: []conformance.KnownFailure{known}})
	require.NoError(t, err)
	require.Equal(t, 3, all.ExitCode(), "nothing but known failures proves nothing")
	require.Equal(t, conformance.Fail, run(conformance.Reference(), known).Verdict, "a stale entry fails")
	expired := known
	expired.Expires = ident.DateOf(time.Now().AddDate(0, 0, -1))
	require.Equal(t, conformance.Fail, run(conformance.Null(), expired).Verdict, "an expired entry fails")
	_, err = conformance.Execute(t.Context(), conformance.Null(), conformance.Options{Known: []conformance.KnownFailure{{Case: "KC-ARC-01"}}})
	require.ErrorContains(t, err, "lacks reason, owner or expiry")
}

func TestSelection(t *testing.T) {
	_, err := conformance.Execute(t.Context(), conformance.Null(), conformance.Options{Cases: []string{"KC-NO-1"}})
	require.ErrorIs(t, err, conformance.ErrOptions)

	report, err := conformance.Execute(t.Context(), conformance.Reference(), conformance.Options{Cases: []string{"KC-ARC-01"}, Exclude: []string{"KC-ARC-01"}})
	require.NoError(t, err)
	require.Equal(t, 3, report.ExitCode(), "nothing executed is a fault of the suite, not a pass")
}

// archiveOnly declares one feature.
type archiveOnly struct{ conformance.Driver }

func (archiveOnly) Features() []conformance.Feature {
	return []conformance.Feature{conformance.FeatureArchive}
}

func TestUndeclaredFeatures(t *testing.T) {
	report, err := conformance.Execute(t.Context(), archiveOnly{conformance.Reference()}, conformance.Options{})
	require.NoError(t, err)
	require.Equal(t, 6, report.Summary[conformance.Pass])
	require.Equal(t, 4, report.Summary[conformance.NotSupported])
	require.Equal(t, conformance.Partial, report.Conclusion)
	require.Zero(t, report.ExitCode())
}

// cheat is a driver that talks to the archive without doing its work.
type cheat struct {
	conformance.Driver
	archive func(env conformance.Environment) (conformance.Outcome, error)
}

func (c cheat) Open(_ context.Context, env conformance.Environment) (conformance.System, error) {
	return cheatSystem{c, env}, nil
}

type cheatSystem struct {
	cheat
	env conformance.Environment
}

func (s cheatSystem) Archive(context.Context, conformance.Assignment) (conformance.Outcome, error) {
	return s.cheat.archive(s.env)
}
func (s cheatSystem) Search(context.Context, conformance.Inquiry) ([][]byte, error) { return nil, nil }
func (s cheatSystem) Close() error                                                  { s.env.HTTP.CloseIdleConnections(); return nil }

func TestCheatsAreCaught(t *testing.T) {
	c := cheat{conformance.Null(), func(env conformance.Environment) (conformance.Outcome, error) {
		resp, err := env.HTTP.Post(env.URL, "text/xml", strings.NewReader("<x/>"))
		if err != nil {
			return conformance.Outcome{}, err
		}
		return conformance.Outcome{State: conformance.Refused, Reasons: []string{"no"}}, resp.Body.Close()
	}}
	report, err := conformance.Execute(t.Context(), c, conformance.Options{Cases: []string{"KC-REF-01"}})
	require.NoError(t, err)
	require.Equal(t, conformance.Fail, report.Cases[0].Verdict, "nonsense that is refused is no client document")
}

func TestDriversWordsAreRedacted(t *testing.T) {
	var secret string
	c := cheat{conformance.Null(), func(env conformance.Environment) (conformance.Outcome, error) {
		secret = env.User.Code.Reveal()
		return conformance.Outcome{}, fmt.Errorf("could not save %s %s %s", secret, env.User.Family, env.Registration.Reveal())
	}}
	report, err := conformance.Execute(t.Context(), c, conformance.Options{Cases: []string{"KC-ARC-01"}})
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, report.WriteJSON(&out))
	require.Contains(t, out.String(), "could not save")
	require.NotContains(t, out.String(), secret)
	require.NotContains(t, out.String(), "Mallinen")
}

func TestTimeout(t *testing.T) {
	forever := cheat{conformance.Null(), func(conformance.Environment) (conformance.Outcome, error) { select {} }}
	report, err := conformance.Execute(t.Context(), forever, conformance.Options{Cases: []string{"KC-ARC-01"}, Timeout: time.Millisecond})
	require.NoError(t, err)
	require.Equal(t, conformance.Fail, report.Cases[0].Verdict)
	require.Contains(t, report.Cases[0].Reason, "in time")
}

// panicking is a driver whose system breaks down.
type panicking struct{}

func (panicking) Name() string { return "panicking" }
func (panicking) Open(context.Context, conformance.Environment) (conformance.System, error) {
	panic("out of order")
}

func TestPanicIsTheSystemsProblem(t *testing.T) {
	report, err := conformance.Execute(t.Context(), panicking{}, conformance.Options{Cases: []string{"KC-ARC-01"}})
	require.NoError(t, err)
	require.Equal(t, conformance.Fail, report.Cases[0].Verdict)
	require.Contains(t, report.Cases[0].Reason, "panicked")
}

package conformance

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/rule"
)

// Verdict is the judgement of one case.
type Verdict string

// The verdicts. Only Pass passes; Fail, Untestable and SuiteError make a run
// fail.
const (
	Pass         Verdict = "pass"
	Fail         Verdict = "fail"          // a rule is broken
	Untestable   Verdict = "untestable"    // a prerequisite failed; counts as failed
	Warn         Verdict = "warn"          // an advisory rule is broken
	NotSupported Verdict = "not-supported" // the system does not declare the feature
	Excluded     Verdict = "excluded"      // left out by the vendor; the profile is partial
	Known        Verdict = "known-failure" // a valid baseline entry
	SuiteError   Verdict = "suite-error"   // the suite's own fault
)

// Conclusion is the judgement of a whole run.
type Conclusion string

// The conclusions.
const (
	Conformant    Conclusion = "conformant"
	Partial       Conclusion = "partial" // nothing failed, but cases were excluded, not supported or known to fail
	NonConformant Conclusion = "non-conformant"
	Inconclusive  Conclusion = "inconclusive" // the suite failed, nothing was executed, or everything is known to fail
)

// Notice stands in every report (rule CRT-13).
const Notice = "Passing this suite proves nothing officially: only Kela's joint testing and an audit do. Kansa is not affiliated with Kela, THL or DVV."

// Report is the result of a run. It holds no times and no personal data: the
// same system and options give the same report.
type Report struct {
	Suite      string          `json:"suite"`
	Notice     string          `json:"notice"`
	Driver     string          `json:"driver"`
	Interface  string          `json:"interface"` // version of the interface profile
	Seed       uint64          `json:"seed"`
	Structures string          `json:"structures"` // where they come from: "Kansa's own", or as the caller names them
	Conclusion Conclusion      `json:"conclusion"`
	Summary    map[Verdict]int `json:"summary"`
	Cases      []Result        `json:"cases"`

	rerun string
}

// Result is the verdict of one case with its evidence.
type Result struct {
	ID        string            `json:"id"`
	Title     rule.Text         `json:"title"`
	Verdict   Verdict           `json:"verdict"`
	Reason    string            `json:"reason,omitempty"` // why it is not a pass
	Rules     []rule.ID         `json:"rules"`
	Steps     []StepResult      `json:"steps,omitempty"` // those that were taken
	Exchanges []ExchangeSummary `json:"exchanges,omitempty"`
	Rerun     string            `json:"rerun,omitempty"` // command that runs a failed case alone
}

// StepResult is one step that was taken.
type StepResult struct {
	Title   string `json:"title"`
	Problem string `json:"problem,omitempty"`
}

// ExchangeSummary is one message of the system and the archive's answer.
type ExchangeSummary struct {
	Interaction string    `json:"interaction"`
	Answer      string    `json:"answer"`
	Rules       []rule.ID `json:"rules,omitempty"` // broken rules of severity error
	Repeated    bool      `json:"repeated,omitempty"`
}

func newReport(d Driver, opt Options) *Report {
	version := archive.DefaultProfile().Version
	if opt.Profile != nil {
		version = opt.Profile.Version
	}
	r := &Report{Suite: "kansa conformance", Notice: Notice, Driver: d.Name(), Interface: version, Seed: opt.Seed, Summary: map[Verdict]int{}}
	r.Structures, r.rerun = "Kansa's own", opt.Rerun
	if opt.Structures != nil {
		r.Structures = "given"
	}
	return r
}

func (r *Report) add(result Result) {
	if result.Verdict != Pass && result.Verdict != Excluded && result.Verdict != NotSupported && r.rerun != "" {
		result.Rerun = fmt.Sprintf("%s --case %s --seed %d", r.rerun, result.ID, r.Seed)
	}
	r.Cases = append(r.Cases, result)
	r.Summary[result.Verdict]++
}

// conclude judges the whole run. Nothing executed is a fault of the suite, and
// nothing but known failures proves nothing.
func (r *Report) conclude(opt Options) {
	executed := len(r.Cases) - r.Summary[Excluded] - r.Summary[NotSupported]
	switch {
	case executed == 0 || r.Summary[SuiteError] > 0 || executed == r.Summary[Known]:
		r.Conclusion = Inconclusive
	case r.Summary[Fail]+r.Summary[Untestable] > 0:
		r.Conclusion = NonConformant
	case executed < len(r.Cases) || r.Summary[Known] > 0 || len(opt.Cases) > 0:
		r.Conclusion = Partial
	default:
		r.Conclusion = Conformant
	}
}

// ExitCode returns 0 when nothing failed, 1 when a case failed, and 3 when the
// suite itself failed or nothing was executed. It is never a count.
func (r *Report) ExitCode() int {
	switch r.Conclusion {
	case Conformant, Partial:
		return 0
	case NonConformant:
		return 1
	}
	return 3
}

// WriteJSON writes the report as JSON.
func (r *Report) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}

// junit elements, as CI systems read them.
type (
	junitSuite struct {
		XMLName  xml.Name    `xml:"testsuite"`
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string       `xml:"name,attr"`
		Class   string       `xml:"classname,attr"`
		Failure *junitReason `xml:"failure"`
		Error   *junitReason `xml:"error"`
		Skipped *junitReason `xml:"skipped"`
	}
	junitReason struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

// WriteJUnit writes the report in the form that CI systems read: failed cases
// have a failure element, faults of the suite an error element, cases that were
// not run a skipped element.
func (r *Report) WriteJUnit(w io.Writer) error {
	s := junitSuite{
		Name: r.Suite + ": " + r.Driver, Tests: len(r.Cases), Failures: r.Summary[Fail] + r.Summary[Untestable],
		Errors: r.Summary[SuiteError], Skipped: r.Summary[Excluded] + r.Summary[NotSupported] + r.Summary[Known],
	}
	for _, c := range r.Cases {
		j := junitCase{Name: c.ID + " " + c.Title.EN, Class: "kansa.conformance"}
		reason := &junitReason{Message: c.Reason, Type: string(c.Verdict), Text: c.text()}
		switch c.Verdict {
		case Fail, Untestable:
			j.Failure = reason
		case SuiteError:
			j.Error = reason
		case Excluded, NotSupported, Known:
			j.Skipped = reason
		}
		s.Cases = append(s.Cases, j)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(s); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// text tells the steps of a case in lines.
func (c Result) text() string {
	text := ""
	for _, s := range c.Steps {
		mark := "ok  "
		if s.Problem != "" {
			mark = "FAIL"
		}
		text += mark + " " + s.Title + "\n"
		if s.Problem != "" {
			text += "     " + s.Problem + "\n"
		}
	}
	return text
}

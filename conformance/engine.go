package conformance

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// Options choose what is run and how. The zero value runs every case on Kansa's
// own small structures.
type Options struct {
	Cases      []string           // ids of the cases to run; empty means all
	Exclude    []string           // ids of cases that the vendor leaves out; the profile is then partial
	Known      []KnownFailure     // failures that are known; see there
	Structures *document.Registry // structures; nil means Kansa's own
	Profile    *archive.Profile   // interface profile; nil means archive.DefaultProfile
	Now        func() time.Time   // nil means time.Now
	Seed       uint64             // chooses the invented people
	Timeout    time.Duration      // of one case; 0 means one minute
	Rerun      string             // command that runs this driver's cases, for reports; the case and the seed are added
}

// KnownFailure is a baseline entry: a case that is known to fail, with a duty of
// care. An entry whose case passes, or whose day has passed, makes the case
// fail.
type KnownFailure struct {
	Case    string     `json:"case"`
	Reason  string     `json:"reason"`
	Owner   string     `json:"owner"`
	Expires ident.Date `json:"expires"`
}

// run is one execution of the suite.
type run struct {
	driver     Driver
	opt        Options
	structures document.StructureSource
	types      scenario.TypeOIDs
	profile    *archive.Profile
	pki        *testpki.Hierarchy
	now        func() time.Time

	mu      sync.Mutex
	signers map[ident.OID]signing.Signer // system certificates by organisation
}

// wire is the interface profile of the run.
func (r *run) wire() archive.Profile {
	if r.profile != nil {
		return *r.profile
	}
	return archive.DefaultProfile()
}

func (r *run) situationOwn() string        { return r.wire().SituationOwnUse.Value }
func (r *run) situationDisclosure() string { return r.wire().SituationDisclosure.Value }
func (r *run) requestDocument() string     { return r.wire().RequestArchiveDocument.Value }

// newRun prepares what all cases share.
func newRun(d Driver, opt Options) (*run, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Timeout == 0 {
		opt.Timeout = time.Minute
	}
	registry := opt.Structures
	var err error
	if registry == nil {
		if registry, err = document.NewRegistry(demodata.Structures()); err != nil {
			return nil, err
		}
	}
	r := &run{driver: d, opt: opt, structures: registry, profile: opt.Profile, now: opt.Now, signers: map[ident.OID]signing.Signer{}}
	if r.types, err = scenario.Types(registry); err != nil {
		return nil, err
	}
	r.pki, err = testpki.New(testpki.Options{Now: opt.Now()})
	return r, err
}

// Execute runs the cases one after the other and reports every one. The error
// is for a suite that could not start at all, or options that name no case.
func Execute(ctx context.Context, d Driver, opt Options) (*Report, error) {
	cases, err := selection(opt)
	if err != nil {
		return nil, err
	}
	r, err := newRun(d, opt)
	if err != nil {
		return nil, err
	}
	report := newReport(d, opt)
	for _, c := range cases {
		report.add(r.judge(ctx, c))
	}
	report.conclude(opt)
	return report, nil
}

// ErrOptions is the error for options that cannot be followed: an id that no
// case has, or a baseline entry without its duties.
var ErrOptions = errors.New("conformance: options")

// selection returns the cases to be reported, excluded ones included.
func selection(opt Options) ([]Case, error) {
	named := slices.Concat(opt.Cases, opt.Exclude)
	for _, k := range opt.Known {
		named = append(named, k.Case)
		if k.Reason == "" || k.Owner == "" || k.Expires.IsZero() {
			return nil, fmt.Errorf("%w: the known failure of %q lacks reason, owner or expiry", ErrOptions, k.Case)
		}
	}
	for _, id := range named {
		if _, ok := Find(id); !ok {
			return nil, fmt.Errorf("%w: no such case: %s", ErrOptions, id)
		}
	}
	var out []Case
	for _, c := range Cases() {
		if len(opt.Cases) == 0 || slices.Contains(opt.Cases, c.ID) {
			out = append(out, c)
		}
	}
	return out, nil
}

// judge runs one case and gives its verdict.
func (r *run) judge(ctx context.Context, c Case) Result {
	result := Result{ID: c.ID, Title: c.Title, Rules: c.Rules}
	switch {
	case slices.Contains(r.opt.Exclude, c.ID):
		result.Verdict, result.Reason = Excluded, "left out by the vendor"
		return result
	case !r.supports(c.Feature):
		result.Verdict, result.Reason = NotSupported, "the system does not declare the feature "+string(c.Feature)
		return result
	}
	ctx, cancel := context.WithTimeout(ctx, r.opt.Timeout)
	defer cancel()
	r.perform(ctx, c, &result)
	r.baseline(c, &result)
	return result
}

func (r *run) supports(f Feature) bool {
	declarer, ok := r.driver.(FeatureDeclarer)
	return !ok || slices.Contains(declarer.Features(), f)
}

// perform runs the steps until one finds a problem.
func (r *run) perform(ctx context.Context, c Case, result *Result) {
	b, err := r.bench(r.opt.Seed*1000 + caseNumber(c.ID))
	if err != nil {
		result.Verdict, result.Reason = SuiteError, err.Error()
		return
	}
	defer func() {
		if result.Reason == problemLate {
			_ = b.mock.Close() // the system is left behind
			return
		}
		if err := b.close(); err != nil && result.Verdict == Pass {
			result.Verdict, result.Reason = Fail, "the system did not close: "+err.Error()
		}
	}()
	result.Verdict = Pass
	for _, s := range c.steps {
		problem, fault := take(ctx, s, b)
		problem = b.redact(problem)
		step := StepResult{Title: s.title, Problem: problem}
		switch {
		case fault != nil:
			step.Problem = fault.Error()
			result.Verdict, result.Reason = SuiteError, fault.Error()
		case problem != "" && s.needs != "":
			result.Verdict, result.Reason = Untestable, "needs "+s.needs+": "+problem
		case problem != "":
			result.Verdict, result.Reason = Fail, problem
		}
		result.Steps = append(result.Steps, step)
		if result.Verdict != Pass {
			break
		}
	}
	if result.Reason == problemLate {
		return
	}
	if result.Verdict == Pass && !c.refusals && b.refusal() != "" {
		result.Verdict, result.Reason = Warn, "the archive refused a message before it accepted one"+b.refusal()
	}
	for _, x := range b.exchanges() {
		result.Exchanges = append(result.Exchanges, ExchangeSummary{x.Interaction, string(x.Answer), x.Rules, x.Repeated})
	}
}

// problemLate is the problem of a system that does not come back. Its goroutine
// still holds the bench, which must not be touched after it.
const problemLate = "the system did not finish in time"

// take runs one step and turns a fault of the suite, which steps raise by
// panic, into a value. A panic of the driver is the system's problem, and so is
// a driver that does not come back in time: it is left behind.
func take(ctx context.Context, s step, b *bench) (problem string, fault error) {
	type outcome struct {
		problem string
		fault   error
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			switch p := recover().(type) {
			case nil:
			case suiteFault:
				o.fault = p.err
			default:
				o.problem = fmt.Sprintf("the system panicked: %v", p)
			}
			done <- o
		}()
		o.problem = s.do(ctx, b)
	}()
	select {
	case o := <-done:
		return o.problem, o.fault
	case <-ctx.Done():
		return problemLate, nil
	}
}

// redact takes the invented people of the case out of what a driver said, so
// that the report holds no personal data even when a vendor's error does.
func (b *bench) redact(text string) string {
	if text == "" {
		return ""
	}
	c, w := b.scenario.Client, b.scenario.Worker
	names := []string{c.Family, c.CallingName, w.Family, w.Given, w.Registration.Reveal(), c.Born.String()}
	for _, name := range append(names, c.Given...) {
		if name != "" {
			text = strings.ReplaceAll(text, name, "***")
		}
	}
	return ident.MaskCodes(text)
}

// caseNumber makes a seed of a case's id, so that people do not depend on which
// other cases run.
func caseNumber(id string) uint64 {
	n := uint64(0)
	for i := range len(id) {
		n = n*31 + uint64(id[i])
	}
	return n
}

// baseline turns the failure of a known case into known-failure, and a stale or
// expired entry into a failure.
func (r *run) baseline(c Case, result *Result) {
	i := slices.IndexFunc(r.opt.Known, func(k KnownFailure) bool { return k.Case == c.ID })
	if i < 0 || result.Verdict == SuiteError {
		return
	}
	k := r.opt.Known[i]
	switch {
	case result.Verdict == Pass:
		result.Verdict, result.Reason = Fail, "the baseline calls this a known failure, but it passes: remove the entry"
	case k.Expires.Compare(ident.DateInFinland(r.now())) < 0:
		result.Verdict, result.Reason = Fail, "the baseline entry expired on "+k.Expires.String()+": "+result.Reason
	default:
		result.Verdict, result.Reason = Known, k.Reason+" ("+k.Owner+", until "+k.Expires.String()+"): "+result.Reason
	}
}

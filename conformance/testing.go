package conformance

import (
	"testing"
)

// Run judges the driver inside go test: one subtest for each case, named by its
// id, with the rules as test attributes. Failed and untestable cases fail, cases
// of undeclared features are skipped with the reason.
func Run(t *testing.T, d Driver) { RunWith(t, d, Options{}) }

// RunWith is Run with options.
func RunWith(t *testing.T, d Driver, opt Options) {
	t.Helper()
	cases, err := selection(opt)
	if err != nil {
		t.Fatal(err)
	}
	r, err := newRun(d, opt)
	if err != nil {
		t.Fatal(err)
	}
	executed := 0
	for _, c := range cases {
		t.Run(c.ID, func(t *testing.T) {
			for _, id := range c.Rules {
				t.Attr("rule", string(id))
			}
			result := r.judge(t.Context(), c)
			t.Log(result.text())
			switch result.Verdict {
			case Pass, Warn:
				executed++
			case NotSupported, Excluded, Known:
				t.Skipf("%s: %s", result.Verdict, result.Reason)
			default:
				executed++
				t.Errorf("%s: %s", result.Verdict, result.Reason)
			}
		})
	}
	if executed == 0 {
		t.Error("no case was executed")
	}
}

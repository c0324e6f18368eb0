// Package conformance judges a vendor's client-record system before Kela's joint
// testing: it starts a mock archive for each case, lets the system work through
// a small adapter, and compares what arrived with what the rules ask.
//
// A complete first example, in the vendor's own repository:
//
//	func TestConformance(t *testing.T) {
//		conformance.Run(t, adapter{}) // implements conformance.Driver
//	}
//
// or without package testing:
//
//	report, err := conformance.Execute(ctx, adapter{}, conformance.Options{})
//	if err != nil {
//		return err // the suite itself failed
//	}
//	_ = report.WriteJUnit(file)
//	os.Exit(report.ExitCode())
//
// Every case has an id that never changes, the rules that it stands for and its
// steps; see Cases. Each case gets a fresh archive and fresh people, so cases
// may be run alone and in any order.
//
// Passing proves nothing officially: only Kela's joint testing and an audit do
// (rule CRT-13), and every report says so. The suite is safe for concurrent use;
// a Driver is asked for a new System for every case.
package conformance

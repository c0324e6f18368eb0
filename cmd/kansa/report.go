package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
)

// fileReport is the judgement of one file.
type fileReport struct {
	File       string              `json:"file"`
	Kind       string              `json:"kind"`     // "document", "frame", "content", or what else it is
	Accepted   bool                `json:"accepted"` // no rule of severity error is broken, and a validation service has no finding
	Valid      bool                `json:"valid"`    // there are signatures and all are valid
	Structure  string              `json:"structure,omitempty"`
	Group      string              `json:"group,omitempty"`
	Unjudged   []string            `json:"unjudged,omitempty"` // what the options left out, such as "certificate chain"
	Signatures []signing.Signature `json:"signatures"`
	Findings   rule.Findings       `json:"findings"`
	Remote     *remoteReport       `json:"remote,omitempty"` // what a validation service said
}

// errors counts the broken rules of severity error and every finding of a
// validation service, which does not say how grave its findings are.
func (r fileReport) errors() int {
	n := r.Findings.Count(rule.Error)
	if r.Remote != nil {
		n += len(r.Remote.Findings)
	}
	return n
}

func printReport(out io.Writer, r fileReport) {
	fmt.Fprintf(out, "%s: %s", r.File, r.Kind)
	if r.Group != "" {
		fmt.Fprintf(out, " of group %s, structure %s", r.Group, r.Structure)
	}
	fmt.Fprintln(out)
	valid := 0
	for i, s := range r.Signatures {
		state := "INVALID"
		if s.Valid {
			state, valid = "valid", valid+1
		}
		fmt.Fprintf(out, "  signature %d: %s, %s, claimed %s\n", i+1, state, s.Kind, s.Timestamp)
		for _, ref := range s.References {
			mark := "ok"
			if !ref.Valid {
				mark = "BROKEN"
			}
			fmt.Fprintf(out, "    reference %s to %s: %s\n", ref.URI, ref.Path, mark)
		}
	}
	for _, f := range r.Findings {
		fmt.Fprintf(out, "  %-7s %s\n", f.Severity, f)
	}
	if r.Kind == kindDocument || len(r.Signatures) > 0 {
		fmt.Fprintf(out, "  %d of %d signatures valid\n", valid, len(r.Signatures))
	}
	printRemote(out, r.Remote)
	if len(r.Unjudged) > 0 {
		fmt.Fprintf(out, "  not judged: %s\n", strings.Join(r.Unjudged, ", "))
	}
	fmt.Fprintf(out, "  %d errors, %d warnings, %d notes\n", r.errors(), r.Findings.Count(rule.Warning), r.Findings.Count(rule.Info))
}

package document

import (
	"fmt"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

// ruleTooMany ends a list of findings that was cut.
var ruleTooMany = rule.Rule{ID: "BDY-11", Phase: "ALL", Actors: []rule.Actor{rule.Suite}, Source: "our choice", Fidelity: rule.Invented, Severity: rule.Error, // what was not looked at cannot be accepted
	Statement: rule.Text{
		EN: "A judgement lists at most a thousand findings; one that was cut says so.",
		FI: "Arviossa on enintään tuhat havaintoa; katkaistu luettelo kertoo siitä."}}

// SafeFindings returns the findings as they may leave the program: at most
// MaxFindings of them, with everything that is shaped like an identity code
// masked, wherever a document has smuggled one into a name or identifier that a
// finding quotes.
func SafeFindings(found rule.Findings) rule.Findings {
	rest := len(found) - MaxFindings
	out := make(rule.Findings, 0, min(len(found), MaxFindings)+1)
	for _, f := range found[:min(len(found), MaxFindings)] {
		f.Location, f.Message = ident.MaskCodes(f.Location), ident.MaskCodes(f.Message)
		f.Got, f.Want, f.Remedy = ident.MaskCodes(f.Got), ident.MaskCodes(f.Want), ident.MaskCodes(f.Remedy)
		out = append(out, f)
	}
	if rest > 0 {
		out.Add(ruleTooMany.Finding("/", fmt.Sprintf("%d further findings are left out", rest)))
	}
	return out
}

package document

// ConditionReport says what a registry's structures are worth: which compile, and
// how many of their conditional requirements are checked.
type ConditionReport struct {
	Structures    int `json:"structures"`    // files found
	Failed        int `json:"failed"`        // of them unusable
	Places        int `json:"places"`        // fields that state a condition
	Understood    int `json:"understood"`    // of them checked as read by the compiler
	Overridden    int `json:"overridden"`    // of them read by a person
	NotUnderstood int `json:"notUnderstood"` // of them not checked
	Undecidable   int `json:"undecidable"`   // of the overridden: no content tells, so nothing is checked

	// The same for the fields that are marked conditionalRequired; the other
	// places state a condition in their note without the mark.
	Marked           int `json:"marked"`
	MarkedUnderstood int `json:"markedUnderstood"`
	MarkedOverridden int `json:"markedOverridden"`

	Items    []Place   `json:"items"`              // every place, in the order of structures and rows
	Problems []Problem `json:"problems,omitempty"` // why structures failed
	Repairs  []Repair  `json:"repairs,omitempty"`  // what was mended in published files
}

// Problem is a structure that cannot be used.
type Problem struct {
	OID     string `json:"oid,omitempty"`
	File    string `json:"file"`
	Message string `json:"message"`
}

// Covered returns the share of places that are understood or overridden, from
// 0 to 1; 1 when there are no places. Undecidable places count as covered: a
// person has read them.
func (r ConditionReport) Covered() float64 {
	if r.Places == 0 {
		return 1
	}
	return float64(r.Understood+r.Overridden) / float64(r.Places)
}

// Conditions compiles every structure of the registry and reports on them. It takes
// about a second for all of Sosmeta.
func (r *Registry) Conditions() ConditionReport {
	report := ConditionReport{Items: []Place{}}
	for _, info := range r.infos {
		report.Structures++
		s, err := r.usable(info)
		if err != nil {
			report.Failed++
			report.Problems = append(report.Problems, Problem{OID: info.OID, File: info.File, Message: err.Error()})
			continue
		}
		report.Repairs = append(report.Repairs, s.repairs...)
		for _, p := range s.conditions.places {
			report.count(p)
		}
	}
	return report
}

// usable returns the structure of one file, or why that file is not used.
func (r *Registry) usable(info Info) (*Structure, error) {
	e, ok := r.byOID[info.OID]
	if !ok {
		return nil, info.Problem
	}
	s, err := e.compile()
	switch {
	case err == nil && s.info.File == info.File:
		return s, nil
	case info.Problem != nil:
		return nil, info.Problem
	case err == nil: // another file of the structure had to be used
		return e.candidates[0].compile()
	}
	return nil, err
}

func (r *ConditionReport) count(p Place) {
	r.Items = append(r.Items, p)
	r.Places++
	if p.Marked {
		r.Marked++
	}
	switch p.Status {
	case Understood:
		r.Understood++
		if p.Marked {
			r.MarkedUnderstood++
		}
	case Overridden:
		r.Overridden++
		if p.Kind == Undecidable {
			r.Undecidable++
		}
		if p.Marked {
			r.MarkedOverridden++
		}
	default:
		r.NotUnderstood++
	}
}

package metadata

import (
	"errors"
	"strings"
)

// madeOf says which value of a constructor a field of the header is made of.
var madeOf = map[string]string{
	"Controller": "metadata.Context.Controller", "Unit": "metadata.Context.Unit", "Software": "metadata.Context.Software",
	"Organiser": "metadata.Context.Organiser or Producer", "ServiceCustomer": "metadata.Context.Organiser",
	"Author": "metadata.Context.Professional", "Language": "metadata.Context.Language",
	"Clients": "the client of the facts", "ContentSpec": "the structure of the facts",
	"Matter": "the matter of the facts", "ServiceTasks": "the service tasks of the facts",
	"Type": "metadata.DocumentFacts.Type", "SpecificType": "metadata.DocumentFacts.Specific", "ServiceProcess": "metadata.DocumentFacts.Process",
}

// made words the remedies of a header that a constructor made: its caller sets a
// Context and facts, and no header.
func made(err error) error {
	var invalid *InvalidError
	if !errors.As(err, &invalid) {
		return err
	}
	for i, f := range invalid.Findings {
		if field, ok := strings.CutPrefix(f.Remedy, remedyField); ok && madeOf[field] != "" {
			invalid.Findings[i].Remedy = "set " + madeOf[field]
		}
	}
	return err
}

// remedyField begins the remedy for a field that is not set.
const remedyField = "set metadata.Header."

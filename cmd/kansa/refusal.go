package main

import (
	"errors"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/rule"
)

// asRefusal returns the first error detail of a refusal by the archive.
func asRefusal(err error) (archive.Detail, bool) {
	var e *archive.Error
	if !errors.As(err, &e) || e.Code != archive.CodeRefused {
		return archive.Detail{}, false
	}
	for _, d := range e.Details {
		if d.Severity == rule.Error {
			return d, true
		}
	}
	return archive.Detail{}, false
}

// Package rulebook gathers the rules that all packages of Kansa declare.
//
//	book, err := rulebook.New()
//	r, ok := book.Rule("SIG-06")
package rulebook

import (
	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/conformance"
	"github.com/kansa-go/kansa/consent"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
)

// New returns the registry of all rules. It fails when two packages declare the
// same id.
func New() (*rule.Registry, error) {
	return rule.NewRegistry(
		metadata.Rules(), signing.Rules(), document.Rules(), document.AssemblyRules(), consent.Rules(),
		archive.Rules(), mock.Rules(), conformance.Rules(),
	)
}

package rulebook

import (
	_ "embed"
	"encoding/json"

	"github.com/kansa-go/kansa/rule"
)

// Places says where the code enforces a rule and which tests name it, as
// "directory/file.go: Function", and what it advises.
type Places struct {
	// Enforced are the functions and tables that report the rule's breach.
	Enforced []string `json:"enforced"`
	// KeptBy are those that say in a comment how they keep the rule without
	// reporting anything: its breach cannot be written with them, or they decide
	// as it says. A rule of which this is all is kept, and not judged.
	KeptBy []string `json:"keptBy"`
	Tests  []string `json:"tests"`
	// Remedies are what findings of the rule advise, as far as the source says it in
	// one piece.
	Remedies []string `json:"remedies"`
}

//go:embed places.json
var placesFile []byte

// AllPlaces returns the places of every rule, as this package's tests found them
// in the source.
func AllPlaces() (map[rule.ID]Places, error) {
	var out map[rule.ID]Places
	err := json.Unmarshal(placesFile, &out)
	return out, err
}

package rulebook

import (
	_ "embed"
	"encoding/json"

	"github.com/kansa-go/kansa/rule"
)

// Places says where the code enforces a rule, or keeps it, and which tests name
// it, as "directory/file.go: Function".
type Places struct {
	Enforced []string `json:"enforced"`
	Tests    []string `json:"tests"`
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

// Package shown lets values of messages into logs and events by their shape alone,
// so that a name or an identity code in a wrong place is not shown (rule LOG-08).
package shown

import (
	"slices"

	"github.com/kansa-go/kansa/ident"
)

// What stands instead of a value of a wrong shape.
const (
	Other    = "other"
	Withheld = "withheld"
)

// Interaction returns an interaction that is the value of one of a profile's
// entries, else Other.
func Interaction[E any](interaction string, entries []E, value func(E) string) string {
	if interaction != "" && slices.ContainsFunc(entries, func(e E) bool { return value(e) == interaction }) {
		return interaction
	}
	return Other
}

// ID returns the id of a message as "root/extension" when it is an OID with a
// running number of at most 20 digits, else Withheld.
func ID(root ident.OID, extension string) string {
	if len(extension) == 0 || len(extension) > 20 || !root.Valid() {
		return Withheld
	}
	for _, c := range []byte(extension) {
		if c < '0' || c > '9' {
			return Withheld
		}
	}
	return string(root) + "/" + extension
}

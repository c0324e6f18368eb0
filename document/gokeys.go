package document

import (
	"fmt"
	"strings"
	"unicode"
)

// checkGoKeys refuses a structure with a key that a struct's JSON tag cannot carry:
// encoding/json would read the field under another name, or Go not compile.
func checkGoKeys(s *Structure) error {
	for f := range s.root.All() {
		if f.Parent != nil && !isTagName(f.Key) {
			return &Error{
				Code: CodeBadStructure, Location: s.info.OID,
				Message: fmt.Sprintf("no Go type can be made: the key of the field %q does not go into a JSON tag", f.Path()),
				Remedy:  "leave the structure out, or report the key to its publisher",
			}
		}
	}
	return nil
}

// isTagName reports whether encoding/json takes a text as the name in a tag. A lone
// dash leaves the field out.
func isTagName(key string) bool {
	return key != "" && key != "-" && !strings.ContainsFunc(key, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r)
	})
}

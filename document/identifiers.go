package document

import (
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

// identifier checks an identifier whose system the structure advises. The
// annotation is advice only (the schema lets any system pass), so a finding
// about the system is a warning; one about a wrong identity code is an error.
func (w *semanticWalk) identifier(f *Field, obj map[string]any) {
	system, given := obj["system"].(string)
	if f.SystemURI != "" && given && system != f.SystemURI {
		at := w.at.key("system").String()
		if "urn:oid:"+system == f.SystemURI {
			w.add(tmpHetu, at, f, "the system lacks urn:oid:", "").Want = f.SystemURI
		} else {
			w.add(tmpHetu, at, f, "the system is not the one that the structure advises", "").Want = f.SystemURI
		}
	}
	if !f.isHetu() {
		return
	}
	value, ok := obj["value"].(string)
	if !ok || isBlank(value) {
		return
	}
	if _, err := ident.ParsePersonalCode(value); err != nil {
		// An error although the check is only inferred: a code that is none names
		// nobody, or the wrong person.
		w.add(tmpHetu, w.at.key("value").String(), f, "the value is not a personal identity code",
			"check the form, the date and the check character").Severity = rule.Error
	}
}

package document

import (
	"strings"

	"github.com/kansa-go/kansa/ident"
)

// identifier checks an identifier whose system the structure advises. The
// annotation is advice only (the schema lets any system pass), so every
// finding is a warning.
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
	if !ok || strings.TrimSpace(value) == "" {
		return
	}
	if _, err := ident.ParsePersonalCode(value); err != nil {
		w.add(tmpHetu, w.at.key("value").String(), f, "the value is not a personal identity code",
			"check the form, the date and the check character")
	}
}

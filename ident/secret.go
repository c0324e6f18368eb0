package ident

import (
	"fmt"
	"io"
	"log/slog"
	"unique"
)

// secret holds a text that must not reach a log. The handle keeps the value
// comparable, and a printer that reflects on it sees an address, not the text.
type secret struct{ handle unique.Handle[string] }

func newSecret(s string) secret { return secret{unique.Make(s)} }

func (s secret) reveal() string {
	if s == (secret{}) {
		return ""
	}
	return s.handle.Value()
}

// redactedText returns the placeholder of a kind of identifier, or "" for the
// zero value so that a log tells "none" from "hidden".
func (s secret) redactedText(kind string) string {
	if s == (secret{}) {
		return ""
	}
	return "[" + kind + "]"
}

func writeRedacted(f fmt.State, text string) { _, _ = io.WriteString(f, text) }

func logRedacted(text string) slog.Value { return slog.StringValue(text) }

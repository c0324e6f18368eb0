package validation

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"strings"
)

// Finding is one numbered finding of the service. Text may quote the document:
// show it to the person who sent the document and do not log it. Formatting,
// logging or marshalling a Finding shows its number only.
type Finding struct {
	Number int // as the service numbers it, from 1; 0 when it numbered nothing
	Text   string
}

// String returns the number without the text.
func (f Finding) String() string { return "finding " + strconv.Itoa(f.Number) }

// Format implements fmt.Formatter: whatever the verb, it writes what String returns.
func (f Finding) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, f.String()) }

// LogValue implements slog.LogValuer.
func (f Finding) LogValue() slog.Value { return slog.StringValue(f.String()) }

// MarshalJSON implements json.Marshaler, which JSON loggers use: it writes what
// String returns. To write the text, take it from its field.
func (f Finding) MarshalJSON() ([]byte, error) { return json.Marshal(f.String()) }

// Findings are the findings of one answer, in its order. Formatting, logging or
// marshalling them shows numbers only.
type Findings []Finding

// String returns how many there are.
func (fs Findings) String() string {
	if len(fs) == 1 {
		return "1 finding"
	}
	return strconv.Itoa(len(fs)) + " findings"
}

// Format implements fmt.Formatter: whatever the verb, it writes what String returns.
func (fs Findings) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, fs.String()) }

// LogValue implements slog.LogValuer.
func (fs Findings) LogValue() slog.Value { return slog.StringValue(fs.String()) }

// Result is the service's judgement. No findings means that it found nothing.
type Result struct{ Findings Findings }

// Accepted reports whether the service found nothing.
func (r Result) Accepted() bool { return len(r.Findings) == 0 }

// String returns how many findings there are.
func (r Result) String() string { return r.Findings.String() }

// Format implements fmt.Formatter: whatever the verb, it writes what String returns.
func (r Result) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, r.String()) }

// LogValue implements slog.LogValuer.
func (r Result) LogValue() slog.Value { return slog.IntValue(len(r.Findings)) }

// ParseDescription divides "1: …; 2: …" into findings. A finding ends only
// before the number that must come next, so that a text may hold semicolons and
// numbers. A description that does not begin with "1:" is one finding without a
// number; an empty one is none.
func ParseDescription(description string) Findings {
	rest := strings.TrimSpace(description)
	if rest == "" {
		return nil
	}
	rest, numbered := strings.CutPrefix(rest, "1:")
	if !numbered {
		return Findings{{Text: rest}}
	}
	var found Findings
	for number := 1; ; number++ {
		text, after, more := cutAt(rest, number+1)
		found = append(found, Finding{Number: number, Text: strings.TrimSpace(text)})
		if !more {
			return found
		}
		rest = after
	}
}

// cutAt divides a text before "; N:", whatever the white space around it.
func cutAt(text string, number int) (before, after string, found bool) {
	mark := strconv.Itoa(number) + ":"
	for from := 0; ; {
		i := strings.IndexByte(text[from:], ';')
		if i < 0 {
			return text, "", false
		}
		i += from
		if rest, ok := strings.CutPrefix(strings.TrimLeft(text[i+1:], " \t\r\n"), mark); ok {
			return text[:i], rest, true
		}
		from = i + 1
	}
}

// Describe writes findings as the service does: "1: …; 2: …".
func Describe(texts []string) string {
	var b strings.Builder
	for i, text := range texts {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(strconv.Itoa(i+1) + ": " + text)
	}
	return b.String()
}

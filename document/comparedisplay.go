package document

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// CompareDisplay compares a display form that another system made with the
// content: every value that the structure shows is present (CNT-08, at the
// value's JSON pointer), and the form says nothing that the content, the
// structure's names or the header and footer do not account for (CNT-09, at
// the element's path in the form). Language is "fi" or "sv".
//
// Layout, order and headings are free. Dates may have leading zeros, times a
// colon, numbers a point; identity codes may be masked. What is claimed is
// judged by words, so a value in the wrong place is not found. Findings hold no
// text of either form. The error is an *Error of CodeContent when one of them
// cannot be read.
func (s *Structure) CompareDisplay(content, display []byte, language string) (rule.Findings, error) {
	opt, err := RenderOptions{Language: language}.withDefaults(s)
	if err != nil {
		return nil, err
	}
	doc, err := s.showable(content)
	if err != nil {
		return nil, err
	}
	if _, err := xmltree.Parse(display, displayLimits); err != nil {
		return nil, &Error{Code: CodeContent, Message: "the display form is not well-formed XML"}
	}
	shown := &shownValues{words: wordsIn(opt.Language), at: make(place, 0, 16).key(s.root.Key)}
	shown.group(s.root, doc)
	segments, err := displaySegments(display)
	if err != nil {
		return nil, &Error{Code: CodeContent, Message: "the display form is not well-formed XML"}
	}
	c := &check{s: s}
	c.missingValues(shown, segments)
	c.claims(shown, segments)
	return c.result(), nil
}

// missingValues reports values that no part of the form shows.
func (c *check) missingValues(shown *shownValues, segments []segment) {
	var all strings.Builder
	for _, s := range segments {
		all.WriteString(s.text + " ")
	}
	text := all.String()
	for _, v := range shown.values {
		if !slices.ContainsFunc(v.forms, func(form string) bool { return showsWhole(text, form) }) {
			c.add(cntShown, v.at, v.field, "the display form does not show the value", "show every value that the structure does not hide")
		}
	}
}

// showsWhole reports whether a text holds a form that is not part of a longer
// word or number.
func showsWhole(text, form string) bool {
	part := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for from := 0; form != ""; {
		i := strings.Index(text[from:], form)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(form)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		first, _ := utf8.DecodeRuneInString(form)
		last, _ := utf8.DecodeLastRuneInString(form)
		if !(part(first) && part(before)) && !(part(last) && part(after)) {
			return true
		}
		from = start + utf8.RuneLen(first)
	}
	return false
}

// claims reports text of the body that neither values nor names account for.
func (c *check) claims(shown *shownValues, segments []segment) {
	known := c.accounted(shown)
	for _, s := range segments {
		if s.frame {
			continue
		}
		rest := s.text
		for _, k := range known {
			rest = strings.ReplaceAll(rest, k, "\n")
		}
		if strings.ContainsFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			c.add(cntClaims, s.path, nil, "the display form says something that the content does not", "show the content and its field names only")
		}
	}
}

// accounted returns every text that a form may hold, longest first.
func (c *check) accounted(shown *shownValues) []string {
	var out []string
	for _, v := range shown.values {
		out = append(out, v.forms...)
	}
	for f := range c.s.root.All() {
		for _, n := range []Name{f.Name, f.Title} {
			out = append(out, squeeze(n.FI), squeeze(n.SV))
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

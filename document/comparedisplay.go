package document

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// MaxCompared is how many words [Structure.CompareDisplay] compares: of the
// content's values, each way of writing a value counted, and of the display form.
// A document of five hundred pages has fewer.
const MaxCompared = 250_000

// CompareDisplay compares a display form that another system made with the
// content: every value that the structure shows is present (CNT-08, at the
// value's JSON pointer), and the form says nothing that the content, the
// structure's names or the header and footer do not account for (CNT-09, at
// the element's path in the form). Language is "fi" or "sv".
//
// Layout, order, headings and capitals are free. Days may be written with names of
// months, as 2026-01-15 and with their day of the week, times by their own clock, by
// Finland's and in UTC, numbers with a point and with spaces; identity codes may be
// masked, lines and pages numbered, codes stand beside their texts. A field that the
// structure hides is CNT-09 when it is shown. Text that the form
// hides by its own attributes, and texts of attributes, show nothing but claim what
// they say; style sheets are not looked at. What is claimed is judged by words,
// so a value in the wrong place is not found. Findings hold no text of either
// form. The error is an *Error: of CodeLimit when there is more to read than
// [MaxCompared] or than the parser's limits, of CodeContent when content or form
// cannot be read.
func (s *Structure) CompareDisplay(content, display []byte, language string) (rule.Findings, error) {
	opt, err := RenderOptions{Language: language}.withDefaults(s)
	if err != nil {
		return nil, err
	}
	shown, err := s.valuesShown(content, opt.Language)
	if err != nil {
		return nil, err
	}
	tree, err := xmltree.Parse(display, displayLimits)
	if err != nil {
		return nil, displayError(err)
	}
	return s.compareForms(shown, tree)
}

// displayError words a refusal of the parser.
func displayError(err error) *Error {
	var place *xmltree.Error
	if errors.As(err, &place) && place.Code == xmltree.CodeLimit {
		return &Error{Code: CodeLimit, Message: "the display form is larger or deeper than what is read", Remedy: "show the content with fewer elements"}
	}
	return &Error{Code: CodeContent, Message: "the display form is not well-formed XML"}
}

// checkForms compares the two forms of a document, each finding at the form that
// it is about, and reports whether it could. Without structure there is nothing to
// compare by, and forms that cannot be read are reported where they are judged.
func checkForms(h *metadata.Header, s *Structure, content []byte, display *xmltree.Document) (found rule.Findings, compared bool) {
	if s == nil || display == nil {
		return nil, true
	}
	opt, err := RenderOptions{Language: h.Language}.withDefaults(s)
	if err != nil {
		return nil, true
	}
	shown, err := s.valuesShown(content, opt.Language)
	if err == nil {
		found, err = s.compareForms(shown, display)
	}
	if err != nil {
		return nil, !errors.Is(err, &Error{Code: CodeLimit})
	}
	return append(found.Of(cntShown.ID).Within(jsonLocation), found.Of(cntClaims.ID).Within(displayLocation)...), true
}

// valuesShown reads what a display form must show of a content and may say.
func (s *Structure) valuesShown(content []byte, language string) (*shownValues, error) {
	doc, err := s.showable(content)
	if err != nil {
		return nil, err
	}
	if wordsAtLeast(doc) > MaxCompared {
		return nil, tooLong("content")
	}
	shown := &shownValues{
		words: wordsIn(language), at: make(place, 0, 16).key(s.root.Key),
		table: newWordTable(MaxCompared), matcher: newWordMatcher(), hidden: newWordMatcher(), limit: MaxCompared,
	}
	shown.names(s.root)
	shown.group(s.root, doc)
	if shown.full() {
		return nil, tooLong("content")
	}
	return shown, nil
}

func (s *Structure) compareForms(shown *shownValues, display *xmltree.Document) (rule.Findings, error) {
	r := segmentReader{table: shown.table, limit: shown.limit}
	r.element(display.Root())
	if r.full() {
		return nil, tooLong("display form")
	}
	c := &check{s: s}
	c.compareDisplay(shown, r.out, display.Root())
	return c.result(), nil
}

// wordsAtLeast counts the texts between spaces of a decoded content, so that one
// that is far too long is left at once.
func wordsAtLeast(v any) (n int) {
	switch x := v.(type) {
	case map[string]any:
		for _, child := range x {
			n += wordsAtLeast(child)
		}
	case []any:
		for _, child := range x {
			n += wordsAtLeast(child)
		}
	case string:
		for range strings.FieldsSeq(x) {
			n++
		}
	}
	return n
}

func tooLong(what string) *Error {
	return &Error{
		Code: CodeLimit, Remedy: "compare them in another way, or make several documents of them",
		Message: fmt.Sprintf("content and display form are not compared: the %s has more than %d words", what, MaxCompared),
	}
}

// compareDisplay reports values that no seen part of the form shows, and text of
// the body that neither values nor names account for.
func (c *check) compareDisplay(shown *shownValues, segments []segment, root *xmltree.Element) {
	m := shown.matcher
	m.link()
	seen := func(s segment) bool { return !s.unseen }
	m.find(readings(segments, seen, spaced))
	m.find(readings(segments, seen, joined))
	for _, v := range shown.values {
		if !slices.ContainsFunc(v.nodes, m.found) {
			c.add(cntShown, v.at, v.field, "the display form does not show the value", "show every value that the structure does not hide")
		}
	}
	c.claims(shown, segments, root)
}

// claims reports text of the body that says what it should not: a hidden field, or
// something of its own.
func (c *check) claims(shown *shownValues, segments []segment, root *xmltree.Element) {
	var open []segment
	for _, i := range unaccounted(segments, shown.matcher) {
		open = append(open, segments[i])
	}
	shown.hidden.link()
	own := unaccounted(open, shown.matcher, shown.hidden)
	if rest := len(open) - maxCollected; rest > 0 {
		open = open[:maxCollected]
		c.dropped += rest
	}
	places := placesOf(root, elementsOf(open))
	for i, s := range open {
		if _, found := slices.BinarySearch(own, i); found {
			c.add(cntClaims, places[s.in], nil, "the display form says something that the content does not", "show the content and its field names only")
		} else {
			c.add(cntClaims, places[s.in], nil, "the display form shows a field that the structure hides", "leave the field out of the display form")
		}
	}
}

func elementsOf(segments []segment) []*xmltree.Element {
	out := make([]*xmltree.Element, len(segments))
	for i, s := range segments {
		out[i] = s.in
	}
	return out
}

// unaccounted returns the numbers of the segments of the body that say more than
// phrases.
func unaccounted(segments []segment, by ...*wordMatcher) (out []int) {
	claimed := func(s segment) bool { return !s.frame }
	coveredSpaced := covers(by, readings(segments, claimed, spaced))
	coveredJoined := covers(by, readings(segments, claimed, joined))
	for i := range segments {
		if !coveredSpaced[i] && !coveredJoined[i] {
			out = append(out, i)
		}
	}
	return out
}

func spaced(s segment) []wordToken { return s.spaced }
func joined(s segment) []wordToken { return s.joined }

// readings returns one reading of the segments, empty for those left out.
func readings(segments []segment, which func(segment) bool, reading func(segment) []wordToken) [][]wordToken {
	out := make([][]wordToken, len(segments))
	for i, s := range segments {
		if which(s) {
			out[i] = reading(s)
		}
	}
	return out
}

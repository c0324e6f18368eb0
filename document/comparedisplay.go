package document

import (
	"slices"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// CompareDisplay compares a display form that another system made with the
// content: every value that the structure shows is present (CNT-08, at the
// value's JSON pointer), and the form says nothing that the content, the
// structure's names or the header and footer do not account for (CNT-09, at
// the element's path in the form). Language is "fi" or "sv".
//
// Layout, order and headings are free. Dates may have leading zeros, times a
// colon, numbers a point; identity codes may be masked. Text that the form hides
// by its own attributes, and texts of attributes, show nothing but claim what
// they say; style sheets are not looked at. What is claimed is judged by words,
// so a value in the wrong place is not found. Findings hold no text of either
// form. The error is an *Error of CodeContent when one of them
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
	c.compareDisplay(shown, segments)
	return c.result(), nil
}

// checkForms compares the two forms of a document, each finding at the form that
// it is about. Without structure there is nothing to compare by, and forms that
// cannot be read are reported where they are judged.
func checkForms(h *metadata.Header, s *Structure, content, display []byte) rule.Findings {
	if s == nil || display == nil {
		return nil
	}
	found, err := s.CompareDisplay(content, display, h.Language)
	if err != nil {
		return nil
	}
	return append(found.Of(cntShown.ID).Within(jsonLocation), found.Of(cntClaims.ID).Within(displayLocation)...)
}

// compareDisplay reports values that no seen part of the form shows, and text of
// the body that neither values nor names account for.
func (c *check) compareDisplay(shown *shownValues, segments []segment) {
	seen, all := newWordMatcher(), newWordMatcher()
	nodes := make([][]int, len(shown.values))
	for i, v := range shown.values {
		for _, form := range v.forms {
			nodes[i] = append(nodes[i], seen.add(form))
			all.add(form)
		}
	}
	for f := range c.s.root.All() {
		for _, name := range []string{f.Name.FI, f.Name.SV, f.Title.FI, f.Title.SV} {
			all.add(name)
		}
	}
	seen.link()
	all.link()
	for _, joined := range []bool{false, true} {
		seen.read(segmentTexts(segments, joined, func(s segment) bool { return !s.unseen }))
	}
	claimed := func(s segment) bool { return !s.frame }
	spaced, joined := all.read(segmentTexts(segments, false, claimed)), all.read(segmentTexts(segments, true, claimed))
	for i, s := range segments {
		if claimed(s) && !spaced[i] && !joined[i] {
			c.add(cntClaims, s.path, nil, "the display form says something that the content does not", "show the content and its field names only")
		}
	}
	for i, v := range shown.values {
		if !slices.ContainsFunc(nodes[i], seen.found) {
			c.add(cntShown, v.at, v.field, "the display form does not show the value", "show every value that the structure does not hide")
		}
	}
}

// segmentTexts returns one form of the segments' texts, empty for those left out.
func segmentTexts(segments []segment, joined bool, which func(segment) bool) []string {
	out := make([]string, len(segments))
	for i, s := range segments {
		switch {
		case which(s) && joined:
			out[i] = s.joined
		case which(s):
			out[i] = s.text
		}
	}
	return out
}

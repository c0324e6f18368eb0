package document

import (
	"errors"
	"fmt"
	"strings"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/vocabulary"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// displayLimits keeps a display form within what a person can read.
var displayLimits = xmltree.Limits{Bytes: 32 << 20, Depth: 128, Known: vocabulary.Known}

// checkDisplay judges the display form of a document: its outer element, and that
// nothing in it acts or reaches outside. The tree is nil when there is none or it
// is not well-formed.
func checkDisplay(id ident.OID, display []byte) (*xmltree.Document, rule.Findings) {
	var found rule.Findings
	if display == nil {
		return nil, nil
	}
	tree, err := xmltree.Parse(display, displayLimits)
	if err != nil {
		f := ruleDisplayForm.Finding(displayLocation, "the display form is not well-formed")
		var place *xmltree.Error
		if errors.As(err, &place) {
			if place.Code == xmltree.CodeLimit {
				f.Message = "the display form is larger or deeper than what is read"
			}
			f = f.WithGot(fmt.Sprintf("%s at line %d, column %d", place.Code, place.Line, place.Column))
		}
		return nil, append(found, f)
	}
	root := tree.Root()
	if !root.Is(xhtmlNamespace, "div") {
		found.Add(ruleDisplayForm.Finding(displayLocation+root.Path(), "the display form is not a div of XHTML"))
	}
	if class, _ := root.Attr("class"); class != "soc-document" {
		found.Add(ruleDisplayForm.Finding(displayLocation+root.Path(), "the outer element is not of class soc-document"))
	}
	if own, _ := root.Attr("id"); own != "OID"+string(id) {
		found.Add(ruleDisplayForm.Finding(displayLocation+root.Path(), "the display form's id does not name this document"))
	}
	for e := range tree.Elements() {
		if len(found) > MaxFindings {
			break // Check cuts the list and says so
		}
		found.Add(activeParts(e)...)
	}
	return tree, found
}

// activeParts reports what would run or be fetched when a browser shows it.
func activeParts(e *xmltree.Element) (found rule.Findings) {
	report := func(message string) { found.Add(ruleActiveDisplay.Finding(displayLocation+e.Path(), message)) }
	advise := func(message string) {
		found.Add(ruleActiveDisplay.Finding(displayLocation+e.Path(), message).WithSeverity(rule.Warning))
	}
	switch strings.ToLower(e.Local()) {
	case "script", "iframe", "object", "embed", "applet", "form", "base", "meta", "link":
		report("the element is not allowed in a display form")
	}
	for a := range e.Attributes() {
		name, value := strings.ToLower(a.Local), strings.ToLower(strings.TrimSpace(a.Value()))
		switch {
		case strings.HasPrefix(name, "on"):
			report("an event handler is not allowed in a display form")
		case name == "src" && !strings.HasPrefix(value, "data:image/"):
			advise("a picture stands in the document itself, as a data URL")
		case strings.HasPrefix(value, "javascript:"):
			report("a script is not allowed in a display form")
		case name == "href" && !strings.HasPrefix(value, "#"):
			advise("a link leads out of the document")
		case name == "style" && (strings.Contains(value, "url(") || strings.Contains(value, "expression")):
			advise("a style refers to something outside")
		}
	}
	return found
}

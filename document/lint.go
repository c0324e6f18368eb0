package document

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// LintTestCodes reports every personal identity code outside the 900 series in
// XML, for example a message frame: a test environment refuses it (rules ENV-01
// and ENV-02). Bytes that are no XML give no findings; their reader reports
// them.
func LintTestCodes(src []byte) rule.Findings {
	tree, err := xmltree.Parse(src, xmltree.Limits{})
	if err != nil {
		return nil
	}
	return lintTree(tree, "")
}

// lintCodes looks at every text of the document: header, display form, content.
func (d *Document) lintCodes(display *xmltree.Document) rule.Findings {
	found := lintTree(d.tree, "")
	if display != nil {
		found = append(found, lintTree(display, displayLocation)...)
	} else {
		found = append(found, lintText(string(d.Display), displayLocation)...)
	}
	found = append(found, lintText(string(d.PDF), displayLocation)...) // finds what the PDF holds uncompressed
	return append(found, lintJSON(d.Content)...)
}

func lintTree(tree *xmltree.Document, prefix string) (found rule.Findings) {
	for e := range tree.Elements() {
		for a := range e.Attributes() {
			found = append(found, lintText(a.Value(), prefix+e.Path()+"/@"+a.Local)...)
		}
		if e.Local() != "X509Certificate" && e.Local() != "SignatureValue" {
			found = append(found, lintText(e.Text(), prefix+e.Path())...)
		}
	}
	return found
}

func lintText(text, location string) (found rule.Findings) {
	for _, m := range ident.FindPersonalCodes(text) {
		if m.Code.IsTest() {
			continue
		}
		broken := ruleTestEverywhere
		if strings.Contains(location, "/recordTarget") {
			broken = ruleTestClient
		}
		found.Add(broken.Finding(location, "a personal identity code is not of the 900 series").
			WithRemedy("use generated test codes (kansa hetu new); if the code is real, treat this as an incident"))
	}
	return found
}

// lintJSON walks every string and key of a JSON text, well-formed or not.
func lintJSON(content []byte) (found rule.Findings) {
	dec := json.NewDecoder(bytes.NewReader(content))
	dec.UseNumber()
	for {
		token, err := dec.Token()
		if err != nil {
			break
		}
		if text, ok := token.(string); ok {
			found = append(found, lintText(text, jsonLocation+" at byte "+strconv.FormatInt(dec.InputOffset(), 10))...)
		}
	}
	return found
}

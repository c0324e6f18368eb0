package document

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/vocabulary"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// LintTestCodes reports every personal identity code outside the 900 series in
// XML, for example a message frame: a test environment refuses it (rules ENV-01
// and ENV-02). Bytes that are no XML give no findings; their reader reports
// them.
func LintTestCodes(src []byte) rule.Findings {
	tree, err := xmltree.Parse(src, xmltree.Limits{Known: vocabulary.Known})
	if err != nil {
		return nil
	}
	return lintTree(tree, "")
}

// lintCodes looks at every text of the document: header, display form, content.
func (d *Document) lintCodes(display *xmltree.Document, structure *Structure) rule.Findings {
	found := lintTree(d.tree, "")
	if display != nil {
		found = append(found, lintTree(display, displayLocation)...)
	} else {
		found = append(found, lintText(string(d.Display), displayLocation)...)
	}
	found = append(found, lintText(string(d.PDF), displayLocation)...) // finds what the PDF holds uncompressed
	return append(found, LintTestContent(structure, d.Content).Within(jsonLocation)...)
}

// lintTree looks at every attribute, text, comment and element name. A place is
// only named once something was found there.
func lintTree(tree *xmltree.Document, prefix string) (found rule.Findings) {
	for e := range tree.Elements() {
		if len(found) > MaxFindings {
			return found
		}
		for a := range e.Attributes() {
			if realCode(a.Value()) {
				found.Add(codeFinding(prefix + e.Path() + "/@" + vocabulary.Shown(a.Local)))
			}
		}
		if e.Local() != "X509Certificate" && e.Local() != "SignatureValue" && realCode(e.Text()) {
			found.Add(codeFinding(prefix + e.Path()))
		}
	}
	return append(found, lintMarkup(tree, prefix)...)
}

// lintMarkup looks at what stands in no element's text: comments and processing
// instructions, which are archived with the document.
func lintMarkup(tree *xmltree.Document, prefix string) rule.Findings {
	src := tree.Source()
	for open, end := range map[string]string{"<!--": "-->", "<?": "?>"} {
		rest := src
		for {
			_, after, ok := bytes.Cut(rest, []byte(open))
			if !ok {
				break
			}
			body, tail, _ := bytes.Cut(after, []byte(end))
			if realCode(string(body)) {
				return rule.Findings{codeFinding(prefix + "/comment")}
			}
			rest = tail
		}
	}
	return nil
}

// realCode reports whether a text holds an identity code outside the test series.
func realCode(text string) bool {
	return slices.ContainsFunc(ident.FindPersonalCodes(text), func(m ident.Match) bool { return !m.Code.IsTest() })
}

func codeFinding(location string) rule.Finding {
	broken := ruleTestEverywhere
	if strings.Contains(location, "/recordTarget") {
		broken = ruleTestClient
	}
	return broken.Finding(location, "a personal identity code is not of the 900 series").
		WithRemedy("use generated test codes (kansa hetu new); if the code is real, treat this as an incident")
}

func lintText(text, location string) rule.Findings {
	if !realCode(text) {
		return nil
	}
	return rule.Findings{codeFinding(location)}
}

// LintTestContent is LintTestCodes for a content alone. Locations are JSON
// pointers, in which a key that the structure does not have is written "*"; a
// nil structure knows no key. What stands behind a syntax error is looked at as
// plain text.
func LintTestContent(s *Structure, content []byte) rule.Findings {
	l := &contentLint{s: s}
	p := &jsonParser{data: content, at: make(place, 0, 16), see: l.see}
	if s != nil {
		p.keys = s.keys
	}
	_, ok := p.value(0)
	if rest := content[min(p.pos, len(content)):]; (!ok || len(bytes.TrimSpace(rest)) > 0) && realCode(string(rest)) {
		l.report(p.at, codeFinding("").WithGot("at byte "+strconv.Itoa(p.pos)+" or behind"))
	}
	return l.found
}

// contentLint collects findings about the strings and keys of one content.
type contentLint struct {
	s     *Structure
	found rule.Findings
}

func (l *contentLint) see(at place, text []byte) {
	if len(l.found) <= MaxFindings && realCode(string(text)) {
		l.report(at, codeFinding(""))
	}
}

func (l *contentLint) report(at place, f rule.Finding) {
	tokens := at.tokens()
	if l.s == nil {
		f.Location = (&Structure{}).pointerOf(tokens)
	} else {
		f.Location = l.s.pointerOf(tokens)
		if field := l.s.fieldAt(tokens); field != nil {
			f.Field = cmp.Or(field.Name.FI, field.Key)
		}
	}
	l.found.Add(f)
}

package document

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/beevik/etree"

	"github.com/kansa-go/kansa/ident"
)

// RenderOptions steer the display form. The zero value renders in Finnish
// without an id, organisation, date or logo.
type RenderOptions struct {
	Language     string    // "fi" (default) or "sv"
	DocumentOID  string    // version OID of the document, for id="OID…"; may be empty
	Organisation string    // name in the header (soc-hdr1)
	DocumentType string    // general type in the header (soc-hdr2); default: the structure's own
	Date         time.Time // day in the header (soc-hdr3), in its own zone; zero for none
	Logo         *Logo     // picture in the header; nil for none
}

// Logo is the picture of the header. Alt describes it and is mandatory: the
// display form is read by screen readers too.
type Logo struct {
	MediaType string // image/png, image/jpeg or image/gif
	Data      []byte
	Alt       string
}

// Render returns the display form (näyttömuoto) of a content: an XHTML
// fragment in UTF-8 without an XML declaration, as the archive's documents
// carry it. The same input gives the same bytes.
//
// Fields come in row order under headings in order (h1 for the document). A
// group of plain values that repeats becomes a table with headers. Codes are
// shown by their display text, switches as Kyllä/Ei or Ja/Nej, dates as
// d.M.yyyy, times as HH.mm in the content's own zone, quantities with their
// unit. Empty parts are left out; line breaks in text are kept. The structure
// hides fields and titles with its own flags: a hidden group shows its fields
// without its heading.
//
// Identity codes are masked to six digits and asterisks wherever they stand,
// in free text too. A temporary identifier is shown in its own field.
//
// The content need not be complete, but everything in it must be showable:
// Render fails with an *Error of CodeContent on text that is not JSON, on
// duplicate keys, on properties that the structure does not have and on values
// of a wrong type. It checks no other rule; call [Structure.Validate] for that.
// So does one of CodeLimit on a content of more than [MaxLines] lines.
// Characters that XML cannot carry are shown as U+FFFD.
func (s *Structure) Render(content []byte, opt RenderOptions) ([]byte, error) {
	opt, err := opt.withDefaults(s)
	if err != nil {
		return nil, err
	}
	doc, err := s.showable(content)
	if err != nil {
		return nil, err
	}
	if lines(doc) > MaxLines {
		return nil, &Error{Code: CodeLimit, Message: fmt.Sprintf("the content has more than %d lines", MaxLines), Remedy: "make several documents of it"}
	}
	r := &renderer{s: s, opt: opt, words: wordsIn(opt.Language)}
	return r.document(doc)
}

// MaxLines is how many lines of text [Structure.Render] shows, each value being a
// line at least.
const MaxLines = 200_000

// lines counts the lines of a decoded content.
func lines(v any) (n int) {
	switch x := v.(type) {
	case map[string]any:
		for _, child := range x {
			n += lines(child)
		}
	case []any:
		for _, child := range x {
			n += lines(child)
		}
	case string:
		return 1 + strings.Count(x, "\n") + strings.Count(x, "\r")
	default:
		return 1
	}
	return n
}

func (o RenderOptions) withDefaults(s *Structure) (RenderOptions, error) {
	o.Language = cmp.Or(strings.ToLower(o.Language), "fi")
	fail := func(option, message, remedy string) (RenderOptions, error) {
		return o, &Error{Code: CodeOption, Location: option, Message: message, Remedy: remedy}
	}
	if o.Language != "fi" && o.Language != "sv" {
		return fail("Language", "unknown language", "use fi or sv")
	}
	if o.DocumentOID != "" && !isOID(o.DocumentOID) {
		return fail("DocumentOID", "not an OID", "give the document's version OID")
	}
	if o.Logo != nil && !logoTypes[o.Logo.MediaType] {
		return fail("Logo", "the media type is not allowed", "use image/png, image/jpeg or image/gif")
	}
	if o.Logo != nil && strings.TrimSpace(o.Logo.Alt) == "" {
		return fail("Logo", "the description is missing", "set Alt")
	}
	if o.DocumentType == "" {
		o.DocumentType = generalType(s.info.DocumentType, o.Language)
	}
	return o, nil
}

var logoTypes = map[string]bool{"image/png": true, "image/jpeg": true, "image/gif": true}

func isOID(text string) bool {
	arcs := strings.Split(text, ".")
	for _, arc := range arcs {
		if arc == "" || len(arc) > 40 || strings.Trim(arc, "0123456789") != "" {
			return false
		}
	}
	return len(arcs) > 1
}

// renderer builds one display form.
type renderer struct {
	s     *Structure
	opt   RenderOptions
	words words
}

const xhtmlNamespace = "http://www.w3.org/1999/xhtml"

func (r *renderer) document(content map[string]any) ([]byte, error) {
	doc := etree.NewDocument()
	doc.WriteSettings = etree.WriteSettings{CanonicalText: true, CanonicalAttrVal: true}
	root := doc.CreateElement("div")
	root.CreateAttr("class", "soc-document")
	if r.opt.DocumentOID != "" {
		root.CreateAttr("id", "OID"+r.opt.DocumentOID)
	}
	root.CreateAttr("xmlns", xhtmlNamespace)
	root.CreateAttr("lang", r.opt.Language)
	root.CreateAttr("xml:lang", r.opt.Language)
	r.header(root)
	main := div(root, "soc-main-wrapper")
	r.heading(main, 1, "soc-fulltitle", r.s.root.DisplayName(r.opt.Language))
	r.fields(main, r.s.root, content, 2)
	r.footer(root, content)
	return doc.WriteToBytes()
}

func (r *renderer) header(root *etree.Element) {
	header := div(root, "soc-header")
	logo := div(header, "soc-logo")
	if r.opt.Logo != nil {
		img := logo.CreateElement("img")
		img.CreateAttr("src", dataURL(r.opt.Logo))
		img.CreateAttr("alt", r.plain(r.opt.Logo.Alt))
	}
	r.line(div(header, "soc-hdr1"), r.opt.Organisation)
	r.line(div(header, "soc-hdr2"), r.opt.DocumentType)
	date := div(header, "soc-hdr3")
	if !r.opt.Date.IsZero() {
		r.line(date, r.opt.Date.Format("2.1.2006"))
	}
}

// footer shows the version id (versiotunnus) that some structures carry: their
// notes place it there.
func (r *renderer) footer(root *etree.Element, content map[string]any) {
	footer := div(root, "soc-footer")
	first := div(footer, "soc-ftr1")
	if f := r.s.root.Child(versionField); inFooter(f) {
		if v, present := content[versionField]; present {
			r.line(first, strings.Join(r.leaf(f, v), " "))
		}
	}
	div(footer, "soc-ftr2")
	div(footer, "soc-ftr3")
}

const versionField = "versiotunnus"

// inFooter reports whether a field is shown in the footer instead of the body.
func inFooter(f *Field) bool {
	return f != nil && f.Key == versionField && f.Parent != nil && f.Parent.Parent == nil &&
		f.Kind.IsLeaf() && !f.Repeatable && !f.HiddenField
}

// div appends an element that is written with an end tag even when it stays
// empty: "<div/>" is an open tag to a reader that takes the form for HTML.
func div(parent *etree.Element, class string) *etree.Element {
	e := parent.CreateElement("div")
	e.CreateAttr("class", class)
	e.CreateText("")
	return e
}

// heading appends a heading; h6 is the lowest level that XHTML has.
func (r *renderer) heading(parent *etree.Element, level int, class, text string) {
	h := parent.CreateElement("h" + string(rune('0'+min(level, 6))))
	h.CreateAttr("class", class)
	r.line(h, text)
}

// line appends text that stands on one line.
func (r *renderer) line(e *etree.Element, text string) { e.CreateText(r.plain(text)) }

// plain masks identity codes and drops what cannot stand in XML or on a line.
func (r *renderer) plain(text string) string {
	return ident.MaskCodeEnds(strings.Join(strings.Fields(cleanText(text)), " "))
}

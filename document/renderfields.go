package document

import (
	"strings"

	"github.com/beevik/etree"
)

// fields appends what is shown of a group's fields. level is the heading level
// of the fields; the document's own fields (level 2) each stand in an item of
// their own.
func (r *renderer) fields(parent *etree.Element, group *Field, obj map[string]any, level int) {
	for _, f := range group.Fields {
		v, present := obj[f.Key]
		if !present || !r.shown(f, v) || inFooter(f) {
			continue
		}
		if f.Kind == KindGroup && len(f.Fields) > 0 && (f.HiddenField || f.HiddenTitle) {
			for _, item := range items(f, v) {
				r.fields(parent, f, item.(map[string]any), level)
			}
			continue
		}
		r.field(parent, f, v, level)
	}
}

func (r *renderer) field(parent *etree.Element, f *Field, v any, level int) {
	top := level == 2
	if top {
		parent = div(div(parent, "soc-list"), "soc-item")
	}
	switch {
	case f.Kind == KindGroup && len(f.Fields) == 0:
		r.line(paragraph(parent), f.DisplayName(r.opt.Language))
	case f.Kind == KindGroup:
		r.heading(parent, level, "soc-title", f.DisplayName(r.opt.Language))
		r.group(div(parent, "soc-content"), f, items(f, v), level+1)
	case top:
		if !f.HiddenTitle {
			r.heading(parent, level, "soc-title", f.DisplayName(r.opt.Language))
		}
		r.values(div(parent, "soc-content"), f, items(f, v), "")
	case f.HiddenTitle:
		r.values(parent, f, items(f, v), "")
	default:
		r.values(parent, f, items(f, v), f.DisplayName(r.opt.Language))
	}
}

// group appends the occurrences of a group under its one heading.
func (r *renderer) group(parent *etree.Element, f *Field, occurrences []any, level int) {
	occurrences = r.shownItems(f, occurrences)
	if len(occurrences) == 1 && headingField(f) == nil {
		r.fields(parent, f, occurrences[0].(map[string]any), level)
		return
	}
	if columns := r.columns(f, occurrences); columns != nil {
		r.table(parent, f, columns, occurrences)
		return
	}
	for _, item := range occurrences {
		r.occurrence(div(parent, "soc-content"), f, item.(map[string]any), level)
	}
}

// occurrence appends one of several. Some groups have a field whose text is
// the heading of the others.
func (r *renderer) occurrence(parent *etree.Element, f *Field, obj map[string]any, level int) {
	title := headingField(f)
	v, present := any(nil), false
	if title != nil {
		v, present = obj[title.Key]
	}
	if !present || !r.shown(title, v) {
		r.fields(parent, f, obj, level)
		return
	}
	r.heading(parent, level, "soc-title", strings.Join(r.leaf(title, v), " "))
	rest := make(map[string]any, len(obj))
	for key, value := range obj {
		if key != title.Key {
			rest[key] = value
		}
	}
	r.fields(parent, f, rest, level+1)
}

// headingField returns the text field of a repeated group whose note says that
// it is shown as the heading of the group's other fields, or nil.
func headingField(group *Field) *Field {
	for _, f := range group.Fields {
		if group.Repeatable && f.Kind == KindText && !f.Repeatable && !f.HiddenField &&
			strings.Contains(f.Note.FI, "näytetään") && strings.Contains(f.Note.FI, "otsikkona") {
			return f
		}
	}
	return nil
}

// values appends the values of a leaf, with its title when label is not empty.
func (r *renderer) values(parent *etree.Element, f *Field, values []any, label string) {
	values = r.shownItems(f, values)
	if len(values) == 1 {
		p := paragraph(parent)
		r.label(p, label)
		r.lines(p, r.leaf(f, values[0]))
		return
	}
	if label != "" {
		p := paragraph(parent)
		r.label(p, label)
	}
	list := parent.CreateElement("ul")
	for _, v := range values {
		r.lines(list.CreateElement("li"), r.leaf(f, v))
	}
}

func paragraph(parent *etree.Element) *etree.Element { return parent.CreateElement("p") }

func (r *renderer) label(p *etree.Element, label string) {
	if label == "" {
		return
	}
	r.line(p.CreateElement("b"), label+":")
	p.CreateText(" ")
}

// lines appends text with a br between its lines.
func (r *renderer) lines(e *etree.Element, lines []string) {
	for i, line := range lines {
		if i > 0 {
			e.CreateElement("br")
		}
		e.CreateText(line)
	}
}

// maxColumns is the widest table; wider groups are shown one below the other.
const maxColumns = 6

// columns returns the fields of a table for several occurrences of a group, or
// nil when the group is not flat or would be too wide.
func (r *renderer) columns(group *Field, occurrences []any) []*Field {
	var columns []*Field
	for _, f := range group.Fields {
		used := false
		for _, item := range occurrences {
			v, present := item.(map[string]any)[f.Key]
			used = used || present && r.shown(f, v)
		}
		if !used {
			continue
		}
		if !f.Kind.IsLeaf() || f.HiddenTitle {
			return nil
		}
		columns = append(columns, f)
	}
	if len(columns) > maxColumns || headingField(group) != nil {
		return nil
	}
	return columns
}

func (r *renderer) table(parent *etree.Element, group *Field, columns []*Field, occurrences []any) {
	table := parent.CreateElement("table")
	table.CreateAttr("class", "soc-table")
	table.CreateAttr("title", r.plain(group.DisplayName(r.opt.Language))) // its name to a screen reader; XHTML 1.1 has no aria-label
	row := table.CreateElement("thead").CreateElement("tr")
	for _, f := range columns {
		th := row.CreateElement("th")
		th.CreateAttr("scope", "col")
		r.line(th, f.DisplayName(r.opt.Language))
	}
	body := table.CreateElement("tbody")
	for _, item := range occurrences {
		row := body.CreateElement("tr")
		for _, f := range columns {
			cell := row.CreateElement("td")
			cell.CreateText("")
			if v, present := item.(map[string]any)[f.Key]; present && r.shown(f, v) {
				r.cell(cell, f, v)
			}
		}
	}
}

func (r *renderer) cell(cell *etree.Element, f *Field, v any) {
	values := r.shownItems(f, items(f, v))
	if len(values) == 1 {
		r.lines(cell, r.leaf(f, values[0]))
		return
	}
	list := cell.CreateElement("ul")
	for _, v := range values {
		r.lines(list.CreateElement("li"), r.leaf(f, v))
	}
}

// items returns the occurrences of a field: the array of a repeated one, else
// the value alone.
func items(f *Field, v any) []any {
	if f.Repeatable {
		return v.([]any)
	}
	return []any{v}
}

// shown reports whether anything of a field's value is shown.
func (r *renderer) shown(f *Field, v any) bool {
	if f.Kind.IsLeaf() && f.HiddenField {
		return false
	}
	return len(r.shownItems(f, items(f, v))) > 0
}

func (r *renderer) shownItems(f *Field, occurrences []any) []any {
	var out []any
	for _, v := range occurrences {
		if f.Kind.IsLeaf() {
			if leafShown(f, v) {
				out = append(out, v)
			}
		} else if r.groupShown(f, v.(map[string]any)) {
			out = append(out, v)
		}
	}
	return out
}

// groupShown reports whether a group has anything to show. A group that has no
// fields in the structure is a mere heading and always shown.
func (r *renderer) groupShown(group *Field, obj map[string]any) bool {
	for _, f := range group.Fields {
		if v, present := obj[f.Key]; present && r.shown(f, v) {
			return true
		}
	}
	return len(group.Fields) == 0
}

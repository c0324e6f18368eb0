package pdfa

import (
	"errors"
	"fmt"

	"github.com/kansa-go/kansa/rule"
)

// prohibition says in which parts of PDF/A a feature is forbidden.
type prohibition struct {
	feature feature
	rule    *rule.Rule
	message string
	in      func(part, level string) bool // nil means all, and files that declare none
}

var prohibitions = []prohibition{
	{script, &ruleScript, "the file holds a script or starts a program", nil},
	{action, &ruleScript, "the file holds an action that PDF/A forbids", nil},
	{media, &ruleScript, "the file holds an annotation that plays sound or film", nil},
	{model, &ruleScript, "the file holds three-dimensional or rich media", func(part, level string) bool { return part != "4" || level != "E" }},
	{additional, &ruleScript, "the file binds actions to events", func(part, _ string) bool { return part != "4" }},
	{pageEvent, &ruleScript, "a page binds actions to events", func(part, _ string) bool { return part == "2" || part == "3" }},
	{xfa, &ruleScript, "the file holds an XFA form", func(part, _ string) bool { return part != "1" }},
	{foreign, &ruleEmbedded, "the file embeds a file that is no PDF; this part allows only PDF/A files", onlyPDFA},
	{embedded, &ruleEmbedded, "the file embeds a file; this part allows only PDF/A files, which was not judged", onlyPDFA},
	{embedded, &ruleEmbedded, "the file embeds a file", func(part, _ string) bool { return part != "2" && part != "3" && part != "4" }},
}

func onlyPDFA(part, level string) bool {
	return part == "2" || part == "4" && level != "E" && level != "F"
}

// shownAs counts findings apart, so that many of one kind hide none of another.
type shownAs struct {
	ban     *prohibition
	current bool
}

// forbidden judges every object of the file.
func (r *Report) forbidden(f *file) error {
	shown := map[shownAs]int{}
	for _, o := range f.objects {
		found, err := f.features(o)
		if err != nil {
			return err
		}
		for i := range prohibitions {
			ban := &prohibitions[i]
			if found&ban.feature == 0 || ban.in != nil && !ban.in(r.Part, r.Level) {
				continue
			}
			as := shownAs{ban, f.current(o.place)}
			if shown[as]++; shown[as] <= maxPlaces {
				r.Findings.Add(f.at(o.place, ban.finding()))
			}
			if ban.feature == foreign {
				break // says more than that a file is embedded
			}
		}
	}
	return nil
}

func (b *prohibition) finding() rule.Finding {
	found := b.rule.Finding("", b.message)
	if b.feature == embedded && b.in("2", "") {
		found = found.WithSeverity(rule.Warning)
	}
	return found
}

// features returns what stands in one object. An object that cannot be read is
// reported elsewhere.
func (f *file) features(o object) (feature, error) {
	if o.found&later == 0 {
		return o.found, nil
	}
	v, err := f.fetch(o.place)
	if err != nil {
		return 0, f.malformed(o.place, err)
	}
	j := judge{file: f}
	j.look(v)
	return j.found, j.err
}

// at places a finding. What no reader of the newest revision sees, such as an
// object of an earlier one, is only warned of.
func (f *file) at(p place, found rule.Finding) rule.Finding {
	found.Location = fmt.Sprintf("/object %d", p.number)
	if f.current(p) {
		return found
	}
	found.Location = "/unused" + found.Location
	return found.WithSeverity(rule.Warning)
}

// malformed forgives an object that cannot be read. One of an object stream was
// not read before, so that it is noted now.
func (f *file) malformed(p place, err error) error {
	if !errors.Is(err, errMalformed) {
		return err
	}
	if p.container != noContainer {
		f.unreadable = append(f.unreadable, p)
	}
	return nil
}

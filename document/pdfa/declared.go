package pdfa

import (
	"errors"
	"slices"
	"strings"

	"github.com/kansa-go/kansa/rule"
)

const atMetadata = "/Root/Metadata"

// levels that exist, by part.
var levels = map[string][]string{"1": {"A", "B"}, "2": {"A", "B", "U"}, "3": {"A", "B", "U"}, "4": {"", "E", "F"}}

// unknown stands for a declared part or level that does not exist, so that no
// report holds text of the file.
const unknown = "?"

// declaration reads the metadata of the catalogue. Those of an encrypted file may
// be unreadable, which is not a flaw of its own.
func (r *Report) declaration(f *file, catalog dict) error {
	v, err := f.resolve(catalog.get("Metadata"))
	if err != nil {
		return err
	}
	s, ok := v.(*stream)
	if !ok {
		r.undeclared(f, "the file has no metadata")
		return nil
	}
	xmp, beyond, err := f.unpack(s, maxXMP)
	if beyond {
		return errXMP
	}
	if err != nil {
		return err
	}
	d, err := readXMP(xmp)
	if errors.As(err, new(limitError)) {
		return err
	}
	switch {
	case xmp == nil || err != nil:
		r.undeclared(f, "the metadata cannot be read")
	case len(d.parts) == 0:
		r.undeclared(f, "the file does not declare a part of PDF/A")
	default:
		r.declare(d)
	}
	return nil
}

func (r *Report) undeclared(f *file, message string) {
	if !f.encrypted {
		r.Findings.Add(ruleDeclared.Finding(atMetadata, message).WithRemedy("write the file with a program that makes PDF/A"))
	}
}

// declare judges whether part and level are ones that exist.
func (r *Report) declare(d declaration) {
	part, sure := single(d.parts)
	level, certain := single(d.levels)
	r.Part, r.Level = unknown, unknown
	if !sure || !certain {
		r.Findings.Add(ruleLevel.Finding(atMetadata, "the file declares several parts or levels"))
		return
	}
	known := levels[part]
	if known != nil {
		r.Part = part
	}
	upper := strings.ToUpper(level)
	if slices.Contains([]string{"", "A", "B", "E", "F", "U"}, upper) {
		r.Level = upper
	}
	if !slices.Contains(known, upper) {
		r.Findings.Add(ruleLevel.Finding(atMetadata, "the declared part and level do not exist together"))
		return
	}
	r.Declared = "PDF/A-" + part + strings.ToLower(level)
	if upper != level || len(d.parts) > 1 || len(d.levels) > 1 {
		r.Findings.Add(ruleLevel.Finding(atMetadata, "part and level are not declared once and in capital letters").WithSeverity(rule.Warning))
	}
}

// single returns the value of a list whose items are all the same.
func single(values []string) (string, bool) {
	if len(values) == 0 {
		return "", true
	}
	distinct := slices.Compact(slices.Clone(values))
	return distinct[0], len(distinct) == 1
}

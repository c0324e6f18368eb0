package document

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"github.com/kansa-go/kansa/ident"
)

// bring changes a draft so that an expression holds, or does not.
func (d *draft) bring(e expr, stack []map[string]any, want bool) {
	switch x := e.(type) {
	case switchIs:
		d.set(stack, x.ref, x.want == want)
	case notYes:
		d.set(stack, x.ref, !want)
	case codeIs:
		d.set(stack, x.ref, d.codeFor(x, want))
	case numberIs:
		d.set(stack, x.ref, d.numberFor(x, want))
	case isEmpty:
		d.bringFilled(x.refs, stack, !want)
	case isGiven:
		d.bringFilled(x.refs, stack, want)
	case ageIs:
		d.bringAge(x, stack, want)
	case negation:
		d.bring(x.expr, stack, !want)
	case allOf:
		d.bringAll(x, stack, want, true)
	case anyOf:
		d.bringAll(x, stack, want, false)
	}
}

// bringAll brings about every part when all of them decide, else the first.
func (d *draft) bringAll(parts []expr, stack []map[string]any, want, conjunction bool) {
	if want != conjunction {
		parts = parts[:1]
	}
	for _, p := range parts {
		d.bring(p, stack, want)
	}
}

func (d *draft) bringFilled(refs []ref, stack []map[string]any, filled bool) {
	if filled {
		d.set(stack, refs[0], d.g.filled(refs[0].field))
		return
	}
	for _, r := range refs {
		d.remove(stack, r)
	}
}

// numberFor makes a number on which an expression holds, or does not.
func (d *draft) numberFor(e numberIs, want bool) any {
	if obj, ok := d.g.filled(e.field).(map[string]any); ok {
		obj["value"] = e.near(want)
		return obj
	}
	return e.near(want)
}

// codeFor makes a code that is one of an expression's, or is not.
func (d *draft) codeFor(e codeIs, want bool) map[string]any {
	f := e.field
	if want == e.other { // one that is not listed
		return d.g.codeOf(f, d.unlisted(e))
	}
	listed := e.values[0]
	code := listed.code
	if code == "" {
		code = d.unlisted(e)
	}
	obj := d.g.codeOf(f, code)
	if listed.name != "" {
		obj["display"] = listed.name
	}
	return obj
}

// unlisted returns a code that the structure accepts and the expression does
// not name, if there is one.
func (d *draft) unlisted(e codeIs) string {
	named := func(code string) bool {
		return slices.ContainsFunc(e.values, func(v namedCode) bool { return v.code == code })
	}
	for _, code := range e.field.Codes {
		if !named(code) {
			return code
		}
	}
	if len(e.field.Codes) > 0 {
		return e.field.Codes[0]
	}
	for n := 1; ; n++ {
		if code := strconv.Itoa(n); !named(code) {
			return code
		}
	}
}

// bringAge gives the client a birth date on either side of an age.
func (d *draft) bringAge(e ageIs, stack []map[string]any, want bool) {
	d.set(stack, e.day[0], d.g.field(e.day[0].field))
	year, err := strconv.Atoi(d.g.opt.Date[:4])
	if err != nil {
		return
	}
	years := e.years + 1
	if want == e.under {
		years = e.years - 1
	}
	born := ident.Date{Year: year - years, Month: time.January, Day: 2}
	for _, r := range e.birth {
		if r.field.isHetu() {
			d.set(stack, r, d.hetuBorn(r.field, born))
		} else if len(e.birth) == 1 {
			d.set(stack, r, strconv.Itoa(born.Year)+"-01-02")
		}
	}
}

func (d *draft) hetuBorn(f *Field, born ident.Date) any {
	code, err := ident.GenerateTestCode(rand.New(rand.NewPCG(uint64(born.Year), 900)), born)
	id := d.g.identifier(f)
	if err == nil {
		id["value"] = code.Reveal()
	}
	return id
}

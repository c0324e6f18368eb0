package document

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/kansa-go/kansa/rule"
)

// MaxFindings is the largest number of findings that [Structure.Validate]
// returns. A content with more faults ends with a finding of CNT-05 that says
// so.
const MaxFindings = 1000

// Validate judges the bytes of a content: as JSON, against the schema, and
// against what the schema cannot say (dates, whitespace, identifiers, the
// conditional requirements of the notes). Findings come in the order of the
// content's JSON pointers. Location is a JSON pointer in which a property that
// the structure does not have is written "*"; Field is the field's Finnish
// name. No finding contains a value of the content.
//
// Content beyond [MaxContent], [MaxDepth] or [MaxValues] is refused with one
// finding. Nothing is modified; content may be shared between goroutines.
func (s *Structure) Validate(content []byte) rule.Findings {
	c := &check{s: s}
	v, faults, ok := parseJSON(content, s.keys)
	for _, f := range faults {
		c.fault(f)
	}
	if ok {
		c.schema(v, content)
		c.semantics(v)
		s.conditions.check(c, v)
	}
	return c.result()
}

// check collects the findings of one content.
type check struct {
	s       *Structure
	out     rule.Findings
	located int // unknown properties whose place was looked up
	dropped int // findings that were only counted
}

// maxCollected bounds what a hostile content makes us collect before the list
// is sorted and cut.
const maxCollected = 4 * MaxFindings

// add adds a finding about a field; field may be nil.
func (c *check) add(r rule.Rule, location string, field *Field, message, remedy string) *rule.Finding {
	if len(c.out) >= maxCollected {
		c.dropped++
		return new(rule.Finding)
	}
	f := r.Finding(location, message)
	f.Remedy = remedy
	if field != nil {
		f.Field = cmp.Or(field.Name.FI, field.Key)
	}
	c.out = append(c.out, f)
	return &c.out[len(c.out)-1]
}

// result sorts by place and cuts a hostile content's flood.
func (c *check) result() rule.Findings {
	slices.SortStableFunc(c.out, func(a, b rule.Finding) int {
		if n := comparePointers(a.Location, b.Location); n != 0 {
			return n
		}
		return strings.Compare(string(a.Rule), string(b.Rule))
	})
	if len(c.out) > MaxFindings {
		left := len(c.out) - MaxFindings + c.dropped
		c.out = append(c.out[:MaxFindings:MaxFindings], cntLimits.Finding("",
			fmt.Sprintf("%d more findings are not shown", left)))
	}
	return c.out
}

func (c *check) fault(f jsonFault) {
	tokens := f.at.tokens()
	r, message, remedy := f.describe()
	c.add(r, c.s.pointerOf(tokens), c.s.fieldAt(tokens), message, remedy)
}

func (f jsonFault) describe() (r rule.Rule, message, remedy string) {
	at := fmt.Sprintf(" at byte %d", f.byte)
	switch f.kind {
	case faultEncoding:
		return cntSyntax, "the text is not Unicode" + at, "write UTF-8 without lone surrogates"
	case faultTrailing:
		return cntSyntax, "something stands after the JSON value" + at, "send one JSON value"
	case faultDuplicate:
		return cntDuplicate, "the key occurs twice in its object" + at, "write each key once"
	case faultSize:
		return cntLimits, fmt.Sprintf("the content is larger than %d bytes", MaxContent), ""
	case faultDepth:
		return cntLimits, fmt.Sprintf("the content is nested deeper than %d levels%s", MaxDepth, at), ""
	case faultValues:
		return cntLimits, fmt.Sprintf("the content has more than %d values%s", MaxValues, at), ""
	case faultNumber:
		return cntLimits, "the number is too long or too large" + at, "write a number that fits a double"
	case faultCharacter:
		return cntCharacters, "the text has a character that XML cannot carry" + at, "remove control characters such as NUL"
	}
	return cntSyntax, "the text is not well-formed JSON" + at, ""
}

// schema runs the schema library and words its errors ourselves: its own
// texts quote values.
func (c *check) schema(v any, content []byte) {
	err := c.s.schema.Validate(v)
	if err == nil {
		return
	}
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		c.add(cntValue, "", nil, "the content cannot be validated", "")
		return
	}
	c.causes(invalid, content)
}

func (c *check) causes(e *jsonschema.ValidationError, content []byte) {
	if len(e.Causes) == 0 {
		c.violation(e, content)
		return
	}
	for _, cause := range e.Causes {
		c.causes(cause, content)
	}
}

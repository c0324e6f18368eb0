package document

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// kindsByRepresentation maps the representations that Sosmeta uses.
var kindsByRepresentation = map[string]Kind{
	"":              KindGroup,
	"Otsikko":       KindGroup,
	"Teksti":        KindText,
	"Nimi":          KindText,
	"Allekirjoitus": KindText,
	"Fraasi":        KindPhrase,
	"Pvm":           KindDate,
	"Hetki":         KindTime,
	"Kytkin":        KindSwitch,
	"Numero":        KindNumber,
	"Lkm":           KindNumber,
	"Koodi":         KindCode,
	"Tunnus":        KindIdentifier,
	"Määrä":         KindQuantity,
	"Mitta":         KindQuantity,
	"Prosentti":     KindQuantity,
}

// newField builds the tree of one property. node may be the array or the field
// itself.
func newField(key string, node *schemaNode, required bool, parent *Field) (*Field, error) {
	f := &Field{Key: key, Required: required, Parent: parent}
	if node == nil {
		return nil, fmt.Errorf("%s: null is no field", f.Path())
	}
	if node.Type == "array" && node.Ref == "" {
		if node.Items == nil {
			return nil, fmt.Errorf("%s: an array without items", f.Path())
		}
		f.Repeatable = true
		f.bounds = listBounds(node)
		node = node.Items
	}
	if node.Ref != "" {
		return nil, fmt.Errorf("%s: $ref is not supported", f.Path())
	}
	for _, part := range node.Properties {
		if part == nil {
			return nil, fmt.Errorf("%s: null is no field", f.Path())
		}
	}
	if node.Sosmeta != nil {
		f.annotate(node.Sosmeta)
	}
	kind, err := f.kindOf(node)
	if err != nil {
		return nil, err
	}
	f.Kind = kind
	f.NonEmpty = node.MinLength > 0
	f.Pattern = node.Pattern
	f.setValues(node)
	f.bounds = append(f.bounds, f.valueBounds(node)...)
	if kind == KindGroup {
		err = f.addFields(node)
	}
	return f, err
}

func (f *Field) annotate(a *annotation) {
	f.Name, f.Title, f.Description = a.Name.name(), a.Title.name(), a.Description.name()
	f.Note = a.ImplementationNote.name()
	f.Representation = a.Representation.in("fi")
	f.Conditional, f.Nationwide = a.Conditional, a.Nationwide
	f.HiddenField, f.HiddenTitle = a.HiddenField, a.HiddenTitle
	if a.RowNumber != nil {
		f.Row = *a.RowNumber
	}
	f.SystemURI = a.SystemURI.in("fi")
	if oid := a.ClassificationOID.in("fi"); isOID(oid) { // internal lists have a name here
		f.CodeSystem = oid
	}
	f.addLabels(a.Classification, a.ValueSet)
}

// kindOf takes the kind from the representation and checks it against the
// shape, which decides when the two disagree: the shape is what the schema
// enforces.
func (f *Field) kindOf(node *schemaNode) (Kind, error) {
	kind, known := kindsByRepresentation[f.Representation]
	if !known {
		return "", fmt.Errorf("%s: the representation %q is unknown", f.Path(), f.Representation)
	}
	shape := shapeOf(node)
	if shape == "" {
		return "", fmt.Errorf("%s: the type %q is not supported", f.Path(), node.Type)
	}
	if f.Representation == "" || !sameShape(kind, shape) {
		return shape, nil
	}
	return kind, nil
}

// sameShape reports whether a kind from the representation fits the kind that
// was read from the shape.
func sameShape(kind, shape Kind) bool {
	isString := func(k Kind) bool {
		return k == KindText || k == KindPhrase || k == KindDate || k == KindTime
	}
	return kind == shape || isString(kind) && isString(shape)
}

func shapeOf(node *schemaNode) Kind {
	switch node.Type {
	case "boolean":
		return KindSwitch
	case "number", "integer":
		return KindNumber
	case "string":
		return stringKind(node)
	case "object":
		return objectKind(node)
	}
	return ""
}

func stringKind(node *schemaNode) Kind {
	switch {
	case len(node.Enum) > 0:
		return KindPhrase
	case strings.Contains(node.Pattern, "T(") && strings.Contains(node.Pattern, "[0-9]{4}"):
		return KindTime
	case strings.Contains(node.Pattern, "[0-9]{4}"):
		return KindDate
	}
	return KindText
}

func objectKind(node *schemaNode) Kind {
	bare := len(node.Properties) > 0
	for _, p := range node.Properties {
		bare = bare && p.Sosmeta == nil && len(p.Properties) == 0
	}
	if !bare {
		return KindGroup
	}
	has := func(keys ...string) bool {
		return len(node.Properties) == len(keys) && !slices.ContainsFunc(keys, func(k string) bool {
			return node.Properties[k] == nil
		})
	}
	switch {
	case has("system", "code", "display"):
		return KindCode
	case has("value", "code"):
		return KindQuantity
	case has("system", "value"), has("value"):
		return KindIdentifier
	}
	return KindGroup
}

func (f *Field) setValues(node *schemaNode) {
	switch f.Kind {
	case KindPhrase:
		f.Phrases = stringsOf(node.Enum)
	case KindCode:
		if system := node.Properties["system"]; system != nil {
			f.Systems, f.Pattern = stringsOf(system.Enum), system.Pattern
		}
		if code := node.Properties["code"]; code != nil {
			f.Codes = stringsOf(code.Enum)
		}
		f.CodeSystem = cmp.Or(f.CodeSystem, systemOfPattern(f.Pattern))
	}
}

func (f *Field) addFields(node *schemaNode) error {
	for key, child := range node.Properties {
		c, err := newField(key, child, slices.Contains(node.Required, key), f)
		if err != nil {
			return err
		}
		f.Fields = append(f.Fields, c)
	}
	slices.SortFunc(f.Fields, compareFields)
	return nil
}

// compareFields orders by row number; fields without one come last, by key.
func compareFields(a, b *Field) int {
	if a.Row == 0 || b.Row == 0 {
		return cmp.Or(cmp.Compare(b.Row, a.Row), cmp.Compare(a.Key, b.Key))
	}
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Key, b.Key))
}

func stringsOf(values []any) []string {
	var out []string
	for _, v := range values {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

var systemPattern = regexp.MustCompile(`^\^urn:oid:([0-9.\\]+?)\(`)

// systemOfPattern reads the code system's OID out of the pattern that the
// structures use for a code's system.
func systemOfPattern(pattern string) string {
	m := systemPattern.FindStringSubmatch(pattern)
	if m == nil {
		return ""
	}
	return strings.ReplaceAll(m[1], `\`, "")
}

var labelPattern = regexp.MustCompile(`(?:^|[,;:\n])\s*([A-Za-z]{0,3}\d{1,6}|[A-Z]{2})\s*[=–-]\s*`)

// addLabels collects the names of codes that the structure writes out in its
// texts, for example "31 = Huoltaja, 32 = Edunvalvoja".
func (f *Field) addLabels(sources ...texts) {
	for _, source := range sources {
		for code, label := range parseLabels(source.in("fi")) {
			f.setLabel(code, func(n *Name) { n.FI = label })
		}
		for code, label := range parseLabels(source.in("sv")) {
			f.setLabel(code, func(n *Name) { n.SV = label })
		}
	}
}

func (f *Field) setLabel(code string, set func(*Name)) {
	if f.Labels == nil {
		f.Labels = map[string]Name{}
	}
	n := f.Labels[code]
	set(&n)
	f.Labels[code] = n
}

func parseLabels(text string) map[string]string {
	out := map[string]string{}
	marks := labelPattern.FindAllStringSubmatchIndex(text, -1)
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		out[text[m[2]:m[3]]] = strings.Trim(text[m[1]:end], " ,;.\n\r\t")
	}
	return out
}

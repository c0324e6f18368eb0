package document

import (
	"fmt"
	"strings"
	"unicode"
)

// Longest names of generated types and fields; longer keys are cut at a word.
const (
	maxContentName = 100
	maxTypeName    = 40
	maxFieldName   = 48
)

// goField is a field with its Go name, unique in its struct.
type goField struct {
	*Field
	goName string
}

func goFields(group *Field) []goField {
	used := map[string]bool{"Missing": true, "JSON": true, "Structure": true}
	var out []goField
	for _, f := range group.Fields {
		name := goName(f.Key, maxFieldName)
		for n := 2; used[name]; n++ {
			name = fmt.Sprintf("%s%d", goName(f.Key, maxFieldName), n)
		}
		used[name] = true
		out = append(out, goField{f, name})
	}
	return out
}

// goName turns a key into an exported Go name of at most about max letters:
// asiakkuuden_alkamispvm becomes AsiakkuudenAlkamispvm, and ryhmä becomes Ryhma.
func goName(key string, max int) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(strings.Map(plainLetter, key), func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if b.Len() > 0 && b.Len()+len(word) > max {
			break
		}
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	name := b.String()
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		return "X" + name
	}
	return name
}

// plainLetter takes the marks off the letters of Finnish and Swedish.
func plainLetter(r rune) rune {
	switch r {
	case 'ä', 'å', 'á', 'à':
		return 'a'
	case 'Ä', 'Å', 'Á', 'À':
		return 'A'
	case 'ö':
		return 'o'
	case 'Ö':
		return 'O'
	case 'é', 'è':
		return 'e'
	case 'É', 'È':
		return 'E'
	case 'ü':
		return 'u'
	case 'Ü':
		return 'U'
	case 'š':
		return 's'
	case 'Š':
		return 'S'
	case 'ž':
		return 'z'
	case 'Ž':
		return 'Z'
	}
	return r
}

// tag returns the JSON tag. A mandatory list is written even when it is empty,
// so that what is missing shows.
func (f goField) tag() string {
	if f.Required {
		return f.Key
	}
	return f.Key + ",omitempty"
}

// typeOf returns the Go type of a field.
func (g *goGenerator) typeOf(f *Field) string {
	base := map[Kind]string{
		KindText: "string", KindPhrase: "string", KindDate: "string", KindTime: "string",
		KindSwitch: "bool", KindNumber: "json.Number",
		KindCode: "document.CodeValue", KindIdentifier: "document.IdentifierValue", KindQuantity: "document.QuantityValue",
	}[f.Kind]
	if f.Kind == KindGroup {
		base = g.shapes[signature(f)].name
	}
	switch {
	case f.Repeatable:
		return "[]" + base
	case f.Kind == KindSwitch, !f.Required && isStruct(f.Kind):
		return "*" + base
	}
	return base
}

func isStruct(k Kind) bool {
	return k == KindGroup || k == KindCode || k == KindIdentifier || k == KindQuantity
}

// writeMissing writes the method that lists empty mandatory fields.
func (g *goGenerator) writeMissing(b *strings.Builder, name string, fields []goField) {
	receiver := "x "
	var body strings.Builder
	for _, f := range fields {
		writeMissingField(&body, f)
	}
	if body.Len() == 0 {
		receiver = ""
	}
	fmt.Fprintf(b, "\n// Missing returns the paths of the empty mandatory fields.\nfunc (%s*%s) Missing() []string {\n", receiver, name)
	if body.Len() == 0 {
		b.WriteString("\treturn nil\n}\n")
		return
	}
	fmt.Fprintf(b, "\tvar m document.MissingFields\n%s\treturn m\n}\n", body.String())
}

func writeMissingField(b *strings.Builder, f goField) {
	inner := isStruct(f.Kind)
	switch {
	case f.Repeatable:
		if f.Required {
			fmt.Fprintf(b, "\tm.Need(len(x.%s) > 0, %q)\n", f.goName, f.Key)
		}
		if inner {
			fmt.Fprintf(b, "\tfor i := range x.%s {\n\t\tm.Item(%q, i, x.%s[i].Missing())\n\t}\n", f.goName, f.Key, f.goName)
		}
	case f.Kind == KindSwitch:
		if f.Required {
			fmt.Fprintf(b, "\tm.Need(x.%s != nil, %q)\n", f.goName, f.Key)
		}
	case inner && f.Required:
		fmt.Fprintf(b, "\tm.Part(%q, x.%s.Missing())\n", f.Key, f.goName)
	case inner:
		fmt.Fprintf(b, "\tif x.%[1]s != nil {\n\t\tm.Part(%[2]q, x.%[1]s.Missing())\n\t}\n", f.goName, f.Key)
	case f.Required:
		fmt.Fprintf(b, "\tm.Need(x.%s != \"\", %q)\n", f.goName, f.Key)
	}
}

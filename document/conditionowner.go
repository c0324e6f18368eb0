package document

import (
	"slices"
	"strings"
)

// persons are genitives that say whose field is meant without naming a group.
var persons = []string{
	"asiakkaan", "henkilön", "hakijan", "lapsen", "nuoren", "miehen", "äidin", "isän", "kyseisen", "tämän", "kuultavan",
}

// owned resolves "the client's code": a name behind the genitive of a group
// that the note's field is in, of another group, or of a person.
func (p *noteParser) owned(name string) *Field {
	words := strings.Fields(strings.Trim(name, ` "-`))
	for n := 1; n < len(words) && n <= 4; n++ {
		head, rest := strings.Join(words[:n], " "), strings.Join(words[n:], " ")
		if !strings.HasSuffix(head, "n") || selfText.MatchString(rest) {
			continue
		}
		if g := p.groupNamed(head); g != nil {
			return p.ownedBy(g, rest)
		}
		if slices.Contains(persons, strings.ToLower(head)) {
			return p.bareName(rest, true)
		}
	}
	return nil
}

// ownedBy resolves a name behind its group's, with or without a person between
// them: "the household's member's code".
func (p *noteParser) ownedBy(g *Field, name string) *Field {
	if f := p.within(g, name); f != nil {
		return f
	}
	if person, rest, ok := strings.Cut(name, " "); ok && (person == "jäsenen" || person == "henkilön") {
		return p.within(g, rest)
	}
	return nil
}

// groupNamed returns the group that a name means: one around the note's field,
// else the nearest.
func (p *noteParser) groupNamed(name string) *Field {
	plain := plainName(name)
	means := func(g *Field) bool {
		return g.Kind == KindGroup && slices.ContainsFunc(p.names.names[g], func(n string) bool { return n == plain || inflectedName(n, plain) })
	}
	for g := p.field; g != nil; g = g.Parent {
		if means(g) || p.shortlyNamed(g, plain) {
			return g
		}
	}
	for _, same := range []func(string, string) bool{sameName, inflectedName} {
		for _, f := range p.names.search(plain, p.field, same) {
			if f.Kind == KindGroup {
				return f
			}
		}
	}
	return nil
}

// shortlyNamed reports whether one word is the last of a longer name of a group:
// "representative" for "legal representative".
func (p *noteParser) shortlyNamed(g *Field, word string) bool {
	return len(word) >= 5 && slices.ContainsFunc(p.names.names[g], func(n string) bool {
		words := strings.Fields(n)
		return len(words) > 1 && inflectedWord(words[len(words)-1], word)
	})
}

// within returns the field of a group that a name means; nil when several do.
func (p *noteParser) within(g *Field, name string) *Field {
	plain := plainName(name)
	for _, same := range []func(string, string) bool{sameName, inflectedName} {
		var found []*Field
		for f := range g.All() {
			if f != g && slices.ContainsFunc(p.names.names[f], func(n string) bool { return same(n, plain) }) {
				found = append(found, f)
			}
		}
		if slices.Contains(found, p.field) {
			return p.field
		}
		if direct := slices.IndexFunc(found, func(f *Field) bool { return f.Parent == g }); direct >= 0 {
			return found[direct]
		}
		if len(found) == 1 {
			return found[0]
		}
		if len(found) > 1 {
			return nil
		}
	}
	return nil
}

var qualified = compilePattern(`(?i)^(?P<group>.+?)(?:: |[ "-]*(?:tieto)?kokonaisuu(?:den|dessa oleva(?:an|ssa|n)|ssa) )(?:(?:kenttään|kentässä|kentän|kenttä|kohtaan) )?(?P<field>.+)$`)

// qualifiedName resolves "Group: Field" and "the field of the group".
func (p *noteParser) qualifiedName(text string) *Field {
	m := submatch(qualified, text)
	if m == nil {
		return nil
	}
	if g := p.groupNamed(strings.Trim(m["group"], ` "-`)); g != nil {
		return p.within(g, strings.Trim(m["field"], ` "-`))
	}
	return nil
}

// tail resolves the last words of the name of one field beside the note's, or the
// first of a code's: "role" for "role of the party", "relation" for "relation to
// the client".
func (p *noteParser) tail(text string) *Field {
	plain := plainName(text)
	if p.field.Parent == nil || len(plain) < 5 {
		return nil
	}
	var found *Field
	for _, f := range p.field.Parent.Fields {
		isTail := (f.Kind == KindCode || f.Kind == KindSwitch) && endsWithName(f, plain)
		if f == p.field || !isTail && !(f.Kind == KindCode && p.startsWith(f, plain)) {
			continue
		}
		if found != nil {
			return nil
		}
		found = f
	}
	return found
}

func endsWithName(f *Field, plain string) bool {
	n := len(strings.Fields(plain))
	for _, name := range fieldNames(f) {
		words := strings.Fields(name)
		if n > len(words) || n == len(words) && !strings.HasSuffix(name, "-"+plain) {
			continue
		}
		last := strings.Join(words[len(words)-n:], " ")
		if last == plain || inflectedName(last, plain) || strings.HasSuffix(name, "-"+plain) {
			return true
		}
	}
	return false
}

var (
	scopeWords = compilePattern(`(?i)^(?:asiakkaa|henkilö|lapse|hakija|osapuole|toimija|näistä|tässä)\S*$`)
	scopeEnd   = compilePattern(`(?i)(?:sta|stä|lle|lla|llä|ssa|ssä|lta|ltä)$`)
)

// unscoped are a sentence as it is and without the words before it that say of
// which group around the note's field it speaks.
func (p *noteParser) unscoped(text string) []string {
	out := []string{text}
	words := strings.Fields(text)
	for n := 1; n < len(words) && n <= 5; n++ {
		head := strings.Join(words[:n], " ")
		if scopeEnd.MatchString(head) && (n == 1 && scopeWords.MatchString(head) || p.scopes(head)) {
			return append(out, strings.Join(words[n:], " "))
		}
	}
	return out
}

// scopes reports whether words in an inner or outer case name a group around
// the note's field.
func (p *noteParser) scopes(head string) bool {
	bare := plainName(afterName.ReplaceAllString(head, ""))
	for g := p.field; g != nil; g = g.Parent {
		if slices.ContainsFunc(p.names.names[g], func(n string) bool { return n == bare || inflectedName(n, bare) }) || p.shortlyNamed(g, bare) {
			return true
		}
	}
	return false
}

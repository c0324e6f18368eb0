package document

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

// renaming gives findings of a general rule the id of the national rule that says
// the same about one place. Severity, note and words stay those of the finding.
type renaming struct {
	typeKey string // for example "1505.1"
	general rule.ID
	path    string // pointer without array indexes
	rule    rule.ID
	when    func(c decoded, location string) bool // nil: always
	once    bool                                  // further findings say the same and are dropped
}

// renamings returns the table. Structure.Validate keeps the general ids, which
// name the field and its note; a judgement of a whole document has these.
func renamings() []renaming {
	const missing, condition, order = "CNT-03", "STR-14", "LNK-08"
	old := func(c decoded, _ string) bool { return c.oldRelationship() }
	subcontracts := func(c decoded, location string) bool { return c.has(parentOf(location), "palveluntoteuttaja") }
	return []renaming{
		{"1505.1", condition, "/asiakkuusasiakirja/asiakas/henkilotunnus", ruleOldIdentity.ID, old, true},
		{"1505.1", condition, "/asiakkuusasiakirja/asiakas/syntymaaika", ruleOldIdentity.ID, old, false},
		{"1505.1", condition, "/asiakkuusasiakirja/asiakkuuden_yksilointitunnus", relationshipParts, nil, false},
		{"1505.1", condition, "/asiakkuusasiakirja/palvelunjarjestajan_toimintayksikko", relationshipParts, nil, false},
		{"1505.1", condition, "/asiakkuusasiakirja/sosiaalihuollon_palvelutehtava", relationshipParts, nil, false},
		{"1505.1", condition, "/asiakkuusasiakirja/palvelunjarjestajan_palveluyksikko", ruleUnitPlace.ID, nil, true},
		{"1505.1", condition, "/asiakkuusasiakirja/sosiaalihuollon_palvelutehtava/palvelunjarjestajan_palveluyksikko", ruleUnitPlace.ID, nil, true},
		{"1505.1", condition, "/asiakkuusasiakirja/asiakkaaseen_liittyvat_henkilot/toimivalta", rulePowers.ID, nil, false},
		{"1505.1", missing, "/asiakkuusasiakirja/asiakas/turvakielto", ruleProhibitionGiven.ID, nil, false},
		{"1505.1", missing, "/asiakkuusasiakirja/sosiaalihuollon_palvelutehtava/palveluntuottaja/palveluyksikon_nimi", ruleSubcontractor.ID, subcontracts, false},
		{"1505.2", condition, "/asia_asiakirja/asian_tiedot/paattymispaiva", ruleClosedMatter.ID, nil, false},
		{"1505.2", condition, "/asia_asiakirja/asian_tiedot/lisatieto_luokkaan_muu", ruleMatterName.ID, nil, false},
		{"1505.2", order, "/asia_asiakirja/asiakas/asiasta_poistumishetki", ruleLeaving.ID, nil, false},
	}
}

// particular renames the findings of Structure.Validate. It returns the slice that
// it was given, shorter where two findings came to say the same.
func particular(info Info, c decoded, found rule.Findings) rule.Findings {
	r := renamer{content: c, done: map[string]bool{}}
	for _, row := range renamings() {
		if row.typeKey == info.TypeKey() {
			r.table = append(r.table, row)
		}
	}
	out := found[:0]
	for _, f := range found {
		if f, keep := r.rename(f); keep {
			out = append(out, f)
		}
	}
	return out
}

// renamer remembers what it has said.
type renamer struct {
	content decoded
	table   []renaming
	done    map[string]bool
}

// rename returns the finding under its particular id, and whether it says
// something new.
func (r *renamer) rename(f rule.Finding) (rule.Finding, bool) {
	path := withoutIndexes(f.Location)
	switch {
	case personIdentified(f, path):
		f.Rule = ruleOtherPerson.ID
		return f, r.first(string(f.Rule) + parentOf(f.Location)) // not the other half of the same choice
	case r.temporaryAsCode(f, path):
		f.Rule, f.Severity, f.Want = temporaryAsCode, rule.Error, ""
		f.Message = "a temporary identifier stands in a field for identity codes"
		return f, true
	}
	for _, row := range r.table {
		if f.Rule == row.general && path == row.path && (row.when == nil || row.when(r.content, f.Location)) {
			f.Rule = row.rule
			return f, !row.once || r.first(string(f.Rule))
		}
	}
	return f, true
}

func (r *renamer) first(key string) bool {
	seen := r.done[key]
	r.done[key] = true
	return !seen
}

// temporaryAsCode is the rule, declared by package metadata, that a temporary
// identifier is never sent in a field for identity codes.
const temporaryAsCode rule.ID = "TMP-06"

// temporaryAsCode reports whether a finding is about an identity code whose system
// is that of temporary identifiers.
func (r *renamer) temporaryAsCode(f rule.Finding, path string) bool {
	if f.Rule != tmpHetu.ID || !strings.HasSuffix(path, "/system") {
		return false
	}
	system, _ := r.content.at(f.Location).(string)
	return ident.IsTemporaryRoot(ident.OID(strings.TrimPrefix(system, "urn:oid:")))
}

// personIdentified reports whether a finding says that a person who is not the
// client has neither an identity code nor a date of birth (rule STR-15).
func personIdentified(f rule.Finding, path string) bool {
	parent := parentOf(path)
	other, code := strings.CutSuffix(path, "/henkilotunnus")
	if !code {
		other, _ = strings.CutSuffix(path, "/syntymaaika")
	}
	want := "henkilotunnus"
	if code {
		want = "syntymaaika"
	}
	return f.Rule == strConditional.ID && other == parent && f.Want == want && !strings.HasSuffix(parent, "/asiakas")
}

// withoutIndexes drops the array indexes of a pointer.
func withoutIndexes(pointer string) string {
	tokens := strings.Split(pointer, "/")
	return strings.Join(slices.DeleteFunc(tokens, func(t string) bool { _, err := strconv.Atoi(t); return err == nil }), "/")
}

func parentOf(pointer string) string {
	i := strings.LastIndexByte(pointer, '/')
	return pointer[:max(i, 0)]
}

// decoded is a decoded content; nil when it is no JSON object.
type decoded map[string]any

// decodeContent decodes a content for rules that compare values. What is not
// well-formed has been reported by Structure.Validate.
func decodeContent(data []byte) decoded {
	var c decoded
	if json.Unmarshal(data, &c) != nil {
		return nil
	}
	return c
}

// at returns the value at a pointer whose keys need no escaping, or nil.
func (c decoded) at(pointer string) any {
	var v any = map[string]any(c)
	for _, token := range strings.Split(strings.TrimPrefix(pointer, "/"), "/") {
		switch x := v.(type) {
		case map[string]any:
			v = x[token]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(x) {
				return nil
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}

func (c decoded) has(pointer, key string) bool {
	object, _ := c.at(pointer).(map[string]any)
	return isFilled(object[key])
}

// oldRelationship reports whether the content is an asiakkuusasiakirja of an old
// relationship (vanha asiakkuus).
func (c decoded) oldRelationship() bool {
	return c.at("/asiakkuusasiakirja/sosiaalihuollon_asiakkuus/vanha_asiakkuus") == true
}

// objects calls visit for every object of the content with its pointer, in the
// order of keys and indexes.
func (c decoded) objects(visit func(pointer string, object map[string]any)) {
	walkObjects("", map[string]any(c), visit)
}

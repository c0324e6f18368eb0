package document

import (
	"maps"
	"slices"
	"strconv"

	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// crossCheck compares what the header and the content both say. It is silent
// about content that is not well-formed; Validate reports that.
func crossCheck(h *metadata.Header, s *Structure, d decoded) rule.Findings {
	var found rule.Findings
	info := s.Info()
	if string(h.ContentSpec) != info.OID {
		found.Add(ruleKnownStructure.Finding("/ClinicalDocument/localSocialHeader/contentSpecificationId", "the metadata name another structure than the content follows").
			WithGot(string(h.ContentSpec)).WithWant(info.OID))
	}
	found = append(found, checkType(h, info)...)
	c := crossChecker{h: h}
	c.inForce(info)
	if d == nil {
		return append(found, c.found...)
	}
	for _, key := range slices.Sorted(maps.Keys(d)) {
		c.top("/"+key, d[key])
	}
	if body, ok := d["asiakkuusasiakirja"].(map[string]any); ok && info.TypeKey() == "1505.1" {
		c.relationship(body)
	}
	c.entry(info, d)
	d.objects(c.anywhere)
	return append(found, c.found...)
}

// judgeContent judges a content by its structure, and by the header that says who
// and what it is about.
func judgeContent(h *metadata.Header, s *Structure, content []byte) rule.Findings {
	d := decodeContent(content)
	found := particular(s.Info(), d, s.Validate(content))
	if d.lacksOldMark() {
		found = withoutRule(found, relationshipParts)
	}
	return append(found.Within(jsonLocation), crossCheck(h, s, d)...)
}

// checkType compares the type code of the structure's OID with the header.
func checkType(h *metadata.Header, info Info) (found rule.Findings) {
	const local = "/ClinicalDocument/localSocialHeader/"
	if (h.Group == metadata.GroupClientRelationship || h.Group == metadata.GroupMatter) && info.Root != GroupRoot {
		found.Add(ruleGroupStructured.Finding(local+"contentSpecificationId", "the structure is that of a client document").
			WithGot(info.OID).WithWant("a structure of 1505." + string(h.Group)))
		return found
	}
	if info.Root == GroupRoot {
		if string(h.Group) != info.TypeCode {
			found.Add(ruleTypeMatches.Finding(local+"documentGroup", "the document group is not that of the structure").WithWant(info.TypeCode))
		}
		return found
	}
	if h.Group != metadata.GroupClientDocument {
		found.Add(ruleTypeMatches.Finding(local+"documentGroup", "the structure is of a client document").WithWant(string(metadata.GroupClientDocument)))
	}
	if !h.SpecificType.IsZero() && h.SpecificType.Value != info.TypeCode {
		found.Add(ruleTypeMatches.Finding(local+"specificDocumentType", "the document type is not that of the structure").WithWant(info.TypeCode))
	}
	return found
}

// crossChecker walks the parts of a content that repeat facts of the header.
// The keys are those that all structures share.
type crossChecker struct {
	h     *metadata.Header
	found rule.Findings
}

func (c *crossChecker) top(pointer string, value any) {
	body, ok := value.(map[string]any)
	if !ok {
		return
	}
	c.each(pointer+"/asiakas", body["asiakas"], c.client)
	c.ownTasks(pointer, body)
	c.servedTasks(pointer, body)
	for _, key := range []string{"asianumero", "asiatunnus", "tilauksen_asianumero"} {
		c.matter(pointer+"/"+key, body[key])
	}
	if facts, ok := body["asian_tiedot"].(map[string]any); ok && c.h.Group == metadata.GroupMatter {
		c.matter(pointer+"/asian_tiedot/asiatunnus", facts["asiatunnus"])
		c.each(pointer+"/asian_tiedot/palvelutehtava", facts["palvelutehtava"], c.task)
		c.matterState(facts)
	}
}

// each calls check for a value or for every item of an array.
func (c *crossChecker) each(pointer string, value any, check func(string, map[string]any)) {
	if items, ok := value.([]any); ok {
		for i, item := range items {
			c.each(pointer+"/"+strconv.Itoa(i), item, check)
		}
		return
	}
	if object, ok := value.(map[string]any); ok {
		check(pointer, object)
	}
}

func (c *crossChecker) matter(pointer string, value any) {
	number, ok := value.(map[string]any)
	if !ok || c.h.Matter.IsZero() {
		return
	}
	if text, _ := number["value"].(string); text != "" && text != string(c.h.Matter) {
		c.add(ruleSameMatter, pointer+"/value", "the matter number is not the matter id of the metadata")
	}
}

func (c *crossChecker) add(r rule.Rule, pointer, message string) {
	c.found.Add(r.Finding(jsonLocation+pointer, message))
}

package metadata

import (
	"fmt"
	"slices"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

// clients checks the clients: how many the group allows, and each of them.
func (v *validator) clients() {
	h := v.h
	if len(h.Clients) > 1 {
		switch h.Group {
		case GroupClientRelationship:
			v.found.Add(ruleOnePerson.Finding("/ClinicalDocument/recordTarget[2]", "an asiakkuusasiakirja concerns one person"))
		case GroupPermission, GroupDenial, GroupInforming:
			v.found.Add(ruleSharedMatter.Finding("/ClinicalDocument/recordTarget[2]", "a declaration of intent concerns one person"))
		}
	}
	for i, c := range h.Clients {
		if slices.ContainsFunc(h.Clients[:i], func(other Client) bool { return !c.Code.IsZero() && c.Code == other.Code }) {
			v.found.Add(ruleSharedMatter.Finding(fmt.Sprintf("/ClinicalDocument/recordTarget[%d]", i+1), "the same client occurs twice"))
		}
		path := "/ClinicalDocument/recordTarget"
		if len(h.Clients) > 1 {
			path = fmt.Sprintf("%s[%d]", path, i+1)
		}
		v.client(c, path+"/patientRole")
	}
}

func (v *validator) client(c Client, path string) {
	h := v.h
	if c.Code.IsZero() && c.Temporary.IsZero() && !v.unreadable(path+"/id") {
		v.found.Add(ruleHasIdentity.Finding(path+"/id", "the client has neither an identity code nor a temporary identifier").
			WithRemedy("set metadata.Client.Code or Temporary"))
	}
	if (h.Group == GroupPermission || h.Group == GroupDenial) && c.Code.IsZero() && !c.Temporary.IsZero() {
		v.found.Add(ruleNoTemporary.Finding(path+"/id", "a permission or denial needs the client's identity code"))
	}
	if c.Family == "" || len(c.Given) == 0 {
		v.found.Add(ruleClientName.Finding(path+"/patient/name", "the client's name is not complete").WithRemedy("set metadata.Client.Given and Family"))
	}
	if !c.Code.IsZero() && c.Code.Reveal() == c.Temporary.Reveal() {
		v.found.Add(ruleTemporaryAsCode.Finding(path+"/id", "the identity code and the temporary identifier are the same").
			WithRemedy("set metadata.Client.Temporary alone"))
	}
	v.birth(c, path)
}

// birth compares the date of birth with the identity code. A code of another
// century has the wrong intermediate character.
func (v *validator) birth(c Client, path string) {
	born := c.Code.BirthDate()
	if c.Born.IsZero() || born.IsZero() || c.Born == born {
		return
	}
	if broken, known := separatorRule(c.Born); known && born.Year/100 != c.Born.Year/100 {
		v.found.Add(broken.Finding(path+"/id", "the intermediate character of the identity code is not one of the century of birth"))
		return
	}
	v.found.Add(ruleBirth.Finding(path+"/patient/birthTime", "the date of birth is not that of the identity code"))
}

// separatorRule returns the rule about the intermediate characters of a century.
func separatorRule(born ident.Date) (rule.Rule, bool) {
	switch born.Year / 100 {
	case 18:
		return ruleSeparator1800, true
	case 19:
		return ruleSeparator1900, true
	case 20:
		return ruleSeparator2000, true
	}
	return rule.Rule{}, false
}

package metadata

import (
	"slices"
	"strings"
)

// names looks for white space at the ends of names. It is kept, as everything that
// was read, and nobody sees it.
func (v *validator) names() {
	h := v.h
	const encounter = "/ClinicalDocument/componentOf/encompassingEncounter/"
	type named struct {
		path  string
		names []string
	}
	all := []named{
		{"/ClinicalDocument/author", append(slices.Clone(h.Author.Given), h.Author.Family)},
		{"/ClinicalDocument/custodian", []string{h.Controller.Name}},
		{encounter + "responsibleParty", []string{h.Organiser.Name}},
		{encounter + "encounterParticipant", []string{h.Unit.Name}},
		{"/ClinicalDocument/localSocialHeader/outsourcingServiceCustomerName", []string{h.ServiceCustomer.Name}},
	}
	for _, c := range h.Clients {
		all = append(all, named{"/ClinicalDocument/recordTarget", append(slices.Clone(c.Given), c.CallingName, c.Family)})
	}
	if h.Signer != nil {
		all = append(all, named{"/ClinicalDocument/localSocialHeader/signature", append(slices.Clone(h.Signer.Given), h.Signer.Family)})
	}
	for _, n := range all {
		if slices.ContainsFunc(n.names, func(name string) bool { return strings.TrimSpace(name) != name }) {
			v.found.Add(ruleNameSpace.Finding(n.path, "a name begins or ends with white space").WithRemedy("trim it"))
		}
	}
}

package metadata

import "github.com/kansa-go/kansa/ident"

// units checks the OIDs of organisations in the Finnish branch.
func (v *validator) units() {
	const encounter = "/ClinicalDocument/componentOf/encompassingEncounter/"
	v.oid("/ClinicalDocument/custodian", v.h.Controller.ID)
	v.oid(encounter+"id", v.h.Matter)
	v.oid(encounter+"responsibleParty", v.h.Organiser.ID)
	v.oid(encounter+"encounterParticipant", v.h.Unit.ID)
	v.oid("/ClinicalDocument/localSocialHeader/outsourcingServiceCustomer", v.h.ServiceCustomer.ID)
	v.oid("/ClinicalDocument/localSocialHeader/contentSpecificationId", v.h.ContentSpec)
	v.oid("/ClinicalDocument/localSocialHeader/encompassingClientRelationship", v.h.ClientRelationship)
	if org, err := ident.ParseOrganisationID(string(v.h.Unit.ID)); err == nil && org.IsOperatingUnit() {
		v.found.Add(ruleServiceUnit.Finding(encounter+"encounterParticipant", "the service unit is named by the operating unit's OID").
			WithGot(string(v.h.Unit.ID)))
	}
	if h := v.h; h.Group == GroupClientDocument && !h.Author.IsZero() &&
		(h.Author.Registration.IsZero() && !v.unreadable("/ClinicalDocument/author") || h.Author.Family == "") {
		v.found.Add(ruleAuthor.Finding("/ClinicalDocument/author/assignedAuthor", "the author has no registration number or no name"))
	}
}

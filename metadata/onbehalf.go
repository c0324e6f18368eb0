package metadata

import (
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

// OnBehalf reports whether the service is given on behalf of another
// organisation: a producer (palveluntuottaja) who works in the organiser's
// register by register access right names itself as Organiser and Unit, and the
// organiser as ServiceCustomer and Controller. Organisations are told apart by
// their branch of OIDs; when one of the two is not named, nothing is said. The
// unit speaks for its organisation only where no Organiser is named and not in
// an asiakkuusasiakirja or asia-asiakirja, which the controller makes (rule
// LNK-07): a real asiakkuusasiakirja names a unit of another organisation alone.
//
// What a header shows of this is known from descriptions and from the names of
// its elements (inferred): outsourcingServiceCustomer is the basis of processing.
func (h *Header) OnBehalf() bool {
	giver, customer := h.Organiser.ID, h.ServiceCustomer.ID
	if giver == "" && h.Group != GroupClientRelationship && h.Group != GroupMatter {
		giver = h.Unit.ID
	}
	if customer == "" {
		customer = h.Controller.ID
	}
	return giver != "" && customer != "" && OrganisationOf(giver) != OrganisationOf(customer)
}

// OrganisationOf returns the branch of the organisation that an OID stands in,
// 1.2.246.10.<business id>, or for invented organisations 2.999.10.<number>; any
// other OID is returned as it is.
func OrganisationOf(oid ident.OID) ident.OID {
	for _, root := range []ident.OID{ident.RootOrganisation, ident.RootExample.Child("10")} {
		if arcs := oid.Arcs(); oid.Under(root) && len(arcs) > len(root.Arcs()) {
			return root.Child(arcs[len(root.Arcs())])
		}
	}
	return oid
}

// service checks a document that is made on behalf of another organisation.
func (v *validator) service() {
	h := v.h
	if !h.OnBehalf() || column(h.Group) < 0 {
		return
	}
	const encounter = "/ClinicalDocument/componentOf/encompassingEncounter/responsibleParty"
	if h.Organiser.IsZero() && v.want(fieldOf("Organiser"), true) != Required { // else reported as missing
		v.found.Add(ruleOnBehalf.Finding(encounter, "a document made on behalf of another names the producer").WithRemedy("set metadata.Header.Organiser"))
	}
	if customer := h.ServiceCustomer.ID; customer == "" && v.want(fieldOf("ServiceCustomer"), true) != Required {
		v.found.Add(ruleOnBehalf.Finding("/ClinicalDocument/localSocialHeader/outsourcingServiceCustomer",
			"a document made on behalf of another names the organiser").WithRemedy("set metadata.Header.ServiceCustomer"))
	} else if customer != "" && h.Controller.ID != "" && OrganisationOf(h.Controller.ID) != OrganisationOf(customer) {
		v.found.Add(ruleOrganisersRegister.Finding("/ClinicalDocument/custodian", "a document of an outsourced service belongs to the organiser's register").
			WithGot(string(h.Controller.ID)).WithWant(string(customer)))
	}
	if f := ruleControllerMakes.Finding(encounter, "the controller makes this document, not a producer"); h.Group == GroupClientRelationship {
		v.found.Add(f)
	} else if h.Group == GroupMatter { // said of the asiakkuusasiakirja only, so it follows for this one
		v.found.Add(f.WithSeverity(rule.Warning))
	}
	if h.Group == GroupPhaseI {
		v.found.Add(ruleOutsourcedStructured.Finding("/ClinicalDocument/localSocialHeader/documentGroup",
			"a document of an outsourced service has a structured form").WithRemedy("make a document of group 5"))
	}
}

// NotByController returns the finding that somebody else than the controller sends
// its asiakkuusasiakirja or asia-asiakirja (rule LNK-07), which a header alone does
// not tell. location is the place in the document.
func NotByController(location string) rule.Finding {
	return ruleControllerMakes.Finding(location, "the sender is not the controller")
}

// fieldOf returns the row of a field that the table has.
func fieldOf(name string) Field {
	for _, f := range Fields() {
		if f.Name == name {
			return f
		}
	}
	return Field{}
}

// register checks that the notification register holds notifications only.
func (v *validator) register() {
	h := v.h
	if h.RegisterType.Value != RegisterNotifications || !RegisterTypes.Owns(h.RegisterType.System) {
		return
	}
	client := h.Group == GroupClientDocument || h.Group == GroupPhaseI || h.Group == GroupOld || h.Group == GroupAttachment
	if !client || !h.Type.IsZero() && h.Type.Value != typeNotification {
		v.found.Add(ruleRegisterFits.Finding("/ClinicalDocument/localSocialHeader/registryType", "the notification register holds notifications only").
			WithWant(RegisterClients))
	}
}

// typeNotification is the general type of a notification (ilmoitus).
const typeNotification = "4"

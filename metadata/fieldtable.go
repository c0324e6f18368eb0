package metadata

import "github.com/kansa-go/kansa/rule"

// Fields returns the table of fields in the order of the header's elements: R
// required, o optional, - absent; one column for each group of Groups, and a last
// one for a document that cancels another, where = means "as in its group".
//
// Columns 1 and 5 are observed, 2, 8 and 9 follow from the structures of those
// groups, 3 and 4 from what is known of phase I and old documents (PDF/A or XHTML
// without structured form; an old one needs no matter, rule OLD-10). 6, 7 and the
// last are our choice. Real headers of those groups were not seen.
func Fields() []Field {
	const root, local = "/ClinicalDocument/", "/ClinicalDocument/localSocialHeader/"
	const encounter = root + "componentOf/encompassingEncounter/"
	return []Field{
		// name, term, path, rule, groups 1 to 9 and cancellation, seen in, element, rule, is it set?
		{"ID", "Asiakirjan yksilöintitunnus", root + "id", ruleIdentified.ID, "RRRRRRRRR=", "15", rule.Observed, ruleIdentified, func(h *Header) bool { return h.ID != "" }},
		{"Type", "Yleinen asiakirjatyyppi", root + "code", ruleField.ID, "--RRR-o--=", "5", rule.Observed, ruleField, func(h *Header) bool { return !h.Type.IsZero() }},
		{"Drafted", "Asiakirjan laatimisaika", root + "effectiveTime", ruleTime.ID, "RRRRRRRRR=", "15", rule.Observed, ruleTime, func(h *Header) bool { return !h.Drafted.IsZero() }},
		{"Confidentiality", "Luottamuksellisuusluokka", root + "confidentialityCode", ruleConfidentiality.ID, "RRRRRRRRR=", "15", rule.Observed, ruleConfidentiality, func(h *Header) bool { return !h.Confidentiality.IsZero() }},
		{"Language", "Kieli", root + "languageCode", ruleLanguage.ID, "RRRRRRRRR=", "15", rule.Observed, ruleLanguage, func(h *Header) bool { return h.Language != "" }},
		{"SetID", "Alkuperäisen asiakirjan tunniste", root + "setId", ruleIdentified.ID, "RRRRRRRRR=", "15", rule.Observed, ruleIdentified, func(h *Header) bool { return h.SetID != "" }},
		{"Version", "Asiakirjan versio", root + "versionNumber", ruleVersion.ID, "RRRRRRRRR=", "15", rule.Observed, ruleVersion, func(h *Header) bool { return h.Version != 0 }},
		{"Clients", "Asiakkaan tiedot", root + "recordTarget", ruleHasIdentity.ID, "RRRRRRRRR=", "15", rule.Observed, ruleHasIdentity, func(h *Header) bool { return len(h.Clients) > 0 }},
		{"Author", "Ammattihenkilö", root + "author", ruleAuthor.ID, "ooooRoooo=", "15", rule.Observed, ruleAuthor, func(h *Header) bool { return !h.Author.IsZero() }},
		{"Controller", "Rekisterinpitäjä", root + "custodian", ruleController.ID, "RRRRRRRRR=", "15", rule.Observed, ruleController, func(h *Header) bool { return h.Controller.ID != "" && h.Controller.Name != "" }},
		{"Replaces", "Korvauksen tiedot", root + "relatedDocument", ruleFirstVersion.ID, "oooooooooR", "", rule.Inferred, ruleFirstVersion, func(h *Header) bool { return h.Replaces != nil }},
		{"AttachedTo", "Liitteen pääasiakirja", root + "relatedDocument", ruleAttached.ID, "------R--=", "", rule.Invented, ruleAttached, func(h *Header) bool { return h.AttachedTo != nil }},
		{"GuardianDisclosure", "Asiakastietojen luovuttaminen huoltajille", root + "authorization/consent/code", ruleField.ID, "ooooo-o--=", "15", rule.Observed, ruleField, func(h *Header) bool { return !h.GuardianDisclosure.IsZero() }},
		{"Matter", "Asiatunnus", encounter + "id", ruleMatter.ID, "-RRoR-o--=", "5", rule.Observed, ruleMatter, func(h *Header) bool { return h.Matter != "" }},
		{"MatterOpened", "Asian avauspäivä", encounter + "effectiveTime/low", ruleField.ID, "-o-------=", "", rule.Inferred, ruleField, func(h *Header) bool { return !h.MatterOpened.IsZero() }},
		{"MatterClosed", "Asian päättymispäivä", encounter + "effectiveTime/high", ruleField.ID, "-o-------=", "", rule.Inferred, ruleField, func(h *Header) bool { return !h.MatterClosed.IsZero() }},
		{"Organiser", "Palvelunjärjestäjä tai palvelunantaja", encounter + "responsibleParty", ruleUnit.ID, "ooooRoooo=", "5", rule.Observed, ruleUnit, func(h *Header) bool { return h.Organiser.ID != "" }},
		{"Unit", "Palveluyksikkö", encounter + "encounterParticipant", ruleUnit.ID, "RoooRoooo=", "15", rule.Observed, ruleUnit, func(h *Header) bool { return h.Unit.ID != "" }},
		{"SpecificType", "Tarkennettu asiakirjatyyppi", local + "specificDocumentType", ruleField.ID, "--ooR-o--=", "5", rule.Observed, ruleField, func(h *Header) bool { return !h.SpecificType.IsZero() }},
		{"Created", "Asiakirjan luontiaika", local + "creationTime", ruleTime.ID, "RRRRRRRRR=", "15", rule.Observed, ruleTime, func(h *Header) bool { return !h.Created.IsZero() }},
		{"Group", "Asiakirjaryhmä", local + "documentGroup", ruleGroup.ID, "RRRRRRRRR=", "15", rule.Observed, ruleGroup, func(h *Header) bool { return h.Group != "" }},
		{"FileFormat", "Näyttömuodon formaatti", local + "fileFormat", ruleField.ID, "RRRRRRRRR-", "15", rule.Observed, ruleField, func(h *Header) bool { return !h.FileFormat.IsZero() }},
		{"StructuredFormat", "Rakenteisen muodon formaatti", local + "structuredFileFormat", ruleField.ID, "RR--R--RR-", "15", rule.Observed, ruleField, func(h *Header) bool { return !h.StructuredFormat.IsZero() }},
		{"Software", "Ohjelmistoympäristö", local + "softwareSupport", ruleField.ID, "RRRRRRRRR=", "15", rule.Observed, ruleField, func(h *Header) bool { return h.Software.Product != "" }},
		{"ServiceTasks", "Palvelutehtävä", local + "functionCode", ruleServiceTask.ID, "oRRoR-o--=", "5", rule.Observed, ruleServiceTask, func(h *Header) bool { return len(h.ServiceTasks) > 0 }},
		{"RecordStatus", "Valmistumisen tila", local + "recordStatus", ruleField.ID, "RRRRRRRRR=", "15", rule.Observed, ruleField, func(h *Header) bool { return !h.RecordStatus.IsZero() }},
		{"RegisterType", "Rekisterityyppi", local + "registryType", ruleRegister.ID, "RRRRRRRRR=", "15", rule.Observed, ruleRegister, func(h *Header) bool { return !h.RegisterType.IsZero() }},
		{"ServiceCustomer", "Palvelunjärjestäjän tunnus ja nimi", local + "outsourcingServiceCustomer", ruleUnit.ID, "RRRRRoRoo=", "15", rule.Observed, ruleUnit, func(h *Header) bool { return h.ServiceCustomer.ID != "" && h.ServiceCustomer.Name != "" }},
		{"Retention", "Kokonaissäilytysaika", local + "totalRetentionPeriodClass", ruleField.ID, "RRRRRRRRR=", "15", rule.Observed, ruleField, func(h *Header) bool { return !h.Retention.IsZero() }},
		{"SpecialContent", "Erityissisältö", local + "specialContent", ruleField.ID, "RRooRoooo=", "15", rule.Observed, ruleField, func(h *Header) bool { return !h.SpecialContent.IsZero() }},
		{"ContentSpec", "Sisältömääritys", local + "contentSpecificationId", ruleStructureNamed.ID, "RR--R--RR-", "15", rule.Observed, ruleStructureNamed, func(h *Header) bool { return h.ContentSpec != "" }},
		{"ClientRelationship", "Asiakkuuden tunniste", local + "encompassingClientRelationship", ruleRelationship.ID, "R--------=", "1", rule.Observed, ruleRelationship, func(h *Header) bool { return h.ClientRelationship != "" }},
		{"ServiceProcess", "Palveluprosessi", local + "serviceProcess", ruleServiceProcess.ID, "--ooR-o--=", "5", rule.Observed, ruleServiceProcess, func(h *Header) bool { return !h.ServiceProcess.IsZero() }},
		{"RestrictionReason", "Perustelut huoltajarajaukselle tai viivästykselle", local + "authorizationRestrictionArgument", ruleField.ID, "ooooo-o--=", "5", rule.Observed, ruleField, func(h *Header) bool { return h.RestrictionReason != "" }},
		{"HidingReason", "Perustelut viivästämiselle tai näyttämättä jättämiselle", local + "inaccessibleArgument", ruleField.ID, "ooooo-o--=", "5", rule.Observed, ruleField, func(h *Header) bool { return !h.HidingReason.IsZero() }},
		{"DisclosureReason", "Perustelut tietojen luovuttamiselle lapsen kiellosta huolimatta", local + elementDisclosure, ruleField.ID, "ooooo-o--=", "", rule.Invented, ruleField, func(h *Header) bool { return h.DisclosureReason != "" }},
		{"ReleaseToClient", "Viivästys OmaKannassa", local + elementRelease, ruleField.ID, "oo--o-o--=", "", rule.Inferred, ruleField, func(h *Header) bool { return !h.ReleaseToClient.IsZero() }},
		{"SafetyProhibition", "Turvakielto", local + elementSafety, ruleField.ID, "ooooo-o--=", "", rule.Invented, ruleField, func(h *Header) bool { return !h.SafetyProhibition.IsZero() }},
		{"CorrectionReason", "Korvauksen syy", local + "reasonOfCorrection", ruleFirstVersion.ID, "oooooooooR", "", rule.Inferred, ruleFirstVersion, func(h *Header) bool { return !h.CorrectionReason.IsZero() }},
		{"Signer", "Allekirjoittajan tiedot", local + "signature", ruleField.ID, "oo--oooooo", "5", rule.Observed, ruleField, func(h *Header) bool { return h.Signer != nil }},
	}
}

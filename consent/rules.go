package consent

import "github.com/kansa-go/kansa/rule"

var (
	archiveOnly = []rule.Actor{rule.Archive}
	declaring   = []rule.Actor{rule.ClientSystem, rule.DeclarationService}
)

func third(id rule.ID, actors []rule.Actor, source string, fidelity rule.Fidelity, en, fi string) rule.Rule {
	return rule.Rule{ID: id, Phase: "III", Actors: actors, Source: source, Fidelity: fidelity, Statement: rule.Text{EN: en, FI: fi}}
}

// refusing makes an inferred rule an error.
func refusing(r rule.Rule) rule.Rule {
	r.Severity = rule.Error
	return r
}

// Rules of disclosure and of declarations.
var (
	ruleConditions = third("DSC-01", []rule.Actor{rule.ClientSystem, rule.Archive}, "K-DISC-DEV, K-DISC-EN", rule.Specified,
		"A cross-controller search needs informing, permission, an active client relationship with the requester and the user's access right.",
		"Haku toisen rekisterinpitäjän rekisteristä edellyttää informointia, luovutuslupaa, voimassa olevaa asiakkuutta hakijalla ja käyttöoikeutta.")
	rulePermission = third("DSC-02", archiveOnly, "K-DISC-DEV", rule.Specified,
		"Without permission the answer has no foreign documents.", "Ilman luovutuslupaa vastauksessa ei ole toisen rekisterinpitäjän asiakirjoja.")
	ruleBroad = third("DSC-05", archiveOnly, "C-1299, K-DISC-EN", rule.Specified,
		"Broad right: a search with a code of 1.2.246.537.6.1299 passes by permission, denials and the default block of old and phase I documents.",
		"Laaja tiedonhaku luokituksen 1.2.246.537.6.1299 koodilla ohittaa luvan, kiellot ja vanhojen asiakirjojen eston.")
	ruleBroadReason = third("DSC-06", archiveOnly, "C-1299", rule.Specified,
		"A search by broad right without code is refused.", "Laaja tiedonhaku ilman perustetta hylätään.")
	ruleBroadAuthority = refusing(third("DSC-07", archiveOnly, "C-1299, K-OLD-SV", rule.Inferred, // an empty success would hide from the vendor why
		"Broad right is for authority workers; a private provider's use is refused.", "Laaja tiedonhaku on viranomaisen oikeus; yksityiseltä se hylätään."))
	ruleOwnRegister = third("KIE-07", archiveOnly, "K-DATES", rule.Specified,
		"Denials have no effect in the controller's own search.", "Kiellot eivät vaikuta rekisterinpitäjän hakuun omasta rekisteristään.")
	ruleRegisterRight = third("REG-13", archiveOnly, "K-DENY-FI", rule.Specified,
		"A denial does not affect organiser-provider traffic; no permission is needed there.", "Kielto ei koske palvelunjärjestäjän ja palveluntuottajan välistä käyttöä.")
	ruleInformed = third("INF-07", archiveOnly, "S2, K-INFO", rule.Specified,
		"No disclosure without informing.", "Ilman informointia ei luovuteta.")
	ruleNotGranted = third("LUP-14", []rule.Actor{rule.DeclarationService, rule.Archive}, "GH-SOSJSON", rule.Specified,
		"A permission with value false opens nothing.", "Luovutuslupa, jonka arvo on ei, ei avaa mitään.")
	ruleOldDocuments = third("OLD-05", archiveOnly, "K-OLD-SV, C-1299", rule.Specified,
		"A cross-controller search does not return old or phase I documents by default.", "Haku ei oletuksena palauta vanhoja tai I vaiheen asiakirjoja.")
	ruleTemporary = third("TMP-04", archiveOnly, "-", rule.Inferred,
		"Temporary-identifier documents are not disclosed to other controllers.", "Tilapäisellä tunnuksella tallennettuja asiakirjoja ei luovuteta.")
	ruleDocumentDenied = third("KIE-05", archiveOnly, "K-DENY-FI", rule.Specified,
		"A denied document, in all its versions, is not returned in a cross-controller search.", "Kiellettyä asiakirjaa ei palauteta toisen rekisterinpitäjän haussa.")
	ruleTaskDenied = third("KIE-11", archiveOnly, "GH-SOSJSON", rule.Specified,
		"A service-task denial holds for all documents of the task in all controllers.", "Palvelutehtävää koskeva kielto koskee kaikkia palvelutehtävän asiakirjoja kaikilla rekisterinpitäjillä.")
	ruleControllerDenied = third("KIE-13", archiveOnly, "GH-SOSJSON", rule.Specified,
		"A denial by controller means: data stored in the register of that controller are not given to others.", "Rekisterinpitäjää koskeva kielto estää luovuttamasta sen rekisterin tietoja.")
	ruleReadable = third("KIE-14", declaring, "T-LSK", rule.Specified,
		"The denial and permission documents follow the content that Kela defines; one that cannot be read is refused and discloses nothing.",
		"Kielto- ja luovutuslupa-asiakirja noudattavat Kelan määrittämää sisältöä; lukukelvoton hylätään eikä sen perusteella luovuteta.")
	ruleNotAhead = third("LUP-11", declaring, "GH-SOSJSON", rule.Specified,
		"The day of giving a permission is not in the future.", "Luovutuslupaa ei anneta etukäteen.")
	ruleRepresentative = third("LUP-12", declaring, "GH-SOSJSON", rule.Specified,
		"If a legal representative gives it, at least one giver with role 31-34 is present; else none.", "Laillisella edustajalla on rooli 31–34.")
	ruleRepresentativeID = third("TMP-11", declaring, "GH-SOSJSON", rule.Specified,
		"A guardian who gives or denies has an identity code, a temporary identifier or a trustee id.", "Edustajalla on henkilötunnus, tilapäinen tunnus tai edunvalvojan tunniste.")
)

// Unreadable returns the finding that a declaration's content cannot be read, or
// is not about the client (rule KIE-14). location is the place in the document.
func Unreadable(location string) rule.Finding {
	return ruleReadable.Finding(location, "the declaration cannot be read, names a target that is no OID, or is not about the client of the metadata")
}

// Rules returns the rules that this package enforces.
func Rules() []rule.Rule {
	return []rule.Rule{
		ruleConditions, rulePermission, ruleBroad, ruleBroadReason, ruleBroadAuthority, ruleOwnRegister, ruleRegisterRight, ruleInformed,
		ruleNotGranted, ruleReadable, ruleOldDocuments, ruleTemporary, ruleDocumentDenied, ruleTaskDenied, ruleControllerDenied, ruleNotAhead,
		ruleRepresentative, ruleRepresentativeID, ruleAccess, ruleAccessRecorded, ruleAccessUnit, ruleAccessDates, ruleAccessTask,
		ruleAccessSubcontractor,
	}
}

package mock

import "github.com/kansa-go/kansa/rule"

func own(id rule.ID, source string, fidelity rule.Fidelity, severity rule.Severity, en, fi string) rule.Rule {
	return rule.Rule{
		ID: id, Phase: "ALL", Actors: []rule.Actor{rule.Archive}, Source: source, Fidelity: fidelity, Severity: severity,
		Statement: rule.Text{EN: en, FI: fi},
	}
}

// Rules of the archive's state. Those that are only inferred are errors all the
// same where storing would leave two truths in the archive.
var (
	ruleReadable = own("ARC-01", "-", rule.Inferred, rule.Error,
		"A message is readable: XML in UTF-8 without document type declaration, one message in one envelope, one document.",
		"Sanoma on luettavissa: UTF-8-muotoista XML:ää ilman DOCTYPE-määrittelyä, yksi sanoma ja yksi asiakirja.")
	ruleMessageReused = own("ARC-02", "-", rule.Invented, rule.Error,
		"A message id is used for one message only.", "Sanoman tunnusta käytetään vain yhdelle sanomalle.")
	ruleMatterFirst = own("ARC-03", "order of the use cases", rule.Inferred, rule.Error,
		"The asia-asiakirja of a matter is archived before the matter's client documents.",
		"Asia-asiakirja arkistoidaan ennen asian asiakasasiakirjoja.")
	ruleUniqueOID = own("ID-09", "-", rule.Inferred, rule.Error,
		"Every document version has a globally unique OID; storing the same OID twice is refused.",
		"Jokaisella asiakirjaversiolla on yksilöivä OID; samaa tunnusta ei tallenneta kahdesti.")
	ruleVersions = own("NUL-06", "-", rule.Inferred, rule.Error,
		"A new version keeps the document's set id and raises the version by one; gaps and repeats are refused.",
		"Uusi versio säilyttää alkuperäisen tunnisteen ja kasvattaa versiota yhdellä.")
	ruleMatterOwner = own("LNK-12", "-", rule.Inferred, rule.Error,
		"A document that references a matter of another client or controller is refused.",
		"Asiakirja, joka viittaa toisen asiakkaan tai rekisterinpitäjän asiaan, hylätään.")
	ruleInformedFirst = own("INF-06", "K-DISC-FI, K-INFO", rule.Specified, "",
		"No permission or denial can be stored without informing.", "Luovutuslupaa tai kieltoa ei voi tallentaa ilman informointia.")
	rulePurpose = own("SRC-03", "S0", rule.Inferred, rule.Error,
		"Each search states the purpose of use or other ground.", "Jokainen haku ilmoittaa käyttötarkoituksen tai muun perusteen.")
	ruleTestFrame = own("ENV-04", "K-ETIQ, K-TM-SV", rule.Specified, "",
		"No data of a living person in a test message: the identity codes of a frame or query are of the 900 series.",
		"Testisanomassa ei ole elävän henkilön tietoja: kehyksen ja haun henkilötunnukset ovat 900-sarjaa.")
	ruleRepeat = own("DOC-25", "-", rule.Inferred, "",
		"Resending the same message after a timeout gives no second copy and the same acknowledgement.",
		"Saman sanoman lähettäminen uudelleen ei tallenna toista kopiota.")
	ruleAtomic = own("DOC-24", "-", rule.Inferred, "",
		"A store is atomic: after an error nothing of the document is retrievable.",
		"Tallennus on jakamaton: virheen jälkeen asiakirjasta ei jää mitään.")
	ruleByteEqual = own("SRC-08", "-", rule.Inferred, "",
		"Fetched content is byte-equal to stored content, and its signatures verify.",
		"Haettu asiakirja on tavulleen sama kuin tallennettu, ja sen allekirjoitukset täsmäävät.")
	ruleEmptyAnswer = own("SRC-07", "-", rule.Inferred, "",
		"A client with no data gives an empty success, not an error.", "Asiakas, josta ei ole tietoja, antaa tyhjän vastauksen eikä virhettä.")
	ruleNewest = own("SRC-05", "-", rule.Inferred, "",
		"The newest valid version is returned by default.", "Oletuksena palautetaan uusin voimassa oleva versio.")
	ruleNoTrace = own("KIE-06", "N-MTV", rule.Specified, "",
		"No trace of a denial or of a denied document is in the answer.", "Vastauksessa ei ole jälkeä kiellosta tai kielletystä asiakirjasta.")
)

// Rules returns the rules that the mock keeps: those that it refuses on, and
// those that describe its own behaviour.
func Rules() []rule.Rule {
	return []rule.Rule{
		ruleReadable, ruleMessageReused, ruleMatterFirst, ruleUniqueOID, ruleVersions, ruleMatterOwner, ruleInformedFirst, rulePurpose,
		ruleTestFrame, ruleRepeat, ruleAtomic, ruleByteEqual, ruleEmptyAnswer, ruleNewest, ruleNoTrace, ruleContinuation,
		ruleRegistered, ruleKind, ruleController, ruleOldDenials, ruleAccessContinues, ruleCeased, ruleJointOwn, ruleJointPrivate, ruleJointEnded,
		ruleAccessStore, ruleOldKept, ruleAccessKept, ruleOrganiserReads, ruleProviderReads, ruleNotInformed,
		ruleCancelledEnds, ruleCancelledOnce, ruleCancelMatter, ruleCancelOwn, ruleCorrectOwn, ruleWrongClient, rulePhases, ruleHidden,
		ruleMatterClients, ruleOneMatter, ruleAttachedFirst, ruleEachClient, ruleOneRelationship, ruleOneCurrent, ruleRelationshipRead, ruleKeepsTasks,
		ruleTemporaryUnique, ruleTemporaryStored, ruleTemporaryJoined,
		ruleOwnOnly, ruleAttributes, ruleTaskParameters, ruleAccessSearch, ruleNoPermissionNeeded, ruleBroadOld, rulePhaseI, ruleDistinct,
		ruleSummary, ruleRicherSummary, ruleSummaryHides, ruleSummaryContacts,
		ruleArchivistCancels, ruleArchivistSees, ruleArchivistOld, ruleArchivistProviders,
	}
}

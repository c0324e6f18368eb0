package archive

import "github.com/kansa-go/kansa/rule"

const (
	seenFrames = "two frames of 2026"
	toolCheck  = "check of a public validation tool; two frames of 2026"
)

var both = []rule.Actor{rule.ClientSystem, rule.Archive}

func message(id rule.ID, fidelity rule.Fidelity, source, en, fi string) rule.Rule {
	return rule.Rule{ID: id, Phase: "ALL", Actors: both, Source: source, Fidelity: fidelity, Statement: rule.Text{EN: en, FI: fi}}
}

// grave raises a rule to an error whatever its fidelity: a frame with two values
// for one thing, or without a readable document, cannot be handled, and refusing
// it is the only safe answer.
func grave(r rule.Rule) rule.Rule { r.Severity = rule.Error; return r }

// Rules of messages. The MSG ids are Kansa's own.
var (
	ruleInteraction    = message("MSG-01", rule.Observed, seenFrames, "The interaction id of a message is the name of its root element.", "Sanoman vuorovaikutustunnus on sen juurielementin nimi.")
	ruleWrapper        = message("MSG-02", rule.Observed, seenFrames, "A message has an id of root and extension, a creation time, a receiver and a sender.", "Sanomalla on tunnus, luontiaika, vastaanottaja ja lähettäjä.")
	ruleServiceRequest = message("MSG-03", rule.Observed, toolCheck, "A frame states its service request by a code of 1.2.246.537.6.1503.", "Kehys ilmoittaa palvelupyynnön luokituksen 1.2.246.537.6.1503 koodilla.")
	ruleUseSituation   = message("MSG-04", rule.Observed, "S0; "+seenFrames, "A message states its use situation by a code of 1.2.246.537.6.1289.", "Sanoma ilmoittaa käyttötilanteen luokituksen 1.2.246.537.6.1289 koodilla.")
	ruleReason         = message("MSG-05", rule.Inferred, seenFrames, "A reason code is of a known code system.", "Syykoodi on tunnetusta luokituksesta.")
	ruleFramePerson    = message("MSG-06", rule.Observed, seenFrames, "The user and the client of a frame are identified; identity codes pass the code check.", "Kehyksen käyttäjä ja asiakas on yksilöity; henkilötunnukset läpäisevät tarkistuksen.")
	ruleSubject        = message("MSG-07", rule.Observed, seenFrames, "A frame describes one document.", "Kehys kuvaa yhden asiakirjan.")
	ruleFrameIDs       = message("MSG-08", rule.Observed, seenFrames, "An identifier of a frame that must be an OID is a well-formed one.", "Kehyksen OID-tunnus on oikeamuotoinen.")
	ruleRegister       = message("MSG-09", rule.Observed, seenFrames, "The code of a frame's document is its register type of 1.2.246.537.6.1264.", "Kehyksen asiakirjan koodi on rekisteritunnus.")
	ruleStates         = message("MSG-10", rule.Observed, seenFrames, "A frame's document is COMPLETED, LA and AC.", "Kehyksen asiakirja on tilassa COMPLETED, LA ja AC.")
	ruleMIME           = grave(message("MSG-11", rule.Inferred, "multipart/related is observed, its form is not", "The frame carries the document as one MIME part of XML in UTF-8.", "Kehys sisältää asiakirjan yhtenä MIME-osana."))
	ruleSameIDs        = message("MSG-12", rule.Observed, toolCheck, "The document id and set id of the frame equal those of the document.", "Kehyksen asiakirjatunnus ja alkuperäinen tunnus ovat samat kuin asiakirjalla.")
	ruleSameVersion    = message("MSG-13", rule.Observed, seenFrames, "The version number of the frame equals that of the document.", "Kehyksen versionumero on sama kuin asiakirjalla.")
	ruleSameClient     = message("MSG-14", rule.Observed, seenFrames, "The client of the frame is a client of the document.", "Kehyksen asiakas on asiakirjan asiakas.")
	ruleSameCustodian  = message("MSG-15", rule.Observed, seenFrames, "The custodian of the frame is the document's controller.", "Kehyksen rekisterinpitäjä on asiakirjan rekisterinpitäjä.")
	ruleRequestFits    = message("MSG-16", rule.Observed, "C-1505; "+seenFrames, "The service request fits the document group: SP1 archives group 1, SP17 group 5.", "Palvelupyyntö vastaa asiakirjaryhmää.")
	ruleTrigger        = message("MSG-17", rule.Inferred, "one of two frames has it", "controlActProcess names its trigger event.", "controlActProcess nimeää laukaisevan tapahtuman.")
	ruleRepeated       = grave(message("MSG-18", rule.Inferred, "HL7 V3", "An element that may occur once occurs once.", "Elementti, joka saa esiintyä kerran, esiintyy kerran."))
	ruleEnvironment    = message("MSG-19", rule.Inferred, "two frames carry D; P is recalled", "The processing code is that of the environment: D in test.", "Käsittelykoodi on ympäristön mukainen.")
	ruleJudgedBefore   = rule.Rule{ID: "DOC-20", Phase: "III", Actors: []rule.Actor{rule.ClientSystem}, Source: "K-RAK", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "The client system validates before sending with the same rules.", FI: "Asiakastietojärjestelmä tarkistaa asiakirjan ennen lähettämistä samoilla säännöillä."}}
	ruleParameter  = grave(message("MSG-21", rule.Inferred, "-", "A query holds known parameters in their forms: one that was ignored would widen the search.", "Haussa on vain tunnettuja hakuehtoja oikeassa muodossa."))
	ruleQueryCode  = message("MSG-22", rule.Inferred, "code service", "A code of a query is a known value of its code system; a newer one is reported, not refused.", "Haun koodi on luokituksen tunnettu arvo; uudempi arvo ilmoitetaan, mutta sitä ei hylätä.")
	ruleProcessing = grave(message("MSG-26", rule.Inferred, "two frames carry D; P is recalled", "The processing code of a message is D or P: one that is neither could be taken for either.", "Sanoman käsittelykoodi on D tai P."))
	ruleUnknown    = message("MSG-23", rule.Inferred, seenFrames, "A frame holds no element, attribute or text that its reader does not know.", "Kehyksessä ei ole elementtiä, attribuuttia tai tekstiä, jota lukija ei tunne.")
	ruleFixed      = message("MSG-24", rule.Inferred, seenFrames, "A frame has the elements that every frame has, and what is the same in every frame is the same in it.", "Kehyksessä on ne elementit ja kiinteät arvot, jotka ovat jokaisessa kehyksessä.")
	ruleReadable   = grave(message("MSG-25", rule.Inferred, seenFrames, "The ids, the version number and the times that a frame gives its document are there and can be read.", "Kehyksen antamat asiakirjan tunnukset, versionumero ja ajat ovat luettavissa."))
	ruleCarried    = rule.Rule{ID: "MSG-20", Phase: "ALL", Actors: both, Source: "-", Fidelity: rule.Inferred, Severity: rule.Info, Statement: rule.Text{
		EN: "A frame that is judged apart from its document carries none.", FI: "Kehys, joka tarkistetaan asiakirjasta erillään, ei sisällä sitä."}}
)

// Rules returns the rules that this package enforces.
func Rules() []rule.Rule {
	return []rule.Rule{
		ruleInteraction, ruleWrapper, ruleServiceRequest, ruleUseSituation, ruleReason, ruleFramePerson, ruleSubject, ruleFrameIDs, ruleRegister,
		ruleStates, ruleMIME, ruleSameIDs, ruleSameVersion, ruleSameClient, ruleSameCustodian, ruleRequestFits, ruleTrigger, ruleRepeated,
		ruleEnvironment, ruleCarried, ruleParameter, ruleQueryCode, ruleJudgedBefore, ruleProcessing, ruleUnknown, ruleFixed, ruleReadable,
	}
}

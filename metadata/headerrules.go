package metadata

import "github.com/kansa-go/kansa/rule"

// Rules of the header's form that the national rule list has no id for. The
// ids are Kansa's own.
var (
	ruleFixed = rule.Rule{ID: "HDR-01", Phase: "ALL", Actors: both, Source: hl7CDA + "; " + observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "realmCode is FI and typeId is that of CDA R2.",
		FI: "realmCode on FI ja typeId on CDA R2:n."}}
	ruleIdentified = rule.Rule{ID: "HDR-02", Phase: "ALL", Actors: both, Source: observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "A document has an OID of its own and the set id that all its versions share.",
		FI: "Asiakirjalla on oma OID-tunnus ja alkuperäisen asiakirjan tunniste, joka on sama kaikilla versioilla."}}
	ruleOID = rule.Rule{ID: "HDR-03", Phase: "ALL", Actors: both, Source: "ITU-T X.660; " + observedHeader, Fidelity: rule.Specified, Statement: rule.Text{
		EN: "An identifier that must be an OID is a well-formed one.",
		FI: "OID-tunnus on oikeamuotoinen."}}
	ruleVersion = rule.Rule{ID: "HDR-04", Phase: "ALL", Actors: both, Source: observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "versionNumber is a whole number from 1.",
		FI: "Versionumero on kokonaisluku ykkösestä alkaen."}}
	ruleFirstVersion = rule.Rule{ID: "HDR-05", Phase: "ALL", Actors: both, Source: observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "The first version's set id is its own id; a later version has another id, names the version it replaces and gives the reason.",
		FI: "Ensimmäisen version alkuperäinen tunniste on sen oma tunnus; uusi versio saa uuden tunnuksen, nimeää korvattavan version ja syyn."}}
	ruleTime = rule.Rule{ID: "HDR-06", Phase: "ALL", Actors: both, Source: observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "Times are given with seconds and zone, yyyymmddhhmmss+zzzz.",
		FI: "Ajat annetaan sekunteineen ja aikavyöhykkeineen."}}
	ruleLanguage = rule.Rule{ID: "HDR-07", Phase: "ALL", Actors: both, Source: observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "The document's language is fi or sv, in small or capital letters.",
		FI: "Asiakirjan kieli on fi tai sv."}}
	ruleConfidentiality = rule.Rule{ID: "HDR-08", Phase: "ALL", Actors: both, Source: observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "The document states its confidentiality.",
		FI: "Asiakirjalla on luottamuksellisuusluokka."}}
	ruleClientName = rule.Rule{ID: "HDR-09", Phase: "ALL", Actors: both, Source: observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "A client has a given name and a family name.",
		FI: "Asiakkaalla on etunimi ja sukunimi."}}
	ruleBirth = rule.Rule{ID: "HDR-10", Phase: "ALL", Actors: both, Source: "DVV personal identity code; " + observedHeader, Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "A client's date of birth is a real day and that of the identity code.",
		FI: "Asiakkaan syntymäaika on todellinen päivä ja sama kuin henkilötunnuksessa."}}
	ruleAuthor = rule.Rule{ID: "HDR-11", Phase: "ALL", Actors: both, Source: observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "A client document names its author: registration number of eleven digits under 1.2.246.537.26, and name.",
		FI: "Asiakasasiakirjalla on laatinut ammattihenkilö: rekisteröintinumero ja nimi."}}
	ruleUnit = rule.Rule{ID: "HDR-12", Phase: "ALL", Actors: both, Source: observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "A document names the service unit and the organiser.",
		FI: "Asiakirjalla on palveluyksikkö ja palvelunjärjestäjä."}}
	ruleField = rule.Rule{ID: "HDR-13", Phase: "ALL", Actors: both, Source: observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "The header has every field that the document's group needs.",
		FI: "Kuvailutiedoissa on kaikki asiakirjaryhmän vaatimat tiedot."}}
	ruleNotInGroup = rule.Rule{ID: "HDR-14", Phase: "ALL", Actors: both, Source: observedHeader, Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "The header has no field that the document's group does not use.",
		FI: "Kuvailutiedoissa ei ole tietoja, joita asiakirjaryhmä ei käytä."}}
	ruleCodeSystem = rule.Rule{ID: "HDR-15", Phase: "ALL", Actors: both, Source: observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "A coded value has a code and the code system of its field.",
		FI: "Koodatulla arvolla on koodi ja kentän luokitus."}}
	ruleUnknownCode = rule.Rule{ID: "HDR-16", Phase: "ALL", Actors: both, Source: "code service", Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "A code outside the values that we know is reported, not refused.",
		FI: "Tuntematon koodi ilmoitetaan, mutta sitä ei hylätä."}}
	ruleRepeated = rule.Rule{ID: "HDR-17", Phase: "ALL", Actors: both, Source: hl7CDA, Fidelity: rule.Specified, Statement: rule.Text{
		EN: "An element that may occur once occurs once.",
		FI: "Elementti, joka saa esiintyä kerran, esiintyy kerran."}}
	ruleUnknownElement = rule.Rule{ID: "HDR-18", Phase: "ALL", Actors: both, Source: observedHeader, Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "The header holds the elements and values that are known, and no more.",
		FI: "Kuvailutiedoissa on vain tunnettuja elementtejä ja arvoja."}}
	ruleNullAndValue = rule.Rule{ID: "HDR-19", Phase: "ALL", Actors: both, Source: "HL7 V3 data types", Fidelity: rule.Specified, Severity: rule.Warning, // a real document carries both
		Statement: rule.Text{
			EN: "An element with a value has no null flavour.",
			FI: "Elementillä, jolla on arvo, ei ole nullFlavor-määrettä."}}
	ruleDates = rule.Rule{ID: "HDR-20", Phase: "ALL", Actors: both, Source: "-", Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "A document is drafted not before the client's birth, and a matter closes not before it opens.",
		FI: "Asiakirja on laadittu asiakkaan syntymän jälkeen, ja asia päättyy aikaisintaan avauspäivänään."}}
	ruleNameSpace = rule.Rule{ID: "HDR-24", Phase: "ALL", Actors: both, Source: "-", Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "A name has no white space at its ends, so that equal names are equal texts.",
		FI: "Nimen alussa ja lopussa ei ole tyhjämerkkejä."}}
)

func headerRules() []rule.Rule {
	return []rule.Rule{
		ruleFixed, ruleIdentified, ruleOID, ruleVersion, ruleFirstVersion, ruleTime, ruleLanguage, ruleConfidentiality, ruleClientName,
		ruleBirth, ruleAuthor, ruleUnit, ruleField, ruleNotInGroup, ruleCodeSystem, ruleUnknownCode, ruleRepeated, ruleUnknownElement,
		ruleNullAndValue, ruleDates, ruleNameSpace,
	}
}

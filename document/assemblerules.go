package document

import "github.com/kansa-go/kansa/rule"

const seenBody = "body of two documents of 2026"

// Rules of the whole document. The BDY ids are Kansa's own.
var (
	ruleOneBody = rule.Rule{ID: "BDY-01", Phase: "ALL", Actors: bothActors, Source: seenBody, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "A document has one component with one nonXMLBody, whose ID is OID and the document's id.",
		FI: "Asiakirjalla on yksi component ja siinä yksi nonXMLBody, jonka ID on OID ja asiakirjan tunnus."}}
	ruleDisplayPart = rule.Rule{ID: "BDY-02", Phase: "II", Actors: bothActors, Source: "S2; " + seenBody, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "The display form is the text element with mediaType application/xhtml+xml and representation B64.",
		FI: "Näyttömuoto on text-elementissä, jonka mediaType on application/xhtml+xml ja representation B64."}}
	ruleContentPart = rule.Rule{ID: "BDY-03", Phase: "II", Actors: bothActors, Source: "S2; " + seenBody, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "The structured form is the json element of namespace urn:hl7finland.",
		FI: "Rakenteinen muoto on nimiavaruuden urn:hl7finland json-elementissä."}}
	ruleBase64 = rule.Rule{ID: "BDY-04", Phase: "ALL", Actors: bothActors, Source: "RFC 4648, 4; " + seenBody, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "Both forms are padded Base64 of the standard alphabet; white space and comments around it are accepted.",
		FI: "Molemmat muodot ovat täytettyä Base64:ää; tyhjemerkit ja kommentit sallitaan."}}
	ruleDisplayForm = rule.Rule{ID: "BDY-05", Phase: "II", Actors: bothActors, Source: seenBody, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "The display form is well-formed XHTML: one div of class soc-document whose id is that of the body.",
		FI: "Näyttömuoto on hyvinmuodostettua XHTML:ää: yksi soc-document-luokan div, jonka id on rungon ID."}}
	ruleForeignPart = rule.Rule{ID: "BDY-06", Phase: "ALL", Actors: bothActors, Source: seenBody, Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "nonXMLBody holds the display form and the structured form and nothing else.",
		FI: "nonXMLBody sisältää näyttömuodon ja rakenteisen muodon eikä muuta."}}
	ruleActiveDisplay = rule.Rule{ID: "BDY-07", Phase: "II", Actors: bothActors, Source: "-", Fidelity: rule.Invented, Severity: rule.Error, // a script in an archived document is an attack
		Statement: rule.Text{
			EN: "The display form holds no script, event handler or reference to anything outside.",
			FI: "Näyttömuodossa ei ole skriptejä, tapahtumakäsittelijöitä eikä ulkoisia viittauksia."}}

	ruleTestClient = rule.Rule{ID: "ENV-01", Phase: "ALL", Actors: []rule.Actor{rule.Archive}, Source: "K-ETIQ", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "In a test environment every personal identity code in a stored document is of the 900-series; otherwise the document is not stored.",
		FI: "Testiympäristössä jokainen tallennettavan asiakirjan henkilötunnus on 900-sarjaa; muuten asiakirjaa ei tallenneta.",
		SV: "I en testmiljö är varje personbeteckning i en lagrad handling ur 900-serien; annars lagras handlingen inte."}}
	ruleTestEverywhere = rule.Rule{ID: "ENV-02", Phase: "ALL", Actors: bothActors, Source: "K-ETIQ", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "ENV-01 covers every field, not only the client's id.",
		FI: "ENV-01 koskee jokaista kenttää, ei vain asiakkaan tunnusta.",
		SV: "ENV-01 gäller varje fält, inte bara klientens beteckning."}}

	ruleKnownStructure = rule.Rule{ID: "STR-17", Phase: "II", Actors: []rule.Actor{rule.Archive}, Source: "GH-SOSJSON", Fidelity: rule.Inferred, Severity: rule.Error, // a content without its structure cannot be judged
		Statement: rule.Text{
			EN: "The structure version named in the metadata is the one that the content is validated against; an unknown one is refused.",
			FI: "Sisältö tarkistetaan kuvailutietojen nimeämää rakenneversiota vasten; tuntematon rakenne hylätään."}}
	ruleTypeMatches = rule.Rule{ID: "STR-18", Phase: "II", Actors: bothActors, Source: "GH-SOSJSON", Fidelity: rule.Inferred, Severity: rule.Error, // two names for one thing contradict each other
		Statement: rule.Text{
			EN: "The type code in the metadata equals the code inside the structure's OID; for group documents the group does.",
			FI: "Kuvailutietojen asiakirjatyyppi on sama kuin rakenteen OID-tunnuksen koodi; ryhmäasiakirjoilla ryhmä."}}
	ruleSameClient = rule.Rule{ID: "STR-21", Phase: "II", Actors: bothActors, Source: "-", Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "Client names, identity codes, temporary identifiers and birth dates in the content equal those in the metadata.",
		FI: "Asiakkaan nimi, henkilötunnus, tilapäinen yksilöintitunnus ja syntymäaika ovat sisällössä samat kuin kuvailutiedoissa."}}
	ruleSameTask = rule.Rule{ID: "STR-22", Phase: "II", Actors: bothActors, Source: "-", Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "The service task in the content equals one of the metadata's.",
		FI: "Sisällön palvelutehtävä on jokin kuvailutietojen palvelutehtävistä."}}
	ruleSameMatter = rule.Rule{ID: "LNK-28", Phase: "II", Actors: bothActors, Source: "GH-SOSJSON", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "A matter number inside a document equals the matter id of its metadata.",
		FI: "Asiakirjan sisällössä oleva asianumero on sama kuin kuvailutietojen asiatunnus."}}
)

// AssemblyRules returns the rules about whole documents that this package
// enforces beside those of Rules.
func AssemblyRules() []rule.Rule {
	return []rule.Rule{
		ruleOneBody, ruleDisplayPart, ruleContentPart, ruleBase64, ruleDisplayForm, ruleForeignPart, ruleActiveDisplay, ruleTestClient, ruleTestEverywhere,
		ruleKnownStructure, ruleTypeMatches, ruleSameClient, ruleSameTask, ruleSameMatter, ruleUnstructuredGroup, ruleFormatMatches, rulePDF, rulePDFInspected, ruleTooMany,
		ruleCancelledBody,
	}
}

package metadata

import (
	"slices"

	"github.com/kansa-go/kansa/rule"
)

// both are the actors of most rules of the header.
var both = []rule.Actor{rule.ClientSystem, rule.Archive}

const (
	observedHeader = "header of two documents of 2026"
	hl7CDA         = "HL7 CDA R2"
)

// Rules of the national material (their ids are those of the rule list).
var (
	ruleGroup = rule.Rule{ID: "DOC-01", Phase: "ALL", Actors: both, Source: "C-1505", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Every archiving message states the document group from 1.2.246.537.6.1505.",
		FI: "Jokaisessa arkistointisanomassa ilmoitetaan asiakirjaryhmä luokituksesta 1.2.246.537.6.1505.",
		SV: "Varje arkiveringsmeddelande anger handlingsgruppen ur klassifikationen 1.2.246.537.6.1505."}}
	ruleKnownGroup = rule.Rule{ID: "DOC-04", Phase: "ALL", Actors: both, Source: "C-1505", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "The receiver selects validation and handling by the group; an unknown group is refused.",
		FI: "Vastaanottaja valitsee tarkistukset ja käsittelyn asiakirjaryhmän perusteella; tuntematon ryhmä hylätään.",
		SV: "Mottagaren väljer kontroller och behandling enligt handlingsgruppen; en okänd grupp avvisas."}}
	ruleServiceTask = rule.Rule{ID: "DOC-06", Phase: "ALL", Actors: both, Source: "C-1221, T-DOK", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Each client document carries at least one service task from 1.2.246.537.6.1221.",
		FI: "Jokaisella asiakasasiakirjalla on vähintään yksi palvelutehtävä luokituksesta 1.2.246.537.6.1221.",
		SV: "Varje klienthandling har minst en serviceuppgift ur klassifikationen 1.2.246.537.6.1221."}}
	ruleServiceProcess = rule.Rule{ID: "DOC-07", Phase: "ALL", Actors: both, Source: "C-1277", Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "Each client document carries the service process from 1.2.246.537.6.1277.",
		FI: "Jokaisella asiakasasiakirjalla on palveluprosessi luokituksesta 1.2.246.537.6.1277.",
		SV: "Varje klienthandling har serviceprocessen ur klassifikationen 1.2.246.537.6.1277."}}
	ruleController = rule.Rule{ID: "DOC-10", Phase: "ALL", Actors: both, Source: "S0; " + observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "Documents carry the controller (register holder) explicitly.",
		FI: "Asiakirjalla ilmoitetaan rekisterinpitäjä.",
		SV: "Handlingen anger den personuppgiftsansvarige."}}
	ruleRegister = rule.Rule{ID: "DOC-26", Phase: "ALL", Actors: both, Source: "GH-FHIRFI; " + observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "Each request and document states the register by a code of 1.2.246.537.6.1264.",
		FI: "Jokainen pyyntö ja asiakirja ilmoittaa rekisterin luokituksen 1.2.246.537.6.1264 koodilla.",
		SV: "Varje begäran och handling anger registret med en kod ur 1.2.246.537.6.1264."}}
	ruleMatter = rule.Rule{ID: "LNK-01", Phase: "ALL", Actors: both, Source: "S1; " + observedHeader, Fidelity: rule.Observed, Statement: rule.Text{
		EN: "Each client document (not old) belongs to a matter: it references an asia-asiakirja.",
		FI: "Jokainen asiakasasiakirja (ei vanha) kuuluu asiaan: se viittaa asia-asiakirjaan.",
		SV: "Varje klienthandling (inte gammal) hör till ett ärende: den hänvisar till ärendehandlingen."}}
	ruleSharedMatter = rule.Rule{ID: "LNK-03", Phase: "I/II", Actors: both, Source: "S1, S2", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "A matter has one client, or several when it is a shared matter; other documents have at least one.",
		FI: "Asialla on yksi asiakas, tai useita kun kyseessä on yhteinen asia; muilla asiakirjoilla on vähintään yksi.",
		SV: "Ett ärende har en klient, eller flera då det är gemensamt; andra handlingar har minst en."}}
	ruleOnePerson = rule.Rule{ID: "LNK-20", Phase: "ALL", Actors: both, Source: "GH-SOSJSON", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Asiakkuusasiakirja concerns exactly one person.",
		FI: "Asiakkuusasiakirja koskee tasan yhtä henkilöä.",
		SV: "Klientrelationshandlingen gäller exakt en person."}}
	ruleRelationship = rule.Rule{ID: "LNK-21", Phase: "II", Actors: both, Source: "GH-SOSJSON", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Asiakkuusasiakirja (not old) has a relationship OID, start date, organiser's operating unit and at least one service-task block.",
		FI: "Asiakkuusasiakirjalla (ei vanha) on asiakkuuden tunniste, alkamispäivä, palvelunjärjestäjän toimintayksikkö ja vähintään yksi palvelutehtävä.",
		SV: "Klientrelationshandlingen (inte gammal) har relationens identifikationskod, startdatum, anordnarens verksamhetsenhet och minst en serviceuppgift."}}
	ruleHasIdentity = rule.Rule{ID: "TMP-08", Phase: "II", Actors: both, Source: "GH-SOSJSON", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Each client has an identity code or a temporary identifier, at least one.",
		FI: "Jokaisella asiakkaalla on henkilötunnus tai tilapäinen yksilöintitunnus, vähintään toinen.",
		SV: "Varje klient har en personbeteckning eller en temporär identifierare, minst en av dem."}}
	ruleTemporaryID = rule.Rule{ID: "TMP-03", Phase: "II", Actors: both, Source: "GH-SOSJSON, GH-FHIRFI", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "A temporary identifier has a value (example form 112233-445a) and an organisation-based root.",
		FI: "Tilapäisellä yksilöintitunnuksella on arvo (muoto esim. 112233-445a) ja organisaatiopohjainen juuri.",
		SV: "En temporär identifierare har ett värde (form t.ex. 112233-445a) och en organisationsbaserad rot."}}
	ruleIdentityCode = rule.Rule{ID: "HDR-21", Phase: "ALL", Actors: both, Source: "K-HETU; " + observedHeader, Fidelity: rule.Specified, Statement: rule.Text{
		EN: "An identity code stands under 1.2.246.21 and passes the code check.",
		FI: "Henkilötunnus on juuren 1.2.246.21 alla ja läpäisee tarkistuksen.",
		SV: "Personbeteckningen står under roten 1.2.246.21 och klarar kontrollen."}}
	ruleNoTemporary = rule.Rule{ID: "TMP-10", Phase: "III", Actors: []rule.Actor{rule.ClientSystem, rule.DeclarationService}, Source: "GH-SOSJSON", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "No permission or denial can be stored for a client with only a temporary identifier.",
		FI: "Luovutuslupaa tai kieltoa ei voi tallentaa asiakkaalle, jolla on vain tilapäinen yksilöintitunnus.",
		SV: "Tillstånd eller förbud kan inte lagras för en klient som bara har en temporär identifierare."}}
	ruleStructureNamed = rule.Rule{ID: "DOC-13", Phase: "II", Actors: both, Source: "S2; " + observedHeader, Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Structured content is accepted only if it follows a national structure published in Sosmeta; the header names the structure.",
		FI: "Rakenteinen sisältö hyväksytään vain, jos se noudattaa Sosmetassa julkaistua rakennetta; kuvailutiedot nimeävät rakenteen.",
		SV: "Strukturerat innehåll godkänns bara om det följer en struktur i Sosmeta; metadata anger strukturen."}}
	ruleServiceUnit = rule.Rule{ID: "ID-06", Phase: "ALL", Actors: both, Source: "V-OID", Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "A service unit is identified by its own OID (.10.1, .10.2 …), not by the .10.0 operating-unit OID, where the field asks for a service unit.",
		FI: "Palveluyksikkö yksilöidään omalla OID-tunnuksellaan (.10.1, .10.2 …), ei toimintayksikön tunnuksella .10.0.",
		SV: "En serviceenhet anges med sin egen OID (.10.1, .10.2 …), inte med verksamhetsenhetens .10.0."}}
	ruleCodeVersion = rule.Rule{ID: "ID-10", Phase: "ALL", Actors: both, Source: "T-OID", Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "Code set values are given with the code set OID including version (year).",
		FI: "Luokituksen arvon kanssa ilmoitetaan luokituksen OID versioineen (vuosi).",
		SV: "Kodvärden anges med kodsystemets OID inklusive version (år)."}}
)

// Rules returns the rules that this package enforces.
func Rules() []rule.Rule {
	national := []rule.Rule{
		ruleGroup, ruleKnownGroup, ruleServiceTask, ruleServiceProcess, ruleController, ruleRegister, ruleMatter, ruleSharedMatter,
		ruleOnePerson, ruleRelationship, ruleHasIdentity, ruleTemporaryID, ruleIdentityCode, ruleNoTemporary, ruleStructureNamed,
		ruleServiceUnit, ruleCodeVersion,
	}
	return slices.Concat(national, particularRules(), headerRules())
}

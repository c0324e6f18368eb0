package metadata

import "github.com/kansa-go/kansa/rule"

// Rules that a document breaks in a particular situation: on behalf of another,
// as a cancellation, from another phase or archive.
var (
	ruleSeparator2000 = rule.Rule{ID: "ID-01", Phase: "ALL", Actors: both, Source: "K-HETU", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Intermediate character for births in the 2000s is one of A B C D E F.",
		FI: "2000-luvulla syntyneen henkilötunnuksen välimerkki on jokin merkeistä A B C D E F.",
		SV: "Skiljetecknet för födda på 2000-talet är något av A B C D E F."}}
	ruleSeparator1900 = rule.Rule{ID: "ID-02", Phase: "ALL", Actors: both, Source: "K-HETU", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "For births in the 1900s it is one of - Y X W V U.",
		FI: "1900-luvulla syntyneen henkilötunnuksen välimerkki on jokin merkeistä - Y X W V U.",
		SV: "Skiljetecknet för födda på 1900-talet är något av - Y X W V U."}}
	ruleSeparator1800 = rule.Rule{ID: "ID-03", Phase: "ALL", Actors: both, Source: "K-HETU", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "For births in the 1800s it is +.",
		FI: "1800-luvulla syntyneen henkilötunnuksen välimerkki on +.",
		SV: "Skiljetecknet för födda på 1800-talet är +."}}
	ruleVersionGroup = rule.Rule{ID: "DOC-02", Phase: "ALL", Actors: both, Source: "C-1505", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Every versioning message states the document group.",
		FI: "Jokaisessa versiointisanomassa ilmoitetaan asiakirjaryhmä.",
		SV: "Varje versionsmeddelande anger handlingsgruppen."}}
	ruleMatterTask = rule.Rule{ID: "LNK-15", Phase: "ALL", Actors: both, Source: "GH-SOSJSON", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Asia-asiakirja has the organiser's operating unit, client(s), asiatunnus, name, state, opening date and exactly one service task.",
		FI: "Asia-asiakirjalla on toimintayksikkö, asiakkaat, asiatunnus, nimi, tila, avauspäivä ja täsmälleen yksi palvelutehtävä.",
		SV: "En ärendehandling har verksamhetsenhet, klienter, ärendebeteckning, namn, tillstånd, öppningsdag och exakt en serviceuppgift."}}
	ruleCancelGroup = rule.Rule{ID: "DOC-03", Phase: "ALL", Actors: both, Source: "C-1505", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Every nullification message states the document group.",
		FI: "Jokaisessa mitätöintisanomassa ilmoitetaan asiakirjaryhmä.",
		SV: "Varje makuleringsmeddelande anger handlingsgruppen."}}
	ruleDeclarationGroup = rule.Rule{ID: "DOC-05", Phase: "III", Actors: []rule.Actor{rule.ClientSystem, rule.DeclarationService}, Source: "C-1505", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Messages to the declaration-of-intent service state the document group too.",
		FI: "Myös tahdonilmaisupalvelulle lähetettävissä sanomissa ilmoitetaan asiakirjaryhmä.",
		SV: "Även meddelanden till tjänsten för viljeyttringar anger handlingsgruppen."}}
	ruleOnBehalf = rule.Rule{ID: "DOC-11", Phase: "II", Actors: both, Source: "T-DOK", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "When made on behalf of another: basis of processing, organiser and provider are all present.",
		FI: "Kun asiakirja laaditaan toisen lukuun, siinä ovat käsittelyn peruste, palvelunjärjestäjä ja palvelunantaja.",
		SV: "När handlingen görs för någon annans räkning anges grunden för behandlingen, anordnaren och tjänstegivaren."}}
	rulePatient = rule.Rule{ID: "DOC-12", Phase: "ALL", Actors: both, Source: "S3, K-ARCH-FI", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Only social welfare client data is accepted; patient documents are refused.",
		FI: "Arkistoon tallennetaan vain sosiaalihuollon asiakastietoja; potilasasiakirjat hylätään.",
		SV: "Endast klientuppgifter inom socialvården godkänns; patienthandlingar avvisas."}}
	ruleFormats = rule.Rule{ID: "DOC-16", Phase: "II", Actors: []rule.Actor{rule.Archive}, Source: "S2", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Storage formats accepted from phase II: JSON and XHTML.",
		FI: "II vaiheesta alkaen hyväksytyt tallennusmuodot ovat JSON ja XHTML.",
		SV: "Från fas II godkänns lagringsformaten JSON och XHTML."}}
	rulePhaseModel = rule.Rule{ID: "DOC-18", Phase: "II", Actors: []rule.Actor{rule.Archive}, Source: "S2", Fidelity: rule.Specified, Statement: rule.Text{
		EN: `Documents of "phase II or later" use the phase II metadata model; phase I model refused for them.`,
		FI: "Toisen tai myöhemmän vaiheen asiakirjat noudattavat II vaiheen metatietomallia; I vaiheen malli hylätään.",
		SV: "Handlingar från fas II eller senare följer metadatamodellen för fas II; modellen för fas I avvisas."}}
	ruleRegisterFits = rule.Rule{ID: "DOC-27", Phase: "ALL", Actors: []rule.Actor{rule.Archive}, Source: "B-ISO, GH-FHIRFI", Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "Register code fits the controller: client register or notification register.",
		FI: "Rekisteritunnus sopii asiakirjaan: asiakasrekisteri tai ilmoitusrekisteri.",
		SV: "Registerkoden passar handlingen: klientregister eller anmälningsregister."}}
	ruleTwoRegisters = rule.Rule{ID: "ORG-05", Phase: "ALL", Actors: []rule.Actor{rule.Archive}, Source: "K-DATES, B-ISO", Fidelity: rule.Specified, Severity: rule.Warning, // the code of the notification register is assumed, so another code may be it
		Statement: rule.Text{
			EN: "One controller has one client register; a second kind is the notification register.",
			FI: "Rekisterinpitäjällä on yksi asiakasrekisteri; toinen laji on ilmoitusrekisteri.",
			SV: "En personuppgiftsansvarig har ett klientregister; det andra slaget är anmälningsregistret."}}
	ruleOldMarked = rule.Rule{ID: "OLD-03", Phase: "ALL", Actors: both, Source: "S0, K-LAAJ", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "An old document is marked as such by its document group and is told apart from phase I and II documents.",
		FI: "Vanha asiakirja merkitään asiakirjaryhmällä ja erotetaan I ja II vaiheen asiakirjoista.",
		SV: "En gammal handling märks med handlingsgruppen och skiljs från handlingar från fas I och II."}}
	// ruleOldMatter allows something: the table's Matter row enforces it.
	ruleOldMatter = rule.Rule{ID: "OLD-10", Phase: "ALL", Actors: both, Source: "-", Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "Old documents need no matter reference.",
		FI: "Vanha asiakirja ei tarvitse viittausta asiaan.",
		SV: "Gamla handlingar behöver ingen hänvisning till ett ärende."}}
	ruleTemporaryAsCode = rule.Rule{ID: "TMP-06", Phase: "II", Actors: []rule.Actor{rule.ClientSystem}, Source: "-", Fidelity: rule.Inferred, Severity: rule.Error, // whoever reads the field takes it for a person's code
		Statement: rule.Text{
			EN: "A temporary identifier is never sent in a field typed as identity code.",
			FI: "Tilapäistä yksilöintitunnusta ei koskaan lähetetä henkilötunnuksen kentässä.",
			SV: "En temporär identifierare skickas aldrig i fältet för personbeteckning."}}
	ruleCancels = rule.Rule{ID: "NUL-02", Phase: "ALL", Actors: both, Source: "C-1505", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "A document can be nullified by a message; it is a new version that names the one it cancels.",
		FI: "Asiakirjan voi mitätöidä sanomalla; mitätöinti on uusi versio, joka nimeää mitätöitävän.",
		SV: "En handling kan makuleras med ett meddelande: en ny version som anger den makulerade."}}
	ruleOrganisersRegister = rule.Rule{ID: "REG-08", Phase: "II", Actors: both, Source: "K-RKO, S0", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Documents made in outsourced service go to the organiser's register, not the provider's.",
		FI: "Ostopalvelussa syntyvät asiakirjat tallennetaan palvelunjärjestäjän rekisteriin, ei palveluntuottajan.",
		SV: "Handlingar som uppkommer i köpt service lagras i anordnarens register, inte i producentens."}}
	ruleOutsourcedStructured = rule.Rule{ID: "REG-11", Phase: "III", Actors: []rule.Actor{rule.ClientSystem}, Source: "K-RKO-EN", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Documents in outsourced service are structured.",
		FI: "Ostopalvelun asiakirjat ovat rakenteisia.",
		SV: "Handlingar i köpt service är strukturerade."}}
	ruleControllerMakes = rule.Rule{ID: "LNK-07", Phase: "II", Actors: both, Source: "K-RKO", Fidelity: rule.Specified, Statement: rule.Text{
		EN: "Only the controller (organiser) makes and updates asiakkuusasiakirja and asia-asiakirja.",
		FI: "Vain rekisterinpitäjä (palvelunjärjestäjä) laatii ja päivittää asiakkuusasiakirjan ja asia-asiakirjan.",
		SV: "Endast den personuppgiftsansvarige (anordnaren) upprättar och uppdaterar klientrelations- och ärendehandlingen."}}
	ruleRelation = rule.Rule{ID: "HDR-22", Phase: "ALL", Actors: both, Source: hl7CDA, Fidelity: rule.Specified, Severity: rule.Warning, // the relation is then not read, nothing else is lost
		Statement: rule.Text{
			EN: "relatedDocument says by its typeCode how the documents relate: RPLC replaces, APND is attached to.",
			FI: "relatedDocument kertoo typeCode-määreellä suhteen: RPLC korvaa, APND on liite."}}
	ruleAttached = rule.Rule{ID: "HDR-23", Phase: "ALL", Actors: both, Source: "our choice", Fidelity: rule.Invented, Severity: rule.Error, // an attachment of nothing cannot be found again
		Statement: rule.Text{
			EN: "An attachment names its main document, which is another document.",
			FI: "Liite nimeää pääasiakirjansa, joka on toinen asiakirja."}}
)

func particularRules() []rule.Rule {
	return []rule.Rule{
		ruleSeparator2000, ruleSeparator1900, ruleSeparator1800, ruleCancelGroup, ruleVersionGroup, ruleMatterTask, ruleDeclarationGroup, ruleOnBehalf, rulePatient, ruleFormats,
		rulePhaseModel, ruleRegisterFits, ruleTwoRegisters, ruleOldMarked, ruleOldMatter, ruleTemporaryAsCode, ruleCancels, ruleOrganisersRegister,
		ruleOutsourcedStructured, ruleControllerMakes, ruleRelation, ruleAttached,
	}
}

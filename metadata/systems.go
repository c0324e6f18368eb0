package metadata

import "github.com/kansa-go/kansa/rule"

const seen = "observed in documents of 2026"

// The code systems of the header. Values are those seen in real documents or
// named by the code service; the lists are open.
var (
	// DocumentTypes is Asiakasasiakirjatyyppi: general and specific types.
	DocumentTypes = CodeSystem{"1.2.246.537.6.1506", "201701", "Sosiaalihuolto - Asiakasasiakirjatyyppi", []Value{
		{"1", "Arvio"}, {"3", "Hakemus"}, {"4", "Ilmoitus"}, {"5", "Kuulemisasiakirja"}, {"6", "Laskelma"}, {"7", "Lausunto"},
		{"8", "Lähete"}, {"9", "Maksusitoumus"}, {"10", "Pyyntö"}, {"11", "Päätös"}, {"12", "Selvitys"}, {"13", "Sopimus"},
		{"14", "Suostumus"}, {"15", "Suunnitelma"}, {"16", "Yhteenveto"}, {"19", "Asiakaskertomusmerkintä"},
		{"15007", "Lapsiperheiden palvelujen asiakassuunnitelma"},
	}, "GH-SOSJSON", rule.Specified}

	// DocumentGroups is Asiakirjaryhmä.
	DocumentGroups = CodeSystem{"1.2.246.537.6.1505", "201601", "Sosiaalihuolto - Asiakirjaryhmä", []Value{
		{"1", "Asiakkuusasiakirja"}, {"2", "Asia-asiakirja"}, {"3", "I vaiheen asiakasasiakirja"}, {"4", "Vanha asiakasasiakirja"}, {"5", "Toisen tai myöhemmän vaiheen asiakasasiakirja"},
		{"8", "Luovutuslupa-asiakirja"}, {"9", "Kieltoasiakirja"},
	}, "C-1505", rule.Specified}

	// Confidentiality is Asiakirjan luottamuksellisuus.
	Confidentiality = CodeSystem{"1.2.246.777.5.99902", "2006", "KanTa-palvelut - Asiakirjan luottamuksellisuus", []Value{
		{"6", "Sosiaalihuollon salassapidettävä"},
	}, seen, rule.Observed}

	// Genders is Sukupuoli.
	Genders = CodeSystem{"1.2.246.537.5.1", "1997", "AR/YDIN - Sukupuoli", []Value{
		{"1", "Mies"}, {"2", "Nainen"},
	}, seen, rule.Observed}

	// FileFormats is Asiakirjan näyttömuodon formaatti.
	FileFormats = CodeSystem{"1.2.246.537.6.1502", "201601", "Sosiaalihuolto - Asiakirjan näyttömuodon formaatti", []Value{
		{"1", "PDF/A"}, {"2", "XHTML_1.1"},
	}, seen, rule.Observed}

	// StructuredFormats is Asiakirjan tiedostomuoto.
	StructuredFormats = CodeSystem{"1.2.246.537.5.40179", "2008", "eArkisto - Asiakirjan tiedostomuoto", []Value{
		{"5", "JSON"},
	}, seen, rule.Observed}

	// RecordStatuses is Asiakirjan valmistumisen tila.
	RecordStatuses = CodeSystem{"1.2.246.537.5.40154", "2008", "eArkisto - Asiakirjan valmistumisen tila", []Value{
		{"3", "Arkistointivalmis"},
	}, seen, rule.Observed}

	// RegisterTypes is Asiakirjan rekisteritunnus.
	RegisterTypes = CodeSystem{"1.2.246.537.6.1264", "201701", "Sosiaalihuolto - Asiakirjan rekisteritunnus", []Value{
		{"1", "Sosiaalihuollon asiakasrekisteri"},
	}, seen, rule.Observed}

	// ServiceTasks is Palvelutehtävä.
	ServiceTasks = CodeSystem{"1.2.246.537.6.1221", "201601", "Sosiaalihuolto - Palvelutehtävä", []Value{
		{"10", "Lastensuojelu"}, {"15", "Päihdehuolto"}, {"20", "Vammaispalvelut"}, {"24", "Lapsiperheiden palvelut"},
	}, "C-1221", rule.Specified}

	// ServiceProcesses is Palveluprosessi.
	ServiceProcesses = CodeSystem{"1.2.246.537.6.1277", "201701", "Sosiaalihuolto - Sosiaalihuollon palveluprosessi", []Value{
		{"3", "Asiakkuuden suunnittelu"},
	}, "C-1277", rule.Specified}

	// RetentionClasses is Asiakirjan kokonaissäilytysaika.
	RetentionClasses = CodeSystem{"1.2.246.537.6.1258", "201601", "Sosiaalihuolto - asiakirjan kokonaissäilytysaika", []Value{
		{"1", "Säilytetään pysyvästi"},
	}, seen, rule.Observed}

	// YesNo is Kyllä / Ei / Ei tietoa.
	YesNo = CodeSystem{"1.2.246.537.6.112", "2007", "AR/YDIN - Kyllä/EI/Ei tietoa", []Value{
		{"K", "Kyllä"}, {"E", "Ei"},
	}, seen, rule.Observed}

	// GuardianDisclosures is Alaikäisen asiakastietojen luovuttaminen huoltajille.
	GuardianDisclosures = CodeSystem{"1.2.246.537.6.1286", "201901", "Sosiaalihuolto - Alaikäisen asiakastietojen luovuttaminen huoltajille", []Value{
		{"1", "Alaikäisen asiakkaan asiakirja voidaan luovuttaa huoltajille ja muille tiedonsaantiin oikeutetuille, koska alaikäinen ei kiellä asiakirjan luovuttamista"},
	}, seen, rule.Observed}

	// HidingReasons is Perustelut asiakirjan näyttämisen rajaamiselle Omakannassa.
	HidingReasons = CodeSystem{"1.2.246.537.6.1288", "201901", "Sosiaalihuolto - Perustelut asiakirjan näyttämisen rajaamiselle Omakannassa", []Value{
		{"1", "Asiakirjan näyttämisestä aiheutuu vaaraa asiakkaan terveydelle tai kehitykselle"},
	}, seen, rule.Observed}

	// AuthenticationMethods is Tunnistautumistapa.
	AuthenticationMethods = CodeSystem{"1.2.246.537.5.40128", "2006", "KanTa-palvelut - Tunnistautumistapa", []Value{
		{"1", "Sosiaali- ja terveydenhuollon ammattihenkilön varmenne"},
	}, seen, rule.Observed}

	// CorrectionReasons is the code system of reasonOfCorrection. Nobody could
	// verify its OID, so the one here is ours, in the arc for examples.
	CorrectionReasons = CodeSystem{"2.999.1.1", "2026", "Kansa - asiakirjan korvauksen syy", []Value{
		{"1", "Korjaus"},
	}, "our choice; replace it with the official code system", rule.Invented}
)

// FormatPDFA and FormatXHTML are the codes of FileFormats. The code of PDF/A is
// our assumption, see AssumedCodes.
const (
	FormatPDFA  = "1"
	FormatXHTML = "2"
)

// AssumedCode is a value that we put into a national code system without having
// seen it there.
type AssumedCode struct {
	Code   Code
	Reason string
}

// AssumedCodes lists the values of national code systems that are our
// assumption. A vendor who knows better sets the header's code directly.
func AssumedCodes() []AssumedCode {
	const order = "3 and 4 are the two groups that are left for phase I and old documents; their order is not known"
	return []AssumedCode{
		{DocumentGroups.Code(string(GroupPhaseI)), order},
		{DocumentGroups.Code(string(GroupOld)), order},
		{FileFormats.Code(FormatPDFA), "only 2 = XHTML_1.1 was seen"},
	}
}

// CodeSystems returns all code systems of the header, for listings.
func CodeSystems() []CodeSystem {
	return []CodeSystem{
		DocumentTypes, DocumentGroups, Confidentiality, Genders, FileFormats, StructuredFormats, RecordStatuses,
		RegisterTypes, ServiceTasks, ServiceProcesses, RetentionClasses, YesNo, GuardianDisclosures, HidingReasons,
		AuthenticationMethods, CorrectionReasons,
	}
}

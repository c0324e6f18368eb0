package document

import "github.com/kansa-go/kansa/rule"

// both lists the actors that most content rules bind.
var both = []rule.Actor{rule.ClientSystem, rule.Archive}

// Sources of the rules below.
const (
	srcStructures = "GH-SOSJSON" // THL's published structures
	srcStandard   = "S8a"        // Asiakirjastandardi: content is JSON, display form is XHTML
	srcKansa      = "Kansa"      // our own choice
)

// specified declares a rule that the published structures state.
func specified(id rule.ID, text rule.Text) rule.Rule {
	return rule.Rule{
		ID: id, Statement: text, Phase: "II", Actors: both,
		Source: srcStructures, Fidelity: rule.Specified,
	}
}

// inferred declares a rule that follows from the structures and is advisory.
func inferred(id rule.ID, text rule.Text) rule.Rule {
	r := specified(id, text)
	r.Fidelity = rule.Inferred
	return r
}

// contentRule declares a rule of the group CNT: what any JSON content must be
// before a structure is looked at.
func contentRule(id rule.ID, source string, fidelity rule.Fidelity, text rule.Text) rule.Rule {
	return rule.Rule{
		ID: id, Statement: text, Phase: "II", Actors: both,
		Source: source, Fidelity: fidelity, Severity: rule.Error,
	}
}

// Rules returns every rule that this package's content checks enforce, in the
// order of their ids. The caller owns the slice.
func Rules() []rule.Rule {
	return append([]rule.Rule{
		cntSyntax, cntDuplicate, cntRequired, cntType, cntLimits, cntCharacters, cntValue,
		cntShown, cntClaims, cntRange,
		lnkOrder, lnkShared,
		strRoot, strUnknown, strCode, strSystem, strAccepted, strIdentifier, strDatePattern,
		strCalendar, strPhrase, strQuantity, strNonEmpty, strConditional, strHidden,
		tmpHetu,
		turProhibition, turRelated,
	}, linkRules()...)
}

var (
	cntSyntax = contentRule("CNT-01", srcStandard, rule.Specified, rule.Text{
		EN: "Content is one well-formed JSON value in UTF-8 and nothing else.",
		FI: "Sisältö on yksi hyvin muodostettu JSON-arvo UTF-8-merkistössä, eikä mitään muuta.",
		SV: "Innehållet är ett enda välformat JSON-värde i UTF-8 och ingenting annat.",
	})
	cntDuplicate = contentRule("CNT-02", srcKansa, rule.Invented, rule.Text{
		EN: "No key occurs twice in one object: readers disagree about which value counts.",
		FI: "Mikään avain ei esiinny samassa oliossa kahdesti: lukijat ovat eri mieltä siitä, kumpi arvo pätee.",
		SV: "Ingen nyckel förekommer två gånger i samma objekt: läsare är oense om vilket värde som gäller.",
	})
	cntRequired = contentRule("CNT-03", srcStructures, rule.Specified, rule.Text{
		EN: "Every field that the structure marks mandatory is present; a mandatory repeated field has at least one item.",
		FI: "Jokainen rakenteen pakollinen kenttä on mukana; pakollisessa toistuvassa kentässä on vähintään yksi arvo.",
		SV: "Varje obligatoriskt fält i strukturen finns med; ett obligatoriskt upprepat fält har minst ett värde.",
	})
	cntType = contentRule("CNT-04", srcStructures, rule.Specified, rule.Text{
		EN: "Every value has the JSON type that the structure gives its field.",
		FI: "Jokaisella arvolla on se JSON-tyyppi, jonka rakenne kentälle antaa.",
		SV: "Varje värde har den JSON-typ som strukturen anger för fältet.",
	})
	cntLimits = contentRule("CNT-05", srcKansa, rule.Invented, rule.Text{
		EN: "Content stays within the limits on bytes, depth, number of values and size of numbers.",
		FI: "Sisältö pysyy koon, sisäkkäisyyden, arvojen määrän ja lukujen suuruuden rajoissa.",
		SV: "Innehållet håller sig inom gränserna för storlek, djup, antal värden och talens storlek.",
	})
	cntCharacters = contentRule("CNT-06", srcStandard, rule.Inferred, rule.Text{
		EN: "Every character of the content can stand in XML 1.0, because the display form is XHTML.",
		FI: "Sisällön jokainen merkki kelpaa XML 1.0:aan, koska näyttömuoto on XHTML:ää.",
		SV: "Varje tecken i innehållet är tillåtet i XML 1.0, eftersom visningsformen är XHTML.",
	})
	cntValue = contentRule("CNT-07", srcStructures, rule.Specified, rule.Text{
		EN: "Every value satisfies the other constraints of its field in the structure.",
		FI: "Jokainen arvo täyttää rakenteen kentälle asettamat muut ehdot.",
		SV: "Varje värde uppfyller strukturens övriga villkor för fältet.",
	})
)

var (
	cntShown = rule.Rule{
		ID: "CNT-08", Phase: "II", Actors: both, Source: srcStandard, Fidelity: rule.Inferred, // words are compared, and values can be worded in other ways
		Statement: rule.Text{
			EN: "The display form shows every value of the content that the structure does not hide.",
			FI: "Näyttömuoto näyttää jokaisen sisällön arvon, jota rakenne ei piilota.",
			SV: "Visningsformen visar varje värde i innehållet som strukturen inte döljer.",
		},
	}
	cntRange = contentRule("CNT-10", srcStructures, rule.Specified, rule.Text{
		EN: "A number lies in the range that its field's note gives.",
		FI: "Luku on kentän toteutusohjeen antamalla välillä.",
		SV: "Talet ligger inom det intervall som fältets anvisning anger.",
	})
	cntClaims = rule.Rule{
		ID: "CNT-09", Phase: "II", Actors: both, Source: srcStandard, Fidelity: rule.Inferred,
		Statement: rule.Text{
			EN: "The display form says nothing that the content does not.",
			FI: "Näyttömuoto ei väitä mitään, mitä sisältö ei väitä.",
			SV: "Visningsformen påstår ingenting som innehållet inte påstår.",
		},
	}
)

var (
	lnkOrder = inferred("LNK-08", rule.Text{
		EN: "An end date is not before its start date.",
		FI: "Päättymispäivä ei ole ennen alkamispäivää.",
		SV: "Ett slutdatum är inte före startdatumet.",
	})
	lnkShared = specified("LNK-16", rule.Text{
		EN: "A matter has several clients only if the shared flag is true; then each has a joining time.",
		FI: "Asialla on useita asiakkaita vain, kun yhteinen asia = kyllä; silloin jokaisella on liittymishetki.",
		SV: "Ett ärende har flera klienter bara om det är gemensamt; då har var och en en anslutningstidpunkt.",
	})
	strRoot = specified("STR-01", rule.Text{
		EN: "Content is one JSON object with exactly one root property, the structure's name.",
		FI: "Sisältö on yksi JSON-olio, jossa on täsmälleen yksi juuriominaisuus, rakenteen nimi.",
		SV: "Innehållet är ett JSON-objekt med exakt en rotegenskap, strukturens namn.",
	})
	strUnknown = specified("STR-02", rule.Text{
		EN: "Unknown properties at any level are refused.",
		FI: "Tuntemattomat ominaisuudet hylätään kaikilla tasoilla.",
		SV: "Okända egenskaper avvisas på alla nivåer.",
	})
	strCode = specified("STR-03", rule.Text{
		EN: "A code is {system, code, display}, all three present.",
		FI: "Koodi on {system, code, display}, kaikki kolme mukana.",
		SV: "En kod är {system, code, display} med alla tre delar.",
	})
	strSystem = specified("STR-04", rule.Text{
		EN: "A code's system is urn:oid:<code set of the field>, with or without version suffix, or the field's internal list.",
		FI: "Koodin system on urn:oid:<kentän koodisto>, versio-osan kanssa tai ilman, tai kentän sisäinen luokitus.",
		SV: "En kods system är urn:oid:<fältets kodsystem>, med eller utan versionsdel, eller fältets interna klassificering.",
	})
	strAccepted = specified("STR-05", rule.Text{
		EN: "Where the structure lists accepted codes, the code is one of them.",
		FI: "Jos rakenne luettelee sallitut koodit, koodi on yksi niistä.",
		SV: "När strukturen räknar upp tillåtna koder är koden en av dem.",
	})
	strIdentifier = specified("STR-08", rule.Text{
		EN: "An identifier is {system, value}, value present and not empty.",
		FI: "Tunnus on {system, value}, value mukana eikä tyhjä.",
		SV: "En identifierare är {system, value} där value finns och inte är tom.",
	})
	strDatePattern = specified("STR-09", rule.Text{
		EN: "Dates match the partial-date pattern; date-times have seconds and a zone when a time is given.",
		FI: "Päivämäärät noudattavat osittaisen päivämäärän muotoa; kellonajassa on sekunnit ja aikavyöhyke.",
		SV: "Datum följer mönstret för partiellt datum; klockslag har sekunder och tidszon.",
	})
	strCalendar = inferred("STR-10", rule.Text{
		EN: "Dates are real calendar dates: the pattern lets 2024-02-31 and day 00 pass.",
		FI: "Päivämäärät ovat oikeita kalenteripäiviä: kaava päästää läpi arvon 2024-02-31 ja päivän 00.",
		SV: "Datum är verkliga kalenderdagar: mönstret släpper igenom 2024-02-31 och dag 00.",
	})
	strPhrase = specified("STR-11", rule.Text{
		EN: "A fixed phrase is exactly the text of the structure's version.",
		FI: "Fraasi on täsmälleen rakenteen version teksti.",
		SV: "En fras är exakt texten i strukturens version.",
	})
	strQuantity = specified("STR-12", rule.Text{
		EN: "A quantity is {value, code}: a number and a unit.",
		FI: "Määrä on {value, code}: luku ja yksikkö.",
		SV: "En mängd är {value, code}: ett tal och en enhet.",
	})
	strNonEmpty = specified("STR-13", rule.Text{
		EN: "A mandatory string is not empty; whitespace alone is reported.",
		FI: "Pakollinen merkkijono ei ole tyhjä; pelkät tyhjämerkit raportoidaan.",
		SV: "En obligatorisk sträng är inte tom; enbart blanktecken rapporteras.",
	})
	strConditional = specified("STR-14", rule.Text{
		EN: "A field that a note of the structure makes mandatory under a condition is present when the condition holds.",
		FI: "Ehdollisesti pakollinen kenttä on mukana, kun rakenteen toteutusohjeen ehto täyttyy.",
		SV: "Ett villkorligt obligatoriskt fält finns med när villkoret i strukturens anvisning uppfylls.",
	})
	strHidden = inferred("STR-16", rule.Text{
		EN: "A field that a switch or code hides is absent when hidden.",
		FI: "Kenttä, jonka kytkin tai koodi piilottaa, puuttuu piilotettuna.",
		SV: "Ett fält som en brytare eller kod döljer saknas när det är dolt.",
	})
	turProhibition = specified("TUR-02", rule.Text{
		EN: "With turvakielto = true, home municipality, temporary municipality, address, temporary address and e-mail are absent from asiakkuusasiakirja; phone number and contact address may be present.",
		FI: "Kun turvakielto = true, asiakkuusasiakirjassa ei ole kotikuntaa, tilapäistä asuinkuntaa, osoitetta, tilapäistä osoitetta eikä sähköpostiosoitetta; puhelinnumero ja yhteysosoite saavat olla.",
		SV: "När turvakielto = true saknar klientrelationshandlingen hemkommun, tillfällig kommun, adress, tillfällig adress och e-postadress; telefonnummer och kontaktadress får finnas.",
	})
	turRelated = specified("TUR-08", rule.Text{
		EN: "Contact data of a related person under prohibition, not a legal representative, are absent.",
		FI: "Turvakiellossa olevan liittyvän henkilön yhteystietoja ei ole, ellei hän ole laillinen edustaja.",
		SV: "Kontaktuppgifter saknas för en anknytande person med spärrmarkering som inte är laglig företrädare.",
	})
	tmpHetu = inferred("TMP-09", rule.Text{
		EN: "A personal identity code's system is urn:oid:1.2.246.21 when given, and its value passes the code check.",
		FI: "Henkilötunnuksen system on annettuna urn:oid:1.2.246.21, ja arvo läpäisee tunnuksen tarkistuksen.",
		SV: "Personbeteckningens system är urn:oid:1.2.246.21 när det anges, och värdet klarar kontrollen.",
	})
)

package document

import "github.com/kansa-go/kansa/rule"

// relationshipParts is the rule, declared by package metadata, about what an
// asiakkuusasiakirja that is not old has.
const relationshipParts rule.ID = "LNK-21"

// National rules about what a content says together with its header, its
// structure or the version before it.
var (
	ruleRelationshipDates = specified("LNK-04", rule.Text{
		EN: "Asiakkuusasiakirja lists client relationships, open service tasks, start and end dates.",
		FI: "Asiakkuusasiakirjalla luetellaan asiakkuudet, avoimet palvelutehtävät sekä alkamis- ja päättymispäivät.",
		SV: "Klientrelationshandlingen anger klientrelationer, öppna serviceuppgifter samt start- och slutdatum.",
	})
	ruleOwnWorker = advisory(specified("LNK-05", rule.Text{ // the structure leaves the worker optional
		EN: "Asiakkuusasiakirja holds the own worker's contact data.",
		FI: "Asiakkuusasiakirjalla on omatyöntekijän yhteystiedot.",
		SV: "Klientrelationshandlingen har den egna kontaktpersonens kontaktuppgifter.",
	}))
	ruleGroupStructured = specified("LNK-11", rule.Text{
		EN: "Asia and asiakkuus documents have a JSON structure in Sosmeta (1505.2, 1505.1).",
		FI: "Asia- ja asiakkuusasiakirjalla on JSON-rakenne Sosmetassa (1505.2, 1505.1).",
		SV: "Ärende- och klientrelationshandlingar har en JSON-struktur i Sosmeta (1505.2, 1505.1).",
	})
	ruleClosedMatter = specified("LNK-17", rule.Text{
		EN: "A closed matter has a closing date; an open one has none.",
		FI: "Suljetulla asialla on päättymispäivä; avoimella ei ole.",
		SV: "Ett avslutat ärende har ett slutdatum; ett öppet har inget.",
	})
	ruleMatterName = specified("LNK-18", rule.Text{
		EN: "Matter name 99 (other) has the free-text supplement.",
		FI: "Asian nimellä 99 (Muu) on vapaatekstinen täsmennys.",
		SV: "Ärendenamnet 99 (annat) har en preciserande text.",
	})
	ruleLeaving = inferred("LNK-19", rule.Text{
		EN: "A leaving time is not before the joining time of the same client.",
		FI: "Asiasta poistumishetki ei ole ennen saman asiakkaan liittymishetkeä.",
		SV: "En klients utträde är inte före samma klients anslutning.",
	})
	ruleUnitPlace = specified("LNK-22", rule.Text{
		EN: "Exactly one of the two places for the organiser's service unit is filled.",
		FI: "Täsmälleen toinen palvelunjärjestäjän palveluyksikön kahdesta paikasta on täytetty.",
		SV: "Exakt ett av de två ställena för anordnarens serviceenhet är ifyllt.",
	})
	ruleOnlyCurrent = specified("LNK-24", rule.Text{
		EN: "A new version keeps no ended risk data, old addresses, former related persons or ended guardianship.",
		FI: "Uudessa versiossa ei ole päättyneitä riskitietoja, vanhoja osoitteita, entisiä liittyviä henkilöitä eikä päättynyttä edunvalvontaa.",
		SV: "En ny version har inga avslutade riskuppgifter, gamla adresser, tidigare anknytande personer eller avslutad intressebevakning.",
	})
	ruleReopened = specified("LNK-25", rule.Text{
		EN: "Reopening: start date is the newest relationship's; no end date while active.",
		FI: "Uudelleen avattaessa alkamispäivä on uusimman asiakkuuden; aktiivisella asiakkuudella ei ole päättymispäivää.",
		SV: "När relationen öppnas på nytt är startdatumet den nyaste relationens; en aktiv relation har inget slutdatum.",
	})
	rulePowers = specified("LNK-26", rule.Text{
		EN: "Related person with role 31-34 has a description of powers.",
		FI: "Liittyvällä henkilöllä, jonka rooli on 31–34, on toimivallan kuvaus.",
		SV: "En anknytande person med rollen 31–34 har en beskrivning av sina befogenheter.",
	})
	ruleOldMarked = specified("OLD-12", rule.Text{
		EN: "A relationship made by old-data archiving is marked vanha_asiakkuus = true; other relationships are not.",
		FI: "Vanhojen tietojen arkistoinnissa syntyneellä asiakkuudella on vanha_asiakkuus = true; muilla ei ole.",
		SV: "En relation som uppstått vid arkivering av gamla uppgifter har vanha_asiakkuus = true; andra har det inte.",
	})
	ruleOldIdentity = specified("OLD-13", rule.Text{
		EN: "An old relationship needs hetu and birth date; a temporary identifier is not enough.",
		FI: "Vanha asiakkuus vaatii henkilötunnuksen ja syntymäajan; tilapäinen yksilöintitunnus ei riitä.",
		SV: "En gammal relation kräver personbeteckning och födelsedatum; en temporär identifierare räcker inte.",
	})
	// ruleOldLacks allows something: validateHeader enforces it.
	ruleOldLacks = specified("OLD-14", rule.Text{
		EN: "An old relationship may lack relationship OID, operating unit and service-task blocks.",
		FI: "Vanhalta asiakkuudelta voivat puuttua asiakkuuden tunniste, toimintayksikkö ja palvelutehtävät.",
		SV: "En gammal relation kan sakna relationens OID, verksamhetsenhet och serviceuppgifter.",
	})
)

var (
	ruleSubcontractor = specified("REG-22", rule.Text{
		EN: "A subcontractor's unit is recorded only under a recorded provider.",
		FI: "Alihankkijan yksikkö kirjataan vain kirjatun palveluntuottajan alle.",
		SV: "En underleverantörs enhet antecknas bara under en antecknad producent.",
	})
	ruleEndedProviders = specified("REG-24", rule.Text{
		EN: "Ended providers stay in the newest version with their end date.",
		FI: "Päättyneet palveluntuottajat säilyvät uusimmassa versiossa päättymispäivineen.",
		SV: "Avslutade producenter finns kvar i den nyaste versionen med sitt slutdatum.",
	})
	ruleProhibitionGiven = specified("TUR-06", rule.Text{
		EN: "turvakielto is always given (true or false) for the client in asiakkuusasiakirja.",
		FI: "Asiakkuusasiakirjalla ilmoitetaan aina asiakkaan turvakielto (kyllä tai ei).",
		SV: "I klientrelationshandlingen anges alltid klientens spärrmarkering (ja eller nej).",
	})
	ruleOpenEnded = specified("TUR-07", rule.Text{
		EN: "Open-ended prohibition has no end date.",
		FI: "Toistaiseksi voimassa olevalla turvakiellolla ei ole päättymispäivää.",
		SV: "En spärrmarkering som gäller tills vidare har inget slutdatum.",
	})
	ruleSecretContacts = advisory(specified("TUR-09", rule.Text{ // the content does not tell to whom the document is given
		EN: "With salaiset_yhteystiedot = true, contact data and municipality are not given to other parties.",
		FI: "Kun salaiset_yhteystiedot = true, yhteystietoja ja kotikuntaa ei anneta muille asianosaisille.",
		SV: "När salaiset_yhteystiedot = true lämnas kontaktuppgifter och kommun inte ut till andra parter.",
	}))
	ruleStructureInForce = rule.Rule{ID: "DOC-23", Phase: "III", Actors: both, Source: "-", Fidelity: rule.Inferred, Statement: rule.Text{
		EN: "A sent document has a schema version that was valid at the time of making.",
		FI: "Lähetettävän asiakirjan rakenneversio oli voimassa laatimishetkellä.",
		SV: "En handling som skickas följer en strukturversion som gällde när den gjordes."}}
	ruleEntry = specified("STR-19", rule.Text{
		EN: "Each client-report entry has client, author and exactly one service task; several only in 19001.",
		FI: "Asiakaskertomusmerkinnällä on asiakas, laatija ja täsmälleen yksi palvelutehtävä; useita vain merkinnässä 19001.",
		SV: "En anteckning i klientjournalen har klient, upprättare och exakt en serviceuppgift; flera bara i 19001.",
	})
	ruleDecisionNumber = specified("STR-20", rule.Text{
		EN: "A decision number, if used, differs from the OID of the document version.",
		FI: "Päätöstunnus, jos sitä käytetään, on eri kuin asiakirjan version OID-tunnus.",
		SV: "Beslutets nummer, om det används, är ett annat än handlingsversionens OID.",
	})
	ruleOtherPerson = specified("STR-15", rule.Text{
		EN: "Other persons have hetu or birth date where the note says so.",
		FI: "Muilla henkilöillä on henkilötunnus tai syntymäaika, kun toteutusohje niin sanoo.",
		SV: "Andra personer har personbeteckning eller födelsedatum när anvisningen säger det.",
	})
	// ruleMaskedCode is an ability of Structure.Render, which masks every code.
	ruleMaskedCode = specified("STR-23", rule.Text{
		EN: "Print function can drop the end of the identity code (payment commitments).",
		FI: "Tulosteesta voi jättää pois henkilötunnuksen loppuosan (maksusitoumukset).",
		SV: "Utskriften kan utelämna slutet av personbeteckningen (betalningsförbindelser).",
	})
)

// advisory makes a rule's breach a warning.
func advisory(r rule.Rule) rule.Rule {
	r.Severity = rule.Warning
	return r
}

func linkRules() []rule.Rule {
	return []rule.Rule{
		ruleRelationshipDates, ruleOwnWorker, ruleGroupStructured, ruleClosedMatter, ruleMatterName, ruleLeaving, ruleUnitPlace, ruleOnlyCurrent,
		ruleReopened, rulePowers, ruleOldMarked, ruleOldIdentity, ruleOldLacks, ruleSubcontractor, ruleEndedProviders, ruleProhibitionGiven,
		ruleOpenEnded, ruleSecretContacts, ruleStructureInForce, ruleEntry, ruleDecisionNumber, ruleOtherPerson, ruleMaskedCode,
	}
}

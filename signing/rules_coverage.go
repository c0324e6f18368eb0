package signing

import "github.com/kansa-go/kansa/rule"

func ruleBody() rule.Rule {
	return breach("SGN-05", "observed in real documents of 2026", rule.Observed,
		"A signature covers the one nonXMLBody of the document it stands in.",
		"Allekirjoitus kattaa sen asiakirjan ainoan nonXMLBody-elementin, jossa se on.",
		"En underskrift täcker det enda nonXMLBody-elementet i den handling där den står.")
}

func ruleTimestamp() rule.Rule {
	return breach("SGN-06", "observed in real documents of 2026", rule.Observed,
		"A signature covers its own signatureTimestamp.",
		"Allekirjoitus kattaa oman signatureTimestamp-elementtinsä.",
		"En underskrift täcker sitt eget signatureTimestamp-element.")
}

func ruleTwoReferences() rule.Rule {
	return breach("SGN-07", "observed in real documents of 2026", rule.Observed,
		"A signature has exactly two references: to the body and to its time stamp.",
		"Allekirjoituksessa on täsmälleen kaksi viittausta: runkoon ja aikaleimaan.",
		"En underskrift har exakt två referenser: till kroppen och till sin tidsstämpel.")
}

func ruleIdentifiers() rule.Rule {
	return breach("SGN-08", "observed in real documents of 2026", rule.Observed,
		"The body's ID is \"OID\" and the document's id, and nothing else claims an identifier that a signature refers to.",
		"Rungon ID on \"OID\" ja asiakirjan tunniste, eikä mikään muu käytä tunnistetta, johon allekirjoitus viittaa.",
		"Kroppens ID är \"OID\" och handlingens id, och inget annat använder ett id som en underskrift hänvisar till.")
}

func ruleKind() rule.Rule {
	return breach("SGN-09", "code system 1.2.246.537.5.40127; observed in real documents of 2026", rule.Observed,
		"signatureDescription gives a known kind of signature.",
		"signatureDescription ilmoittaa tunnetun allekirjoitustyypin.",
		"signatureDescription anger en känd typ av underskrift.")
}

func ruleTime() rule.Rule {
	return breach("SGN-10", "observed in real documents of 2026", rule.Observed,
		"signatureTimestamp is a date and time with time zone, not in the future.",
		"signatureTimestamp on aikavyöhykkeellinen päivämäärä ja aika, joka ei ole tulevaisuudessa.",
		"signatureTimestamp är ett datum och klockslag med tidszon, inte i framtiden.")
}

func ruleFit() rule.Rule {
	return breach("SGN-11", "certificates of real documents of 2026", rule.Inferred,
		"The certificate fits the kind of signature: an organisation's for a system signature, with key usage for signing.",
		"Varmenne sopii allekirjoituksen tyyppiin: järjestelmäallekirjoituksessa organisaation varmenne, jonka käyttötarkoitus on allekirjoitus.",
		"Certifikatet passar underskriftens typ: organisationens certifikat för systemsignatur, med nyckelanvändning för underskrift.")
}

func ruleBlock() rule.Rule {
	return breach("SGN-12", "observed in a real document of 2026", rule.Observed,
		"The readable signer block names the professional whose certificate signed.",
		"Luettava allekirjoittajalohko nimeää ammattihenkilön, jonka varmenteella on allekirjoitettu.",
		"Det läsbara underskriftsblocket anger den yrkesutbildade person vars certifikat har undertecknat.")
}

func ruleKeyInfo() rule.Rule {
	return breach("SGN-13", "observed in real documents of 2026", rule.Observed,
		"KeyInfo holds the signer's certificate and nothing else.",
		"KeyInfo sisältää allekirjoittajan varmenteen eikä muuta.",
		"KeyInfo innehåller undertecknarens certifikat och inget annat.")
}

func ruleJudged() rule.Rule {
	return advice("SGN-14", "our choice", rule.Invented,
		"The certificate chain is judged against configured issuers.",
		"Varmenneketju arvioidaan määritettyjä varmentajia vasten.",
		"Certifikatkedjan bedöms mot konfigurerade utfärdare.")
}

func ruleRevocation() rule.Rule {
	return breach("SGN-15", "our choice", rule.Invented,
		"Revocation of the certificate is judged by a fresh list or answer of its issuer.",
		"Varmenteen sulkeminen tarkistetaan myöntäjän tuoreelta sulkulistalta tai OCSP-vastauksesta.",
		"Spärrning av certifikatet kontrolleras mot en aktuell spärrlista eller ett OCSP-svar från utfärdaren.")
}

// Rules returns the rules that this package enforces. The caller owns the
// slice.
func Rules() []rule.Rule {
	return []rule.Rule{
		ruleSigned(), ruleSystemOtherwise(), rulePersonal(), ruleUnchanged(), ruleIssuer(),
		rulePlace(), ruleShape(), ruleAlgorithms(), ruleKey(),
		ruleBody(), ruleTimestamp(), ruleTwoReferences(), ruleIdentifiers(), ruleKind(),
		ruleTime(), ruleFit(), ruleBlock(), ruleKeyInfo(), ruleJudged(), ruleRevocation(),
	}
}

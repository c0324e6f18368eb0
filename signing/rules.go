package signing

import "github.com/kansa-go/kansa/rule"

// actors of the rules about signed documents.
func both() []rule.Actor { return []rule.Actor{rule.ClientSystem, rule.Archive} }

// breach is a rule whose breach makes a signature worthless. The severity is
// Error whatever the fidelity is: even where no official text says so, a
// document whose signature does not hold must never be taken for signed.
func breach(id rule.ID, source string, f rule.Fidelity, en, fi, sv string) rule.Rule {
	return rule.Rule{
		ID: id, Statement: rule.Text{EN: en, FI: fi, SV: sv}, Phase: "ALL", Actors: both(),
		Source: source, Fidelity: f, Severity: rule.Error,
	}
}

// advice is a rule whose breach the reader should know about.
func advice(id rule.ID, source string, f rule.Fidelity, en, fi, sv string) rule.Rule {
	r := breach(id, source, f, en, fi, sv)
	r.Severity = rule.Warning
	return r
}

// ruleSigned and its siblings are the rules of the function report that this
// package enforces.
func ruleSigned() rule.Rule {
	return breach("SIG-01", "S0", rule.Specified,
		"Every document sent is signed either with a professional's certificate or with the system-signature certificate.",
		"Jokainen lähetettävä asiakirja allekirjoitetaan joko ammattihenkilön varmenteella tai järjestelmäallekirjoitusvarmenteella.",
		"Varje handling som skickas är undertecknad antingen med en yrkesutbildad persons certifikat eller med systemsigneringscertifikatet.")
}

func ruleSystemOtherwise() rule.Rule {
	return breach("SIG-02", "S0", rule.Specified,
		"A document without professional signature has a system signature.",
		"Asiakirjassa, jossa ei ole ammattihenkilön allekirjoitusta, on järjestelmäallekirjoitus.",
		"En handling utan en yrkesutbildad persons underskrift har en systemsignatur.")
}

func rulePersonal() rule.Rule {
	return breach("SIG-05", "S0", rule.Specified,
		"The professional's certificate is personal and bound to the professional right.",
		"Ammattihenkilön varmenne on henkilökohtainen ja sidottu ammattioikeuteen.",
		"Den yrkesutbildade personens certifikat är personligt och bundet till yrkesrätten.")
}

func ruleUnchanged() rule.Rule {
	return breach("SIG-06", "W3C XMLDSIG 1.1, 3.2; inferred for the archive", rule.Inferred,
		"The signature verifies over the stored content; any later byte change is detected.",
		"Allekirjoitus todentuu tallennetun sisällön yli; jokainen myöhempi tavumuutos havaitaan.",
		"Underskriften stämmer med det lagrade innehållet; varje senare ändring av en byte upptäcks.")
}

func ruleIssuer() rule.Rule {
	return breach("SIG-07", "K-PART", rule.Specified,
		"Certificates come from DVV (test CA in test); expired or unknown CA is refused.",
		"Varmenteet ovat DVV:n myöntämiä (testissä testivarmentajan); vanhentunut varmenne tai tuntematon varmentaja hylätään.",
		"Certifikaten är utfärdade av MDB (i test av test-CA); ett utgånget certifikat eller en okänd utfärdare avvisas.")
}

func rulePlace() rule.Rule {
	return breach("SGN-01", "observed in real documents of 2026", rule.Observed,
		"A signature stands in /ClinicalDocument/localSocialHeader/signatureCollection/signature and nowhere else.",
		"Allekirjoitus on paikassa /ClinicalDocument/localSocialHeader/signatureCollection/signature eikä missään muualla.",
		"En underskrift står i /ClinicalDocument/localSocialHeader/signatureCollection/signature och ingen annanstans.")
}

func ruleShape() rule.Rule {
	return breach("SGN-02", "W3C XMLDSIG 1.1, 4", rule.Specified,
		"A signature has the elements of XML signatures, each as often and where the schema says, and no comment inside a value.",
		"Allekirjoituksessa on XML-allekirjoituksen elementit skeeman mukaisin määrin ja paikoin, eikä arvojen sisällä ole kommentteja.",
		"En underskrift har XML-signaturens element i schemats antal och ordning, och inga kommentarer inuti värden.")
}

func ruleAlgorithms() rule.Rule {
	return breach("SGN-03", "observed in real documents of 2026; wider by our choice", rule.Inferred,
		"Signature, digest, canonicalisation and transform methods are ones that the policy accepts.",
		"Allekirjoitus-, tiiviste-, kanonisointi- ja muunnosmenetelmät ovat käytännön hyväksymiä.",
		"Metoderna för underskrift, kontrollsumma, kanonisering och transformer är sådana som policyn godkänner.")
}

func ruleKey() rule.Rule {
	return breach("SGN-04", "observed in real documents of 2026 (RSA 3072 and 4096); limit by our choice", rule.Inferred,
		"The signer's key is strong enough.",
		"Allekirjoittajan avain on riittävän vahva.",
		"Undertecknarens nyckel är tillräckligt stark.")
}

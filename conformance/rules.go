package conformance

import "github.com/kansa-go/kansa/rule"

func judged(id rule.ID, phase, source string, fidelity rule.Fidelity, en, fi string) rule.Rule {
	return rule.Rule{ID: id, Phase: phase, Actors: []rule.Actor{rule.ClientSystem}, Source: source, Fidelity: fidelity, Statement: rule.Text{EN: en, FI: fi}}
}

// Rules returns the rules that only the suite can judge, because they speak of
// what a client system does over several messages or tells its user.
func Rules() []rule.Rule {
	return []rule.Rule{
		judged("DOC-19", "III", "K-RAK", rule.Specified, "Structure and content are validated on receipt; failure yields a machine-readable error naming the field.", "Rakenne ja sisältö tarkistetaan vastaanotettaessa; virhe nimeää kentän."),
		judged("LNK-02", "ALL", "S1", rule.Specified, "One asia-asiakirja gathers the key data of one matter.", "Yksi asia-asiakirja kokoaa yhden asian keskeiset tiedot."),
		judged("SIG-16", "III", "GH-SOSJSON", rule.Inferred, "Permission and denial documents need no signature block; they are system-signed.", "Luovutuslupa ja kielto allekirjoitetaan järjestelmävarmenteella."),
		judged("LUP-02", "III", "K-FUNC, K-LAUS", rule.Specified, "Permission is fetched, stored and withdrawn by the client system at the client's wish.", "Asiakastietojärjestelmä hakee, tallentaa ja peruu luovutusluvan asiakkaan tahdosta."),
		judged("LUP-10", "III", "GH-SOSJSON", rule.Specified, "Permission content: client, fixed information text (exact), yes or no, date; author if made in a client system.", "Luovutusluvan sisältö: asiakas, infoteksti, kyllä tai ei, päivä ja laatija."),
		judged("KIE-16", "III", "GH-SOSJSON", rule.Specified, "Denial content: client, fixed information text (exact), rows in three groups, each with date; author if made in a client system.", "Kiellon sisältö: asiakas, infoteksti, kolmenlaiset kiellot päivineen ja laatija."),
		judged("KIE-17", "III", "GH-SOSJSON", rule.Specified, "A document row names the original document OID.", "Asiakirjaa koskeva kielto nimeää alkuperäisen asiakirjan tunnuksen."),
		judged("NUL-01", "ALL", "C-1505", rule.Specified, "A document can be corrected by a new version.", "Asiakirjan voi korjata uudella versiolla."),
		judged("NUL-11", "III", "GH-SOSJSON", rule.Specified, "Denials aimed at a document hold for its later versions.", "Asiakirjaa koskeva kielto koskee myös sen myöhempiä versioita."),
		judged("SRC-01", "I", "S1, K-ARCH-EN", rule.Specified, "The controller can search and fetch its own documents.", "Rekisterinpitäjä voi hakea omat asiakirjansa."),
		judged("CRT-13", "CERT", "K-JT", rule.Inferred, "Output warns that passing is no proof of conformity.", "Tuloste kertoo, ettei läpäisy todista vaatimustenmukaisuutta."),
	}
}

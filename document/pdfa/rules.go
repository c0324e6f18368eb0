package pdfa

import "github.com/kansa-go/kansa/rule"

var both = []rule.Actor{rule.ClientSystem, rule.Archive}

func declared(id rule.ID, source string, fidelity rule.Fidelity, severity rule.Severity, en, fi string) rule.Rule {
	return rule.Rule{ID: id, Phase: "I", Actors: both, Source: source, Fidelity: fidelity, Severity: severity, Statement: rule.Text{EN: en, FI: fi}}
}

// Rules of PDF main documents. The ids are Kansa's own.
var (
	ruleReadable  = declared("PDF-01", "ISO 32000-1", rule.Specified, "", "A PDF main document can be opened: header, cross-reference table and catalogue are readable.", "PDF-pääasiakirja voidaan avata.")
	ruleXRef      = declared("PDF-02", "ISO 32000-1, 7.5.4; ISO 19005-1, 6.1.4", rule.Specified, "", "The cross-reference table names the right place of every object.", "Ristiviittaustaulu osoittaa jokaisen objektin oikeaan paikkaan.")
	ruleDeclared  = declared("PDF-03", "ISO 19005-1, 6.7.11", rule.Specified, "", "The file declares its part and conformance level of PDF/A in XMP metadata.", "Tiedosto ilmoittaa PDF/A-osan ja vaatimustason XMP-metatiedoissa.")
	ruleEncrypted = declared("PDF-04", "ISO 19005-1, 6.1.3", rule.Specified, "", "A PDF/A file is not encrypted.", "PDF/A-tiedosto ei ole salattu.")
	ruleScript    = declared("PDF-05", "ISO 19005-1, 6.5.2 and 6.6; ISO 19005-2, 6.3.1, 6.4 and 6.5", rule.Specified, "", "A PDF/A file holds no JavaScript, starts no program, plays no media and has none of the other actions that its part forbids.", "PDF/A-tiedostossa ei ole JavaScriptiä, se ei käynnistä ohjelmia eikä toista mediaa, eikä siinä ole muitakaan toimintoja, jotka sen osa kieltää.")
	ruleEmbedded  = declared("PDF-06", "ISO 19005-1, 6.1.11; ISO 19005-2, 6.8", rule.Specified, "", "A PDF/A-1 file holds no embedded files; PDF/A-2 only PDF/A files, PDF/A-3 and -4f any.", "PDF/A-1-tiedostossa ei ole upotettuja tiedostoja.")
	ruleLevel     = declared("PDF-07", "ISO 19005-1 to -4", rule.Specified, "", "Part and conformance level are ones that exist and are declared once.", "PDF/A-osa ja vaatimustaso ovat olemassa ja ilmoitettu kerran.")
	ruleExternal  = declared("PDF-08", "the validator that the vendor names", rule.Inferred, rule.Error, "The vendor's own validator accepts the file.", "Toimittajan nimeämä tarkastin hyväksyy tiedoston.")
	ruleTooLarge  = declared("PDF-09", "our choice", rule.Invented, rule.Error, "A PDF main document stays within the limits of size, of objects, of nesting and of unpacked data.", "PDF-pääasiakirja pysyy koon, objektien määrän, sisäkkäisyyden ja puretun tiedon rajoissa.")
)

// Rules returns the rules that this package enforces.
func Rules() []rule.Rule {
	return []rule.Rule{ruleReadable, ruleXRef, ruleDeclared, ruleEncrypted, ruleScript, ruleEmbedded, ruleLevel, ruleExternal, ruleTooLarge}
}

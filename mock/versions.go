package mock

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// chain checks the place of the version among those that are stored. A document
// that the sender may not know of counts as one that is not stored.
func (a *Archive) chain(f *archive.Frame, h *metadata.Header) (found rule.Findings) {
	if _, taken := a.store.byID[h.ID]; taken {
		found.Add(ruleUniqueOID.Finding("/ClinicalDocument/id", "a document version with this OID is stored already").WithGot(string(h.ID)))
		return found
	}
	newest := a.store.newest(h.SetID)
	switch {
	case newest == nil && h.Version == 1:
	case newest == nil, !a.knows(f, h, newest):
		found.Add(ruleVersions.Finding("/ClinicalDocument/setId", "no earlier version of this document is stored").WithGot(string(h.SetID)))
	case a.store.cancelled[h.SetID]:
		found.Add(cancelledAlready(h).Finding("/ClinicalDocument/setId", "the document has been cancelled"))
	case h.Version != newest.header.Version+1:
		found.Add(ruleVersions.Finding("/ClinicalDocument/versionNumber", "the version does not follow the newest stored one"))
	default:
		found = append(found, a.sameDocument(h, newest.header)...)
		found = append(found, a.ownDocument(f, h, newest)...)
	}
	return found
}

// knows reports whether the sender of a document may know that another one is
// stored: one that it stored itself, one of a register that it holds, or one that
// its unit has register access to. Declarations are known to who sends one of
// their group and client.
func (a *Archive) knows(f *archive.Frame, h *metadata.Header, other *version) bool {
	o := other.header
	if h.Group.Declaration() || o.Group.Declaration() {
		return h.Group == o.Group && slices.ContainsFunc(people(h), other.concerns)
	}
	return f.Sender == other.sender || f.Sender == a.holder(o.Controller.ID) || a.mayUse(f.Sender, f.Purpose.Unit.ID, o).Allowed
}

// cancelledAlready is the rule that a version on top of a cancelled document
// breaks: another one for a second cancellation.
func cancelledAlready(h *metadata.Header) rule.Rule {
	if h.Cancels() {
		return ruleCancelledOnce
	}
	return ruleCancelledEnds
}

// sameDocument checks that a new version stays the document that it was.
func (a *Archive) sameDocument(h, old *metadata.Header) (found rule.Findings) {
	if a.holder(h.Controller.ID) != a.holder(old.Controller.ID) || h.Group != old.Group {
		found.Add(ruleVersions.Finding("/ClinicalDocument/setId", "the earlier version is of another register or document group"))
	}
	if r := h.Replaces; r != nil && r.ID != "" && r.ID != old.ID {
		finding := ruleVersions.Finding("/ClinicalDocument/relatedDocument", "the replaced version is not the newest stored one")
		if !h.Group.Declaration() { // which others may have stored
			finding = finding.WithWant(string(old.ID))
		}
		found.Add(finding)
	}
	if !keepsClients(old.Clients, h.Clients) {
		found.Add(ruleWrongClient.Finding("/ClinicalDocument/recordTarget", "a client of the version before is missing").
			WithRemedy("cancel a document of the wrong client and store it anew under the right one"))
	}
	if h.ContentSpec != "" && old.ContentSpec != "" && structureType(h.ContentSpec) != structureType(old.ContentSpec) {
		found.Add(rulePhases.Finding("/ClinicalDocument/localSocialHeader/contentSpecificationId", "the earlier version follows another structure").
			WithWant("a version of " + string(old.ContentSpec)))
	}
	return found
}

// keepsClients reports whether every client of a version is one of the next. A
// temporary identifier may give way to an identity code (rule TMP-05), which is
// then that of a client who was not in the version before.
func keepsClients(old, now []metadata.Client) bool {
	left := slices.Clone(now)
	take := func(match func(metadata.Client) bool) bool {
		i := slices.IndexFunc(left, match)
		if i >= 0 {
			left = slices.Delete(left, i, i+1)
		}
		return i >= 0
	}
	var replaced []metadata.Client
	for _, c := range old {
		switch {
		case take(personOf(c).of):
		case !c.Code.IsZero():
			return false
		default:
			replaced = append(replaced, c)
		}
	}
	for _, c := range replaced {
		if !take(func(n metadata.Client) bool { return !n.Code.IsZero() && n.Temporary.IsZero() && samePerson(c, n) }) {
			return false
		}
	}
	return true
}

// structureType returns the OID of a structure without its date.
func structureType(oid ident.OID) string {
	arcs := oid.Arcs()
	return strings.Join(arcs[:max(0, len(arcs)-3)], ".")
}

// ownDocument lets a provider correct and cancel only what it has stored itself,
// and while it has the right to it.
func (a *Archive) ownDocument(f *archive.Frame, h *metadata.Header, newest *version) (found rule.Findings) {
	old := newest.header
	if f.Sender == a.holder(old.Controller.ID) || h.Group.Declaration() {
		return nil
	}
	const at = "/ClinicalDocument/setId"
	if f.Sender == newest.sender {
		if !a.mayUse(f.Sender, old.Unit.ID, old).Allowed {
			found.Add(ruleCorrectOwn.Finding(at, "the sender's right to the version before is not valid"))
		}
		return found
	}
	if h.Cancels() {
		found.Add(ruleCancelOwn.Finding(at, "the document is in another register and was stored by another sender"))
	} else {
		found.Add(ruleCorrectOwn.Finding(at, "a provider corrects only documents that it has stored itself"))
	}
	return found
}

// cancellation checks what a cancellation leaves behind.
func (a *Archive) cancellation(h *metadata.Header) (found rule.Findings) {
	if h.Group != metadata.GroupMatter {
		return nil
	}
	if len(a.ofMatter(h, metadata.GroupClientDocument)) > 0 {
		found.Add(ruleCancelMatter.Finding("/ClinicalDocument/componentOf/encompassingEncounter/id", "the matter still has valid documents"))
	}
	return found
}

// Rules about versions and cancellation (mitätöinti).
var (
	ruleCancelledEnds = own("NUL-07", "-", rule.Inferred, rule.Error, // the document would come back to life
		"A version on top of a nullified document is refused.", "Mitätöidystä asiakirjasta ei voi tallentaa uutta versiota.")
	ruleCancelledOnce = own("NUL-08", "-", rule.Inferred, rule.Error,
		"Nullified twice gives an error, not a second effect.", "Toinen mitätöinti antaa virheen eikä vaikuta.")
	ruleCancelMatter = own("NUL-09", "-", rule.Inferred, "",
		"Nullifying a matter that has valid documents is refused or warned.", "Asian mitätöinti, kun sillä on voimassa olevia asiakirjoja, estetään tai siitä varoitetaan.")
	ruleCancelOwn = own("NUL-03", "K-ARKUI", rule.Inferred, rule.Error,
		"Only documents of the own register (or of register access) can be nullified.", "Vain oman rekisterin (tai rekisterinkäyttöoikeuden) asiakirjoja voi mitätöidä.")
	ruleCorrectOwn = own("REG-19", "-", rule.Inferred, rule.Error,
		"Provider corrects or nullifies only its own documents in the organiser's register while the right is valid.",
		"Tuottaja korjaa ja mitätöi järjestäjän rekisterissä vain omia asiakirjojaan oikeuden voimassa ollessa.")
	ruleWrongClient = own("NUL-10", "-", rule.Inferred, rule.Error, // the document would vanish from its client's
		"A wrong-client document is nullified and stored anew under the right client; a new version keeps its clients.",
		"Väärän asiakkaan asiakirja mitätöidään ja tallennetaan oikealle asiakkaalle; uusi versio säilyttää asiakkaat.")
	rulePhases = own("LNK-09", "S2", rule.Inferred, rule.Error, // two structures in one chain cannot be compared or rendered as one document
		"New versions are not mixed with another form of the document in one chain.", "Saman asiakirjan versiot noudattavat samaa rakennetta.")
	ruleHidden = own("SRC-06", "-", rule.Inferred, "",
		"Nullified documents are not in normal results.", "Mitätöidyt asiakirjat eivät ole hakutuloksissa.")
)

package mock

import (
	"slices"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/consent"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// query answers a search. What the searcher may not see is absent without a
// trace (rule KIE-06).
func (a *Archive) query(x *Exchange, q *archive.Query, found rule.Findings) []byte {
	x.Interaction, x.Message, x.Sender, x.Purpose, x.Controller = q.Interaction, q.ID, q.Sender, q.Purpose, q.Controller
	found = append(found, a.situation(q)...)
	found = append(found, a.searcher(q)...)
	if q.RegisterAccess && !found.HasErrors() {
		found = append(found, a.accessSearch(x, q)...)
	}
	found = a.Policy.Apply(found)
	if found.HasErrors() {
		return a.acknowledge(x, q.Envelope, archive.Rejected, found)
	}
	p := a.profile()
	interaction := p.QueryAnswer.Value
	if q.Interaction == p.MetadataQuery.Value {
		interaction = p.MetadataAnswer.Value
	}
	answer := &archive.QueryAnswer{Acknowledgement: archive.Acknowledgement{
		Envelope: a.envelope(interaction, q.Envelope), Type: archive.Accepted, Target: q.ID, Details: details(found),
	}}
	if q.ServiceRequest.Value == p.RequestFetchSummary.Value {
		answer.Summary = a.summary(q)
	} else {
		a.fill(answer, q)
	}
	x.Answer, x.Returned = archive.Accepted, len(answer.Documents)+len(answer.Headers)
	return a.encode(archive.EncodeQueryAnswer(p, answer))
}

// fill puts one page of the found versions into an answer: whole for a query with
// content, else as headers.
func (a *Archive) fill(answer *archive.QueryAnswer, q *archive.Query) {
	visible := a.search(q)
	total := len(visible)
	from, _ := a.opened(q) // situation has checked it
	visible = visible[sorted(visible, from):]
	size := q.PageSize
	if size == 0 {
		size = a.profile().PageLimit()
	}
	if len(visible) > size || q.Continuation != "" {
		answer.Page = archive.Page{Total: total, Remaining: max(0, len(visible)-size)}
	}
	if len(visible) > size {
		answer.Page.Continuation = a.sealed(q, visible[size].number)
		visible = visible[:size]
	}
	for _, v := range visible {
		if q.Interaction == a.profile().MetadataQuery.Value {
			answer.Headers = append(answer.Headers, v.header)
		} else {
			answer.Documents = append(answer.Documents, v.source)
		}
	}
}

// sorted returns the place of the first version that arrived as number or later.
func sorted(visible []*version, number int) int {
	i, _ := slices.BinarySearchFunc(visible, number, func(v *version, n int) int { return v.number - n })
	return i
}

// situation refuses a search whose stated purpose does not fit what it asks.
func (a *Archive) situation(q *archive.Query) (found rule.Findings) {
	p := a.profile()
	at := "/" + q.Interaction + "/controlActProcess/reasonCode"
	foreign := q.Controller != "" && a.holder(q.Controller) != q.Sender
	own := q.UseSituation.Value == p.SituationOwnUse.Value
	known := own || q.UseSituation.Value == p.SituationDisclosure.Value || q.RegisterAccess
	switch {
	case !known:
		found.Add(rulePurpose.Finding(at, "the use situation is not known"))
	case foreign && own:
		found.Add(rulePurpose.Finding(at, "a search of another controller's register states the disclosure use situation").WithWant(p.SituationDisclosure.Value))
	case !foreign && !own:
		found.Add(rulePurpose.Finding(at, "a search of the own register states own use").WithWant(p.SituationOwnUse.Value))
	}
	parameters := "/" + q.Interaction + "/controlActProcess/queryByParameter"
	if !q.Client.IsZero() && !q.Client.IsTest() {
		found.Add(ruleTestFrame.Finding(parameters, "a personal identity code of the query is not of the 900 series"))
	}
	if !q.User.Code.IsZero() && !q.User.Code.IsTest() {
		found.Add(ruleTestFrame.Finding("/"+q.Interaction+"/controlActProcess/authorOrPerformer", "a personal identity code of the query is not of the 900 series"))
	}
	if _, ok := a.opened(q); !ok {
		found.Add(ruleContinuation.Finding(parameters, "the continuation is none that the archive gave for this search"))
	}
	return append(found, a.disclosure(q).CheckBroadRight(at)...)
}

// accessSearch refuses a search by register access right when the unit has no
// such right for the client at all. The answer says no more than that; the
// journal names the rule.
func (a *Archive) accessSearch(x *Exchange, q *archive.Query) (found rule.Findings) {
	at := "/" + q.Interaction + "/controlActProcess/reasonCode"
	if !a.isUnitOf(q.Sender, q.Purpose.Unit.ID) { // about the sender alone, so that the answer may say it
		x.Reasons = append(x.Reasons, "REG-05")
		found.Add(ruleAccessSearch.Finding(at, "the unit of the message is none of the sender's"))
		return found
	}
	d := consent.DecideRegisterAccess(a.relationship(q.Controller, searched(q)), consent.RegisterAccess{
		Unit: q.Purpose.Unit.ID, AnyTask: true, At: a.today(),
	})
	if d.Allowed {
		return nil
	}
	x.Reasons = append(x.Reasons, d.Rule)
	found.Add(ruleAccessSearch.Finding(at, "the unit has no register access right for this client"))
	return found
}

func searched(q *archive.Query) person { return person{code: q.Client, temporary: q.Temporary} }

// search returns the versions that match and that the searcher may see, in order
// of arrival.
func (a *Archive) search(q *archive.Query) (out []*version) {
	r := a.reader(q)
	for _, v := range a.store.byPerson[searched(q)] {
		if a.matches(q, r.controller, v) && r.sees(v) {
			out = append(out, v)
		}
	}
	return out
}

// matches reports whether a version is what the query asks for (rule SRC-04). An
// own search finds nothing of other controllers (rule SRC-02), and no search
// finds cancelled documents (rule SRC-06).
func (a *Archive) matches(q *archive.Query, controller ident.OID, v *version) bool {
	h := v.header
	switch {
	case a.holder(h.Controller.ID) != controller, a.store.gone(v):
		return false
	case h.Group.Declaration() && (q.Group != h.Group || controller != q.Sender): // asked for by their group only (rule KIE-10)
		return false
	case !matchesIDs(q, h), !matchesCodes(q, h):
		return false
	case !q.Search.Created.Contains(h.Created), !q.Drafted.Contains(h.Drafted):
		return false
	}
	return q.AllVersions || q.Document != "" || a.store.newest(h.SetID) == v
}

func matchesIDs(q *archive.Query, h *metadata.Header) bool {
	for _, o := range []struct{ want, got ident.OID }{
		{q.Search.Document, h.ID}, {q.SetID, h.SetID}, {q.Matter, h.Matter}, {q.Relationship, h.ClientRelationship}, {q.Search.Unit, h.Unit.ID},
	} {
		if o.want != "" && o.want != o.got {
			return false
		}
	}
	return q.Author.IsZero() || q.Author == h.Author.Registration
}

// matchesCodes compares the codes that a query names, service task and process
// among them (rule DOC-08).
func matchesCodes(q *archive.Query, h *metadata.Header) bool {
	for _, c := range []struct{ want, got string }{
		{string(q.Group), string(h.Group)}, {q.Type, h.Type.Value}, {q.SpecificType, h.SpecificType.Value}, {q.ServiceProcess, h.ServiceProcess.Value},
	} {
		if c.want != "" && c.want != c.got {
			return false
		}
	}
	return q.ServiceTask == "" || slices.Contains(tasksOf(h), q.ServiceTask)
}

// Rules about searches.
var (
	ruleOwnOnly = own("SRC-02", "S0", rule.Specified, "",
		"An own search returns nothing of other controllers.", "Oman rekisterin haku ei palauta toisten rekisterinpitäjien tietoja.")
	ruleAttributes = own("SRC-04", "C-1221, C-1277", rule.Specified, "",
		"Search by client id, service task, service process, document group, time, matter.",
		"Haku asiakkaan, palvelutehtävän, palveluprosessin, asiakirjaryhmän, ajan ja asian mukaan.")
	ruleTaskParameters = own("DOC-08", "C-1221, C-1277", rule.Specified, "",
		"Service task and process are usable as search parameters.", "Palvelutehtävä ja palveluprosessi ovat hakuehtoja.")
	ruleAccessSearch = own("REG-03", "K-RKO", rule.Inferred, rule.Error, // an empty success would hide from the vendor why
		"Before the right is recorded, a search in the organiser's register as register user is refused or empty.",
		"Ennen rekisterinkäyttöoikeutta haku järjestäjän rekisteristä hylätään.")
	ruleNoPermissionNeeded = own("REG-12", "K-DISC-EN", rule.Specified, "",
		"No luovutuslupa is needed between organiser and provider.", "Järjestäjän ja tuottajan välillä ei tarvita luovutuslupaa.")
	ruleBroadOld = own("OLD-06", "K-OLD-SV, C-1299", rule.Specified, "",
		"A cross-controller search with broad-right code returns old documents.", "Laajan tiedonhaun perusteella palautetaan myös vanhat asiakirjat.")
	rulePhaseI = own("OLD-07", "C-1299", rule.Specified, "",
		"The default block and the broad right hold for phase I documents too.", "Sama koskee I vaiheen asiakirjoja.")
	ruleDistinct = own("ID-04", "K-HETU", rule.Inferred, "",
		"Two codes equal but for the intermediate character are different persons; no code may normalise Y to - or B to A.",
		"Välimerkiltään eroavat tunnukset ovat eri henkilöitä.")
	ruleContinuation = own("ARC-04", "-", rule.Invented, rule.Error,
		"A continuation is one that the archive gave.", "Jatkohaku käyttää arkiston antamaa jatkotunnistetta.")
)

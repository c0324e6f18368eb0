package mock

import (
	"cmp"
	"slices"
	"time"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/consent"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// summary builds the summary of a client, relationships, matters and service
// tasks (rule KOO-01) and documents by type (rule KOO-02), from what the searcher
// could fetch (rule KOO-03), without contact data of anybody (rule TUR-04).
func (a *Archive) summary(q *archive.Query) *archive.Summary {
	s := &archive.Summary{}
	counts := map[documentKind]*archive.SummaryDocuments{}
	for _, v := range a.search(q) {
		switch v.header.Group {
		case metadata.GroupClientRelationship:
			if r := v.relationship(); r != nil {
				s.Relationships = append(s.Relationships, summaryRelationship(v.header, r))
			}
		case metadata.GroupMatter:
			s.Matters = append(s.Matters, summaryMatter(v.header))
		default:
			count(counts, v.header)
		}
	}
	for _, d := range counts {
		s.Documents = append(s.Documents, *d)
	}
	slices.SortFunc(s.Documents, func(a, b archive.SummaryDocuments) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(a.Type.Value, b.Type.Value), cmp.Compare(a.Task.Value, b.Task.Value))
	})
	return s
}

type documentKind struct {
	group      metadata.Group
	kind, task string
}

func count(counts map[documentKind]*archive.SummaryDocuments, h *metadata.Header) {
	var task metadata.Code
	if len(h.ServiceTasks) > 0 {
		task = h.ServiceTasks[0]
	}
	key := documentKind{h.Group, h.SpecificType.Value, task.Value}
	d := counts[key]
	if d == nil {
		d = &archive.SummaryDocuments{Group: h.Group, Type: h.SpecificType, Task: task}
		counts[key] = d
	}
	d.Count++
	d.Newest = later(d.Newest, h.Drafted)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func summaryRelationship(h *metadata.Header, r *consent.Relationship) archive.SummaryRelationship {
	out := archive.SummaryRelationship{ID: h.ClientRelationship, Controller: h.Controller, From: r.From, To: r.To}
	for _, t := range r.Tasks {
		task := archive.SummaryTask{Task: t.Task}
		for _, u := range t.Units {
			task.Units = append(task.Units, u.Unit)
		}
		out.Tasks = append(out.Tasks, task)
	}
	return out
}

func summaryMatter(h *metadata.Header) archive.SummaryMatter {
	m := archive.SummaryMatter{ID: h.Matter, Controller: h.Controller, Opened: h.MatterOpened, Closed: h.MatterClosed}
	if len(h.ServiceTasks) > 0 {
		m.Task = h.ServiceTasks[0]
	}
	return m
}

// StoredVersion is what the archivist sees of a stored version.
type StoredVersion struct {
	Header    *metadata.Header // must not be modified
	Document  []byte           // byte for byte
	Sender    ident.OID        // who stored it; a provider in outsourced service (rule REG-20)
	Cancelled bool             // the document is cancelled, by message or by the archivist
}

// Archivist returns every version in the registers of a controller, oldest
// first, with what is cancelled: the view of the archivist's user interface
// (arkistonhoitajan käyttöliittymä, rule NUL-05). It includes what providers have
// stored (rule REG-20), and no declarations of intent.
func (a *Archive) Archivist(controller ident.OID) []StoredVersion {
	a.mu.Lock()
	defer a.mu.Unlock()
	var out []StoredVersion
	for _, v := range a.store.order {
		if a.holder(v.header.Controller.ID) == a.holder(controller) && !v.header.Group.Declaration() {
			out = append(out, StoredVersion{v.header, v.source, v.sender, a.store.cancelled[v.header.SetID]})
		}
	}
	return out
}

// ArchivistCancel cancels a document of a controller's registers without a
// message, as the archivist may when there is no other way (rule NUL-04); old
// documents too (rule OLD-09). It reports whether there was such a document that
// was not cancelled before.
func (a *Archive) ArchivistCancel(controller, setID ident.OID) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	newest := a.store.newest(setID)
	if newest == nil || newest.header.Group.Declaration() || a.store.cancelled[setID] || a.holder(newest.header.Controller.ID) != a.holder(controller) {
		return false
	}
	a.store.cancelled[setID] = true
	return true
}

// Rules about the summary and the archivist.
var (
	ruleSummary = own("KOO-01", "-", rule.Inferred, "",
		"The summary gives matters, client relationships and service tasks of the client without content fetch.",
		"Kooste antaa asiakkaan asiat, asiakkuudet ja palvelutehtävät ilman sisältöjen hakua.")
	ruleRicherSummary = own("KOO-02", "S2", rule.Specified, "",
		"Phase II gives a richer summary: documents by type, too.", "II vaiheen kooste on laajempi: myös asiakirjat tyypeittäin.")
	ruleSummaryHides = own("KOO-03", "-", rule.Inferred, "",
		"The summary hides everything the searcher could not fetch.", "Kooste ei kerro mitään, mitä hakija ei voisi hakea.")
	ruleSummaryContacts = own("TUR-04", "-", rule.Inferred, "",
		"Prohibited contact data do not appear in the summary (kooste).", "Turvakiellon alaiset yhteystiedot eivät ole koosteessa.")
	ruleArchivistCancels = own("NUL-04", "K-ARKUI", rule.Specified, "",
		"Archivist nullifies only when no other way exists, and only in the own registers.", "Arkistonhoitaja mitätöi vain oman rekisterin asiakirjoja.")
	ruleArchivistSees = own("NUL-05", "K-ARKUI", rule.Specified, "",
		"Archivist sees content and metadata and can compare versions.", "Arkistonhoitaja näkee sisällön ja kuvailutiedot ja voi verrata versioita.")
	ruleArchivistOld = own("OLD-09", "K-OLD-SV", rule.Specified, "",
		"The archivist can nullify old documents.", "Arkistonhoitaja voi mitätöidä vanhan asiakirjan.")
	ruleArchivistProviders = own("REG-20", "K-ARKUI", rule.Specified, "",
		"Archivist of the organiser sees provider-made documents in the organiser's register.",
		"Järjestäjän arkistonhoitaja näkee tuottajan tallentamat asiakirjat.")
)

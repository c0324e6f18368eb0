package mock_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// TestSearchAttributes: each attribute finds what it names and nothing else
// (rules SRC-04, DOC-08).
func TestSearchAttributes(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Relationship())
	d.store(d.records.Matter())
	plan, err := d.records.Plan()
	d.store(plan, err)
	h, now := plan.Header, time.Now()
	for name, tc := range map[string]struct {
		s    archive.Search
		want int
	}{
		"group":                      {archive.Search{Group: metadata.GroupClientDocument}, 1},
		"general type":               {archive.Search{Type: "15"}, 1},
		"another general type":       {archive.Search{Type: "11"}, 0},
		"specific type":              {archive.Search{SpecificType: "15007"}, 1},
		"service task, DOC-08":       {archive.Search{ServiceTask: "24"}, 2},
		"another service task":       {archive.Search{ServiceTask: "10"}, 0},
		"service process, DOC-08":    {archive.Search{ServiceProcess: "3"}, 1},
		"another service process":    {archive.Search{ServiceProcess: "1"}, 0},
		"matter":                     {archive.Search{Matter: d.records.MatterOID}, 2},
		"another matter":             {archive.Search{Matter: "2.999.1"}, 0},
		"relationship":               {archive.Search{Relationship: d.records.RelationOID}, 1},
		"set id":                     {archive.Search{SetID: h.SetID}, 1},
		"document id":                {archive.Search{Document: h.ID}, 1},
		"unit":                       {archive.Search{Unit: county.Unit.ID}, 3},
		"another unit":               {archive.Search{Unit: "2.999.1"}, 0},
		"author":                     {archive.Search{Author: d.records.Worker.Registration}, 1},
		"created since":              {archive.Search{Created: archive.Interval{From: now.Add(-time.Hour)}}, 3},
		"created before":             {archive.Search{Created: archive.Interval{To: now.Add(-time.Hour)}}, 0},
		"drafted in":                 {archive.Search{Drafted: archive.Interval{From: now.Add(-time.Hour), To: now.Add(time.Hour)}}, 3},
		"drafted later":              {archive.Search{Drafted: archive.Interval{From: now.Add(time.Hour)}}, 0},
		"two attributes that differ": {archive.Search{Group: metadata.GroupMatter, Type: "15"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			tc.s.Client = d.records.Client.Code
			require.Equal(t, tc.want, d.found(tc.s))
		})
	}
}

// TestUnknownCodes: the mock refuses what can be no code (rule MSG-21), and answers
// a search for a code that it does not know with a warning (rule MSG-22).
func TestUnknownCodes(t *testing.T) {
	d := newDesk(t)
	require.Zero(t, d.found(archive.Search{Client: d.records.Client.Code, Group: "77"}))
	newer := string(d.mock.Journal()[0].Response)
	require.Contains(t, newer, "acknowledgementDetail")
	require.Contains(t, newer, "MSG-22")
	foreign := strings.Replace(string(d.mock.Journal()[0].Request), `code="77"`, `code="suunnitelma"`, 1)
	x := d.mock.Handle([]byte(foreign))
	require.Equal(t, archive.Rejected, x.Answer)
	require.Equal(t, []rule.ID{"MSG-21"}, x.Rules)
}

// TestOwnSearchStaysAtHome: an own search returns nothing of other controllers
// (rules SRC-01, SRC-02).
func TestOwnSearchStaysAtHome(t *testing.T) {
	d := newDesk(t)
	theirs, err := d.atController(firm)
	require.NoError(t, err)
	theirs.store(theirs.records.Matter())
	s := archive.Search{Client: d.records.Client.Code}
	require.Zero(t, d.found(s), "SRC-02")
	require.Equal(t, 1, theirs.found(s), "SRC-01")
}

// TestPages: a long answer comes on pages that together are the whole.
func TestPages(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Matter())
	var sent [][]byte
	for range 5 {
		sent = append(sent, d.store(d.records.Plan()))
	}
	s := archive.Search{Client: d.records.Client.Code, Group: metadata.GroupClientDocument}
	for _, size := range []int{0, 1, 2, 5, 7} {
		d.client.PageSize = size
		found, err := d.client.Search(t.Context(), s)
		require.NoError(t, err)
		require.Equal(t, sent, found, "page size %d", size)
	}
	d.client.PageSize = 2
	before := len(d.mock.Journal())
	for _, err := range d.client.Documents(t.Context(), s) {
		require.NoError(t, err)
		break
	}
	require.Len(t, d.mock.Journal(), before+1, "what is not asked for is not fetched")

	d.client.PageSize = 100_000
	_, err := d.client.Search(t.Context(), s)
	require.Contains(t, rulesOf(d, err), rule.ID("MSG-21"), "more than the archive gives at once")
}

// TestContinuationIsTheArchives: rule ARC-04.
func TestContinuationIsTheArchives(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Matter())
	for _, forged := range []string{"x", "-1", "0", "99", strings.Repeat("1", 40)} {
		d.client.Transport = rewriting{inProcess{d.mock}, `</parameterList>`, `<continuation><value value="` + forged + `"/></continuation></parameterList>`}
		_, err := d.client.Search(t.Context(), archive.Search{Client: d.records.Client.Code})
		require.Contains(t, rulesOf(d, err), rule.ID("ARC-04"), forged)
	}
	d.client.Transport = rewriting{inProcess{d.mock}, `</parameterList>`, `<unknown><value value="1"/></unknown></parameterList>`}
	_, err := d.client.Search(t.Context(), archive.Search{Client: d.records.Client.Code})
	require.Contains(t, rulesOf(d, err), rule.ID("MSG-21"), "a parameter that would be ignored")
}

// TestContinuationsTellNothing: a continuation shows no number, and is good for
// its own search alone (rules KIE-06 and ARC-04).
func TestContinuationsTellNothing(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Matter())
	for range 3 {
		d.store(d.records.Plan())
	}
	d.client.PageSize = 1
	s := archive.Search{Client: d.records.Client.Code}
	for _, err := range d.client.Documents(t.Context(), s) {
		require.NoError(t, err)
		break
	}
	journal := d.mock.Journal()
	given := regexp.MustCompile(`<continuation value="([^"]+)"`).FindStringSubmatch(string(journal[len(journal)-1].Response))[1]
	require.Greater(t, len(given), 40, "KIE-06: no number that could be counted")

	again := func(d *desk, continuation string, s archive.Search) error {
		c := *d.client
		c.Transport = rewriting{inProcess{d.mock}, `</parameterList>`, `<continuation><value value="` + continuation + `"/></continuation></parameterList>`}
		c.PageSize = 0
		_, err := c.Search(t.Context(), s)
		return err
	}
	require.ErrorContains(t, again(d, given, s), "lacks documents", "the archive gave it for this search, and a client that begins there misses the first page")
	theirs, err := d.atController(firm)
	require.NoError(t, err)
	for name, err := range map[string]error{
		"another client":    again(d, given, archive.Search{Client: d.records.Worker.Code}),
		"another sender":    again(theirs, given, s),
		"another register":  again(d, given, archive.Search{Client: s.Client, Controller: firm.Controller.ID}),
		"a changed one":     again(d, strings.ToUpper(given), s),
		"a shortened one":   again(d, given[:len(given)-1], s),
		"no continuation":   again(d, "AAAA", s),
		"another character": again(d, given+"=", s),
	} {
		require.Contains(t, rulesOf(d, err), rule.ID("ARC-04"), name)
	}
}

// TestPagesWhileStoring: what is stored between two pages moves nothing.
func TestPagesWhileStoring(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Matter())
	first, err := d.records.Plan()
	d.store(first, err)
	rest := [][]byte{d.store(d.records.Plan()), d.store(d.records.Plan())}
	d.client.PageSize = 1
	var found [][]byte
	for one, err := range d.client.Documents(t.Context(), archive.Search{Client: d.records.Client.Code, Group: metadata.GroupClientDocument}) {
		require.NoError(t, err)
		if found = append(found, one); len(found) == 1 {
			rest = append(rest, d.store(d.records.NextVersion(first.Header)))
		}
	}
	require.Equal(t, rest, found[1:], "nothing is left out and nothing comes twice; the newer version comes last")
}

// TestMetadataWithoutContent: headers come in full, contents do not.
func TestMetadataWithoutContent(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Matter())
	plan, err := d.records.Plan()
	d.store(plan, err)
	d.client.PageSize = 1
	headers, err := d.client.Metadata(t.Context(), archive.Search{Client: d.records.Client.Code})
	require.NoError(t, err)
	require.Len(t, headers, 2)
	require.Equal(t, plan.Header.ID, headers[1].ID)
	require.Empty(t, headers[1].Validate())
	journal := d.mock.Journal()
	require.NotContains(t, string(journal[len(journal)-1].Response), "json")
	require.Equal(t, 1, journal[len(journal)-1].Returned)
}

func TestFetchRelationshipAndMatter(t *testing.T) {
	d := newDesk(t)
	relationship := d.store(d.records.Relationship())
	matter := d.store(d.records.Matter())
	s := archive.Search{Client: d.records.Client.Code}
	found, err := d.client.Relationship(t.Context(), s)
	require.NoError(t, err)
	require.Equal(t, [][]byte{relationship}, found)
	found, err = d.client.Matters(t.Context(), s)
	require.NoError(t, err)
	require.Equal(t, [][]byte{matter}, found)
	one, err := d.client.Document(t.Context(), d.records.Client.Code, "2.999.1")
	require.NoError(t, err)
	require.Nil(t, one, "nothing, and not told why")
}

// TestSummary: rules KOO-01 to KOO-03 and TUR-04.
func TestSummary(t *testing.T) {
	d := newDesk(t)
	draft, err := d.records.Relationship()
	d.store(d.edited(draft, err, func(root map[string]any) {
		root["asiakas"].(map[string]any)["yhteystiedot"] = map[string]any{"puhelinnumero": "0405551234"}
	}), nil)
	d.store(d.records.Matter())
	d.store(d.records.Plan())
	d.store(d.records.Plan())
	s := archive.Search{Client: d.records.Client.Code}
	sum, err := d.client.Summary(t.Context(), s)
	require.NoError(t, err)
	require.Len(t, sum.Relationships, 1, "KOO-01")
	require.Equal(t, d.records.RelationOID, sum.Relationships[0].ID)
	require.Equal(t, "24", sum.Relationships[0].Tasks[0].Task.Value)
	require.Equal(t, county.Unit.ID, sum.Relationships[0].Tasks[0].Units[0].ID)
	require.Equal(t, d.records.MatterOID, sum.Matters[0].ID, "KOO-01")
	require.Equal(t, 2, sum.Documents[0].Count, "KOO-02: documents by type, too")
	require.Equal(t, "15007", sum.Documents[0].Type.Value)
	journal := d.mock.Journal()
	require.NotContains(t, string(journal[len(journal)-1].Response), "0405551234", "TUR-04: no contact data")

	theirs, err := d.atController(firm)
	require.NoError(t, err)
	s.Controller = county.Controller.ID
	sum, err = theirs.client.Summary(t.Context(), s)
	require.NoError(t, err)
	require.Equal(t, &archive.Summary{}, sum, "KOO-03: what a stranger cannot fetch is not summed up either")
}

// TestOldDocuments: rules OLD-01, OLD-05, OLD-06, OLD-07 and OLD-09.
func TestOldDocuments(t *testing.T) {
	for _, group := range []metadata.Group{metadata.GroupOld, metadata.GroupPhaseI} {
		d := newDesk(t)
		d.store(d.records.Relationship())
		old := d.oldDocument(group)
		d.store(old, nil) // OLD-01: there is a client relationship, and below there is none
		theirs, err := d.atController(firm)
		require.NoError(t, err)
		theirs.store(theirs.oldDocument(group), nil)
		d.mock.Inform(d.records.Client.Code)
		d.store(d.records.Permission(true))

		s := archive.Search{Client: d.records.Client.Code, Controller: firm.Controller.ID}
		require.Zero(t, d.found(s), "OLD-05, OLD-07: not disclosed by default")
		s.Reason = archive.SearchReason("1")
		require.Equal(t, 1, d.found(s), "OLD-06, OLD-07: the broad right reaches them")

		own := archive.Search{Client: d.records.Client.Code, Group: group}
		require.False(t, d.mock.ArchivistCancel(firm.Controller.ID, old.Header.SetID), "NUL-04: in the own registers only")
		require.True(t, d.mock.ArchivistCancel(county.Controller.ID, old.Header.SetID), "OLD-09")
		require.False(t, d.mock.ArchivistCancel(county.Controller.ID, old.Header.SetID), "once")
		require.Zero(t, d.found(own), "SRC-06")
		archivist := d.mock.Archivist(county.Controller.ID)
		require.True(t, archivist[len(archivist)-1].Cancelled, "NUL-05: the archivist still sees it")
	}
}

// oldDocument drafts a document without structured form.
func (d *desk) oldDocument(group metadata.Group) document.Draft {
	d.t.Helper()
	plan, err := d.records.Plan()
	require.NoError(d.t, err)
	h := plan.Header
	h.Group, h.ContentSpec, h.StructuredFormat, h.Signer = group, "", metadata.Code{}, nil
	return document.Draft{Header: h, Display: []byte(`<div xmlns="http://www.w3.org/1999/xhtml" class="soc-document" id="OID` + string(h.ID) + `">Suunnitelma</div>`)}
}

// TestTemporaryIdentifiers: rules TMP-01, TMP-02, TMP-05 and ID-04.
func TestTemporaryIdentifiers(t *testing.T) {
	d := newDesk(t)
	temporary, err := ident.ParseTemporaryID("1.2.246.10.1234567.22.2026", "140312A945T")
	require.NoError(t, err)
	code := d.records.Client.Code
	unknown := func(draft document.Draft, err error) document.Draft {
		draft = d.edited(draft, err, func(root map[string]any) {
			client := firstClient(root)
			delete(client, "henkilotunnus")
			client["tilapainen_yksilointitunnus"] = map[string]any{"system": string(temporary.Root()), "value": temporary.Reveal()}
		})
		draft.Header.Clients = []metadata.Client{draft.Header.Clients[0]}
		draft.Header.Clients[0].Code, draft.Header.Clients[0].Temporary = ident.PersonalCode{}, temporary
		return draft
	}
	matter := unknown(d.records.Matter())
	d.store(matter, nil)
	require.Equal(t, 1, d.found(archive.Search{Temporary: temporary}), "TMP-01: stored and found under the temporary identifier")
	require.Zero(t, d.found(archive.Search{Client: code}))

	draft, err := d.records.Matter()
	require.NoError(t, err)
	d.store(d.next(draft, matter.Header), nil)
	require.Equal(t, 1, d.found(archive.Search{Client: code}), "TMP-05: a new version brings the document under the code")

	other := unknown(d.records.Matter())
	other.Header.Clients[0].Born = ident.Date{Year: 1950, Month: 1, Day: 1}
	other.Header.Matter = "2.999.10.1234567.95.2026.3.99"
	other.Content = []byte(strings.Replace(string(other.Content), string(d.records.MatterOID), string(other.Header.Matter), 1))
	d.refused(other, "TMP-02")
	theirs, err := d.atController(firm)
	require.NoError(t, err)
	h := other.Header
	h.Controller, h.Organiser, h.ServiceCustomer, h.Unit = firm.Controller, firm.Controller, firm.Controller, firm.Unit
	theirs.store(other, nil) // TMP-02: each organisation keeps its own unique and is not told of another's
}

// TestIntermediateCharactersTellPeopleApart: rule ID-04.
func TestIntermediateCharactersTellPeopleApart(t *testing.T) {
	d := newDesk(t)
	d.records.Client.Code, d.records.Client.Born = mustCode(t, "140312A907T"), ident.Date{Year: 2012, Month: 3, Day: 14}
	d.store(d.records.Matter())
	require.Equal(t, 1, d.found(archive.Search{Client: mustCode(t, "140312A907T")}))
	require.Zero(t, d.found(archive.Search{Client: mustCode(t, "140312B907T")}), "ID-04: B is not A")
}

func mustCode(t *testing.T, s string) ident.PersonalCode {
	code, err := ident.ParsePersonalCode(s)
	require.NoError(t, err)
	return code
}

func firstClient(root map[string]any) map[string]any {
	if list, ok := root["asiakas"].([]any); ok {
		return list[0].(map[string]any)
	}
	return root["asiakas"].(map[string]any)
}

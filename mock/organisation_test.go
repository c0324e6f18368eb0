package mock_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/rule"
)

// finland is where the archive counts its days; package mock embeds the zones.
func finland() *time.Location {
	l, err := time.LoadLocation("Europe/Helsinki")
	if err != nil {
		panic(err)
	}
	return l
}

func onDay(days int) ident.Date { return ident.DateOf(time.Now().In(finland()).AddDate(0, 0, days)) }

// TestOrganisations: who may store at all (rules ID-07, ORG-04, YHT-01 to YHT-03).
func TestOrganisations(t *testing.T) {
	own := county.Controller.ID
	main := firm.Controller.ID
	for _, tc := range []struct {
		rule  rule.ID // empty when the document is stored
		name  string
		known map[ident.OID]mock.Organisation
	}{
		{"", "without a register nothing is judged", nil},
		{"", "ID-07: a known controller", map[ident.OID]mock.Organisation{own: {}}},
		{"", "ID-07: a known unit", map[ident.OID]mock.Organisation{own: {Units: []ident.OID{county.Unit.ID}}}},
		{"ID-07", "an unknown controller", map[ident.OID]mock.Organisation{main: {}}},
		{"ID-07", "an unknown unit", map[ident.OID]mock.Organisation{own: {Units: []ident.OID{"2.999.1"}}}},
		{"", "ORG-04: a controller that will cease", map[ident.OID]mock.Organisation{own: {Ceased: onDay(1)}}},
		{"ORG-04", "a controller that has ceased", map[ident.OID]mock.Organisation{own: {Ceased: onDay(0)}}},
		{"", "YHT-01: a member stores to its own register", map[ident.OID]mock.Organisation{own: {Private: true, MainJoiner: main, MemberUntil: onDay(0)}}},
		{"YHT-02", "a public member", map[ident.OID]mock.Organisation{own: {MainJoiner: main}}},
		{"YHT-03", "a member whose contract has ended", map[ident.OID]mock.Organisation{own: {Private: true, MainJoiner: main, MemberUntil: onDay(-1)}}},
	} {
		t.Run(string(tc.rule)+" "+tc.name, func(t *testing.T) {
			d := newDesk(t)
			d.mock.Organisations = tc.known
			draft, err := d.records.Relationship()
			if tc.rule == "" {
				d.store(draft, err)
				return
			}
			require.NoError(t, err)
			d.refused(draft, tc.rule)
		})
	}
}

// TestSearcherIsKnown: who may not store may not search either (rules ID-07,
// ORG-04, YHT-02 and YHT-03).
func TestSearcherIsKnown(t *testing.T) {
	own, other := county.Controller.ID, firm.Controller.ID
	for _, tc := range []struct {
		rule  rule.ID // empty when the search is answered
		name  string
		known map[ident.OID]mock.Organisation
	}{
		{"", "without a register nothing is judged", nil},
		{"", "a known sender and register", map[ident.OID]mock.Organisation{own: {}, other: {}}},
		{"ID-07", "an unknown sender", map[ident.OID]mock.Organisation{other: {}}},
		{"ID-07", "an unknown register", map[ident.OID]mock.Organisation{own: {}}},
		{"ID-07", "an unknown unit", map[ident.OID]mock.Organisation{own: {Units: []ident.OID{"2.999.1"}}, other: {}}},
		{"", "a sender that will cease", map[ident.OID]mock.Organisation{own: {Ceased: onDay(1)}, other: {}}},
		{"ORG-04", "a sender that has ceased", map[ident.OID]mock.Organisation{own: {Ceased: onDay(0)}, other: {}}},
		{"", "a member on its last day", map[ident.OID]mock.Organisation{own: {Private: true, MainJoiner: other, MemberUntil: onDay(0)}, other: {}}},
		{"YHT-02", "a public member", map[ident.OID]mock.Organisation{own: {MainJoiner: other}, other: {}}},
		{"YHT-03", "a member whose contract has ended", map[ident.OID]mock.Organisation{own: {Private: true, MainJoiner: other, MemberUntil: onDay(-1)}, other: {}}},
	} {
		t.Run(string(tc.rule)+" "+tc.name, func(t *testing.T) {
			d := newDesk(t)
			d.mock.Organisations = tc.known
			_, err := d.client.Search(t.Context(), archive.Search{Client: d.records.Client.Code, Controller: other})
			if tc.rule == "" {
				require.NoError(t, err)
				return
			}
			require.Contains(t, rulesOf(d, err), tc.rule)
		})
	}
}

// TestDaysAreFinlands: a day begins at midnight in Finland, wherever the host
// stands (rule ORG-04).
func TestDaysAreFinlands(t *testing.T) {
	for _, tc := range []struct {
		at     time.Time
		ceased bool
	}{
		{time.Date(2026, 1, 14, 21, 59, 0, 0, time.UTC), false}, // 23.59 in winter
		{time.Date(2026, 1, 14, 22, 0, 0, 0, time.UTC), true},
		{time.Date(2026, 7, 14, 20, 59, 0, 0, time.UTC), false}, // 23.59 in summer
		{time.Date(2026, 7, 14, 21, 0, 0, 0, time.UTC), true},
		{time.Date(2026, 7, 14, 23, 30, 0, 0, time.FixedZone("", 4*60*60)), false},
	} {
		d := newDesk(t)
		d.mock.Now = func() time.Time { return tc.at }
		d.mock.Organisations = map[ident.OID]mock.Organisation{county.Controller.ID: {Ceased: ident.Date{Year: 2026, Month: tc.at.UTC().Month(), Day: 15}}}
		_, err := d.client.Search(t.Context(), archive.Search{Client: d.records.Client.Code})
		if !tc.ceased {
			require.NoError(t, err, "%v", tc.at)
			continue
		}
		require.Contains(t, rulesOf(d, err), rule.ID("ORG-04"), "%v", tc.at)
	}
}

// TestMemberStoresToItsOwnRegister: not to its main joiner's (rule YHT-01).
func TestMemberStoresToItsOwnRegister(t *testing.T) {
	d := newDesk(t)
	d.mock.Organisations = map[ident.OID]mock.Organisation{county.Controller.ID: {Private: true, MainJoiner: firm.Controller.ID}, firm.Controller.ID: {Private: true}}
	draft, err := d.records.Relationship()
	require.NoError(t, err)
	draft.Header.Controller = firm.Controller
	d.refused(draft, "YHT-01")
}

// TestPrivateProvider: what a controller of kind 2 may not do (rules ID-08 and
// DSC-07).
func TestPrivateProvider(t *testing.T) {
	d := newDesk(t)
	theirs, err := d.atController(firm)
	require.NoError(t, err)
	theirs.store(theirs.records.Matter())
	s := archive.Search{Client: d.records.Client.Code, Controller: firm.Controller.ID, Reason: archive.SearchReason("1")}
	require.Equal(t, 1, d.found(s), "ID-08: kind 1, an authority, has the broad right")
	d.mock.Organisations = map[ident.OID]mock.Organisation{county.Controller.ID: {Private: true}, firm.Controller.ID: {}}
	_, err = d.client.Search(t.Context(), s)
	require.Equal(t, []rule.ID{"DSC-07"}, rulesOf(d, err), "ID-08: kind 2, a private provider, has not")
}

// TestChangeOfController: rules ORG-01, ORG-02 and ORG-03.
func TestChangeOfController(t *testing.T) {
	organiser, provider := withAccess(t, provider{firm.Unit, "24", day(-9), ""})
	plan := provider.outsourced(county)
	provider.store(plan, nil)
	successor, err := organiser.atController(unitedCounty)
	require.NoError(t, err)
	s := archive.Search{Client: organiser.records.Client.Code}
	require.Zero(t, successor.found(s), "before the change the register is another's")

	organiser.mock.Inform(organiser.records.Client.Code)
	organiser.store(organiser.records.DenyDocument(plan.Header.SetID))
	organiser.mock.Organisations = map[ident.OID]mock.Organisation{
		county.Controller.ID: {Ceased: onDay(0), Successor: unitedCounty.Controller.ID}, unitedCounty.Controller.ID: {}, firm.Controller.ID: {},
	}
	require.Equal(t, 3, successor.found(s), "ORG-01: the new controller finds the documents as own; ORG-02: denials do not limit it")
	s.Controller, s.RegisterAccess = unitedCounty.Controller.ID, true
	require.Equal(t, 2, provider.found(s), "ORG-03: the provider's right goes on")

	next := provider.next(provider.outsourced(unitedCounty), plan.Header)
	provider.store(next, nil)
	old := provider.outsourced(county)
	provider.refused(old, "ORG-04")
	organiser.client.Party.Organiser = county.Controller.ID
	_, err = organiser.client.Search(t.Context(), archive.Search{Client: organiser.records.Client.Code, Controller: unitedCounty.Controller.ID})
	require.Contains(t, rulesOf(organiser, err), rule.ID("ORG-04"), "the old controller is no more")
}

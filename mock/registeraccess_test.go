package mock_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/rule"
)

func day(days int) string { return onDay(days).String() }

// withAccess is a desk at the county, whose asiakkuusasiakirja of the client
// names providers, and a desk at the firm.
func withAccess(t *testing.T, providers ...provider) (organiser, theirs *desk) {
	organiser = newDesk(t)
	theirs = organiser.atProvider(firm)
	relationship, err := organiser.records.Relationship()
	organiser.store(organiser.edited(relationship, err, served(providers...)), nil)
	organiser.store(organiser.records.Matter())
	return organiser, theirs
}

// TestRegisterAccess: a provider stores to the organiser's register when the
// organiser has recorded its unit (rules REG-01 to REG-06, REG-21).
func TestRegisterAccess(t *testing.T) {
	ours := firm.Unit
	for _, tc := range []struct {
		name      string
		providers []provider
		behind    rule.ID // the rule that the journal names; empty when the store is accepted
	}{
		{"REG-01: the unit and its start date are recorded", []provider{{ours, "24", day(0), ""}}, ""},
		{"REG-01: the last day counts", []provider{{ours, "24", day(-9), day(0)}}, ""},
		{"REG-01: one of two spans is enough", []provider{{ours, "24", day(-9), day(-5)}, {ours, "24", day(-1), ""}}, ""},
		{"REG-04: nothing is recorded for this client", nil, "REG-04"},
		{"REG-05: another unit of the same provider", []provider{{unitOf(firm, "2"), "24", day(0), ""}}, "REG-05"},
		{"REG-06: before the start date", []provider{{ours, "24", day(1), ""}}, "REG-06"},
		{"REG-06: after the end date", []provider{{ours, "24", day(-9), day(-1)}}, "REG-06"},
		{"REG-21: another service task", []provider{{ours, "10", day(0), ""}}, "REG-21"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, theirs := withAccess(t, tc.providers...)
			plan := theirs.outsourced(county)
			if tc.behind == "" {
				theirs.store(plan, nil)
				return
			}
			theirs.refused(plan, "REG-02")
			journal := theirs.mock.Journal()
			last := journal[len(journal)-1]
			require.Equal(t, []rule.ID{tc.behind}, last.Reasons, "the journal says why")
			require.NotContains(t, string(last.Response), tc.behind, "the answer does not")
			require.Contains(t, string(last.Response), archive.DefaultProfile().ErrorAccess.Value)
		})
	}
}

// TestRegisterAccessIsPerClient: the right gives nothing on other clients (rule
// REG-04).
func TestRegisterAccessIsPerClient(t *testing.T) {
	organiser, theirs := withAccess(t, provider{firm.Unit, "24", day(0), ""})
	organiser.records.Client.Code, theirs.records.Client.Code = organiser.records.Worker.Code, organiser.records.Worker.Code
	organiser.records.Client.Born, theirs.records.Client.Born = organiser.records.Worker.Code.BirthDate(), organiser.records.Worker.Code.BirthDate()
	theirs.refused(theirs.outsourced(county), "REG-02")
}

// TestSearchByRegisterAccess: rules REG-03, REG-12, REG-16 and REG-21.
func TestSearchByRegisterAccess(t *testing.T) {
	organiser, theirs := withAccess(t, provider{firm.Unit, "24", day(0), ""})
	organiser.store(organiser.records.Plan())
	s := archive.Search{Client: organiser.records.Client.Code, Controller: county.Controller.ID, RegisterAccess: true}
	require.Equal(t, 2, theirs.found(s), "REG-16: the provider reads the plan and its matter; REG-12: no permission is needed")
	s.Group = metadata.GroupClientRelationship
	require.Zero(t, theirs.found(s), "the asiakkuusasiakirja is about every unit")
	s.Group = ""

	other, err := organiser.records.Plan()
	require.NoError(t, err)
	other.Header.ServiceTasks = []metadata.Code{metadata.ServiceTasks.Code("10")}
	organiser.store(other, nil)
	require.Equal(t, 2, theirs.found(s), "REG-21: documents of other tasks stay closed")

	stranger := organiser.atProvider(scenario.NewOrganisation(5555555, "Toinen Oy"))
	_, err = stranger.client.Search(t.Context(), s)
	require.Contains(t, rulesOf(stranger, err), rule.ID("REG-03"), "REG-03: no right, no search")
	journal := organiser.mock.Journal()
	require.Equal(t, []rule.ID{"REG-05"}, journal[len(journal)-1].Reasons, "the journal says why")
	require.NotContains(t, string(journal[len(journal)-1].Response), "REG-05", "the answer does not")
}

// TestAfterRegisterAccess: rules REG-15, REG-18, REG-19, REG-20 and REG-24.
func TestAfterRegisterAccess(t *testing.T) {
	organiser, theirs := withAccess(t, provider{firm.Unit, "24", day(-9), ""})
	plan := theirs.outsourced(county)
	theirs.store(plan, nil)
	s := archive.Search{Client: organiser.records.Client.Code, Group: metadata.GroupClientDocument}
	require.Equal(t, 1, organiser.found(s), "REG-15: the organiser reads what the provider stored")
	archivist := organiser.mock.Archivist(county.Controller.ID)
	require.Equal(t, firm.Controller.ID, archivist[len(archivist)-1].Sender, "REG-20: the archivist sees it, too")

	theirs.store(theirs.next(theirs.outsourced(county), plan.Header), nil)
	organisers, err := organiser.records.Plan()
	organiser.store(organisers, err)
	theirs.refused(theirs.next(theirs.outsourced(county), organisers.Header), "REG-19")

	relationship := organiser.mock.Archivist(county.Controller.ID)[0].Header
	draft, err := organiser.records.Relationship()
	gone := organiser.next(organiser.edited(draft, err, served()), relationship)
	organiser.refused(gone, "REG-24")
	draft, err = organiser.records.Relationship()
	ended := organiser.next(organiser.edited(draft, err, served(provider{firm.Unit, "24", day(-9), day(-1)})), relationship)
	organiser.store(ended, nil)
	theirs.refused(theirs.outsourced(county), "REG-02")
	require.Equal(t, 2, organiser.found(s), "REG-18: the provider's documents stay")
}

// TestRegisterAccessIsOfTheSendersUnit: nobody reads under the name of another
// organisation's unit (rule REG-05).
func TestRegisterAccessIsOfTheSendersUnit(t *testing.T) {
	organiser, theirs := withAccess(t, provider{firm.Unit, "24", day(0), ""})
	stranger := organiser.atProvider(scenario.NewOrganisation(5555555, "Toinen Oy"))
	s := archive.Search{Client: organiser.records.Client.Code, Controller: county.Controller.ID, RegisterAccess: true}
	own, other := firm.Controller.ID, stranger.client.Party.Organiser
	stranger.client.Party.Unit = firm.Unit
	for name, known := range map[string]map[ident.OID]mock.Organisation{
		"by the branch of OIDs": nil,
		"by the register":       {county.Controller.ID: {}, own: {}, other: {}},
		"by the list of units":  {county.Controller.ID: {}, own: {Units: []ident.OID{firm.Unit.ID}}, other: {Units: []ident.OID{"2.999.1"}}},
	} {
		t.Run(name, func(t *testing.T) {
			organiser.mock.Organisations = known
			_, err := stranger.client.Search(t.Context(), s)
			require.Contains(t, rulesOf(stranger, err), rule.ID("REG-03"))
			journal := organiser.mock.Journal()
			require.Equal(t, []rule.ID{"REG-05"}, journal[len(journal)-1].Reasons)
			require.Equal(t, 1, theirs.found(s), "the unit's own organisation reads")
		})
	}
	organiser.mock.Organisations = map[ident.OID]mock.Organisation{
		county.Controller.ID: {}, own: {Ceased: onDay(0), Successor: other}, other: {Units: []ident.OID{"2.999.1"}},
	}
	require.Equal(t, 1, stranger.found(s), "ORG-01: the units go over to the successor")
}
